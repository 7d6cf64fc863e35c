"""What is missing or odd in a record, as sentences beside its fields; and what no record can hold.

The laptop and the centre use the same rules. `check` advises. Of what it says, some cannot be true (an order that ends
before it starts): a form asks for that to be put right, in a field that is being changed, before it saves. A record
that came with it, from an import or from two people at once, is kept as it is: the centre refuses only what is
`impossible`.
"""

import datetime as dt
import math
import re
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from typing import Any, get_type_hints

import msgspec

from casework.about import About, Kind
from casework.code_lists import is_known, words
from casework.codes.in_force import IN_FORCE
from casework.disposal_limits import length_rule
from casework.edits import Value
from casework.identifiers import advice, is_invented
from casework.offence_search import could_be_committed
from casework.record_types import RECORD_TYPES, YEARS, about_fields, field_title, is_likely
from casework.standing import within
from casework.what_fits import DATED_BY, NOT_AFTER_TODAY, ORDERED, RANGES
from casework.words import day_month_year

MOST_TEXT = 1_000_000
"""The longest text of one field, in bytes of UTF-8."""


class Problem(msgspec.Struct, frozen=True):
    """What is to be put right in one field, in a sentence that says how.

    `blocks`: it cannot be true, so a form does not save a change of this field that leaves it so. All else advises.
    """

    field: str
    sentence: str
    blocks: bool = False


Fields = Mapping[str, Value]
TypesOf = Mapping[str, str]
"""The id of each record of the case -> its type."""


def check(type: str, fields: Fields, today: dt.date, types_of: TypesOf | None = None) -> tuple[Problem, ...]:
    """What to put right, in the order of the fields: one problem a field, the first that is found.

    A record that is marked as removed, or of a type this version does not know, has none. `types_of` lets links be
    checked: one that leads to a record of another kind cannot be right; one that leads nowhere may be on its way.
    """
    declared = about_fields(type)
    if fields.get("removed_on"):
        return ()
    found: dict[str, Problem] = {}
    for name, about in declared.items():
        if problem := _one_field(type, name, about, fields.get(name), types_of or {}):
            found[name] = problem
    typed = {name: _read(type, name, fields.get(name)) for name in declared if name not in found}
    for problem in _together(type, typed, today):
        found.setdefault(problem.field, problem)
    return tuple(found[name] for name in declared if name in found)


def blocking(problems: tuple[Problem, ...], changed: Collection[str]) -> tuple[Problem, ...]:
    """Those that keep a form from saving: what cannot be true, in a field that this very change writes.

    So a record that came with a mistake never keeps anybody from writing its other fields.
    """
    return tuple(problem for problem in problems if problem.blocks and problem.field in changed)


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


def _one_field(type: str, name: str, about: About, value: Value, types_of: TypesOf) -> Problem | None:
    if value is None or value == "":
        return Problem(name, _missing(about)) if about.required else None
    if not _fits(type, name, value):
        return Problem(name, f"{about.title} must be {_MUST_BE[about.kind]}")
    if about.kind is Kind.DATE and not is_likely(_read(type, name, value)):
        return Problem(name, f"{about.title} must be between {YEARS.start} and {YEARS.stop - 1}")
    if about.codes and not is_known(about.codes, value):
        return Problem(name, f"Choose the {within(about.title)} from the list")
    if about.kind is Kind.LINK and about.to and types_of.get(str(value), about.to[0]) not in about.to:
        return Problem(name, f"{about.title} must lead to {_kind_of(about.to[0])}", blocks=True)
    if not is_invented(name, str(value)) and (sentence := advice(name, value)):
        return Problem(name, sentence)
    return None


def _kind_of(type: str) -> str:
    """a hearing; an offence"""
    named = type.replace("_", " ")
    return f"{'an' if named[0] in 'aeiou' else 'a'} {named}"


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


def _together(type: str, typed: Mapping[str, Any], today: dt.date) -> Iterator[Problem]:
    """What is odd about fields taken together, or beside today."""
    for first, second, sentence in ORDERED.get(type, ()):
        before, after = typed.get(first), typed.get(second)
        if before is not None and after is not None and after < before:
            yield Problem(second, sentence, blocks=True)
    for name in NOT_AFTER_TODAY.get(type, ()):
        if typed.get(name) is not None and typed[name] > today:
            yield Problem(name, f"{field_title(type, name)} must be today or in the past", blocks=True)
    if type == "contact" and typed.get("attendance") and (typed.get("date") or today) > today:
        yield Problem("date", f"{field_title(type, 'date')} must be today or in the past", blocks=True)
    yield from _out_of_range(type, typed)
    yield from _not_in_force(type, typed, today)
    if type == "outcome":
        yield from _length_allowed(typed)
    if type == "offence":
        yield from _at_its_time(typed)


def _out_of_range(type: str, typed: Mapping[str, Any]) -> Iterator[Problem]:
    for (of, name), (least, most) in RANGES.items():
        value = typed.get(name) if of == type else None
        if value is not None and (value < least or (most is not None and value > most)):
            must = f"from {least} to {most}" if most else f"{least} or more"
            yield Problem(name, f"{field_title(type, name)} must be {must}", blocks=True)


def _not_in_force(type: str, typed: Mapping[str, Any], today: dt.date) -> Iterator[Problem]:
    """A code of a day on which it was not to be had: a reprimand of 2020."""
    day = next((typed[name] for name in DATED_BY.get(type, ()) if typed.get(name)), today)
    for name, about in about_fields(type).items():
        dates = IN_FORCE.get((about.codes, str(typed.get(name)))) if about.codes and typed.get(name) else None
        if dates is None or dates.on(day):
            continue
        said = words(about.codes, typed[name])
        if day > dates.until:
            yield Problem(name, f"{said} could be given until {day_month_year(dates.until)}", blocks=True)
        else:
            yield Problem(name, f"{said} could be given from {day_month_year(dates.since)}", blocks=True)


GRAVITY_TO_5 = dt.date(2023, 1, 1)
"""The child gravity matrix of 2023 has 1 to 5, the one before it 1 to 4 (DOMAIN notes, section 2)."""


def _at_its_time(typed: Mapping[str, Any]) -> Iterator[Problem]:
    """What the day of an offence makes unlikely. Both advise: the gravity may have been scored later, and the list of
    offences gives no days, only the year of the Act."""
    on = typed.get("committed_on")
    if on is None:
        return
    decided = typed.get("charged_on") or on
    if typed.get("gravity") == 5 and decided < GRAVITY_TO_5:
        yield Problem("gravity", "Check the police gravity: before 2023 it went from 1 to 4")
    code = typed.get("offence_code")
    if code and not could_be_committed(str(code), typed.get("committed_until") or on):
        yield Problem("offence_code", f"Check the offence code: it does not fit an offence of {day_month_year(on)}")


def _length_allowed(typed: Mapping[str, Any]) -> Iterator[Problem]:
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
        yield Problem("length", f"Length must be {rule.words()} for {which}")
