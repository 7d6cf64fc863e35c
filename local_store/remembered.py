"""What the screens remember of where somebody was: taken out where it names a case that is purged."""

from typing import Any

import msgspec

from local_store import in_case
from local_store.connection import Sql

_json = msgspec.json.Encoder().encode


def forget(sql: Sql, case: str) -> None:
    """Forget every place, open editor and list entry that names the case, or a record or draft of it.

    Call it while they are still here. The store's own facts (`holdfast.`) name no case.
    """
    lines = sql(
        f"SELECT id FROM record WHERE {in_case.ITS} UNION SELECT json_extract(draft, '$.record') FROM draft "
        "WHERE case_id = :case",
        {"case": case},
    ).fetchall()
    _forget(sql, {case, *(str(line[0]) for line in lines if line[0])})


def forget_record(sql: Sql, record: str) -> None:
    """Forget every place, open editor and list entry that names the record."""
    _forget(sql, {record})


def _forget(sql: Sql, ids: set[str]) -> None:
    for name, value in sql("SELECT name, value FROM memory WHERE name NOT LIKE 'holdfast.%'").fetchall():
        if _names(bytes(value).decode(), ids):
            _take_out(sql, name, msgspec.json.decode(value), ids)


def _take_out(sql: Sql, name: str, value: Any, ids: set[str]) -> None:
    rest = [one for one in value if not _names(_json(one).decode(), ids)] if isinstance(value, list) else []
    if rest:
        sql("UPDATE memory SET value = ? WHERE name = ?", (_json(rest), name))
    else:
        sql("DELETE FROM memory WHERE name = ?", (name,))


def _names(text: str, ids: set[str]) -> bool:
    return any(id in text for id in ids)
