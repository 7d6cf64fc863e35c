"""What stands above a case that was put together with another: in which it goes on, or which go on in it."""

import msgspec

from casework import CaseFile, Record
from casework.merging import in_force, what_was_taken
from casework.people import Person
from casework.record_types import field_title, read
from casework.referrals import Merging
from casework.same_child import trails
from casework.sections import may_write
from casework.standing import within
from casework.trouble import Trouble
from casework.words import day_month_year, letter_name, listed
from ui.case.case_reading import CaseOnLaptop
from ui.case.same_child_draft import TAKE_APART
from ui.case.two_versions_view import name_from_sign_in, names_of
from ui.place import Place

OPEN = "Open it"
HERE = "Open the case that goes on"
OLDER = "Open the older records"
APART = "Take them apart"
NOT_HERE = "which is not on this laptop"


class MergedLine(msgspec.Struct, frozen=True):
    """One line: its words, and its links with where they lead. `short`: the same in a narrow window, with one link.

    `ended`: it says that the case in view goes on elsewhere; `writing`: what that means for what is written in a form.
    """

    words: str
    links: tuple[tuple[str, Place], ...] = ()
    short: str = ""
    ended: bool = False
    writing: str = ""

    def over_form(self) -> "MergedLine":
        """While a form is open."""
        return msgspec.structs.replace(self, words=self.writing) if self.writing else self

    def in_one_line(self) -> "MergedLine":
        """For a narrow window."""
        return MergedLine(self.short, tuple((OPEN, place) for _, place in self.links[:1]), ended=self.ended)


class GoesOnElsewhere(Trouble):
    """Somebody wanted to write in a case that was put together with another."""

    def __init__(self, case: CaseOnLaptop) -> None:
        super().__init__(
            f"Nothing new is written here. This case goes on in {_called(case.goes_on)}.",
            "Everything in it stays readable.",
            "Open the case that goes on, and write it there."
            if case.goes_on
            else "Ask whoever works on it, or a manager.",
        )


def merged_lines(case: CaseOnLaptop, role: str) -> tuple[MergedLine, ...]:
    """The lines above a case: of one that ended where it goes on, else one for each that goes on in it."""
    if case.ended:
        return (_ended(case, role),)
    found = [one for one in trails(case.file) if one.of_type != "person"]
    return tuple(_also(case, one, role) for one in found)


def _ended(case: CaseOnLaptop, role: str) -> MergedLine:
    """Put together with NW-0123 (Linnet H.) on 3 March 2026 by Imogen Farrowby. What is written goes on there."""
    when = when_and_by(case.trail, case.goes_on or case.file)
    there = f"Put together with {_called(case.goes_on)}"
    words = f"{there}{f' {when}' if when else ''}. What is written goes on there."
    links = [(HERE, Place("case", case.goes_on.case_id))] if case.goes_on else []
    if case.trail and may_write(role, "merging"):
        links.append((APART, _apart_place(case.trail.case, case.file.case_id)))
    called = _called(case.goes_on)
    writing = f"Goes on in {called}. What you save here is laid before whoever works on that one; nothing changes here."
    return MergedLine(words, tuple(links), short=f"Goes on in {called}.", ended=True, writing=writing)


def _also(case: CaseOnLaptop, trail: Merging, role: str) -> MergedLine:
    """Also: YOIS-20871 (Linnet H.), put together on 3 March 2026 by Imogen Farrowby."""
    older = next((one for one in case.older if one.case_id == trail.other), None)
    called = _called(older) if older else trail.other_number or "an older case"
    if older is not None and older.case.merged_into != case.file.case_id:
        return _not_ended(case, older, role)
    when = when_and_by(trail, case.file)
    words = f"Also: {called}, put together{f' {when}' if when else ''}{'' if older else ', not on this laptop'}."
    if older is None:
        return MergedLine(words, short=words)
    links = [(OLDER, Place("case", older.case_id))]
    if may_write(role, "merging"):
        links.append((APART, _apart_place(case.file.case_id, older.case_id)))
    return MergedLine(words, tuple(links), short=f"Also: {called}.")


def _not_ended(case: CaseOnLaptop, older: CaseFile, role: str) -> MergedLine:
    """The centre did not let it end, or somebody gave that up: what was taken over can be given back."""
    where = "in another case" if older.case.merged_into else "by itself"
    words = f"{_called(older)} was put together with this one here, but it goes on {where}."
    links = [(APART, _apart_place(case.file.case_id, older.case_id))] if may_write(role, "merging") else []
    return MergedLine(words, ((OLDER, Place("case", older.case_id)), *links), short=words)


def _apart_place(keep: str, other: str) -> Place:
    return Place("case", keep, "people", TAKE_APART, about=other)


def when_and_by(trail: Merging | None, file: CaseFile) -> str:
    """on 3 March 2026 by Imogen Farrowby"""
    if trail is None:
        return ""
    by = trail.merged_by or ""
    name = names_of(file).get(by) or (name_from_sign_in(by) if "." in by and " " not in by else by)
    on = f"on {day_month_year(trail.merged_on)}" if trail.merged_on else ""
    return " ".join(part for part in (on, f"by {name}" if name else "") if part)


def place_of_taking_apart(record: Record, role: str) -> Place | None:
    """Where what a trail tells is undone; None where there is nothing to undo, or the role may not."""
    if record.type != "merging" or not may_write(role, "merging"):
        return None
    trail = read(record, Merging)
    return _apart_place(record.case, trail.other) if in_force(trail) and trail.other else None


def trail_facts(record: Record) -> dict[str, str]:
    """What Holdfast itself wrote down in a trail, in words: what was taken over, and whether it was taken apart."""
    trail = read(record, Merging)
    took = listed([within(field_title(trail.of_type or "", name)) for name in what_was_taken(trail)])
    undone = f"{day_month_year(trail.undone_on)} by {trail.undone_by or 'somebody'}" if trail.undone_on else ""
    because = (trail.undone_because or "").strip()
    facts = {"Taken over": took, "Taken apart on": undone, "Because": because if undone else ""}
    return {title: words for title, words in facts.items() if words}


def _called(file: CaseFile | None) -> str:
    """NW-0123 (Linnet H.)"""
    if file is None:
        return f"another case, {NOT_HERE}"
    name = short_name(file.person)
    return f"{file.case.reference} ({name})" if file.case.reference else f"the case of {name}"


def short_name(person: Person) -> str:
    """Linnet H."""
    first = letter_name(person)
    surname = (person.surname or "").strip()
    return f"{first} {surname[0]}." if surname and first != surname else first
