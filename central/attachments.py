"""The files of a case: taken in piece by piece, checked once they are whole, and given out piece by piece."""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable
from typing import Any

import msgspec
import sqlalchemy as sa

from casework import attachments as kept
from casework.access import may_change
from casework.merging import goes_on
from casework.roles import Act, may
from central import accounts, feed, schema, scope
from central.answers import Refusal
from central.kept import Kept, load_records
from central.scope import Standing
from central.sessions import Caller
from central.sight import sight_of
from central.store import Store
from sync.wire import AttachmentState

PART_BYTES = 256 * 1024
"""A row holds at most so much: a small piece is given out without reading the whole file."""
PIECE_BYTES = 1024 * 1024
"""The largest piece that is given out at once."""
_SHA256 = re.compile(r"[0-9a-f]{64}")


class File(msgspec.Struct, frozen=True):
    """A file as the laptop names it: of which case, by which content, and how large and of which kind it says it is."""

    case: str
    sha256: str
    size: int
    media_type: str


class Piece(msgspec.Struct, frozen=True):
    """A part of a file, and how large the whole is."""

    body: bytes
    size: int


def receive(store: Store, caller: Caller, file: File, offset: int, body: bytes, now: dt.datetime) -> AttachmentState:
    """Take the piece in, if it begins where the last one ended; how much of the file is here.

    Raises Refusal where the file may not be kept, or is not what it says once enough of it is here. What was taken of
    such a file is dropped.
    """
    _check_named(file.case, file.sha256)
    if objection := kept.size_objection(file.size):
        raise Refusal(413, "file_size", objection)
    if objection := kept.kind_objection(file.media_type):
        raise Refusal(415, "file_kind", objection)
    with store.writing() as connection:
        _check_may(connection, caller, file.case, Act.WRITE_CASE, frozenset({Standing.HELD, Standing.LEFT}))
        _check_list(connection, caller, file.case, now.date())
        taken = _Reception(connection, caller, file, now).take(offset, body)
    if isinstance(taken, Refusal):
        raise taken  # only now, so that what was dropped is dropped
    return taken


def read(store: Store, caller: Caller, case: str, sha256: str, offset: int, limit: int) -> Piece:
    """The bytes of a file from `offset` on, at most `limit` of them. Raises Refusal where there is no such file.

    A case has the files of the cases that were put together with it too. Where records name the file, it is for whoever
    may see one of them.
    """
    _check_named(case, sha256)
    part = schema.attachment_part.c
    with store.reading() as connection:
        _check_may(connection, caller, case, Act.READ_CASE, frozenset({Standing.HELD}))
        row = _of_case(connection, caller.authority, case, sha256)
        if row is None:
            raise Refusal(404, "no_such_file", "The centre does not have this file, or not all of it yet.")
        if _is_hidden(connection, caller, {case, row.case_id}, sha256):
            raise Refusal(403, "not_your_section", "This file is kept for a section that your role does not see.")
        if not 0 <= offset <= row.size:
            raise Refusal(400, "message", "The file is not as long as that.")
        end = min(offset + min(limit, PIECE_BYTES), row.size)
        query = (
            sa.select(part.start, part.body)
            .where(part.authority == caller.authority, part.case_id == row.case_id, part.sha256 == sha256)
            .where(part.start > offset - PART_BYTES, part.start < end)
            .order_by(part.start)
        )
        parts = connection.execute(query).all()
    body = b"".join(bytes(one.body)[max(0, offset - one.start) : end - one.start] for one in parts)
    return Piece(body, row.size)


def _of_case(connection: sa.Connection, authority: int, case: str, sha256: str) -> Any:
    """The row of a whole file of this case, or of one that was put together with it; None where there is none."""
    attachment = schema.attachment.c
    query = sa.select(attachment.case_id, attachment.size).where(
        attachment.authority == authority, attachment.sha256 == sha256, attachment.complete
    )

    def find(id: str) -> Kept | None:
        return load_records(connection, authority, [id]).get(id)

    def belongs(row: Any) -> bool:
        record = None if row.case_id == case else find(row.case_id)
        going_on = goes_on(record, find) if record else None
        return row.case_id == case or (going_on is not None and going_on.id == case)

    return next(filter(belongs, connection.execute(query).all()), None)


def _is_hidden(connection: sa.Connection, caller: Caller, cases: Iterable[str], sha256: str) -> bool:
    """Whether records of these cases name the file, and the caller sees none of them."""
    sight = sight_of(_role(connection, caller))
    record = schema.record.c
    query = sa.select(record.type, record.section, record.fields).where(
        record.authority == caller.authority, record.case_id.in_(list(cases)), record.fields.contains(sha256)
    )
    naming = connection.execute(query).all()
    return bool(naming) and not any(
        sight.sees(row.section)
        and any(sha256 == value for name, value in _fields(row.fields).items() if name not in sight.withheld(row.type))
        for row in naming
    )


_fields = msgspec.json.Decoder(dict[str, Any]).decode


def _role(connection: sa.Connection, caller: Caller) -> str:
    return accounts.role_of(connection, caller.authority, caller.user)


