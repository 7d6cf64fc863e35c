"""The index for finding: what of each record goes into it, and the two tables that hold it.

`found_by` has the words that find a case: names, numbers, places, each with the record it comes from. `search_note` is
the full-text index of everything written in words; it has no text of its own, since the records have that.
"""

import datetime as dt
from collections.abc import Callable, Iterable
from enum import IntEnum
from functools import cache
from typing import Any

import msgspec

from casework.about import Search, Sensitivity
from casework.alike import compact, folded, letters_in, phone_digits, sound, words_of
from casework.edits import Record
from casework.record_types import about_fields

LAST_DIGITS = 6
"""A phone number is also found by its last digits, which is what people remember of one."""


class Way(IntEnum):
    """As what a word finds a case, the best first."""

    CHILD = 0  # the child's own name
    OTHER_NAME = 1
    NUMBER = 2
    BIRTH = 3
    AROUND = 4  # the name of somebody in the family
    PHONE = 5
    EMAIL = 6
    PLACE = 7
    PROFESSIONAL = 8


NAMES = (Way.CHILD, Way.OTHER_NAME, Way.AROUND)
"""Names of which slips are forgiven."""
_WHOSE_NAME = {
    "person": Way.CHILD,
    "other_name": Way.OTHER_NAME,
    "relationship": Way.AROUND,
    "professional": Way.PROFESSIONAL,
}
_WAYS = {Search.NUMBER: Way.NUMBER, Search.BIRTH: Way.BIRTH, Search.PHONE: Way.PHONE, Search.EMAIL: Way.EMAIL}

FoundBy = frozenset[tuple[str, Way]]


@cache
def searched(type: str) -> tuple[dict[str, Way], tuple[str, ...]]:
    """The fields of a record type that find its case, and those that are full text.

    A field for named roles only is in neither: whoever may read the case would find it by words they may not see.
    """
    case: dict[str, Way] = {}
    text: list[str] = []
    for name, about in about_fields(type).items():
        if about.search is None or about.sensitivity is Sensitivity.RESTRICTED:
            continue
        if about.search is Search.WORDS:
            text.append(name)
        elif about.search is Search.NAME:
            case[name] = _WHOSE_NAME.get(type, Way.AROUND)
        else:
            case[name] = _WAYS.get(about.search, Way.PLACE)
    return case, tuple(text)


def found_by(record: Record) -> FoundBy:
    """The words that find the case of this record, each with its way; none for a removed one."""
    if record.fields.get("removed_on"):
        return frozenset()
    case, _ = searched(record.type)
    return frozenset(
        (word, way)
        for field, way in case.items()
        if isinstance(value := record.fields.get(field), str)
        for word in words_for(value, way)
    )


def words_for(value: str, way: Way) -> set[str]:
    """The words that a value is found by."""
    if way is Way.BIRTH:
        return _days(value)
    if way is Way.PHONE:
        digits = phone_digits(value)
        return {digits, digits[-LAST_DIGITS:]} if digits else set()
    words = set(words_of(value))
    return words if way in NAMES or not words else words | {compact(value)}


def _days(value: str) -> set[str]:
    """A day with its year, and without."""
    try:
        day = dt.date.fromisoformat(value)
    except ValueError:  # an import may bring a day that is none; the record itself keeps it
        return set()
    return {day.isoformat(), f"--{day:%m-%d}"}


def text_of(record: Record) -> str:
    """The full text of a record; empty for a removed one."""
    if record.fields.get("removed_on"):
        return ""
    _, fields = searched(record.type)
    return "\n".join(str(value) for field in fields if (value := record.fields.get(field)) not in (None, ""))


def make(sql: Callable[..., Any]) -> None:
    """Make both tables, empty, in the place of whatever index there was."""
    for table in ("search", "search_note", "found_by"):
        sql(f"DROP TABLE IF EXISTS {table}")
    # No columns and no places of words: nothing asks for them, and the index is a sixth of its size. Three letters of
    # every word are kept besides, so that the first results come at once whatever begins with them.
    sql(
        "CREATE VIRTUAL TABLE search_note USING fts5(words, content = '', contentless_delete = 1, detail = none, "
        "prefix = '3', tokenize = 'unicode61 remove_diacritics 2')"
    )
    sql(
        """CREATE TABLE found_by (
            word TEXT NOT NULL, n INTEGER NOT NULL, way INTEGER NOT NULL, case_id TEXT NOT NULL, sound TEXT NOT NULL,
            letters INTEGER NOT NULL, size INTEGER NOT NULL, PRIMARY KEY (word, n, way)) WITHOUT ROWID"""
    )
    sql("CREATE INDEX found_by_record ON found_by (n)")
    sql("CREATE INDEX found_by_sound ON found_by (sound) WHERE sound <> ''")
    sql("CREATE INDEX found_by_size ON found_by (size, letters, word) WHERE size > 0")


def make_again(sql: Callable[..., Any]) -> None:
    """The whole index anew, from the records that are here: for a store whose index is older than this."""
    make(sql)
    values = msgspec.json.Decoder(dict[str, Any])
    lines = sql("SELECT n, id, type, case_id, coalesce(shown, held) FROM record ORDER BY n")
    while some := lines.fetchmany(500):
        for n, id, type, case, fields in some:
            index(sql, n, Record(id, type, case, values.decode(fields), {}), None)


def index(sql: Callable[..., Any], n: int, shown: Record, before: Record | None) -> None:
    """Bring the index in line with a record that now shows `shown`, and showed `before` (None: is not in it yet)."""
    text, earlier = text_of(shown), text_of(before) if before else ""
    if text != earlier:
        if earlier:
            sql("DELETE FROM search_note WHERE rowid = ?", (n,))
        if text:
            sql("INSERT INTO search_note (rowid, words) VALUES (?,?)", (n, as_words(text)))
    now, then = found_by(shown), found_by(before) if before else frozenset()
    if then - now:
        sql("DELETE FROM found_by WHERE n = ?", (n,))
        then = frozenset()
    for word, way in now - then:
        named = way in NAMES
        sql(
            "INSERT INTO found_by (word, n, way, case_id, sound, letters, size) VALUES (?,?,?,?,?,?,?)",
            (word, n, way, shown.case, *((sound(word), letters_in(word), len(word)) if named else ("", 0, 0))),
        )


def as_words(text: str) -> str:
    """What FTS5 is given of a text: folded, since what is typed is; and words with a mark inside without it too."""
    plain = folded(text)
    joined = [one for one in plain.split() if not one.isalnum() and not one[1:-1].isalnum()]
    return f"{plain}\n{' '.join(word for one in joined for word in words_of(one))}" if joined else plain


def take_out(sql: Callable[..., Any], numbers: Iterable[int]) -> None:
    """Take records out of the index, by the numbers of their rows."""
    for n in numbers:
        sql("DELETE FROM search_note WHERE rowid = ?", (n,))
        sql("DELETE FROM found_by WHERE n = ?", (n,))


def forget(sql: Callable[..., Any]) -> None:
    """Take the words of what was taken out from the index itself, which otherwise keeps them until it is next merged.

    Writes the whole index anew: half a second for a large caseload. FTS5's own secure-delete would do it row by row,
    and make each save of a changed note four times slower.
    """
    sql("INSERT INTO search_note (search_note) VALUES ('optimize')")
