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
    """The turns at one store, in the order asked. Entered by one thread at a time, and never twice by the same."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._waiting: deque[threading.Event] = deque()
        self._taken = False

    def __enter__(self) -> None:
        with self._lock:
            if not self._taken:
                self._taken = True
                return
            mine = threading.Event()
            self._waiting.append(mine)
        mine.wait()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
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
