"""The referral order report: what the panel reads before it meets the child, in plain words.

Standard content: DOMAIN section 7: offence, assessment, ideas for the contract; the part about the person who was
harmed can be separated. It is on a sheet of its own, is not for the child, and is off unless somebody asks for it.
"""

from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.orders import Order
from casework.plans import Panel
from casework.trouble import Trouble
from printing.content import Block, Content, Fact, Facts, Heading, NewPage, Paragraph, bold
from printing.court_report import CourtReport, assessment_checks, subjects_of
from printing.documents import Check, Choice, ChoiceKind, Document, Template
from printing.errors import PaperNotReady
from printing.judgement_table import behind, judgement_sentence, judgement_table
from printing.offence_table import offence_table, offences_under
from printing.report_facts import made_by, order_fact
from printing.two_versions import refuse_two_versions
from printing.wording import NOT_RECORDED, clean, day_and_date

TITLE = "Report for the panel"
SECTIONS = ("brief", "offences", "child", "ideas")
"""What its author writes for everybody who is at the panel."""
HARMED = "harmed"
HARMED_HEADING = "The person who was harmed: not for the child"
NOT_FOR_THE_CHILD = "This sheet is for the panel only. Take it out before the child or their family has the report."
ORDER = "referral_order"


class ReferralOrderReport(Document, frozen=True, kw_only=True):
    """The report for the first panel. `with_harmed_part`: the last sheet is about the person who was harmed."""

    kind: ClassVar[str] = "referral_order_report"

    with_harmed_part: bool = False


def referral_order_report(document: ReferralOrderReport, case_file: CaseFile) -> Content:
    """The words of the report.

    Raises PaperNotReady where there is no referral order, WordsNotForReport or TwoVersions.
    """
    made = CourtReport(document, case_file)
    order = _order(case_file)
    panel = _panel(case_file, order)
    day = panel.date if panel else None
    offences = offences_under(case_file, order)
    judgement = behind(case_file, made.report)
    refuse_two_versions(case_file, [*made.used(), order, panel, *offences, judgement])
    name = made.name
    blocks: list[Block] = [
        Facts(tuple(_facts(made, order, panel))),
        Heading("Offences", second=True),
        offence_table(case_file, offences, made.never),
        made.brief(judgement_sentence(case_file, judgement), request=False),
        Heading("What happened", numbered=True),
        *made.text.blocks("offences"),
        Heading(f"About {name}", numbered=True),
        *made.text.blocks("child"),
        Heading("What we think could go wrong", numbered=True),
        judgement_table(case_file, judgement, made.never),
        Heading("Ideas for the contract", numbered=True),
        *made.text.blocks("ideas"),
        *made.signatures(checked=False, restricted=False),
        *_harmed(document, made),
    ]
    when = f"For the panel on {day_and_date(day)}" if day else made_by(order)
    return made.content(TITLE, when, blocks)


def _order(case_file: CaseFile) -> Order:
    found = next((one for one in case_file.orders if one.kind == ORDER), None)
    if found is None:
        raise PaperNotReady(
            "No referral order is recorded in this case.",
            "Enter it under Offences and court, and make the report again.",
        )
    return found


def _panel(case_file: CaseFile, order: Order) -> Panel | Contact | None:
    """The panel the report is for, the first of the order: as a meeting of the panel, else as the contact it is."""
    meetings = (one for one in reversed(case_file.of(Panel)) if one.order == order.id)
    contacts = (one for one in reversed(case_file.contacts) if one.order == order.id and one.kind == "panel")
    return next(meetings, None) or next(contacts, None)


def _facts(made: CourtReport, order: Order, panel: Panel | Contact | None) -> list[Fact]:
    at = panel.time if isinstance(panel, Panel) else panel.start if panel else None
    hour = f", {said.clock_24(at)}" if at else ""
    when = f"{day_and_date(panel.date)}{hour}" if panel and panel.date else NOT_RECORDED
    return [
        *made.front.child(),
        *made.front.home(),
        made.front.household(),
        Fact("Made by", clean(order.court or "") or NOT_RECORDED),
        Fact("Panel", when),
        order_fact(made.case_file, order),
        made.front.written(),
        made.front.quality_checked(),
    ]


def _harmed(document: ReferralOrderReport, made: CourtReport) -> tuple[Block, ...]:
    """The last sheet, without identity: what its author wrote about the person, read for every name we know."""
    if not document.with_harmed_part:
        return ()
    own = made.text.blocks(HARMED, numbered=False)
    return (NewPage(), Heading(HARMED_HEADING), Paragraph(bold(NOT_FOR_THE_CHILD)), *own)


def _checks(document: ReferralOrderReport, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    made = CourtReport(document, case_file)
    harmed = (
        Check("Its last sheet is about the person who was harmed. It is not for the child.", needs_you=True)
        if document.with_harmed_part
        else Check("Nothing about the person who was harmed is in it.")
    )
    sections = (*SECTIONS, HARMED) if document.with_harmed_part else SECTIONS
    return (
        harmed,
        *made.text.checks(sections, request=False),
        *assessment_checks(behind(case_file, made.report)),
    )


TEMPLATE = Template(
    document=ReferralOrderReport,
    content=referral_order_report,
    subjects=subjects_of("referral_order_report"),
    nothing=Trouble(
        "No referral order report has been begun in this case.",
        "Nothing was printed, and nothing in the case has changed.",
        "Add a report of that kind under Around the offences, and print it again.",
    ),
    checks=_checks,
    choices=(
        Choice(
            field="with_harmed_part",
            words="With a last sheet about the person who was harmed",
            kind=ChoiceKind.YES_NO,
        ),
    ),
)
