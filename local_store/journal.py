"""The journal beside the store: frames at the end of one small encrypted file, read only to rescue.

A frame is MARK, the length of what is sealed (4 bytes), a nonce (12 bytes), and AES-256-GCM over one transaction's
notes, its key made from the store's. A reader that meets rubble goes on at the next frame that opens, so a torn end or
a flipped byte costs one frame. Whoever appends or rewrites holds the store's write lock, so there is one at a time, in
this process and any other. The file is opened anew for each append: on Windows a file that somebody holds open cannot
be replaced, and elsewhere a second connection would go on writing into one that was.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from local_store.errors import untaken
from local_store.folder_sync import sync_folder

MARK = b"\x89HFown1\n"
_VOID = b"\x89HFvoid\n"
_LENGTH_BYTES, _NONCE_BYTES, _SEAL_BYTES = 4, 12, 16
_HEAD_BYTES = len(MARK) + _LENGTH_BYTES + _NONCE_BYTES
_BINARY = getattr(os, "O_BINARY", 0)  # Windows would change line ends
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
        self._cipher = AESGCM(HKDF(SHA256(), 32, None, b"holdfast journal").derive(key))
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
            file = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o600)
            try:
                before = os.lseek(file, 0, os.SEEK_END)
                try:
                    _write(file, frame)
                except OSError:
                    os.ftruncate(file, before)
                    raise
            finally:
                os.close(file)
        except OSError as error:
            raise untaken(error) from error
        self._last, self._size, self._unsynced = (before, frame[:_HEAD_BYTES]), before + len(frame), True

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
                if file.read(_HEAD_BYTES) == head:
                    file.seek(at)
                    file.write(_VOID)
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
            file = os.open(self.path, os.O_RDWR | _BINARY)
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
        at = 0
        while at < len(content):
            notes, end = self._opened(content, at)
            yield notes
            if notes is None:
                end = content.find(MARK, at + 1)
            at = len(content) if end < 0 else end

    def _opened(self, content: bytes, at: int) -> tuple[list[Note] | None, int]:
        head = content[at : at + _HEAD_BYTES]
        if len(head) < _HEAD_BYTES or not head.startswith((MARK, _VOID)):
            return None, at
        end = at + _HEAD_BYTES + int.from_bytes(head[len(MARK) : -_NONCE_BYTES], "little")
        if head.startswith(_VOID):
            return [], end
        try:
            sealed = content[at + _HEAD_BYTES : end]
            return _unpack(self._cipher.decrypt(head[-_NONCE_BYTES:], sealed, head[:-_NONCE_BYTES])), end
        except (InvalidTag, msgspec.DecodeError):
            return None, at

    def _frame(self, notes: Sequence[Note]) -> bytes:
        content, nonce = _pack(notes), os.urandom(_NONCE_BYTES)
        head = MARK + (len(content) + _SEAL_BYTES).to_bytes(_LENGTH_BYTES, "little")
        return head + nonce + self._cipher.encrypt(nonce, content, head)


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


def _write(file: int, content: bytes) -> None:
    view = memoryview(content)
    while view:
        view = view[os.write(file, view) :]
