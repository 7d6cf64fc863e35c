"""Answering GET /v1/changes: one page, held open until there is news where that is asked for; or a stream of pages."""

import datetime as dt
import time
from collections.abc import AsyncIterator, Callable
from typing import NamedTuple, TypeVar

from anyio.to_thread import run_sync

from central import feed, pages, scope
from central.answers import Compress, packer
from central.sessions import Caller
from central.store import Store
from central.waiting import Bell, heard_within
from sync.wire import checked_line

P = TypeVar("P", pages.Page, pages.Plain)

LONGEST_WAIT = 60
"""Seconds for which a request is held open at most."""
LOOK_AGAIN = 1.0
"""Seconds after which a held request looks by itself, for edits that another process of the server took in."""


class Reader(NamedTuple):
    """Who asks for pages, of what size (packed, in bytes), whether with splices, and where they come from."""

    store: Store
    bell: Bell
    caller: Caller
    limit: int
    splices: bool = True

    def after(self, cursor: str) -> pages.Asked:
        """The question for the page after `cursor`."""
        return pages.Asked(self.caller, cursor, self.limit, self.splices)


async def next_page(reader: Reader, cursor: str, read: Callable[[Reader, str], P], wait: float) -> P:
    """The page after `cursor`, as `read` reads it; where that says nothing new, the first that does within `wait`."""
    until = time.monotonic() + min(wait, LONGEST_WAIT)
    while True:
        heard = reader.bell.listen(reader.caller.authority)
        page = await run_sync(_of_today, reader, cursor, read)
        left = until - time.monotonic()
        while page.empty and left > 0 and not reader.bell.closing:
            await heard_within(heard, min(left, LOOK_AGAIN))
            heard = reader.bell.listen(reader.caller.authority)
            if await run_sync(_newest, reader) != page.seen:
                break
            left = until - time.monotonic()
        else:
            return page
        cursor = page.cursor


async def stream(reader: Reader, first: pages.Plain, coding: str, most: int) -> AsyncIterator[bytes]:
    """Up to `most` pages from `first` on, a line each, packed as one stream.

    The next page is read when the link has taken most of the last one, so that a slow laptop costs no memory here.
    """
    packing = packer(coding)
    page = first
    for count in range(1, most + 1):
        yield await run_sync(packing.page, checked_line(page.message))
        if not page.more or count == most or reader.bell.closing:
            break
        page = await run_sync(_of_today, reader, page.cursor, plain)
    yield packing.end()


def plain(reader: Reader, cursor: str) -> pages.Plain:
    """The page after `cursor`, to be packed as part of a stream."""
    with reader.store.reading() as connection:
        return pages.read_plain(connection, reader.after(cursor))


def packed(compress: Compress) -> Callable[[Reader, str], pages.Page]:
    """How to read a page that is packed by itself."""

    def read(reader: Reader, cursor: str) -> pages.Page:
        with reader.store.reading() as connection:
            return pages.read_page(connection, reader.after(cursor), compress)

    return read


def _newest(reader: Reader) -> feed.Head:
    with reader.store.reading() as connection:
        return feed.head(connection, reader.caller.authority)


def _of_today(reader: Reader, cursor: str, read: Callable[[Reader, str], P]) -> P:
    """The page, once assignments that begin or end by the calendar were looked through today."""
    page = read(reader, cursor)
    today = dt.datetime.now().astimezone().date()
    if page.seen.swept_on == today.isoformat():
        return page
    scope.keep_to_the_day(reader.store, reader.caller.authority, today)
    return read(reader, cursor)
