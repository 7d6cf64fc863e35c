"""What the print system says of a job, as one of a few states with words. Nothing here is guessed.

From the attributes of RFC 8011 (5.3.7 job-state, 5.3.8 job-state-reasons, 5.4.11 to 5.4.13 printer-state, its reasons
and its message), as CUPS gives them.
"""

import enum
from collections.abc import Iterable

import msgspec

from printing.ipp import Group

REACHING_SECONDS = 8
"""CUPS says `connecting-to-device` of every job at first. After so many seconds of it the printer cannot be reached."""


class JobState(enum.Enum):
    """How a job stands. `waiting` to `not_there` are of jobs that still go on; `is_over` tells the others."""

    WAITING = "waiting"
    CONNECTING = "connecting"
    PRINTING = "printing"
    OUT_OF_PAPER = "out_of_paper"
    PAPER_STUCK = "paper_stuck"
    COVER_OPEN = "cover_open"
    OUT_OF_INK = "out_of_ink"
    NOT_REACHED = "not_reached"
    STOPPED = "stopped"
    NOT_THERE = "not_there"
    SYSTEM_AWAY = "system_away"
    PRINTED = "printed"
    SENT = "sent"
    FAILED = "failed"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ELSEWHERE = "elsewhere"
    SEEN = "seen"
    UNSURE = "unsure"
    FORGOTTEN = "forgotten"
    NOT_TOLD = "not_told"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to come."""
        return self in _OVER

    @property
    def needs_you(self) -> bool:
        """Whether somebody has to do something before there is paper."""
        return self in _NEEDS_YOU


_OVER = frozenset(
    {
        JobState.PRINTED, JobState.SENT, JobState.FAILED, JobState.REFUSED, JobState.CANCELLED, JobState.ELSEWHERE,
        JobState.SEEN, JobState.FORGOTTEN, JobState.NOT_TOLD,
    }
)  # fmt: skip
_NEEDS_YOU = frozenset(
    {
        JobState.OUT_OF_PAPER, JobState.PAPER_STUCK, JobState.COVER_OPEN, JobState.OUT_OF_INK, JobState.NOT_REACHED,
        JobState.STOPPED, JobState.NOT_THERE, JobState.FAILED, JobState.REFUSED, JobState.UNSURE,
    }
)  # fmt: skip


class Told(msgspec.Struct, frozen=True):
    """A state in words for people: what it is, and what to do."""

    words: str
    next_step: str = ""


WORDS = {
    JobState.WAITING: Told("Waiting", "It goes on by itself."),
    JobState.CONNECTING: Told("Looking for the printer"),
    JobState.PRINTING: Told("Printing"),
    JobState.OUT_OF_PAPER: Told("The printer is out of paper", "Put paper in and it carries on by itself."),
    JobState.PAPER_STUCK: Told("The printer says paper is stuck", "Take it out and it carries on by itself."),
    JobState.COVER_OPEN: Told("The printer says a cover is open", "Close it and it carries on by itself."),
    JobState.OUT_OF_INK: Told("The printer says ink or toner is used up", "Change it and it carries on by itself."),
    JobState.NOT_REACHED: Told(
        "The printer cannot be reached", "Is it on, and is the cable in? It carries on by itself once it answers."
    ),
    JobState.STOPPED: Told("The printer is stopped", "It goes on when somebody starts the printer again."),
    JobState.NOT_THERE: Told("No printer", "It goes on by itself when the printer is set up on this computer."),
    JobState.SYSTEM_AWAY: Told(
        "This computer's print system does not answer", "It is tried again. If it stays like this, tell IT support."
    ),
    JobState.PRINTED: Told("Printed", "The printer says it is done."),
    JobState.SENT: Told("All of it went to the printer", "This printer does not tell us more. Look at the paper."),
    JobState.FAILED: Told(
        "Not printed: the printer gave up", "Print it again, or choose another printer in its preview."
    ),
    JobState.REFUSED: Told(
        "Not printed: the printer did not take it", "Choose another in its preview, or save it as a PDF."
    ),
    JobState.CANCELLED: Told("Stopped", "It was not printed, or not all of it."),
    JobState.ELSEWHERE: Told("Printed elsewhere", "You said so."),
    JobState.SEEN: Told("Printed", "You said so."),
    JobState.UNSURE: Told(
        "Nobody knows whether it was printed",
        "Holdfast was closed while it handed this over. Look at the printer first.",
    ),
    JobState.FORGOTTEN: Told("No longer in the print system", "It does not say how it went. Look at the paper."),
    JobState.NOT_TOLD: Told("Handed to the printer", "This printer does not tell us how it went. Look at the paper."),
}

_HELD, _PROCESSING, _STOPPED, _CANCELLED, _ABORTED, _COMPLETED = 4, 5, 6, 7, 8, 9
_PRINTER_STOPPED = 5
_TROUBLES = {
    "media-empty": JobState.OUT_OF_PAPER,
    "media-needed": JobState.OUT_OF_PAPER,
    "media-jam": JobState.PAPER_STUCK,
    "cover-open": JobState.COVER_OPEN,
    "door-open": JobState.COVER_OPEN,
    "toner-empty": JobState.OUT_OF_INK,
    "marker-supply-empty": JobState.OUT_OF_INK,
    "offline": JobState.NOT_REACHED,
    "timed-out": JobState.NOT_REACHED,
    "shutdown": JobState.NOT_REACHED,
}
_CONNECTING = "connecting-to-device"
_AWAY = frozenset(
    {
        "The printer may not exist or is unavailable at this time.",
        "The printer is unreachable at this time.",
        "The printer is not responding.",
        "The printer is not connected.",
        "Waiting for printer to become available.",
        "Unable to locate printer.",
    }
)
"""What CUPS 2.4 says of a printer that it cannot reach (its backends ipp, socket, lpd and usb). It has no reason for
it, only these sentences, in the language of the job, which is English."""
_CONFIRMS = frozenset({"ipp", "ipps", "dnssd", "implicitclass"})
"""To these printers CUPS speaks IPP, and waits until the printer says that it is done. Of others, `completed` means
that everything was sent."""


class Standing(msgspec.Struct, frozen=True):
    """How a job stands, and the print system's own sentence about it, if it has one."""

    state: JobState
    said: str = ""


