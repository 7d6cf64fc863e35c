"""The day that a record is about, kept beside it: lists over all cases and pages of one case are found through it."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import msgspec

from casework.edits import Record
from casework.record_types import is_likely

DAY_FIELDS = {"contact": "date", "hearing": "date", "document": "made_on"}
"""Record types that lists are made of by day, and the field that says which."""


def day_of(record: Record) -> str | None:
    """The day as ISO text; empty where the record has none that can be meant, None where no list is to have it."""
    field = DAY_FIELDS.get(record.type)
    if field is None or record.fields.get("removed_on"):
        return None
    try:
        day = dt.date.fromisoformat(str(record.fields.get(field) or ""))
    except ValueError:  # an import may bring a day that is none; the record itself keeps it
        return ""
    return day.isoformat() if is_likely(day) else ""


def keep(sql: Callable[..., Any], n: int, shown: Record) -> None:
    """Keep the day of a record beside it, and list it; where all is as before its indexes are not written."""
    sql(
        "UPDATE record SET day = :day, listed = 1 WHERE n = :n AND (day IS NOT :day OR NOT listed)",
        {"n": n, "day": day_of(shown)},
    )


def find_all(sql: Callable[..., Any]) -> None:
    """Find the day of every record of a store in which no day was kept."""
    values = msgspec.json.Decoder(dict[str, Any])
    marks = ",".join("?" * len(DAY_FIELDS))
    lines = sql(
        f"SELECT n, id, type, case_id, coalesce(shown, held) FROM record WHERE type IN ({marks})", [*DAY_FIELDS]
    )
    for n, id, type, case, fields in lines.fetchall():
        day = day_of(Record(id, type, case, values.decode(fields), {}))
        sql("UPDATE record SET day = ? WHERE n = ?", (day, n))
