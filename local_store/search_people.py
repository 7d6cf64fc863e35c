"""Finding cases by the words that somebody types of a name, a number, a place or a date of birth."""

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from casework.alike import Spelt, compact, folded, letters_in, phone_digits, slips, slips_forgiven, sound, spelt
from casework.typed_dates import typed_date
from local_store.connection import Sql
from local_store.search_index import NAMES, Way

MOST_WORDS = 8
"""Words of a search that count; whoever pastes a whole note finds by its beginning."""
ROWS_A_WORD = 4000
"""How many rows one word may bring; only a single letter, in a laptop with thousands of cases, has more."""
SLIPS_FROM = 5
"""Letters of a word from which a slip is forgiven before the whole of a name is typed."""

_DATE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}(?:st|nd|rd|th)?[\s/.\-]+(?:\d{1,2}|[a-z]{3,9})"
_BORN = re.compile(
    r"\b(?P<said>dob\b:?|d\.o\.b\.?:?|born\b|date of birth\b:?)?\s*"
    rf"\b(?P<day>{_DATE})(?P<year>[\s/.\-]+(?:\d{{4}}|\d{{2}}))?\b"
)


class Match(NamedTuple):
    """A case that was found: how good that is (the least first), in which record, by which word, and as what.

    `typed` is what was typed for the word. Plain tuples, since a single letter brings thousands.
    """

    order: int
    case: str
    n: int
    way: int
    word: str
    typed: str


TYPED, BEGUN, HEARD, SLIPPED = 0, 1, 2, 3
"""How a word fits: it is the whole word, its beginning, sounds like it, or has a slip in it."""


def _order(way: Way, fit: int) -> int:
    """The child's own name first: typed, begun, another name of theirs, as heard, with a slip. Then everything else."""
    if way is Way.CHILD:
        return (0, 1, 4, 6)[fit]
    if way is Way.OTHER_NAME:
        return (2, 3, 5, 7)[fit]
    return 8 + 4 * way + fit


_ORDERS = [[_order(way, fit) for fit in (TYPED, BEGUN, HEARD, SLIPPED)] for way in Way]


def find_cases(sql: Sql, text: str, today: dt.date) -> list[Match]:
    """The cases that have every word typed, the best first; where no name fits, slips are forgiven."""
    found: dict[str, Match] = {}
    plain = spelt(text)[:MOST_WORDS]
    for words in [plain, *_other_readings(text, today)]:
        _take_better(found, _having_all(sql, words, slipped=False))
    may_be_slips = any(slips_forgiven(word) for word, *_ in plain)
    if may_be_slips and not any(one.way in NAMES for one in found.values()):
        _take_better(found, _having_all(sql, plain, slipped=True))
    return sorted(found.values(), key=lambda one: (one.order, abs(len(one.word) - len(one.typed)), one.word))


def cases_named(sql: Sql, begun: str) -> set[str]:
    """The cases of children with a name, or another name, that begins so."""
    lines = sql(
        "SELECT case_id FROM found_by WHERE word >= ? AND word < ? AND way <= ? LIMIT ?",
        (begun, f"{begun}\U0010ffff", Way.OTHER_NAME, ROWS_A_WORD),
    )
    return {line[0] for line in lines.fetchall()}


def _take_better(found: dict[str, Match], more: Iterable[Match]) -> None:
    for one in more:
        case = one[1]
        if case not in found or one[0] < found[case][0]:
            found[case] = one


def _other_readings(text: str, today: dt.date) -> list[list[Spelt]]:
    """What was typed, read as one number, as a telephone number, as words with a date of birth."""
    readings: list[list[Spelt]] = []
    whole = compact(text)
    if len(text.split()) > 1 or whole != folded(text.strip()):
        readings.append([(whole,)] if whole else [])
    digits = phone_digits(text)
    if len(digits) >= 3 and not re.search(r"[^\W\d_]", text):
        readings.append([(digits,)])
        if digits.startswith("7"):  # a spreadsheet has taken the 0 away
            readings.append([(f"0{digits}",)])
    small = folded(text)
    if (said := _BORN.search(small)) and (born := _birth(said, today)):
        rest = f"{small[: said.start()]} {small[said.end() :]}"
        readings.append([(born,), *spelt(rest)[:MOST_WORDS]])
    return [one for one in readings if one]


