"""Made-up cases, as small as a rule needs: records by type, with ids that tell them apart."""

import datetime as dt
from typing import Any

from casework import CaseFile, Record
from casework.case_file import case_file
from casework.deadlines import dues
from casework.due import Due

TODAY = dt.date(2026, 11, 26)
"""A Thursday: the day of the pictures."""

CASE = "case-1"


def record(type: str, id: str, **fields: Any) -> Record:
    plain = {
        name: value.isoformat() if isinstance(value, dt.date | dt.time) else value for name, value in fields.items()
    }
    return Record(id=id, type=type, case=CASE, fields=plain)


def case(*records: Record) -> CaseFile:
    """A case of Zephyr's with those records besides."""
    person = record("person", "child", first_names="Zephyr", surname="Quillsworth", date_of_birth=dt.date(2012, 7, 29))
    known = {one.type for one in records}
    return case_file(CASE, [*records, *([] if "person" in known else [person])])


def order(kind: str = "yro", **fields: Any) -> Record:
    """A 12-month order made on 10 August 2026."""
    first = {"made_on": dt.date(2026, 8, 10), "start": dt.date(2026, 8, 10), "end": dt.date(2027, 8, 9)}
    return record("order", "order", kind=kind, **{**first, **fields})


def contact(id: str, date: dt.date, attendance: str | None = "attended", **fields: Any) -> Record:
    """A statutory contact at the office."""
    first = {"kind": "office", "order": "order", "statutory": True}
    return record("contact", id, date=date, attendance=attendance, **{**first, **fields})


def level(name: str, **fields: Any) -> Record:
    return record("judgement", "level", stage="case_start", state="countersigned", level=name, **fields)


def found(file: CaseFile, kind: str, today: dt.date = TODAY) -> list[Due]:
    """The lines of one rule."""
    return [due for due in dues(file, today) if due.kind == kind]


def only(file: CaseFile, kind: str, today: dt.date = TODAY) -> Due:
    """The one line of one rule."""
    (due,) = found(file, kind, today)
    return due
