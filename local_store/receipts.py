"""What became of each edit once it left the outbox."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import msgspec

from local_store import seen_by
from local_store.connection import Sql
from local_store.outbox import decode_edit
from local_store.shapes import Pending, Receipt, SeenBy

_json = msgspec.json.Encoder().encode
_COLUMNS = "edit, saved_at, received_at, outcome, position, sent_at, attempts, replaced_by"
ACKNOWLEDGED = ("applied", "duplicate")


def keep(
    sql: Sql,
    item: Pending,
    received_at: str,
    outcome: str,
    position: int | None = None,
    replaced_by: str | None = None,
) -> None:
    """Keep for ever what became of an edit (its body until the case leaves this laptop)."""
    edit = item.edit
    sql(
        "INSERT INTO receipt (id, record, case_id, outcome, position, saved_at, received_at, received, sent_at, "
        "attempts, replaced_by, edit) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            edit.id,
            edit.record,
            edit.case,
            outcome,
            position,
            item.saved_at,
            received_at,
            dt.datetime.fromisoformat(received_at).timestamp(),
            item.sent_at,
            item.attempts,
            replaced_by,
            _json(edit),
        ),
    )


def of_record(sql: Sql, record: str) -> list[Receipt]:
    """The receipts of one record, oldest first."""
    lines = sql(f"SELECT {_COLUMNS} FROM receipt WHERE record = ? ORDER BY n", (record,))
    return _receipts(sql, lines.fetchall())


def of_edit(sql: Sql, edit_id: str) -> Receipt | None:
    """The receipt of one edit, once it has one."""
    lines = sql(f"SELECT {_COLUMNS} FROM receipt WHERE id = ? ORDER BY n DESC LIMIT 1", (edit_id,))
    return next(iter(_receipts(sql, lines.fetchall())), None)


def acknowledged_since(sql: Sql, moment: dt.datetime) -> list[Receipt]:
    """What the centre acknowledged, or laid before whoever works on the case now, from `moment` on, newest first."""
    statement = (
        f"SELECT {_COLUMNS} FROM receipt WHERE received >= ? AND outcome IN (?,?,?) ORDER BY received DESC, n DESC"
    )
    lines = sql(statement, (moment.timestamp(), *ACKNOWLEDGED, "proposed"))
    return _receipts(sql, lines.fetchall())


def _receipts(sql: Sql, lines: Sequence[Sequence[Any]]) -> list[Receipt]:
    looks: dict[str, list[SeenBy]] = {}
    found: list[Receipt] = []
    for body, saved_at, received_at, outcome, position, sent_at, attempts, replaced_by in lines:
        edit = decode_edit(body)
        if position is not None and edit.case not in looks:
            looks[edit.case] = seen_by.of_case(sql, edit.case)
        by = tuple(one for one in looks.get(edit.case, ()) if position is not None and one.position >= position)
        found.append(Receipt(edit, saved_at, received_at, outcome, position, by, sent_at, attempts, replaced_by))
    return found


def strip(sql: Sql, case: str) -> None:
    """Take the words out of a case's receipts: that an edit was made and acknowledged stays, what it said does not."""
    _strip(sql, sql("SELECT n, edit FROM receipt WHERE case_id = ?", (case,)).fetchall())


def strip_record(sql: Sql, record: str) -> None:
    """Take the words out of the receipts of one record."""
    _strip(sql, sql("SELECT n, edit FROM receipt WHERE record = ?", (record,)).fetchall())


def _strip(sql: Sql, lines: Sequence[Sequence[Any]]) -> None:
    for n, line in lines:
        bare = msgspec.structs.replace(decode_edit(line), set={}, base={}, seen={})
        sql("UPDATE receipt SET edit = ? WHERE n = ?", (_json(bare), n))
