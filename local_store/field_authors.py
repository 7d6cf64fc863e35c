"""Whose words each field of a record holds: what a page of two versions says beside them."""

from local_store import records
from local_store.connection import Sql
from local_store.shapes import Held


def of_record(sql: Sql, record_id: str) -> dict[str, Held]:
    """Every field of a record as the centre last gave it, without edits that still wait; empty where it is not here."""
    row = records.load(sql, [record_id]).get(record_id)
    return row.held_fields() if row is not None else {}
