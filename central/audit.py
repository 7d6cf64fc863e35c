"""What the centre keeps of who did what, for an administrator to read: looks, questions and refused edits."""

import datetime as dt
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from central import schema


def looks_at(connection: sa.Connection, authority: int, case: str) -> Iterator[str]:
    """One line for each look at this case, oldest first: when, who, on which laptop, at what, and by which right."""
    look, account, device = schema.look.c, schema.account.c, schema.device.c
    query = (
        sa.select(schema.look, account.full_name, device.name.label("laptop"))
        .join(schema.account, account.user_name == look.user_name)
        .outerjoin(schema.device, (device.authority == look.authority) & (device.id == look.device))
        .where(look.authority == authority, look.case_id == case)
        .order_by(look.number)
    )
    for row in connection.execute(query):
        yield _line(
            row.at,
            f"{row.full_name} ({row.user_name})",
            row.laptop or row.device or "no laptop",
            f"record {row.record}" if row.record else "the case",
            _RIGHTS[row.standing],
            f"received {row.received_at}",
        )


_RIGHTS = {
    "held": "their case",
    "left": "no longer their case",
    "hidden": "HIDDEN FROM THEIR ROLE",
    "elsewhere": "NOT THEIR CASE",
    "unknown": "NO SUCH CASE",
    "told": "added a child, and was told that this one is known",
    "kept_back": "ADDED A CHILD LIKE THIS ONE, and was told that a manager can say",
}


def askings(connection: sa.Connection, authority: int) -> Iterator[str]:
    """One line for each time somebody asked whether a child is known, oldest first: when, who, on which laptop, of how
    many children they were told, and of how many they were told only that a manager can say."""
    asking, account, device = schema.asking.c, schema.account.c, schema.device.c
    query = (
        sa.select(schema.asking, account.full_name, device.name.label("laptop"))
        .join(schema.account, account.user_name == asking.user_name)
        .outerjoin(schema.device, (device.authority == asking.authority) & (device.id == asking.device))
        .where(asking.authority == authority)
        .order_by(asking.at, asking.id)
    )
    for row in connection.execute(query):
        yield _line(
            dt.datetime.fromtimestamp(row.at, dt.UTC).isoformat(timespec="seconds"),
            f"{row.full_name} ({row.user_name})",
            row.laptop or row.device or "no laptop",
            f"told of {row.told}",
            f"a manager can say of {row.kept_back}",
        )


def quarantined(connection: sa.Connection, authority: int, *, full: bool) -> Iterator[str]:
    """One line for each refused edit, oldest first: when, who, why, which record; with `full` the edit as it came."""
    ledger = schema.ledger.c
    query = (
        sa.select(schema.ledger)
        .where(ledger.authority == authority, ledger.result == "refused")
        .order_by(ledger.received_at, ledger.id)
    )
    for row in connection.execute(query):
        laptop = row.device or "no laptop"
        told = (row.received_at, row.user_name, laptop, row.code, f"case {row.case_id}", f"record {row.record}", row.id)
        yield _line(*told, *([row.edit] if full else []))


def _line(*parts: Any) -> str:
    return "\t".join(str(part) for part in parts)
