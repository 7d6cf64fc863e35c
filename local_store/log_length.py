"""The write-ahead log has its length before it is needed.

A flush that makes a file longer has to write down the new length too, which takes as long as a third of a save
(docs/decisions/0020). SQLite reads the log up to the first frame that does not fit, so the zeros after it say nothing
to it, as the old frames do once it begins the log anew.
"""

import os
from pathlib import Path
from shutil import disk_usage

from local_store.errors import untaken
from local_store.frames import BINARY, append

LENGTH = 1080 * (4096 + 24)
"""Bytes: SQLite moves the log into the store when it has come to 1000 pages, and begins it anew if nobody reads it."""


def lengthen(log: Path) -> None:
    """Bring the log to a multiple of LENGTH, on the disk when this returns. Whoever calls holds the store's write lock.

    Any other length says that SQLite has written to its end. Not where it would leave the disk little room. Raises
    DiskFull or ReadOnlyDisk, the log being as it was.
    """
    try:
        missing = -log.stat().st_size % LENGTH
        if not missing or disk_usage(log.parent).free < 4 * LENGTH:
            return
        file = os.open(log, os.O_WRONLY | BINARY)
        try:
            append(file, bytes(missing), sync=True)
        finally:
            os.close(file)
    except OSError as error:
        raise untaken(error) from error
