"""What was typed and never saved, made into edits: when its case leaves this laptop, or the laptop its service.

It then goes out like anything that was saved: before the case's present worker as a proposal, or into the centre's
quarantine.
"""

from collections.abc import Sequence

import msgspec

from casework.edits import Edit, Record, Value, new_id
from local_store import drafts, laptop, outbox, receipts, records, saving
from local_store.connection import Sql
from local_store.shapes import Device, Draft, Pending, State

CHOOSING = ("conflict", "proposal")
"""Drafts of these types are choices between versions: by field, a code and the words or the value that go with it."""
_OWN_WORDS = ("else", "change")
"""The codes of a choice that somebody wrote or set themselves. The other codes name a version that is kept already."""


def hand_in(sql: Sql, case: str = "", record: str = "") -> None:
    """Make edits of the drafts of a case, of one record of it, or of all: each where it differs from its record.

    A draft that was put aside stays: its author chose not to say it.
    """
    device = laptop.device(sql) or Device(id="")
    for draft in reversed(drafts.all_of_them(sql, case)):  # the oldest first
        if not draft.aside and record in ("", draft.record):
            _hand_in(sql, draft, device)
            drafts.drop(sql, draft.key)


def _hand_in(sql: Sql, draft: Draft, device: Device) -> None:
    record = records.shown(sql, draft.record) or Record(draft.record, _type(sql, draft), draft.case)
    earlier = _typed_before(outbox.of_record(sql, draft.record), draft)
    if earlier is not None:
        under = {**record.fields, **earlier.base}
        record = msgspec.structs.replace(record, fields=under, stamps={**record.stamps, **earlier.seen})
    edit = _edit(draft, record, device)
    if edit is None:
        return
    if earlier is None:
        saving.save(sql, [edit], draft.kept_at, lambda: device.id)
    else:
        outbox.rewrite(sql, msgspec.structs.replace(edit, id=earlier.id))
        _show_again(sql, edit.record)


def _edit(draft: Draft, record: Record, device: Device) -> Edit | None:
    """What the draft changes, as its author saw the record; None where it says what is there already."""
    typed = {name: None if value == "" else value for name, value in _typed(draft).items()}
    changed = {name: value for name, value in typed.items() if not _same(value, record.fields.get(name))}
    if not changed:
        return None
    return Edit(
        id=new_id(),
        record=record.id,
        type=record.type,
        case=record.case,
        at=draft.kept_at,
        author=device.user,
        device=device.id,
        set=changed,
        seen={name: draft.seen.get(name, record.stamps.get(name, 0)) for name in changed},
        base={name: draft.base.get(name, record.fields.get(name)) for name in changed},
    )


def _type(sql: Sql, draft: Draft) -> str:
    """Of a record that is not here: as this laptop last wrote to it, since a choice does not say what it is about."""
    if draft.type in CHOOSING and (before := receipts.of_record(sql, draft.record)):
        return before[-1].edit.type
    return draft.type


def _same(one: Value, other: Value) -> bool:
    """An empty field is the same as one never filled in."""
    return one == other or (one in (None, "") and other in (None, ""))


def _typed(draft: Draft) -> dict[str, Value]:
    if draft.type not in CHOOSING:
        return dict(draft.fields)
    return {name: value for name, (code, value) in draft.fields.items() if code in _OWN_WORDS and value}


def _typed_before(waiting: Sequence[Pending], draft: Draft) -> Edit | None:
    """The edit made a moment ago of the same typing, while it has not left yet: the draft says all of it, and more."""
    last = waiting[-1] if waiting else None
    if last is None or last.state is not State.WAITING or last.attempts:
        return None
    fields, seen = draft.fields, draft.seen
    same_look = all(name in fields and seen.get(name, stamp) == stamp for name, stamp in last.edit.seen.items())
    return last.edit if same_look and last.edit.seen else None


def _show_again(sql: Sql, record: str) -> None:
    row = records.load(sql, [record])[record]
    before = row.as_shown()
    row.replay(item.edit for item in outbox.of_record(sql, record))
    records.store(sql, [row], {record: before})
