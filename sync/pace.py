"""How much goes into one request: less after a cut, more again while the link holds."""

from collections.abc import Callable, Sequence
from typing import TypeVar

T = TypeVar("T")


class Pace:
    """A number of bytes between `least` and `most`: halved by every cut, doubled by every request that went through."""

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
