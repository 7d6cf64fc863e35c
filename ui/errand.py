"""One thing done off the window's thread and off the store's: unlocking, or a printer that dawdles."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThreadPool, Signal, Slot
from shiboken6 import isValid

from casework.trouble import Trouble

Answer = Callable[[Any], None]
Refusal = Callable[[Trouble], None]


class Errand(QObject):
    """One thing done on a thread of the pool. `answer` or `trouble` is called on the thread that made the errand.

    Qt's pool is waited for when the application ends, so a document on its way is handed over whole. If `owner` has
    gone meanwhile nobody is told.
    """

    _ended = Signal(object, object)

    def __init__(self, act: Callable[[], Any], answer: Answer, trouble: Refusal, owner: QObject) -> None:
        # The application's until it is told: the thread must not meet an errand that has gone with its owner.
        super().__init__(QCoreApplication.instance())
        self._act, self._answer, self._trouble, self._owner = act, answer, trouble, owner
        # A bound slot of this object, so that it runs on the window's thread (PySide6 runs a lambda on the worker's).
        self._ended.connect(self._deliver)

    def start(self) -> None:
        """Begin."""
        QThreadPool.globalInstance().start(self._run)

    def _run(self) -> None:
        result: object = None
        failure: Exception | None = None
        try:
            result = self._act()
        except Exception as raised:  # noqa: BLE001 - carried to the window's thread, never swallowed
            failure = raised
        self._ended.emit(result, failure)

    @Slot(object, object)
    def _deliver(self, result: object, failure: Exception | None) -> None:
        self.deleteLater()
        if failure is not None and not isinstance(failure, Trouble):
            raise failure
        if not isValid(self._owner):
            return
        if failure is None:
            self._answer(result)
        else:
            self._trouble(failure)
