"""P1 through a power cut: everything promised is there with only what was synced, and any of the rest."""

import random
import shutil
import sys
from pathlib import Path

import pytest

from tests.faults import disk
from tests.faults.day import Promises, check
from tests.faults.power_cut import DiskWithPower, Step, steps_of


@pytest.fixture
def written(shim: Path, place: Path) -> list[Step]:
    """Every step of one day."""
    (place / "day").mkdir()
    disk.run(shim, "tests.faults.power_cut", str(place / "day"), str(place / "log"))
    return list(steps_of(place / "log"))


def cut_at(steps: list[Step], place: Path, chance: random.Random) -> tuple[Path, Promises]:
    """What a disk holds after the power went with the last of `steps`, and what had been promised by then."""
    power = DiskWithPower()
    for step in steps:
        if step.kind != "P":
            power.take(step)
    found = place / "found"
    shutil.rmtree(found, ignore_errors=True)
    found.mkdir()
    power.cut(chance, place / "day", found)
    return found / "store.db", Promises([step.path for step in steps if step.kind == "P"])


def cut_often(written: list[Step], place: Path, seeds: range) -> int:
    """Cut the power at a step drawn by chance, once for each seed; how many saved edits were asked for in all."""
    asked = 0
    for seed in seeds:
        chance = random.Random(seed)
        path, promised = cut_at(written[: chance.randint(1, len(written))], place, chance)
        try:
            if path.exists():
                check(path, promised)
            else:
                assert not promised.saved, "a store is there before anything is saved"
        except Exception as failure:
            raise AssertionError(f"seed {seed}") from failure
        asked += len(promised.saved)
    return asked


def test_what_was_promised_is_there_after_a_power_cut(written: list[Step], place: Path) -> None:
    assert cut_often(written, place, range(120)) > 100


@pytest.mark.soak
def test_what_was_promised_is_there_after_thousands_of_power_cuts(written: list[Step], place: Path) -> None:
    asked = cut_often(written, place, range(1000, 9000))
    sys.stdout.write(f"{asked} saved edits asked for\n")
    assert asked > 8000
