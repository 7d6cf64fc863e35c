"""The link of one laptop: a `sync.connection.Connection` that does to requests and answers what bad links do."""

import contextlib
from collections.abc import Callable, Iterator
from typing import Protocol

from sync.connection import Incoming, Request
from sync.errors import NoConnection
from tests.simulation.centre import Centre, Told
from tests.simulation.faults import Died, Fault, Figures, Trouble

PIECE = 700
_STRANGERS = (
    Told(200, {"content-type": "text/html"}, [b"<html>Sign in to the guest network</html>"]),
    Told(302, {"location": "https://guest.example.org/"}, [b""]),
    Told(502, {"content-type": "text/html"}, [b"<html>Bad gateway</html>"]),
    Told(500, {"content-type": "application/json"}, [b'{"code": "trouble", "reason": "Something went wrong."}']),
    Told(503, {"retry-after": "30"}, [b""]),
    Told(200, {"content-type": "application/json"}, [b"{}"]),
)


class Watcher(Protocol):
    """Who sees everything that goes over a link."""

    def left(self, laptop: str, request: Request) -> None:
        """A request leaves a laptop."""

    def cut(self, request: Request, arrive: Callable[[], object]) -> None:
        """`arrive` has the centre take a part of a request."""

    def answered(self, request: Request, told: Told) -> None:
        """The centre answered, whether anybody hears it or not."""


class SimulatedLink:
    """Carries requests to the centre; `troubles` are those of the next requests, one each."""

    def __init__(self, laptop: str, centre: Centre, watcher: Watcher, figures: Figures) -> None:
        self.troubles: list[Trouble | None] = []
        self.meanwhile: Callable[[float], None] = lambda _: None
        self._laptop = laptop
        self._centre = centre
        self._watcher = watcher
        self._figures = figures

    @contextlib.contextmanager
    def exchange(self, request: Request) -> Iterator[Incoming]:
        """Send, and read the answer inside the block, as far as the link holds. Raises NoConnection."""
        self._figures["requests"] += 1
        trouble = self.troubles.pop(0) if self.troubles else None
        self._watcher.left(self._laptop, request)
        if trouble is None:
            yield _whole(self._ask(request))
            return
        self._figures.happened(trouble.fault)
        told = self._troubled(request, trouble)
        if trouble.fault is Fault.REPLY_CUT:
            yield Incoming(told.status, told.headers, _cut_pieces(told.body, trouble.where))
        else:
            yield _whole(told)

    def close(self) -> None:
        """Nothing is kept open."""

    def _troubled(self, request: Request, trouble: Trouble) -> Told:
        match trouble.fault:
            case Fault.REQUEST_LOST:
                raise _broken(trouble)
            case Fault.REQUEST_CUT:
                self._watcher.cut(request, lambda: self._centre.answer(request, arrives=trouble.where))
                raise _broken(trouble)
            case Fault.REPLY_LOST:
                self._ask(request)
                self.meanwhile(trouble.where)
                raise _broken(trouble)
            case Fault.TWICE:
                self._ask(request)
            case Fault.STRANGER:
                return _STRANGERS[int(trouble.where * len(_STRANGERS)) % len(_STRANGERS)]
            case Fault.CENTRE_DIES:
                return self._ask_the_dying(request, trouble)
            case Fault.MEANWHILE:
                self.meanwhile(trouble.where)
        return self._ask(request)

    def _ask(self, request: Request) -> Told:
        self._centre.nature.passes(seconds=1)
        told = self._centre.answer(request)
        assert told is not None
        self._watcher.answered(request, told)
        return told

    def _ask_the_dying(self, request: Request, trouble: Trouble) -> Told:
        """The centre dies before or after a commit of this request; where it makes none, it lives."""
        self._centre.mortal.dies_at(int(trouble.where * 4))
        try:
            return self._ask(request)
        except Died:
            self._centre.start_again()
            raise _broken(trouble) from None
        finally:
            self._centre.mortal.dies_at(None)


def _broken(trouble: Trouble) -> NoConnection:
    """A link that broke, or one that fell silent."""
    return NoConnection("simulated", at_once=int(trouble.where * 1000) % 2 == 0)


def _whole(told: Told) -> Incoming:
    return Incoming(told.status, told.headers, iter([piece for piece in told.pieces if piece]))


def _cut_pieces(body: bytes, where: float) -> Iterator[bytes]:
    """Piece by piece, until the link breaks: at least the last byte is missing."""
    arrives = body[: min(int(len(body) * where), len(body) - 1)] if body else b""
    for start in range(0, len(arrives), PIECE):
        yield arrives[start : start + PIECE]
    raise NoConnection("simulated", at_once=int(where * 1000) % 2 == 0)
