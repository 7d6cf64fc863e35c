"""A laptop with a document, a queue over its store, and a print system that a test can play with."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import msgspec

from casework import Record, new_edit, new_id, new_record
from local_store import LocalStore, PrintJob
from local_store.shapes import Device
from printing.errors import JobUnknown, PrintSystemAway
from printing.job_states import JobState, Standing
from printing.paper_record import Whose
from printing.print_queue import PrintQueue
from printing.print_system import PrinterChoice, PrintOrder, PrintSystem

KEY = bytes(range(32))
NOW = dt.datetime(2026, 11, 26, 10, 12, tzinfo=dt.UTC)
IMOGEN = Whose("imogen.farrowby", "Imogen Farrowby", "device-1")
PDF = b"%PDF-1.4 the letter to Zephyr Quillsworth " + b"x" * 3000


class Laptop:
    """One store with one case and one letter in it. `path` can be opened by another process."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = NOW
        self.case = new_id()
        with LocalStore.create(path, KEY) as store:
            store.set_device(Device(id=IMOGEN.device, user=IMOGEN.user, user_name=IMOGEN.name))
            self.letter = new_record("document", self.case)
            store.save(new_edit(self.letter, {"kind": "appointment_letter", "state": "issued"}, IMOGEN.user))

    def open(self) -> LocalStore:
        """A connection of its own."""
        return LocalStore.open(self.path, KEY, now=lambda: self.now.isoformat())

    def queue(self, pdf: bytes = PDF, **wishes: object) -> PrintJob:
        """A job that waits."""
        job = PrintJob(
            id=new_id(),
            case=self.case,
            document=self.letter.id,
            kind="appointment_letter",
            version=2,
            fingerprint="7c1e40b2",
            event=new_id(),
            queued_at=self.now.isoformat(),
        )
        job = msgspec.structs.replace(job, **wishes)
        with self.open() as store:
            store.queue_print(job, pdf)
        return job

    def go_on(self, system: PrintSystem, changed: Callable[[str], None] = lambda _case: None) -> None:
        """The queue, once."""
        with self.open() as store:
            PrintQueue(store, IMOGEN, lambda: self.now, changed).go_on(system)

    def job(self, id: str) -> PrintJob:
        """A job as it is now."""
        with self.open() as store:
            return next(one for one in store.print_jobs() if one.id == id)

    def state(self, id: str) -> JobState:
        """Its state."""
        return JobState(self.job(id).state)

    def events(self) -> list[Record]:
        """The record of paper, oldest first."""
        with self.open() as store:
            found = [one for one in store.case(self.case) if one.type == "document_event"]
        return sorted(found, key=lambda one: one.fields["at"])

    def document(self) -> Record:
        """The letter's record."""
        with self.open() as store:
            found = store.record(self.letter.id)
        assert found is not None
        return found

    def pdf(self, id: str) -> bytes | None:
        """What is kept of the document of a job."""
        with self.open() as store:
            return store.print_job_pdf(id)


class PlayedSystem:
    """A print system in memory that does as the test says. `paper` is what came out: the tags, in order."""

    holds = True

    def __init__(self) -> None:
        self.choices = [PrinterChoice("portable", "Portable printer", True)]
        self.held: dict[str, PrintOrder] = {}
        self.let_go: list[str] = []
        self.standings: dict[str, Standing] = {}
        self.answers = True
        self.may_take_out = True

    @property
    def paper(self) -> list[str]:
        return [self.held[name].tag for name in self.let_go]

    def printers(self) -> tuple[PrinterChoice, ...]:
        self._answer()
        return tuple(self.choices)

    def hand_over(self, order: PrintOrder) -> str:
        self._answer()
        name = str(len(self.held) + 1)
        self.held[name] = order
        self.standings[name] = Standing(JobState.PRINTING)
        return name

    def find(self, tag: str, printer: str) -> tuple[str, ...]:
        self._answer()
        return tuple(name for name, order in self.held.items() if order.tag == tag and name in self.standings)

    def release(self, job: str, printer: str) -> None:
        self._answer()
        self._known(job)
        if job not in self.let_go:
            self.let_go.append(job)

    def standing(self, job: str, printer: str) -> Standing:
        self._answer()
        self._known(job)
        return self.standings[job]

    def take_out(self, job: str, printer: str) -> bool:
        self._answer()
        if self.may_take_out:
            self.standings.pop(job, None)
        return self.may_take_out

    def _answer(self) -> None:
        if not self.answers:
            raise PrintSystemAway()

    def _known(self, job: str) -> None:
        if job not in self.standings:
            raise JobUnknown()
