"""Fields beside a conflict that only one of the two people changed: already in, and shown with whose they are."""

from collections.abc import Sequence

import msgspec

from casework import Edit, Record, Value
from casework.cases import Conflict
from casework.record_types import about_fields
from ui.case.version_facts import OwnEdit, VersionFacts
from ui.edit_words import QUIET_FIELDS


class OneSided(msgspec.Struct, frozen=True):
    """One such field. `before` is known only where this laptop made the change; `both`: each changed a part of it."""

    field: str
    author: str
    value: Value
    before: Value = None
    before_known: bool = False
    both: bool = False


def one_sided(record: Record, conflicts: Sequence[Conflict], facts: VersionFacts) -> list[OneSided]:
    """The fields of `record` that one author of `conflicts` changed since the two went apart, in their usual order.

    What came to the centre with the first of the two versions or after it, and is by one of the two, was written
    without seeing the other's. Positions of the feed decide that, never the clock of a laptop.
    """
    positions = [one.theirs_position for one in conflicts if one.theirs_position is not None]
    if not positions:
        return []
    apart = min(positions)
    authors = {author for one in conflicts for author in (one.mine_author, one.theirs_author) if author}
    own = _own_since(apart, {one.edit for one in conflicts if one.edit}, facts.own)
    undecided = {one.field for one in conflicts}
    order = [*about_fields(record.type), *record.fields]
    found = []
    for field in dict.fromkeys(order):
        if field in undecided or field in QUIET_FIELDS or field.startswith("removed_"):
            continue
        one = _one(field, record, facts, own, apart)
        if one is not None and one.author in authors:
            found.append(one)
    return found


def _one(field: str, record: Record, facts: VersionFacts, own: Sequence[OwnEdit], apart: int) -> OneSided | None:
    held = facts.held.get(field)
    mine = [one for one in own if field in one.edit.set]
    author = ""
    if mine and mine[-1].waiting:
        author = mine[-1].edit.author
    elif held is not None and held.stamp >= apart:
        author = held.author
    if not author:
        return None
    value = record.fields.get(field)
    if not mine:
        return OneSided(field, author, value)
    before = mine[0].edit.base.get(field)
    return None if before == value else OneSided(field, author, value, before, True, _merged(field, author, mine))


def _merged(field: str, author: str, mine: Sequence[OwnEdit]) -> bool:
    """Whether the value holds words of both: the other wrote after this laptop, or a rebase laid one on the other."""
    said = {one.edit.id: one.edit.set[field] for one in mine}
    relaid = any(said.get(one.edit.replaces or "", one.edit.set[field]) != one.edit.set[field] for one in mine)
    return relaid or author != mine[-1].edit.author


def _own_since(apart: int, aside: set[str], own: Sequence[OwnEdit]) -> list[OwnEdit]:
    """The edits of this laptop that were written since the two went apart, with those that a rebase replaced."""
    ids = set(aside)
    kept: list[OwnEdit] = []
    for one in reversed(own):
        edit: Edit = one.edit
        if one.waiting or edit.id in ids or (one.position is not None and one.position >= apart):
            kept.append(one)
            if edit.replaces:
                ids.add(edit.replaces)
    return kept[::-1]
