"""Getting a document ready for its preview, on the store's thread; and what is recorded about the paper."""

import datetime as dt
from collections.abc import Mapping
from unicodedata import bidirectional

import msgspec

from casework import CaseFile, Edit, new_edit, new_record
from casework import words as said
from casework.case_file import case_file
from casework.cases import Document as PaperRecord
from casework.code_lists import words as code
from casework.roles import title
from casework.trouble import Trouble
from local_store.store import LocalStore
from printing import Document, fingerprint, render
from printing.bundle_shapes import also_look_for
from printing.content import Content
from printing.documents import Check, Subject, Template
from printing.paper_versions import numbered, which_paper
from printing.printers import OpenPdf
from printing.redaction import Settled
from printing.render import bundle_of, content
from printing.templates import TEMPLATES
from ui.desk import Who
from ui.print_choices import Chosen
from ui.print_signing import signed_for, waits_for

OF_PAPER = ("document", "document_event")
"""Types of record that say what became of papers: that they wait to be sent does not make a paper say less."""
LETTER = "appointment_letter"
RIGHT_TO_LEFT = frozenset({"R", "AL"})


class Wanted(msgspec.Struct, frozen=True):
    """Which paper is asked for. `about` is the record it is about, or any other that was open.

    `choices` are what was chosen for it at printing; `settled` what was said of pages of a bundle that may not leave.
    """

    case: str
    kind: str
    about: str | None = None
    choices: Chosen = ()
    settled: tuple[Settled, ...] = ()

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
    def draft(self) -> bool:
        """Whether it is one."""
        return self.document is not None and self.document.draft

    @property
    def signed_by(self) -> str:
        """Who has countersigned this version; nothing while nobody has."""
        return self.document.checked_by if self.document is not None and not self.document.draft else ""

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
    waiting = [one.edit for one in store.pending() if one.edit.case == wanted.case and one.edit.type not in OF_PAPER]
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
        files = _files_of(store, template, case)
        return _as_served(store, _laid_out(paper, template, first, case, who, files))
    except Trouble as trouble:
        return msgspec.structs.replace(paper, document=first, refused=trouble)


def _files_of(store: LocalStore, template: Template, case: CaseFile) -> dict[str, bytes]:
    """The papers kept with the case that go into this bundle and are on this laptop, by the id of their record."""
    held = template.held(case) if template.held else ()
    found = {one.id: store.attachment_bytes(one.file) for one in held if one.file}
    return {id: file for id, file in found.items() if file is not None}


def _laid_out(
    paper: Paper, template: Template, first: Document, case: CaseFile, who: Who, files: Mapping[str, bytes]
) -> Paper:
    document, record = numbered(first, case)
    mark = fingerprint(document, case)
    if template.needs_countersigning:
        document = signed_for(document, mark, case)
    if content(document, case).draft_because:
        document = msgspec.structs.replace(document, draft=True)
    if template.papers is not None:
        bundle = bundle_of(document, case, files, paper.wanted.settled, also_look_for(document))
        pdf, mark = bundle.pdf, bundle.fingerprint
    else:
        pdf = render(document, case)
    return msgspec.structs.replace(
        paper,
        document=document,
        pdf=pdf,
        words=_words_of(pdf, content(document, case)),
        fingerprint=mark,
        checks=_checks(template, document, case),
        record=record,
        to_sign=waits_for(template, document, case, who.name, who.role),
    )


def _words_of(pdf: bytes, says: Content) -> str:
    """The words on each page. Letters that run from right to left come out of a PDF backwards: then as written."""
    if any(bidirectional(letter) in RIGHT_TO_LEFT for letter in says.said()):
        return says.said()
    opened = OpenPdf(pdf)
    return "\n\n".join(opened.text(page) for page in range(opened.pages))


def _as_served(store: LocalStore, paper: Paper) -> Paper:
    """A paper that reached its reader is shown and printed again from the bytes it had then, never laid out anew."""
    record = paper.record
    if record is None or record.state != "served" or record.fingerprint != paper.fingerprint or paper.wanted.choices:
        return paper
    kept = store.attachment_bytes(record.file) if record.file else None
    return msgspec.structs.replace(paper, pdf=kept) if kept else paper


def _checks(template: Template, document: Document, case: CaseFile) -> tuple[Check, ...]:
    sent = () if document.all_sent else (Check("Its last line says: “Not all changes had been sent.”", needs_you=True),)
    until = " until a manager countersigns this version" if template.needs_countersigning else ""
    draft = (Check(f"It is marked as a draft on every page{until}.", needs_you=True),) if document.draft else ()
    return (*template.checks(document, content(document, case), case), *draft, *sent)


def record_edit(store: LocalStore, paper: Paper, who: Who, changes: dict[str, object]) -> Edit:
    """The edit that says what became of the paper. The first one also says which paper it is; later it may say nothing.

    `changes` are fields of the document record.
    """
    assert paper.document is not None  # a refused paper is not handed to anybody
    record = store.record(paper.record.id) if paper.record else None
    if paper.record is None or paper.record.fingerprint != paper.fingerprint:
        title = (paper.record.title if paper.record else None) or paper.title
        which = which_paper(paper.document, title, paper.fingerprint, who.name)
        changes = which | changes
    elif paper.record.state == "draft" and not paper.document.draft:  # countersigned since
        changes = {"state": "issued"} | changes
    fields = {name: value for name, value in changes.items() if value is not None}
    return new_edit(record or new_record("document", paper.wanted.case), fields, who.user, device=who.device)
