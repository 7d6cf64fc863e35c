"""A real CUPS and a printer behind it: what is told in each state, and what is left readable."""

import time
from pathlib import Path

import pytest

from printing.cups import Cups
from printing.cups_address import CupsAddress, cups_address
from printing.errors import JobRefused, JobUnknown, PrintSystemAway
from printing.job_states import JobState
from printing.print_system import PrintOrder
from printing.this_computer import print_system
from tests.printing import cupsd
from tests.printing.ipp_printer import IppPrinter

ORDER = PrintOrder("0199-tag", "Portable", "Appointment letter", b"%PDF-1.4 Quillsworth " + b"x" * 4000)
SECONDS = 15.0


def of(server: cupsd.Cups) -> Cups:
    """What Holdfast makes of it."""
    return Cups(CupsAddress(host="127.0.0.1", port=server.port))


def handed_over(system: Cups, order: PrintOrder = ORDER) -> str:
    """The name of a job that was let go."""
    job = system.hand_over(order)
    system.release(job, order.printer)
    return job


def until(system: Cups, job: str, state: JobState) -> list[JobState]:
    """Wait for a state; every state that was told on the way."""
    told: list[JobState] = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        now = system.standing(job, "Portable").state
        if not told or told[-1] is not now:
            told.append(now)
        if now is state:
            return told
        time.sleep(0.05)
    raise AssertionError(f"{state} was not told, but {told}")


def test_a_job_is_held_until_it_is_let_go_and_then_printed_as_asked(ipp_cups: cupsd.Cups, printer: IppPrinter) -> None:
    system = of(ipp_cups)
    assert [(one.name, one.words, one.trouble) for one in system.printers()] == [("Portable", "Portable printer", None)]
    order = PrintOrder("tag", "Portable", "Case summary", ORDER.pdf, copies=2, two_sided=True, pages=((1, 2), (4, 4)))
    job = system.hand_over(order)
    assert system.find("tag", "Portable") == (job,)
    assert system.find("another tag", "Portable") == ()
    time.sleep(0.3)
    assert printer.jobs == [], "nothing goes to the printer before it is let go"
    system.release(job, "Portable")
    system.release(job, "Portable")
    until(system, job, JobState.PRINTED)
    [arrived] = printer.printed()
    assert arrived.document == order.pdf
    assert arrived.asked["copies"] == (2,)
    assert arrived.asked["sides"] == ("two-sided-long-edge",)
    assert arrived.asked["page-ranges"] == ((1, 2), (4, 4))
    assert arrived.asked["print-color-mode"] == ("monochrome",)
    assert arrived.asked["job-name"] == ("Case summary",)


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("media-empty", JobState.OUT_OF_PAPER),
        ("media-jam-error", JobState.PAPER_STUCK),
        ("cover-open", JobState.COVER_OPEN),
    ],
)
def test_what_keeps_the_printer_is_told_and_it_goes_on_by_itself(
    ipp_cups: cupsd.Cups, printer: IppPrinter, reason: str, state: JobState
) -> None:
    system = of(ipp_cups)
    printer.keep_from_printing(reason)
    job = handed_over(system)
    told = until(system, job, state)
    assert JobState.PRINTED not in told
    printer.go_on()
    until(system, job, JobState.PRINTED)
    assert len(printer.printed()) == 1


def test_a_printer_that_is_away_is_told_as_away_and_prints_once_it_is_back(
    ipp_cups: cupsd.Cups, printer: IppPrinter
) -> None:
    system = of(ipp_cups)
    printer.go_away()
    job = handed_over(system)
    until(system, job, JobState.NOT_REACHED)
    assert "unavailable" in system.standing(job, "Portable").said
    printer.start()
    until(system, job, JobState.PRINTED)
    assert len(printer.printed()) == 1


