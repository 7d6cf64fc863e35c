"""What goes wrong, and when: a plan that is made before a cycle begins, so that it can be told, replayed and shrunk."""

import enum
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple


class Fault(enum.Enum):
    """What becomes of one request, or meanwhile."""

    REQUEST_LOST = "requests dropped"
    REQUEST_CUT = "requests cut inside their body"
    REPLY_LOST = "replies dropped"
    REPLY_CUT = "answers cut inside their body"
    TWICE = "requests duplicated"
    STRANGER = "answers of somebody else"
    CENTRE_DIES = "deaths of the centre"
    MEANWHILE = "saves and cycles of others during a request"
    LAPTOP_DIES = "deaths of a laptop"
    LATE = "old requests delivered again"
    CLOCK = "clocks set"
    REASSIGNED = "cases reassigned or given back"
    REVOKED = "laptops revoked"
    REFUSED = "edits the centre refuses"
    SIGNED_OUT = "sessions lost"


OF_A_REQUEST = (
    Fault.REQUEST_LOST,
    Fault.REQUEST_CUT,
    Fault.REPLY_LOST,
    Fault.REPLY_CUT,
    Fault.TWICE,
    Fault.STRANGER,
    Fault.CENTRE_DIES,
    Fault.MEANWHILE,
)


class Trouble(NamedTuple):
    """A fault of one request. `where` is a part of the whole (0 to 1): of a body, of the moments to die in."""

    fault: Fault
    where: float = 0.5


class Plan(NamedTuple):
    """What goes wrong in one cycle: with its requests in turn, and at which of its durable moments the laptop dies."""

    requests: tuple[Trouble | None, ...] = ()
    dies_at: int | None = None


QUIET = Plan()


class Died(BaseException):
    """A program ended without a word. No handler of the product may see it."""


class Mortal:
    """Counts the moments just before and just after each commit of a store, and dies at the one asked for."""

    def __init__(self) -> None:
        self._left: int | None = None

    def dies_at(self, moment: int | None) -> None:
        """Die at this moment from now on: 0 is before the next commit, 1 after it. None: live."""
        self._left = moment

    def moment(self) -> None:
        """One moment goes by. Raises Died."""
        if self._left is None:
            return
        if self._left == 0:
            self._left = None
            raise Died
        self._left -= 1

    def watch(self, store: Any) -> None:
        """Every transaction that `store.writing` gives is a durable step from now on."""
        writing: Callable[[], Any] = store.writing

        @contextmanager
        def mortal() -> Iterator[Any]:
            self.moment()
            with writing() as inside:
                yield inside
            self.moment()

        store.writing = mortal


SENT, TOLD = "texts sent as splices", "texts told as splices"


class Figures(Counter[str]):
    """How much was lived through, by its words."""

    def happened(self, fault: Fault) -> None:
        """One more of this kind."""
        self[fault.value] += 1

    def line(self) -> str:
        """All of it in one line."""
        first = ("schedules", "steps", "cycles", "requests", "edits saved", "lost", "overwritten unseen")
        faults = [fault.value for fault in Fault]
        came_of_it = ("edits written on", "conflicts kept", "narratives merged", SENT, TOLD)
        return ", ".join(f"{self[name]:,} {name}" for name in (*first, *faults, *came_of_it))
