"""The cursor of a laptop: opaque outside, and inside how far it has come in each tier."""

import base64
import hashlib
from collections.abc import Callable

import msgspec

from central import epochs
from central.answers import Refusal
from central.feed import Head
from central.sessions import Caller

Place = tuple[int, str, str]
"""(position, case, record): everything that sorts up to here has travelled."""


class Progress(msgspec.Struct, frozen=True, array_like=True):
    """One tier: up to which position the laptop has every change (-1 at first), and how far the present run is."""

    complete: int = -1
    place: Place = (0, "", "")


class Cursor(msgspec.Struct, frozen=True, array_like=True):
    """`base`: the newest position when the laptop began; what was there then arrives case by case, not by position.

    `scope`: up to where it was told which cases entered and left. `looks`: the number of the last look of a colleague
    that it was told of. `owner` binds it to database, user and device, `epoch` to the feed as it was, and `sight` is
    the mark of what its user saw (`central.sight`).
    """

    owner: bytes
    base: int
    scope: int
    tiers: tuple[Progress, Progress]
    looks: int = 0
    epoch: int = epochs.NONE
    sight: int = -1

    def furthest(self) -> int:
        """The newest position that it names."""
        return max(self.base, self.scope, *(one.complete for one in self.tiers))


def owner_of(database: str, caller: Caller) -> bytes:
    """The mark of whoever a cursor was made for."""
    parts = (database, str(caller.authority), caller.user, caller.device)
    return hashlib.sha256("\n".join(parts).encode()).digest()[:8]


def text_of(cursor: Cursor) -> str:
    """The cursor as it travels."""
    return base64.urlsafe_b64encode(msgspec.msgpack.encode(cursor)).decode().rstrip("=")


def read_cursor(text: str, owner: bytes, head: Head, sight: int, reached: Callable[[int], int | None]) -> Cursor:
    """The cursor a laptop sent; a new one for "". Raises Refusal where it was not made here, for this device.

    Where its user sees something else by now, all that they hold travels again: which cases those are is told as ever.

    `reached` says how far an earlier epoch of this feed came (`central.epochs.reached`).
    """
    if not text:
        return Cursor(owner, head.position, scope=-1, tiers=_NOTHING_YET, epoch=head.epoch, sight=sight)
    try:
        cursor = msgspec.msgpack.decode(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)), type=Cursor)
    except (msgspec.DecodeError, ValueError) as error:
        raise _foreign() from error
    if cursor.owner != owner or not _possible(cursor, head.position):
        raise _foreign()
    if cursor.epoch != head.epoch:
        end = reached(cursor.epoch)
        if end is None or cursor.furthest() > end:
            raise _foreign()
    if cursor.sight != sight:
        cursor = msgspec.structs.replace(cursor, base=head.position, tiers=_NOTHING_YET, sight=sight)
    return msgspec.structs.replace(cursor, epoch=head.epoch)


_NOTHING_YET = (Progress(), Progress())


def _possible(cursor: Cursor, head: int) -> bool:
    """Whether it can have been made here: it names no place that the feed has not reached, and no text but ids."""
    reached = [cursor.base, cursor.scope, *(one.complete for one in cursor.tiers)]
    places = [one.place for one in cursor.tiers]
    positions_fit = all(-1 <= position <= head for position in reached) and all(
        0 <= at <= head + 1 for at, *_ in places
    )
    names_fit = all(name.isprintable() and len(name) <= 100 for _, *names in places for name in names)
    return positions_fit and names_fit and 0 <= cursor.looks < 2**62


def _foreign() -> Refusal:
    return Refusal(400, "cursor", "This laptop's place in the feed is not known here. It has to fetch its cases again.")
