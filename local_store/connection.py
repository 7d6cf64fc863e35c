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
    StoreExists,
    StoreFault,
    StoreMissing,
    StoreTrouble,
    WrongKey,
    translated,
    untaken,
)
from local_store.folder_sync import sync_folder
from local_store.schema import KNOWN_STEPS, STEPS
from local_store.turns import turns_at

Sql = Callable[..., Any]
"""`sql(statement, parameters)` inside a read or a write: a cursor."""

LITTLE_ROOM = 1024 * 1024
"""Bytes: with less than this free, a disk counts as full."""

_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",
    "PRAGMA journal_size_limit = 8388608",
)


class StoreConnection:
    """A keyed connection that belongs to the thread that made it. No exception of SQLCipher leaves it."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Open the store at `path`. Raises WrongKey, DamagedStore, NewerStore, NotMigrated or ReadOnlyDisk."""
        self.path = path
        self.turns = turns_at(path)
        try:
            self._db = keyed(path, key)
        except SqlError as error:
            raise translated(error) from error
        try:
            self._prepare(key)
        except StoreTrouble:
            self.close()
            raise

    def _prepare(self, key: bytes) -> None:
        try:
            self._db.execute("SELECT count(*) FROM sqlite_master").fetchone()
            for setting in _SETTINGS:
                self._db.execute(setting).fetchall()
            self._migrate(key)
        except SqlError as error:
            trouble = self._translated(error)
            if isinstance(trouble, DamagedStore) and not opens_with(self.path, key):
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

        Threads of this program write in the order in which they asked.
        """
        with self.turns, self._transaction("BEGIN IMMEDIATE", writes=True) as sql:
            yield sql

    @contextmanager
    def _transaction(self, begin: str, *, writes: bool) -> Iterator[Sql]:
        try:
            self._db.conn.execute(begin)
            try:
                yield self._db.conn.execute
                self._db.conn.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise
        except SqlError as error:
            raise self._translated(error, writes) from error

    def _translated(self, error: Exception, writes: bool = False) -> StoreTrouble:
        """What an exception stands for, knowing what was being done.

        A quota or a limit on file size comes as an input or output error, as a failing disk does. While writing it is
        taken for a disk that takes no more; else for one only where there is no room left (opening needs a little).
        """
        trouble = translated(error)
        if isinstance(trouble, DiskFault) and (writes or disk_usage(self.path.parent).free < LITTLE_ROOM):
            return DiskFull(trouble.detail)
        return trouble

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
