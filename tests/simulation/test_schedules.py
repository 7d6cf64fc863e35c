"""Thousands of schedules hold every promise; a seed comes to the same schedule each time; and the long run."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.simulation.conftest import Say
from tests.simulation.faults import SENT, TOLD, Fault, Figures
from tests.simulation.many import all_of, scratch
from tests.simulation.schedule import run

SCHEDULES = 1000
SOAK_STEPS = 1_000_000
AT_ONCE = 2000


def live_through(seeds: range, figures: Figures, say: Say) -> None:
    """All of these schedules. A failure names its seed, and how to see it again, at once."""
    for outcome in all_of(seeds):
        figures.update(outcome.figures)
        if outcome.broken:
            seed, promise, how = outcome.broken
            say(f"{promise} is broken by seed {seed}")
            pytest.fail(f"{promise} is broken by seed {seed}: python -m tests.simulation {seed}\n{how}")


def test_thousands_of_schedules_hold_every_promise(say: Say) -> None:
    figures = Figures()
    live_through(range(SCHEDULES), figures, say)
    say(f"seeds 0 to {SCHEDULES - 1}: {figures.line()}")
    assert figures["schedules"] == SCHEDULES
    assert all(figures[fault.value] > 0 for fault in Fault)
    assert all(figures[name] > 0 for name in ("edits written on", "conflicts kept", "narratives merged", SENT, TOLD))


@pytest.mark.filterwarnings("ignore:.*Reserved kwarg")
@pytest.mark.parametrize("seed", [3, 17])
def test_the_same_seed_is_the_same_schedule(seed: int) -> None:
    with scratch() as folder:
        run(folder, seed + 1, Figures())  # what was before leaves no trace
        first = run(folder, seed, Figures())
        assert run(folder, seed, Figures()) == first
        assert run(folder, seed + 1, Figures()).trace != first.trace


def test_a_seed_is_the_same_schedule_in_another_process() -> None:
    root = Path(__file__).parent.parent.parent
    command = [sys.executable, "-m", "tests.simulation", "5", "--quiet"]
    told = [
        subprocess.run(command, cwd=root, env=os.environ | {"PYTHONHASHSEED": hashes}, capture_output=True, text=True)
        for hashes in ("1", "2")
    ]
    assert told[0].stdout == told[1].stdout
    assert told[0].stdout.startswith("held "), told[0].stdout + told[0].stderr


@pytest.mark.soak
def test_a_million_steps(say: Say) -> None:
    first = seed = int(os.environ.get("HOLDFAST_SEED") or int.from_bytes(os.urandom(4)))
    wanted = int(os.environ.get("HOLDFAST_SOAK_STEPS") or SOAK_STEPS)
    figures = Figures()
    say(f"from seed {first} on")
    while figures["steps"] < wanted:
        live_through(range(seed, seed + AT_ONCE), figures, say)
        seed += AT_ONCE
        say(f"seeds {first} to {seed - 1}: {figures.line()}")
    assert figures["steps"] >= wanted
