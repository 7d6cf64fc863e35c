"""GET /v1/changes: what a laptop has not seen, a page at a time, each page small enough for the worst link."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import Any

import msgspec
import sqlalchemy as sa

from casework.splices import checksum
from central import accounts, epochs, schema
from central.answers import Compress
from central.cursor import Cursor, Place, Progress, owner_of, read_cursor, text_of
from central.feed import Head, head
from central.hops import hops_to
from central.kept import Mark, marks_of
from central.looks import Seen, seen_by
from central.rows import owed
from central.sessions import Caller
from central.sight import Sight, sight_of
from central.tiers import FIRST, LATER
from sync.wire import Hidden, Hop, SeenBy

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
    times: dict[str, str] = {}
    splices: dict[str, list[Hop]] = {}
    checksums: dict[str, int] = {}
    withheld: list[str] = []


class _Message(msgspec.Struct, omit_defaults=True):
    """`sync.wire.Changes`."""

    cursor: str
    changed: list[msgspec.Raw] = []
    entered: list[str] = []
    left: list[str] = []
    more: bool = False
    looks: list[SeenBy] = []
    hidden: list[msgspec.Raw] = []


Hops = Callable[[str, Mapping[str, tuple[int, Any]], int], dict[str, list[Hop]]]
"""`hops(record, {field: (stamp, value)}, complete)`: as `central.hops.hops_to`."""


class _Piece(msgspec.Struct):
    tier: int
    place: Place
    body: bytes
    hidden: bool


class Plain(msgspec.Struct, frozen=True):
    """One page of a stream before it is packed, with its cursor; `more` where another follows."""

    message: bytes
    cursor: str
    seen: Head
    more: bool
    empty: bool


class Asked(msgspec.Struct, frozen=True):
    """Who asks for a page, after which cursor, of about what size (packed bytes), and whether splices are welcome."""

    caller: Caller
    cursor: str
    limit: int
    splices: bool = True


def read_page(connection: sa.Connection, asked: Asked, compress: Compress) -> Page:
    """The page after this cursor, at most `limit` bytes packed unless a single record is larger.

    `connection` must see one moment throughout. Raises Refusal where the cursor is not this device's.
    """
    run = _begin(connection, asked)
    limit = max(asked.limit, LEAST_PAGE)
    wanted = int(limit * _GUESS)
    while True:
        run.read(wanted)
        message = run.message(len(run.pieces))
        body = compress(message)
        ratio = len(message) / len(body)
        if len(body) > limit and run.pieces:
            body = _shortened(run, limit, ratio, compress)
            break
        if run.finished or len(body) >= _FULL * limit:
            break
        wanted = int(limit * ratio * 0.97)
    return Page(body, text_of(run.cursor), run.seen, empty=run.empty)


def read_plain(connection: sa.Connection, asked: Asked) -> Plain:
    """The page after this cursor for a stream, where it is packed with what went before: about `limit` bytes then."""
    run = _begin(connection, asked)
    run.read(int(max(asked.limit, LEAST_PAGE) * _GUESS_IN_STREAM))
    message = run.message(len(run.pieces))
    return Plain(message, text_of(run.cursor), run.seen, more=not run.finished, empty=run.empty)


def _begin(connection: sa.Connection, asked: Asked) -> "_Run":
    seen = head(connection, asked.caller.authority)
    database = connection.execute(_DATABASE).scalar_one()
    reached = partial(epochs.reached, connection, asked.caller.authority)
    role = accounts.role_of(connection, asked.caller.authority, asked.caller.user)
    sight = sight_of(role)
    cursor = read_cursor(asked.cursor, owner_of(database, asked.caller), seen, sight.mark, reached)
    return _Run(connection, asked, cursor, seen, sight)


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

    def __init__(self, connection: sa.Connection, asked: Asked, cursor: Cursor, seen: Head, sight: Sight) -> None:
        caller = asked.caller
        self._sight = sight
        self.seen = seen
        self._from = cursor
        self._newest = seen.position
        self._entered, self._left = _moved(connection, caller, cursor.scope)
        self._looks = _looks(connection, caller, cursor)
        self._device = caller.device
        hops = partial(hops_to, connection, caller.authority) if asked.splices else _no_hops
        self._rows = self._walk(connection, caller, hops)
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
        return not (self.taken or self._entered or self._left or self._looks.by)

    def message(self, count: int) -> bytes:
        """The first `count` pieces as a message, with the cursor that follows them."""
        whole = self.finished and count == len(self.pieces)
        self.taken = count
        self.cursor = self._after(count, whole)
        changed = [msgspec.Raw(piece.body) for piece in self.pieces[:count] if not piece.hidden]
        hidden = [msgspec.Raw(piece.body) for piece in self.pieces[:count] if piece.hidden]
        place = text_of(self.cursor)
        moved = self._entered, self._left
        return msgspec.json.encode(_Message(place, changed, *moved, not whole, self._looks.by, hidden))

    def _walk(self, connection: sa.Connection, caller: Caller, hops: Hops) -> Iterator[_Piece]:
        for tier in (FIRST, LATER):
            progress = self._from.tiers[tier]
            for place, whole, row in owed(connection, caller.authority, caller.user, tier, self._from.base, progress):
                anew = whole or row.shown > max(progress.complete, row.born)
                if not self._sight.sees(row.section):
                    told = not whole and row.shown <= progress.complete
                    body = b"" if told else _encode(Hidden(row.id, row.case_id, row.section))
                    hidden = True
                else:
                    withheld = self._sight.withheld(row.type)
                    body = _body(row, anew, progress.complete, self._device, hops, withheld)
                    hidden = False
                if body:
                    yield _Piece(tier, place, body, hidden)

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
        return msgspec.structs.replace(self._from, scope=self._newest, tiers=(first, later), looks=self._looks.newest)


def _no_hops(record: str, texts: Mapping[str, tuple[int, Any]], complete: int) -> dict[str, list[Hop]]:
    return {}


def _moved(connection: sa.Connection, caller: Caller, since: int) -> tuple[list[str], list[str]]:
    moved = connection.execute(_MOVED, {"authority": caller.authority, "user": caller.user, "since": since}).all()
    entered = [row.case_id for row in moved if row.gone is None]
    return entered, [row.case_id for row in moved if row.gone is not None and since >= 0]


def _looks(connection: sa.Connection, caller: Caller, cursor: Cursor) -> Seen:
    """What colleagues looked at since; a new laptop has sent nothing that anybody could have seen."""
    seen = seen_by(connection, caller.authority, caller.user, None, cursor.looks)
    return Seen([], seen.newest) if cursor.scope < 0 else seen


def _body(row: Any, whole: bool, complete: int, device: str, hops: Hops, withheld: frozenset[str]) -> bytes:
    """A record, or those of its fields that the laptop lacks; b"" where it lacks none, as with changes of its own."""
    if not row.marks and not withheld:
        if not whole and (row.born <= complete or (device and row.born_device == device)):
            return b""
        fields = msgspec.json.decode(row.fields) if row.born_author else {}
        authors, times = dict.fromkeys(fields, row.born_author), dict.fromkeys(fields, row.born_at)
        values = msgspec.Raw(row.fields)
        return _encode(_Row(row.id, row.type, row.case_id, values, row.born, authors=authors, times=times))
    return _some_fields(row, whole, complete, device, hops, withheld)


def _some_fields(row: Any, whole: bool, complete: int, device: str, hops: Hops, withheld: frozenset[str]) -> bytes:
    marks, born = marks_of(row.marks), Mark(row.born, row.born_author, row.born_device, row.born_at)
    chosen: dict[str, Any] = {}
    laid: dict[str, Mark] = {}
    kept_back: list[str] = []
    for field, value in msgspec.json.decode(row.fields).items():
        mark = marks.get(field, born)
        if not (whole or (mark.stamp > complete and not (device and mark.device == device))):
            continue
        if field in withheld:
            kept_back.append(field)
        else:
            chosen[field], laid[field] = value, mark
    if not chosen and not (whole and kept_back):
        return b""
    splices = {} if whole else hops(row.id, {field: (laid[field].stamp, chosen[field]) for field in chosen}, complete)
    checksums = {field: checksum(chosen.pop(field)) for field in splices}
    return _encode(
        _Row(
            id=row.id,
            type=row.type,
            case=row.case_id,
            set=chosen,
            stamp=row.position,
            stamps={field: mark.stamp for field, mark in laid.items() if mark.stamp != row.position},
            authors={field: mark.author for field, mark in laid.items() if mark.author},
            times={field: mark.at for field, mark in laid.items() if mark.author and mark.at},
            splices=splices,
            checksums=checksums,
            withheld=kept_back if whole else [],
        )
    )


_DATABASE = sa.select(schema.database.c.id)
_scope = schema.scope.c
_MOVED = (
    sa.select(_scope.case_id, _scope.gone)
    .where(
        _scope.authority == sa.bindparam("authority"),
        _scope.user_name == sa.bindparam("user"),
        (_scope.entered > sa.bindparam("since")) | (_scope.gone > sa.bindparam("since")),
    )
    .order_by(_scope.case_id)
)
_encode = msgspec.json.Encoder().encode
