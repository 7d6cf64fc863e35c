"""The same child is here twice: who it may be, and the two records beside each other. No widgets here."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from casework import CaseFile
from casework.case_file import case_file
from casework.contacts import Contact
from casework.duplicates import Possible
from casework.people import Person
from casework.record_types import field_title, read
from casework.same_child import (
    Becomes,
    Difference,
    Side,
    differences,
    objection,
    one_record,
    other_records,
    warnings_to_copy,
    whole_case,
)
from casework.standing import is_planned, order_words, orders_running
from casework.words import count, day_month_year, everyday_name, full_name, listed
from local_store.shapes import CaseSummary, Hit
from local_store.store import LocalStore
from ui.case.version_words import Said, said
from ui.parts.rows import Row, section

HERE, ELSEWHERE = "here", "elsewhere"
MOST = 12
MOST_LIKE = 50
"""Children who may be the same, of all on the laptop: more than anybody reads."""
NOTHING = Said("Nothing", quiet=True)
READABLE = "What the other has stays readable there."


class Candidates(msgspec.Struct, frozen=True):
    """Who the child of a case may be as well: further records in the case, and every other case on this laptop.

    `likely` has the likeliest first.
    """

    file: CaseFile
    rows: Mapping[str, CaseSummary]
    likely: Mapping[str, Possible]


class SideWords(msgspec.Struct, frozen=True):
    """The head of a column: what becomes of the record, and which it is."""

    title: str
    who: str


class SameLine(msgspec.Struct, frozen=True):
    """One line of the two beside each other. `result`: what the one that goes on will say, and why."""

    title: str
    keeps: Said
    ends: Said
    result: Said
    note: str = ""

    def spoken(self) -> str:
        """The line for a screen reader."""
        told = f"Goes on: {self.keeps.spoken()} Ends: {self.ends.spoken()} Afterwards: {self.result.spoken()}"
        return f"{self.title}. {told} {self.note}".strip()


class Beside(msgspec.Struct, frozen=True):
    """The two beside each other, ready to show. `objection`: why this person may not put them together."""

    keep: Side
    ends: Side
    goes_on: SideWords
    ending: SideWords
    sentence: str
    lines: tuple[SameLine, ...]
    objection: str = ""


def read_candidates(store: LocalStore, case: str, today: dt.date) -> Candidates:
    """Everybody on this laptop, with why they may be the child of `case`: on the store's own thread."""
    file = case_file(case, store.case(case))
    rows = {row.case: row for row in store.caseload() if row.case != case and not row.merged_into}
    likely: dict[str, Possible] = {}
    for one in store.like(file.person, MOST_LIKE).found:
        if one.row.case in rows:
            likely.setdefault(one.row.case, one.possible)
    return Candidates(file, rows, likely)


def candidate_rows(found: Candidates, typed: str, hits: Sequence[Hit], today: dt.date) -> list[Row]:
    """The likeliest first; once something is typed, only what it finds. A row's key is a case, or a record of this."""
    wanted = " ".join(typed.split()).casefold()
    own = [one for one in other_records(found.file) if not wanted or wanted in _told(one, today).casefold()]
    rows = [section("head-here", "In this case"), *(_own_row(one, today) for one in own)] if own else []
    cases = _cases(found, wanted, hits)[:MOST]
    if cases:
        rows.append(section("head-others", "Other cases on this laptop"))
        rows += [_case_row(found.rows[case], found.likely.get(case), today) for case in cases]
    return rows


def _cases(found: Candidates, wanted: str, hits: Sequence[Hit]) -> list[str]:
    if not wanted:
        return list(found.likely)
    fits = dict.fromkeys(hit.case for hit in hits if hit.field and hit.case in found.rows)
    fits |= dict.fromkeys(
        case for case, row in found.rows.items() if wanted in f"{full_name(row)} {row.reference}".casefold()
    )
    score = {case: one.score for case, one in found.likely.items()}
    return sorted(fits, key=lambda case: -score.get(case, 0))


def none_words(found: Candidates, typed: str) -> str:
    """Why the list is empty, and what else can be done."""
    if typed.strip():
        return f"0 results for “{typed.strip()}” on this laptop. It may be in a case that is not here."
    name = full_name(found.file.person)
    return f"Nobody on this laptop is like {name}. Type a name, a reference or a date of birth to find the other case."


def _own_row(one: Person, today: dt.date) -> Row:
    return Row(
        key=one.id,
        first=full_name(one),
        beside=_told(one, today, name=False),
        second="A second record of the child in this case",
        icon="user",
        opens=HERE,
    )


def _told(one: Person, today: dt.date, *, name: bool = True) -> str:
    return ", ".join(part for part in (full_name(one) if name else "", _born(one), one.imported_from or "") if part)


def _born(one: Person | CaseSummary) -> str:
    return f"born {day_month_year(one.date_of_birth)}" if one.date_of_birth else "no date of birth"


def _case_row(row: CaseSummary, likely: Possible | None, today: dt.date) -> Row:
    beside = ", ".join(part for part in (row.reference, _born(row), "closed" if row.closed else "") if part)
    why = ". ".join(likely.reasons) + "." if likely else "Not alike by name, date of birth or number."
    return Row(key=row.case, first=full_name(row), beside=beside, second=why, icon="folder", opens=ELSEWHERE)


def goes_on_first(file: CaseFile, other: CaseFile) -> bool:
    """Whether the case in view goes on, before anybody has said which: unless it is closed and the other is not."""
    return not (file.case.closed and not other.case.closed)


