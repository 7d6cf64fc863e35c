"""The content of attachments, in parts, inside the encrypted store."""

import hashlib
from collections.abc import Iterable, Iterator

from local_store.connection import Sql
from local_store.file_shapes import Taken

PART_BYTES = 64 * 1024
"""A file is kept in parts of at most so many bytes, so that no reader has to hold all of it."""


def how_much(sql: Sql, sha256: str) -> tuple[int, int]:
    """How many bytes of a file are here, and of how many it is; (0, -1) where nothing of it is known."""
    line = sql("SELECT here, size FROM attachment_content WHERE sha256 = ?", (sha256,)).fetchone()
    return (int(line[0]), int(line[1])) if line else (0, -1)


def whole(sql: Sql, sha256: str) -> bool:
    """Whether all of a file is here, and is what its name says."""
    here, size = how_much(sql, sha256)
    return here == size


def keep_whole(sql: Sql, sha256: str, content: bytes) -> None:
    """Keep all of a file whose SHA-256 is known to be right."""
    if not whole(sql, sha256):
        drop(sql, sha256)
        sql("INSERT INTO attachment_content (sha256, size, here) VALUES (?,?,?)", (sha256, len(content), len(content)))
        _add(sql, sha256, 0, content)


def take(sql: Sql, sha256: str, at: int, piece: bytes, size: int) -> Taken:
    """Keep the next piece of a file of `size` bytes. The last one shows whether the file is what its name says."""
    here, known_size = how_much(sql, sha256)
    if known_size != size:
        drop(sql, sha256)
        sql("INSERT INTO attachment_content (sha256, size, here) VALUES (?,?,0)", (sha256, size))
        here = 0
    if at != here or here + len(piece) > size:
        return Taken.ELSEWHERE
    _add(sql, sha256, at, piece)
    here += len(piece)
    if here == size and not _is_right(sql, sha256):
        drop(sql, sha256)
        return Taken.DAMAGED
    sql("UPDATE attachment_content SET here = ? WHERE sha256 = ?", (here, sha256))
    return Taken.WHOLE if here == size else Taken.KEPT


def read(sql: Sql, sha256: str, at: int, length: int) -> bytes:
    """At most `length` bytes of a file from `at` on, as far as they are here."""
    first = sql(
        "SELECT at FROM attachment_part WHERE sha256 = ? AND at <= ? ORDER BY at DESC LIMIT 1", (sha256, at)
    ).fetchone()
    if first is None or length <= 0:
        return b""
    lines = sql(
        "SELECT at, bytes FROM attachment_part WHERE sha256 = ? AND at >= ? AND at < ? ORDER BY at",
        (sha256, first[0], at + length),
    )
    return b"".join(part[max(0, at - start) : at + length - start] for start, part in lines)


def drop(sql: Sql, sha256: str) -> None:
    """Forget whatever is here of a file's content."""
    sql("DELETE FROM attachment_part WHERE sha256 = ?", (sha256,))
    sql("DELETE FROM attachment_content WHERE sha256 = ?", (sha256,))


def drop_unused(sql: Sql, files: Iterable[str]) -> None:
    """Forget the content of those `files` that no case on this laptop has any longer."""
    for sha256 in files:
        if sql("SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1", (sha256,)).fetchone() is None:
            drop(sql, sha256)


def _add(sql: Sql, sha256: str, at: int, content: bytes) -> None:
    for start in range(0, len(content), PART_BYTES):
        part = content[start : start + PART_BYTES]
        sql("INSERT INTO attachment_part (sha256, at, bytes) VALUES (?,?,?)", (sha256, at + start, part))


def _is_right(sql: Sql, sha256: str) -> bool:
    digest = hashlib.sha256()
    for part in _parts(sql, sha256):
        digest.update(part)
    return digest.hexdigest() == sha256


def _parts(sql: Sql, sha256: str) -> Iterator[bytes]:
    for (part,) in sql("SELECT bytes FROM attachment_part WHERE sha256 = ? ORDER BY at", (sha256,)):
        yield part
