"""P1 at every durable step: killed before it, after it and in the middle of it, and with a disk that refuses it."""

import sys
from pathlib import Path

import pytest

from tests.faults.conftest import tried
from tests.faults.disk import REFUSALS, How

KILLS = [How.KILL_BEFORE.name, How.KILL_AFTER.name, How.KILL_TORN.name]


@pytest.mark.parametrize("how", [*KILLS, *REFUSALS])
def test_a_day_loses_nothing_at_some_of_its_steps(shim: Path, place: Path, how: str) -> None:
    counts = tried(shim, place, "day", how, 61)
    assert counts["steps"] > 500
    assert counts["tried"] >= counts["steps"] // 61
    assert counts["saved"] > 0


@pytest.mark.parametrize("how", [*KILLS, "full"])
def test_a_store_is_begun_again_from_wherever_that_was_cut_off(shim: Path, place: Path, how: str) -> None:
    counts = tried(shim, place, "again", how, 31)
    assert counts["steps"] > 100
    assert counts["saved"] > 0


@pytest.mark.parametrize("how", [*KILLS, "full"])
def test_an_older_store_is_brought_up_to_date_from_wherever_that_was_cut_off(shim: Path, place: Path, how: str) -> None:
    assert tried(shim, place, "older", how, 9)["saved"] > 0


@pytest.mark.soak
@pytest.mark.parametrize("what", ["day", "again", "older"])
@pytest.mark.parametrize("how", [*KILLS, *REFUSALS])
def test_nothing_is_lost_at_any_step(shim: Path, place: Path, what: str, how: str) -> None:
    counts = tried(shim, place, what, how, 1)
    sys.stdout.write(f"{what}, {how}: {counts}\n")
    assert counts["tried"] == counts["steps"] > 50
