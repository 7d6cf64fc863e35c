"""GET /v1/changes: what a laptop has not seen, a page at a time, each page small enough for the worst link."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec
import sqlalchemy as sa

from casework.splices import checksum
from central import schema
from central.answers import Compress
from central.cursor import Cursor, Place, Progress, owner_of, read_cursor, text_of
from central.feed import Head, head
from central.hops import hops_to
from central.kept import marks_of
from central.rows import Owed, owed
from central.sessions import Caller
from central.tiers import FIRST, LATER
from sync.wire import Hop

LEAST_PAGE = 1024
_GUESS = 3.2  # how much smaller a page gets; only a beginning, since every page is measured
_GUESS_IN_STREAM = 2.8  # a little less than prose comes to, so that a page of a stream is under the limit, not over it
_FULL = 0.85  # a page this full is not worth packing again


class Page(msgspec.Struct, frozen=True):
    """One page, packed, and how far the feed was. `empty`: it tells the laptop nothing but its new cursor."""

    body: bytes
    cursor: str
    seen: Head
    empty: bool


class _Row(msgspec.Struct, omit_defaults=True):
    """`sync.wire.Changed`, with the values of a whole record as the database has them."""

    id: str
    type: str
    case: str
    set: msgspec.Raw | dict[str, Any]
    stamp: int
    stamps: dict[str, int] = {}
    authors: dict[str, str] = {}
    splices: dict[str, list[Hop]] = {}
    checksums: dict[str, int] = {}


class _Message(msgspec.Struct, omit_defaults=True):
    """`sync.wire.Changes`."""

    cursor: str
    changed: list[msgspec.Raw] = []
    entered: list[str] = []
    left: list[str] = []
    more: bool = False


Hops = Callable[[str, Mapping[str, tuple[int, Any]], int], dict[str, list[Hop]]]
"""`hops(record, {field: (stamp, value)}, complete)`: as `central.hops.hops_to`."""


class _Piece(msgspec.Struct):
    tier: int
    place: Place
    body: bytes


class Plain(msgspec.Struct, frozen=True):
    """One page of a stream before it is packed, with its cursor; `more` where another follows."""

    message: bytes
    cursor: str
    seen: Head
    more: bool
    empty: bool


def read_page(connection: sa.Connection, caller: Caller, cursor_text: str, limit: int, compress: Compress) -> Page:
    """The page after this cursor, at most `limit` bytes packed unless a single record is larger.

    `connection` must see one moment throughout. Raises Refusal where the cursor is not this device's.
    """
    run = _begin(connection, caller, cursor_text)
    limit = max(limit, LEAST_PAGE)
    wanted = int(limit * _GUESS)
    while True:
        run.read(wanted)
        message = run.message(len(run.pieces))
        body = compress(message)
        ratio = len(message) / len(body)
        if len(body) <= limit and (run.finished or len(body) >= _FULL * limit):
            break
        if len(body) > limit:
            body = _shortened(run, limit, ratio, compress)
            break
        wanted = int(limit * ratio * 0.97)
    return Page(body, text_of(run.cursor), run.seen, empty=run.empty)


def read_plain(connection: sa.Connection, caller: Caller, cursor_text: str, limit: int) -> Plain:
    """The page after this cursor for a stream, where it is packed with what went before: about `limit` bytes then."""
    run = _begin(connection, caller, cursor_text)
    run.read(int(max(limit, LEAST_PAGE) * _GUESS_IN_STREAM))
    message = run.message(len(run.pieces))
    return Plain(message, text_of(run.cursor), run.seen, more=not run.finished, empty=run.empty)


def _begin(connection: sa.Connection, caller: Caller, cursor_text: str) -> "_Run":
    seen = head(connection, caller.authority)
    database = connection.execute(sa.select(schema.database.c.id)).scalar_one()
    cursor = read_cursor(cursor_text, owner_of(database, caller), seen.position)
    return _Run(connection, caller, cursor, seen)


def _shortened(run: "_Run", limit: int, ratio: float, compress: Compress) -> bytes:
    """Fewer pieces until they fit; one always travels, however large."""
    count = len(run.pieces)
    while True:
        count = max(1, min(count - 1, run.fitting(int(limit * ratio * 0.97))))
        message = run.message(count)
        body = compress(message)
        if len(body) <= limit or count <= 1:
            return body
        ratio = len(message) / len(body)


class _Run:
    """One walk through what is owed, tier after tier; pieces are kept until it is known how many fit."""

    def __init__(self, connection: sa.Connection, caller: Caller, cursor: Cursor, seen: Head) -> None:
        self.seen = seen
        self._from = cursor
        self._newest = seen.position
        self._entered, self._left = _moved(connection, caller, cursor.scope)
        self._device = caller.device
        self._rows = self._walk(connection, caller)
        self._bytes = 0
        self.pieces: list[_Piece] = []
        self.finished = False
        self.taken = 0
        self.cursor = cursor

    def read(self, wanted: int) -> None:
        """Read on until there are `wanted` bytes, before packing, or nothing is left."""
        while self._bytes < wanted:
            piece = next(self._rows, None)
            if piece is None:
                self.finished = True
                return
            self.pieces.append(piece)
            self._bytes += len(piece.body)

    def fitting(self, bytes_before_packing: int) -> int:
        """How many pieces from the first on come to so many bytes."""
        for count, piece in enumerate(self.pieces):
            bytes_before_packing -= len(piece.body)
            if bytes_before_packing < 0:
                return count
        return len(self.pieces)

    @property
    def empty(self) -> bool:
        """Whether the last message tells the laptop nothing but its new cursor."""
        return not (self.taken or self._entered or self._left)

    def message(self, count: int) -> bytes:
        """The first `count` pieces as a message, with the cursor that follows them."""
        whole = self.finished and count == len(self.pieces)
        self.taken = count
        self.cursor = self._after(count, whole)
        changed = [msgspec.Raw(piece.body) for piece in self.pieces[:count]]
        return msgspec.json.encode(_Message(text_of(self.cursor), changed, self._entered, self._left, more=not whole))

    def _walk(self, connection: sa.Connection, caller: Caller) -> Iterator[_Piece]:
        hops = partial(hops_to, connection, caller.authority)
        for tier in (FIRST, LATER):
            progress = self._from.tiers[tier]
            for row in owed(connection, caller.authority, caller.user, tier, self._from.base, progress):
                body = _body(row, progress.complete, self._device, hops)
                if body:
                    yield _Piece(tier, row[0], body)

    def _after(self, count: int, whole: bool) -> Cursor:
        done = Progress(self._newest, (self._newest + 1, "", ""))
        first, later = self._from.tiers
        if whole:
            first = later = done
        elif count:
            last = self.pieces[count - 1]
            if last.tier == FIRST:
                first = Progress(first.complete, last.place)
            else:
                first, later = done, Progress(later.complete, last.place)
        return Cursor(self._from.owner, self._from.base, self._newest, (first, later))


def _moved(connection: sa.Connection, caller: Caller, since: int) -> tuple[list[str], list[str]]:
    scope = schema.scope.c
    mine = sa.select(scope.case_id, scope.gone).where(
        scope.authority == caller.authority, scope.user_name == caller.user
    )
    moved = connection.execute(mine.where((scope.entered > since) | (scope.gone > since)).order_by(scope.case_id)).all()
    entered = [row.case_id for row in moved if row.gone is None]
    return entered, [row.case_id for row in moved if row.gone is not None and since >= 0]


def _body(owed_row: Owed, complete: int, device: str, hops: Hops) -> bytes:
    """A record, or those of its fields that the laptop lacks; b"" where it lacks none, as with changes of its own."""
    _, whole, row = owed_row
    if not row.marks:
        if not whole and (row.born <= complete or (device and row.born_device == device)):
            return b""
        authors = dict.fromkeys(msgspec.json.decode(row.fields), row.born_author) if row.born_author else {}
        return _encode(_Row(row.id, row.type, row.case_id, msgspec.Raw(row.fields), row.born, authors=authors))
    return _some_fields(row, whole, complete, device, hops)


def _some_fields(row: Any, whole: bool, complete: int, device: str, hops: Hops) -> bytes:
    marks = marks_of(row.marks)
    chosen: dict[str, Any] = {}
    stamps: dict[str, int] = {}
    authors: dict[str, str] = {}
    for field, value in msgspec.json.decode(row.fields).items():
        mark = marks.get(field)
        stamp, author, made_on = (
            (mark.stamp, mark.author, mark.device) if mark else (row.born, row.born_author, row.born_device)
        )
        if whole or (stamp > complete and not (device and made_on == device)):
            chosen[field] = value
            if stamp != row.position:
                stamps[field] = stamp
            if author:
                authors[field] = author
    if not chosen:
        return b""
    texts = {} if whole else {field: (stamps.get(field, row.position), value) for field, value in chosen.items()}
    splices = hops(row.id, texts, complete)
    checksums = {field: checksum(chosen.pop(field)) for field in splices}
    return _encode(_Row(row.id, row.type, row.case_id, chosen, row.position, stamps, authors, splices, checksums))


_encode = msgspec.json.Encoder().encode
