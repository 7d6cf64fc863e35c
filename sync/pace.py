"""How much goes into one request, and whether to go on after a cut."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from sync.errors import NoConnection

T = TypeVar("T")


class Pace:
    """A size between `least` and `most`: halved by every cut, doubled by every request that went through."""

    def __init__(self, least: int, start: int, most: int) -> None:
        self.now = start
        self._least = least
        self._most = most

    def cut(self) -> None:
        """The link broke during a request of this size."""
        self.now = max(self._least, self.now // 2)

    def held(self) -> None:
        """A request of this size went through."""
        self.now = min(self._most, self.now * 2)

    def never_so_large(self) -> bool:
        """Something on the way takes no request of this size, today or ever. False where it cannot be smaller."""
        if self.now <= self._least:
            return False
        self.now = self._most = max(self._least, self.now // 2)
        return True

    def crawl(self) -> None:
        """Begin again with the least."""
        self.now = self._least

    def first_of(self, things: Sequence[T], size: Callable[[T], int]) -> list[T]:
        """As many of the first `things` as fit; always at least one."""
        taken: list[T] = []
        left = self.now
        for thing in things:
            left -= size(thing)
            if taken and left < 0:
                break
            taken.append(thing)
        return taken


class Headway:
    """Whether anything was committed since the last cut: as long as there is headway, a cut does not end the cycle."""

    def __init__(self) -> None:
        self._made = False

    def begin(self) -> None:
        """A new cycle."""
        self._made = False

    def made(self) -> None:
        """Something was committed."""
        self._made = True

    def go_on_after(self, cut: NoConnection) -> None:
        """Go on at once after a cut that came with headway; raise it where it did not, for a later cycle."""
        if not self._made:
            raise cut
        self._made = False
