"""Many schedules, on every processor: seeds are dealt out in small portions, and what they came to is added up."""

import contextlib
import gc
import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.simulation.faults import Figures
from tests.simulation.mutants import MUTANTS
from tests.simulation.schedule import run

PORTION = 25


class Outcome(NamedTuple):
    """What some schedules came to. `broken` is the first that did not hold: its seed, the promise, and how."""

    figures: Figures
    broken: tuple[int, str, str] | None = None


@contextlib.contextmanager
def scratch() -> Iterator[Path]:
    """A folder in memory where there is one: thousands of stores are made, and each commit waits for its disk."""
    memory = Path("/dev/shm")
    folder = Path(tempfile.mkdtemp(prefix="simulation-", dir=memory if os.access(memory, os.W_OK) else None))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def live_through(folder: Path, seeds: Iterable[int]) -> Outcome:
    """Schedules one after another, in this process, up to the first that breaks."""
    figures = Figures()
    own = folder / str(os.getpid())
    own.mkdir(exist_ok=True)
    for seed in seeds:
        try:
            run(own, seed, figures)
        except Exception as error:  # noqa: BLE001 - whatever it is, it is this seed's, and is told with it
            return Outcome(figures, (seed, getattr(error, "promise", type(error).__name__), str(error)[:2000]))
    return Outcome(figures)


def live_through_mutated(folder: Path, name: str, seeds: Iterable[int]) -> Outcome:
    """The same with a bug planted."""
    mutant = next(one for one in MUTANTS if one.name == name)
    with pytest.MonkeyPatch.context() as patch:
        mutant.plant(patch)
        return live_through(folder, seeds)


@contextlib.contextmanager
def processes() -> Iterator[ProcessPoolExecutor]:
    """One process for each processor. They are started anew: a fork would take along what other tests left."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(os.cpu_count() or 1, mp_context=context, initializer=_settle_down) as pool:
        yield pool


def _settle_down() -> None:
    gc.freeze()
    gc.set_threshold(50_000)


def all_of(seeds: range) -> Iterator[Outcome]:
    """The outcome of each portion, as they come. Nothing more is begun after the first that broke."""
    with scratch() as folder, processes() as pool:
        portions = [seeds[start : start + PORTION] for start in range(0, len(seeds), PORTION)]
        waiting = [pool.submit(live_through, folder, portion) for portion in portions]
        for done in as_completed(waiting):
            outcome = done.result()
            yield outcome
            if outcome.broken:
                pool.shutdown(wait=True, cancel_futures=True)
                return
