"""Pulling: page after page in one stream, each committed with its cursor, so that a cut costs one page."""

import time
from collections.abc import Callable, Iterator

from local_store.pages import HopMissing
from local_store.store import LocalStore
from sync.conversion import page_of
from sync.enrolment import Enrolment
from sync.errors import NoConnection, RequestRefused
from sync.pace import Headway, Pace
from sync.transport import Server
from sync.wire import PAGE_BYTES, Changes

START_BYTES = 24 * 1024
"""How large a page is at first, packed. Pages of a stream share its window, so that small ones cost little."""
MOST_PAGES = 500
"""The most pages in one answer."""
FEW, MANY = 3, 12
"""Pages between two cuts: with so few the next ones are made smaller, with so many larger."""
AT_ONCE = 2.0
"""Seconds: a request that ended sooner than this without a page says that there is no link, and nothing about sizes."""

Pulled = Callable[[Changes, frozenset[str]], None]


class Puller:
    """The pulling part of one cycle. `pulled` hears each page once it is committed, and which cases it touched."""

    def __init__(
        self,
        store: LocalStore,
        server: Server,
        enrolment: Enrolment,
        *,
        headway: Headway,
        pulled: Pulled,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._server = server
        self._enrolment = enrolment
        self._headway = headway
        self._pulled = pulled
        self._clock = clock
        self._bytes = Pace(least=4 * 1024, start=START_BYTES, most=PAGE_BYTES)
        self._pages = Pace(least=1, start=MOST_PAGES, most=MOST_PAGES)
        self._splices = True

    def pull(self) -> None:
        """Take pages until the centre has no more. After a cut it goes on at once, as long as there is headway."""
        more = True
        while more:
            came, began = 0, self._clock()
            try:
                for page in self._pages_after(self._store.cursor()):
                    self._take(page)
                    came, more = came + 1, page.more
            except NoConnection as cut:
                self._smaller(came, self._clock() - began)
                self._headway.go_on_after(cut)
                continue
            except HopMissing:
                if not self._splices:
                    raise
                self._splices = False  # the same page again, with every text whole
                continue
            self._splices = True
            self._larger(came)

    def _take(self, page: Changes) -> None:
        cases = self._store.apply_page(page_of(page))
        self._headway.made()
        self._pulled(page, cases)

    def _pages_after(self, cursor: str) -> Iterator[Changes]:
        try:
            return self._enrolment.call(lambda: self._begun(cursor))
        except RequestRefused as refused:
            if refused.code != "cursor" or not cursor:
                raise
        self._store.begin_again()
        return self._enrolment.call(lambda: self._begun(""))

    def _begun(self, cursor: str) -> Iterator[Changes]:
        """The stream after `cursor`, once its first page has come: a refusal is raised here and not on the way."""
        stream = self._server.changes(cursor, self._bytes.now, self._pages.now, splices=self._splices)
        first = next(stream)

        def pages() -> Iterator[Changes]:
            yield first
            yield from stream

        return pages()

    def _smaller(self, came: int, seconds: float) -> None:
        if came == 0 and seconds < AT_ONCE:
            return
        if came <= FEW:
            self._bytes.cut()
        if came == 0:  # something between may hold a whole answer back until it is complete: then page by page
            self._pages.crawl()

    def _larger(self, came: int) -> None:
        if came >= MANY or self._pages.now == 1:
            self._bytes.held()
        self._pages.held()
