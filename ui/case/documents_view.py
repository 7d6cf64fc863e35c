"""The Documents page of a case: papers that were made, and files that were added, each with where it is."""

from collections.abc import Iterable, Mapping
from pathlib import PurePath

import msgspec

from casework import words
from casework.attachments import ending_for
from casework.cases import Document
from casework.code_lists import words as code_words
from casework.sections import may_write
from casework.trouble import Trouble
from local_store.store import LocalStore
from ui.case.case_reading import CaseOnLaptop
from ui.case.kept_view import kept_in_lists, nothing
from ui.case.read_lines import day, joined
from ui.file_words import NOWHERE, FileWords, kind_and_size, where_it_is


class DocumentLine(msgspec.Struct, frozen=True):
    """One document. `state` is what became of the paper; `copy_name` what a copy of its file is called at first."""

    key: str
    lead: str
    title: str
    beside: str = ""
    state: str = ""
    file: str = ""
    copy_name: str = ""


class Documents(msgspec.Struct, frozen=True):
    """The whole page: `files` says where each file is, by its SHA-256; `kept` what is for somebody else.

    `can_add`: whether this role adds files to this case.
    """

    case: str
    lines: tuple[DocumentLine, ...]
    files: Mapping[str, FileWords]
    none: str
    kept: str
    can_add: bool = True

    def aside(self) -> str:
        """3 documents"""
        return words.count(len(self.lines), "document") if self.lines else ""


class NotForYourRole(Trouble):
    """Somebody wanted to add a file whose role only reads cases."""

    def __init__(self) -> None:
        super().__init__(
            "Your role reads the documents of a case and adds none.",
            "Nothing was changed.",
            "Give the file to the case manager.",
        )


def documents(store: LocalStore, case: CaseOnLaptop, role: str) -> Documents:
    """The page of `case`, as the role may see it: on the store's thread."""
    lines = tuple(_line(one) for one in case.file.documents)
    return Documents(
        case=case.file.case_id,
        lines=lines,
        files=read_files(store, {line.file for line in lines if line.file}),
        none=nothing("No documents recorded.", case.hidden),
        kept=kept_in_lists(case.hidden),
        can_add=may_write(role, "document") and not case.ended,
    )


def read_files(store: LocalStore, files: Iterable[str]) -> dict[str, FileWords]:
    """Where these files are: on the store's thread."""
    return {sha256: where_it_is(store.attachment(sha256)) for sha256 in files}


def where(found: Documents, line: DocumentLine) -> FileWords | None:
    """Where the file of a document is; None for a document without one."""
    return found.files.get(line.file, NOWHERE) if line.file else None


def _line(one: Document) -> DocumentLine:
    file = kind_and_size(one.file_type or "", one.file_size or 0) if one.file else ""
    title = one.title or code_words("document_kind", one.kind) or "Document"
    return DocumentLine(
        key=one.id,
        lead=day(one.made_on),
        title=title,
        beside=joined(
            one.file_name if one.file_name and PurePath(one.file_name).stem != title else "",
            file,
            f"version {one.version}" if one.version else "",
            f"by {one.author}" if one.author else "",
        ),
        state=joined(
            code_words("document_state", one.state),
            code_words("served_how", one.served_how).lower(),
            words.day_month(one.served_on) if one.served_on else "",
        ),
        file=one.file or "",
        copy_name=_copy_name(one) if one.file else "",
    )


def _copy_name(one: Document) -> str:
    """Warning letter 2026-11-26.pdf: the title and the file's own name may be a child's, and a copy is not locked."""
    kind = code_words("document_kind", one.kind) if one.kind not in (None, "", "other") else ""
    date = f" {one.made_on}" if one.made_on else ""
    return f"{kind or 'Document'}{date}{ending_for(one.file_name or '', one.file_type or '')}"
