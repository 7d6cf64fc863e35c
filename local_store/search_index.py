"""The index for finding people, references and notes: what of each record goes into it."""

from collections.abc import Iterable
from functools import cache

from casework.edits import Record
from casework.record_types import about_fields
from local_store.connection import Sql

_NAMES = {"first_names", "surname", "preferred_name", "name", "reference"}
"""Fields that weigh more than others, and come first."""


@cache
def _searched(type: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The fields of a record type that are found by: as names, and as words."""
    fields = [name for name, about in about_fields(type).items() if about.search]
    return tuple(f for f in fields if f in _NAMES), tuple(f for f in fields if f not in _NAMES)


def text_of(record: Record) -> tuple[str, str]:
    """The names and the words by which a record is found; both empty for a removed one."""
    if record.fields.get("removed_on"):
        return "", ""
    names, words = _searched(record.type)
    return _joined(record, names), _joined(record, words)


def _joined(record: Record, fields: tuple[str, ...]) -> str:
    return "\n".join(str(value) for field in fields if (value := record.fields.get(field)) not in (None, ""))


def index(sql: Sql, n: int, shown: Record, before: Record | None) -> None:
    """Bring the index in line with a record that now shows `shown`, and showed `before`."""
    now = text_of(shown)
    earlier = text_of(before) if before else ("", "")
    if now == earlier:
        return
    if any(earlier):
        sql("DELETE FROM search WHERE rowid = ?", (n,))
    if any(now):
        sql("INSERT INTO search (rowid, names, words) VALUES (?,?,?)", (n, *now))


def take_out(sql: Sql, numbers: Iterable[int]) -> None:
    """Take records out of the index, by the numbers of their rows."""
    for n in numbers:
        sql("DELETE FROM search WHERE rowid = ?", (n,))


def forget(sql: Sql) -> None:
    """Take the words of deleted rows out of the index itself, which otherwise keeps them until it is next merged.

    Writes the whole index anew: half a second for a large caseload. FTS5's own secure-delete would do it row by row,
    and make each save of a changed note four times slower.
    """
    sql("INSERT INTO search (search) VALUES ('optimize')")
