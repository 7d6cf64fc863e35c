"""Each planted bug is noticed, and by the promise that it breaks; without one, the same schedules hold."""

import sys
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import cache
from pathlib import Path

import pytest

from tests.simulation.many import Outcome, live_through, live_through_mutated, processes, scratch
from tests.simulation.mutants import MUTANTS, Mutant

SCHEDULES = 150
"""Within so many schedules each bug must be noticed."""


@pytest.fixture(scope="module")
def caught() -> Iterator[dict[str, Future[Outcome]]]:
    """Every bug is tried at once, on all processors; its outcome is there when it is asked for."""
    with scratch() as folder, processes() as pool:
        yield _tried(folder, pool)
        pool.shutdown(cancel_futures=True)


def _tried(folder: Path, pool: ProcessPoolExecutor) -> dict[str, Future[Outcome]]:
    return {
        one.name: pool.submit(live_through_mutated, folder, one.name, [one.seed, *range(SCHEDULES)]) for one in MUTANTS
    }


@cache
def without_a_bug(seed: int) -> Outcome:
    """The control: it is the bug that breaks a promise, not the schedule."""
    with scratch() as folder:
        return live_through(folder, [seed])


@pytest.mark.filterwarnings("ignore:.*Reserved kwarg")
@pytest.mark.parametrize("mutant", MUTANTS, ids=lambda one: one.name)
def test_a_planted_bug_is_noticed(
    caught: dict[str, Future[Outcome]], mutant: Mutant, capsys: pytest.CaptureFixture[str]
) -> None:
    outcome = caught[mutant.name].result()
    assert outcome.broken is not None, f"{SCHEDULES} schedules did not notice"
    seed, promise, how = outcome.broken
    with capsys.disabled():
        sys.stdout.write(f"\n{mutant.name}: seed {seed} breaks {promise}: {how[:120]}\n")
    assert promise in mutant.breaks, how
    assert without_a_bug(seed).broken is None
