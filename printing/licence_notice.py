"""Notice of supervision, or licence: what the child must keep to after release, read out and signed on the day.

Source: DOMAIN section 7: dates, conditions, reporting instructions, signature; copies for the child and a parent.
"""

import datetime as dt
from collections.abc import Iterator
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.custody import Licence
from casework.orders import Order
from casework.standing import requirements_of
from printing.content import (
    Block,
    Boxed,
    Bullets,
    Content,
    Fact,
    Facts,
    Heading,
    Look,
    Paragraph,
    Run,
    Signatures,
    Signer,
    Words,
    words,
)
from printing.documents import COPY_FOR, Check, Document, Subject, Template
from printing.errors import PaperNotReady
from printing.family_language import language_checks
from printing.first_names import carers, first_name
from printing.fixed_words import fixed
from printing.for_the_child import ForTheChild
from printing.letterhead import letterhead
from printing.meeting_words import coming, place, ring
from printing.two_versions import refuse_two_versions
from printing.wording import NOT_RECORDED, clean, day_and_date, long_date, spoken_time, unbroken

FOR_A_PARENT = "a parent or carer"
SUPERVISION = frozenset({"notice_of_supervision", "s256"})
# The licence's own conditions first, then the requirements that hold beside them.
FIRST = ("licence_condition", "supervision")


class LicenceNotice(Document, frozen=True, kw_only=True):
    """One notice, about a licence. `copy_for` says whose copy it is: the child's, or a parent's."""

    kind: ClassVar[str] = "licence_notice"


def content(document: LicenceNotice, case_file: CaseFile) -> Content:
    """The words of the notice. Raises PaperNotReady, WordsNotForChild or TwoVersions, each saying what to do."""
    notice = _Notice(document, case_file)
    notice.refuse_what_is_not_ready()
    title = code("licence_kind", notice.licence.kind) or "Licence"
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=title,
        short_title=title,
        sub=", ".join(part for part in (notice.sentence, clean(notice.order.court or "")) if part),
        look=Look.SHEET,
        running_name=clean(said.full_name(case_file.person)),
        blocks=tuple(notice.blocks()),
    )


