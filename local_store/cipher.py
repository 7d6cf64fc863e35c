"""The one door to SQLCipher: sqlite-utils made to speak it, and connections that always have a key."""

import hashlib
import hmac
import sys
from pathlib import Path
from typing import Any

import sqlcipher3
import sqlcipher3.dbapi2 as sqlcipher

# sqlite-utils uses pysqlite3 where it finds one, before the standard library's sqlite3. Under these names it finds
# SQLCipher, so that its writes, its row handling and its own `except` clauses all speak of the same library.
sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = sqlcipher

import sqlite_utils.utils  # noqa: E402
from sqlite_utils import Database, Migrations  # noqa: E402

if sqlite_utils.utils.sqlite3 is not sqlcipher3:  # type: ignore[attr-defined]
    raise ImportError("sqlite_utils was imported before local_store.cipher, and speaks plain SQLite")

__all__ = ["Database", "Migrations", "SqlError", "keyed", "opens_with"]

SqlError: type[Exception] = sqlcipher.Error
KEY_BYTES = 32
PAGE_BYTES = 4096
SALT_BYTES = 16
SEAL_BYTES = 64
BUSY_SECONDS = 20.0
"""A write waits this long for another thread's write (a page of sync) before it gives up."""


def keyed(path: Path, key: bytes) -> Database:
    """A connection to `path` with its key set, owned by the calling thread. Nothing has been read yet.

    The key is used as it is (SQLCipher's own derivation would cost 130 ms at each open); the salt, which only seals
    pages, is made from the key, so that a damaged first page can be told from a wrong key.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"a store's key has {KEY_BYTES} bytes, not {len(key)}")
    connection: Any = sqlcipher.connect(str(path), timeout=BUSY_SECONDS, isolation_level=None, cached_statements=256)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}{_salt(key).hex()}'\"")
    return Database(connection, execute_plugins=False)


class PageSeal:
    """Tells whether a page was sealed with a store's key, without SQLCipher.

    SQLCipher ends each page with HMAC-SHA512 over its content and its number; the key of that seal is made from the
    store's key and salt (SQLCipher design, "page authentication").
    """

    def __init__(self, key: bytes) -> None:
        mask = bytes(byte ^ 0x3A for byte in _salt(key))
        self._key = hashlib.pbkdf2_hmac("sha512", key, mask, 2, KEY_BYTES)

    def fits(self, page: bytes, number: int) -> bool:
        """Whether `page` is as it was sealed, as page `number` (the first is 1)."""
        content = page[SALT_BYTES if number == 1 else 0 : -SEAL_BYTES]
        seal = hmac.digest(self._key, content + number.to_bytes(4, "little"), "sha512")
        return hmac.compare_digest(seal, page[-SEAL_BYTES:])


def opens_with(path: Path, key: bytes, look_at: int = 64) -> bool:
    """Whether any of the first pages of `path` was sealed with `key`: if so the key is right, whatever is damaged."""
    seal = PageSeal(key)
    with path.open("rb") as file:
        for number in range(1, look_at + 1):
            page = file.read(PAGE_BYTES)
            if len(page) < PAGE_BYTES:
                return False
            if seal.fits(page, number):
                return True
    return False


def _salt(key: bytes) -> bytes:
    return hmac.digest(key, b"holdfast store salt", "sha256")[:SALT_BYTES]
