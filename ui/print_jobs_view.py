"""The print queue in words: what, whose, how it stands, and what somebody can do about it."""

import datetime as dt
from collections.abc import Mapping, Sequence

import msgspec

from casework.code_lists import words as code
from casework.words import count, everyday_name
from local_store.print_job_shapes import PrintJob, Stage
from local_store.store import LocalStore
from printing.job_states import WORDS, JobState
from printing.page_ranges import said
from ui.outbox_words import short_time

STOP, AGAIN, OFF = "Stop this print", "Print it again", "Take it off this list"
ELSEWHERE, SEEN = "It was printed elsewhere", "It was printed"
COPY_LEFT = (
    "The print system of this computer may keep a copy that can be read. Tell IT support, who can clear its queue."
)
NOT_STOPPABLE = "The print system does not let Holdfast stop it. Stop it at the printer."
ANY_PRINTER = "It goes by itself to the first printer that is set up on this computer."
AGAIN_AFTER = (JobState.FAILED, JobState.REFUSED, JobState.FORGOTTEN)
OVER_SHOWN = 3


class JobLine(msgspec.Struct, frozen=True):
    """One job as people read it. `acts` are what can be done: STOP, AGAIN, ELSEWHERE, SEEN, OFF."""

    id: str
    what: str
    whose: str
    state: str
    next_step: str
    beside: str
    needs_you: bool
    is_over: bool
    acts: tuple[str, ...]

    def sentence(self) -> str:
        """All of it, for a screen reader."""
        parts = (f"{self.what}, {self.whose}" if self.whose else self.what, self.state, self.next_step, self.beside)
        return ". ".join(part.rstrip(".") for part in parts if part) + "."


class PrintJobs(msgspec.Struct, frozen=True):
    """The queue as it was read: the jobs, oldest first, and whose they are."""

    jobs: tuple[PrintJob, ...] = ()
    names: dict[str, str] = {}


def read_jobs(store: LocalStore) -> PrintJobs:
    """The queue. On the store's thread."""
    jobs = tuple(job for job in store.print_jobs() if job.stage is not Stage.FORGET)
    return PrintJobs(jobs, {row.case: everyday_name(row) for row in store.caseload()} if jobs else {})


def prints_that_need_you(store: LocalStore) -> int:
    """How many prints need somebody: out of paper, not reached, not printed. On the store's thread."""
    return sum(JobState(job.state).needs_you and not job.stop for job in store.print_jobs())


def job_lines(found: PrintJobs, now: dt.datetime) -> list[JobLine]:
    """What is to come or needs somebody, oldest first; then what is over, the newest first."""
    lines = [job_line(job, found.names, now) for job in found.jobs]
    open_ones = [line for line in lines if not line.is_over or line.needs_you]
    return open_ones + [line for line in reversed(lines) if line not in open_ones]


def job_line(job: PrintJob, names: Mapping[str, str], now: dt.datetime) -> JobLine:
    """One job."""
    state = JobState(job.state)
    told = WORDS[state]
    return JobLine(
        id=job.id,
        what=_what(job),
        whose=names.get(job.case, ""),
        state=f"{told.words}. A copy may be left" if job.copy_left else "Being stopped" if job.stop else told.words,
        next_step="" if job.stop else ANY_PRINTER if _waits_for_any(job, state) else told.next_step,
        beside=" ".join(filter(None, (_times(job, now), _said(job, state), _left_to_it(job)))),
        needs_you=state.needs_you or job.copy_left,
        is_over=job.stage is Stage.OVER,
        acts=_acts(job, state),
    )


def _waits_for_any(job: PrintJob, state: JobState) -> bool:
    return state is JobState.NOT_THERE and not job.printer


def _what(job: PrintJob) -> str:
    """`Appointment letter, 2 copies, pages 1-2`"""
    copies = count(job.copies, "copy", "copies") if job.copies > 1 else ""
    kind = code("document_kind", job.kind) or "Document"
    return ", ".join(part for part in (kind, copies, said(job.pages), "two-sided" if job.two_sided else "") if part)


def _times(job: PrintJob, now: dt.datetime) -> str:
    if job.handed_at:
        return f"Handed to the printer at {short_time(job.handed_at, now)}."
    return f"Asked for at {short_time(job.queued_at, now)}." if job.queued_at else ""


def _said(job: PrintJob, state: JobState) -> str:
    return f"The print system says: “{job.said}”" if job.said and not state.is_over else ""


def _left_to_it(job: PrintJob) -> str:
    """What the print system does not let Holdfast do."""
    if job.copy_left:
        return COPY_LEFT
    return NOT_STOPPABLE if job.not_stoppable and job.stage is not Stage.OVER else ""


def _acts(job: PrintJob, state: JobState) -> tuple[str, ...]:
    if job.stop:
        return ()
    if job.stage is Stage.UNSURE:
        return (AGAIN, SEEN, OFF)
    if job.stage is Stage.OVER:
        again = (AGAIN, ELSEWHERE) if state in AGAIN_AFTER else ()
        return (*again, OFF) if state.needs_you or job.copy_left else again
    if job.stage is Stage.CLEARING or job.not_stoppable:
        return ()
    return (STOP, ELSEWHERE) if job.stage is Stage.QUEUED else (STOP,)


def count_open(lines: Sequence[JobLine]) -> str:
    """`2 to print, 1 needs you`; nothing where all is done."""
    waiting = sum(not line.is_over for line in lines)
    need = sum(line.needs_you for line in lines)
    parts = [f"{waiting} to print" if waiting else "", f"{need} {'needs' if need == 1 else 'need'} you" if need else ""]
    return ", ".join(part for part in parts if part)
