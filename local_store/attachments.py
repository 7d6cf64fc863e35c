"""Which files belong to which case, what of them is still to be sent, and what is to be brought here."""

import re
from collections.abc import Sequence
from typing import Any

from casework.edits import Record
from local_store import file_parts, in_case, laid_over
from local_store.connection import Sql
from local_store.file_shapes import Attachment, FileState, FileToMove, Taken

BY_ITSELF = 1024 * 1024
"""Bytes: a file of a case that is here comes by itself up to this size, and a larger one when it is wanted."""

_NAME = re.compile("[0-9a-f]{64}")
_COLUMNS = "sha256, case_id, size, media_type"


def attach(sql: Sql, case: str, sha256: str, content: bytes, media_type: str) -> None:
    """Keep a file with a case, to be sent unless the centre is known to have it."""
    file_parts.keep_whole(sql, sha256, content)
    sql(
        f"INSERT INTO attachment ({_COLUMNS}, made_here, to_send) VALUES (?,?,?,?,1,1) "
        "ON CONFLICT (sha256, case_id) DO UPDATE SET size = excluded.size, media_type = excluded.media_type, "
        "made_here = 1, to_send = NOT delivered",
        (sha256, case, len(content), media_type),
    )
    _fetched(sql, sha256)


def refer(sql: Sql, document: Record) -> None:
    """A document names a file: a small one is brought here by itself, unless it is here or the document is removed."""
    name, size = document.fields.get("file"), document.fields.get("file_size")
    if not isinstance(name, str) or not _NAME.fullmatch(name) or document.fields.get("removed_on"):
        return
    known = size if isinstance(size, int) and not isinstance(size, bool) and size > 0 else 0
    small = 0 < known <= BY_ITSELF
    sql(
        f"INSERT INTO attachment ({_COLUMNS}, fetch) VALUES (?,?,?,?,?) "
        "ON CONFLICT (sha256, case_id) DO UPDATE SET fetch = max(fetch, excluded.fetch)",
        (
            name,
            document.case,
            known,
            str(document.fields.get("file_type") or ""),
            small and not file_parts.whole(sql, name),
        ),
    )


def find(sql: Sql, sha256: str) -> Attachment | None:
    """Where a file is, over all the cases that have it; None where no case here has it."""
    line = sql(
        "SELECT max(size), max(media_type), max(to_send), max(made_here), max(fetch), max(sent) "
        "FROM attachment WHERE sha256 = ?",
        (sha256,),
    ).fetchone()
    if line[0] is None:
        return None
    size, media_type, to_send, made_here, fetch, sent = line
    here, known_size = file_parts.how_much(sql, sha256)
    if here == known_size:
        state = FileState.TO_SEND if to_send else FileState.SENT if made_here else FileState.HERE
    elif here:
        state = FileState.PARTLY_HERE
    else:
        state = FileState.WANTED if fetch else FileState.AT_CENTRE
    return Attachment(sha256, known_size if known_size >= 0 else size, media_type, state, here, sent)


def want(sql: Sql, sha256: str) -> None:
    """Somebody wants to see a file: it comes before all others. One that is here stays as it is."""
    missing = not file_parts.whole(sql, sha256)
    sql(
        "UPDATE attachment SET wanted = 1, fetch = ? WHERE sha256 = ? "
        "AND NOT EXISTS (SELECT 1 FROM left_case WHERE left_case.case_id = attachment.case_id)",
        (missing, sha256),
    )


def to_send(sql: Sql) -> list[FileToMove]:
    """Files that the centre does not have, in the order in which they were attached."""
    lines = sql(f"SELECT {_COLUMNS}, sent FROM attachment WHERE to_send = 1 ORDER BY n")
    return [_move(line, outgoing=True) for line in lines.fetchall()]


def to_fetch(sql: Sql, limit: int) -> list[FileToMove]:
    """Files to be brought here: those somebody wants, then the smallest first."""
    lines = sql(
        f"SELECT {_COLUMNS}, coalesce((SELECT here FROM attachment_content AS content "
        "WHERE content.sha256 = attachment.sha256), 0), wanted "
        "FROM attachment WHERE fetch = 1 ORDER BY wanted DESC, size, n LIMIT ?",
        (limit,),
    )
    return [_move(line, outgoing=False, wanted=bool(line[5])) for line in lines.fetchall()]


def _move(line: Sequence[Any], *, outgoing: bool, wanted: bool = False) -> FileToMove:
    sha256, case, size, media_type, done = line[:5]
    return FileToMove(sha256, case, size, media_type, done, outgoing, wanted)


def sent(sql: Sql, sha256: str, case: str, received: int, complete: bool) -> bool:
    """The centre has so much of a file. True where it was the last that a case that left was kept for."""
    sql(
        "UPDATE attachment SET sent = ?, to_send = ?, delivered = ? WHERE sha256 = ? AND case_id = ? AND to_send = 1",
        (received, not complete, complete, sha256, case),
    )
    left = sql("SELECT 1 FROM left_case WHERE case_id = ?", (case,)).fetchone() is not None
    if complete and left:
        purge(sql, case)
    return complete and left


def take(sql: Sql, sha256: str, case: str, at: int, piece: bytes, size: int) -> Taken:
    """Keep a piece that came from the centre."""
    taken = file_parts.take(sql, sha256, at, piece, size)
    if taken is Taken.WHOLE:
        _fetched(sql, sha256)
        sql("UPDATE attachment SET delivered = 1, size = ? WHERE sha256 = ? AND case_id = ?", (size, sha256, case))
    return taken


def _fetched(sql: Sql, sha256: str) -> None:
    sql("UPDATE attachment SET fetch = 0 WHERE sha256 = ?", (sha256,))


def leaves(sql: Sql, case: str) -> None:
    """Nothing of a case that is no longer this person's is brought here any more."""
    sql("UPDATE attachment SET fetch = 0 WHERE case_id = ?", (case,))


def forget_of(sql: Sql, document: Record) -> None:
    """A document was taken off the laptop: so is its file, unless another record of the case names it, or it waits."""
    name = document.fields.get("file")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        return
    named = f"SELECT 1 FROM record WHERE {in_case.ITS} AND instr({laid_over.FIELDS}, :name) LIMIT 1"
    if sql(named, {"case": document.case, "name": name.encode()}).fetchone() is None:
        sql("DELETE FROM attachment WHERE sha256 = ? AND case_id = ? AND to_send = 0", (name, document.case))
        sql("UPDATE attachment SET fetch = 0 WHERE sha256 = ? AND case_id = ?", (name, document.case))
        file_parts.drop_unused(sql, [name])


def purge(sql: Sql, case: str) -> None:
    """Take the files of a case off the laptop, but for what is still to be sent."""
    files = [line[0] for line in sql("SELECT sha256 FROM attachment WHERE case_id = ? AND to_send = 0", (case,))]
    sql("DELETE FROM attachment WHERE case_id = ? AND to_send = 0", (case,))
    file_parts.drop_unused(sql, files)
