"""What is being typed, on its way into the store: small encrypted files beside it that the window's thread appends to.

A draft waits in the queue of the thread that writes, behind the disk and behind a page of sync. What was handed to the
system by `write` outlives kill -9 of the process, whatever the disk does: so each draft is also appended here, without
a sync and without any lock of the store, before that thread is asked. Once the store has all of it the file is emptied.

Every draft has a number. The transaction that does with it what was asked notes the number in the store, so that a
later opening (`local_store.laying_in`) lays in just what the store had not come to, as if the queue had gone on.

One window has it at a time, held by a lock of the system's on the open file. Where it has grown because the store takes
nothing, what counts goes to the other of the two files before the first is emptied: no name changes, at no moment is
a draft in neither.
"""

import os
import threading
from collections.abc import Iterator, Sequence
from io import FileIO
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from casework.edits import new_id
from local_store.frames import BINARY, Frames, write_all
from local_store.one_copy import FAR, take_lock
from local_store.shapes import Draft

ENDING, OTHER_ENDING = "-typed", "-typed-2"
LARGE = 1024 * 1024
"""Bytes: a file that is larger, and twice what it was when it was last begun, is begun anew in the other."""


class Typed(msgspec.Struct, frozen=True, array_like=True):
    """One draft as it is from here on; without one, nothing is typed under `key` any more.

    `session` is one window's, from unlocking to locking; numbers rise within it, and `place` stands for the key in it.
    """

    session: str
    place: int
    number: int
    key: str
    draft: Draft | None = None


class Mark(msgspec.Struct, frozen=True):
    """What the store is to note with what it does about a draft: all is done that was typed at `place` up to `number`.

    0 where nothing of it stands in the file. No number below `since` stands there any more. `earlier` is what an
    earlier window left that could not be laid in when the store was opened.
    """

    key: str
    session: str = ""
    place: int = 0
    number: int = 0
    since: int = 0
    earlier: tuple[Typed, ...] = ()


_packed = msgspec.json.Encoder().encode
_unpacked = msgspec.json.Decoder(Typed).decode


def every_file(store: Path) -> list[Path]:
    """Both files of a store: whoever destroys it destroys these too."""
    return [store.with_name(store.name + ending) for ending in (ENDING, OTHER_ENDING)]


def read(store: Path, key: bytes) -> list[Typed]:
    """What stands in the files of a store, as it was typed, without parts that cannot be read. Raises OSError."""
    frames = _frames(key)
    found: dict[tuple[str, int], Typed] = {}
    for path in every_file(store):
        if path.exists():
            for one in _typed_in(frames, path.read_bytes()):
                found.setdefault((one.session, one.number), one)  # a cut between the two files leaves it in both
    return list(found.values())


def newest(typed: Sequence[Typed]) -> list[Typed]:
    """Of each key only the last."""
    last: dict[str, Typed] = {}
    for one in typed:
        known = last.get(one.key)
        if known is None or known.session != one.session or known.number < one.number:
            last[one.key] = one
    return list(last.values())


def _frames(key: bytes) -> Frames:
    return Frames(key, b"holdfast typed words")


def _typed_in(frames: Frames, file: bytes) -> Iterator[Typed]:
    for content in frames.opened(file):
        if content is not None:
            try:
                yield _unpacked(content)
            except msgspec.DecodeError:  # of another version: as good as rubble
                continue


