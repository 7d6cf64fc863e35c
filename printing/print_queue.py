"""The print queue: each job goes from here to paper once, wherever Holdfast is cut off.

    queued -> sending -> held -> released -> clearing -> over

A job is written as `sending` before the print system gets it, and the print system holds it. Only when its name there
is kept (`held`) is it let go. Cut off before that, the print system is asked for the job's tag: at most a copy that is
held, and never printed, is there twice. Over, the print system is made to forget it (`clearing`). A print system that
cannot hold a job prints at `sending`: cut off there, nobody knows, and a person is asked (`unsure`).
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from casework.code_lists import words as code
from casework.edits import Edit
from local_store.print_job_shapes import PrintJob, Stage
from local_store.store import LocalStore
from printing import paper_record
from printing.errors import JobRefused, JobUnknown, PrinterTrouble, PrintSystemAway
from printing.job_states import JobState
from printing.paper_record import Whose
from printing.print_system import PrinterChoice, PrintOrder, PrintSystem

SETTLE_SECONDS = 5.0
"""So long after it may have been sent, a job that the print system does not know never reached it."""
ENDED = (Stage.OVER, Stage.UNSURE)
KEEPS_PDF = (JobState.FAILED, JobState.REFUSED, JobState.FORGOTTEN)
"""After these it may be wanted once more."""


class PrintQueue:
    """The queue of one store, on the thread that owns it.

    `changed` is called after every change of a job, with its case where the record of paper grew, else with nothing.
    """

    def __init__(
        self,
        store: LocalStore,
        whose: Whose,
        now: Callable[[], dt.datetime],
        changed: Callable[[str], None] = lambda _case: None,
    ) -> None:
        self._store = store
        self._whose = whose
        self._now = now
        self._changed = changed
        self._system: PrintSystem
        self._printers: tuple[PrinterChoice, ...] = ()

    def is_empty(self) -> bool:
        """Whether there is nothing to do."""
        return all(job.stage in ENDED for job in self._store.print_jobs())

    def watches_a_printer(self) -> bool:
        """Whether a printer has something of ours, which may change any moment."""
        return any(job.stage is Stage.RELEASED for job in self._store.print_jobs())

    def go_on(self, system: PrintSystem) -> None:
        """Take each job as far as it can go now. Trouble of one is said of it, and does not stop the others."""
        self._system = system
        try:
            self._printers = system.printers()
        except PrinterTrouble:
            self._say_of_all()
            return
        for job in self._store.print_jobs():
            if job.stage in ENDED:
                continue
            try:
                self._go_on_with(job)
            except PrinterTrouble:
                self._say(job, JobState.SYSTEM_AWAY)

    def _say_of_all(self) -> None:
        for job in self._store.print_jobs():
            if job.stage not in (*ENDED, Stage.FORGET):
                self._say(job, JobState.SYSTEM_AWAY)

    def _go_on_with(self, job: PrintJob) -> None:
        if job.holds and not self._system.holds:  # the print system that has it does not answer now
            raise PrintSystemAway()
        if job.stage is Stage.FORGET:
            self._forget(job)
        elif job.stop:
            self._stop(job)
        else:
            acts: dict[Stage, Callable[[PrintJob], None]] = {
                Stage.QUEUED: self._begin,
                Stage.SENDING: self._look_for,
                Stage.HELD: self._let_go,
                Stage.RELEASED: self._look_at,
                Stage.CLEARING: self._clear,
            }
            acts[job.stage](job)

    # Towards the printer

    def _begin(self, job: PrintJob) -> None:
        printer = self._printer_of(job)
        if printer is None:
            self._say(job, JobState.NOT_THERE)
        elif printer.trouble is JobState.STOPPED:  # here it is encrypted, there it would lie readable
            self._say(job, JobState.STOPPED)
        else:
            self._hand_over(msgspec.structs.replace(job, printer=printer.name))

    def _printer_of(self, job: PrintJob) -> PrinterChoice | None:
        """The printer chosen; where none was, the first there is, which is the computer's default."""
        wanted = (one for one in self._printers if job.printer in ("", one.name))
        return next(wanted, None)

    def _hand_over(self, job: PrintJob) -> None:
        pdf = self._store.print_job_pdf(job.id)
        holds = self._system.holds
        sent_at = self._now().isoformat()
        began = self._change(
            job, stage=Stage.SENDING, state="waiting", said="", printer=job.printer, holds=holds, sent_at=sent_at
        )
        if began is None or pdf is None or began.stage is Stage.FORGET:
            return
        order = PrintOrder(
            tag=began.id,
            printer=began.printer,
            title=code("document_kind", began.kind),
            pdf=pdf,
            copies=began.copies,
            two_sided=began.two_sided,
            pages=began.pages,
        )
        try:
            number = self._system.hand_over(order)
        except PrinterTrouble as trouble:
            if holds and not isinstance(trouble, JobRefused):
                raise
            self._end(began, JobState.REFUSED)
            return
        if holds:
            self._take_up(began, number)
        else:
            self._handed(began, JobState.NOT_TOLD, Stage.OVER)

    def _take_up(self, job: PrintJob, number: str) -> None:
        held = self._change(job, stage=Stage.HELD, system_job=number)
        if held is not None:
            self._go_on_with(held)

    def _look_for(self, job: PrintJob) -> None:
        """Holdfast was cut off, or got no answer, while it handed this over."""
        if not job.holds:
            self._change(job, stage=Stage.UNSURE, state=JobState.UNSURE.value)
            return
        found = self._find(job)
        if found:
            self._take_up(job, found[0])
        elif self._has_settled(job):
            self._begin(job)

    def _has_settled(self, job: PrintJob) -> bool:
        """Whether enough time has passed; a clock that was set back counts as that."""
        since = (self._now() - dt.datetime.fromisoformat(job.sent_at)).total_seconds()
        return not 0 <= since < SETTLE_SECONDS

    def _find(self, job: PrintJob) -> tuple[str, ...]:
        try:
            return self._system.find(job.id, job.printer)
        except JobUnknown:  # its printer is not set up any more, and all its jobs went with it
            return ()

    def _let_go(self, job: PrintJob) -> None:
        try:
            self._system.release(job.system_job, job.printer)
        except JobUnknown:
            self._end(job, JobState.FORGOTTEN)
            return
        self._handed(job, JobState.WAITING, Stage.RELEASED)

    def _handed(self, job: PrintJob, state: JobState, stage: Stage) -> None:
        at = self._now()
        edits = paper_record.handed_over(
            job, self._store.record(job.document), at, self._whose, self._words_of(job.printer), state
        )
        over = {"over_at": at.isoformat()} if stage is Stage.OVER else {}
        changes = {"stage": stage, "state": state.value, "handed_at": at.isoformat(), **over}
        went = self._change(job, edits, drop_pdf=stage is Stage.OVER, **changes)
        if went is not None and went.stage is Stage.RELEASED:
            self._look_at(went)

    def _words_of(self, printer: str) -> str:
        return next((one.words for one in self._printers if one.name == printer), printer)

    # What becomes of it

    def _look_at(self, job: PrintJob) -> None:
        try:
            standing = self._system.standing(job.system_job, job.printer)
        except JobUnknown:
            self._end(job, JobState.FORGOTTEN)
            return
        if standing.state.is_over:
            self._end(job, standing.state, standing.said)
        else:
            self._say(job, standing.state, standing.said)

    def _end(self, job: PrintJob, state: JobState, said: str = "") -> None:
        """It is over: that is kept first, and the print system is made to forget it afterwards."""
        at = self._now()
        edits: list[Edit] = []
        if job.handed_at:
            edits = paper_record.is_over(job, self._store.record(job.event), at, self._whose, state)
        over = self._change(
            job,
            edits,
            drop_pdf=state not in KEEPS_PDF,
            stage=Stage.CLEARING if job.holds else Stage.OVER,
            state=state.value,
            said=said,
            over_at=at.isoformat(),
            stop=False,
        )
        if over is not None and over.stage is Stage.CLEARING:
            self._clear(over)

    def _clear(self, job: PrintJob) -> None:
        self._change(job, stage=Stage.OVER, copy_left=not self._take_out(job))

    def _take_out(self, job: PrintJob) -> bool:
        """Out of the print system, with what may be there twice. False where a readable copy may stay."""
        names = dict.fromkeys([*filter(None, [job.system_job]), *self._find(job)])
        gone = [self._system.take_out(name, job.printer) for name in names]
        return all(gone)

    def _stop(self, job: PrintJob) -> None:
        """Somebody wants no more of it. What was printed meanwhile is told as printed."""
        if job.stage in (Stage.HELD, Stage.RELEASED):
            self._stop_there(job)
        elif job.stage is Stage.CLEARING:
            self._clear(job)
        elif job.stage is Stage.QUEUED:
            self._end(job, JobState.CANCELLED)
        elif not job.holds:
            self._look_for(job)
        elif found := self._find(job):
            self._change(job, stage=Stage.HELD, system_job=found[0])
        elif self._has_settled(job):
            self._end(job, JobState.CANCELLED)

    def _stop_there(self, job: PrintJob) -> None:
        """The print system has it: only what it stops is called stopped."""
        try:
            standing = self._system.standing(job.system_job, job.printer)
        except JobUnknown:
            self._end(job, JobState.FORGOTTEN)
            return
        if standing.state.is_over:
            self._end(job, standing.state, standing.said)
        elif job.stage is Stage.HELD or self._take_out(job):  # one that is held is simply never let go
            self._end(job, JobState.CANCELLED)
        else:
            self._change(job, stop=False, not_stoppable=True)

    def _forget(self, job: PrintJob) -> None:
        """Its case has left this laptop."""
        names = [*filter(None, [job.system_job]), *self._find(job)]
        if names or self._has_settled(job):
            self._take_out(job)
            self._store.drop_print_job(job.id)
            self._changed("")

    # Keeping it

    def _say(self, job: PrintJob, state: JobState, said: str = "") -> None:
        if (job.state, job.said) != (state.value, said):
            self._change(job, state=state.value, said=said)

    def _change(
        self, job: PrintJob, edits: Sequence[Edit] = (), *, drop_pdf: bool = False, **changes: Any
    ) -> PrintJob | None:
        """The job as it is then; None where somebody else has taken it further, or away, since it was read."""

        def change(kept: PrintJob) -> PrintJob | None:
            same = kept.stage in (job.stage, Stage.FORGET)
            return msgspec.structs.replace(kept, **changes) if same else None

        changed = self._store.change_print_job(job.id, change, edits, drop_pdf=drop_pdf)
        self._changed(job.case if edits and changed is not None else "")
        return changed


def take_everything_out(store: LocalStore, system: PrintSystem) -> bool:
    """The laptop is emptied: nothing of any job stays with the print system. False where something may."""
    gone = True
    for job in store.print_jobs():
        if job.holds and job.stage is not Stage.OVER:
            names = dict.fromkeys([*filter(None, [job.system_job]), *system.find(job.id, job.printer)])
            gone = all([system.take_out(name, job.printer) for name in names]) and gone  # noqa: C419 - each of them
    return gone
