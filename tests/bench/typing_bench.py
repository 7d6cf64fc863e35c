"""What it costs the window's own thread to write down a draft, on a disk at rest and on one that is being flushed."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from local_store import Draft
from local_store.typed_words import TypedWords
from tests.bench.measured import Measured, measured

KEY = bytes(range(32))
MS = 1000.0
TIMES = 400
GOAL = 2.0
"""Milliseconds: an eighth of a frame."""
_FLUSHING = """
import os, sys
file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
print("begun", flush=True)
while True:
    os.pwrite(file, os.urandom(1 << 20), 0)
    os.fsync(file)
"""


def typing(folder: Path) -> Iterator[Measured]:
    """Beside one bare `write` of the draft's bytes to an open file: medians, in milliseconds.

    With the emptying of the file in the store's answer, which is on the window's thread too.
    """
    for name, size in (("2_kb", 2_000), ("50_kb", 50_000)):
        yield _figure(f"window.typed.{name}", folder / name, size)
    with _flushed(folder / "flushed"):
        yield _figure("window.typed.50_kb_busy_disk", folder / "busy", 50_000)


def _figure(name: str, folder: Path, size: int) -> Measured:
    folder.mkdir()
    typed = TypedWords(folder / "store.db", KEY)
    bare = os.open(folder / "bare", os.O_RDWR | os.O_CREAT)
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(TIMES):
        words = f"{number} " + "word " * (size // 5)
        begun = time.perf_counter()
        mark = typed.put(Draft("contact/1", "case", "1", "contact", {"note": words}))
        written = time.perf_counter()
        os.write(bare, words.encode())
        theirs.append(time.perf_counter() - written)
        begun_again = time.perf_counter()
        typed.kept([mark])
        typed.empty_when_kept()  # in an answer of the store's, also on the window's thread
        ours.append(written - begun + time.perf_counter() - begun_again)
    typed.close()
    os.close(bare)
    return measured(name, statistics.median(ours) * MS, "ms", baseline=statistics.median(theirs) * MS, goal=GOAL)


@contextmanager
def _flushed(file: Path) -> Iterator[None]:
    """Somebody else writes and flushes all the time."""
    with subprocess.Popen([sys.executable, "-c", _FLUSHING, str(file)], stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        other.stdout.readline()
        try:
            yield
        finally:
            other.kill()
