"""python -m tests.simulation SEED [--mutant NAME] [--quiet]: live through one schedule, telling each step."""

import argparse
import contextlib
import sys

import pytest

from tests.simulation.faults import Figures
from tests.simulation.feed import Broken
from tests.simulation.many import scratch
from tests.simulation.mutants import MUTANTS
from tests.simulation.schedule import run


def main() -> int:
    """0 where every promise held; else 1, and which was broken."""
    parser = argparse.ArgumentParser(prog="tests.simulation")
    parser.add_argument("seed", type=int)
    parser.add_argument("--mutant", choices=[one.name for one in MUTANTS])
    parser.add_argument("--quiet", action="store_true", help="tell only how it ended")
    asked = parser.parse_args()
    with scratch() as folder, contextlib.ExitStack() as planted:
        for mutant in MUTANTS:
            if mutant.name == asked.mutant:
                mutant.plant(planted.enter_context(pytest.MonkeyPatch.context()))
        try:
            lived = run(folder, asked.seed, Figures(), (lambda _: None) if asked.quiet else _tell)
        except Broken as broken:
            _tell(f"broken {broken.promise}: {broken.args[1:]}")
            return 1
    _tell(f"held {lived.trace}")
    return 0


def _tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
