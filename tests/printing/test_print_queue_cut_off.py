"""Once, not twice: Holdfast or CUPS killed at any step of a print, with a real CUPS and a printer behind it."""

import datetime as dt
import itertools
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from local_store import Stage
from printing import print_queue
from printing.cups import Cups
from printing.cups_address import CupsAddress
from printing.job_states import JobState
from printing.print_queue import PrintQueue
from tests.local_store.dying import Steps, dies
from tests.printing import cupsd
from tests.printing.ipp_printer import IppPrinter
from tests.printing.queued import Laptop

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX, and so is CUPS")
SECONDS = 15.0


def of(server: cupsd.Cups) -> Cups:
    """What Holdfast makes of it."""
    return Cups(CupsAddress(host="127.0.0.1", port=server.port))


def until(laptop: Laptop, server: cupsd.Cups, happened: Callable[[], bool]) -> None:
    """Go on with the queue, as the application does after a restart, until it happened."""
    end = time.monotonic() + SECONDS
    while not happened():
        assert time.monotonic() < end, laptop.open().print_jobs()
        laptop.go_on(of(server))
        time.sleep(0.02)


def is_over(laptop: Laptop, id: str) -> Callable[[], bool]:
    """Whether nothing is left to do for a job."""
    return lambda: laptop.job(id).stage is Stage.OVER


def prints(laptop: Laptop, server: cupsd.Cups, id: str, steps: Steps) -> None:
    """Print a job to its end: each write to the store and each question to CUPS is a step, before and after it."""
    PrintQueue._change = steps.each(PrintQueue._change, after=True)  # type: ignore[method-assign]
    CupsAddress.ask = steps.each(CupsAddress.ask, after=True)  # type: ignore[method-assign]
    until(laptop, server, is_over(laptop, id))


@pytest.mark.parametrize("stride", [5, pytest.param(1, marks=pytest.mark.soak)])
def test_killed_at_any_step_it_is_printed_once_after_a_restart(
    ipp_cups: cupsd.Cups, printer: IppPrinter, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stride: int
) -> None:
    monkeypatch.setattr(print_queue, "SETTLE_SECONDS", 0.3)
    died = 0
    for at in itertools.count(1, stride):
        laptop = Laptop(tmp_path / f"{at}.holdfast")
        job, before = laptop.queue(printer="Portable"), len(printer.printed())

        def act(steps: Steps, laptop: Laptop = laptop, id: str = job.id) -> None:
            prints(laptop, ipp_cups, id, steps)

        if not dies(at, act):
            break
        died += 1
        laptop.now += dt.timedelta(seconds=1)
        until(laptop, ipp_cups, is_over(laptop, job.id))
        assert len(printer.printed()) - before == 1, f"cut off at step {at}"
        assert laptop.state(job.id) in (JobState.PRINTED, JobState.FORGOTTEN)
        assert [one.fields["kind"] for one in laptop.events()] == ["printed"]
        assert laptop.pdf(job.id) is None or laptop.state(job.id) is JobState.FORGOTTEN
    assert died * stride > 15
    assert ipp_cups.documents() == [], "nothing readable stays in the spool"
    assert len(printer.printed()) == len(printer.jobs) == died + 1


def test_cups_killed_while_the_printer_is_away_prints_it_once_after_it_is_back(
    ipp_cups: cupsd.Cups, printer: IppPrinter, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "cases.holdfast")
    ipp_cups.do("cupsdisable", "Portable")
    job = laptop.queue(printer="Portable")
    laptop.go_on(of(ipp_cups))
    assert laptop.state(job.id) is JobState.STOPPED
    ipp_cups.do("cupsenable", "Portable")
    printer.go_away()
    until(laptop, ipp_cups, lambda: laptop.state(job.id) is JobState.NOT_REACHED)
    ipp_cups.kill()
    laptop.go_on(of(ipp_cups))
    assert laptop.state(job.id) is JobState.SYSTEM_AWAY
    ipp_cups.run()
    printer.start()
    until(laptop, ipp_cups, is_over(laptop, job.id))
    assert laptop.state(job.id) is JobState.PRINTED
    assert len(printer.printed()) == 1


def test_through_every_state_the_queue_tells_the_truth(
    ipp_cups: cupsd.Cups, printer: IppPrinter, tmp_path: Path
) -> None:
    laptop = Laptop(tmp_path / "cases.holdfast")
    told: list[JobState] = []

    def heard() -> bool:
        state = laptop.state(job.id)
        if not told or told[-1] is not state:
            told.append(state)
        return state is JobState.PRINTED

    printer.keep_from_printing("media-empty")
    job = laptop.queue(printer="Portable", copies=2)
    until(laptop, ipp_cups, lambda: heard() or told[-1] is JobState.OUT_OF_PAPER)
    assert JobState.PRINTED not in told
    printer.go_on()
    until(laptop, ipp_cups, heard)
    assert told[-2:] == [JobState.OUT_OF_PAPER, JobState.PRINTED] or JobState.PRINTING in told
    [event] = laptop.events()
    assert event.fields["note"] == "2 copies on Portable printer. The printer says it is done."
    assert ipp_cups.documents() == []


def test_a_cups_that_keeps_no_history_does_not_make_it_print_twice(printer: IppPrinter, tmp_path: Path) -> None:
    with cupsd.running(printer.uri, keeps_history=False) as server:
        laptop = Laptop(tmp_path / "cases.holdfast")
        job = laptop.queue(printer="Portable")
        until(laptop, server, is_over(laptop, job.id))
        assert laptop.state(job.id) in (JobState.PRINTED, JobState.FORGOTTEN)
        for _ in range(3):
            laptop.go_on(of(server))
        assert len(printer.printed()) == 1
