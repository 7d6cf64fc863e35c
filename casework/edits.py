"""Records, and edits: the only things that change them."""

import datetime as dt
import uuid
from collections.abc import Mapping
from typing import Any

import msgspec
import uuid_utils

Value = Any
"""A field's value as on disk and on the wire: str, int, float, bool or None. Dates are ISO 8601 text."""

Stamp = int | str
"""The feed position at which a field last changed; or, on a laptop, the id of the user's own edit that has none yet."""


def new_id() -> str:
    """An id made on the laptop: a uuid7, so ids sort by the moment they were made."""
    return str(uuid_utils.uuid7())


class Record(msgspec.Struct, frozen=True):
    """One thing on a case, as this laptop shows it or as the centre holds it.

    `stamps[name]` is what an edit of that field must carry as `seen`. A field without a stamp has never been set (0).
    Fields and types unknown to this version are kept untouched.
    """

    id: str
    type: str
    case: str
    fields: dict[str, Value] = {}
    stamps: dict[str, Stamp] = {}


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """What a person did to one record. `at` is the device's clock and never decides who wins.

    `base` holds the values the person was looking at. It stays on the laptop (rebase needs it) and never travels.
    `replaces` names the edit that this one is the rebase of. `whole` names the fields of which `base` is not what the
    centre has at `seen`, but older words of the author's own: they never travel as splices. It stays here, too.
    """

    id: str
    record: str
    type: str
    case: str
    at: str
    author: str
    device: str = ""
    set: dict[str, Value]
    seen: dict[str, Stamp]
    base: dict[str, Value] = {}
    replaces: str | None = None
    whole: tuple[str, ...] = ()


def new_record(type: str, case: str, id: str | None = None) -> Record:
    """A record that does not exist yet: hand it to `new_edit` with its first values."""
    return Record(id=id or new_id(), type=type, case=case)


def new_case() -> Record:
    """The first record of a new case; a case's own record has the id of the case."""
    case = new_id()
    return Record(id=case, type="case", case=case)


def now_text() -> str:
    """The device's clock as ISO 8601 with its offset, to the second."""
    return dt.datetime.now(dt.UTC).astimezone().isoformat(timespec="seconds")


def new_edit(
    record: Record,
    set: Mapping[str, Value],
    author: str,
    *,
    device: str = "",
    at: str | None = None,
    id: str | None = None,
    replaces: str | None = None,
) -> Edit:
    """The edit that sets `set` on `record` as its author saw it. Null clears a field."""
    return Edit(
        id=id or new_id(),
        record=record.id,
        type=record.type,
        case=record.case,
        at=at or now_text(),
        author=author,
        device=device,
        set=dict(set),
        seen={name: record.stamps.get(name, 0) for name in set},
        base={name: record.fields.get(name) for name in set},
        replaces=replaces,
    )


def with_edit(record: Record, edit: Edit) -> Record:
    """`record` as it looks with `edit` laid on it: the fields it sets carry the edit's id as their stamp."""
    return Record(
        id=record.id,
        type=record.type,
        case=record.case,
        fields={**record.fields, **edit.set},
        stamps={**record.stamps, **dict.fromkeys(edit.set, edit.id)},
    )


def conflict_id(edit: str, field: str) -> str:
    """The id of the conflict record for one field of one edit: the same on every retry, so that it is made once."""
    return str(uuid.uuid5(uuid.UUID(edit), f"conflict/{field}"))


def proposal_id(edit: str) -> str:
    """The id of the proposal that holds an edit which came too late: the same on every retry, so that it is made once.

    Any text can be an edit's id here: the centre keeps edits of other programs too.
    """
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"holdfast proposal {edit}"))
