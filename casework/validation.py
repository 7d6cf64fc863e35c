"""What is missing or odd in a record, as sentences beside its fields; and what no record can hold.

The laptop and the centre use the same rules. `check` advises: whatever it says, the record can be kept as it is, since
an imported one often has gaps. Only what is `impossible` is refused.
"""

import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec

from casework.about import About, Kind
from casework.code_lists import is_known
from casework.disposal_limits import length_rule
from casework.edits import Value
from casework.record_types import RECORD_TYPES, YEARS, about_fields, field_title, is_likely
from casework.standing import within

MOST_TEXT = 1_000_000
"""The longest text of one field, in bytes of UTF-8."""


class Problem(msgspec.Struct, frozen=True):
    """What is to be put right in one field, in a sentence that says how."""

    field: str
    sentence: str


Fields = Mapping[str, Value]


def check(type: str, fields: Fields, today: dt.date) -> tuple[Problem, ...]:
    """What to put right, in the order of the fields: one problem a field, the first that is found.

    A record that is marked as removed, or of a type this version does not know, has none.
    """
    declared = about_fields(type)
    if fields.get("removed_on"):
        return ()
    found: dict[str, str] = {}
    for name, about in declared.items():
        if sentence := _one_field(type, name, about, fields.get(name)):
            found[name] = sentence
    typed = {name: _read(type, name, fields.get(name)) for name in declared if name not in found}
    for name, sentence in _together(type, typed, today):
        found.setdefault(name, sentence)
    return tuple(Problem(name, found[name]) for name in declared if name in found)


def impossible(type: str, fields: Fields) -> tuple[Problem, ...]:
    """What no record can hold, of whatever type: a value that is no JSON scalar, or too much text for one field."""
    return tuple(
        Problem(name, sentence) for name, value in fields.items() if (sentence := _impossible(type, name, value))
    )


def _impossible(type: str, name: str, value: object) -> str:
    title = field_title(type, name)
    if isinstance(value, str):
        too_long = len(value) > MOST_TEXT or len(value.encode("utf-8", "surrogatepass")) > MOST_TEXT
        return f"{title} is too long: a field holds at most 1 MB of text" if too_long else ""
    if value is None or isinstance(value, bool | int) or (isinstance(value, float) and math.isfinite(value)):
        return ""
    return f"{title} must be text, a number, yes or no, or nothing"


def _one_field(type: str, name: str, about: About, value: Value) -> str:
    if value is None or value == "":
        return _missing(about) if about.required else ""
    if not _fits(type, name, value):
        return f"{about.title} must be {_MUST_BE[about.kind]}"
    if about.kind is Kind.DATE and not is_likely(_read(type, name, value)):
        return f"{about.title} must be between {YEARS.start} and {YEARS.stop - 1}"
    if about.codes and not is_known(about.codes, value):
        return f"Choose the {within(about.title)} from the list"
    return ""


_MUST_BE = {
    Kind.TEXT: "in words",
    Kind.NARRATIVE: "in words",
    Kind.DATE: "a date, like 26 November 2026",
    Kind.TIME: "a time, like 10:05am",
    Kind.NUMBER: "a number",
    Kind.YES_NO: "yes or no",
    Kind.CODE: "one from the list",
    Kind.LINK: "something in this case",
}


def _missing(about: About) -> str:
    """Enter the date of the contact; Choose the kind of contact; Enter who they are to the child"""
    verb = "Choose" if about.kind in (Kind.CODE, Kind.LINK) else "Enter"
    title = within(about.title)
    return f"{verb} {title}" if title.startswith(("who", "what")) else f"{verb} the {title}"


@cache
def _types(type: str) -> dict[str, Any]:
    return get_type_hints(RECORD_TYPES[type])


def _fits(type: str, name: str, value: Value) -> bool:
    try:
        msgspec.convert(value, _types(type)[name], strict=False)
    except msgspec.ValidationError:
        return False
    return True


def _read(type: str, name: str, value: Value) -> Any:
    return None if value == "" else msgspec.convert(value, _types(type)[name], strict=False)


ORDERED: Mapping[str, tuple[tuple[str, str, str], ...]] = {
    "contact": (("start", "end", "The contact must end after it starts"),),
    "order": (
        ("start", "end", "The order must end on or after the day it starts"),
        ("made_on", "ended_on", "The order must have ended on or after the day it was made"),
    ),
    "requirement": (("start", "end", "The requirement must end on or after the day it starts"),),
    "assignment": (("since", "until", "Until must be on or after From"),),
    "address": (("since", "until", "Until must be on or after From"),),
    "alert": (("since", "until", "Until must be on or after From"),),
    "professional": (("since", "until", "Until must be on or after From"),),
    "other_name": (("since", "until", "Used until must be on or after Used from"),),
    "judgement": (
        ("started_on", "countersigned_on", "The stage must be countersigned on or after the day it started"),
    ),
    "plan_target": (("set_on", "due_on", "The target must be due on or after the day it was set"),),
    "case": (("opened", "closed", "The case must close on or after the day it was opened"),),
}
"""Record type -> what comes first, what may not come before it, and what to say at the second."""

NOT_AFTER_TODAY: Mapping[str, tuple[str, ...]] = {
    "person": ("date_of_birth",),
    "offence": ("committed_on",),
    "order": ("made_on", "ended_on"),
    "outcome": ("decided_on",),
    "judgement": ("started_on", "countersigned_on"),
    "document": ("made_on", "served_on"),
    "case": ("opened",),
}
"""What is about something that has happened."""

RANGES: Mapping[tuple[str, str], tuple[int, int | None]] = {
    ("offence", "seriousness"): (1, 8),
    ("offence", "gravity"): (1, 5),
    ("requirement", "amount"): (0, None),
    ("requirement", "done"): (0, None),
    ("contact", "hours"): (0, None),
}
"""YJB seriousness is 1 to 8 and police gravity 1 to 5 (DOMAIN notes, section 2)."""


def _together(type: str, typed: Mapping[str, Any], today: dt.date) -> Iterator[tuple[str, str]]:
    """What is odd about fields taken together, or beside today."""
    for first, second, sentence in ORDERED.get(type, ()):
        before, after = typed.get(first), typed.get(second)
        if before is not None and after is not None and after < before:
            yield second, sentence
    for name in NOT_AFTER_TODAY.get(type, ()):
        if typed.get(name) is not None and typed[name] > today:
            yield name, f"{field_title(type, name)} must be today or in the past"
    if type == "contact" and typed.get("attendance") and (typed.get("date") or today) > today:
        yield "date", f"{field_title(type, 'date')} must be today or in the past"
    for (of, name), (least, most) in RANGES.items():
        value = typed.get(name) if of == type else None
        if value is not None and (value < least or (most is not None and value > most)):
            yield name, f"{field_title(type, name)} must be {f'from {least} to {most}' if most else f'{least} or more'}"
    if type == "outcome":
        yield from _length_allowed(typed)


def _length_allowed(typed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The length of an outcome is one that the law allowed on the day it was given: for now, of detention only.

    Source: Police, Crime, Sentencing and Courts Act 2022, section 158; `casework.disposal_limits`. The others are
    advised on where the whole order is looked at (`casework.disposals`).
    """
    months = re.search(r"(\d+)\s*months?", typed.get("length") or "")
    decided = typed.get("decided_on")
    if typed.get("disposal") != "dto" or months is None or decided is None:
        return
    rule = length_rule("dto", decided)
    if rule and not rule.allows(int(months[1])):
        which = "one made before 28 June 2022" if rule.among else "a detention and training order"
        yield "length", f"Length must be {rule.words()} for {which}"