def _check_list(connection: sa.Connection, caller: Caller, case: str, today: dt.date) -> None:
    """A list that lets somebody read takes no file from them. A case that left takes what was made before."""
    if scope.held_or_left(connection, caller.authority, caller.user, [case]).get(case) is not Standing.HELD:
        return
    on_list = scope.access_lists(connection, caller.authority, [case])[case]
    if not may_change(caller.user, _role(connection, caller), on_list, today):
        raise Refusal(403, "list_reads_only", "The list of this case lets you read it, and not write in it.")


def _check_named(case: str, sha256: str) -> None:
    if not _SHA256.fullmatch(sha256):
        raise Refusal(400, "message", "A file is named by its SHA-256, in 64 small hexadecimal digits.")
    if not 0 < len(case) <= 100 or not case.isprintable():
        raise Refusal(400, "message", "Say which case the file belongs to.")


def _check_may(connection: sa.Connection, caller: Caller, case: str, act: Act, enough: frozenset[Standing]) -> None:
    if not may(_role(connection, caller), act):
        raise Refusal(403, "not_your_role", "Your role does not allow this.")
    if scope.held_or_left(connection, caller.authority, caller.user, [case]).get(case) not in enough:
        raise Refusal(403, "not_your_case", "This case is not one of yours.")


class _Reception:
    """One piece of one file, within a transaction that nobody else can take a piece of it in."""

    def __init__(self, connection: sa.Connection, caller: Caller, file: File, now: dt.datetime) -> None:
        self._connection = connection
        self._caller = caller
        self._file = file
        self._now = now.isoformat(timespec="milliseconds")
        self._key = {"authority": caller.authority, "case_id": file.case, "sha256": file.sha256}
        self._row = _is(schema.attachment, self._key)
        self._parts = _is(schema.attachment_part, self._key)

    def take(self, offset: int, body: bytes) -> AttachmentState | Refusal:
        """Keep the piece if it is the next one; a refusal where the file turns out not to be what it says."""
        row = self._locked()
        if row is not None and row.complete:
            return self._state(row.size, row.size)
        here = row.received if row is not None and row.size == self._file.size else 0
        if not body or offset != here:
            return self._state(self._file.size, here)
        if here + len(body) > self._file.size:
            return Refusal(400, "message", "This piece goes on beyond the end of the file.")
        if row is None:
            self._begin()
        elif not here:
            self._begin_again()
        return self._keep(here, body)

    def _keep(self, here: int, body: bytes) -> AttachmentState | Refusal:
        parts = [
            self._key | {"start": here + start, "body": body[start : start + PART_BYTES]}
            for start in range(0, len(body), PART_BYTES)
        ]
        self._connection.execute(schema.attachment_part.insert(), parts)
        received = here + len(body)
        whole = received == self._file.size
        if refusal := self._objection(here, received, whole):
            self._connection.execute(schema.attachment_part.delete().where(self._parts))
            self._connection.execute(schema.attachment.delete().where(self._row))
            return refusal
        values = {"received": received, "complete": whole, "completed_at": self._now if whole else None}
        self._connection.execute(schema.attachment.update().where(self._row).values(values))
        return self._state(self._file.size, received)

    def _locked(self) -> Any:
        """The row of the file, nobody else's until we commit; None where there is none, and nobody else begins one."""
        query = sa.select(schema.attachment).where(self._row).with_for_update()
        row = self._connection.execute(query).one_or_none()
        if row is None:
            feed.take_turn(self._connection, self._caller.authority)
            row = self._connection.execute(query).one_or_none()
        return row

    def _begin(self) -> None:
        came = {"user_name": self._caller.user, "device": self._caller.device, "begun_at": self._now}
        said = {"media_type": self._file.media_type, "size": self._file.size, "received": 0, "complete": False}
        self._connection.execute(schema.attachment.insert().values(**self._key, **came, **said))

    def _begin_again(self) -> None:
        """Somebody said before that the file has another size: their pieces are no beginning of this one."""
        self._connection.execute(schema.attachment_part.delete().where(self._parts))
        said = {"media_type": self._file.media_type, "size": self._file.size, "received": 0}
        self._connection.execute(schema.attachment.update().where(self._row).values(said))

    def _objection(self, before: int, received: int, whole: bool) -> Refusal | None:
        if before < kept.HEAD_BYTES and (received >= kept.HEAD_BYTES or whole):
            part = schema.attachment_part.c
            first = self._connection.execute(sa.select(part.body).where(self._parts).order_by(part.start).limit(16))
            head = b"".join(map(bytes, first.scalars()))[: kept.HEAD_BYTES]
            if not kept.fits_its_kind(self._file.media_type, head):
                return Refusal(415, "file_kind", kept.unfit(self._file.media_type))
        if whole and self._fingerprint() != self._file.sha256:
            return Refusal(422, "damaged", "This file arrived damaged. It has to be sent again from the beginning.")
        return None

    def _fingerprint(self) -> str:
        part = schema.attachment_part.c
        query = sa.select(part.body).where(self._parts).order_by(part.start)
        digest = hashlib.sha256()
        for body in self._connection.execute(query, execution_options={"yield_per": 8}).scalars():
            digest.update(body)
        return digest.hexdigest()

    def _state(self, size: int, received: int) -> AttachmentState:
        return AttachmentState(self._file.sha256, size, received, complete=received == size)


def _is(table: sa.Table, key: dict[str, Any]) -> sa.ColumnElement[bool]:
    return sa.and_(*(table.c[name] == value for name, value in key.items()))
