"""The thread that prints: it takes what waits to the printer, and asks how it stands while anything is to come."""

import datetime as dt
import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread, Signal

from local_store import Device, LocalStore
from local_store.errors import DamagedStore, StoreTrouble
from printing.paper_record import Whose
from printing.print_queue import PrintQueue
from printing.print_system import PrintSystem
from printing.this_computer import print_system

SOON = 0.5
LONGEST_WATCHING, LONGEST = 3.0, 15.0
"""Seconds between two looks: the first after something happened; the longest while a printer has something of ours, and
while something waits for a printer."""


class PrintThread(QThread):
    """Looks after the queue until `finish`. The window never waits for a print system.

    changed: a job stands otherwise than before. cases_changed: the ids of cases whose record of paper grew.
    """

    changed = Signal()
    cases_changed = Signal(object)

    def __init__(
        self,
        open_store: Callable[[], LocalStore],
        device: Device,
        now: Callable[[], dt.datetime],
        parent: QObject | None = None,
        met_damage: Callable[[], None] = lambda: None,
        system: Callable[[], PrintSystem] = print_system,
    ) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._whose = Whose(device.user, device.user_name, device.id)
        self._now = now
        self._met_damage = met_damage
        self._system = system
        self._woken = threading.Event()
        self._ending = False
        self._something_changed = False

    def wake(self) -> None:
        """There is something to print, or somebody wants no more of it: look at once."""
        self._woken.set()

    def finish(self) -> None:
        """End after the question that is on its way, if any. Does not wait for it."""
        self._ending = True
        self.wake()

    def run(self) -> None:
        try:
            with self._open_store() as store:
                self._look_after(store)
        except StoreTrouble as trouble:  # whoever reads or saves is told of it; there is nothing to print from
            if isinstance(trouble, DamagedStore):
                self._met_damage()

    def _look_after(self, store: LocalStore) -> None:
        queue = PrintQueue(store, self._whose, self._now, self._tell)
        pause: float | None = SOON
        tidy = True
        while not self._ending:
            self._woken.clear()
            try:
                if tidy:
                    store.tidy_print_jobs()
                    tidy = False
                pause = self._look(queue, pause)
            except DamagedStore:
                raise
            except StoreTrouble:  # the disk is full, or busy: what was kept is where it goes on from, a while later
                pause = LONGEST
            if self._woken.wait(pause):
                pause = SOON

    def _look(self, queue: PrintQueue, pause: float | None) -> float | None:
        """Go on with what waits; in how many seconds to look again, or None where there is nothing to do."""
        if queue.is_empty():
            return None
        self._something_changed = False
        queue.go_on(self._system())
        return self._next(pause, LONGEST_WATCHING if queue.watches_a_printer() else LONGEST)

    def _next(self, pause: float | None, longest: float) -> float:
        return SOON if self._something_changed or pause is None else min(pause * 2, longest)

    def _tell(self, case: str) -> None:
        self._something_changed = True
        self.changed.emit()
        if case:
            self.cases_changed.emit(frozenset({case}))
