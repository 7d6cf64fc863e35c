"""A damaged store: read around the damage and with the help of its journal, kept aside, and begun again."""

import datetime as dt
import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import msgspec

from casework.edits import Edit
from local_store import laying_in, own_work, typed_words
from local_store.agreement import look_of
from local_store.cipher import SqlError, keyed
from local_store.errors import untaken
from local_store.folder_sync import sync_folder
from local_store.journal import ENDING, Held, Journal, Note, every_file
from local_store.outbox import decode_edit
from local_store.shapes import Device, Draft, Look
from local_store.store import LocalStore
from local_store.typed_words import Typed

_AGAIN = ".again"


class RescuedFile(msgspec.Struct, frozen=True):
    """A file of a case that was still to be sent."""

    case: str
    sha256: str
    media_type: str


class Rescued(msgspec.Struct, frozen=True):
    """What could be read of a damaged store: edits not acknowledged (refused ones too), in order, drafts, looks, and
    which files the centre does not have.

    `sent` names those edits that may have reached the centre. `complete` is False where edits or drafts may be missing:
    a row of them could not be read, and the journal, which knows them all, is damaged too. `files_complete` is False
    where files that were to be sent may be. `aside` is where the damaged file is kept.
    """

    aside: Path
    edits: tuple[Edit, ...] = ()
    sent: tuple[str, ...] = ()
    drafts: tuple[Draft, ...] = ()
    device: Device | None = None
    looks: tuple[Look, ...] = ()
    files: tuple[RescuedFile, ...] = ()
    complete: bool = True
    files_complete: bool = True


def start_again(path: Path, key: bytes, now: dt.datetime) -> Rescued:
    """Keep the damaged store aside and put a new one in its place, with everything of this laptop's own in it.

    Cases come back from the centre with the next page. Every connection to the damaged store must be closed. Cut off at
    any moment it is done when called again: the new store is finished beside the damaged one before any name changes.
    """
    again = path.with_name(path.name + _AGAIN)
    try:
        if path.exists() or not again.exists():
            found = rescue(path, key)
            found = _filled(again, key, found, path)
        else:
            found = _of_new_store(again, key)
        aside = _put_in_place(again, path, now)
    except OSError as error:
        raise untaken(error) from error
    return msgspec.structs.replace(found, aside=aside)


def _filled(again: Path, key: bytes, found: Rescued, damaged: Path) -> Rescued:
    """A new store at `again` with what was found; files of which not all can be read are left out."""
    for part in _parts(again):
        part.unlink(missing_ok=True)
    with LocalStore.create(again, key) as store:
        if found.device:
            store.set_device(found.device)
        store.save_all(found.edits)
        store.mark_sent(found.sent)  # sent again unchanged, the centre says again what became of them
        for draft in found.drafts:
            store.keep_draft(draft)
        store.keep_looks(found.looks)
        for file in found.files:
            content = content_of(damaged, key, file.sha256)
            if content is None:
                found = msgspec.structs.replace(found, files_complete=False)
            else:
                store.attach(file.case, content, file.media_type)
    return found


def _of_new_store(again: Path, key: bytes) -> Rescued:
    """What was rescued before this was cut off, with the damaged store out of the way already."""
    with LocalStore.open(again, key) as store:
        edits = tuple(item.edit for item in store.pending())
        return Rescued(again, edits, drafts=tuple(store.drafts()), device=store.device())


def _put_in_place(again: Path, path: Path, now: dt.datetime) -> Path:
    """Change the names: the damaged store's first, and the new one's last. Where the damaged one is kept."""
    aside = keep_aside(path, now)
    for ending in (ENDING, "-wal", ""):
        part = again.with_name(again.name + ending)
        if part.exists():
            part.rename(path.with_name(path.name + ending))
    sync_folder(path.parent)
    return aside


def _parts(store: Path) -> list[Path]:
    beside = [store.with_name(store.name + ending) for ending in ("", "-wal", "-shm")]
    return beside + every_file(store) + typed_words.every_file(store)


def keep_aside(path: Path, now: dt.datetime) -> Path:
    """Give the damaged store at `path` a new name beside it, with all that belongs to it, and say which."""
    aside = path.with_name(f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}{path.suffix}")
    number = 1
    while any(part.exists() for part in _parts(aside)):
        number += 1
        aside = path.with_name(f"{path.stem}-damaged-{now:%Y%m%d-%H%M%S}-{number}{path.suffix}")
    for part, kept in zip(_parts(path), _parts(aside), strict=True):
        if part.exists():
            part.rename(kept)
    return aside