class LeftBehind:
    """What a window that was cut off left, held so that no window begins meanwhile.

    Raises OSError where it cannot be had: BlockingIOError or PermissionError while a window has it.
    """

    def __init__(self, store: Path, key: bytes) -> None:
        self._paths = every_file(store)
        self._held = _opened(self._paths[0])
        try:
            take_lock(self._held.fileno(), FAR)
            self.typed = read(store, key)
        except OSError:
            self._held.close()
            raise

    def empty(self) -> None:
        """All of it is in the store. Raises OSError."""
        for path in self._paths:
            if path.exists():
                with _opened(path) as file:
                    _empty(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._held.close()


class TypedWords:
    """The files of the store at `store`, as one window appends to them. All but `kept` belongs to the window's thread.

    A disk that takes nothing raises nothing here: whoever keeps the draft in the store is told of it.
    """

    def __init__(self, store: Path, key: bytes) -> None:
        self._store, self._key = store, key
        self._paths = every_file(store)
        self._sealing = _frames(key)
        self._session = new_id()
        self._number, self._since = 0, 1
        self._places: dict[str, int] = {}
        self._standing: dict[str, tuple[int, bytes]] = {}
        self._earlier: tuple[Typed, ...] = ()
        self._kept: set[int] = set()
        self._kept_lock = threading.Lock()
        self._open: list[FileIO] = []
        self._at = self._size = 0
        self._allowed = LARGE
        self._closed = False

    def put(self, draft: Draft) -> Mark:
        """Write down a draft. It outlives this process when this returns, where the disk took it."""
        return self._put(draft.key, draft)

    def put_gone(self, key: str) -> Mark:
        """Write down that nothing is typed under `key` any more."""
        return self._put(key, None)

    def mark(self, key: str) -> Mark:
        """For what settles all that stands under `key`: a save, or putting it aside."""
        number, _ = self._standing.get(key, (0, b""))
        if not number:
            return Mark(key)
        return Mark(key, self._session, self._places[key], number, self._since, self._earlier)

    def kept(self, marks: Sequence[Mark]) -> None:
        """The store has noted these. Called on whichever thread wrote it, as soon as it is."""
        with self._kept_lock:
            self._kept.update(mark.number for mark in marks)

    def empty_when_kept(self) -> None:
        """Empty the file, if the store has all that stands in it."""
        with self._kept_lock:
            done = [key for key, (number, _) in self._standing.items() if number in self._kept]
        for key in done:
            del self._standing[key]
        if self._standing or not self._size or not self._open:
            return
        try:
            for file in self._open:
                _empty(file)
        except OSError:  # the store says that it has all of this: it does no harm, and goes the next time
            return
        self._begun(0)
        self._since, self._earlier = self._number + 1, ()
        with self._kept_lock:
            self._kept.clear()

    def close(self) -> None:
        """Nobody types any more, and the store is closed. Left behind is only what it did not take."""
        self.empty_when_kept()
        self._closed = True
        for file in self._open:
            file.close()
        self._open = []

    def _put(self, key: str, draft: Draft | None) -> Mark:
        if self._closed:
            return Mark(key)
        try:
            if not self._open:
                self._begin()
        except OSError:  # read-only, or another opening looks at it just now: the store alone keeps it
            return Mark(key)
        self._number += 1
        place = self._places.setdefault(key, len(self._places))
        frame = self._sealed([Typed(self._session, place, self._number, key, draft)])
        self._standing[key] = (self._number, frame)
        try:
            self._append(frame)
        except OSError:  # full: the store's own answer tells of it
            self._cut_off_rest()
        return self.mark(key)

    def _begin(self) -> None:
        first, second = self._paths
        files = [_opened(first)]
        try:
            take_lock(files[0].fileno(), FAR)
            self._earlier = tuple(newest(read(self._store, self._key)))
            self._size = os.fstat(files[0].fileno()).st_size
            if second.exists():
                files.append(_opened(second))
            if self._earlier:  # all of it into the first file, and only then out of the second
                self._size += _write(files[0], self._size, self._sealed(self._earlier))
                for other in files[1:]:
                    _empty(other)
        except OSError:
            for file in files:
                file.close()
            raise
        self._open = files

    def _append(self, frame: bytes) -> None:
        if self._size + len(frame) > self._allowed:
            self._begin_anew()  # with this frame, which stands already
        else:
            self._size += _write(self._open[self._at], self._size, frame)

    def _begin_anew(self) -> None:
        """Put what counts into the other file, then empty this one."""
        if len(self._open) < len(self._paths):
            self._open.append(_opened(self._paths[1]))
        full, other = self._open[self._at], self._open[1 - self._at]
        os.ftruncate(other.fileno(), 0)
        counts = self._sealed(self._earlier) + b"".join(frame for _, frame in self._standing.values())
        self._begun(_write(other, 0, counts))
        self._at = 1 - self._at
        _empty(full)
        self._since = min(number for number, _ in self._standing.values())

    def _begun(self, size: int) -> None:
        self._size, self._allowed = size, max(LARGE, 2 * size)

    def _sealed(self, typed: Sequence[Typed]) -> bytes:
        return b"".join(self._sealing.sealed(_packed(one)) for one in typed)

    def _cut_off_rest(self) -> None:
        """Of a frame that did not fit nothing is to stay."""
        if self._open:
            try:
                os.ftruncate(self._open[self._at].fileno(), self._size)
            except OSError:  # a torn end costs nobody anything
                return


def _opened(path: Path) -> FileIO:
    return FileIO(os.open(path, os.O_RDWR | os.O_CREAT | BINARY, 0o600), "r+")


def _write(file: FileIO, at: int, content: bytes) -> int:
    """Write there, and say how much. Raises OSError."""
    file.seek(at)
    write_all(file.fileno(), content)
    return len(content)


def _empty(file: FileIO) -> None:
    """Overwrite with zeros, then cut to nothing. Raises OSError."""
    size = os.fstat(file.fileno()).st_size
    if size:
        _write(file, 0, bytes(size))
        os.ftruncate(file.fileno(), 0)
