"""One piece of slow work off the window's thread: signing in, unlocking."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from casework.trouble import Trouble


class Errand(QThread):
    """Runs `work` once. `done` or `trouble` is called on the thread that made this object; it then frees itself.

    A failure that is not a Trouble is a bug of ours: it is raised again on the window's thread.
    """

    _ended = Signal()

    def __init__(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], None],
        trouble: Callable[[Trouble], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._work = work
        self._done = done
        self._trouble = trouble
        self._result: Any = None
        self._failure: Exception | None = None
        self._ended.connect(self._deliver)
        self.start()

    def run(self) -> None:
        try:
            self._result = self._work()
        except Exception as failure:  # noqa: BLE001 - carried to the window's thread, never swallowed
            self._failure = failure
        self._ended.emit()

    @Slot()
    def _deliver(self) -> None:
        self.wait()
        self.deleteLater()
        if self._failure is None:
            self._done(self._result)
        elif isinstance(self._failure, Trouble):
            self._trouble(self._failure)
        else:
            raise self._failure
