"""Small facts of this laptop: who it is to the centre, how far it has read the feed, where you left off."""

from typing import Any

import msgspec

from local_store.connection import Sql
from local_store.shapes import Device

_json = msgspec.json.Encoder().encode
_device = msgspec.json.Decoder(Device)
_OWN = "holdfast."
"""Names that start with this are the store's own, apart from what the screens remember."""


def remember(sql: Sql, name: str, value: Any) -> None:
    """Keep a fact under a name, over what was there."""
    sql(
        "INSERT INTO memory (name, value) VALUES (?,?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, _json(value)),
    )


def recall(sql: Sql, name: str) -> bytes | None:
    """What was kept under a name, as JSON."""
    line = sql("SELECT value FROM memory WHERE name = ?", (name,)).fetchone()
    return line[0] if line else None


def device(sql: Sql) -> Device | None:
    """Who this laptop is to the centre; None before it was enrolled."""
    kept = recall(sql, _OWN + "device")
    return _device.decode(kept) if kept else None


def set_device(sql: Sql, device: Device) -> None:
    """Keep who this laptop is to the centre."""
    remember(sql, _OWN + "device", device)


def cursor(sql: Sql) -> str:
    """The cursor of the last page committed; empty before the first."""
    kept = recall(sql, _OWN + "cursor")
    return msgspec.json.decode(kept, type=str) if kept else ""


def set_cursor(sql: Sql, cursor: str, more: bool) -> None:
    """Keep how far the feed was read, and whether more was waiting there."""
    remember(sql, _OWN + "cursor", cursor)
    remember(sql, _OWN + "more", more)


def more_to_come(sql: Sql) -> bool:
    """Whether the centre has more for this laptop: the last page said so, or none has come yet."""
    return recall(sql, _OWN + "more") != b"false"


def set_reach(sql: Sql, newest: int, more: bool) -> None:
    """Keep the newest stamp that any page brought, and whether everything up to there is here."""
    kept = recall(sql, _OWN + "newest")
    newest = max(newest, msgspec.json.decode(kept, type=int) if kept else 0)
    remember(sql, _OWN + "newest", newest)
    if not more:
        remember(sql, _OWN + "whole", newest)


def whole_up_to(sql: Sql) -> int:
    """Up to which position of the feed everything of this user's cases is here."""
    kept = recall(sql, _OWN + "whole")
    return msgspec.json.decode(kept, type=int) if kept else 0
