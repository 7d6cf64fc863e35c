"""Documents and printing: the queue in words, what can be done with it, and the documents below it."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from casework import new_id
from desktop.print_thread import PrintThread
from local_store import Device, LocalStore, PrintJob, Stage
from local_store.errors import DiskFull
from local_store.print_jobs import Change
from printing.job_states import JobState, Standing
from tests.printing.queued import PDF, PlayedSystem
from tests.ui.controls import nameless
from tests.ui.laptop import KEY, NOW, TODAY, open_desk, print_thread
from ui.documents import SHARE, DocumentsPage
from ui.place import Place
from ui.print_jobs import OPEN, JobRow
from ui.print_jobs_view import (
    AGAIN,
    ANY_PRINTER,
    COPY_LEFT,
    ELSEWHERE,
    NOT_STOPPABLE,
    OFF,
    OVER_SHOWN,
    SEEN,
    STOP,
    PrintJobs,
    count_open,
    job_line,
    job_lines,
)

JOB = PrintJob(id="1", case="c", kind="appointment_letter", printer="portable", queued_at=NOW.isoformat())


def job(**changes: object) -> PrintJob:
    """A job that waits, but for these."""
    return msgspec.structs.replace(JOB, **changes)


@pytest.mark.parametrize(
    ("stage", "state", "acts"),
    [
        (Stage.QUEUED, JobState.NOT_THERE, (STOP, ELSEWHERE)),
        (Stage.SENDING, JobState.WAITING, (STOP,)),
        (Stage.RELEASED, JobState.OUT_OF_PAPER, (STOP,)),
        (Stage.UNSURE, JobState.UNSURE, (AGAIN, SEEN, OFF)),
        (Stage.CLEARING, JobState.PRINTED, ()),
        (Stage.OVER, JobState.PRINTED, ()),
        (Stage.OVER, JobState.FAILED, (AGAIN, ELSEWHERE, OFF)),
        (Stage.OVER, JobState.REFUSED, (AGAIN, ELSEWHERE, OFF)),
        (Stage.OVER, JobState.CANCELLED, ()),
    ],
)
def test_what_can_be_done_is_what_is_offered(stage: Stage, state: JobState, acts: tuple[str, ...]) -> None:
    assert job_line(job(stage=stage, state=state.value), {}, NOW).acts == acts


def test_a_job_says_what_whose_how_it_stands_and_what_to_do() -> None:
    waiting = job(
        stage=Stage.RELEASED,
        state="not_reached",
        said="The printer is unreachable at this time.",
        copies=2,
        pages=((1, 2),),
        two_sided=True,
        handed_at=NOW.isoformat(),
    )
    line = job_line(waiting, {"c": "Zephyr Quillsworth"}, NOW)
    assert line.what == "Appointment letter, 2 copies, pages 1-2, two-sided"
    assert line.needs_you
    assert line.sentence() == (
        "Appointment letter, 2 copies, pages 1-2, two-sided, Zephyr Quillsworth. The printer cannot be reached. "
        "Is it on, and is the cable in? It carries on by itself once it answers. "
        "Handed to the printer at 9:41am. The print system says: “The printer is unreachable at this time.”."
    )


def test_one_that_waits_for_any_printer_says_where_it_will_go() -> None:
    assert job_line(job(printer="", state="not_there"), {}, NOW).next_step == ANY_PRINTER


def test_a_copy_that_may_stay_readable_is_said_until_it_is_taken_off_the_list() -> None:
    line = job_line(job(stage=Stage.OVER, state="printed", copy_left=True), {}, NOW)
    assert COPY_LEFT in line.beside
    assert line.needs_you
    assert line.acts == (OFF,)


def test_one_that_cannot_be_stopped_says_so_and_does_not_offer_it() -> None:
    line = job_line(job(stage=Stage.RELEASED, state="printing", not_stoppable=True), {}, NOW)
    assert NOT_STOPPABLE in line.beside
    assert line.acts == ()


def test_what_is_to_come_stands_first_and_is_counted() -> None:
    jobs = (
        job(id="done", stage=Stage.OVER, state="printed"),
        job(id="failed", stage=Stage.OVER, state="failed"),
        job(id="waits"),
        job(id="done later", stage=Stage.OVER, state="printed"),
    )
    lines = job_lines(PrintJobs(jobs), NOW)
    assert [line.id for line in lines] == ["failed", "waits", "done later", "done"]
    assert count_open(lines) == "1 to print, 1 needs you"


class Laptop:
    """The page over a store with jobs in its queue."""

    def __init__(self, store: Path, qtbot: QtBot) -> None:
        self.store, self.qtbot = store, qtbot
        self.system = PlayedSystem()
        self.printing = print_thread(store, lambda: self.system)
        self.desk, self.thread, _ = open_desk(store, printing=self.printing)
        self.page = DocumentsPage(self.desk, lambda: NOW)
        qtbot.addWidget(self.page)
        self.page.resize(1100, 700)
        self.page.show()
        self.page.show_place(Place(page="documents"))

    def open(self) -> LocalStore:
        """A connection of the test's own."""
        return LocalStore.open(self.store, KEY, today=lambda: TODAY, now=lambda: NOW.isoformat())

    def queue(self, **changes: object) -> PrintJob:
        """A letter of somebody's."""
        with self.open() as store:
            row = store.caseload()[0]
            letter = next(one for one in store.newest("document", 500) if one.type == "document")
            made = job(id=new_id(), case=row.case, document=letter.id, event=new_id(), **changes)
            store.queue_print(made, PDF)
        self.printing.wake()
        self.desk.prints_changed.emit()
        return made

    def told(self) -> str:
        """All rows of the queue."""
        return " ".join(one.accessibleName() for one in self.page.findChildren(JobRow) if one.isVisible())

    def press(self, words: str) -> None:
        """A link of a row."""
        [button] = [one for one in self.page.jobs.findChildren(QAbstractButton) if one.text() == words]
        button.click()

    def until(self, words: str) -> None:
        """Wait until it is said."""
        self.qtbot.waitUntil(lambda: words in self.told(), timeout=10_000)


