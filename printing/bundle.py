"""A bundle: several papers as one PDF, with an index, a divider before each, and pages numbered through to the end."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from casework.case_file import CaseFile
from casework.cases import Document as PaperRecord
from casework.code_lists import words as code
from printing import snapshot
from printing.bundle_shapes import Bundle, Front, Received
from printing.content import Content
from printing.documents import Document, Paper, Template
from printing.kept_out import OutsideGuard, terms
from printing.not_printed import HELD_BACK, Guard
from printing.redaction import Settled


def of_case(
    template: Template,
    document: Document,
    facts: Document,
    case_file: CaseFile,
    files: Mapping[str, bytes],
    settled: Sequence[Settled],
    added: Iterable[str],
) -> Bundle:
    """The bundle that `template` makes of a case, with those `files` of the case that this laptop has.

    `facts` is the document without what is no part of the fingerprint. `files` are by the id of their document record;
    `added` are words to search for besides those of the record. Raises NotSettled while somebody has to say what
    becomes of a page, PaperNotOpened, and what printing a paper raises.
    """
    assert template.papers is not None
    guard = OutsideGuard(case_file, document.today)
    front = template.content(document, case_file)
    papers = tuple(template.papers(document, case_file))
    held = template.held(case_file) if template.held else ()
    others = [Received(one.id, paper_title(one, guard), files[one.id]) for one in held if one.id in files]
    not_here = [f"{paper_title(one, guard)}: its file was not on this laptop" for one in held if one.id not in files]
    if msgspec.structs.replace(document, printed_at=facts.printed_at) == facts:
        mark = fingerprint(front, papers, others, settled)
    else:
        mark = fingerprint(template.content(facts, case_file), template.papers(facts, case_file), others, settled)
    from printing import binding  # late: it brings ReportLab and pikepdf

    parts = binding.ready(front, papers, others, document)
    looked_for = terms(case_file, document.today, added)
    return binding.made(Front(front, mark, tuple(not_here)), parts, document, looked_for, settled)


def fingerprint(
    front: Content, papers: Iterable[Paper], others: Iterable[Received] = (), settled: Iterable[Settled] = ()
) -> str:
    """The eight hex digits that stand for everything in a bundle."""
    files = [hashlib.sha256(one.pdf).hexdigest() for one in others]
    return snapshot.fingerprint(front, *(one.content for one in papers), *files, *settled)


def paper_title(record: PaperRecord, guard: Guard) -> str:
    """What a paper kept with the case is called in a bundle, without a name that may not be in it."""
    title = guard.passed(record.title or record.file_name)
    kind = code("document_kind", record.kind) or "A paper"
    return kind if not title or HELD_BACK in title else title
