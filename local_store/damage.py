"""A damaged store: kept aside under a new name, and read for whatever of this laptop's own can still be read."""

import datetime as dt
import hashlib
from pathlib import Path
from typing import Any

import msgspec

from casework.edits import Edit
from local_store.cipher import SqlError, keyed
from local_store.outbox import decode_edit
from local_store.shapes import Device, Draft, Look, State
from local_store.store import LocalStore

_BESIDE = ("", "-wal", "-shm")


class RescuedFile(msgspec.Struct, frozen=True):
    """A file of a case that was still to be sent."""

    case: str
    sha256: str
    media_type: str


class Rescued(msgspec.Struct, frozen=True):
    """What could be read of a damaged store: edits not acknowledged (refused ones too), in order, drafts, looks, and
    which files the centre does not have.

    `sent` names those edits that may have reached the centre. `complete` is False where a table or a row could not be
    read, so that something may be missing. `aside` is where the damaged file is kept.
    """

    aside: Path
    edits: tuple[Edit, ...] = ()
    sent: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    device: Device | None = None
    looks: tuple[Look, ...] = ()
    files: tuple[RescuedFile, ...] = ()
    complete: bool = True


def start_again(path: Path, key: bytes, now: dt.datetime) -> Rescued:
    """Keep the damaged store aside and put a new one in its place, with everything of this laptop's own in it.

    Cases come back from the centre with the next page. Every connection to the damaged store must be closed.
    """
    found = rescue(keep_aside(path, now), key)
    with LocalStore.create(path, key) as store:
        if found.device:
            store.set_device(found.device)
        store.save_all(found.edits)
        store.mark_sent(found.sent)  # sent again unchanged, the centre says again what became of them
        for draft in found.drafts:
            store.keep_draft(draft)
        store.keep_looks(found.looks)
        for file in found.files:
            content = content_of(found.aside, key, file.sha256)
            if content is None:
                found = msgspec.structs.replace(found, complete=False)
            else:
                store.attach(file.case, content, file.media_type)
    return found


def keep_aside(path: Path, now: dt.datetime) -> Path:
    """Give the damaged store at `path` a new name beside it, and say which."""
    aside = path.with_name(f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}{path.suffix}")
    for ending in _BESIDE:
        part = path.with_name(path.name + ending)
        if part.exists():
            part.rename(aside.with_name(aside.name + ending))
    return aside


def rescue(aside: Path, key: bytes) -> Rescued:
    """Read what is left in a store kept aside. Raises nothing for damage: what cannot be read is left out."""
    salvage = _Salvage(aside, key)
    refused = salvage.rows("attention", "edit, 'refused'", "since")
    edits = [(decode_edit(body), state) for body, state in [*refused, *salvage.rows("outbox", "edit, state", "n")]]
    edits.sort(key=lambda one: one[0].id)  # ids made on a laptop sort by the moment they were made
    drafts = salvage.rows("draft", "draft", "kept_at")
    looks = salvage.rows("look", "id, case_id, at, position, record", "n", "sent = 0")
    files = salvage.rows("attachment", "case_id, sha256, media_type", "n", "to_send = 1")
    device = salvage.rows("memory", "value", "name", "name = 'holdfast.device'")
    return Rescued(
        aside=aside,
        edits=tuple(edit for edit, _ in edits),
        sent=tuple(edit.id for edit, state in edits if state != State.WAITING.value),
        drafts=tuple(msgspec.json.decode(body, type=Draft) for (body,) in drafts),
        device=msgspec.json.decode(device[0][0], type=Device) if device else None,
        looks=tuple(Look(*line) for line in looks),
        files=tuple(RescuedFile(*line) for line in files),
        complete=salvage.complete,
    )


def content_of(aside: Path, key: bytes, sha256: str) -> bytes | None:
    """All of a file in a store kept aside; None where not all of it can be read, or it is not what its name says."""
    salvage = _Salvage(aside, key)
    parts = salvage.rows("attachment_part", "bytes", "at", f"sha256 = '{sha256}'")
    content = b"".join(part for (part,) in parts)
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


class _Salvage:
    """Reads a damaged store row by row, on a new connection each time since one that met damage reads no more."""

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key
        self.complete = True

    def rows(self, table: str, columns: str, order: str, where: str = "true") -> list[tuple[Any, ...]]:
        if not self._read(f"SELECT 1 FROM sqlite_master WHERE name = '{table}'"):
            return []  # an older version filled this store
        numbers = self._read(f"SELECT rowid FROM {table} WHERE {where} ORDER BY {order}")
        found = (self._read(f"SELECT {columns} FROM {table} WHERE rowid = {line[0]}") for line in numbers)
        return [lines[0] for lines in found if lines]

    def _read(self, statement: str) -> list[tuple[Any, ...]]:
        try:
            db = keyed(self.path, self.key)
            try:
                return list(db.conn.execute(statement).fetchall())
            finally:
                db.close()
        except SqlError:
            self.complete = False
            return []
