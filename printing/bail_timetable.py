"""The timetable of bail support: what the court said, when and where to be, and what was kept. The court has the same.

Source: the design of the paper, section 6, bail support timetable: one page, 24-hour times as in the court's
conditions; never why a contact was not counted, the charge, missing episodes or health.
"""

import datetime as dt
import re
from collections.abc import Iterator
from typing import ClassVar

from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.court import Hearing, Remand
from casework.orders import Order
from casework.standing import requirements_of
from printing.content import (
    Beside,
    Block,
    Bullets,
    Content,
    Fact,
    Facts,
    Heading,
    Look,
    Paragraph,
    Run,
    Side,
    Signatures,
    Signer,
    Table,
    Words,
    words,
)
from printing.documents import COPY_FOR, Check, Document, Subject, Template
from printing.errors import PaperNotReady
from printing.family_language import language_checks
from printing.first_names import first_name
from printing.fixed_words import fixed
from printing.for_the_child import ForTheChild
from printing.letterhead import letterhead
from printing.meeting_words import WITHOUT_THE_CHILD, ring
from printing.two_versions import refuse_open_contacts, refuse_two_versions
from printing.wording import NBSP, NOT_RECORDED, clean, day_and_date, long_date, unbroken

TITLE = "Bail support timetable"
SHORT_TITLE = "Bail timetable"
HEAD = ("Day", "Time", "Where", "With", "Kept?")
WIDTHS = (26.0, 15.0, 75.0, 23.0, 26.0)
WEEKS_BACK = (2, 1, 0)
ROWS_ON_A_PAGE = 10
KEPT = {
    "attended": "Kept",
    "unacceptable_absence": "Missed",
    "acceptable_absence": "Not counted",
    "rearranged_by_us": "Not counted",
    "cancelled_by_us": "Not counted",
}
_SENTENCE = re.compile(r"(?<=\w{3})[.;]\s+(?=[A-Z])|\n+")  # not after St.


class BailTimetable(Document, frozen=True, kw_only=True):
    """One timetable, about the bail that contacts count towards."""

    kind: ClassVar[str] = "bail_timetable"


def content(document: BailTimetable, case_file: CaseFile) -> Content:
    """The words of the timetable. Raises PaperNotReady, WordsNotForChild or TwoVersions, each saying what to do."""
    timetable = _Timetable(document, case_file)
    timetable.refuse_what_is_not_ready()
    return Content(
        kind=document.kind,
        version=document.version,
        letterhead=letterhead(document.service),
        title=TITLE,
        short_title=SHORT_TITLE,
        sub=timetable.span(),
        look=Look.SHEET,
        running_name=clean(said.full_name(case_file.person)),
        blocks=tuple(timetable.blocks()),
    )


