"""The caseload: which cases, in what order, and what each row says. No widgets here."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec

from casework.caseload_weights import points_words, total, weight_words
from casework.words import count, everyday_name, known_as, listed_name
from local_store.shapes import CaseSummary
from ui.case_words import (
    age_and_known_as,
    due_words,
    next_due,
    order_end_words,
    order_words,
    quiet_words,
    risk,
    spoken_case,
)
from ui.parts.marks import plain
from ui.parts.rows import Cell, Row
from ui.place import Place

Test = Callable[[CaseSummary, dt.date], bool]


class Criterion(msgspec.Struct, frozen=True):
    """One box of the filter."""

    key: str
    name: str
    test: Test


def _due_on(low: int, high: int) -> Test:
    def test(row: CaseSummary, today: dt.date) -> bool:
        return any(low <= (due.on - today).days <= high for due in row.dues)

    return test


def _kind(name: str) -> Test:
    return lambda row, _today: row.kind == name


MINE, COVERING = "mine", "covering"

FILTERS: dict[str, tuple[Criterion, ...]] = {
    "Worker": (
        Criterion(MINE, "Mine", lambda row, _today: row.my_part not in ("", COVERING)),
        Criterion(COVERING, "I am covering", lambda row, _today: row.my_part == COVERING),
        Criterion("team", "Whole team", lambda _row, _today: True),
    ),
    "Next thing due": (
        Criterion("overdue", "Overdue", _due_on(-100_000, -1)),
        Criterion("today", "Today", _due_on(0, 0)),
        Criterion("week", "This week", _due_on(1, 7)),
    ),
    "Kind": (
        Criterion("court_order", "Court order", _kind("court_order")),
        Criterion("out_of_court", "Out of court", _kind("out_of_court")),
        Criterion("bail_or_remand", "Bail or remand", _kind("bail_or_remand")),
        Criterion("prevention", "Prevention", _kind("prevention")),
    ),
    "Contacts and return": (
        Criterion("behind", "Behind", lambda row, _today: row.behind is not None),
        Criterion("return", "Return gaps", lambda row, _today: bool(row.gaps)),
    ),
    "On this laptop": (
        Criterion("not_sent", "Not sent", lambda row, _today: row.not_sent > 0),
        Criterion("not_here", "Not all here yet", lambda row, _today: not row.all_here),
    ),
}
CRITERIA = {one.key: one for group in FILTERS.values() for one in group}
AT_FIRST = frozenset({MINE, COVERING})


class Asked(msgspec.Struct, frozen=True):
    """What is asked of the caseload: the boxes applied, the search, the column it is sorted by."""

    boxes: frozenset[str] = AT_FIRST
    search: str = ""
    sort: str = "name"
    closed: bool = False


def counts(cases: Sequence[CaseSummary], today: dt.date) -> dict[str, int]:
    """How many open cases each box would show by itself."""
    return {key: sum(one.test(row, today) for row in cases if not row.closed) for key, one in CRITERIA.items()}


def chosen(cases: Sequence[CaseSummary], asked: Asked, today: dt.date) -> list[CaseSummary]:
    """Open (or closed) cases that pass the filter: one box ticked of each group in which any is ticked."""
    found = [row for row in cases if row.closed == asked.closed]
    for group in FILTERS.values():
        ticked = [one for one in group if one.key in asked.boxes]
        if ticked:
            found = [row for row in found if any(one.test(row, today) for one in ticked)]
    return sorted(found, key=SORTS[asked.sort](today))


def _by_name(row: CaseSummary) -> tuple[str, ...]:
    return (listed_name(row).casefold(), row.case)


RISKS = {"very_high": 0, "high": 1, "medium": 2, "low": 3}
LEVELS = {"intensive": 0, "enhanced": 1, "standard": 2}

SORTS: dict[str, Callable[[dt.date], Callable[[CaseSummary], tuple]]] = {  # type: ignore[type-arg]
    "name": lambda _today: _by_name,
    "order": lambda _today: lambda row: (row.order_end or dt.date.max, *_by_name(row)),
    "level": lambda _today: lambda row: (LEVELS.get(row.level, 9), *_by_name(row)),
    "risk": lambda _today: (
        lambda row: (
            min(RISKS.get(row.serious_harm, 9), RISKS.get(row.safety, 9)),
            *_by_name(row),
        )
    ),
    "due": lambda _today: (
        lambda row: (
            row.dues[0].on if row.dues else dt.date.max,
            (row.dues[0].at or dt.time.max) if row.dues else dt.time.max,
            *_by_name(row),
        )
    ),
}
HEADS = {
    "name": ("Name", ""),
    "order": ("Order and end date", "by end, soonest first"),
    "level": ("Level", "most contacts first"),
    "risk": ("Risk", "highest first"),
    "due": ("Next thing due", "by date, soonest first"),
}
COLUMNS = (("name", 212), ("order", 264), ("level", 84), ("risk", 116), ("due", 237))
"""The columns and their widths in units, at the width of the picture."""


def head_words(column: str, sort: str) -> str:
    """The head of a column; the one sorted by says how, where that is not plain."""
    name, how = HEADS[column]
    return f"{name}, {how}" if column == sort and how else name


def searched_words(row: CaseSummary, today: dt.date) -> tuple[str, ...]:
    """What a search looks through: names, numbers, order, next thing."""
    due = next_due(row)
    return (
        listed_name(row),
        everyday_name(row),
        known_as(row),
        row.reference,
        order_words(row),
        (due.thing or due.what) if due else "",
    )


def matching(
    cases: Sequence[CaseSummary], search: str, today: dt.date, also: Collection[str] = ()
) -> list[CaseSummary]:
    """The cases that have the search in any of those words, and those that the store found by something else."""
    wanted = " ".join(search.split()).casefold()
    if not wanted:
        return list(cases)
    return [row for row in cases if row.case in also or _has(row, wanted, today)]


def _has(row: CaseSummary, wanted: str, today: dt.date) -> bool:
    return any(wanted in words.casefold() for words in searched_words(row, today))


def count_words(shown: int, of: int, asked: Asked) -> str:
    """14 open cases; 12 of 14 open cases have “re”; 0 results for “Tomm” in open cases."""
    kind = "closed case" if asked.closed else "open case"
    wanted = asked.search.strip()
    if not wanted:
        return count(of, kind)
    if not shown:
        return f"0 results for “{wanted}” in {kind}s"
    return f"{shown} of {count(of, kind)} {'has' if shown == 1 else 'have'} “{wanted}”"


def weight_line(cases: Sequence[CaseSummary], own: bool) -> str:
    """31 points; what these cases weigh together. `own`: the service set points of its own."""
    points = points_words(sum(total(row.weight) for row in cases))
    return points if own else f"{points} by default"


def caseload_rows(cases: Sequence[CaseSummary], today: dt.date, why: Mapping[str, str] | None = None) -> list[Row]:
    """One row a case, in the order given. `why` says of some of them, with marks, as what they were found."""
    return [_row(row, today, (why or {}).get(row.case, "")) for row in cases]


def _row(row: CaseSummary, today: dt.date, why: str = "") -> Row:
    due = next_due(row)
    when, late = due_words(due, today) if due else ("", False)
    badge, of = risk(row)
    level = row.level.capitalize() if row.level else "No level"
    cells = (
        Cell(listed_name(row), why or age_and_known_as(row, today), first_style="strong"),
        Cell(order_words(row), order_end_words(row)),
        Cell(
            level,
            points_words(total(row.weight)) if row.weight else "",
            first_ink="ink" if row.level else "ink2",
            first_style="small",
        ),
        Cell(badge=badge, second=of, second_style="caption"),
        Cell(
            (due.thing or due.what) if due else "Nothing due",
            when,
            first_ink="ink" if due else "ink2",
            second_ink="bad" if late else "ink2",
            second_style="small_strong" if late else "small",
        ),
        Cell(quiet_words(row), first_style="small", first_ink="warn" if row.needs_decision else "ink2", end=True),
    )
    return Row(
        key=row.case,
        first=listed_name(row),
        cells=cells,
        spoken=", ".join(part for part in (spoken_case(row, today), _weighs(row), plain(why)) if part),
        opens=Place(page="case", case=row.case),
    )


def _weighs(row: CaseSummary) -> str:
    return f"weighs {weight_words(row.weight)}" if row.weight else ""


def notes_row(hits: int, search: str) -> Row | None:
    """The last row of a search of three letters and more: 4 more in case notes."""
    if not hits:
        return None
    words = f"{hits} more in case notes"
    return Row(
        key="notes",
        first=words,
        cells=(Cell(words, "press Enter to read them", first_style="medium"),),
        spoken=f"{words}, open to read them",
        opens=search,
    )


def where_words(asked: Asked) -> str:
    """What the other search would look through."""
    return "Search open cases" if asked.closed else "Search closed cases"