def of_job(job: Group, printer: Group) -> Standing:
    """How a job of a queue stands, from what CUPS says of both."""
    over = _over(job, printer)
    if over is not None:
        return Standing(over)
    said = str(printer.first("printer-state-message") or "")
    active = job.first("job-state") == _PROCESSING
    return Standing(of_printer(printer) or _under_way(job, printer, said if active else ""), said)


def _over(job: Group, printer: Group) -> JobState | None:
    state = job.first("job-state")
    if state == _COMPLETED:
        if "job-completed-with-errors" in job.all("job-state-reasons"):
            return JobState.FAILED
        scheme = str(printer.first("device-uri") or "").partition(":")[0]
        return JobState.PRINTED if scheme in _CONFIRMS else JobState.SENT
    return {_CANCELLED: JobState.CANCELLED, _ABORTED: JobState.FAILED}.get(state)


def _under_way(job: Group, printer: Group, said: str) -> JobState:
    state = job.first("job-state")
    if state in (_HELD, _STOPPED):
        return JobState.STOPPED
    if said in _AWAY:
        return JobState.NOT_REACHED
    if _CONNECTING in printer.all("printer-state-reasons") and state == _PROCESSING:
        began, now = job.first("time-at-processing"), job.first("job-printer-up-time")
        long = isinstance(began, int) and isinstance(now, int) and now - began >= REACHING_SECONDS
        return JobState.NOT_REACHED if long else JobState.CONNECTING
    return JobState.PRINTING if state == _PROCESSING else JobState.WAITING


def of_printer(printer: Group) -> JobState | None:
    """What keeps a queue from printing, or None. A reason that is a report or a warning stops nothing by itself."""
    stopped = printer.first("printer-state") == _PRINTER_STOPPED
    trouble = _first_trouble(printer.all("printer-state-reasons"), stopped)
    return trouble or (JobState.STOPPED if stopped else None)


def _first_trouble(reasons: Iterable[str], stopped: bool) -> JobState | None:
    for reason in reasons:
        name, _, severity = reason.rpartition("-")
        if severity not in ("report", "warning", "error"):
            name, severity = reason, "error"
        if name in _TROUBLES and (stopped or severity == "error" or name == "offline"):
            return _TROUBLES[name]
    return None
