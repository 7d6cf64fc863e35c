"""What becomes of one edit, given the record as it stands: pure, and the only place where that is decided."""

from collections.abc import Callable

import msgspec

from casework.differences import same
from casework.edits import Stamp, Value
from casework.splices import DoesNotFit, checksum, spliced
from casework.validation import impossible
from central.kept import Kept
from central.merged import SETTLING
from sync.wire import Current, Refused, Stale, WireEdit


class Fits(msgspec.Struct, frozen=True):
    """The edit can stand: these are the values its fields take."""

    values: dict[str, Value]


Resolve = Callable[[Stamp], int | None]
"""The position that a `seen` means: itself, or where the edit it names was applied; None when that edit was not."""


def decide(record: Kept | None, edit: WireEdit, resolve: Resolve) -> Fits | Stale | Refused:
    """An edit stands when each of its fields is as its author saw it, or has the value already; else none of it."""
    if refused := unsound(record, edit):
        return refused
    held = record.fields if record else {}
    stale = {
        field: _current(record, field)
        for field in edit.set | edit.seen
        if resolve(edit.seen.get(field, 0)) != _stamp(record, field)
        and not (field in edit.set and same(held.get(field), edit.set[field]))
    }
    if stale:
        return Stale(edit.id, stale)
    try:
        values = {field: _laid(held.get(field), value, edit.checksums.get(field)) for field, value in edit.set.items()}
    except DoesNotFit:
        return Refused(edit.id, "splice", "A part of this change does not fit the text it was made to.")
    return beyond_any_record(edit, values) or Fits(values)


def unsound(record: Kept | None, edit: WireEdit) -> Refused | None:
    """Why this edit of this record can never stand, whoever makes it and whatever the record holds."""
    if not edit.set:
        return Refused(edit.id, "empty", "This change sets nothing.")
    if record is not None and (record.case != edit.case or record.type != edit.type):
        return Refused(edit.id, "wrong_record", "This change names a record of another case or another kind.")
    if edit.type == "proposal" and (record is None or edit.set.keys() - SETTLING):
        return Refused(edit.id, "proposal_fixed", "A change that came too late is kept as it was written.")
    return None


def beyond_any_record(edit: WireEdit, values: dict[str, Value]) -> Refused | None:
    """The refusal of values that no record can hold."""
    problems = impossible(edit.type, values)
    return Refused(edit.id, "impossible", f"{problems[0].sentence}.") if problems else None


def _laid(held: Value, value: Value, expected: int | None) -> Value:
    """The value a field takes: a list is a splice over the text it holds now, which is what its author saw.

    `expected` is the checksum of the text it must come to, if its author's laptop gave one. Raises DoesNotFit.
    """
    if not isinstance(value, list) or same(held, value):
        return value
    if held is not None and not isinstance(held, str):
        raise DoesNotFit
    text = spliced(held or "", value)
    if expected is not None and checksum(text) != expected:
        raise DoesNotFit
    return text


def _stamp(record: Kept | None, field: str) -> int:
    mark = record.mark(field) if record else None
    return mark.stamp if mark else 0


def _current(record: Kept | None, field: str) -> Current:
    mark = record.mark(field) if record else None
    if record is None or mark is None:
        return Current(stamp=0, value=None)
    return Current(stamp=mark.stamp, value=record.fields.get(field), author=mark.author, at=mark.at)
