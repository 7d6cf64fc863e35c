"""The breach report. Exact and unheated; failures first, because that is the question before the court.

Order of parts: the design of the paper, section 6, breach report.
"""

from typing import ClassVar

from casework.case_file import CaseFile
from casework.trouble import Trouble
from printing.attendance_table import attendance_table
from printing.breach_case import BreachCase, offences_of, order_in_breach
from printing.content import Block, Content, Fact, Facts, Heading, Paragraph, Signatures, Signer, words
from printing.court_report import CourtReport, reporting_restriction, subjects_of
from printing.documents import COPY_FOR, Check, Document, Template
from printing.failures_table import failures_table
from printing.fixed_words import fixed
from printing.report_facts import made_by, order_fact
from printing.requirements_table import requirements_table
from printing.wording import NOT_RECORDED, clean

TITLE = "Breach report"
SECTIONS = ("response", "proposal")
"""What its author writes; everything before it is the record's."""


class BreachReport(Document, frozen=True, kw_only=True):
    """The report to the court on an order that was not kept to."""

    kind: ClassVar[str] = "breach_report"


def breach_report(document: BreachReport, case_file: CaseFile) -> Content:
    """The words of the report.

    Raises PaperNotReady where no failure is recorded, WordsNotForReport or TwoVersions.
    """
    made = CourtReport(document, case_file)
    breach = _case(document, case_file)
    order, name = breach.order, made.name
    breach.refuse_two_versions(tuple(made.used()))
    blocks: list[Block] = [
        Facts(tuple(_facts(made, breach))),
        made.brief(breach.sentences(name)),
        Heading("Failures to comply", numbered=True),
        failures_table(case_file, order, breach.found, made.never, document.service.address),
        Heading("What the order requires", numbered=True),
        requirements_table(case_file, order, breach.found, made.never),
        Heading("Attendance since the order began", numbered=True),
        attendance_table(case_file, breach.found, made.never),
        Heading(f"How {name} has responded", numbered=True),
        *made.text.blocks("response"),
        Heading("Proposal", numbered=True),
        *made.proposal(),
        Paragraph(words(*fixed("declaration", document.service).said()), about="The declaration"),
        Signatures((Signer(officer(made, breach), "Responsible officer"), Signer(made.front.checker(), "Checked by"))),
        reporting_restriction(document.service),
    ]
    return made.content(TITLE, made_by(order), blocks)


def _case(document: BreachReport, case_file: CaseFile) -> BreachCase:
    order = order_in_breach(case_file, document.today)
    return BreachCase(case_file, order, document.today, document.service)


def officer(made: CourtReport, breach: BreachCase) -> str:
    """The responsible officer of the order; else the author of the report."""
    return clean(breach.order.responsible_officer or "") or made.front.author()


def _facts(made: CourtReport, breach: BreachCase) -> list[Fact]:
    front = made.front
    offences = made.never.passed(offences_of(made.case_file, breach.order), "Offence")
    return [
        *front.child(),
        *front.home(),
        front.household(),
        order_fact(made.case_file, breach.order),
        Fact("Offences", offences or NOT_RECORDED, wide=True),
        *([Fact("Hearing", front.court(), wide=True)] if front.hearing else []),
        Fact("Officer", officer(made, breach)),
        front.checked(),
    ]


def _checks(document: BreachReport, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    made = CourtReport(document, case_file)
    breach = _case(document, case_file)
    by = breach.to_be_laid_by()
    laid = (Check(f"The information is to be laid by {by}."),) if by else ()
    return (*breach.checks(), *laid, *made.text.checks(SECTIONS))


TEMPLATE = Template(
    document=BreachReport,
    content=breach_report,
    subjects=subjects_of("breach"),
    nothing=Trouble(
        "No breach report has been begun in this case.",
        "Nothing was printed, and nothing in the case has changed.",
        "Add a report of that kind under Around the offences, and print it again.",
    ),
    checks=_checks,
    choices=(COPY_FOR,),
    needs_countersigning=True,
)
