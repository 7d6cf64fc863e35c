"""The pages of a store, decrypted without SQLCipher: free pages and leftovers too, which no query would show."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, IV = 4096, 80, 16


def pages(path: Path, key: bytes) -> list[bytes]:
    """The content of each page, in order; an empty one for a page never written."""
    raw = path.read_bytes()
    return [_decrypted(raw[start : start + PAGE], key, start == 0) for start in range(0, len(raw), PAGE)]


def _decrypted(page: bytes, key: bytes, first: bool) -> bytes:
    iv = page[PAGE - RESERVED : PAGE - RESERVED + IV]
    if not any(iv):
        return b""
    decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return decryptor.update(page[16 if first else 0 : PAGE - RESERVED]) + decryptor.finalize()


def frames(log: Path, key: bytes) -> bytes:
    """The content of every page in a write-ahead log, leftovers of earlier ones too."""
    raw, head = log.read_bytes(), 24
    starts = range(32, len(raw) - PAGE, head + PAGE)
    numbered = ((int.from_bytes(raw[at : at + 4], "big"), raw[at + head : at + head + PAGE]) for at in starts)
    return b"".join(_decrypted(page, key, number == 1) for number, page in numbered)
