"""The store and its journal, brought to agree when a store is opened.

The store is the truth. But where its write-ahead log was damaged, SQLite takes what comes after the damage for never
written and says nothing: what the journal still knows of this laptop's own work is then put back.
"""

from collections.abc import Callable

import msgspec

from local_store import drafts, laptop, looks, outbox, own_work, purge, saving
from local_store.connection import Sql, StoreConnection
from local_store.errors import DiskFull, ReadOnlyDisk
from local_store.journal import Held, Note, folded
from local_store.shapes import Device, Draft, Look

_draft = msgspec.json.Decoder(Draft).decode
_look = msgspec.json.Decoder(list[str | int]).decode


def agree(connection: StoreConnection, now: Callable[[], str]) -> None:
    """Put into the store what only its journal knows, and write the journal anew, where the two differ.

    On a disk that takes nothing both stay as they are, until the next opening or the next write.
    """
    with connection.reading() as sql:
        if _agreed(sql, connection.journal_held()):
            return
    try:
        with connection.writing() as sql:  # from here on nobody else writes to either
            put_back(sql, connection.journal_held(), now())
    except (DiskFull, ReadOnlyDisk):
        return
    connection.renew_journal_if_possible()


def _agreed(sql: Sql, held: Held) -> bool:
    return held.whole and not held.purged and held.notes == folded(own_work.all_of_it(sql))


def put_back(sql: Sql, held: Held, now: str) -> None:
    """Whatever a journal knows of this laptop's own work and the store does not."""
    notes = list(held.notes.values())
    for note in notes:
        if note.kind == "device" and note.body and laptop.device(sql) is None:
            laptop.set_device(sql, msgspec.json.decode(note.body, type=Device))
    _put_back_edits(sql, [note for note in notes if note.kind == "edit"], now)
    for note in notes:
        if note.kind == "draft" and note.body:
            _put_back_draft(sql, _draft(note.body))
    looks.keep(sql, [look_of(note) for note in notes if note.kind == "look"])


def _put_back_edits(sql: Sql, notes: list[Note], now: str) -> None:
    device = laptop.device(sql)
    edits = sorted((outbox.decode_edit(note.body or b"") for note in notes), key=lambda edit: edit.id)
    saving.save(sql, edits, now, lambda: device.id if device else "")  # one that is known changes nothing
    sent = {note.key for note in notes if note.state in own_work.SENT_STATES}
    waiting = [edit.id for edit in edits if edit.id in sent and not _has_left(sql, edit.id)]
    outbox.mark_sent(sql, waiting, now)


def _has_left(sql: Sql, edit_id: str) -> bool:
    item = outbox.find(sql, edit_id)
    return item is None or item.attempts > 0


def _put_back_draft(sql: Sql, draft: Draft) -> None:
    known = drafts.find(sql, draft.key)
    if not purge.left(sql, [draft.case]) and (known is None or known.kept_at <= draft.kept_at):
        drafts.keep(sql, draft, draft.kept_at)


def look_of(note: Note) -> Look:
    """A look as the journal has it."""
    id, case, at, position, record = _look(note.body or b"")
    return Look(str(id), str(case), str(at), int(position), str(record))
