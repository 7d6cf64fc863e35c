"""The record of a home visit, as others read it: when, who was seen, seen alone or not, the home, safety, what follows.

Source: DOMAIN section 7, home visit record.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from printing.content import Block, Content, Fact, Facts, Heading, Look, Paragraph, Signatures, Signer, words
from printing.documents import Check, Document, Subject, Template
from printing.errors import PaperNotReady
from printing.for_the_child import KeptOut
from printing.letterhead import letterhead
from printing.not_printed import HELD_BACK, Guard, is_kept_apart, unsettled
from printing.running_name import name_and_birth
from printing.wording import NOT_RECORDED, clean, day_and_date, long_date, moment

TITLE = "Home visit record"
ALONE = {True: "Yes", False: "No"}


class HomeVisitRecord(Document, frozen=True, kw_only=True):
    """One record, about a home visit."""

    kind: ClassVar[str] = "home_visit_record"


def content(document: HomeVisitRecord, case_file: CaseFile) -> Content:
    """The words of the record. A passage that may not be on it is held back whole, and the page says so."""
    visit = _Visit(document, case_file)
    person = case_file.person
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=TITLE,
        short_title=TITLE,
        sub=_when(visit.contact),
        look=Look.REPORT,
        running_name=name_and_birth(person),
        marked=True,
        blocks=tuple(visit.blocks()),
    )


class _Visit:
    """One visit, section by section."""

    def __init__(self, document: HomeVisitRecord, case_file: CaseFile) -> None:
        self.document, self.case_file = document, case_file
        self.contact = _about(document, case_file)
        self.guard = Guard(case_file, placement=True)
        self.kept_out = KeptOut(case_file, document.today)

    def passed(self, text: str | None) -> str:
        """One paragraph as it may be printed: none that names whoever was harmed, or another child, or an address."""
        shown = self.guard.passed(text)
        return HELD_BACK if self.kept_out.found(shown) else shown

    def blocks(self) -> Iterator[Block]:
        contact = self.contact
        yield Facts(tuple(self.facts()))
        if contact.id in unsettled(self.case_file):
            yield Paragraph(words("Something in this record has two versions, and nobody has chosen yet."), small=True)
        for heading, text in (
            ("Condition of the home", contact.home_condition),
            ("Safety concerns", contact.safety_concerns),
            ("What was said and done", contact.note),
            ("In the child’s words", contact.child_words),
            ("What follows", contact.follow_up),
        ):
            yield Heading(heading, numbered=True)
            yield from self.paragraphs(heading, text)
        yield Signatures((Signer(clean(contact.worker or contact.recorded_by or ""), "Who made the visit"),))

    def paragraphs(self, heading: str, text: str | None) -> Iterator[Block]:
        parts = [part for part in re.split(r"\n\s*\n", clean(text or "")) if part.strip()]
        for part in parts or [""]:
            yield Paragraph(words(self.passed(part) or NOT_RECORDED), numbered=True, about=heading)

    def facts(self) -> Iterator[Fact]:
        person, contact = self.case_file.person, self.contact
        yield Fact("Child", clean(said.full_name(person)), strong=True)
        yield Fact("Born", long_date(person.date_of_birth) if person.date_of_birth else NOT_RECORDED)
        yield Fact("Date", day_and_date(contact.date) if contact.date else NOT_RECORDED, strong=True)
        yield Fact("Time", _time(contact))
        yield Fact("Place", self.passed(contact.place) or NOT_RECORDED)
        yield Fact("Visited by", clean(contact.worker or "") or NOT_RECORDED)
        yield Fact("Who was seen", self.passed(contact.who_was_there) or NOT_RECORDED, wide=True)
        yield Fact("Seen alone", NOT_RECORDED if contact.seen_alone is None else ALONE[contact.seen_alone], strong=True)
        yield Fact("Outcome", code("attendance", contact.attendance) or NOT_RECORDED)
        yield Fact("Recorded", _recorded(contact), wide=True)


def _time(contact: Contact) -> str:
    if contact.start is None:
        return NOT_RECORDED
    end = f" to {said.clock_24(contact.end)}" if contact.end else ""
    return said.clock_24(contact.start) + end


def _recorded(contact: Contact) -> str:
    """Who wrote it down and when: the second of the two clocks."""
    parts = [clean(contact.recorded_by or ""), moment(contact.recorded_at) if contact.recorded_at else ""]
    return ", ".join(part for part in parts if part) or NOT_RECORDED


def _when(contact: Contact) -> str:
    return day_and_date(contact.date) if contact.date else NOT_RECORDED


def _visits(case_file: CaseFile) -> list[Contact]:
    return [one for one in case_file.contacts if one.kind == "home_visit" and one.attendance and not is_kept_apart(one)]


def _about(document: HomeVisitRecord, case_file: CaseFile) -> Contact:
    contact = next((one for one in _visits(case_file) if document.about in (one.id, None)), None)
    if contact is None:
        raise NOTHING
    return contact


def subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """Home visits that are written up, the newest first."""
    return tuple(Subject(one.id, _when(one)) for one in _visits(case_file))


NOTHING = PaperNotReady(
    "No home visit is written up in this case.",
    "Record the visit under Contacts, with what happened, and print it again.",
)


def checks(document: HomeVisitRecord, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    """What was looked at, in sentences."""
    contact = _about(document, case_file)
    found = [Check("No confidential address and no name of whoever was harmed is in it.")]
    if any(HELD_BACK in text for _, text in content.texts()):
        found.append(Check("Words that may not be on it are held back, and the page says so.", needs_you=True))
    if Guard(case_file).passed(contact.place) == HELD_BACK:
        found.append(Check("It names the placement. It is no paper for others.", needs_you=True))
    if contact.seen_alone is None:
        found.append(Check("Whether the child was seen alone is not recorded.", needs_you=True))
    if contact.id in unsettled(case_file):
        found.append(Check("The visit has two versions. Choose first, if you can.", needs_you=True))
    return tuple(found)


TEMPLATE = Template(document=HomeVisitRecord, content=content, subjects=subjects, nothing=NOTHING, checks=checks)