class _Timetable:
    """One timetable on one day, from the facts to the signatures."""

    def __init__(self, document: BailTimetable, case_file: CaseFile) -> None:
        self.document, self.case_file = document, case_file
        self.order = _about(document, case_file)
        self.worker = first_name(document.worker_name)
        self.reader = ForTheChild(case_file, document.today)
        self.hearing = _next_hearing(case_file, document.today)
        self.contacts = _counted(case_file, self.order, document.today)
        self.required = requirements_of(case_file, self.order)
        self.remand = next((one for one in case_file.of(Remand) if one.order == self.order.id and not one.until), None)

    def refuse_what_is_not_ready(self) -> None:
        if not self.contacts:
            raise PaperNotReady(
                "No contact of bail support is planned or recorded in these weeks.",
                "Plan the next ones under Contacts, counting towards bail, and print the timetable again.",
            )
        refuse_open_contacts(self.case_file, self.contacts)
        refuse_two_versions(
            self.case_file,
            (self.case_file.person, self.order, self.hearing, self.remand, *self.required, *self.contacts),
            but=("note", "result", "state", "phase", "reason", "evidence", "responsible_officer", "follow_up"),
        )

    def span(self) -> str:
        first, last = self.contacts[0].date, self.contacts[-1].date
        assert first is not None  # _counted chose those with a day
        assert last is not None
        return day_and_date(first) if first == last else f"{day_and_date(first)} to {day_and_date(last)}"

    def blocks(self) -> Iterator[Block]:
        yield Facts(tuple(self.facts()))
        yield Heading("What the court said I must do")
        yield Bullets(tuple(words(one) for one in self.conditions()) or (words(NOT_RECORDED),), about="Conditions")
        yield Heading("My timetable")
        yield self.table()
        yield Beside(self.side("If I cannot come", "bail_cannot_come"), self.side("If I miss one", "bail_missed"))
        yield Heading("I agree")
        yield from (
            Paragraph(words(one)) for one in fixed("bail_agreed", self.document.service).said(worker=self.worker)
        )
        yield Signatures(
            (
                Signer(clean(said.letter_name(self.case_file.person))),
                Signer("Parent or carer"),
                Signer(clean(self.document.worker_name)),
            )
        )

    def facts(self) -> Iterator[Fact]:
        person, hearing, service = self.case_file.person, self.hearing, self.document.service
        number = ring(service)[1]
        yield Fact("This is for", clean(said.full_name(person)), strong=True)
        yield Fact("Born", long_date(person.date_of_birth) if person.date_of_birth else NOT_RECORDED)
        yield Fact("Court date", _at_court(hearing), strong=True, wide=True)
        worker = ", ".join(part for part in (clean(self.document.worker_name), number) if part)
        yield Fact("Worker", worker or NOT_RECORDED)
        yield Fact("Out of hours", unbroken(service.out_of_hours) or NOT_RECORDED)

    def conditions(self) -> list[str]:
        """Each condition in one line: as requirements of bail; else as the remand, the order or the court has them."""
        single = [self.reader.passed(one.text, "Conditions") for one in self.required if one.ended_on is None]
        if any(single):
            return [_sentence(one) for one in single if one]
        together = next(
            (
                text
                for text in (
                    self.remand.conditions if self.remand else None,
                    self.order.conditions,
                    *(one.remand_conditions for one in self.case_file.hearings),
                )
                if text
            ),
            "",
        )
        parts = _SENTENCE.split(self.reader.passed(together, "Conditions"))
        return [_sentence(part) for part in parts if part.strip()]

    def table(self) -> Table:
        rows = [self.row(one) for one in self.contacts]
        weeks = [one.date.isocalendar()[:2] if one.date else () for one in self.contacts]
        heavy = tuple(number for number in range(1, len(rows)) if weeks[number] != weeks[number - 1])
        return Table("My timetable", HEAD, tuple(rows), WIDTHS, heavy=heavy)

    def row(self, one: Contact) -> tuple[Words, ...]:
        """A past row says whether it was kept; a coming one is bold, with room for a hand."""
        assert one.date is not None  # _counted chose those with a day
        ahead = one.date >= self.document.today and one.attendance is None
        day = said.short_weekday(one.date).replace(" ", NBSP)
        at = said.clock_24(one.start) if one.start else ""
        kept = KEPT.get(one.attendance or "") or code("attendance", one.attendance) or ("" if ahead else NOT_RECORDED)
        return (
            (Run(day, bold=ahead),),
            (Run(at, bold=ahead),),
            (Run(self.where(one), bold=ahead and one.kind == "court"),),
            words(first_name(one.worker)),
            words(kept),
        )

    def where(self, one: Contact) -> str:
        if one.kind == "home_visit":
            return "Home"
        if one.kind in ("phone", "video"):
            return code("contact_kind", one.kind)
        return self.reader.passed(one.place, "Place").replace("\n", ", ") or code("contact_kind", one.kind)

    def side(self, heading: str, name: str) -> Side:
        how = ring(self.document.service)[0]
        first = f"{how} {self.worker}" if how else f"Tell {self.worker}"
        said_so = fixed(name, self.document.service).said(worker=self.worker, ring=first)
        return Side((Heading(heading), *(Paragraph(words(one)) for one in said_so)))


