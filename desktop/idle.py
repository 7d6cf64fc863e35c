"""Notices that nobody has touched the window for a while, and says so a minute before it counts."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent

from casework.locking import WARNING_SECONDS

TOUCHES = {
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
    QEvent.Type.InputMethod,
}
SHOWS = {QEvent.Type.Paint, QEvent.Type.UpdateRequest, QEvent.Type.Expose}
TICK_MS = 1000
Seconds = Callable[[], float]


class IdleWatch(QObject):
    """Watches for a key, the mouse or a touch. Install it on the QApplication.

    warned: locks in so many seconds; said once. counted: the seconds left, each second from then on. extended: somebody
    is there after all. idle: nobody was.

    Time is counted by the wall clock and by the steady one, and the longer of the two is taken: a laptop that slept
    over the limit is past it on waking, though its steady clock may have stood still, and a clock that is set back
    lengthens nothing. From the moment the limit is past until `stop`, nothing is painted and nothing typed arrives.
    """

    warned = Signal(int)
    counted = Signal(int)
    extended = Signal()
    idle = Signal()

    def __init__(
        self,
        minutes: float,
        parent: QObject | None = None,
        wall: Seconds = time.time,
        steady: Seconds = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._limit = minutes * 60
        self._wall, self._steady = wall, steady
        self._touched = (wall(), steady())
        self._pointer: QPointF | None = None
        self._watching = self._warning = self._over = False
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)

    @property
    def minutes(self) -> float:
        """The limit."""
        return self._limit / 60

    def set_minutes(self, minutes: float) -> None:
        """Another limit, from now on. Does not count as a touch."""
        self._limit = minutes * 60

    def start(self) -> None:
        """Begin to watch."""
        self._watching, self._over, self._warning = True, False, False
        self._touched = (self._wall(), self._steady())
        self._timer.start()

    def stop(self) -> None:
        """Stop watching: it is locked already."""
        self._watching = self._over = self._warning = False
        self._timer.stop()

    def touch(self) -> None:
        """Somebody is there: the time counts from now."""
        self._touched = (self._wall(), self._steady())
        if self._warning:
            self._warning = False
            self.extended.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._watching:
            return False
        kind = event.type()
        if kind not in TOUCHES and kind not in SHOWS:
            return False
        if self._left() <= 0:
            self._is_over()
            return True
        if kind in TOUCHES and (not isinstance(event, QMouseEvent) or self._moved(event)):
            self.touch()
        return False

    def _moved(self, event: QMouseEvent) -> bool:
        """A pointer that lies still is told of again when a window comes under it: nobody is there for that."""
        before, self._pointer = self._pointer, event.globalPosition()
        return event.type() != QEvent.Type.MouseMove or before != self._pointer

    def _left(self) -> float:
        """Seconds until it locks; nothing or less when it is time."""
        wall, steady = self._touched
        return self._limit - max(self._wall() - wall, self._steady() - steady)

    def _tick(self) -> None:
        left = self._left()
        if left <= 0:
            self._is_over()
        elif self._warning:
            self.counted.emit(math.ceil(left))
        elif left <= WARNING_SECONDS:
            self._warning = True
            self.warned.emit(math.ceil(left))

    def _is_over(self) -> None:
        """Said from the loop of events, for this may be in the middle of one that a widget is waiting for."""
        if not self._over:
            self._over = True
            QTimer.singleShot(0, self._say_idle)

    def _say_idle(self) -> None:
        if self._over:
            self.idle.emit()
