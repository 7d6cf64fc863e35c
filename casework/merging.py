"""Putting two records of one child together, and taking them apart again: which edits that takes. Pure.

Nothing is lost by either. The record that ends keeps its fields and says which one goes on; the centre lays later
changes to it before whoever works on that one. What the one that goes on took over is written down in a `merging`
record, so that taking apart can give back what was taken, unless somebody has changed it since.
"""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec

from casework.edits import Edit, Record, Value, new_edit, new_record
from casework.people import Person
from casework.record_types import about_fields, read
from casework.referrals import Merging
from casework.spelled_alike import folded

NOT_TAKEN = frozenset({"merged_into", "removed_on", "removed_by", "removed_because", "imported_from"})


class CannotMerge(ValueError):
    """The two cannot be put together: they are one record, of two kinds, or one of them has ended already."""


def merge(keep: Record, other: Record, author: str, today: dt.date, because: str) -> tuple[Edit, ...]:
    """The edits that let `keep` go on in place of `other`, a record of the same kind. Raises CannotMerge.

    `keep` takes over what it had nothing for. Where both have something, its own stands, and the other's stays
    readable where it was; a name that differs becomes an other name.
    """
    if keep.id == other.id or keep.type != other.type:
        raise CannotMerge
    if any(record.fields.get(name) for record in (keep, other) for name in ("merged_into", "removed_on")):
        raise CannotMerge
    took = {
        name: other.fields[name]
        for name in about_fields(keep.type)
        if name not in NOT_TAKEN and _is_empty(keep.fields.get(name)) and not _is_empty(other.fields.get(name))
    }
    name = _other_name(keep, other)
    trail: dict[str, Value] = {
        "goes_on": keep.id,
        "other": other.id,
        "of_type": keep.type,
        "merged_on": today.isoformat(),
        "merged_by": author,
        "because": because,
        "took": msgspec.json.encode(took).decode(),
    }
    edits = [new_edit(keep, took, author)] if took else []
    if name:
        added = new_record("other_name", keep.case)
        edits.append(new_edit(added, name, author))
        trail["name_added"] = added.id
    edits.append(new_edit(new_record("merging", keep.case), trail, author))
    return (*edits, new_edit(other, {"merged_into": keep.id}, author))


class TakenApart(msgspec.Struct, frozen=True):
    """The edits that take two records apart. `kept` names the fields that stay as they are: changed since."""

    edits: tuple[Edit, ...]
    kept: tuple[str, ...] = ()


def take_apart(merging: Record, records: Mapping[str, Record], author: str, today: dt.date, because: str) -> TakenApart:
    """The edits that undo a merge, from its trail. Raises CannotMerge where there is nothing to undo.

    `records` are the two, by id, and the name that was added. What the record that goes on took over is emptied again
    where it still holds just that; where somebody has changed it since, it is theirs, and stays.
    """
    trail = read(merging, Merging)
    keep, other = records.get(trail.goes_on or ""), records.get(trail.other or "")
    if trail.undone_on or keep is None or other is None or other.fields.get("merged_into") != keep.id:
        raise CannotMerge
    took = _took(trail)
    back: dict[str, Value] = {name: None for name, value in took.items() if keep.fields.get(name) == value}
    kept = tuple(name for name in took if name not in back and not _is_empty(keep.fields.get(name)))
    edits = [new_edit(other, {"merged_into": None}, author)]
    if back:
        edits.append(new_edit(keep, back, author))
    name = records.get(trail.name_added or "")
    if name is not None and not name.fields.get("removed_on"):
        removed = {"removed_on": today.isoformat(), "removed_by": author, "removed_because": because}
        edits.append(new_edit(name, removed, author))
    undone = {"undone_on": today.isoformat(), "undone_by": author, "undone_because": because}
    edits.append(new_edit(merging, undone, author))
    return TakenApart(tuple(edits), kept)


def _took(trail: Merging) -> dict[str, Any]:
    """What was taken over; nothing where an import wrote something else there."""
    try:
        return msgspec.json.decode(trail.took or "{}", type=dict[str, Any])
    except msgspec.MsgspecError:
        return {}


def _is_empty(value: Value) -> bool:
    return value is None or value == ""


def _other_name(keep: Record, other: Record) -> dict[str, Value]:
    """The other's name, where the child is not known by it in the record that goes on."""
    if keep.type != "person":
        return {}
    one, two = read(keep, Person), read(other, Person)
    first, last = folded(two.first_names or ""), folded(two.surname or "")
    same_first = not first or not one.first_names or first == folded(one.first_names)
    same_last = not last or not one.surname or last == folded(one.surname)
    if same_first and same_last:
        return {}
    said: dict[str, Value] = {"kind": "alias", "source": "The record it was put together with"}
    return said | {key: value for key, value in (("first_names", two.first_names), ("surname", two.surname)) if value}
