"""Case B, Juniper Vexley: what Imogen has written of the breach report, which waits for the decision."""

from casework.working_days import add_working_days
from central.demo.case_b_contacts import Missed
from central.demo.folder import Folder
from central.demo.staff import IMOGEN


def write_report(case: Folder, missed: list[Missed], paper: str) -> None:
    """The report and its sections. Failures, warnings and attendance are not in it: they are in the record."""
    last = missed[-1]
    report = case.write(
        "report",
        "breach",
        kind="breach",
        ordered_on=last.rang,
        due_on=add_working_days(last.day, 5),
        author=IMOGEN.name,
        state="draft",
        proposal="yro",
        proposal_note="We ask the court to let the order continue, with weekly supervision for two months.",
        document=paper,
    )
    for section, text in SECTIONS.items():
        case.write("report_section", f"breach {section}", report=report, section=section, text=text)


SECTIONS = {
    "response": (
        "Juniper engaged well for the first six weeks and again from mid October. Each failure followed a change at "
        "home. She has said that she finds late afternoon appointments hard to keep because of college transport.\n\n"
        "She finished her curfew without a failure. Her education, health and care plan is in place and her college "
        "reports steady attendance."
    ),
    "proposal": (
        "The order is working in part. We ask the court to let the order continue, with weekly supervision for two "
        "months. We would move appointments to 13:00 on college days and send a reminder by text on the morning.\n\n"
        "If the court decides to deal with the breach in another way, we ask for the opportunity to say how it could "
        "be carried out."
    ),
}
