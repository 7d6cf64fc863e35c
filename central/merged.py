"""Cases, and records of a child, that were put together: which of them goes on."""

from collections.abc import Callable

import msgspec

from casework.merging import MERGED_INTO, goes_on
from central.kept import Kept
from sync.wire import WireEdit

MERGING = frozenset({"case", "person"})
"""Types of record that can be put together with another of their kind."""
SETTLING = frozenset({"settled_by", "settled_at", "kept"})
"""The fields of a conflict or a proposal that say what became of it."""

Find = Callable[[str], Kept | None]
"""The record of an id, as it stands at this moment of the batch."""


class Place(msgspec.Struct, frozen=True):
    """Where a change belongs: in which case, and on which record."""

    case: str
    record: str


def place_of(edit: WireEdit, find: Find) -> Place:
    """Where the change belongs now: where it says, or in the case and on the person record that go on.

    Merging and its undoing stay where they are, and so do two versions of what a case is merged into, assignments, and
    what settles a conflict or a proposal.
    """
    here = Place(edit.case, edit.record)
    if _stays(edit):
        return here
    person = find(edit.record) if edit.type == "person" else None
    going_on = goes_on(person, find) if person and person.case == edit.case else None
    place = Place(going_on.case, going_on.id) if going_on else here
    case = find(place.case)
    whole = goes_on(case, find) if case else None
    if whole is None:
        return place
    return Place(whole.id, whole.id if place.record == place.case else place.record)


def _stays(edit: WireEdit) -> bool:
    if edit.type in MERGING and MERGED_INTO in edit.set:
        return True
    if edit.type == "conflict" and edit.set.get("field") == MERGED_INTO:
        return True
    return edit.type == "assignment" or (edit.type in ("conflict", "proposal") and edit.set.keys() <= SETTLING)
