"""Printing off the window's thread and off the store's: a printer that dawdles holds up neither typing nor saving."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThreadPool, Signal, Slot

from casework.trouble import Trouble

Answer = Callable[[Any], None]


class Errand(QObject):
    """One thing done on a thread of the pool. `answer` or `trouble` is called on the thread that made the errand.

    Qt's pool is waited for when the application ends, so a document on its way is handed over whole. If `owner` has
    gone meanwhile nobody is told.
    """

    _ended = Signal(object, object)

    def __init__(
        self, act: Callable[[], Any], answer: Answer, trouble: Callable[[Trouble], None], owner: QObject
    ) -> None:
        super().__init__(owner)
        self._act, self._answer, self._trouble = act, answer, trouble
        # A bound slot of this object, so that it runs on the window's thread (PySide6 runs a lambda on the worker's).
        self._ended.connect(self._deliver)

    def start(self) -> None:
        """Begin."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        try:
            result, failure = self._act(), None
        except Exception as raised:  # noqa: BLE001 - carried to the window's thread, never swallowed
            result, failure = None, raised
        self._ended.emit(result, failure)

    @Slot(object, object)
    def _deliver(self, result: object, failure: Exception | None) -> None:
        self.deleteLater()
        if failure is None:
            self._answer(result)
        elif isinstance(failure, Trouble):
            self._trouble(failure)
        else:
            raise failure
