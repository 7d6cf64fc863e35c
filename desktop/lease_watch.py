"""Watches the lease while the window is open: the day can turn, and the laptop be without a connection all along."""

import datetime as dt
import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal

from desktop.lease import Lease, lease_of
from local_store import LocalStore

EVERY_MS = 60_000
KEEP_SECONDS = 600.0
"""How often the time is kept on the disk while the window is open: a clock that is set back gains at most so much."""

Ask = Callable[[Callable[[LocalStore], Lease], Callable[[Lease], None]], None]
"""Ask the store on its own thread, and hear here what it said: `Desk.read`."""


class LeaseWatch(QObject):
    """Emits `ended` once the lease has run out. `now` is the laptop's clock; `elapsed` counts seconds and is never set.

    Time goes on from the latest that was ever seen here, whatever the clock says meanwhile.
    """

    ended = Signal()

    def __init__(
        self,
        now: Callable[[], dt.datetime],
        parent: QObject | None = None,
        elapsed: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._now, self._elapsed = now, elapsed
        self._ask: Ask | None = None
        self._seen, self._seen_at = now(), elapsed()
        self._contact = ""
        self._kept: dt.datetime | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)

    def start(self, ask: Ask) -> None:
        """Watch the lease of the store that `ask` reaches, from now on."""
        self._ask, self._kept, self._contact = ask, None, ""
        self._seen, self._seen_at = self._now(), self._elapsed()
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """The laptop is locked: the lease is looked at when it is unlocked."""
        self._timer.stop()
        self._ask = None

    def look(self) -> None:
        """Look now."""
        if self._ask is None:
            return
        ran, now = dt.timedelta(seconds=self._elapsed() - self._seen_at), self._now()
        self._seen, self._seen_at = max(now, self._seen + ran), self._elapsed()
        seen, contact = self._seen, self._contact
        if self._kept is not None and (seen - self._kept).total_seconds() < KEEP_SECONDS:
            self._ask(lease_of, self._found)
            return
        self._kept = seen
        self._ask(lambda store: _look_and_keep(store, seen, now, contact), self._found)

    def _found(self, lease: Lease) -> None:
        if self._ask is None:
            return
        if lease.last_contact != self._contact:  # it counts anew from there, whatever the clock had shown before
            self._contact, self._kept = lease.last_contact, None
            self._seen, self._seen_at = self._now(), self._elapsed()
        seen = max(self._seen, lease.latest_seen or self._seen)
        if msgspec.structs.replace(lease, latest_seen=seen).ended(self._now()):
            self.ended.emit()


def _look_and_keep(store: LocalStore, seen: dt.datetime, now: dt.datetime, contact: str) -> Lease:
    """The lease; and the time kept, where it is later than any before. After a new contact only `now` counts."""
    lease = lease_of(store)
    latest = seen if lease.last_contact == contact else now
    if lease.latest_seen is None or latest > lease.latest_seen:
        store.see_time(latest)
    return lease
