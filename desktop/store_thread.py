"""The threads that own the screens' connections to the store: one for every write, one for every longer read.

What somebody has typed never waits behind a search. Writes go in the order asked, and so do reads; a read begins when
everything is written that was asked before it, so that it never shows less. It may show more.
"""

import queue
import threading
import time
from collections.abc import Callable
from contextlib import nullcontext
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

    While nobody asks anything it looks through the store for damage, once, and emits `damage_found` with the Trouble
    where it meets some. `answer` and `trouble` are called on the thread that made this object. A failure that is not a
    Trouble is a bug of ours: it is raised again on the window's thread, where the crash report is made.
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
        self._writes: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._questions: queue.SimpleQueue[_Asked | None] = queue.SimpleQueue()
        self._to_write = self._written = 0
        self._one_written = threading.Condition()
        # A bound slot of this object, so that it runs on the window's thread (PySide6 runs a lambda on the worker's).
        self._answered.connect(self._deliver)
        self._damage_met.connect(self._tell_damage)

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
        upkeep: Upkeep = Tidying(store) if writes else Looking(store)
        try:
            while True:
                try:
                    first = asked_for.get(timeout=upkeep.pause)
                except queue.Empty:
                    self._keep_up(upkeep)
                    continue
                if not self._all_of_them(store, first, asked_for, writes):
                    return
                if upkeep.is_due():
                    self._keep_up(upkeep)
        finally:
            store.close()

    def _all_of_them(
        self, store: LocalStore, first: _Asked | None, asked_for: "queue.SimpleQueue[_Asked | None]", writes: bool
    ) -> bool:
        """Do what was asked. All that is to be written goes together, and waits for one page of sync, not for one each.

        False where the end was asked for.
        """
        waiting = [first]
        with store.in_turn() if writes else nullcontext():
            while waiting or (writes and not asked_for.empty()):
                asked = waiting.pop() if waiting else asked_for.get()
                if asked is None:
                    return False
                self._act(store, asked)
                self._done(asked, writes)
        return True

    def _keep_up(self, upkeep: "Upkeep") -> None:
        try:
            upkeep.do()
        except DamagedStore as damage:
            self._met_damage()
            self._damage_met.emit(damage)
        except StoreTrouble:  # a disk that is full or does not answer: whoever saves is told; this is tried again
            return

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


class Tidying:
    """What the thread of the writes does when there is time, at the latest a second after it wrote."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self._tidied = time.monotonic()

    @property
    def pause(self) -> float | None:
        """After how many seconds without anything to do it is done; None for never."""
        return TIDY_SECONDS

    def is_due(self) -> bool:
        """Whether it cannot wait until there is nothing to do."""
        return time.monotonic() - self._tidied >= TIDY_SECONDS

    def do(self) -> None:
        """Do it. Raises StoreTrouble."""
        self._tidied = time.monotonic()
        self._store.tidy()


class Looking:
    """What the thread of the reads does while nobody asks: it looks through the store for damage, once."""

    def __init__(self, store: LocalStore) -> None:
        self._store = store
        self._done = False

    @property
    def pause(self) -> float | None:
        """As of `Tidying`."""
        return None if self._done else BETWEEN_CHECKS

    def is_due(self) -> bool:
        """Never: a question goes first."""
        return False

    def do(self) -> None:
        """Look at a few more pages. Raises DamagedStore, once."""
        self._done = True
        self._done = self._store.look_for_damage()


Upkeep = Tidying | Looking
