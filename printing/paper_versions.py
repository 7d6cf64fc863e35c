"""Which version of a paper this is, and what the record says of it: the same facts are the same version."""

from typing import TypeVar

import msgspec

from casework.case_file import CaseFile
from casework.cases import Document as PaperRecord
from printing.documents import Document
from printing.render import fingerprint

D = TypeVar("D", bound=Document)


def numbered(first: D, case_file: CaseFile) -> tuple[D, PaperRecord | None]:
    """The document with its version, and the record that stands for it already.

    The same facts are the same version, and have its record; other facts are the next version. A record that somebody
    began, and nothing was issued under yet, is taken up.
    """
    papers = [one for one in case_file.documents if one.kind == first.kind]
    issued = [one for one in papers if one.fingerprint and (one.about_record or None) == first.about]
    newest = max(issued, key=lambda one: one.version or 0, default=None)
    if newest is not None:
        again = msgspec.structs.replace(first, version=newest.version or 1)
        if fingerprint(again, case_file) == newest.fingerprint:
            return again, newest
        first = msgspec.structs.replace(first, version=(newest.version or 1) + 1)
    begun = (
        one
        for one in papers
        if one.state == "draft" and not one.fingerprint and one.about_record in (first.about, None)
    )
    return first, next(begun, None)


def which_paper(document: Document, title: str, mark: str, author: str) -> dict[str, object]:
    """The fields of a record that say which paper it is. `mark` is the fingerprint in its foot."""
    return {
        "kind": document.kind,
        "title": title,
        "version": document.version,
        "about_record": document.about,
        "author": author,
        "made_on": document.today.isoformat(),
        "fingerprint": mark,
        "state": "draft" if document.draft else "issued",
    }
