"""The stand-down report: written at court, on the day, from a recent assessment, in one or two pages, offline.

Source: DOMAIN section 7: same day, 1-2 pages, needs a recent assessment.
"""

from typing import ClassVar

from casework.case_file import CaseFile
from casework.court import Offence
from casework.orders import Judgement
from casework.report_rules import may_be_reused, significant_changes
from casework.standing import BEFORE_SENTENCE
from casework.trouble import Trouble
from printing.attendance_table import attendance
from printing.content import Block, Content, Facts, Heading, Paragraph, words
from printing.court_report import CourtReport, attendance_checks, kept_sentence, responded_to, subjects_of, unit
from printing.documents import COPY_FOR, Check, Document, Template
from printing.errors import PaperNotReady
from printing.judgement_table import behind, judgement_sentence, judgement_table
from printing.offence_table import offence_table, offences_at
from printing.two_versions import refuse_open_contacts, refuse_two_versions
from printing.wording import long_date

TITLE = "Stand-down report"
SECTIONS = ("brief", "offences", "child", "proposal")
"""What its author writes: no more than a court reads while it waits."""
INSTEAD = "Give the court a spoken report, or ask for time for a pre-sentence report."


class StandDownReport(Document, frozen=True, kw_only=True):
    """The report of the day."""

    kind: ClassVar[str] = "stand_down_report"


def stand_down_report(document: StandDownReport, case_file: CaseFile) -> Content:
    """The words of the report.

    Raises PaperNotReady where there is no recent assessment to rest it on, WordsNotForReport or TwoVersions.
    """
    made = CourtReport(document, case_file)
    offences = offences_at(case_file, made.front.hearing)
    judgement = recent_assessment(made, offences)
    order = responded_to(case_file)
    refuse_two_versions(case_file, [*made.used(), *offences, judgement, order])
    refuse_open_contacts(case_file, [one for one in case_file.contacts if order and one.order in (order.id, None)])
    kept = []
    if order:
        kept.append(kept_sentence(made.name, attendance(case_file, order, document.today), unit(order)))
    blocks: list[Block] = [
        Facts((*made.front.child(), *made.front.home(), made.front.bail(), made.front.written())),
        Heading("Offences", second=True),
        offence_table(case_file, offences, made.never),
        made.brief([*kept, *judgement_sentence(case_file, judgement)]),
        Heading("What this report rests on", numbered=True),
        Paragraph(words(_rests_on(judgement)), numbered=True),
        Heading("The offences", numbered=True),
        *made.text.blocks("offences"),
        Heading("The child and circumstances", numbered=True),
        *made.text.blocks("child"),
        Heading("Risk and safety", numbered=True),
        judgement_table(case_file, judgement, made.never),
        Heading("Proposal", numbered=True),
        *made.proposal(),
        *made.signatures(checked=False),
    ]
    return made.content(TITLE, made.front.court(), blocks)


def recent_assessment(made: CourtReport, offences: tuple[Offence, ...]) -> Judgement:
    """The assessment the report rests on.

    It may be used if it is under 3 months old, was signed for, and nothing significant has changed since
    (`casework.report_rules`). The offences before the court today, and bail for them, are what the report is about, and
    no such change.
    Raises PaperNotReady with the reason.
    """
    case_file, document = made.case_file, made.document
    judgement = behind(case_file, made.report)
    if judgement is None:
        raise PaperNotReady("There is no assessment that a stand-down report could rest on.", INSTEAD)
    now = {one.committed_on for one in offences}
    now |= {one.made_on for one in case_file.orders if one.kind in BEFORE_SENTENCE}
    reuse = may_be_reused(
        judgement.countersigned_on,
        judgement.countersigned_on is not None,
        [day for day in significant_changes(case_file) if day not in now],
        document.today,
        document.service.usable_rules(),
        what="assessment",
    )
    if not reuse.allowed:
        raise PaperNotReady(f"A stand-down report rests on a recent assessment. {reuse.why}.", INSTEAD)
    return judgement


def _rests_on(judgement: Judgement) -> str:
    assert judgement.countersigned_on is not None  # recent_assessment refused otherwise
    by = f" by {judgement.countersigned_by}" if judgement.countersigned_by else ""
    return (
        "This report was made at court today, from our records and from the assessment that was countersigned"
        f"{by} on {long_date(judgement.countersigned_on)}. Nothing significant is recorded to have changed since."
    )


def _checks(document: StandDownReport, _content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    made = CourtReport(document, case_file)
    order = responded_to(case_file)
    return (
        Check("It rests on a countersigned assessment under 3 months old."),
        *made.text.checks(SECTIONS),
        *(attendance_checks(attendance(case_file, order, document.today)) if order else ()),
    )


TEMPLATE = Template(
    document=StandDownReport,
    content=stand_down_report,
    subjects=subjects_of("stand_down"),
    nothing=Trouble(
        "No stand-down report has been begun in this case.",
        "Nothing was printed, and nothing in the case has changed.",
        "Add a report of that kind under Around the offences, and print it again.",
    ),
    checks=_checks,
    choices=(COPY_FOR,),
)
