"""How long a laptop waits before it tries again."""

import random

from sync.retry import Backoff


class Highest(random.Random):
    def uniform(self, a: float, b: float) -> float:
        return b


def test_the_bound_doubles_and_stops_at_the_longest():
    backoff = Backoff(Highest(), first=1, longest=60)
    assert [backoff.failed() for _ in range(9)] == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_after_success_it_begins_again():
    backoff = Backoff(Highest())
    backoff.failed()
    backoff.failed()
    backoff.held()
    assert backoff.failed() == 1


def test_the_jitter_is_full_so_that_laptops_spread_out():
    backoff = Backoff(random.Random(1), first=64, longest=64)
    waits = [backoff.failed() for _ in range(400)]
    assert all(0 <= wait <= 64 for wait in waits)
    quarters = [sum(16 * n <= wait < 16 * (n + 1) for wait in waits) for n in range(4)]
    assert min(quarters) > 60


def test_what_the_centre_asks_for_is_never_undercut():
    backoff = Backoff(random.Random(1), first=1)
    assert all(backoff.failed(retry_after=30) >= 30 for _ in range(50))


def test_ten_thousand_failures_are_no_overflow():
    backoff = Backoff(Highest())
    assert {backoff.failed() for _ in range(10_000)} == {1, 2, 4, 8, 16, 32, 64, 128, 256, 300}
