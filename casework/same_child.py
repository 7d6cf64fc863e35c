"""Two cases of one child, or two records of the child in one case: put together and taken apart whole. Pure.

`casework.merging` has the rule for two records. Here it is said of which records that is done, and in one step.
"""

import datetime as dt
import enum
import uuid
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from casework.access import CaseAccess, may_change
from casework.case_file import CaseFile
from casework.edits import Edit, Record, Value, new_edit, new_record
from casework.merging import (
    MERGED_INTO,
    NOT_TAKEN,
    CannotMerge,
    TakenApart,
    in_force,
    is_empty,
    merge,
    other_name,
    take_apart,
)
from casework.people import Alert, Person
from casework.record_types import about_fields
from casework.referrals import Merging
from casework.sections import may_write

WRITTEN = ("case", "person", "other_name", "merging")
"""What putting two together writes: whoever does it must be allowed to write each."""


class By(msgspec.Struct, frozen=True):
    """Who does it: sign-in name, name, laptop, the moment by its clock (ISO 8601)."""

    user: str
    name: str
    device: str
    at: str

    @property
    def today(self) -> dt.date:
        """The day of it."""
        return dt.date.fromisoformat(self.at[:10])


class Side(msgspec.Struct, frozen=True):
    """One of the two: a whole case with its child, or, in one case, one of two records of the child (not `whole`)."""

    file: CaseFile
    person: Record | None
    whole: bool = True

    @property
    def id(self) -> str:
        """The id of the case, or of the record of the child."""
        return self.file.case_id if self.whole else (self.person.id if self.person else "")

    @property
    def case(self) -> Record:
        """The record of the case."""
        return self.file.records.get(self.file.case_id) or new_record("case", self.file.case_id, self.file.case_id)


class Becomes(enum.Enum):
    """What becomes of a field in which the two differ."""

    STAYS = "only the one that goes on has it"
    TAKEN = "only the other has it: it is taken over"
    BOTH = "each has something else: its own stays, the other's stays readable where it is"
    NAME = "the same, and the other's name is kept as another name"
    APART = "only the other has it, and it is not taken over"


class Difference(msgspec.Struct, frozen=True):
    """One field in which the two differ."""

    type: str
    field: str
    keeps: Value
    other: Value
    becomes: Becomes


def whole_case(file: CaseFile) -> Side:
    """The case with the child it is about."""
    return Side(file, file.records.get(file.person.id))


def one_record(file: CaseFile, person: str) -> Side:
    """One of the records of the child in a case that has two."""
    return Side(file, file.records.get(person), whole=False)


def other_records(file: CaseFile) -> tuple[Person, ...]:
    """Further records of the child in this case, which have not been put together with any."""
    return tuple(one for one in file.of(Person) if one.id != file.person.id and not one.merged_into)


def may_not_write(files: Iterable[CaseFile], user: str, role: str, today: dt.date) -> str:
    """Why this person may put nothing together, nor take it apart, in these cases, in two sentences; "" where they may.

    The centre asks the same (`central.permission`): who may write both cases. A laptop has only its user's own.
    """
    if not all(may_write(role, type) for type in WRITTEN):
        return "Your role reads this and does not change it. Ask the case manager, or a manager."
    for file in files:
        if not may_change(user, role, file.of(CaseAccess), today):
            number = file.case.reference or "one of the two cases"
            return (
                f"The list of {number} lets you read it, and not write in it. Ask whoever is on the list, or a manager."
            )
    return ""


def objection(keep: Side, other: Side, user: str, role: str, today: dt.date) -> str:
    """Why this person may not put the two together, in a sentence or two; "" where they may."""
    if may_not := may_not_write((keep.file, other.file), user, role, today):
        return may_not
    records = (keep.person, other.person, keep.case if keep.whole else None, other.case if other.whole else None)
    if any(record and record.fields.get(MERGED_INTO) for record in records):
        return "One of them was put together with another already."
    if keep.person is None and other.person is not None:
        return "No child is recorded in the case that would go on. Let the other one go on."
    return ""


def differences(keep: Side, other: Side) -> tuple[Difference, ...]:
    """The fields in which the two differ, or that only one has: those of the child, then those of the case."""
    return tuple(one for pair in _pairs(keep, other) for one in _differences(*pair))


