"""Countersigning a paper: which version somebody signs for, who may, and the record that says so."""

import datetime as dt

import msgspec

from casework import CaseFile, Edit, new_edit, new_record
from casework.oversight import Oversight
from casework.roles import may_countersign
from printing.documents import Document, Template

SIGNED = ("countersigned", "quality")
"""Kinds of oversight that sign for a version of a paper."""


def signed_for(document: Document, mark: str, case: CaseFile) -> Document:
    """A draft until somebody has countersigned this very version (`mark` its fingerprint); then it says who, and when.

    A signature that came after the facts changed signs for nothing: it names another fingerprint. Its author's own
    signs for nothing either. Source: the design of the paper, section 3; DOMAIN section 1.
    """
    author = author_of(document, case)
    signed = [one for one in case.of(Oversight) if one.kind in SIGNED and one.fingerprint == mark and one.by != author]
    if not signed:
        return msgspec.structs.replace(document, draft=True)
    return msgspec.structs.replace(document, checked_by=signed[0].by or "", checked_on=signed[0].date)


def author_of(document: Document, case: CaseFile) -> str:
    """Who wrote it, as the record it is about says; else whoever prints it."""
    about = case.records.get(document.about or "")
    named = about.fields.get("author") if about else None
    return named if isinstance(named, str) and named.strip() else document.worker_name


def waits_for(template: Template, document: Document, case: CaseFile, name: str, role: str) -> bool:
    """Whether this paper waits for the signature of somebody called `name` with that role."""
    return template.needs_countersigning and document.draft and may_countersign(role, name, author_of(document, case))


def signing_edit(case: str, document: Document, mark: str, name: str, user: str, device: str, today: dt.date) -> Edit:
    """The edit by which somebody countersigns this version."""
    fields = {
        "kind": "countersigned",
        "date": today.isoformat(),
        "by": name,
        "about_record": document.about,
        "version": document.version,
        "fingerprint": mark,
    }
    given = {field: value for field, value in fields.items() if value is not None}
    return new_edit(new_record("oversight", case), given, user, device=device)
