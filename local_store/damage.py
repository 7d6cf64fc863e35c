"""A damaged store: kept aside under a new name, and read for whatever of this laptop's own can still be read."""

import datetime as dt
from pathlib import Path
from typing import Any

import msgspec

from casework.edits import Edit
from local_store.cipher import SqlError, keyed
from local_store.outbox import decode_edit
from local_store.shapes import Device, Draft

_BESIDE = ("", "-wal", "-shm")


class Rescued(msgspec.Struct, frozen=True):
    """What could be read of a damaged store: edits not acknowledged (refused ones too), in order, and drafts.

    `complete` is False where a table or a row could not be read, so that something may be missing.
    """

    edits: tuple[Edit, ...] = ()
    drafts: tuple[Draft, ...] = ()
    device: Device | None = None
    complete: bool = True


def keep_aside(path: Path, now: dt.datetime) -> Path:
    """Give the damaged store at `path` a new name beside it, and say which. Every connection must be closed."""
    aside = path.with_name(f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}{path.suffix}")
    for ending in _BESIDE:
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def rescue(aside: Path, key: bytes) -> Rescued:
    """Read what is left in a store kept aside. Raises nothing for damage: what cannot be read is left out."""
    edits = _Salvage(aside, key)
    waiting = edits.rows("outbox", "n", "edit")
    refused = edits.rows("attention", "since", "edit")
    drafts = edits.rows("draft", "kept_at", "draft")
    device = edits.rows("memory WHERE name = 'holdfast.device'", "name", "value")
    return Rescued(
        edits=tuple(decode_edit(body) for body in [*waiting, *refused]),
        drafts=tuple(msgspec.json.decode(body, type=Draft) for body in drafts),
        device=msgspec.json.decode(device[0], type=Device) if device else None,
        complete=edits.complete,
    )


class _Salvage:
    """Reads a damaged store row by row, on a new connection each time since one that met damage reads no more."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key
        self.complete = True

    def rows(self, table: str, order: str, column: str) -> list[bytes]:
        numbers = self._read(f"SELECT rowid FROM {table} ORDER BY {order}")
        name = table.split(" ", 1)[0]
        found = (self._read(f"SELECT {column} FROM {name} WHERE rowid = {line[0]}") for line in numbers)
        return [lines[0][0] for lines in found if lines]

    def _read(self, statement: str) -> list[Any]:
        try:
            db = keyed(self.path, self.key)
            try:
                return list(db.conn.execute(statement).fetchall())
            finally:
                db.close()
        except SqlError:
            self.complete = False
            return []
