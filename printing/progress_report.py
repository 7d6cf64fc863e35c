"""The progress report: how an order goes, between sentence and its end.

Standard content: DOMAIN section 7: order, compliance table, reasons, proposal [types S37].
"""

from typing import ClassVar

from casework.case_file import CaseFile
from casework.orders import Order
from casework.standing import main_order, requirements_of
from casework.trouble import Trouble
from printing.attendance_table import attendance, attendance_table
from printing.content import Block, Content, Facts, Heading
from printing.court_report import CourtReport, attendance_checks, kept_sentence, subjects_of
from printing.documents import COPY_FOR, Check, Document, Template
from printing.errors import PaperNotReady
from printing.judgement_table import behind, judgement_sentence
from printing.report_facts import made_by, order_fact
from printing.requirements_table import requirements_table
from printing.two_versions import refuse_open_contacts, refuse_two_versions

TITLE = "Progress report"
SECTIONS = ("brief", "response", "proposal")
"""What its author writes."""


class ProgressReport(Document, frozen=True, kw_only=True):
    """A report on an order that runs."""

    kind: ClassVar[str] = "progress_report"


def progress_report(document: ProgressReport, case_file: CaseFile) -> Content:
    """The words of the report.

    Raises PaperNotReady where no order runs, WordsNotForReport or TwoVersions.
    """
    made = CourtReport(document, case_file)
    order = _order(case_file)
    judgement = behind(case_file, made.report)
    refuse_two_versions(case_file, [*made.used(), order, judgement, *requirements_of(case_file, order)])
    refuse_open_contacts(case_file, [one for one in case_file.contacts if one.order in (order.id, None)])
    found = attendance(case_file, order, document.today)
    name = made.name
    blocks: list[Block] = [
        Facts(
            (
                *made.front.child(),
                *made.front.home(),
                made.front.household(),
                order_fact(case_file, order),
                *made.front.ordered(),
                made.front.written(),
                made.front.quality_checked(),
            )
        ),
        made.brief([kept_sentence(name, found, "statutory appointment"), *judgement_sentence(case_file, judgement)]),
        Heading("What the order requires", numbered=True),
        requirements_table(case_file, order, found, made.never),
        Heading("Attendance since the order began", numbered=True),
        attendance_table(case_file, found, made.never),
        Heading(f"How {name} has responded", numbered=True),
        *made.text.blocks("response"),
        Heading("Proposal", numbered=True),
        *made.proposal(),
        *made.signatures(checked=False),
    ]
    where = made.front.court() if made.front.hearing else made_by(order)
    return made.content(TITLE, where, blocks)


def _order(case_file: CaseFile) -> Order:
    order = main_order(case_file)
    if order is None:
        raise PaperNotReady(
            "No order runs in this case, so there is no progress to report on.",
            "Enter the order under Offences and court, and make the report again.",
        )
    return order


def _checks(document: ProgressReport, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    made = CourtReport(document, case_file)
    return (
        *made.text.checks(SECTIONS),
        *attendance_checks(attendance(case_file, _order(case_file), document.today)),
    )


TEMPLATE = Template(
    document=ProgressReport,
    content=progress_report,
    subjects=subjects_of("progress"),
    nothing=Trouble(
        "No progress report has been begun in this case.",
        "Nothing was printed, and nothing in the case has changed.",
        "Add a report of that kind under Around the offences, and print it again.",
    ),
    checks=_checks,
    choices=(COPY_FOR,),
)
