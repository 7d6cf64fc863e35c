"""The thread that owns the screens' connection to the store: every write, and every longer read, in the order asked."""

import queue
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from casework.trouble import Trouble
from local_store import LocalStore
from local_store.errors import DamagedStore, StoreTrouble

TIDY_SECONDS = 1.0
"""What was written is in the journal on the disk, and found by searching, at most about so much later."""
BETWEEN_CHECKS = 0.05
"""Seconds without a question before a few more pages are looked at for damage."""

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

    While nobody asks anything it looks through the store for damage, once, and emits `damage_found` with the Trouble
    where it meets some. A failure that is not a Trouble is a bug of ours: it is raised again on the window's thread,
    where the crash report is made.
    """

    _answered = Signal(object)
    _damage_met = Signal(object)
    damage_found = Signal(object)

    def __init__(
        self,
        open_store: Callable[[], LocalStore],
        parent: QObject | None = None,
        met_damage: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._met_damage = met_damage
        self._questions: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        # A bound slot of this object, so that it runs on the window's thread (PySide6 runs a lambda on the worker's).
        self._answered.connect(self._deliver)
        self._damage_met.connect(self._tell_damage)

    def ask(
        self,
        question: Question,
        answer: Answer | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Run `question` on the store's thread, after everything asked before it."""
        self._questions.put(_Asked(question, answer, trouble))

    def finish(self) -> None:
        """Answer what was asked so far, close the store, and wait until that is done."""
        self._questions.put(None)
        self.wait()

    def run(self) -> None:
        try:
            store = self._open_store()
        except Trouble as trouble:
            self._refuse_all(trouble)
            return
        idle = _IdleTime(store)
        try:
            while True:
                try:
                    asked = self._questions.get(timeout=idle.pause)
                except queue.Empty:
                    self._use(idle)
                    continue
                if asked is None:
                    return
                self._answer(asked, store)
                if idle.tidy_is_due():
                    self._use(idle, tidy_only=True)
        finally:
            store.close()

    def _answer(self, asked: _Asked, store: LocalStore) -> None:
        try:
            asked.result = asked.question(store)
        except Exception as failure:  # noqa: BLE001 - carried to the window's thread, never swallowed
            asked.failure = failure
            if isinstance(failure, DamagedStore):
                self._met_damage()
        self._answered.emit(asked)

    def _use(self, idle: "_IdleTime", tidy_only: bool = False) -> None:
        try:
            idle.tidy() if tidy_only else idle.use()
        except DamagedStore as damage:
            self._met_damage()
            self._damage_met.emit(damage)
        except StoreTrouble:  # a disk that is full or does not answer: whoever saves is told; this is tried again
            return

    def _refuse_all(self, trouble: Trouble) -> None:
        """The store cannot be opened: everybody who asks is told why."""
        while (asked := self._questions.get()) is not None:
            asked.failure = trouble
            self._answered.emit(asked)

    @Slot(object)
    def _tell_damage(self, damage: Trouble) -> None:
        self.damage_found.emit(damage)

    @Slot(object)
    def _deliver(self, asked: _Asked) -> None:
        if asked.failure is None:
            if asked.answer:
                asked.answer(asked.result)
        elif isinstance(asked.failure, Trouble) and asked.trouble:
            asked.trouble(asked.failure)
        else:
            raise asked.failure


class _IdleTime:
    """What the store is given to do while nobody asks anything of it."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self._all_looked_at = False
        self._tidied = time.monotonic()

    @property
    def pause(self) -> float:
        """How many seconds without a question are idle time."""
        return TIDY_SECONDS if self._all_looked_at else BETWEEN_CHECKS

    def tidy_is_due(self) -> bool:
        return time.monotonic() - self._tidied >= TIDY_SECONDS

    def tidy(self) -> None:
        self._tidied = time.monotonic()
        self._store.tidy()

    def use(self) -> None:
        if self.tidy_is_due():
            self.tidy()
        elif not self._all_looked_at:
            self._all_looked_at = True  # where it meets damage, that is said once
            self._all_looked_at = self._store.look_for_damage()
