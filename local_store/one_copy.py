"""Only one copy of Holdfast at a time on one store: a lock that the system lets go of when the program ends."""

import os
import sys
from pathlib import Path
from typing import Self

from local_store.errors import StoreInUse

FAR = 1 << 30
"""Where in a file that is written to it is locked on Windows: nobody else can read what is locked there."""

if sys.platform == "win32":
    import msvcrt

    def take_lock(file: int, at: int = 0) -> None:
        """Take the lock on an open file, until it is closed. Raises OSError where somebody else has it."""
        os.lseek(file, at, os.SEEK_SET)
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def take_lock(file: int, at: int = 0) -> None:
        """Take the lock on an open file, until it is closed. Raises OSError where somebody else has it."""
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class OneCopy:
    """Held by the application from start to end. The lock file stays; only the lock on it counts."""

    def __init__(self, folder: Path, name: str = "holdfast.lock") -> None:
        """Raises StoreInUse where another copy holds this folder. `name` is that of the lock file."""
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._file = os.open(folder / name, os.O_CREAT | os.O_RDWR, 0o600)
        try:
            take_lock(self._file)
        except OSError as error:
            os.close(self._file)
            raise StoreInUse(type(error).__name__) from error

    def release(self) -> None:
        """Let another copy start."""
        os.close(self._file)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exception: object) -> None:
        self.release()
