"""Which children on this laptop are worth comparing with one that is typed in: found through the index for finding.

Whoever `casework.duplicates` has anything to say of is among them, since a likeness takes a number, or a surname that
is like one of the names typed; a date of birth alone is no likeness.
"""

from collections.abc import Iterable

from casework.alike import compact, letters_in
from casework.duplicates import NUMBERS
from casework.identifiers import pnc_id
from casework.people import Person
from casework.spelled_alike import SHORTEST_FOR_A_SLIP, folded, one_slip_apart
from local_store.connection import Sql
from local_store.search_index import Way

SHORTEST_BEGINNING = 2
"""Letters of the first part of a name from which it is looked for as what a name written in one begins with."""


def cases_to_compare(sql: Sql, typed: Person) -> set[str]:
    """The cases of the children who may be like the one that is typed."""
    names = {
        plain for name in (typed.first_names, typed.surname, typed.preferred_name) if (plain := folded(name or ""))
    }
    words = {word for name in names for word in _words(name)}
    slipped = {word for name in names if " " not in name for word in _slipped(sql, name)}
    found = _cases(sql, words | slipped, (Way.CHILD, Way.OTHER_NAME))
    return found | _cases(sql, _numbers(typed), (Way.NUMBER,))


def count_children(sql: Sql) -> int:
    """How many children there are on this laptop, in open and closed cases."""
    lines = sql("SELECT count(*) FROM record INDEXED BY record_person WHERE type = 'person'")
    return int(lines.fetchone()[0])


def _words(name: str) -> set[str]:
    """The words of a name; it written in one; and what a name of two parts would begin with that is written so."""
    joined = name.replace(" ", "")
    beginnings = (joined[:length] for length in range(SHORTEST_BEGINNING, len(joined)))
    return {*name.split(), joined, *beginnings}


def _slipped(sql: Sql, name: str) -> Iterable[str]:
    """The names here that are this one but for a letter. Most are put aside by their letters alone."""
    if len(name) < SHORTEST_FOR_A_SLIP:
        return ()
    lines = sql(
        "SELECT DISTINCT letters, word FROM found_by WHERE size > 0 AND size BETWEEN ? AND ?",
        (len(name) - 1, len(name) + 1),
    )
    letters = letters_in(name)
    likely = (word for bits, word in lines.fetchall() if (letters ^ bits).bit_count() <= 2)
    return (word for word in likely if one_slip_apart(name, word))


def _numbers(typed: Person) -> set[str]:
    """The numbers typed, in every way in which the index can have them."""
    written: set[str] = set()
    for field in NUMBERS:
        number = getattr(typed, field)
        if number and number.strip():
            written.add(compact(number))
            written.update(_police_numbers(number) if field == "pnc_id" else ())
    return written


def _police_numbers(text: str) -> Iterable[str]:
    """2020/0000007A is also written 20/0000007A, 2020/7A and 20/7A."""
    year, _, serial = pnc_id(text).partition("/")
    if not serial:
        return ()
    return (compact(one + other) for one in (year, year[2:]) for other in (serial, serial.lstrip("0")))


def _cases(sql: Sql, words: Iterable[str], ways: tuple[Way, ...]) -> set[str]:
    wanted = sorted(words)
    if not wanted:
        return set()
    marks, of = ",".join("?" * len(wanted)), ",".join(str(int(way)) for way in ways)
    lines = sql(f"SELECT DISTINCT case_id FROM found_by WHERE word IN ({marks}) AND way IN ({of})", wanted)
    return {line[0] for line in lines.fetchall()}
