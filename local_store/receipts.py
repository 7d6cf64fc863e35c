"""What became of each edit once it left the outbox."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from local_store.connection import Sql
from local_store.outbox import decode_edit
from local_store.shapes import Receipt

_json = msgspec.json.Encoder().encode
_COLUMNS = "edit, saved_at, received_at, outcome, position"
ACKNOWLEDGED = ("applied", "duplicate")


def keep(sql: Sql, receipt: Receipt) -> None:
    """Keep a receipt for ever (its body until the case leaves this laptop)."""
    edit = receipt.edit
    sql(
        "INSERT INTO receipt (id, record, case_id, outcome, position, saved_at, received_at, received, edit) "
        "VALUES (?,?,?,?,?,?,?,?,?)",
        (
            edit.id,
            edit.record,
            edit.case,
            receipt.outcome,
            receipt.position,
            receipt.saved_at,
            receipt.received_at,
            dt.datetime.fromisoformat(receipt.received_at).timestamp(),
            _json(edit),
        ),
    )


def of_record(sql: Sql, record: str) -> list[Receipt]:
    """The receipts of one record, oldest first."""
    lines = sql(f"SELECT {_COLUMNS} FROM receipt WHERE record = ? ORDER BY n", (record,))
    return [_receipt(line) for line in lines.fetchall()]


def acknowledged_since(sql: Sql, moment: dt.datetime) -> list[Receipt]:
    """What the centre acknowledged from `moment` on, newest first."""
    statement = (
        f"SELECT {_COLUMNS} FROM receipt WHERE received >= ? AND outcome IN (?,?) ORDER BY received DESC, n DESC"
    )
    lines = sql(statement, (moment.timestamp(), *ACKNOWLEDGED))
    return [_receipt(line) for line in lines.fetchall()]


def _receipt(line: Sequence[Any]) -> Receipt:
    edit, saved_at, received_at, outcome, position = line
    return Receipt(decode_edit(edit), saved_at, received_at, outcome, position)


def strip(sql: Sql, case: str) -> None:
    """Take the words out of a case's receipts: that an edit was made and acknowledged stays, what it said does not."""
    for n, line in sql("SELECT n, edit FROM receipt WHERE case_id = ?", (case,)).fetchall():
        bare = msgspec.structs.replace(decode_edit(line), set={}, base={}, seen={})
        sql("UPDATE receipt SET edit = ? WHERE n = ?", (_json(bare), n))
