"""The journal beside the store: frames at the end of one small encrypted file, read only to rescue.

A frame (`local_store.frames`) holds one transaction's notes. Whoever appends or rewrites holds the store's write lock,
so there is one at a time, in this process and any other. The file is opened anew for each append: on Windows a file
that somebody holds open cannot be replaced, and elsewhere a second connection would go on writing into one that was.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from local_store.errors import untaken
from local_store.folder_sync import sync_folder
from local_store.frames import BINARY, HEAD_BYTES, VOID, Frames, append

ENDING, NEW, OLD = "-unsent", ".new", ".old"
LARGE = 1024 * 1024
"""Bytes: a journal that is larger, and twice what it was when last written anew, is to be written anew."""
_TOGETHER = 64
"""How many notes go into one frame where the whole journal is written: what a flipped byte costs there."""


class Note(msgspec.Struct, frozen=True, array_like=True):
    """One thing of this laptop's own, as it is from here on; without a body it is done with.

    `kind` is edit, draft, look or device; `mark` gives an edit another state, and `purged` says that words of a case
    that has left stand before it.
    """

    kind: str
    key: str = ""
    state: str = ""
    body: bytes | None = None


class Held(msgspec.Struct, frozen=True):
    """What a journal comes to. `whole` is False where a part could not be read; `purged`: to be written anew."""

    notes: dict[tuple[str, str], Note]
    whole: bool = True
    purged: bool = False


_pack = msgspec.msgpack.Encoder().encode
_unpack = msgspec.msgpack.Decoder(list[Note]).decode


def journal_path(store: Path) -> Path:
    """Where the journal of a store is."""
    return store.with_name(store.name + ENDING)


def every_file(store: Path) -> list[Path]:
    """The journal and what an interrupted rewriting can leave of it: whoever destroys a store destroys these too."""
    path = journal_path(store)
    return [path, path.with_name(path.name + NEW), path.with_name(path.name + OLD)]


class Journal:
    """The journal of the store at `store`, whose key is `key`. Raises DiskFull or ReadOnlyDisk for what is refused."""

    def __init__(self, store: Path, key: bytes) -> None:
        self.path, self._new, self._old = every_file(store)
        self._sealing = Frames(key, b"holdfast journal")
        self._unsynced = False
        self._size = 0
        self._allowed = LARGE
        self._last: tuple[int, bytes] | None = None

    def append(self, notes: Sequence[Note]) -> None:
        """Put one transaction's notes at the end, as one frame.

        It survives this process at once, and a power cut once it is synced.
        """
        frame = self._frame(notes)
        try:
            file = self._opened()
            try:
                before = append(file, frame)
            finally:
                os.close(file)
        except OSError as error:
            raise untaken(error) from error
        self._last, self._size, self._unsynced = (before, frame[:HEAD_BYTES]), before + len(frame), True

    def _opened(self) -> int:
        """The file to append to. One whose rewriting was cut off between its two renames gets its name first.

        Else the next frame would begin another journal, and nobody would read that one any longer.
        """
        to_its_end = os.O_WRONLY | os.O_APPEND | BINARY
        try:
            return os.open(self.path, to_its_end)
        except FileNotFoundError:
            left = next((path for path in (self._new, self._old) if path.exists()), None)
            if left is not None:
                left.rename(self.path)
                sync_folder(self.path.parent)
                self._wipe(self._old)
            return os.open(self.path, to_its_end | os.O_CREAT, 0o600)

    def committed(self) -> None:
        """What was appended last is in the store, and stays."""
        self._last = None

    def take_back(self) -> None:
        """What was appended last was not committed: it is declared void where it stands, which needs no room.

        Safe without the store's lock too: nobody else's frame has its nonce.
        """
        last, self._last = self._last, None
        if last is None:
            return
        at, head = last
        try:
            with self.path.open("r+b") as file:
                file.seek(at)
                if file.read(HEAD_BYTES) == head:
                    file.seek(at)
                    file.write(VOID)
        except FileNotFoundError:
            return
        except OSError as error:
            raise untaken(error) from error

    @property
    def large(self) -> bool:
        """Whether it is time to write it anew: most of it is done with."""
        return self._size > self._allowed

    def sync(self) -> None:
        """Have the disk keep what was appended."""
        if not self._unsynced:
            return
        try:
            file = os.open(self.path, os.O_RDWR | BINARY)
            try:
                os.fsync(file)
            finally:
                os.close(file)
        except FileNotFoundError:  # written anew by another connection meanwhile, which synced it
            pass
        except OSError as error:
            raise untaken(error) from error
        self._unsynced = False

    def rewrite(self, notes: Sequence[Note]) -> None:
        """Put a journal of just these notes in the place of the one there is, which is overwritten before it goes.

        At each moment of it one of the two is there as a whole.
        """
        try:
            self._wipe(self._new)
            with open(os.open(self._new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                for start in range(0, max(len(notes), 1), _TOGETHER):
                    file.write(self._frame(notes[start : start + _TOGETHER]))
                file.flush()
                os.fsync(file.fileno())
                size = file.tell()
            self._wipe(self._old)
            if self.path.exists():
                self.path.rename(self._old)
            self._new.rename(self.path)
            sync_folder(self.path.parent)
            self._wipe(self._old)
        except OSError as error:
            raise untaken(error) from error
        self._size, self._allowed, self._unsynced, self._last = size, max(LARGE, 2 * size), False, None

    @staticmethod
    def _wipe(path: Path) -> None:
        """Overwrite a file with zeros and remove it. A disk that writes elsewhere keeps the old bytes, sealed."""
        if path.exists():
            with path.open("r+b") as file:
                file.write(bytes(path.stat().st_size))
                file.flush()
                os.fsync(file.fileno())
            path.unlink()

    def read(self) -> Held:
        """What it comes to by now, without parts that cannot be read. One that is not there holds nothing."""
        held: dict[tuple[str, str], Note] = {}
        whole, purged = True, False
        for notes in self._frames():
            if notes is None:
                whole = False
            for note in notes or ():
                purged = purged or note.kind == "purged"
                _lay(held, note)
        return Held(held, whole, purged)

    def _content(self) -> bytes:
        for path in (self.path, self._new, self._old):  # between two renames it is there under another name
            try:
                return path.read_bytes()
            except FileNotFoundError:
                continue
            except OSError as error:
                raise untaken(error) from error
        return b""

    def _frames(self) -> Iterator[list[Note] | None]:
        """The notes of each frame, in order; None in the place of bytes that are none."""
        content = self._content()
        self._size = len(content)
        for one in self._sealing.opened(content):
            yield None if one is None else _unpacked(one)

    def _frame(self, notes: Sequence[Note]) -> bytes:
        return self._sealing.sealed(_pack(notes))


def _unpacked(content: bytes) -> list[Note] | None:
    try:
        return _unpack(content)
    except msgspec.DecodeError:
        return None


def folded(notes: Iterable[Note]) -> dict[tuple[str, str], Note]:
    """What notes, one after the other, come to."""
    held: dict[tuple[str, str], Note] = {}
    for note in notes:
        _lay(held, note)
    return held


def _lay(held: dict[tuple[str, str], Note], note: Note) -> None:
    if note.kind == "mark":
        known = held.get(("edit", note.key))
        if known:
            held["edit", note.key] = msgspec.structs.replace(known, state=note.state)
    elif note.kind != "purged":
        if note.body is None:
            held.pop((note.kind, note.key), None)
        else:
            held[note.kind, note.key] = note