class _Notice:
    """One notice, section by section."""

    def __init__(self, document: LicenceNotice, case_file: CaseFile) -> None:
        self.document, self.case_file = document, case_file
        self.licence, self.order = _about(document, case_file)
        self.child = clean(said.letter_name(case_file.person))
        self.worker = first_name(document.worker_name)
        self.reader = ForTheChild(case_file, document.today)
        required = requirements_of(case_file, self.order)
        self.required = [one for kind in FIRST for one in required if one.kind == kind and one.ended_on is None]
        self.required += [one for one in required if one.kind not in FIRST and one.ended_on is None]
        self.sentence = code("disposal", self.order.kind)
        self.end = self.licence.expires_on or self.order.end

    def refuse_what_is_not_ready(self) -> None:
        if self.licence.released_on is None or self.end is None:
            raise PaperNotReady(
                "The day of release, or the day supervision ends, is not recorded yet.",
                "Record both under Custody, and print the notice again.",
            )
        if not self.required and not clean(self.licence.conditions or ""):
            raise PaperNotReady(
                "No condition is recorded yet.",
                "Record each condition in the words of the notice, and print it again.",
            )
        refuse_two_versions(
            self.case_file,
            (self.case_file.person, self.licence, self.order, *self.required),
            but=("mappa", "mappa_reason", "note", "done", "state", "signed_on", "document", "recall_reason"),
        )

    def blocks(self) -> Iterator[Block]:
        supervised = self.licence.kind in SUPERVISION
        assert self.end is not None  # refused otherwise
        yield Facts(tuple(self.facts()))
        what = fixed("notice_what" if supervised else "licence_what", self.document.service).said(
            end=long_date(self.end)
        )
        yield from (Paragraph(words(one)) for one in what)
        yield Heading("What you must keep to")
        yield Bullets(tuple(self.conditions()), about="In the words of the order")
        yield Heading("When and where you report")
        yield from (Paragraph(words(one)) for one in self.reporting())
        if next_time := self.next_meeting():
            yield Boxed(next_time, about="The next meeting")
        yield Heading("If you do not keep to it")
        told = fixed("notice_not_kept" if supervised else "licence_not_kept", self.document.service).said(
            worker=self.worker
        )
        yield from (Paragraph(words(one)) for one in told)
        yield Heading("Signed")
        yield from (Paragraph(words(one)) for one in fixed("notice_signed", self.document.service).said())
        yield Signatures(tuple(self.signers()))

    def facts(self) -> Iterator[Fact]:
        person, licence = self.case_file.person, self.licence
        yield Fact("This is for", clean(said.full_name(person)), strong=True)
        yield Fact("Born", long_date(person.date_of_birth) if person.date_of_birth else NOT_RECORDED)
        yield Fact("Released on", _day(licence.released_on), strong=True)
        yield Fact("Ends on", _day(self.end), strong=True)
        if licence.home_detention_until:
            yield Fact("Home curfew", f"Until {long_date(licence.home_detention_until)}")
        if licence.released_again_on:
            yield Fact("Released again", _day(licence.released_again_on))
        yield Fact("Officer", clean(self.order.responsible_officer or self.document.worker_name) or NOT_RECORDED)
        yield Fact("Number to ring", ring(self.document.service)[1] or NOT_RECORDED)
        yield Fact("Out of hours", unbroken(self.document.service.out_of_hours) or NOT_RECORDED)

    def conditions(self) -> Iterator[Words]:
        """Each condition in the exact words of the order or licence: nobody says them in another way."""
        for one in self.required:
            text = self.reader.passed(one.text, "In the words of the order")
            yield words(text or f"{code('requirement', one.kind)}: {NOT_RECORDED.lower()}")
        for line in self.reader.passed(self.licence.conditions, "Conditions in words").split("\n"):
            if line:
                yield words(line.lstrip("-• "))

    def reporting(self) -> list[str]:
        text = self.reader.passed(self.licence.reporting, "Reporting instructions")
        return [line for line in text.split("\n") if line] or [NOT_RECORDED]

    def next_meeting(self) -> tuple[Words, ...]:
        """The next meeting that counts, so that nobody leaves without a day and a time."""
        meetings = coming(self.case_file, self.order, self.document.today)
        if not meetings or meetings[0].date is None:
            return ()
        first = meetings[0]
        at = f", {spoken_time(first.start)}" if first.start else ""
        where = place(first, self.reader)
        return ((Run(f"{day_and_date(meetings[0].date)}{at}", bold=True), Run(f", {where}." if where else ".")),)

    def signers(self) -> Iterator[Signer]:
        carer = next(iter(carers(self.case_file)), None)
        yield Signer(clean(said.full_name(self.case_file.person)))
        yield Signer(clean(carer.name or ""), "Parent or carer") if carer else Signer("Parent or carer")
        yield Signer(clean(self.document.worker_name), "Youth justice service")


def _about(document: LicenceNotice, case_file: CaseFile) -> tuple[Licence, Order]:
    licences = case_file.of(Licence)
    licence = next((one for one in licences if document.about in (one.id, None)), None)
    order = next((one for one in case_file.orders if licence is not None and one.id == licence.order), None)
    if licence is None or order is None:
        raise NOTHING
    return licence, order


def _day(day: dt.date | None) -> str:
    return long_date(day) if day else NOT_RECORDED


def subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """The licences of the case, the newest release first."""
    return tuple(
        Subject(
            one.id,
            f"{code('licence_kind', one.kind) or 'Licence'}, "
            + (f"released {day_and_date(one.released_on)}" if one.released_on else "day of release not recorded"),
        )
        for one in case_file.of(Licence)
    )


NOTHING = PaperNotReady(
    "No licence or notice of supervision is recorded in this case.",
    "Record the release under Custody, and print the notice again.",
)


def checks(document: LicenceNotice, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    """What was looked at, in sentences."""
    notice = _Notice(document, case_file)
    found = [Check("The conditions are in the words of the record. It does not say what the offence was.")]
    if document.copy_for != FOR_A_PARENT:
        found.append(Check("Print the copy for a parent or carer too.", needs_you=True))
    if not clean(notice.licence.reporting or ""):
        found.append(Check("No reporting instructions are recorded.", needs_you=True))
    if any(not clean(one.text or "") for one in notice.required):
        found.append(Check("A condition has no words yet.", needs_you=True))
    if not notice.next_meeting():
        found.append(Check("No next meeting is planned.", needs_you=True))
    return (*found, *language_checks(case_file.person, "notice"))


TEMPLATE = Template(
    document=LicenceNotice,
    content=content,
    subjects=subjects,
    nothing=NOTHING,
    checks=checks,
    choices=(COPY_FOR,),
)
