"""One thread's connection to the store: how it is opened, and how it reads and writes."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import disk_usage
from typing import Any

from local_store import backup
from local_store.cipher import SqlError, keyed, opens_with
from local_store.errors import (
    DamagedStore,
    DiskFault,
    DiskFull,
    NewerStore,
    NotMigrated,
    ReadOnlyDisk,
    StoreExists,
    StoreFault,
    StoreMissing,
    StoreTrouble,
    WrongKey,
    translated,
    untaken,
)
from local_store.folder_sync import sync_folder
from local_store.journal import Held, Journal, Note
from local_store.log_length import LENGTH, lengthen
from local_store.own_work import Changes, all_of_it
from local_store.page_check import PageCheck
from local_store.schema import KNOWN_STEPS, STEPS
from local_store.turns import turns_at

Sql = Callable[..., Any]
"""`sql(statement, parameters)` inside a read or a write: a cursor."""

LITTLE_ROOM = 1024 * 1024
"""Bytes: with less than this free, a disk counts as full."""

OFTEN = 8
"""After so many writes of a connection the log is looked at, and gets its length."""

SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",
    f"PRAGMA journal_size_limit = {2 * LENGTH}",
)
"""How every connection is set up."""


class StoreConnection:
    """A keyed connection that belongs to the thread that made it. No exception of SQLCipher leaves it."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the store at `path`. Raises WrongKey, DamagedStore, NewerStore, NotMigrated or ReadOnlyDisk."""
        self.path = path
        self._journal = Journal(path, key)
        self._page_check = PageCheck(path, key)
        self._renew = False
        self._written = 0
        self.turns = turns_at(path)
        try:
            self._db = keyed(path, key)
        except SqlError as error:
            raise translated(error) from error
        try:
            self._prepare(key)
            self._changes = Changes(self._db.conn)
        except StoreTrouble:
            self.close()
            raise

    def _prepare(self, key: bytes) -> None:
        try:
            self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for setting in SETTINGS:
                self._db.execute(setting).fetchall()
            self._migrate(key)
        except SqlError as error:
            trouble = self._translated(error)
            if isinstance(trouble, DamagedStore) and not (opens_with(self.path, key) or self._journal.read().notes):
                raise WrongKey(trouble.detail) from error
            raise trouble from error

    def _migrate(self, key: bytes) -> None:
        applied = self._applied()
        if applied == KNOWN_STEPS:
            return
        try:
            if applied:
                backup.hold_still(self.path, self._db)
            else:
                self._db.execute("BEGIN IMMEDIATE")  # two threads may open a new store at once
            if self._applied() != KNOWN_STEPS:
                if applied:
                    backup.make(self.path, key)
                self._apply_steps()
            self._db.commit()
        except BaseException:
            self._db.rollback()
            raise

    def _applied(self) -> set[str]:
        applied = {step.name for step in STEPS.applied(self._db)}
        if unknown := applied - KNOWN_STEPS:
            raise NewerStore(f"steps unknown to this version: {', '.join(sorted(unknown))}")
        return applied

    def _apply_steps(self) -> None:
        """All of them or none: a fault in a step, or a row that it cannot read, leaves the store as it was."""
        try:
            STEPS.apply(self._db)
        except SqlError as error:
            trouble = self._translated(error, writes=True)
            raise NotMigrated(trouble.detail) if isinstance(trouble, StoreFault) else trouble from error
        except Exception as error:  # of a step, whatever it is: told as one thing, and never swallowed
            raise NotMigrated(type(error).__name__) from error

    def close(self) -> None:
        """Close the connection; a later call on it raises StoreClosed."""
        try:
            self._journal.sync()
        except (DiskFull, ReadOnlyDisk):  # of a power cut now the journal may know less; the store knows all
            self._renew = True
        try:
            self._db.close()
        except SqlError as error:
            raise translated(error) from error

    @contextmanager
    def reading(self) -> Iterator[Sql]:
        """One view of the store: everything read inside is of the same moment."""
        with self._transaction("BEGIN", writes=False) as sql:
            yield sql

    @contextmanager
    def writing(self) -> Iterator[Sql]:
        """One transaction, durable when the block ends; where it raises, nothing of it is kept.

        Threads of this program write in the order in which they asked. What it changes of this laptop's own work is in
        the journal before it is committed.
        """
        with self.turns, self._transaction("BEGIN IMMEDIATE", writes=True) as sql:
            yield sql
            self._written += 1
            if self._written % OFTEN == 0:
                self._lengthen_log_if_possible()
        if self._renew or self._journal.large:
            self.renew_journal_if_possible()

    @contextmanager
    def _transaction(self, begin: str, *, writes: bool) -> Iterator[Sql]:
        try:
            self._db.conn.execute(begin)
            try:
                self._changes.forget()
                yield self._db.conn.execute
                if writes:
                    self._note()
                self._db.conn.execute("COMMIT")
                self._journal.committed()
            except BaseException:
                self._undo()
                raise
        except SqlError as error:
            raise self._translated(error, writes) from error

    def _note(self) -> None:
        """Put what this transaction changes of the laptop's own work into the journal. Does not wait for the disk."""
        notes = self._changes.notes()
        if notes:
            self._journal.append(notes)
            self._renew = self._renew or any(note.kind == "purged" for note in notes)

    def _undo(self) -> None:
        try:
            self._journal.take_back()
        finally:
            self._db.rollback()

    # The journal

    def journal_held(self) -> Held:
        """What the journal comes to. Of the moment only inside `writing`, since others write to it too."""
        return self._journal.read()

    def renew_journal(self) -> None:
        """Write the journal anew from the store, without anything that is done with. Raises DiskFull, ReadOnlyDisk."""
        with self._transaction("BEGIN IMMEDIATE", writes=True) as sql:
            self._journal.rewrite(all_of_it(sql))
        self._renew = False

    def renew_journal_if_possible(self) -> None:
        """The same, now or with the next write that finds room."""
        self._renew = True
        try:
            self.renew_journal()
        except (DiskFull, ReadOnlyDisk):  # what was to be committed is; the next write tries again
            return

    def sync_journal(self) -> None:
        """Have the disk keep what was appended to the journal."""
        self._journal.sync()

    def put_in_journal(self, note: Note) -> None:
        """Keep something in the journal alone, where the store is damaged and takes it no more."""
        self._journal.append([note])
        self._journal.committed()
        self._journal.sync()

    def check_pages(self) -> bool:
        """Look for damage in a few more pages that may not have been read yet. True at the end of the store.

        Raises DamagedStore. A page that a checkpoint was cut off in is no damage: the log still has it.
        """
        try:
            wrong, at_end = self._page_check.step()
            if wrong and self._log_is_in_store() and (damaged := self._page_check.still_wrong(wrong)):
                raise DamagedStore(f"{len(damaged)} pages do not fit their seal")
        except OSError as error:
            raise untaken(error) from error
        return at_end

    def _log_is_in_store(self) -> bool:
        """Whether all that was committed could be moved from the log into the store, so that its pages count."""
        busy, in_log, moved = self._db.conn.execute("PRAGMA wal_checkpoint(FULL)").fetchone()
        return not busy and in_log == moved

    def _translated(self, error: Exception, writes: bool = False) -> StoreTrouble:
        """What an exception stands for, knowing what was being done.

        A quota or a limit on file size comes as an input or output error, as a failing disk does. While writing it is
        taken for a disk that takes no more; else for one only where there is no room left (opening needs a little).
        """
        trouble = translated(error)
        if isinstance(trouble, DiskFault) and (writes or disk_usage(self.path.parent).free < LITTLE_ROOM):
            return DiskFull(trouble.detail)
        return trouble

    def _lengthen_log_if_possible(self) -> None:
        try:
            lengthen(self.path.with_name(self.path.name + "-wal"))
        except (DiskFull, ReadOnlyDisk):  # writing takes longer without, and is as safe
            return

    def empty_log(self) -> bool:
        """Move the write-ahead log into the store and cut it to nothing, as far as other readers and the disk allow.

        Nothing that was committed depends on it. False where it could not be done now.
        """
        try:
            [(busy, *_)] = self._db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        except SqlError as error:
            trouble = self._translated(error, writes=True)
            if not isinstance(trouble, DiskFull):  # on a full disk the log stays, and is moved when there is room
                raise trouble from error
            return False
        return not busy


def create_store(path: Path, key: bytes) -> None:
    """An empty store at `path` that only this person may read: there as a whole, or not at all.

    Raises StoreExists rather than write over one, ReadOnlyDisk or DiskFull where it cannot be made.
    """
    if path.exists():
        raise StoreExists()
    new = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        for ending in ("", "-wal", "-shm"):  # left over where a first start was cut off
            new.with_name(new.name + ending).unlink(missing_ok=True)
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        StoreConnection(new, key).close()
        new.rename(path)
        sync_folder(path.parent)
    except OSError as error:
        raise untaken(error) from error


def require_file(path: Path) -> None:
    """Raises StoreMissing where there is nothing to open, DamagedStore where a store has become an empty file."""
    if not path.exists():
        raise StoreMissing()
    if path.stat().st_size == 0:
        raise DamagedStore("empty file")
