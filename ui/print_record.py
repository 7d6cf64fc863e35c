"""What becomes of a paper: a place in the print queue, and the record of each print, save, hand-over and serving."""

import datetime as dt

import msgspec

from casework import Edit, new_id
from casework.code_lists import CODE_LISTS
from local_store.print_job_shapes import PrintJob
from local_store.store import LocalStore
from printing.page_ranges import Ranges
from printing.paper_record import PaperEvent, Whose, event_edit
from ui.desk import Who
from ui.print_work import Paper, record_edit

PDF = "application/pdf"
FILED = frozenset({"court", *CODE_LISTS["served_how"]})
"""What becomes of a paper (codes of document_event) after which the paper itself is kept with the case, as it was."""


class Wishes(msgspec.Struct, frozen=True):
    """How somebody wants it printed. Without a printer it waits for this computer's first one."""

    printer: str = ""
    copies: int = 1
    two_sided: bool = False
    pages: Ranges = ()


class Happened(msgspec.Struct, frozen=True):
    """What became of a paper: `kind` is a code of document_event, `changes` what its document says of itself then."""

    kind: str
    at: dt.datetime
    to_whom: str = ""
    note: str = ""
    changes: dict[str, object] = {}


def whose(who: Who) -> Whose:
    """Who prints, saves, hands over."""
    return Whose(who.user, who.name, who.device)


def put_in_queue(store: LocalStore, paper: Paper, who: Who, wishes: Wishes, at: dt.datetime) -> str:
    """Put the paper in the print queue, and record which paper it is; the id of the job. On the store's thread."""
    assert paper.document is not None  # a refused paper is not printed
    edit = record_edit(store, paper, who, {})
    job = PrintJob(
        id=new_id(),
        case=paper.wanted.case,
        document=edit.record,
        kind=paper.wanted.kind,
        version=paper.document.version or 1,
        fingerprint=paper.fingerprint,
        event=new_id(),
        printer=wishes.printer,
        copies=wishes.copies,
        two_sided=wishes.two_sided,
        pages=wishes.pages,
        queued_at=at.isoformat(timespec="seconds"),
    )
    store.queue_print(job, paper.pdf, [edit] if edit.set else [])
    return job.id


def happened_edits(store: LocalStore, paper: Paper, who: Who, what: Happened) -> list[Edit]:
    """The edits that record it: which paper it is, where that is not recorded yet, and what became of it."""
    assert paper.document is not None  # a refused paper is not handed to anybody
    filed = _filed(store, paper) if what.kind in FILED else {}
    edit = record_edit(store, paper, who, what.changes | filed)
    event = PaperEvent(
        document=edit.record,
        case=paper.wanted.case,
        kind=what.kind,
        at=what.at,
        version=paper.document.version,
        fingerprint=paper.fingerprint,
        to_whom=what.to_whom,
        note=what.note,
    )
    return [*([edit] if edit.set else []), event_edit(event, whose(who))]


def _filed(store: LocalStore, paper: Paper) -> dict[str, object]:
    """Keep the paper itself with the case, as it was; where this version is kept already, it stays as it is."""
    record = paper.record
    if record is not None and record.file and record.fingerprint == paper.fingerprint:
        return {}
    file = store.attach(paper.wanted.case, paper.pdf, PDF)
    return {"file": file, "file_name": paper.file_name, "file_type": PDF, "file_size": len(paper.pdf)}
