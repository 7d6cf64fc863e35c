"""The field of a form for each declared field of a record: made from its kind, its codes and what it may lead to."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import Any, get_type_hints

from PySide6.QtWidgets import QWidget

from casework import CaseFile, Record, Value, reference
from casework.about import About, Kind
from casework.code_lists import choices
from casework.code_lists import words as code_words
from casework.offence_search import find_offences
from casework.record_types import RECORD_TYPES, about_fields
from casework.standing import within
from casework.what_fits import DATED_BY
from ui.case.field_words import read_iso
from ui.case.record_called import first_date, record_called
from ui.edit_words import title_of
from ui.parts.choices import ChoiceField, YesNoField
from ui.parts.fields import CodeField, DateField, NarrativeField, TextField, TimeField
from ui.parts.number_field import MomentField, NumberField
from ui.parts.search_field import Found, SearchField

TEXT_WIDTH, CODE_WIDTH = 476, 332
SIDE_BY_SIDE, LETTERS = 4, 56
"""So many options, with so many letters together, stand beside each other; more are a list that opens."""
LOOKED_THROUGH = 300
"""A reference list of so many entries can be looked through without typing."""
MOST_FOUND = 40
NOT_HERE = "Something that is not on this laptop"


class Around:
    """What the fields of one form look at while it is open: the case and the form as they are now, and the clock."""

    def __init__(self, case: CaseFile, now: Callable[[], dt.datetime], record: str) -> None:
        self.case, self.now, self.record = case, now, record
        self.shown: Mapping[str, Value] = {}

    def today(self) -> dt.date:
        """By the clock of the form."""
        return self.now().date()

    def day(self, name: str) -> dt.date | None:
        """The day in a field of the form, where there is one."""
        day: dt.date | None = read_iso(dt.date, self.shown.get(name))
        return day


def form_field(type: str, name: str, around: Around, on: dt.date) -> QWidget:
    """What a field of the record is written in. `on` is the day for which codes are offered."""
    about = about_fields(type)[name]
    title = about.title
    if about.kind is Kind.CODE:
        return _reference_field(about, around) if about.codes in reference.FILES else code_field(about, on)
    if about.kind is Kind.LINK:
        return _link_field(about, around)
    if about.kind is Kind.NUMBER:
        return NumberField(title, whole=not _has_type(type, name, float))
    if _has_type(type, name, dt.datetime):
        return MomentField(title, around.now)
    makers: dict[Kind, Callable[[], QWidget]] = {
        Kind.TEXT: lambda: TextField(title, width=TEXT_WIDTH),
        Kind.NARRATIVE: lambda: NarrativeField(title, lines=3),
        Kind.DATE: lambda: DateField(title, around.today, ahead=_lies_ahead(name)),
        Kind.TIME: lambda: TimeField(title),
        Kind.YES_NO: lambda: YesNoField(title),
    }
    return makers[about.kind]()


def code_field(about: About, on: dt.date) -> ChoiceField | CodeField:
    """Options beside each other where they are few and short, else a list that opens."""
    offered = choices(about.codes, on)
    short = len(offered) <= SIDE_BY_SIDE and sum(len(said) for said in offered.values()) <= LETTERS

    def told(code: object) -> str:
        return code_words(about.codes, code)

    if short:
        return ChoiceField(offered, about.title, words=told)
    return CodeField(offered, about.title, width=CODE_WIDTH, words=told)


def day_of_codes(type: str, shown: Mapping[str, Value], today: dt.date) -> dt.date:
    """The day for which the codes of a record have to be in force: what it is about, else today."""
    days = (read_iso(dt.date, shown.get(name)) for name in DATED_BY.get(type, ()))
    return next((day for day in days if day), today)


@cache
def _types(type: str) -> dict[str, Any]:
    return get_type_hints(RECORD_TYPES[type])


def _has_type(type: str, name: str, wanted: object) -> bool:
    return wanted in getattr(_types(type)[name], "__args__", ())


def _lies_ahead(name: str) -> bool:
    """A weekday typed alone is then the coming one."""
    return name.startswith(("due", "review", "next", "expected", "done_by", "court_due", "report_due"))


# reference lists


def lists_used(type: str) -> tuple[str, ...]:
    """The reference lists that the form of a type looks in, to be read before it opens."""
    return tuple({about.codes for about in about_fields(type).values() if about.codes in reference.FILES})


def read_lists(names: Sequence[str]) -> None:
    """Read these lists, and make the index of offences: tenths of a second that no window should wait for."""
    for name in names:
        reference.find(name, "a")
        if name == "offence":
            find_offences("theft")


def _reference_field(about: About, around: Around) -> SearchField:
    codes = about.codes
    coded = codes in ("offence", "home_office")  # people know these by their codes

    def find(text: str) -> list[Found]:
        if not text.strip():
            held = reference.entries(codes)
            return [_found(one) for one in held if one.offered] if len(held) <= LOOKED_THROUGH else []
        if codes == "offence":
            return [_found(one) for one in find_offences(text, around.day("committed_on"), limit=MOST_FOUND)]
        return [_found(one) for one in reference.find(codes, text, limit=MOST_FOUND)]

    def told(code: str) -> str:
        entry = reference.lookup(codes, code)
        if entry is None:
            return ""
        return f"{entry.title}, {code}" if coded else entry.title

    hint = "Type words, or the code" if coded else "Type to find"
    return SearchField(about.title, f"the {within(about.title)}", find, told, width=TEXT_WIDTH, hint=hint)


def _found(entry: reference.Entry) -> Found:
    return Found(entry.code, entry.title, ", ".join(part for part in (entry.code, entry.kind) if part))


# links


def link_choices(about: About, around: Around) -> list[Record]:
    """The records of the case that the field may lead to, the newest first, without the record itself."""
    records = [
        one
        for one in around.case.records.values()
        if one.id != around.record
        and not one.fields.get("removed_on")
        and (one.type in about.to if about.to else one.type in RECORD_TYPES and one.type not in NEVER_LINKED)
    ]
    return sorted(records, key=lambda one: (first_date(one) or dt.date.min, one.id), reverse=True)


NEVER_LINKED = frozenset({"conflict", "proposal", "case_access", "assignment"})
"""Not offered where a link may lead to anything."""


def _link_field(about: About, around: Around) -> SearchField:
    def find(text: str) -> list[Found]:
        wanted = text.casefold().split()
        found = [_link(one, about, around) for one in link_choices(about, around)]
        return [one for one in found if all(word in one.line().casefold() for word in wanted)]

    def told(id: str) -> str:
        linked = around.case.records.get(id)
        if linked is not None:
            return record_called(linked, around.case)
        return NOT_HERE if _is_id(id) else ""

    kinds = " or ".join(within(title_of(type)) for type in about.to)
    hint = f"Choose the {kinds}" if kinds else "Choose what it is about"
    return SearchField(about.title, f"the {within(about.title)}", find, told, width=TEXT_WIDTH, hint=hint)


def _link(record: Record, about: About, around: Around) -> Found:
    beside = "" if len(about.to) == 1 else within(title_of(record.type))
    return Found(record.id, record_called(record, around.case), beside)


def _is_id(text: str) -> bool:
    """An id of a record, and not words that somebody typed."""
    plain = text.replace("-", "")
    return len(text) == 36 and len(plain) == 32 and all(letter in "0123456789abcdef" for letter in plain)
