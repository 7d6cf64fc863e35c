"""When to try again: exponential backoff with full jitter, so that a hundred laptops do not come back as one."""

import random

FIRST = 1.0
LONGEST = 300.0
LONGEST_OFFLINE = 2.0
"""Where nothing answers at all: a practitioner who walks back into coverage does not wait longer than this, even where
the system does not say so."""


class Backoff:
    """Counts failures and says how long to wait. `chance` is where the jitter comes from."""

    def __init__(self, chance: random.Random, first: float = FIRST, longest: float = LONGEST) -> None:
        self._chance = chance
        self._first = first
        self._longest = longest
        self._failures = 0

    def failed(self, retry_after: float | None = None) -> float:
        """Seconds to wait after one more failure: somewhere between nothing and a bound that doubles each time.

        What the centre asked for (`retry_after`) is never undercut; the jitter comes on top of it.
        """
        bound = min(self._longest, self._first * 2.0 ** min(self._failures, 64))
        self._failures += 1
        return (retry_after or 0.0) + self._chance.uniform(0, bound)

    def held(self) -> None:
        """A cycle went through, or the network came back: begin again."""
        self._failures = 0
