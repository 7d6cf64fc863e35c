"""The threads that own the screens' connections to the store: one for every write, one for every longer read.

What somebody has typed never waits behind a search. Writes go in the order asked, and so do reads; a read begins when
everything is written that was asked before it, so that it never shows less. It may show more.
"""

import queue
import threading
from collections.abc import Callable
from contextlib import nullcontext
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from casework.trouble import Trouble
from local_store import LocalStore
from local_store.errors import DamagedStore

Question = Callable[[LocalStore], Any]
Answer = Callable[[Any], None]


class _Asked:
    """`after`: how many writes have to be done before it begins."""

    def __init__(
        self, question: Question, answer: Answer | None, trouble: Callable[[Trouble], None] | None, after: int = 0
    ) -> None:
        self.question = question
        self.answer = answer
        self.trouble = trouble
        self.after = after
        self.result: Any = None
        self.failure: Exception | None = None


class StoreThread(QThread):
    """Writes one thing after the other, and has a thread beside it that answers questions.

    `answer` and `trouble` are called on the thread that made this object. A failure that is not a Trouble is a bug of
    ours: it is raised again on the window's thread, where the crash report is made.
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
        self._writes: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._questions: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._to_write = self._written = 0
        self._one_written = threading.Condition()
        # A bound slot of this object, so that it runs on the window's thread (PySide6 runs a lambda on the worker's).
        self._answered.connect(self._deliver)

    def ask(
        self,
        question: Question,
        answer: Answer | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Run `question` on the thread of the reads, after every question and every write asked before it."""
        self._questions.put(_Asked(question, answer, trouble, after=self._to_write))

    def write(
        self,
        act: Question,
        done: Answer | None = None,
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Run `act` on the thread of the writes, after every write asked before it. It waits for no question."""
        self._to_write += 1
        self._writes.put(_Asked(act, done, trouble))

    def finish(self) -> None:
        """Do what was asked so far, close the store, and wait until that is done."""
        self._writes.put(None)
        self._questions.put(None)
        self.wait()

    def run(self) -> None:
        reads = threading.Thread(target=self._read, name="reads of the store")
        reads.start()
        self._work(self._writes, writes=True)
        reads.join()

    def _read(self) -> None:
        self._work(self._questions, writes=False)

    def _work(self, asked_for: "queue.SimpleQueue[_Asked | None]", *, writes: bool) -> None:
        """One of the two threads, with a connection of its own, until the end."""
        try:
            store = self._open_store()
        except Trouble as trouble:
            while (asked := asked_for.get()) is not None:  # it cannot be opened: everybody who asks is told why
                asked.failure = trouble
                self._done(asked, writes)
            return
        try:
            while (first := asked_for.get()) is not None:
                waiting: list[_Asked | None] = [first]
                # All that is to be written goes together, and waits for one page of sync, not for one each.
                with store.in_turn() if writes else nullcontext():
                    while waiting or (writes and not asked_for.empty()):
                        asked = waiting.pop() if waiting else asked_for.get()
                        if asked is None:
                            return
                        self._act(store, asked)
                        self._done(asked, writes)
        finally:
            store.close()

    def _act(self, store: LocalStore, asked: _Asked) -> None:
        with self._one_written:
            self._one_written.wait_for(lambda: self._written >= asked.after)
        try:
            asked.result = asked.question(store)
        except Exception as failure:  # noqa: BLE001 - carried to the window's thread, never swallowed
            asked.failure = failure
            if isinstance(failure, DamagedStore):
                self._met_damage()

    def _done(self, asked: _Asked, writes: bool) -> None:
        self._answered.emit(asked)
        if writes:
            self._count()

    def _count(self) -> None:
        with self._one_written:
            self._written += 1
            self._one_written.notify_all()

    @Slot(object)
    def _deliver(self, asked: _Asked) -> None:
        if asked.failure is None:
            if asked.answer:
                asked.answer(asked.result)
        elif isinstance(asked.failure, Trouble) and asked.trouble:
            asked.trouble(asked.failure)
        else:
            raise asked.failure
