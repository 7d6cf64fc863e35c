"""Taking turns at writing: within this program, whoever waits to write is next when the present commit is done.

SQLite lets one connection write at a time, and has the others look again after up to 0.1 s. Page after page of sync
with hardly a gap between them would keep a draft waiting for all of them; so here it waits for one.
"""

import threading
from collections import deque
from pathlib import Path
from types import TracebackType
from weakref import WeakValueDictionary


class Turns:
    """The turns at one store, in the order asked. One thread has it at a time, and may enter again while it has it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False
        self._whose, self._deep = 0, 0

    def __enter__(self) -> None:
        me = threading.get_ident()
        if self._whose == me:  # nobody but this thread can have written that
            self._deep += 1
            return
        with self._lock:
            mine = threading.Event() if self._taken else None
            self._taken = True
            if mine is not None:
                self._waiting.append(mine)
        if mine is not None:
            mine.wait()
        self._whose = me

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._deep:
            self._deep -= 1
            return
        self._whose = 0
        with self._lock:
            if self._waiting:
                self._waiting.popleft().set()  # handed over: it is never free in between
            else:
                self._taken = False


_OF_STORES: WeakValueDictionary[Path, Turns] = WeakValueDictionary()
_FINDING = threading.Lock()


def turns_at(path: Path) -> Turns:
    """The turns at the store at `path`, the same for every connection of this program."""
    with _FINDING:
        found = _OF_STORES.get(path.absolute())
        if found is None:
            found = _OF_STORES[path.absolute()] = Turns()
        return found