def test_a_queue_that_somebody_stopped_is_told(ipp_cups: cupsd.Cups, printer: IppPrinter) -> None:
    system = of(ipp_cups)
    ipp_cups.do("cupsdisable", "Portable")
    assert [one.trouble for one in system.printers()] == [JobState.STOPPED]
    job = handed_over(system)
    until(system, job, JobState.STOPPED)
    ipp_cups.do("cupsenable", "Portable")
    until(system, job, JobState.PRINTED)
    assert len(printer.printed()) == 1


def test_a_job_that_somebody_cancelled_is_told(ipp_cups: cupsd.Cups, printer: IppPrinter) -> None:
    system = of(ipp_cups)
    printer.keep_from_printing("media-empty")
    job = handed_over(system)
    until(system, job, JobState.OUT_OF_PAPER)
    ipp_cups.do("cancel", f"Portable-{job}")
    until(system, job, JobState.CANCELLED)
    assert printer.printed() == []


def test_where_cups_only_sends_it_is_not_called_printed(cups: cupsd.Cups) -> None:
    system = of(cups)
    until(system, handed_over(system), JobState.SENT)


def readable(folder: Path) -> list[str]:
    """Files below the folder that say whose letter it is."""
    return [path.name for path in folder.rglob("*") if path.is_file() and b"Quillsworth" in path.read_bytes()]


def test_cups_keeps_a_readable_copy_until_it_is_taken_out(ipp_cups: cupsd.Cups) -> None:
    system = of(ipp_cups)
    job = handed_over(system)
    until(system, job, JobState.PRINTED)
    assert readable(ipp_cups.folder) == [f"d{int(job):05}-001"]
    assert system.take_out(job, "Portable")
    assert readable(ipp_cups.folder) == []
    assert system.find(ORDER.tag, "Portable") == ()
    assert system.take_out(job, "Portable"), "once more, after a run that was cut off"
    with pytest.raises(JobUnknown):
        system.standing(job, "Portable")


def test_where_cups_does_not_allow_it_that_is_told(printer: IppPrinter) -> None:
    with cupsd.running(printer.uri, may_take_out="somebody-else") as server:
        system = of(server)
        job = handed_over(system)
        until(system, job, JobState.PRINTED)
        assert not system.take_out(job, "Portable")
        assert readable(server.folder)


def test_no_name_of_a_child_is_in_the_queue(ipp_cups: cupsd.Cups) -> None:
    handed_over(of(ipp_cups))
    control = b"".join(path.read_bytes() for path in (ipp_cups.folder / "spool").glob("c*"))
    assert b"Appointment letter" in control
    assert b"Quillsworth" not in control
    assert b"Quillsworth" not in (ipp_cups.folder / "error_log").read_bytes()


def test_a_queue_that_is_not_there_refuses(cups: cupsd.Cups) -> None:
    with pytest.raises(JobRefused) as refused:
        of(cups).hand_over(PrintOrder("tag", "No such", "Appointment letter", b"%PDF"))
    assert "choose another" in refused.value.next_step


def test_a_cups_that_does_not_answer_is_told() -> None:
    with pytest.raises(PrintSystemAway):
        Cups(CupsAddress(host="127.0.0.1", port=1)).printers()
    with pytest.raises(PrintSystemAway):
        Cups(CupsAddress(socket="/nonexistent/cups.sock")).printers()


def test_it_is_asked_over_its_domain_socket_too(cups: cupsd.Cups, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(cups.folder / "run/cups.sock"))
    system = print_system()
    assert isinstance(system, Cups)
    assert [one.name for one in system.printers()] == ["Portable"]


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("localhost", CupsAddress()),
        ("127.0.0.1:8631", CupsAddress(host="127.0.0.1", port=8631)),
        ("[::1]:631/version=1.1", CupsAddress(host="::1")),
        ("/run/here.sock", CupsAddress(socket="/run/here.sock")),
        ("print.example.org", None),
        ("localhost:none", None),
    ],
)
def test_only_a_cups_of_this_computer_is_asked(
    told: str, address: CupsAddress | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", told)
    assert cups_address() == address
