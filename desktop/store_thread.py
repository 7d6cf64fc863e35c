"""The thread that owns the screens' connection to the store: every write, and every longer read.

Writes go in the order asked, and before every read that waits: what somebody has typed is not to wait behind a search.
So a read never shows less than what was written before it was asked; it may show more.
"""

import queue
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from casework.trouble import Trouble
from local_store import LocalStore
from local_store.errors import DamagedStore

Question = Callable[[LocalStore], Any]
Answer = Callable[[Any], None]


class _Asked:
    def __init__(self, question: Question, answer: Answer | None, trouble: Callable[[Trouble], None] | None) -> None:
        self.question = question
        self.answer = answer
        self.trouble = trouble
        self.result: Any = None
        self.failure: Exception | None = None


class StoreThread(QThread):
    """Answers questions one at a time. `answer` and `trouble` are called on the thread that made this object.

    A failure that is not a Trouble is a bug of ours: it is raised again on the window's thread, where the crash
    report is made.
    """

    _answered = Signal(object)

    def __init__(
        self,
        open_store: Callable[[], LocalStore],
        parent: QObject | None = None,
        met_damage: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._met_damage = met_damage
        self._writes: queue.SimpleQueue[_Asked] = queue.SimpleQueue()
        self._questions: queue.SimpleQueue[_Asked] = queue.SimpleQueue()
        self._something: queue.SimpleQueue[None] = queue.SimpleQueue()
        """One for each write, for each question, and for the end: which is when there is nothing behind it."""
        # A bound slot of this object, so that it runs on the window's thread (PySide6 runs a lambda on the worker's).
        self._answered.connect(self._deliver)

    def ask(
        self,
        question: Question,
        answer: Answer | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Run `question` on the store's thread, after everything asked before it and every write."""
        self._questions.put(_Asked(question, answer, trouble))
        self._something.put(None)

    def write(
        self,
        act: Question,
        done: Answer | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Run `act` on the store's thread, after every write asked before it and ahead of every question."""
        self._writes.put(_Asked(act, done, trouble))
        self._something.put(None)

    def finish(self) -> None:
        """Do what was asked so far, close the store, and wait until that is done."""
        self._something.put(None)
        self.wait()

    def _next(self) -> _Asked | None:
        """What to do next: None at the end."""
        self._something.get()
        for waiting in (self._writes, self._questions):
            try:
                return waiting.get_nowait()
            except queue.Empty:
                continue
        return None

    def run(self) -> None:
        try:
            store = self._open_store()
        except Trouble as trouble:
            self._refuse_all(trouble)
            return
        try:
            while (asked := self._next()) is not None:
                try:
                    asked.result = asked.question(store)
                except Exception as failure:  # noqa: BLE001 - carried to the window's thread, never swallowed
                    asked.failure = failure
                    if isinstance(failure, DamagedStore):
                        self._met_damage()
                self._answered.emit(asked)
        finally:
            store.close()

    def _refuse_all(self, trouble: Trouble) -> None:
        """The store cannot be opened: everybody who asks is told why."""
        while (asked := self._next()) is not None:
            asked.failure = trouble
            self._answered.emit(asked)

    @Slot(object)
    def _deliver(self, asked: _Asked) -> None:
        if asked.failure is None:
            if asked.answer:
                asked.answer(asked.result)
        elif isinstance(asked.failure, Trouble) and asked.trouble:
            asked.trouble(asked.failure)
        else:
            raise asked.failure
