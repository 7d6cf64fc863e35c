"""Files on their way to the centre and from it, after the edits and never in their way."""

import time
from collections.abc import Callable, Iterable, Iterator

import msgspec

from local_store.file_shapes import FileToMove
from local_store.store import LocalStore
from sync.enrolment import Enrolment
from sync.errors import (
    Busy,
    CertificateProblem,
    NoConnection,
    NotAllowed,
    RequestRefused,
    SignedOut,
    SyncTrouble,
    TooOld,
)
from sync.file_pieces import Download, Road, Upload
from sync.pace import Headway, Pace
from sync.transport import Server

LEAST_BYTES, START_BYTES, MOST_BYTES = 4 * 1024, 64 * 1024, 1024 * 1024
"""A piece: halved by every cut, doubled by every one that went through."""
AT_ONCE = 100
"""The most files that are looked at for one turn of fetching."""
TURN_SECONDS = 20.0
"""How long files may move before the next cycle asks for news of the cases."""
LONGEST_REST = 64
"""Cycles that a file in trouble is left alone at most."""

_OF_THE_LINK = (NoConnection, CertificateProblem, SignedOut, TooOld, Busy)
"""Trouble that is not one file's: the next file would meet it too, and the next cycle begins with it."""


class Moved(msgspec.Struct):
    """What one turn did: files that are whole on the other side now, and those to go on with at once.

    `cases` are those of which a file is here now.
    """

    up: int = 0
    down: int = 0
    left: int = 0
    cases: frozenset[str] = frozenset()


class Rest(msgspec.Struct):
    """A file in trouble: how often it was, and for how many cycles it is left alone now."""

    times: int = 0
    cycles: int = 0


class FileMover:
    """The part of a cycle that moves files. `interrupted` says whether something more pressing waits."""

    def __init__(
        self,
        store: LocalStore,
        server: Server,
        enrolment: Enrolment,
        *,
        headway: Headway,
        interrupted: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._store = store
        self._up = Road(store, server, enrolment, headway, Pace(LEAST_BYTES, START_BYTES, MOST_BYTES))
        self._down = Road(store, server, enrolment, headway, Pace(LEAST_BYTES, START_BYTES, MOST_BYTES))
        self._interrupted = interrupted
        self._clock = clock
        self._rests: dict[tuple[str, str, bool], Rest] = {}
        self._refused: set[tuple[str, str, bool]] = set()

    def not_taken(self) -> int:
        """How many files the centre said no to, of those that are still to be sent."""
        return sum(_way(file) in self._refused for file in self._store.attachments_to_send())

    def move(self, outgoing_only: bool = False) -> Moved:
        """Move files until all are moved, something more pressing waits, or the turn is over.

        Trouble of the link ends the turn and is the next cycle's, which begins on the same link. A file that the centre
        does not take, or does not have yet, rests for some cycles; it is never given up.
        """
        until = self._clock() + TURN_SECONDS
        moved = Moved()
        work = [file for file in self._work() if file.outgoing or not outgoing_only]
        for done, file in enumerate(work):
            try:
                if not self._finish(file, until):
                    moved.left = len(work) - done
                    break
            except _OF_THE_LINK:
                break
            except SyncTrouble as trouble:
                if isinstance(trouble, NotAllowed | RequestRefused):
                    self._refused.add(_way(file))
                self._rest(file)
                continue
            self._rests.pop(_way(file), None)
            moved.up += file.outgoing
            moved.down += not file.outgoing
            moved.cases |= frozenset() if file.outgoing else {file.case}
        return moved

    def _finish(self, file: FileToMove, until: float) -> bool:
        """Move one file to its end. False where the turn ended before."""
        travel = Upload(self._up, file) if file.outgoing else Download(self._down, file)
        while not (self._interrupted() or self._clock() >= until):
            if travel.step():
                return True
        return False

    def _work(self) -> Iterator[FileToMove]:
        """What somebody waits for, then what only this laptop has, then what comes by itself."""
        fetch = self._rested(self._store.attachments_to_fetch(AT_ONCE + len(self._rests)))
        send = self._rested(self._store.attachments_to_send())
        yield from (file for file in fetch if file.wanted)
        yield from send
        yield from (file for file in fetch if not file.wanted)

    def _rested(self, files: Iterable[FileToMove]) -> list[FileToMove]:
        return [file for file in files if self._is_rested(file)]

    def _is_rested(self, file: FileToMove) -> bool:
        rest = self._rests.get(_way(file))
        if rest is None or rest.cycles == 0:
            return True
        rest.cycles -= 1
        return False

    def _rest(self, file: FileToMove) -> None:
        rest = self._rests.setdefault(_way(file), Rest())
        rest.times += 1
        rest.cycles = min(2 ** min(rest.times, 10), LONGEST_REST)


def _way(file: FileToMove) -> tuple[str, str, bool]:
    return file.sha256, file.case, file.outgoing