def rescue(path: Path, key: bytes) -> Rescued:
    """Read what is left in a damaged store, in its journal and in what was being typed (`local_store.typed_words`).

    What cannot be read is left out, and raises nothing. What the store still says goes before the journal, which may
    not know yet that an edit is done with.
    """
    salvage, files = _Salvage(path, key), _Salvage(path, key)
    held = Journal(path, key).read()
    edits = _edits(salvage, held)
    drafts = _drafts(salvage, held, _typed_last(path, key))
    known = {note.key: look_of(note) for note in _notes(held, "look")}
    looks = {
        line[0]: Look(*line) for line in salvage.rows("look", "id, case_id, at, position, record", "n", "sent = 0")
    }
    devices = salvage.rows("memory", "value", "name", "name = 'holdfast.device'")
    devices += [(note.body,) for note in _notes(held, "device")]
    to_send = files.rows("attachment", "case_id, sha256, media_type", "n", "to_send = 1")
    return Rescued(
        aside=path,
        edits=tuple(edit for edit, _ in edits),
        sent=tuple(edit.id for edit, state in edits if state in own_work.SENT_STATES),
        drafts=tuple(drafts),
        device=msgspec.json.decode(devices[0][0], type=Device) if devices else None,
        looks=tuple((known | looks).values()),
        files=tuple(RescuedFile(*line) for line in to_send),
        complete=salvage.complete or (held.whole and bool(held.notes)),
        files_complete=files.complete,
    )


def _notes(held: Held, kind: str) -> Iterable[Note]:
    return (note for note in held.notes.values() if note.kind == kind)


def _edits(salvage: "_Salvage", held: Held) -> list[tuple[Edit, str]]:
    """Edits not acknowledged, with the state of each, in the order in which they were made."""
    refused = salvage.rows("attention", f"edit, '{own_work.REFUSED}'", "since")
    in_store = [(decode_edit(body), state) for body, state in [*refused, *salvage.rows("outbox", "edit, state", "n")]]
    found = {edit.id: (edit, state) for edit, state in in_store}
    done = salvage.ids_done_with()
    for note in _notes(held, "edit"):
        if note.key not in done:
            found.setdefault(note.key, (decode_edit(note.body or b""), note.state))
    return [found[id] for id in sorted(found)]  # ids made on a laptop sort by the moment they were made


def _typed_last(path: Path, key: bytes) -> list[Typed]:
    """What a window that was cut off had written down and the store had not come to, or does not say that it had."""
    try:
        typed = typed_words.newest(typed_words.read(path, key))
    except OSError:
        return []
    said = _Salvage(path, key).rows("memory", "value", "name", f"name = '{laying_in.FACT}'")
    done = laying_in.decoded(said[0][0]) if said else laying_in.Done()
    return [one for one in typed if not done.has(one)]


def _drafts(salvage: "_Salvage", held: Held, typed: Iterable[Typed]) -> list[Draft]:
    """The newest of each draft that any of the three has. That nothing is typed any more takes away nothing here."""
    found: dict[str, Draft] = {}
    bodies = [body for (body,) in salvage.rows("draft", "draft", "kept_at")]
    for body in [*bodies, *(note.body or b"" for note in _notes(held, "draft"))]:
        draft = msgspec.json.decode(body, type=Draft)
        if draft.key not in found or found[draft.key].kept_at <= draft.kept_at:
            found[draft.key] = draft
    for one in typed:
        if one.draft and (one.key not in found or found[one.key].kept_at <= one.draft.kept_at):
            found[one.key] = one.draft
    return list(found.values())


def content_of(aside: Path, key: bytes, sha256: str) -> bytes | None:
    """All of a file in a store kept aside; None where not all of it can be read, or it is not what its name says."""
    salvage = _Salvage(aside, key)
    parts = salvage.rows("attachment_part", "bytes", "at", f"sha256 = '{sha256}'")
    content = b"".join(part for (part,) in parts)
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


class _Salvage:
    """Reads a damaged store: a table at once, or row by row around the damage.

    On a new connection each time, since one that met damage reads no more. `complete` is False once something could not
    be read.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self.path = path
        self.key = key
        self.complete = True

    def rows(self, table: str, columns: str, order: str, where: str = "true") -> list[tuple[Any, ...]]:
        there = self._read(f"SELECT 1 FROM sqlite_master WHERE name = '{table}'")
        if there == []:
            return []  # an older version filled this store
        if there is None:
            self.complete = False
            return []
        lines = self._read(f"SELECT {columns} FROM {table} WHERE {where} ORDER BY {order}")
        if lines is not None:
            return lines
        self.complete = False
        numbers = self._read(f"SELECT rowid FROM {table} WHERE {where} ORDER BY {order}")
        found = (self._read(f"SELECT {columns} FROM {table} WHERE rowid = {line[0]}") for line in numbers or ())
        return [one[0] for one in found if one]

    def ids_done_with(self) -> set[str]:
        """Edits that have a receipt; none where that cannot be read: sent again, they are answered as duplicates."""
        return {line[0] for line in self._read("SELECT id FROM receipt") or ()}

    def _read(self, statement: str) -> list[tuple[Any, ...]] | None:
        """The lines, or None where they cannot be read."""
        if not self.path.exists() or not self.path.stat().st_size:
            return None
        try:
            db = keyed(self.path, self.key)
            try:
                return list(db.conn.execute(statement).fetchall())
            finally:
                db.close()
        except SqlError:
            return None
