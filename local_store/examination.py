"""Looking at a store from outside, for IT support: what it holds, whether it is whole, and whether a file is readable.

Nothing is changed: an older store is not brought up to date, and a damaged one not begun anew.
"""

import math
import mmap
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from local_store import laid_over, typed_words
from local_store.cipher import Database, SqlError, keyed, opens_with
from local_store.errors import DamagedStore, StoreTrouble, WrongKey, translated
from local_store.laying_in import still_to_lay_in
from local_store.schema import KNOWN_STEPS
from local_store.typed_words import Typed

SQLITE = b"SQLite format 3\x00"
RANDOM_BITS = 7.2
"""Bits of entropy in each byte of 4 KiB from which they count as encrypted. Random bytes have 7.95; text has 5, and
what was packed begins with a header that says so."""
PACKED = (b"PK\x03\x04", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"BZh", b"\xfd7zXZ")
"""Files that look random and are none: zip, gzip, zstd, PDF, PNG, JPEG, bzip2, xz."""
_PIECE = 4096
_NEEDLES = 60
_LEAST_WORDS = 6


class Held(msgspec.Struct, frozen=True):
    """What a store holds. `step` is the last schema step; `newer` that this version does not know it."""

    step: str
    newer: bool = False
    cases: int = 0
    records: int = 0
    waiting: int = 0
    refused: int = 0
    refused_only_here: int = 0
    drafts: int = 0
    """Typed and not saved, whether the store has them already or only the file in which a window writes them down."""
    files: int = 0
    files_to_send: int = 0
    looks_to_send: int = 0
    facts: dict[str, Any] = {}
    words: tuple[str, ...] = ()
    """Some of what stands in it, to look for elsewhere. Never shown."""


def held(path: Path, key: bytes) -> Held:
    """What a store holds. Raises WrongKey, DamagedStore or another StoreTrouble."""
    try:
        db = keyed(path, key)
        try:
            db.execute("PRAGMA query_only = ON")
            return _held(db, typed_words.read(path, key))
        finally:
            db.close()
    except SqlError as error:
        trouble = translated(error)
        if isinstance(trouble, DamagedStore) and not opens_with(path, key):
            raise WrongKey(trouble.detail) from error
        raise trouble from error


def _held(db: Database, typed: Sequence[Typed]) -> Held:
    tables = {line[0] for line in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()}
    steps = [line[0] for line in db.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()]

    def number(table: str, what: str = "count(*)", where: str = "true") -> int:
        if table not in tables:  # an older version filled this store
            return 0
        return int(db.execute(f"SELECT {what} FROM {table} WHERE {where}").fetchone()[0])

    kept_aside = "0013_where_refused_edits_are" in steps
    facts = db.execute("SELECT name, value FROM memory WHERE name LIKE 'holdfast.%'").fetchall()
    return Held(
        step=max(steps, default=""),
        newer=bool(set(steps) - KNOWN_STEPS),
        cases=number("record", "count(DISTINCT case_id)"),
        records=number("record"),
        waiting=number("outbox"),
        refused=number("attention"),
        refused_only_here=number("attention", where="NOT at_centre") if kept_aside else 0,
        drafts=_drafts(db, typed),
        files=number("attachment"),
        files_to_send=number("attachment", where="to_send = 1"),
        looks_to_send=number("look", where="sent = 0"),
        facts={name.removeprefix("holdfast."): msgspec.json.decode(value) for name, value in facts},
        words=tuple(_words(db, laid_over.FIELDS if "laid_over" in tables else "coalesce(shown, held)")),
    )


def _drafts(db: Database, typed: Sequence[Typed]) -> int:
    keys = {line[0] for line in db.execute("SELECT key FROM draft WHERE NOT aside").fetchall()}
    for one in still_to_lay_in(db.execute, typed):
        if one.draft is None or one.draft.aside:
            keys.discard(one.key)
        else:
            keys.add(one.key)
    return len(keys)


def _words(db: Database, fields: str) -> Iterator[str]:
    """Names and texts of records, drafts and edits: the longest few, since a short word can be anywhere.

    What the unlock page says of the worker and the service is no word of a case.
    """
    said = "".join(str(line[0]) for line in db.execute("SELECT value FROM memory WHERE name = 'holdfast.device'"))
    bodies = db.execute(
        f"SELECT {fields} FROM record UNION ALL SELECT draft FROM draft UNION ALL SELECT edit FROM outbox"
    )
    texts = {text for line in bodies for text in _texts(msgspec.json.decode(line[0])) if " " in text}
    people = db.execute(f"SELECT {fields} FROM record WHERE type = 'person' LIMIT 200")
    names = {text for line in people for text in _texts(msgspec.json.decode(line[0]))}
    for found in (texts, names):
        longest = sorted((one for one in found if one not in said), key=lambda text: (-len(text), text))
        yield from longest[: _NEEDLES // 2]


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if len(value) >= _LEAST_WORDS and any(letter.isalpha() for letter in value):
            yield value[:80]
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)


def faults(path: Path, key: bytes) -> list[str]:
    """Pages whose seal does not fit, as SQLCipher tells them; none where the store is whole."""
    try:
        db = keyed(path, key)
        try:
            return [str(line[0]) for line in db.execute("PRAGMA cipher_integrity_check").fetchall()]
        finally:
            db.close()
    except SqlError as error:
        return [translated(error).detail]


def is_encrypted(path: Path) -> bool:
    """Whether every part of a file looks random, and it does not begin as a database or packed file does.

    Parts that were never written are zeros, and say nothing.
    """
    with path.open("rb") as file:
        first = True
        while piece := file.read(_PIECE):
            if first and piece.startswith((SQLITE, *PACKED)):
                return False
            if any(piece) and _bits(piece) < _least_bits(len(piece)):
                return False
            first = False
    return not first


def _bits(piece: bytes) -> float:
    size = len(piece)
    return -sum(count / size * math.log2(count / size) for count in Counter(piece).values())


def _least_bits(size: int) -> float:
    """A short piece cannot have more entropy than it has bytes."""
    return min(RANDOM_BITS, math.log2(size) - 1.2) if size > 16 else 0.0


def says_any_of(path: Path, words: Sequence[str]) -> bool:
    """Whether a file holds any of these words, as they stand or in the two-byte letters that Windows writes."""
    needles = [word.encode(encoding) for word in words for encoding in ("utf-8", "utf-16-le")]
    if path.stat().st_size == 0:
        return False
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        return any(content.find(needle) >= 0 for needle in needles)


__all__ = ["Held", "StoreTrouble", "faults", "held", "is_encrypted", "says_any_of"]