def put_together(keep: Side, other: Side, by: By, because: str) -> tuple[Edit, ...]:
    """The edits that let `keep` go on in place of `other`, in one step. Raises CannotMerge.

    Warnings that stand in the other case are copied: whoever stands at the door must not have to open the older case.
    """
    said = {"name_of_author": by.name, "device": by.device, "at": by.at}
    edits: list[Edit] = []
    for one, two in _pairs(keep, other):
        done = merge(one, two, by.user, by.today, because, **said)
        if two.type == "case":
            trail = next(edit.record for edit in done if edit.type == "merging")
            edits += _warnings(keep.file, other.file, trail, by)
        edits += done
    return tuple(edits)


def trails(file: CaseFile) -> tuple[Merging, ...]:
    """The trails of this case that are in force, the newest first."""
    return tuple(one for one in file.of(Merging) if in_force(one))


def taken_apart(keep: CaseFile, other: CaseFile, of: str, by: By, because: str) -> TakenApart:
    """The edits that take `of` out again, in one step. Raises CannotMerge where there is nothing to undo.

    `of` is the other case (`other` is its file), or a record of the child in `keep` (`other` is then the same file).
    """
    records = {**other.records, **keep.records}
    of_child = other.records.keys() - keep.records.keys()
    found = [one for one in trails(keep) if one.other == of or one.other in of_child]
    if not found:
        raise CannotMerge
    said = {"name_of_author": by.name, "device": by.device, "at": by.at}
    edits: list[Edit] = []
    kept: list[str] = []
    for trail in sorted(found, key=lambda one: one.of_type == "case"):  # the child first, as it was done
        apart = take_apart(keep.records[trail.id], records, by.user, by.today, because, **said)
        gone, changed = _warnings_back(keep, other, trail.id, by, because)
        edits += [*apart.edits, *gone]
        kept += [*apart.kept, *changed]
    return TakenApart(tuple(edits), tuple(kept))


def _pairs(keep: Side, other: Side) -> Iterator[tuple[Record, Record]]:
    if keep.person and other.person:
        yield keep.person, other.person
    if keep.whole and other.whole:
        yield keep.case, other.case


def _differences(keep: Record, other: Record) -> Iterator[Difference]:
    named = other_name(keep, other)
    never = {MERGED_INTO, "removed_on", "removed_by", "removed_because", "imported_from"}
    for field in about_fields(keep.type):
        one, two = keep.fields.get(field), other.fields.get(field)
        if field in never or one == two or (is_empty(one) and is_empty(two)):
            continue
        yield Difference(keep.type, field, one, two, _becomes(field, one, two, named))


def _becomes(field: str, one: Value, two: Value, named: Mapping[str, Value]) -> Becomes:
    if is_empty(two):
        return Becomes.STAYS
    if is_empty(one):
        return Becomes.APART if field in NOT_TAKEN else Becomes.TAKEN
    return Becomes.NAME if field in named else Becomes.BOTH


def _standing(file: CaseFile, today: dt.date) -> list[Alert]:
    return [one for one in file.alerts if one.until is None or one.until >= today]


def _said(alert: Alert) -> tuple[object, ...]:
    return alert.kind, (alert.text or "").strip().casefold()


def _copy_id(trail: str, alert: str) -> str:
    """The id of the copy of a warning: it can be told from the trail, so that taking apart finds it again."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"holdfast warning {trail} {alert}"))


def warnings_to_copy(keep: CaseFile, other: CaseFile, today: dt.date) -> tuple[Alert, ...]:
    """Warnings that stand in the other case, and that the one that goes on does not have."""
    had = {_said(one) for one in _standing(keep, today)}
    return tuple(one for one in _standing(other, today) if _said(one) not in had)


def _warnings(keep: CaseFile, other: CaseFile, trail: str, by: By) -> Iterator[Edit]:
    for alert in warnings_to_copy(keep, other, by.today):
        copy = new_record("alert", keep.case_id, _copy_id(trail, alert.id))
        yield new_edit(copy, other.records[alert.id].fields, by.user, device=by.device, at=by.at)


def _warnings_back(
    keep: CaseFile, other: CaseFile, trail: str, by: By, because: str
) -> tuple[list[Edit], tuple[str, ...]]:
    """The copies of warnings go again, but for those that somebody has changed since."""
    gone: list[Edit] = []
    changed: list[str] = []
    for alert in (one for one in other.records.values() if one.type == "alert"):
        copy = keep.records.get(_copy_id(trail, alert.id))
        if copy is None or copy.fields.get("removed_on"):
            continue
        if any(copy.fields.get(name) != value for name, value in alert.fields.items() if not is_empty(value)):
            changed.append("alert")
            continue
        removed = {"removed_on": by.today.isoformat(), "removed_by": by.name, "removed_because": because}
        gone.append(new_edit(copy, removed, by.user, device=by.device, at=by.at))
    return gone, tuple(changed)
