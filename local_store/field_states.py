"""What each field of a form says about itself: saved on this laptop, sent, or needs your decision."""

from local_store import outbox, records
from local_store.connection import Sql
from local_store.outbox import decode_edit
from local_store.shapes import FieldState


def of_record(sql: Sql, record: str) -> dict[str, FieldState]:
    """The state of every field of a record that has one. What needs a person comes before what waits to be sent."""
    row = records.load(sql, [record]).get(record)
    states = dict.fromkeys(row.stamps, FieldState.SENT) if row else {}
    for item in outbox.of_record(sql, record):
        states |= dict.fromkeys(item.edit.set, FieldState.SAVED)
    for (edit,) in sql("SELECT edit FROM attention WHERE record = ?", (record,)).fetchall():
        states |= dict.fromkeys(decode_edit(edit).set, FieldState.NEEDS_DECISION)
    for conflict in records.open_conflicts(sql, about=record):
        states[str(conflict.fields.get("field") or "")] = FieldState.NEEDS_DECISION
    return states
