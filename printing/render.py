"""The way in to printing: a document and a case file become a PDF, and the facts on it a fingerprint."""

from typing import assert_never

from casework.case_file import CaseFile
from printing import appointment_letter, case_summary, snapshot
from printing.content import Letter, Summary
from printing.documents import AppointmentLetter, CaseSummary, Document


def content(document: Document, case_file: CaseFile) -> Letter | Summary:
    """What the document says, word for word. Raises a PrintingTrouble if it may not be printed."""
    match document:
        case AppointmentLetter():
            return appointment_letter.letter(document, case_file)
        case CaseSummary():
            return case_summary.summary(document, case_file)
        case _:
            assert_never(document)


def render(document: Document, case_file: CaseFile) -> bytes:
    """The document as a PDF. The same arguments give the same bytes, in any process.

    Never on the window's thread: ReportLab takes 0.2 s to import, and a long chronology more to lay out.
    Raises a `printing.errors.PrintingTrouble`, with what to do instead, if the paper may not or cannot be made.
    """
    said = content(document, case_file)
    from printing.typesetting import typeset  # late: it imports ReportLab

    return typeset(said, document)


def fingerprint(document: Document, case_file: CaseFile) -> str:
    """The eight hex digits in the foot of the document, grouped 4 and 4."""
    return snapshot.fingerprint(content(document, case_file))
