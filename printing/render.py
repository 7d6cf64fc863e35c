"""The way in to printing: a document and a case file become a PDF, and the facts on it a fingerprint."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

import msgspec

from casework.case_file import CaseFile
from printing import bundle, snapshot
from printing.bundle_shapes import Bundle
from printing.content import Content
from printing.documents import Document
from printing.redaction import Settled
from printing.templates import TEMPLATES

NO_MOMENT = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)


def content(document: Document, case_file: CaseFile) -> Content:
    """What the document says, word for word. Raises a PrintingTrouble if it may not be printed."""
    return TEMPLATES[document.kind].content(document, case_file)


def render(document: Document, case_file: CaseFile) -> bytes:
    """The document as a PDF. The same arguments give the same bytes, in any process.

    Never on the window's thread: ReportLab takes 0.2 s to import, and a long chronology more to lay out.
    Raises a `printing.errors.PrintingTrouble`, with what to do instead, if the paper may not or cannot be made.
    """
    if TEMPLATES[document.kind].papers is not None:
        return bundle_of(document, case_file).pdf
    # The moment of printing stands in the foot alone: no template is told it, so that it is in no fingerprint.
    at_no_moment = msgspec.structs.replace(document, printed_at=NO_MOMENT)
    said = content(at_no_moment, case_file)
    same = at_no_moment == _facts(document)
    mark = snapshot.fingerprint(said) if same else fingerprint(document, case_file)
    from printing.typesetting import typeset  # late: it imports ReportLab

    return typeset(said, document, mark)


def bundle_of(
    document: Document,
    case_file: CaseFile,
    files: Mapping[str, bytes] = MappingProxyType({}),
    settled: Sequence[Settled] = (),
    added: Iterable[str] = (),
) -> Bundle:
    """The whole of a document that is a bundle, with the files of the case that are given, by document record.

    Raises NotSettled, with the places, until somebody has `settled` each page that has something on it which may not
    leave, or which cannot be searched for it. `added` are words to look for besides those of the record.
    """
    return bundle.of_case(TEMPLATES[document.kind], document, _facts(document), case_file, files, settled, added)


def fingerprint(document: Document, case_file: CaseFile) -> str:
    """The eight hex digits in the foot of the document, grouped 4 and 4: the same for the same facts, at any moment.

    Who countersigned, and for whom a copy is, are not among the facts: a countersignature names the fingerprint.
    """
    template, facts = TEMPLATES[document.kind], _facts(document)
    said = template.content(facts, case_file)
    if template.papers is None:
        return snapshot.fingerprint(said)
    return bundle.fingerprint(said, template.papers(facts, case_file))


def _facts(document: Document) -> Document:
    return msgspec.structs.replace(
        document, printed_at=NO_MOMENT, draft=False, checked_by="", checked_on=None, copy_for="", all_sent=True
    )
