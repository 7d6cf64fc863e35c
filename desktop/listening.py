"""Hearing of a colleague's edit at once: a request that the centre holds open until there is news."""

import threading
from collections.abc import Callable

from casework.trouble import Trouble
from sync import Credentials, Server

HELD_SECONDS = 25
"""For how long the centre holds a request. Under the time for which a silent link counts as cut, and under the half
minute after which many boxes on the way drop a connection."""


class Listener:
    """A connection of its own, beside the one that sends, so that a save never waits for it.

    It keeps nothing of what it hears: `rang` (called on its own thread) wakes the sync worker, which pulls. It rings
    when there is news, and when the link breaks, which is the quickest way to notice that; then it rests until the next
    `listen`.
    """

    def __init__(self, url: str, rang: Callable[[], None]) -> None:
        self._server = Server(url, Credentials(""))
        self._rang = rang
        self._cursor = ""
        self._wanted = threading.Event()
        self._ending = False
        # A daemon: the program ends even while the centre holds the request.
        self._thread = threading.Thread(target=self._run, name="listener", daemon=True)
        self._thread.start()

    @property
    def listens(self) -> bool:
        """Whether it will ring when there is news."""
        return self._wanted.is_set()

    def listen(self, token: str, cursor: str) -> None:
        """Ring when there is something after `cursor`. A request that is being held already is as good."""
        if not self.listens:
            self._server.token, self._cursor = token, cursor
            self._wanted.set()

    def finish(self) -> None:
        """Ring no more. Does not wait for the request that is being held."""
        self._ending = True
        self._wanted.set()

    def _run(self) -> None:
        while self._wanted.wait() and not self._ending:
            if self._news_or_broken():
                self._wanted.clear()
                self._rang()
        self._server.close()

    def _news_or_broken(self) -> bool:
        try:
            [page] = self._server.changes(self._cursor, limit_bytes=1024, wait=HELD_SECONDS)
        except Trouble:  # the sync worker finds out what it is, and tells
            return True
        return bool(page.changed or page.entered or page.left or page.looks)
