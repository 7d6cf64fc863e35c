"""Getting a document ready for its preview, on the store's thread; and what is recorded about the paper."""

import datetime as dt

import msgspec

from casework import CaseFile, Edit, new_edit, new_id, new_record
from casework import words as said
from casework.case_file import case_file
from casework.cases import Document as PaperRecord
from casework.code_lists import CODE_LISTS
from casework.code_lists import words as code
from casework.roles import title
from casework.trouble import Trouble
from local_store.print_job_shapes import PrintJob
from local_store.store import LocalStore
from printing import Document, fingerprint, render
from printing.documents import Check, Subject, Template
from printing.page_ranges import Ranges
from printing.paper_record import PaperEvent, Whose, event_edit
from printing.paper_versions import numbered, which_paper
from printing.printers import OpenPdf
from printing.render import content
from printing.templates import TEMPLATES
from ui.desk import Who
from ui.print_choices import Chosen
from ui.print_signing import signed_for, waits_for

LETTER = "appointment_letter"
PDF = "application/pdf"
FILED = frozenset({"court", *CODE_LISTS["served_how"]})
"""What becomes of a paper (codes of document_event) after which the paper itself is kept with the case, as it was."""


class Wanted(msgspec.Struct, frozen=True):
    """Which paper is asked for. `about` is the record it is about, or any other that was open.

    `choices` are what was chosen for it at printing.
    """

    case: str
    kind: str
    about: str | None = None
    choices: Chosen = ()

    @property
    def template(self) -> Template:
        """What makes it."""
        return TEMPLATES[self.kind]


class Paper(msgspec.Struct, frozen=True):
    """A document ready to be looked at; or, with `refused`, why there is none. `record` is its document record.

    `subjects` are the records it could be about. `to_sign`: it waits for the countersignature of whoever looks at it.
    """

    wanted: Wanted
    child: str = ""
    called: str = ""
    document: Document | None = None
    pdf: bytes = b""
    words: str = ""
    fingerprint: str = ""
    checks: tuple[Check, ...] = ()
    subjects: tuple[Subject, ...] = ()
    record: PaperRecord | None = None
    to_sign: bool = False
    refused: Trouble | None = None

    @property
    def title(self) -> str:
        """`Appointment letter`: safe for a print queue and a file name, for it never has a child's name."""
        return code("document_kind", self.wanted.kind)

    @property
    def file_name(self) -> str:
        """What is suggested when it is saved."""
        day = self.document.today.isoformat() if self.document else ""
        return f"{self.title} {day}.pdf"


def _about(wanted: Wanted, case: CaseFile, subjects: tuple[Subject, ...]) -> str | None:
    """The record the paper is about: the one asked for, the one an earlier paper was about, or the likeliest.

    A letter can also be about a contact that is not offered any more, since it is past.
    """
    record = case.records.get(wanted.about or "")
    asked = record.fields.get("about_record") if record and record.type == "document" else wanted.about
    offered = [one.record for one in subjects]
    types = {case.records[one].type for one in offered if one in case.records} or {"contact"}
    there = case.records.get(asked) if isinstance(asked, str) else None
    if there is not None and there.type in types:
        return there.id
    return offered[0] if offered else None


def get_ready(store: LocalStore, wanted: Wanted, who: Who, now: dt.datetime) -> Paper:
    """Read the case as it is now and lay the document out. On the store's thread."""
    case = case_file(wanted.case, store.case(wanted.case))
    template = wanted.template
    today = now.date()
    subjects = tuple(template.subjects(case, today)) if template.subjects else ()
    about = _about(wanted, case, subjects) if template.subjects else None
    child, called = said.full_name(case.person), said.letter_name(case.person)
    paper = Paper(wanted, child, called, subjects=subjects)
    if template.subjects and about is None:
        return msgspec.structs.replace(paper, refused=template.nothing)
    waiting = [one.edit for one in store.pending() if one.edit.case == wanted.case and one.edit.type != "document"]
    first = template.document(
        about=about,
        service=who.service,
        worker_name=who.name,
        worker_role=title(who.role),
        printed_at=now,
        today=today,
        all_sent=not waiting,
        some_hidden=bool(store.hidden(wanted.case)),
        **dict(wanted.choices),  # type: ignore[arg-type]  # each template says which it takes
    )
    try:
        return _as_served(store, _laid_out(paper, template, first, case, who))
    except Trouble as trouble:
        return msgspec.structs.replace(paper, document=first, refused=trouble)


def _laid_out(paper: Paper, template: Template, first: Document, case: CaseFile, who: Who) -> Paper:
    document, record = numbered(first, case)
    mark = fingerprint(document, case)
    if template.needs_countersigning:
        document = signed_for(document, mark, case)
    if content(document, case).draft_because:
        document = msgspec.structs.replace(document, draft=True)
    pdf = render(document, case)
    return msgspec.structs.replace(
        paper,
        document=document,
        pdf=pdf,
        words=_words_of(pdf),
        fingerprint=mark,
        checks=_checks(template, document, case),
        record=record,
        to_sign=waits_for(template, document, case, who.name, who.role),
    )


def _words_of(pdf: bytes) -> str:
    opened = OpenPdf(pdf)
    return "\n\n".join(opened.text(page) for page in range(opened.pages))


def _as_served(store: LocalStore, paper: Paper) -> Paper:
    """A paper that reached its reader is shown and printed again from the bytes it had then, never laid out anew."""
    record = paper.record
    if record is None or record.state != "served" or record.fingerprint != paper.fingerprint or paper.wanted.choices:
        return paper
    kept = store.attachment_bytes(record.file) if record.file else None
    return msgspec.structs.replace(paper, pdf=kept, words=_words_of(kept)) if kept else paper


def _checks(template: Template, document: Document, case: CaseFile) -> tuple[Check, ...]:
    sent = () if document.all_sent else (Check("Its last line says: “Not all changes had been sent.”", needs_you=True),)
    draft = (Check("It is marked as a draft on every page.", needs_you=True),) if document.draft else ()
    return (*template.checks(document, content(document, case), case), *draft, *sent)


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


def record_edit(store: LocalStore, paper: Paper, who: Who, changes: dict[str, object]) -> Edit:
    """The edit that says what became of the paper. The first one also says which paper it is; later it may say nothing.

    `changes` are fields of the document record.
    """
    assert paper.document is not None  # a refused paper is not handed to anybody
    record = store.record(paper.record.id) if paper.record else None
    state = "draft" if paper.document.draft else "issued"
    if paper.record is None or paper.record.fingerprint != paper.fingerprint:
        title = (paper.record.title if paper.record else None) or paper.title
        which = which_paper(paper.document, title, paper.fingerprint, who.name, state)
        changes = which | changes
    elif paper.record.state == "draft" != state:  # countersigned since
        changes = {"state": state} | changes
    fields = {name: value for name, value in changes.items() if value is not None}
    return new_edit(record or new_record("document", paper.wanted.case), fields, who.user, device=who.device)
