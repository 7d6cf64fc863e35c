"""Looking for words in files and in the memory of processes, as whoever found the laptop would."""

import re
from collections.abc import Iterable, Iterator
from io import FileIO
from pathlib import Path

import pytest

PIECE = 8 * 1024 * 1024
ENCODINGS = ("utf-8", "utf-16-le", "utf-32-le", "latin-1")
"""How Python, Qt, SQLite and a PDF hold text. UTF-32 is how Python holds a text that has an emoji in it."""
NOT_MEMORY = ("[vvar]", "[vvar_vclock]", "[vsyscall]")


def patterns(words: Iterable[str], keys: Iterable[bytes] = ()) -> dict[bytes, str]:
    """What to look for, and what it is called in a report. Keys raw and in hexadecimal, as SQLCipher takes them."""
    looked_for: dict[bytes, str] = {}
    for word in words:
        looked_for |= {word.encode(encoding): word for encoding in ENCODINGS}
    for key in keys:
        for form in (key, key.hex().encode(), key.hex().upper().encode(), key.hex().encode("utf-16-le")):
            looked_for[form] = "the key"
    return looked_for


def in_memory(pid: int, looked_for: dict[bytes, str]) -> dict[str, set[str]]:
    """Which of them are in the memory of a process, and in which mappings: all that a dump of its core would hold.

    Needs to be allowed to trace the process: its own user, or root where it has switched dumps of its core off.
    """
    found: dict[str, set[str]] = {}
    longest = max(map(len, looked_for))
    any_of = re.compile(b"|".join(map(re.escape, looked_for)))
    try:
        with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
            for start, end, name in _mappings(pid):
                for piece in _pieces(memory, start, end, longest):
                    for hit in any_of.finditer(piece):
                        found.setdefault(looked_for[hit.group()], set()).add(name)
    except PermissionError:
        pytest.skip(f"the memory of process {pid} may not be read here, so it was not searched")
    return found


def _mappings(pid: int) -> Iterator[tuple[int, int, str]]:
    """All that can be read, but for what is mapped from a file and cannot be written to: programs, libraries, fonts.

    That is as the file is (a core dump leaves it out for the same reason), and the files are looked at by `in_files`.
    """
    for line in Path(f"/proc/{pid}/maps").read_text().splitlines():
        where, allowed, _, _, _, *name = line.split(maxsplit=5)
        called = name[0] if name else "anonymous"
        as_in_file = called.startswith("/") and "w" not in allowed
        if "r" in allowed and called not in NOT_MEMORY and not as_in_file:
            start, end = (int(each, 16) for each in where.split("-"))
            yield start, end, called


def _pieces(memory: FileIO, start: int, end: int, overlap: int) -> Iterator[bytes]:
    at, kept = start, b""
    while at < end:
        memory.seek(at)
        try:
            piece = memory.read(min(PIECE, end - at))
        except OSError:  # past the end of a mapped file, or memory of a device: no core dump has it either
            return
        if not piece:
            return
        yield kept + piece
        kept, at = piece[-overlap:], at + len(piece)


def in_files(folders: Iterable[Path], looked_for: dict[bytes, str]) -> dict[str, set[str]]:
    """Which of them are in a file under the folders, by its name or by what is in it."""
    found: dict[str, set[str]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            held = path.name.encode() + b"\n" + (path.read_bytes() if path.is_file() else b"")
            for pattern, called in looked_for.items():
                if pattern in held:
                    found.setdefault(called, set()).add(str(path.relative_to(folder)))
    return found
