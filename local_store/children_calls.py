"""What LocalStore offers of the children on this laptop: those who may be the one that is being typed in."""

from collections.abc import Callable
from typing import TypeVar

import msgspec

from casework.duplicates import Known, Possible, possible_duplicates
from casework.people import OtherName, Person
from casework.record_types import read
from local_store import children_alike, record_lists
from local_store.connection import Sql
from local_store.shapes import CaseSummary

T = TypeVar("T")


class LikeHere(msgspec.Struct, frozen=True):
    """A child on this laptop who may be the one that is typed, and why; with the row of their case."""

    possible: Possible
    row: CaseSummary


class LookedThrough(msgspec.Struct, frozen=True):
    """Who is like the child that is typed, the likeliest first, and how many children were looked through for it."""

    found: tuple[LikeHere, ...] = ()
    children: int = 0


class ChildrenCalls:
    """Part of LocalStore: every child on this laptop, of open and of closed cases, with every name they have had."""

    _with_every_word: Callable[[Callable[[Sql], T]], T]
    summary: Callable[[str], CaseSummary | None]

    def like(self, typed: Person, limit: int = 5) -> LookedThrough:
        """Who here may be the child that is typed in. Nothing is decided by it."""

        def ask(sql: Sql) -> tuple[list[Known], int]:
            return _known(sql, children_alike.cases_to_compare(sql, typed)), children_alike.count_children(sql)

        known, children = self._with_every_word(ask)
        found = [(one, self.summary(one.case)) for one in possible_duplicates(typed, known, limit)]
        return LookedThrough(tuple(LikeHere(one, row) for one, row in found if row is not None), children)


def _known(sql: Sql, cases: set[str]) -> list[Known]:
    """The children of these cases, with every name they have had."""
    found = record_lists.of_types(sql, sorted(cases), ("person", "other_name"))
    names: dict[str, list[OtherName]] = {}
    for one in found:
        if one.type == "other_name":
            names.setdefault(one.case, []).append(read(one, OtherName))
    return [Known(read(one, Person), tuple(names.get(one.case, ()))) for one in found if one.type == "person"]
