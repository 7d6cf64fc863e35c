"""Putting two records of one child together, and taking them apart again: which edits that takes. Pure.

Nothing is lost by either. The record that ends keeps its fields and says which one goes on; the centre lays later
changes to it before whoever works on that one. What the one that goes on took over is written down in a `merging`
record, so that taking apart can give back what was taken, unless somebody has changed it since.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, Protocol, TypeVar

import msgspec

from casework.edits import Edit, Record, Value, new_edit, new_record
from casework.people import Person
from casework.record_types import about_fields, read
from casework.referrals import Merging
from casework.spelled_alike import folded

MERGED_INTO = "merged_into"
NOT_TAKEN = frozenset(
    {
        MERGED_INTO,
        "removed_on",
        "removed_by",
        "removed_because",
        "imported_from",
        "closed",
        "close_reason",
        "close_code",
    }
)
"""Never taken over: that one of two cases was closed does not close the other."""


class MayEnd(Protocol):
    """A record that may have been put together with another of its type: the centre's own kind of record is one too."""

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def fields(self) -> Mapping[str, Any]: ...


R = TypeVar("R", bound=MayEnd)


class CannotMerge(ValueError):
    """The two cannot be put together: they are one record, of two kinds, or one of them has ended already."""


def goes_on(record: R, find: Callable[[str], R | None]) -> R | None:
    """The record that goes on in place of this one, at the end of the chain; `find` gives the record of an id.

    None where it was not put together with one that is there, or where the chain comes back to itself.
    """
    passed = {record.id}
    last = record
    while isinstance(following := last.fields.get(MERGED_INTO), str):
        if following in passed:
            return None
        found = find(following)
        if found is None or found.type != record.type:
            break
        passed.add(found.id)
        last = found
    return None if last is record else last


def merge(
    keep: Record,
    other: Record,
    author: str,
    today: dt.date,
    because: str,
    *,
    name_of_author: str = "",
    device: str = "",
    at: str | None = None,
) -> tuple[Edit, ...]:
    """The edits that let `keep` go on in place of `other`, a record of the same kind. Raises CannotMerge.

    `keep` takes over what it had nothing for. Where both have something, its own stands, and the other's stays
    readable where it was; a name that differs becomes an other name. `name_of_author` is what people read in the trail.
    """
    if keep.id == other.id or keep.type != other.type:
        raise CannotMerge
    if any(record.fields.get(name) for record in (keep, other) for name in (MERGED_INTO, "removed_on")):
        raise CannotMerge
    took = taken_over(keep, other)
    name = other_name(keep, other)
    trail: dict[str, Value] = {
        "goes_on": keep.id,
        "other": other.id,
        "of_type": keep.type,
        "merged_on": today.isoformat(),
        "merged_by": name_of_author or author,
        "because": because,
        "took": msgspec.json.encode(took).decode(),
    }
    if number := other.fields.get("reference"):
        trail["other_number"] = number

    def edit(record: Record, fields: Mapping[str, Value]) -> Edit:
        return new_edit(record, fields, author, device=device, at=at)

    edits = [edit(keep, took)] if took else []
    if name:
        added = new_record("other_name", keep.case)
        edits.append(edit(added, name))
        trail["name_added"] = added.id
    edits.append(edit(new_record("merging", keep.case), trail))
    return (*edits, edit(other, {MERGED_INTO: keep.id}))


def taken_over(keep: Record, other: Record) -> dict[str, Value]:
    """What the record that goes on has nothing for, and the other has."""
    return {
        name: other.fields[name]
        for name in about_fields(keep.type)
        if name not in NOT_TAKEN and is_empty(keep.fields.get(name)) and not is_empty(other.fields.get(name))
    }


def in_force(trail: Merging) -> bool:
    """Whether what the trail tells was done and not undone. A trail that somebody only began to write is none."""
    return bool(trail.merged_on and (trail.other or trail.other_number)) and not (trail.undone_on or trail.removed_on)


class TakenApart(msgspec.Struct, frozen=True):
    """The edits that take two records apart. `kept` names the fields that stay as they are: changed since."""

    edits: tuple[Edit, ...]
    kept: tuple[str, ...] = ()


def take_apart(
    merging: Record,
    records: Mapping[str, Record],
    author: str,
    today: dt.date,
    because: str,
    *,
    name_of_author: str = "",
    device: str = "",
    at: str | None = None,
) -> TakenApart:
    """The edits that undo a merge, from its trail. Raises CannotMerge where there is nothing to undo.

    `records` are the two, by id, and the name that was added. What the record that goes on took over is emptied again
    where it still holds just that; where somebody has changed it since, it is theirs, and stays. Where the centre did
    not let the other one end, or it goes on in a third, what was taken over and the trail are left: these are undone
    alone.
    """
    trail = read(merging, Merging)
    keep, other = records.get(trail.goes_on or ""), records.get(trail.other or "")
    if not in_force(trail) or keep is None or other is None:
        raise CannotMerge

    def edit(record: Record, fields: Mapping[str, Value]) -> Edit:
        return new_edit(record, fields, author, device=device, at=at)

    by, on = name_of_author or author, today.isoformat()
    took = what_was_taken(trail)
    back: dict[str, Value] = {name: None for name, value in took.items() if keep.fields.get(name) == value}
    kept = tuple(name for name in took if name not in back and not is_empty(keep.fields.get(name)))
    edits = [edit(other, {MERGED_INTO: None})] if other.fields.get(MERGED_INTO) == keep.id else []
    if back:
        edits.append(edit(keep, back))
    name = records.get(trail.name_added or "")
    if name is not None and not name.fields.get("removed_on"):
        edits.append(edit(name, {"removed_on": on, "removed_by": by, "removed_because": because}))
    edits.append(edit(merging, {"undone_on": on, "undone_by": by, "undone_because": because}))
    return TakenApart(tuple(edits), kept)


def what_was_taken(trail: Merging) -> dict[str, Any]:
    """What was taken over; nothing where an import wrote something else there."""
    try:
        return msgspec.json.decode(trail.took or "{}", type=dict[str, Any])
    except msgspec.MsgspecError:
        return {}


def is_empty(value: Value) -> bool:
    """Whether a field holds nothing."""
    return value is None or value == ""


def other_name(keep: Record, other: Record) -> dict[str, Value]:
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
