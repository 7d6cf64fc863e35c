"""Finding people, references and notes by the words they have, as somebody types."""

import datetime as dt
import re

from casework.edits import Record
from casework.people import Person
from casework.record_types import read
from casework.words import full_name
from local_store import records
from local_store.connection import Sql
from local_store.shapes import Hit

MATCH_START, MATCH_END = "\x02", "\x03"
WORDS_AROUND = 16
"""How many words of a note a result shows."""
_DAYS = ("date", "made_on", "committed_on", "set_on")
"""Fields that say which day a record is about, in the order in which they are looked for."""


def find(sql: Sql, text: str, limit: int) -> list[Hit]:
    """Records that have a word beginning with each word of `text`, the best first. Accents make no difference."""
    words = re.findall(r"[^\W_]+", text)
    if not words:
        return []
    lines = sql(
        "SELECT rowid, snippet(search, -1, ?, ?, '…', ?) FROM search WHERE search MATCH ? ORDER BY rank LIMIT ?",
        (MATCH_START, MATCH_END, WORDS_AROUND, " ".join(f'"{word}"*' for word in words), limit),
    )
    snippets: dict[int, str] = dict(lines.fetchall())
    found = records.numbered(sql, snippets)
    children = _children(sql, {record.case for record in found.values()})
    return [
        Hit(
            case=record.case,
            record=record.id,
            type=record.type,
            title=children.get(record.case, ""),
            snippet=snippet,
            on=_day(record),
        )
        for n, snippet in snippets.items()
        if (record := found.get(n))
    ]


def _children(sql: Sql, cases: set[str]) -> dict[str, str]:
    """Whose cases these are."""
    return {one.case: full_name(read(one, Person)) for one in records.people(sql, cases)}


def _day(record: Record) -> dt.date | None:
    for name in _DAYS:
        value = record.fields.get(name)
        if isinstance(value, str):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:  # an import may bring a day that is none; the record itself keeps it
                continue
    return None
