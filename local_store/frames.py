"""Sealed frames, one after the other in a file: what the small files beside the store are made of.

A frame is MARK, the length of what is sealed (4 bytes), a nonce (12 bytes), and AES-256-GCM over the content, its key
made from the store's for one purpose. A reader that meets rubble goes on at the next frame that opens, so a torn end
or a flipped byte costs one frame.
"""

import os
from collections.abc import Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

MARK = b"\x89HFown1\n"
VOID = b"\x89HFvoid\n"
"""In the place of MARK: a frame that does not count."""
_LENGTH_BYTES, _NONCE_BYTES, _SEAL_BYTES = 4, 12, 16
HEAD_BYTES = len(MARK) + _LENGTH_BYTES + _NONCE_BYTES
BINARY = getattr(os, "O_BINARY", 0)
"""To open with: Windows would change line ends."""


class Frames:
    """Frames under the store's `key`. What was sealed for one `purpose` does not open for another."""

    def __init__(self, key: bytes, purpose: bytes) -> None:
        self._cipher = AESGCM(HKDF(SHA256(), 32, None, purpose).derive(key))

    def sealed(self, content: bytes) -> bytes:
        """One frame."""
        nonce = os.urandom(_NONCE_BYTES)
        head = MARK + (len(content) + _SEAL_BYTES).to_bytes(_LENGTH_BYTES, "little")
        return head + nonce + self._cipher.encrypt(nonce, content, head)

    def opened(self, file: bytes) -> Iterator[bytes | None]:
        """The content of each frame of a file, in order; None in the place of bytes that are none."""
        at = 0
        while at < len(file):
            head = file[at : at + HEAD_BYTES]
            end = at + HEAD_BYTES + int.from_bytes(head[len(MARK) : -_NONCE_BYTES], "little")
            if len(head) == HEAD_BYTES and head.startswith(VOID):
                at = end
                continue
            content = self._content(head, file[at + HEAD_BYTES : end])
            yield content
            if content is None:
                end = file.find(MARK, at + 1)
            at = len(file) if end < 0 else end

    def _content(self, head: bytes, sealed: bytes) -> bytes | None:
        if len(head) < HEAD_BYTES or not head.startswith(MARK):
            return None
        try:
            return self._cipher.decrypt(head[-_NONCE_BYTES:], sealed, head[:-_NONCE_BYTES])
        except InvalidTag:
            return None


def append(file: int, content: bytes, *, sync: bool = False) -> int:
    """Write all of it to the end of an open file, with `sync` to the disk; where it begins.

    Raises OSError, the file being as long as it was.
    """
    before = os.lseek(file, 0, os.SEEK_END)
    try:
        write_all(file, content)
        if sync:
            os.fsync(file)
    except OSError:
        os.ftruncate(file, before)
        raise
    return before


def write_all(file: int, content: bytes) -> None:
    """Write all of it to an open file, where one call may take less. Raises OSError."""
    view = memoryview(content)
    while view:
        view = view[os.write(file, view) :]
