"""What every report to a court or panel has in common: which record it is about, its box, its end, its marks."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.orders import Judgement, Order
from casework.record import CaseRecord
from casework.reports import Report, ReportSection
from casework.service import Service
from casework.standing import BEFORE_SENTENCE, orders_running
from printing.attendance_table import Attendance, Result
from printing.content import Block, Brief, Content, Look, Paragraph, Signatures, Signer, Words, bold, words
from printing.documents import Check, Document, Subject
from printing.errors import PaperNotReady
from printing.fixed_words import fixed
from printing.judgement_table import is_countersigned
from printing.letterhead import letterhead
from printing.never_named import NeverNamed
from printing.report_facts import Front, hearing_for
from printing.report_text import ReportText
from printing.wording import clean, counted, day_and_date, long_date

DONE = ("sent", "not_needed")


class CourtReport:
    """One report being made: its record, what its author wrote, its facts.

    Raises PaperNotReady if the record is not there any more.
    """

    def __init__(self, document: Document, case_file: CaseFile) -> None:
        self.document, self.case_file = document, case_file
        self.report = _about(document, case_file)
        self.never = NeverNamed(case_file, document.today)
        self.text = ReportText(case_file, self.report, self.never)
        self.front = Front(document, case_file, self.report, self.never)
        self.name = clean(said.letter_name(case_file.person))

    def used(self) -> Iterable[CaseRecord | None]:
        """The records that every report is made from, whatever its kind."""
        sections = (one for one in self.case_file.of(ReportSection) if one.report == self.report.id)
        return (self.case_file.person, self.report, self.front.hearing, *sections)

    def brief(self, sentences: Sequence[Words], request: bool = True) -> Brief:
        """The box: what its author says first, then what the record says, and the request last and bold.

        Without `request` nothing is asked for: a panel decides by itself.
        """
        asked = (bold(self.text.request() or "No proposal is recorded yet."),) if request else ()
        return Brief((*self.text.sentences("brief"), *sentences, *asked))

    def proposal(self) -> tuple[Block, ...]:
        """The last section. The request stands in it in the same words as in the box, and bold."""
        request = self.text.request()
        own = self.text.blocks("proposal", strong=request)
        if request and request not in self.text.said("proposal"):
            own = (*own, Paragraph(bold(request), numbered=True))
        return own

    def signatures(self, checked: bool = True, restricted: bool = True) -> tuple[Block, ...]:
        """Author, and who checks it where practice asks for that; then, for a court, what may not be published."""
        front = self.front
        role = front.author_role()
        signers = [Signer(front.author(), f"{role}, author" if role else "Author")]
        if checked:
            signers.append(Signer(front.checker(), "Checked by"))
        return Signatures(tuple(signers)), *([reporting_restriction(self.document.service)] if restricted else [])

    def content(self, title: str, sub: str, blocks: Iterable[Block]) -> Content:
        """The whole paper, with the marks of a court paper."""
        return marked_content(self.document, self.front, title, sub, (*blocks, *self.front.not_included()))


def reporting_restriction(service: Service) -> Paragraph:
    """The line at the end of every paper for a court."""
    return Paragraph(words(*fixed("reporting_restriction", service).said()), about="Reporting restrictions", small=True)


def marked_content(document: Document, front: Front, title: str, sub: str, blocks: Iterable[Block]) -> Content:
    """A paper for a court: name and date of birth on each page, and the marking (DOMAIN section 7 [K])."""
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=title,
        look=Look.REPORT,
        blocks=tuple(blocks),
        running_name=front.running_name(),
        sub=sub,
        marked=True,
    )


def _about(document: Document, case_file: CaseFile) -> Report:
    found = next((one for one in case_file.of(Report) if one.id == document.about), None)
    if found is None:
        raise PaperNotReady(
            "This report is no longer in the case.", "Choose another, or add one under Around the offences."
        )
    return found


def subjects_of(*kinds: str) -> Callable[[CaseFile, dt.date], Sequence[Subject]]:
    """The reports of a case of these kinds: those still to be sent first, the one that is due next at the head."""

    def subjects(case_file: CaseFile, _today: dt.date) -> Sequence[Subject]:
        found = [one for one in case_file.of(Report) if one.kind in kinds and one.state != "not_needed"]
        found.sort(key=lambda one: (one.state in DONE, one.due_on or dt.date.max, one.id))
        return [Subject(one.id, _called(case_file, one)) for one in found]

    return subjects


def _called(case_file: CaseFile, report: Report) -> str:
    name = code("report_kind", report.kind) or "Report"
    hearing = hearing_for(case_file, report)
    if hearing and hearing.date:
        return f"{name} for {day_and_date(hearing.date)}"
    if report.due_on:
        return f"{name} due {day_and_date(report.due_on)}"
    return f"{name} ordered {long_date(report.ordered_on)}" if report.ordered_on else name


def responded_to(case_file: CaseFile) -> Order | None:
    """What the child has had to keep to: bail while there is some, else the order that runs."""
    running = orders_running(case_file)
    return next((one for one in running if one.kind in BEFORE_SENTENCE), next(iter(running), None))


def unit(order: Order) -> str:
    """What an appointment under it is called."""
    return "bail support contact" if order.kind in BEFORE_SENTENCE else "statutory appointment"


def kept_sentence(name: str, found: Attendance, one: str) -> Words:
    """`Sable kept 9 of 10 bail support contacts: 1 accepted absence, 0 failures.`"""
    attended, accepted, failed = (found.count(each) for each in (Result.ATTENDED, Result.ACCEPTED, Result.FAILED))
    total = attended + accepted + failed
    if not total:
        return words(f"No {one} has been due yet.")
    told = f"{counted(accepted, 'accepted absence')}, {counted(failed, 'failure')}"
    return words(f"{name} kept {attended} of {counted(total, one)}: {told}.")


def attendance_checks(found: Attendance) -> tuple[Check, ...]:
    """What should be looked at in a table of attendance."""
    open_ones = found.count(Result.OPEN)
    if not open_ones:
        return ()
    are = "has" if open_ones == 1 else "have"
    return (Check(f"{counted(open_ones, 'contact')} {are} not been written up yet.", needs_you=True),)


def assessment_checks(judgement: Judgement | None) -> tuple[Check, ...]:
    """Whether a manager has signed for the judgements that the report gives."""
    if judgement is None:
        return (Check("No assessment is recorded for this report.", needs_you=True),)
    if is_countersigned(judgement):
        return (Check("The judgements are those of the countersigned assessment."),)
    return (Check("The assessment behind this report is not countersigned yet.", needs_you=True),)