@pytest.fixture
def laptop(store: Path, qtbot: QtBot) -> Iterator[Laptop]:
    made = Laptop(store, qtbot)
    yield made
    made.printing.finish()
    assert made.printing.wait(10_000)
    made.thread.finish()


def test_with_an_empty_queue_there_are_only_documents(laptop: Laptop) -> None:
    laptop.qtbot.waitUntil(lambda: laptop.page.list.rows_model.rowCount() > 1)
    assert not laptop.page.jobs.isVisible()


def test_a_job_is_followed_from_waiting_to_printed(laptop: Laptop) -> None:
    laptop.system.choices = []
    made = laptop.queue()
    laptop.until("No printer")
    laptop.system.choices = PlayedSystem().choices
    laptop.printing.wake()
    laptop.until("Printing")
    laptop.system.standings["1"] = Standing(JobState.PRINTED)
    laptop.printing.wake()
    laptop.until("The printer says it is done.")
    assert laptop.system.paper == [made.id]
    assert nameless(laptop.page) == []


def test_one_is_stopped_one_was_printed_elsewhere_and_one_is_printed_again(laptop: Laptop) -> None:
    laptop.system.choices = []
    laptop.queue()
    laptop.until("No printer")
    laptop.press(STOP)
    laptop.until("Stopped")
    laptop.queue()
    laptop.until("No printer")
    laptop.press(ELSEWHERE)
    laptop.until("Printed elsewhere. You said so")
    laptop.queue(stage=Stage.OVER, state="failed", over_at=NOW.isoformat())
    laptop.until("the printer gave up")
    laptop.system.choices = PlayedSystem().choices
    laptop.press(AGAIN)
    laptop.until("Printing")
    assert len(laptop.system.paper) == 1
    assert "gave up" not in laptop.told()


