"""Which edits make no sense without an earlier one that cannot go: they wait with it, and all others go on."""

from functools import cache

from casework.about import Kind
from casework.edits import Edit
from casework.record_types import about_fields


class Behind:
    """Edits that cannot go, and whatever depends on them, as later edits are asked in the order written.

    An edit depends on one that cannot go when what its author was looking at was written by it, or when it is about a
    record, or in a case, that would have been made by it, or links to such a record. What depends on a dependant
    depends as well.
    """

    def __init__(self) -> None:
        self._edits: set[str] = set()
        self._unmade: set[str] = set()

    def put(self, edit: Edit, *, makes: bool) -> None:
        """`edit` cannot go. `makes`: without it the centre has nothing of its record."""
        self._edits.add(edit.id)
        if makes:
            self._unmade.add(edit.record)

    def holds_back(self, later: Edit, *, makes: bool) -> bool:
        """Whether `later` depends on an edit that cannot go, so that it cannot either."""
        if later.id not in self._edits and not self._touches(later):
            return False
        self.put(later, makes=makes)
        return True

    def _touches(self, later: Edit) -> bool:
        names = {later.record, later.case, *linked_records(later)}
        return not self._unmade.isdisjoint(names) or any(stamp in self._edits for stamp in later.seen.values())


def linked_records(edit: Edit) -> set[str]:
    """The ids of other records that an edit links its own record to."""
    values = (edit.set.get(name) for name in _links(edit.type))
    return {value for value in values if isinstance(value, str)}


@cache
def _links(type: str) -> tuple[str, ...]:
    return tuple(name for name, about in about_fields(type).items() if about.kind is Kind.LINK)
