"""The text that a field held at an earlier position, read from the ledger."""

from typing import Any

import msgspec
import sqlalchemy as sa

from casework.splices import DoesNotFit, spliced
from central import schema


class _Laid(msgspec.Struct):
    """What is asked of an edit in the ledger."""

    set: dict[str, Any]


def text_at(connection: sa.Connection, authority: int, record: str, field: str, position: int) -> str | None:
    """What the field of this record held at `position`, by the edits applied up to there; None where they do not tell.

    What came with `load` is in no ledger: hold what this gives against a checksum before using it.
    """
    ledger = schema.ledger.c
    query = (
        sa.select(ledger.edit)
        .where(ledger.authority == authority, ledger.record == record, ledger.position <= position)
        .order_by(ledger.position)
    )
    text: str | None = None
    for edit in connection.execute(query).scalars():
        laid = _decode(edit).set
        if field in laid:
            text = _after(text, laid[field])
    return text


def _after(text: str | None, value: Any) -> str | None:
    if not isinstance(value, list):
        return value if isinstance(value, str) else None
    try:
        return None if text is None else spliced(text, value)
    except DoesNotFit:
        return None


_decode = msgspec.json.Decoder(_Laid).decode
