"""Collecting Python's garbage on the window's thread only.

Python collects on whichever thread happens to allocate next. A cycle that holds a widget or another QObject would then
be destroyed on the store's or the network's thread, which Qt does not survive.
"""

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class GarbageOnWindowThread(QObject):
    """While it lives, Python's own collector is off and this timer does its work, by Python's own thresholds."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation that is due; most times the youngest, in under a millisecond."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return

    def stop(self) -> None:
        """Collect once more, and leave the rest as it was found."""
        self._timer.stop()
        gc.collect()
        if self._was_on:
            gc.enable()
