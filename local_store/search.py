"""Finding people, references and notes by the words they have, as somebody types."""

import datetime as dt
import re
from collections.abc import Sequence

from casework.alike import Spelt, words_of
from casework.edits import Record
from casework.people import Person
from casework.record_types import read
from casework.words import full_name
from local_store import records
from local_store.connection import Sql
from local_store.search_index import searched, text_of, words_for
from local_store.search_notes import Noted, few_words, find_texts, places_of, words_typed
from local_store.search_people import Match, cases_named, find_cases
from local_store.shapes import Hit

MARKS = ("\x02", "\x03")
WORDS_AROUND = 16
"""How many words of a note a result shows."""
FEW_CASES = 20
"""A name that finds at most so many cases may be typed together with words out of their notes."""
_DAYS = ("date", "made_on", "committed_on", "set_on")
"""Fields that say which day a record is about, in the order in which they are looked for."""


def find(sql: Sql, text: str, limit: int, today: dt.date) -> list[Hit]:
    """Cases by name, number, place or date of birth, the best first; then texts that have the words, newest first.

    A case comes once. Each kind has at least half of `limit` to itself, where there is as much of it.
    """
    if limit < 1 or not text.strip():
        return []
    cases = find_cases(sql, text, today)
    words = words_typed(text)
    texts = find_texts(sql, words, limit) or _in_notes_of_somebody(sql, words, limit)
    cases = cases[: max(limit - len(texts), (limit + 1) // 2)]
    texts = texts[: limit - len(cases)]
    found = records.numbered(sql, [*(one.n for one in cases), *(one.n for one in texts)])
    titles = _children(sql, {record.case for record in found.values()})
    hits = [_case_hit(one, found[one.n], titles) for one in cases if one.n in found]
    places = places_of(words)
    return hits + [_text_hit(found[one.n], places, titles) for one in texts if one.n in found]


def _in_notes_of_somebody(sql: Sql, words: Sequence[Spelt], limit: int) -> list[Noted]:
    """Where a name was typed together with words out of the notes: "juniper bursary"."""
    for at, word in enumerate(words if len(words) > 1 else ()):
        named = cases_named(sql, word[0])
        if named and len(named) <= FEW_CASES:
            found = find_texts(sql, [*words[:at], *words[at + 1 :]], limit, named)
            if found:
                return found
    return []


def _case_hit(match: Match, record: Record, titles: dict[str, str]) -> Hit:
    field = _field_of(record, match)
    return Hit(
        case=record.case,
        record=record.id,
        type=record.type,
        title=titles.get(record.case, ""),
        snippet=_shown(record, field, match),
        on=_day(record),
        field=field,
    )


def _field_of(record: Record, match: Match) -> str:
    """The field that has the word which was found."""
    fields, _ = searched(record.type)
    return next(
        (
            name
            for name, way in fields.items()
            if way == match.way and match.word in words_for(str(record.fields.get(name) or ""), way)
        ),
        "",
    )


def _shown(record: Record, field: str, match: Match) -> str:
    """What of the record says why it was found, with marks. A confidential address is not shown in a list."""
    if record.fields.get("confidential"):
        return ""
    if field in ("first_names", "surname"):
        names = (record.fields.get("first_names"), record.fields.get("surname"))
        return _marked(" ".join(str(name) for name in names if name), match)
    if record.type == "address":
        lines = (record.fields.get(name) for name in ("line_1", "line_2", "town", "postcode"))
        return _marked(", ".join(str(line) for line in lines if line), match)
    return _marked(str(record.fields.get(field) or ""), match)


def _marked(text: str, match: Match) -> str:
    """`text` with marks on the word that was found; where it stands in several pieces (a number), on all of it."""
    for written in re.finditer(r"[^\s,]+", text):
        if match.word in words_of(written[0]):
            end = written.end()
            if match.word.startswith(match.typed) and written[0].lower().startswith(match.typed):
                end = written.start() + len(match.typed)
            return f"{text[: written.start()]}{MARKS[0]}{text[written.start() : end]}{MARKS[1]}{text[end:]}"
    return f"{MARKS[0]}{text}{MARKS[1]}" if text else ""


def _text_hit(record: Record, places: re.Pattern[str], titles: dict[str, str]) -> Hit:
    return Hit(
        case=record.case,
        record=record.id,
        type=record.type,
        title=titles.get(record.case, ""),
        snippet=few_words(text_of(record), places, MARKS, WORDS_AROUND),
        on=_day(record),
    )


def _children(sql: Sql, cases: set[str]) -> dict[str, str]:
    """Whose cases these are. Of two records of the child in one case, the one that goes on has the last word."""
    people = records.people(sql, cases)
    in_order = sorted(people, key=lambda one: not one.fields.get("merged_into"))
    return {one.case: full_name(read(one, Person)) for one in in_order}


def _day(record: Record) -> dt.date | None:
    for name in _DAYS:
        value = record.fields.get(name)
        if isinstance(value, str):
            try:
                return dt.date.fromisoformat(value)
            except ValueError:  # an import may bring a day that is none; the record itself keeps it
                continue
    return None