def _birth(said: re.Match[str], today: dt.date) -> str:
    """The day as the index has it; a day without its year only where it is said to be one of birth."""
    has_year = bool(said["year"]) or "-" in said["day"][4:5]
    if not has_year and not said["said"]:
        return ""
    day = typed_date(f"{said['day']}{said['year'] or ''}", today).value
    if day is None:
        return ""
    if not has_year:
        return f"--{day:%m-%d}"
    if day > today:  # two digits of a year are read up to twenty years ahead, and nobody is born there
        day = day.replace(year=day.year - 100)
    return day.isoformat()


def _having_all(sql: Sql, words: Sequence[Spelt], *, slipped: bool) -> list[Match]:
    """The cases that have every one of `words`, each through the word that says most."""
    if not words:
        return []
    held: dict[str, Match] | None = None
    for spellings in words:
        now = _by_case(sql, spellings, slipped=slipped)
        held = now if held is None else {case: _both(one, now[case]) for case, one in held.items() if case in now}
        if not held:
            return []
    return list((held or {}).values())


def _both(one: Match, other: Match) -> Match:
    """A case found by two words is as good as the worse of them, which is the one to show: the name is shown anyway."""
    return max(one, other, key=lambda match: match.order)


def _by_case(sql: Sql, spellings: Spelt, *, slipped: bool) -> dict[str, Match]:
    """The best match in each case for one word typed: as one word, or else by all of its parts."""
    word, *parts = spellings
    found: dict[str, Match] = {}
    _take_better(found, _rows(word, _beginning(sql, word), BEGUN))
    if heard := sound(word):
        lines = sql(f"SELECT {_COLUMNS} FROM found_by WHERE sound = ? AND sound <> '' LIMIT ?", (heard, ROWS_A_WORD))
        _take_better(found, _rows(word, lines.fetchall(), HEARD))
    if slipped:
        _take_better(found, _rows(word, _with_slips(sql, word), SLIPPED))
    if parts and not found:
        return {one.case: one for one in _having_all(sql, [(part,) for part in parts], slipped=slipped)}
    return found


_COLUMNS = "word, n, way, case_id"


def _rows(typed: str, lines: Iterable[Sequence[Any]], fit: int) -> Iterable[Match]:
    for word, n, way, case in lines:
        yield Match(_ORDERS[way][TYPED if word == typed else fit], case, n, way, word, typed)


def _beginning(sql: Sql, word: str) -> list[Sequence[Any]]:
    lines = sql(
        f"SELECT {_COLUMNS} FROM found_by WHERE word >= ? AND word < ? LIMIT ?",
        (word, f"{word}\U0010ffff", ROWS_A_WORD),
    )
    return lines.fetchall()  # type: ignore[no-any-return]


def _with_slips(sql: Sql, word: str) -> list[Sequence[Any]]:
    """Rows of names that are `word` but for a slip or two.

    Most names are put aside by their letters alone: those that lack too many, and those of which neither of the first
    two letters is where it was typed, or beside it.
    """
    most = slips_forgiven(word)
    if not most:
        return []
    begun = len(word) >= SLIPS_FROM
    lines = sql(
        "SELECT DISTINCT letters, word FROM found_by WHERE size > 0 AND size BETWEEN ? AND ?",
        (len(word) - most, 99 if begun else len(word) + most),
    )
    letters, one, two = letters_in(word), word[0], word[1]
    likely = (
        name
        for bits, name in lines.fetchall()
        if (letters & ~bits).bit_count() <= most and (name[0] in (one, two) or one == name[1] or two == name[1])
    )
    near = [name for name in likely if slips(word, name, most, beginning=begun) is not None]
    rows: list[Sequence[Any]] = []
    for name in near[:MOST_NAMES]:
        lines = sql(f"SELECT {_COLUMNS} FROM found_by WHERE word = ? LIMIT ?", (name, ROWS_A_WORD))
        rows += [line for line in lines.fetchall() if line[2] in NAMES]
    return rows


MOST_NAMES = 40
"""How many different names one word with a slip may stand for."""
