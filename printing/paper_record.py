"""The record of paper: what happened to a document, as edits. Each print, save, hand-over and serving is one record.

DOMAIN section 7: a service has to show which version reached whom, and how.
"""

import datetime as dt

import msgspec

from casework.edits import Edit, Record, new_edit, new_id, new_record
from casework.words import count
from local_store.print_job_shapes import PrintJob
from printing.job_states import JobState
from printing.page_ranges import said

BEFORE_PAPER = ("", "draft", "issued", "stopped", "printed")
"""States of a document that printing changes. One that was served stays served."""
_NOTES = {
    JobState.PRINTED: "The printer says it is done.",
    JobState.SENT: "All of it went to the printer.",
    JobState.NOT_TOLD: "The printer does not tell how it went.",
    JobState.FORGOTTEN: "The print system does not tell how it went.",
    JobState.FAILED: "The printer gave up.",
    JobState.CANCELLED: "It was stopped.",
}


class Whose(msgspec.Struct, frozen=True):
    """Who does something with the paper: the sign-in name, the name, and the laptop."""

    user: str
    name: str
    device: str


class PaperEvent(msgspec.Struct, frozen=True):
    """One thing that happens to a version of a document: `kind` is a code of document_event."""

    document: str
    case: str
    kind: str
    at: dt.datetime
    version: int | None
    fingerprint: str
    to_whom: str = ""
    note: str = ""


def event_edit(event: PaperEvent, whose: Whose, id: str = "") -> Edit:
    """The edit that makes the record of what happened."""
    fields = {
        "document": event.document,
        "kind": event.kind,
        "at": event.at.isoformat(timespec="seconds"),
        "by": whose.name,
        "to_whom": event.to_whom or None,
        "version": event.version,
        "fingerprint": event.fingerprint,
        "note": event.note or None,
    }
    given = {name: value for name, value in fields.items() if value is not None}
    record = new_record("document_event", event.case, id or new_id())
    return new_edit(record, given, whose.user, device=whose.device)


def handed_over(
    job: PrintJob, document: Record | None, at: dt.datetime, whose: Whose, printer: str, state: JobState
) -> list[Edit]:
    """A job is with the printer: the event, and what the document says of itself. `printer` as people call it."""
    note = f"{how_printed(job, printer)} {_NOTES.get(state, '')}".strip()
    return [_event(job, "printed", at, whose, note, job.event), *_of_document(document, at, whose)]


def is_over(job: PrintJob, event: Record | None, at: dt.datetime, whose: Whose, state: JobState) -> list[Edit]:
    """What the print system said at the end of a job that had been handed over: beside it, or as another event."""
    if state in (JobState.FAILED, JobState.CANCELLED):
        return [_event(job, "stopped", at, whose, _NOTES[state])]
    if event is None or state not in _NOTES:
        return []
    note = f"{event.fields.get('note') or ''} {_NOTES[state]}".strip()
    return [new_edit(event, {"note": note}, whose.user, device=whose.device)]


def said_printed(job: PrintJob, document: Record | None, at: dt.datetime, whose: Whose, state: JobState) -> list[Edit]:
    """Somebody printed it in another way (ELSEWHERE), or saw that it came out (SEEN), and says so."""
    note = "Printed elsewhere." if state is JobState.ELSEWHERE else "Printed, as seen at the printer."
    return [_event(job, "printed", at, whose, note), *_of_document(document, at, whose)]


def how_printed(job: PrintJob, printer: str) -> str:
    """`2 copies on Portable printer, pages 1-2, two-sided.`"""
    parts = [f"{count(job.copies, 'copy', 'copies')} on {printer}", said(job.pages)]
    if job.two_sided:
        parts.append("two-sided")
    return ", ".join(part for part in parts if part) + "."


def _event(job: PrintJob, kind: str, at: dt.datetime, whose: Whose, note: str, id: str = "") -> Edit:
    event = PaperEvent(job.document, job.case, kind, at, job.version, job.fingerprint, note=note)
    return event_edit(event, whose, id)


def _of_document(document: Record | None, at: dt.datetime, whose: Whose) -> list[Edit]:
    if document is None:
        return []
    fields: dict[str, object] = {"printed_at": at.isoformat(timespec="seconds")}
    if (document.fields.get("state") or "") in BEFORE_PAPER:
        fields["state"] = "printed"
    return [new_edit(document, fields, whose.user, device=whose.device)]