def sides_of(store: LocalStore, case: str, other: str) -> tuple[Side, Side] | None:
    """The case in view and what was chosen beside it; None where that is not here any more."""
    file = case_file(case, store.case(case))
    chosen = file.records.get(other)
    if chosen is not None and chosen.type == "person" and file.person.id != other:
        return one_record(file, file.person.id), one_record(file, other)
    theirs = case_file(other, store.case(other))
    return (whole_case(file), whole_case(theirs)) if theirs.records and other != case else None


def beside(keep: Side, ends: Side, user: str, role: str, today: dt.date) -> Beside:
    """The two beside each other, where `keep` is the one that goes on. Compares texts: not for the window's thread."""
    what = "case" if keep.whole else "record"
    return Beside(
        keep=keep,
        ends=ends,
        goes_on=SideWords("Goes on", _which(keep, today)),
        ending=SideWords("Ends", _which(ends, today)),
        sentence=(
            f"Nothing is lost: the {what} that ends stays readable, and what is written goes on in the other. "
            "They can be taken apart again."
        ),
        lines=tuple(_lines(keep, ends, today)),
        objection=objection(keep, ends, user, role, today),
    )


def _which(side: Side, today: dt.date) -> str:
    person = read(side.person, Person) if side.person else None
    name = full_name(person) if person else "No child recorded"
    if side.whole:
        return ", ".join(part for part in (name, side.file.case.reference or "no reference") if part)
    return _told(person, today) if person else name


def _lines(keep: Side, ends: Side, today: dt.date) -> Iterator[SameLine]:
    """Where the two disagree, what is taken over, what else is in them; last, what only the one that goes on has."""
    found = differences(keep, ends)
    yield from (_line(one, keep.file, ends.file) for one in found if one.becomes in (Becomes.BOTH, Becomes.NAME))
    yield from (_line(one, keep.file, ends.file) for one in found if one.becomes in (Becomes.TAKEN, Becomes.APART))
    yield from _inside(keep.file, ends.file, today) if keep.whole else ()
    yield from (_line(one, keep.file, ends.file) for one in found if one.becomes is Becomes.STAYS)


def _line(one: Difference, keep: CaseFile, ends: CaseFile) -> SameLine:
    keeps = said(one.type, one.field, one.keeps, keep, empty="Nothing")
    theirs = said(one.type, one.field, one.other, ends, empty="Nothing")
    result, note = {
        Becomes.STAYS: (keeps, "Only this one has it."),
        Becomes.TAKEN: (theirs, "Taken over."),
        Becomes.BOTH: (keeps, "Its own stays. The other stays readable there."),
        Becomes.NAME: (keeps, "Its own stays. The other is kept as another name."),
        Becomes.APART: (keeps, "Not taken over. It stays readable there."),
    }[one.becomes]
    return SameLine(field_title(one.type, one.field), keeps, theirs, result, note)


def _inside(keep: CaseFile, ends: CaseFile, today: dt.date) -> Iterator[SameLine]:
    """What else is in the two cases, and what becomes of it. Lines of which neither has anything are left out."""
    copied = [one.text or "a warning" for one in warnings_to_copy(keep, ends, today)]
    planned = [_contacts(file, today, planned=True) for file in (keep, ends)]
    past = [_contacts(file, today, planned=False) for file in (keep, ends)]
    orders, hearings = [_orders(file) for file in (keep, ends)], [_hearings(file, today) for file in (keep, ends)]
    papers = [_number(len(file.documents), "document") for file in (keep, ends)]
    known = f"{listed(copied)}: copied, so that it is known at the door." if copied else ""
    lines = (
        ("Warnings", _warnings(keep, today), _warnings(ends, today), known, ""),
        ("Orders that run", *orders, "", _nothing_due(orders[1])),
        ("Hearings to come", *hearings, "", _nothing_due(hearings[1])),
        ("Planned contacts", *planned, "", _nothing_due(planned[1])),
        ("Contacts", *past, READABLE, ""),
        ("Documents", *papers, READABLE, ""),
    )
    for title, one, other, note, warning in lines:
        if one or other:
            result = Said(one, note=warning) if one else Said("Nothing", quiet=True, note=warning)
            told = note if other else ""
            yield SameLine(title, _or_nothing(one), _or_nothing(other), result, told)


def _nothing_due(there: str) -> str:
    return "In the one that ends nothing is due any more. Write it in here if it still holds." if there else ""


def _or_nothing(text: str) -> Said:
    return Said(text) if text else NOTHING


def _number(number: int, one: str) -> str:
    return count(number, one) if number else ""


def _warnings(file: CaseFile, today: dt.date) -> str:
    return ". ".join(
        (one.text or "Warning").rstrip(".") for one in file.alerts if one.until is None or one.until >= today
    )


def _orders(file: CaseFile) -> str:
    return ". ".join(
        ", ".join((order_words(one), *([f"to {day_month_year(one.end)}"] if one.end else [])))
        for one in orders_running(file)
    )


def _hearings(file: CaseFile, today: dt.date) -> str:
    to_come = [one for one in reversed(file.hearings) if one.date and one.date >= today]
    first = f", the first on {day_month_year(to_come[0].date)}" if to_come and to_come[0].date else ""
    return f"{_number(len(to_come), 'hearing')}{first}"


def _contacts(file: CaseFile, today: dt.date, *, planned: bool) -> str:
    def ahead(one: Contact) -> bool:
        return is_planned(one) and bool(one.date and one.date >= today)

    found = [one for one in file.contacts if ahead(one) == planned]
    newest = f", the newest on {day_month_year(found[0].date)}" if found and found[0].date and not planned else ""
    return f"{_number(len(found), 'contact')}{newest}"


def done_words(keep: Side) -> str:
    """What the line says when it is done."""
    if keep.whole:
        return f"Put together. {everyday_name(keep.file.person)} goes on in {keep.file.case.reference or 'this case'}."
    return "Put together. One record of the child goes on in this case."
