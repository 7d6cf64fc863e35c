"""Every rule with its default, its source, and whether it is local practice ([K]): the tables of `docs/rulebook.md`.

The page "Rules of this service" shows the same (`casework.rules_in_force`).
"""

import re
from collections.abc import Callable, Iterable, Mapping

import msgspec

from casework.breach_routes import ROUTES
from casework.caseload_weights import TITLES
from casework.code_lists import words
from casework.deadline_table import DEADLINES
from casework.disposal_limits import AGES, LENGTHS, PCSC_2022
from casework.findings import Weight
from casework.limits import LOCAL
from casework.local_rules import FREQUENCIES, LIMITS, POINTS
from casework.requirement_limits import AMOUNTS, CURFEWS
from casework.roles import title
from casework.words import day_month_year

PLACE = re.compile(r"<!-- (\w+) -->\n.*?<!-- end -->", re.DOTALL)
"""Where a page has one of the tables: between its name and the end."""


def filled(page: str) -> str:
    """The page with each of its tables as it is now. Raises KeyError for a table that there is not."""
    return PLACE.sub(lambda found: f"<!-- {found[1]} -->\n{TABLES[found[1]]().markdown()}<!-- end -->", page)


class Table(msgspec.Struct, frozen=True):
    """A head and rows of as many cells. The source comes last; a head without words is over the mark [K]."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        lines = [self.head, tuple("---" for _ in self.head), *self.rows]
        return "".join(f"| {' | '.join(cell.replace('|', '/') for cell in row)} |\n" for row in lines)


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    return Table(head, tuple(rows))


def _mark(source: str) -> tuple[str, str]:
    """The source without its mark, and the mark."""
    local = source.startswith(LOCAL)
    return source.removeprefix(LOCAL).strip(), LOCAL if local else ""


def _deadlines() -> Table:
    return _table(
        ("Deadline", "Set off by", "Settled by", "Whose", "Limits", "Domain notes"),
        (
            (
                row.title,
                row.trigger,
                row.settled_by,
                title(row.owner),
                ", ".join(f"`{name}`" for name in row.limits),
                row.section,
            )
            for row in DEADLINES
        ),
    )


def _limits() -> Table:
    return _table(
        ("Limit", "Default", "", "Source"),
        (
            (f"`{name}`", f"{'-' if one.number < 0 else ''}{one.words()}", _mark(one.source)[1], _mark(one.source)[0])
            for name, rows in LIMITS.items()
            for one in rows
        ),
    )


def _levels() -> Table:
    return _table(
        ("Level", "First months", "How long", "After", "", "Source"),
        (
            (
                words("level", one.level),
                str(one.first),
                f"{one.first_number} {one.first_unit.value}s",
                str(one.after),
                _mark(one.source)[1],
                _mark(one.source)[0],
            )
            for one in FREQUENCIES
        ),
    )


def _points() -> Table:
    return _table(
        ("What a case has", "Points", "", "Source"),
        ((TITLES[one.name], str(one.points), _mark(one.source)[1], _mark(one.source)[0]) for one in POINTS),
    )


def _ladder() -> Table:
    return _table(
        ("Order", "Warnings first", "Then", "Limit", "", "Source"),
        (
            (
                ", ".join(words("disposal", kind) for kind in one.kinds),
                str(one.warnings),
                one.must,
                f"`{one.limit}`",
                _mark(one.source)[1],
                _mark(one.source)[0],
            )
            for one in ROUTES
        ),
    )


def _weight(weight: Weight) -> str:
    return weight.value[:1].upper() + weight.value[1:]


def _lengths() -> Table:
    return _table(
        ("Disposal", "Length", "Made", "Weight", "", "Source"),
        (
            (
                words("disposal", one.disposal),
                one.words(),
                f"before {day_month_year(PCSC_2022)}"
                if one.until < PCSC_2022
                else f"since {day_month_year(PCSC_2022)}"
                if one.since == PCSC_2022
                else "",
                _weight(one.weight),
                _mark(one.source)[1],
                _mark(one.source)[0],
            )
            for one in LENGTHS
        ),
    )


def _age_rules() -> Table:
    return _table(
        ("Disposal", "Age at sentence", "What is said", "Weight", "", "Source"),
        (
            (
                ", ".join(words("disposal", kind) for kind in one.disposals),
                f"{one.least} to {one.most}",
                one.sentence,
                _weight(one.weight),
                _mark(one.source)[1],
                _mark(one.source)[0],
            )
            for one in AGES
        ),
    )


def _amounts() -> Table:
    return _table(
        ("Requirement", "Amount", "Age", "Weight", "", "Source"),
        (
            (
                words("requirement", one.requirement),
                f"{one.least or 'up'} to {one.most} {one.unit}",
                "" if one.to_age > 100 and not one.from_age else _ages(one.from_age, one.to_age),
                _weight(one.weight),
                _mark(one.source)[1],
                _mark(one.source)[0],
            )
            for one in AMOUNTS
        ),
    )


def _curfews() -> Table:
    return _table(
        ("Curfew, for those convicted", "Hours a day", "Hours a week", "Source"),
        (
            (
                f"since {day_month_year(one.since)}" if one.since.year > 1 else f"until {day_month_year(one.until)}",
                str(one.hours_a_day),
                str(one.hours_a_week),
                one.source,
            )
            for one in CURFEWS
        ),
    )


def _ages(least: int, most: int) -> str:
    if not least:
        return f"under {most + 1}"
    return f"{least} and over" if most > 100 else f"{least} to {most}"


TABLES: Mapping[str, Callable[[], Table]] = {
    "deadlines": _deadlines,
    "limits": _limits,
    "levels": _levels,
    "points": _points,
    "ladder": _ladder,
    "lengths": _lengths,
    "ages": _age_rules,
    "amounts": _amounts,
    "curfews": _curfews,
}