def test_the_document_of_a_job_can_be_seen(laptop: Laptop) -> None:
    laptop.system.choices = []
    made = laptop.queue()
    laptop.until("No printer")
    places: list[Place] = []
    laptop.page.go.connect(places.append)
    laptop.press(OPEN)
    assert places == [Place("case", made.case, "documents", "preview", made.document, "appointment_letter")]


def test_what_came_to_nothing_can_be_taken_off_the_list(laptop: Laptop) -> None:
    laptop.queue(stage=Stage.OVER, state="failed", over_at=NOW.isoformat())
    laptop.until("the printer gave up")
    laptop.press(OFF)
    laptop.qtbot.waitUntil(lambda: not laptop.page.jobs.isVisible())
    with laptop.open() as store:
        assert store.print_jobs() == []


def test_a_long_queue_leaves_room_for_the_documents(laptop: Laptop) -> None:
    laptop.system.choices = []
    for _ in range(12):
        laptop.queue()
    laptop.until("No printer")
    laptop.qtbot.waitUntil(lambda: laptop.told().count("No printer") == 12)
    assert laptop.page.list.height() > laptop.page.height() * (1 - SHARE) * 0.7


def test_few_that_are_over_are_shown_and_the_others_on_demand(laptop: Laptop) -> None:
    for at in range(OVER_SHOWN + 2):
        over_at = (NOW - dt.timedelta(hours=at)).isoformat()
        laptop.queue(stage=Stage.OVER, state="printed", over_at=over_at)
    laptop.until("Printed")
    laptop.qtbot.waitUntil(lambda: laptop.told().count("The printer says it is done") == OVER_SHOWN)
    laptop.press("Show 2 more that are over")
    laptop.qtbot.waitUntil(lambda: laptop.told().count("The printer says it is done") == OVER_SHOWN + 2)


def test_after_a_restart_the_queue_goes_on(store: Path, qtbot: QtBot) -> None:
    system = PlayedSystem()
    system.choices = []
    first = print_thread(store, lambda: system)
    with LocalStore.open(store, KEY, today=lambda: TODAY, now=lambda: NOW.isoformat()) as kept:
        kept.queue_print(job(id="kept", case=kept.caseload()[0].case), PDF)
    first.start()
    first.finish()
    assert first.wait(10_000)
    system.choices = PlayedSystem().choices
    second = print_thread(store, lambda: system)
    with qtbot.waitSignal(second.changed, timeout=10_000):
        second.start()
    qtbot.waitUntil(lambda: system.paper == ["kept"], timeout=10_000)
    second.finish()
    assert second.wait(10_000)


def test_a_disk_that_is_full_for_a_while_makes_no_second_print(store: Path, qtbot: QtBot) -> None:
    full = [True]

    class Filling(LocalStore):
        def change_print_job(self, id: str, change: Change, *rest: Any, **more: Any) -> PrintJob | None:
            if full[0] and system.held:  # it was handed over, and that cannot be kept
                raise DiskFull("no space left")
            return super().change_print_job(id, change, *rest, **more)

    def open_store() -> LocalStore:
        return Filling.open(store, KEY, today=lambda: TODAY, now=lambda: NOW.isoformat())

    system = PlayedSystem()
    with open_store() as kept:
        kept.queue_print(job(id="kept", case=kept.caseload()[0].case), PDF)
    printing = PrintThread(open_store, Device(id="d"), lambda: NOW, system=lambda: system)
    printing.start()
    qtbot.waitUntil(lambda: bool(system.held), timeout=10_000)
    full[0] = False
    printing.wake()
    qtbot.waitUntil(lambda: system.paper == ["kept"], timeout=10_000)
    printing.finish()
    assert printing.wait(10_000)
    assert len(system.held) == 1
