"""A copy of the store from before it was brought up to date, kept beside it for a while, encrypted as the store is.

It is replaced by the next one, and goes after 14 days, at the next purge (a case that left this laptop must not stay in
a copy of it), and with a laptop that is taken out of service.
"""

import datetime as dt
import os
import shutil
from pathlib import Path

from local_store.cipher import Database, opens_with
from local_store.errors import NoRoomForBackup, NotMigrated, untaken
from local_store.folder_sync import sync_folder

KEPT_DAYS = 14
SPARE_BYTES = 4 * 1024 * 1024
"""Room that is left for everything else while a store is copied and brought up to date."""
_PIECE = 1024 * 1024


def place(store: Path) -> Path:
    """Where the copy of a store is kept."""
    return store.with_name(f"{store.stem}-before-update{store.suffix}")


def make(store: Path, key: bytes) -> None:
    """Copy the store, whole or not at all, and on the disk when this returns. It must hold still (`hold_still`).

    Raises NoRoomForBackup where there is not twice the store's size, NotMigrated where the copy cannot be opened,
    DiskFull or ReadOnlyDisk.
    """
    try:
        size = store.stat().st_size
        if shutil.disk_usage(store.parent).free < 2 * size + SPARE_BYTES:  # the copy, and the log of the update
            raise NoRoomForBackup(f"{2 * size + SPARE_BYTES} bytes are needed")
        new = place(store).with_name(place(store).name + ".new")
        _copy(store, new)
        if new.stat().st_size != size or not opens_with(new, key):
            new.unlink()
            raise NotMigrated("the copy made beforehand cannot be opened")
        new.replace(place(store))
        sync_folder(store.parent)
    except OSError as error:
        raise untaken(error) from error


def hold_still(store: Path, db: Database) -> None:
    """Bring all of the store into its one file, and take the right to write: `db` holds it when this returns."""
    log = store.with_name(store.name + "-wal")
    for _ in range(20):  # another connection may write between the two
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        db.conn.execute("BEGIN IMMEDIATE")
        if not log.exists() or log.stat().st_size == 0:
            return
        db.conn.execute("ROLLBACK")
    raise NotMigrated("the write-ahead log does not become empty")


def _copy(store: Path, new: Path) -> None:
    descriptor = os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
    with store.open("rb") as source, os.fdopen(descriptor, "wb") as copy:
        shutil.copyfileobj(source, copy, _PIECE)
        copy.flush()
        os.fsync(copy.fileno())


def drop_when_old(store: Path, now: dt.datetime) -> None:
    """The updated store has opened for long enough: its copy goes."""
    copy = place(store)
    if copy.exists() and now.timestamp() - copy.stat().st_mtime > KEPT_DAYS * 86400:
        drop(store)


def drop(store: Path) -> None:
    """Take the copy away, overwritten. One that was never finished goes too."""
    for copy in (place(store), place(store).with_name(place(store).name + ".new")):
        if copy.exists():
            overwrite(copy)
            copy.unlink()


def overwrite(file: Path) -> None:
    """Put random bytes over a file, on the disk when this returns.

    On a disk that writes elsewhere than it read (most of those without moving parts) the old bytes may stay for a
    while; they are encrypted in any case.
    """
    left = file.stat().st_size
    with file.open("r+b") as open_file:
        while left > 0:
            left -= open_file.write(os.urandom(min(left, _PIECE)))
        open_file.flush()
        os.fsync(open_file.fileno())
