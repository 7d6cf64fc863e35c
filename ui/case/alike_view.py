"""Who here may be the child that is typed in: what is asked of the laptop, and the rows and words for the answer."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from casework import Value
from casework.duplicates import NUMBERS
from casework.new_child import NewChild
from casework.people import Person
from casework.record_types import read
from casework.words import age, count, day_month_year, full_name, known_as
from local_store.children_calls import LikeHere, LookedThrough
from local_store.shapes import CaseSummary
from ui.parts.rows import Row
from ui.place import Place

TOLD_BY = ("first_names", "surname", "preferred_name", "date_of_birth", "birth_estimated", *NUMBERS)
"""What a child is recognised by. A telephone is shared by brothers and sisters, and is not among it."""
NOT_YET = "As you type a name or a number, children who may be the same stand here."
NOBODY = "No child here is like this one."


class Alike(msgspec.Struct, frozen=True):
    """An answer, ready to show: rows that open a case, what is said where there are none, where was looked; and what
    a screen reader is told, once for each different answer. That nobody is shown any more is told too."""

    rows: tuple[Row, ...] = ()
    said: str = NOT_YET
    looked: str = ""
    spoken: str = ""


def told_child(child: NewChild, typed: Mapping[str, Value]) -> Person:
    """The child as far as it is typed and understood."""
    fields = {name: typed[name] for name in TOLD_BY if typed.get(name) not in (None, "")}
    return read(msgspec.structs.replace(child.person, fields=fields), Person)


def tells_anything(person: Person) -> bool:
    """Whether there is a name or a number to look for: a date of birth alone is that of many."""
    return any(getattr(person, name) for name in ("first_names", "surname", "preferred_name", *NUMBERS))


def alike_here(looked: LookedThrough, today: dt.date) -> Alike:
    """What was found on this laptop."""
    rows = tuple(_row(one, today) for one in looked.found)
    names = "; ".join(row.first for row in rows)
    return Alike(
        rows=rows,
        said="" if rows else NOBODY,
        looked=f"Looked through {_all(looked.children)} on this laptop, in open and closed cases.",
        spoken=f"{count(len(rows), 'child', 'children')} here may be the same: {names}" if rows else "",
    )


def _all(children: int) -> str:
    return f"the {count(children, 'child', 'children')}" if children else "what is"


def sentence(one: LikeHere, today: dt.date) -> str:
    """It may be Juniper Vexley, born 17 October 2010, 16, TW/102. Surname is the same. Date of birth is the same."""
    facts = ", ".join(part for part in (full_name(one.row), _born(one.row, today), one.row.reference) if part)
    closed = " (closed)" if one.row.closed else ""
    return f"It may be {facts}{closed}. {'. '.join(one.possible.reasons)}."


def _row(one: LikeHere, today: dt.date) -> Row:
    row = one.row
    called = known_as(row)
    name = f"{full_name(row)}, known as {called}" if called else full_name(row)
    who = ", ".join(part for part in (_born(row, today), row.reference) if part)
    facts = "\n".join(part for part in (who[:1].upper() + who[1:], _with(row)) if part)
    reasons = ". ".join(one.possible.reasons)
    return Row(
        key=row.case,
        first=name,
        second=facts,
        beside=f"{reasons}.",
        spoken=", ".join(part for part in (name, who, _with(row), reasons) if part),
        opens=Place("case", row.case),
    )


def _born(row: CaseSummary, today: dt.date) -> str:
    """born 17 October 2010, 16"""
    born = row.date_of_birth
    return f"born {day_month_year(born)}, {age(born, today)}" if born else "date of birth not recorded"


def _with(row: CaseSummary) -> str:
    """Closed case. Callum Dreyling"""
    who = row.worker_name or row.worker or ("You" if row.my_part else "Nobody yet")
    return f"Closed case, {who}" if row.closed else f"Works on it: {who}"
