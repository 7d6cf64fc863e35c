"""Getting a document ready for its preview, on the store's thread; and what is recorded about the paper."""

import datetime as dt
from typing import Any

import msgspec

from casework import CaseFile, Edit, new_edit, new_record
from casework import words as said
from casework.case_file import case_file
from casework.cases import Document as PaperRecord
from casework.code_lists import words as code
from casework.roles import title
from casework.standing import is_planned
from casework.trouble import Trouble
from local_store.store import LocalStore
from printing import AppointmentLetter, CaseSummary, Document, render
from printing.appointment_letter import NO_LETTER
from printing.checks import Check, checks
from printing.printers import OpenPdf
from printing.render import content
from printing.snapshot import fingerprint
from ui.desk import Who

OF_PAPER = ("document", "document_event")
"""Types of record that say what became of papers: that they wait to be sent does not make a paper say less."""
LETTER, SUMMARY = AppointmentLetter.kind, CaseSummary.kind


class Wanted(msgspec.Struct, frozen=True):
    """Which paper is asked for. `about` is the record it is about, or any other that was open."""

    case: str
    kind: str
    about: str | None = None


class Paper(msgspec.Struct, frozen=True):
    """A document ready to be looked at; or, with `refused`, why there is none. `record` is its document record."""

    wanted: Wanted
    child: str = ""
    called: str = ""
    document: Document | None = None
    pdf: bytes = b""
    words: str = ""
    fingerprint: str = ""
    checks: tuple[Check, ...] = ()
    record: PaperRecord | None = None
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


def _contact(case: CaseFile, about: str | None, today: dt.date) -> str | None:
    """The contact a letter is about: the one asked for, the one an earlier letter was about, or the next planned."""
    record = case.records.get(about or "")
    if record is None or record.type == "contact":
        return about or next_planned(case, today)
    return record.fields.get("about_record") or next_planned(case, today)


def next_planned(case: CaseFile, today: dt.date) -> str | None:
    """The id of the next contact to come that a letter can be about."""
    coming = [
        one
        for one in case.contacts
        if is_planned(one) and one.date and one.date >= today and one.start and one.kind not in NO_LETTER
    ]
    return coming[-1].id if coming else None


def get_ready(store: LocalStore, wanted: Wanted, who: Who, now: dt.datetime) -> Paper:
    """Read the case as it is now and lay the document out. On the store's thread."""
    case = case_file(wanted.case, store.case(wanted.case))
    contact = _contact(case, wanted.about, now.date())
    child, called = said.full_name(case.person), said.letter_name(case.person)
    waiting = [one.edit for one in store.pending() if one.edit.case == wanted.case and one.edit.type not in OF_PAPER]
    about: dict[str, Any] = {
        "service": who.service,
        "worker_name": who.name,
        "worker_role": title(who.role),
        "printed_at": now,
        "today": now.date(),
        "all_sent": not waiting,
    }
    first: Document
    if wanted.kind == SUMMARY:
        first = CaseSummary(some_hidden=bool(store.hidden(wanted.case)), **about)
    elif contact is None:
        return Paper(wanted, child, called, refused=NOTHING_PLANNED)
    else:
        first = AppointmentLetter(contact=contact, **about)
    try:
        return _laid_out(wanted, first, case, child, called)
    except Trouble as trouble:
        return Paper(wanted, child, called, document=first, refused=trouble)


NOTHING_PLANNED = Trouble(
    "No appointment is planned in this case.",
    next_step="Plan a contact with a day and a time, or choose the case summary.",
)


def _laid_out(wanted: Wanted, first: Document, case: CaseFile, child: str, called: str) -> Paper:
    document, record = _version(first, case)
    says = content(document, case)
    pdf = render(document, case)
    opened = OpenPdf(pdf)
    return Paper(
        wanted=wanted,
        child=child,
        called=called,
        document=document,
        pdf=pdf,
        words="\n\n".join(opened.text(page) for page in range(opened.pages)),
        fingerprint=fingerprint(says),
        checks=checks(document, says, case),
        record=record,
    )


def _version(first: Document, case: CaseFile) -> tuple[Document, PaperRecord | None]:
    """The same facts are the same version, and have its record; other facts are the next version.

    A record that somebody began, and nothing was issued under yet, is taken up.
    """
    about = about_record(first)
    papers = [one for one in case.documents if one.kind == first.kind]
    issued = [one for one in papers if one.fingerprint and (one.about_record or None) == about]
    newest = max(issued, key=lambda one: one.version or 0, default=None)
    if newest is not None:
        again = msgspec.structs.replace(first, version=newest.version or 1)
        if fingerprint(content(again, case)) == newest.fingerprint:
            return again, newest
        first = msgspec.structs.replace(first, version=(newest.version or 1) + 1)
    begun = (
        one for one in papers if one.state == "draft" and not one.fingerprint and one.about_record in (about, None)
    )
    return first, next(begun, None)


def about_record(document: Document) -> str | None:
    """The record the paper is about: the contact of a letter."""
    return document.contact if isinstance(document, AppointmentLetter) else None


def record_edit(store: LocalStore, paper: Paper, who: Who, changes: dict[str, object]) -> Edit:
    """The edit that says what became of the paper. The first one also says which paper it is; later it may say nothing.

    `changes` are fields of the document record.
    """
    assert paper.document is not None  # a refused paper is not handed to anybody
    record = store.record(paper.record.id) if paper.record else None
    if paper.record is None or paper.record.fingerprint != paper.fingerprint:
        which: dict[str, object] = {
            "kind": paper.wanted.kind,
            "title": (paper.record.title if paper.record else None) or paper.title,
            "version": paper.document.version,
            "about_record": about_record(paper.document),
            "author": who.name,
            "made_on": paper.document.today.isoformat(),
            "fingerprint": paper.fingerprint,
            "state": "issued",
        }
        changes = which | changes
    fields = {name: value for name, value in changes.items() if value is not None}
    return new_edit(record or new_record("document", paper.wanted.case), fields, who.user, device=who.device)
