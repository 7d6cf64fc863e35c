"""When to keep what somebody types: at each pause, and often enough while there is none."""

from PySide6.QtCore import QObject, QTimer, Signal

PAUSE_MS = 250
LONGEST_MS = 150
"""While somebody types on without a pause, what is typed is written down this often (`Desk.write_down`), by the
window's own thread, and from then on outlives a kill, whatever the store is in the middle of and its disk takes.
The store keeps it as soon as it can: what a power cut may take depends on that."""
AGAIN_MS = 1000
"""When something could not be kept, it is tried again after this."""


class TypingPace(QObject):
    """due: keep it now; True at a pause, False in the middle of typing."""

    due = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pause = self._timer(PAUSE_MS, True)
        self._longest = self._timer(LONGEST_MS, False)

    def typed(self) -> None:
        """A key was pressed, or something chosen."""
        self._pause.start(PAUSE_MS)
        if not self._longest.isActive():
            self._longest.start()

    def again(self) -> None:
        """It could not be kept: try again soon, whether anybody types or not."""
        if not self._pause.isActive():
            self._pause.start(AGAIN_MS)

    def stop(self) -> None:
        """It is being kept."""
        self._pause.stop()
        self._longest.stop()

    def waits(self) -> bool:
        """Whether there is something to keep."""
        return self._pause.isActive() or self._longest.isActive()

    def _timer(self, milliseconds: int, at_pause: bool) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(lambda: self.due.emit(at_pause))
        return timer
