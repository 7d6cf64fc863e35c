"""What applied edits replaced, kept beside them in the ledger: with it every text that a field ever had can be told.

An edit that came as a splice does not hold the text it was made to, and a record that was loaded from a file has its
first values in no edit. Neither may be lost when somebody writes over it.
"""

from typing import Any

import msgspec
import sqlalchemy as sa

from casework.edits import Value
from casework.splices import spliced, undoing
from central import schema
from central.kept import Kept
from sync.wire import WireEdit


class Former(msgspec.Struct, frozen=True, array_like=True):
    """What a field held before an edit, and since when; of a text that the edit spliced, the splice back to it."""

    stamp: int
    value: Value


def what_it_replaces(record: Kept, edit: WireEdit) -> dict[str, Former]:
    """What the fields that an edit sets hold until then. `record` does not have it yet; its splices fit."""
    former: dict[str, Former] = {}
    for field, value in edit.set.items():
        mark = record.mark(field)
        if mark is None:
            continue
        held = record.fields.get(field)
        back = undoing(held, value) if isinstance(value, list) and isinstance(held, str) else held
        former[field] = Former(mark.stamp, back)
    return former


class AppliedEdit(msgspec.Struct, frozen=True):
    """An applied edit as the ledger has it: what it set, at which position, and what that replaced."""

    position: int
    set: dict[str, Any]
    replaced: dict[str, Former]


def applied_since(connection: sa.Connection, authority: int, record: str, position: int) -> list[AppliedEdit]:
    """The applied edits of a record after this position, oldest first."""
    ledger = schema.ledger.c
    query = (
        sa.select(ledger.position, ledger.edit, ledger.replaced)
        .where(ledger.authority == authority, ledger.record == record, ledger.position > position)
        .order_by(ledger.position)
    )
    return [
        AppliedEdit(row.position, _sets.decode(row.edit).set, _formers.decode(row.replaced or "{}"))
        for row in connection.execute(query).all()
    ]


def text_at(connection: sa.Connection, authority: int, record: Kept, field: str, stamp: int) -> str | None:
    """The text that a field held while its stamp was `stamp`: the present one, with every edit since taken back.

    None where it held no text then, or where it cannot be told: something other than an edit changed it since, or an
    edit from before what edits replace was kept.
    """
    mark, value = record.mark(field), record.fields.get(field)
    at = mark.stamp if mark else 0
    for edit in reversed(applied_since(connection, authority, record.id, stamp)):
        if field not in edit.set:
            continue
        former = edit.replaced.get(field)
        if edit.position != at or former is None:
            return None
        if isinstance(edit.set[field], list) and isinstance(value, str):
            value = spliced(value, former.value)
        else:
            value = former.value
        at = former.stamp
    return value if at == stamp and isinstance(value, str) else None


class _Sets(msgspec.Struct):
    set: dict[str, Any]


_sets = msgspec.json.Decoder(_Sets)
_formers = msgspec.json.Decoder(dict[str, Former])
