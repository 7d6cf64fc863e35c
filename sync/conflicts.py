"""Conflict records: both versions of one field, kept in front of a person."""

import msgspec

from casework.differences import same
from casework.edits import Edit, Record, Stamp, Value, conflict_id, new_edit, with_edit
from local_store.shapes import Held


class Version(msgspec.Struct, frozen=True):
    """What a field shows: its value, what an edit of it carries as `seen`, and whose words it is, as far as known."""

    value: Value = None
    stamp: Stamp = 0
    author: str = ""
    at: str = ""

    @classmethod
    def of_held(cls, held: Held) -> "Version":
        """The centre's version."""
        return cls(held.value, held.stamp, held.author, held.at)


def open_conflict(edit: Edit, field: str, theirs: Version, id: str, replaces: str | None) -> tuple[Edit, Record]:
    """The edit (with this `id`) that makes the conflict record for one field of `edit`; and that record.

    The record's own id follows from the edit and the field, so that the same conflict is never made twice.
    `replaces` names `edit` where nothing else of it is left in the outbox.
    """
    fields: dict[str, Value] = {
        "of": edit.record,
        "of_type": edit.type,
        "field": field,
        "edit": edit.id,
        "base": edit.base.get(field),
        "mine": edit.set[field],
        "mine_author": edit.author,
        "mine_at": edit.at,
        "theirs": theirs.value,
        "theirs_author": theirs.author or None,
        "theirs_at": theirs.at or None,
        "theirs_position": theirs.stamp if isinstance(theirs.stamp, int) else None,
    }
    record = Record(id=conflict_id(edit.id, field), type="conflict", case=edit.case)
    return _on(record, {name: value for name, value in fields.items() if value is not None}, edit, id, replaces)


def say_again(conflict: Record, edit: Edit, field: str, id: str, replaces: str | None) -> tuple[Edit, Record]:
    """The edit that lays a later version by the same author on the `conflict` their earlier one made; and that record.

    So one field comes before people once, with its author's last words; the words before are in the ledger. Where the
    author came round to what the centre has, or took their change back, nothing is left to decide: it is settled.
    """
    mine = edit.set[field]
    over = any(same(mine, conflict.fields.get(name)) for name in ("base", "theirs"))
    fields: dict[str, Value] = {
        "mine": mine,
        "mine_at": edit.at,
        "settled_by": edit.author if over else None,
        "settled_at": edit.at if over else None,
        "kept": "theirs" if over else None,
    }
    changed = {name: value for name, value in fields.items() if not same(conflict.fields.get(name), value)}
    return _on(conflict, changed, edit, id, replaces)


def _on(record: Record, fields: dict[str, Value], edit: Edit, id: str, replaces: str | None) -> tuple[Edit, Record]:
    """The edit of a conflict record in the name of whoever made `edit`, and the record with it."""
    kept = new_edit(record, fields, edit.author, device=edit.device, at=edit.at, id=id, replaces=replaces)
    return kept, with_edit(record, kept)
