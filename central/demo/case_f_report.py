"""Case F, Linnet Hawksmere-Oyelaran: what Imogen wrote for the court when the order moved here."""

from central.demo.folder import Folder
from central.demo.staff import IMOGEN, WREN


def write_report(case: Folder) -> None:
    """A progress report for the court that made the order, which named Thornwick in it. Sent."""
    days = case.days
    report = case.write(
        "report",
        "progress",
        kind="progress",
        ordered_on=days.working(-63),
        ordered_by="Ravenscar Youth Court",
        due_on=days.working(-49),
        author=IMOGEN.name,
        state="sent",
        quality_checked_on=days.working(-52),
        quality_checked_by=WREN.name,
        sent_on=days.working(-51),
        sent_to="The court office at Ravenscar",
        proposal="yro",
        proposal_note="We ask that the order goes on as it is, with Thornwick named in it.",
    )
    for section, text in SECTIONS.items():
        case.write("report_section", f"progress {section}", report=report, section=section, text=text)


SECTIONS = {
    "brief": "Linnet has moved to Port Aldermere to begin an apprenticeship. She has kept to her order in both places.",
    "response": (
        "Linnet has come to each appointment, most often early and between two shifts. She has nearly finished her "
        "hours at the attendance centre.\n\n"
        "She has found it hard to begin again with people she did not know, and said so. What helped her was that the "
        "worker stayed the same from the first week."
    ),
    "proposal": (
        "We ask that the order goes on as it is, with Thornwick named in it. Linnet wants to finish what she began:\n"
        "- her appointments, twice a month, on her day off;\n"
        "- what is left of her hours at the attendance centre.\n\n"
        "Her employer knows that she has appointments and gives her the time."
    ),
}