def _about(document: BailTimetable, case_file: CaseFile) -> Order:
    bail = [one for one in case_file.orders if one.kind == "bail" and one.ended_on is None]
    order = next((one for one in bail if document.about in (one.id, None)), None)
    if order is None:
        raise NOTHING
    return order


def _next_hearing(case_file: CaseFile, today: dt.date) -> Hearing | None:
    ahead = [one for one in case_file.hearings if one.date and one.date >= today and not one.result]
    return min(ahead, key=lambda one: (one.date or today, one.time or dt.time.min), default=None)


def _counted(case_file: CaseFile, order: Order, today: dt.date) -> tuple[Contact, ...]:
    """What counts towards bail, in time order: all that is to come, and the weeks before as far as one page holds."""
    counted = [
        one
        for one in reversed(case_file.contacts)
        if one.order == order.id
        and one.statutory
        and one.date is not None
        and one.kind not in WITHOUT_THE_CHILD
        and not one.only_for
    ]
    found: list[Contact] = []
    for weeks in WEEKS_BACK:
        monday = today - dt.timedelta(days=today.weekday(), weeks=weeks)
        found = [one for one in counted if one.date and one.date >= monday]
        if len(found) <= ROWS_ON_A_PAGE:
            break
    return tuple(found)


def _sentence(text: str) -> str:
    text = " ".join(text.split()).rstrip(".")
    return f"{text[:1].upper()}{text[1:]}."


def subjects(case_file: CaseFile, today: dt.date) -> tuple[Subject, ...]:
    """Bail that has not ended, the newest first."""
    bail = [one for one in case_file.orders if one.kind == "bail" and one.ended_on is None]
    return tuple(
        Subject(one.id, f"Bail since {long_date(one.made_on)}" if one.made_on else "Bail, day not recorded")
        for one in bail
    )


NOTHING = PaperNotReady(
    "The child is not on bail with support, as far as is recorded.",
    "Record the bail and what the court said under Court and orders, and print the timetable again.",
)


def checks(document: BailTimetable, content: Content, case_file: CaseFile) -> tuple[Check, ...]:
    """What was looked at, in sentences."""
    timetable = _Timetable(document, case_file)
    found = [Check("It does not say what the charge is, or why a contact was not counted.")]
    open_past = sum(
        one.attendance is None and (one.date or document.today) < document.today for one in timetable.contacts
    )
    if open_past:
        what = "1 contact" if open_past == 1 else f"{open_past} contacts"
        found.append(
            Check(f"{what} before today {'is' if open_past == 1 else 'are'} not written up yet.", needs_you=True)
        )
    if not any(one.attendance is None for one in timetable.contacts):
        found.append(Check("No contact to come is planned.", needs_you=True))
    if timetable.hearing is None:
        found.append(Check("The next court date is not recorded.", needs_you=True))
    if not document.service.out_of_hours:
        found.append(Check("The service has no out of hours number. The page says that it is not recorded.", True))
    return (*found, *language_checks(case_file.person, "timetable"))


def _at_court(hearing: Hearing | None) -> str:
    """Day, time and court, on a line of their own: a Wednesday in September fills it."""
    if hearing is None:
        return NOT_RECORDED
    day = day_and_date(hearing.date) if hearing.date else NOT_RECORDED
    time = said.clock_24(hearing.time) if hearing.time else ""
    return ", ".join(part for part in (day, time, clean(hearing.court or "")) if part)


TEMPLATE = Template(
    document=BailTimetable,
    content=content,
    subjects=subjects,
    nothing=NOTHING,
    checks=checks,
    choices=(COPY_FOR,),
)
