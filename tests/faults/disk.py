"""The disk that fails on purpose: `disk_faults.c`, built by the C compiler and spoken to from inside a process."""

import ctypes
import enum
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).with_name("disk_faults.c")


class How(enum.IntEnum):
    """What happens at the nth step: the numbers are those of `disk_faults.c`."""

    COUNT = 1
    KILL_BEFORE = 2
    KILL_AFTER = 3
    KILL_TORN = 4
    REFUSE = 5


REFUSALS = {"full": errno.ENOSPC, "quota": errno.EDQUOT, "failing": errno.EIO, "read-only": errno.EROFS}


def missing() -> str:
    """Why such a disk cannot be had on this machine; empty where it can."""
    if not sys.platform.startswith("linux"):
        return "faults below the C library are made with LD_PRELOAD"
    return "" if shutil.which("cc") else "no C compiler (cc) to build the failing disk with"


def built(folder: Path) -> Path:
    """The shared object, made in `folder`."""
    made = folder / "disk_faults.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O2", "-o", str(made), str(SOURCE), "-ldl"], check=True)
    return made


def run(shim: Path, *arguments: str, timeout: float = 1200) -> str:
    """What a Python module printed that ran on such a disk."""
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        env={**os.environ, "LD_PRELOAD": str(shim)},
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        timeout=timeout,
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


class Disk:
    """The failing disk of this process, which was started with it."""

    def __init__(self) -> None:
        self._library = ctypes.CDLL(None)
        self._library.faults_counted.restype = ctypes.c_long
        self._library.faults_arm.argtypes = [ctypes.c_char_p, ctypes.c_int, ctypes.c_long, ctypes.c_int]

    def arm(self, folder: Path, how: How, at: int = 0, error: int = 0) -> None:
        """From here on steps below `folder` count; at the nth it happens."""
        self._library.faults_arm(os.fsencode(folder), how, at, error)

    def disarm(self) -> None:
        """The disk works again."""
        self._library.faults_disarm()

    def counted(self) -> int:
        """How many steps there were."""
        return int(self._library.faults_counted())

    def write_down(self, log: Path) -> None:
        """Have every step written to `log`."""
        self._library.faults_log(os.fsencode(log))

    def mark(self, word: str) -> None:
        """Put a word into the log, between two steps."""
        self._library.faults_mark(word.encode())
