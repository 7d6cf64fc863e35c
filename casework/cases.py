"""The case itself, who holds it, its documents, two versions of one field, and what came too late."""

import datetime as dt
from typing import Annotated

from casework.about import About, Kind, Search
from casework.edits import Value
from casework.record import CaseRecord


class Case(CaseRecord, frozen=True, kw_only=True):
    """The case as a whole. Its record has the id of the case."""

    reference: Annotated[str | None, About("Case reference", search=Search.NUMBER)] = None
    other_references: Annotated[str | None, About("References elsewhere", search=Search.NUMBER)] = None
    kind: Annotated[str | None, About("Kind of case", Kind.CODE, codes="case_kind")] = None
    opened: Annotated[dt.date | None, About("Opened", Kind.DATE)] = None
    closed: Annotated[dt.date | None, About("Closed", Kind.DATE)] = None
    close_reason: Annotated[str | None, About("Why it was closed")] = None
    received_from: Annotated[str | None, About("Received from")] = None
    note: Annotated[str | None, About("About the case", Kind.NARRATIVE, search=Search.WORDS)] = None
    close_code: Annotated[str | None, About("Reason for closing", Kind.CODE, codes="close_reason")] = None
    merged_into: Annotated[str | None, About("Put together with", help="The case that goes on in its place.")] = None

    def is_over(self, today: dt.date) -> bool:
        """Whether nothing is due in it any more: it was closed by today, or goes on in another case."""
        return bool(self.merged_into) or (self.closed is not None and self.closed <= today)


class Assignment(CaseRecord, frozen=True, kw_only=True):
    """Who works on the case. An assignment that has begun and not ended puts the case on that person's laptop."""

    worker: Annotated[str | None, About("Sign-in name", required=True)] = None
    worker_name: Annotated[str | None, About("Name")] = None
    role: Annotated[str | None, About("Part in the case", Kind.CODE, codes="assignment_role")] = None
    since: Annotated[dt.date | None, About("From", Kind.DATE)] = None
    until: Annotated[dt.date | None, About("Until", Kind.DATE)] = None


class Document(CaseRecord, frozen=True, kw_only=True):
    """A letter, report or form about the case, and what became of the paper."""

    kind: Annotated[str | None, About("Document", Kind.CODE, codes="document_kind", required=True)] = None
    title: Annotated[str | None, About("Title", search=Search.WORDS)] = None
    version: Annotated[int | None, About("Version", Kind.NUMBER)] = None
    state: Annotated[str | None, About("State", Kind.CODE, codes="document_state")] = None
    about_record: Annotated[str | None, About("About", Kind.LINK)] = None
    author: Annotated[str | None, About("Author")] = None
    made_on: Annotated[dt.date | None, About("Made on", Kind.DATE)] = None
    due_on: Annotated[dt.date | None, About("Due", Kind.DATE)] = None
    fingerprint: Annotated[str | None, About("Fingerprint of the facts")] = None
    printed_at: Annotated[dt.datetime | None, About("Handed to the printer")] = None
    served_on: Annotated[dt.date | None, About("Served on", Kind.DATE)] = None
    served_how: Annotated[str | None, About("How it was served", Kind.CODE, codes="served_how")] = None
    text: Annotated[str | None, About("Text", Kind.NARRATIVE, search=Search.WORDS)] = None
    file: Annotated[str | None, About("File", help="Its SHA-256, by which the file itself is found.")] = None
    file_name: Annotated[str | None, About("Name of the file", search=Search.WORDS)] = None
    file_type: Annotated[str | None, About("Kind of file", help="Its media type: application/pdf.")] = None
    file_size: Annotated[int | None, About("Size of the file", Kind.NUMBER, help="In bytes.")] = None
    template: Annotated[str | None, About("Template and its version")] = None
    order: Annotated[str | None, About("Order", Kind.LINK, to=("order",))] = None
    language: Annotated[str | None, About("Language", Kind.CODE, codes="language")] = None
    quality_checked_on: Annotated[dt.date | None, About("Quality checked on", Kind.DATE)] = None
    quality_checked_by: Annotated[str | None, About("Quality checked by")] = None
    signed_on: Annotated[dt.date | None, About("Signed on", Kind.DATE)] = None
    signed_by: Annotated[str | None, About("Signed by", help="The child, a parent, the panel.")] = None
    only_for: Annotated[
        str | None, About("Only for", Kind.CODE, codes="section", help="Leave empty for all who may see the case.")
    ] = None


class DocumentEvent(CaseRecord, frozen=True, kw_only=True):
    """One thing that happened to a document: it was printed, served, sent or signed."""

    document: Annotated[str | None, About("Document", Kind.LINK, required=True, to=("document",))] = None
    kind: Annotated[str | None, About("What happened", Kind.CODE, codes="document_event", required=True)] = None
    at: Annotated[dt.datetime | None, About("When")] = None
    by: Annotated[str | None, About("By whom")] = None
    to_whom: Annotated[str | None, About("To whom")] = None
    version: Annotated[int | None, About("Version", Kind.NUMBER)] = None
    fingerprint: Annotated[str | None, About("Fingerprint of the facts")] = None
    note: Annotated[str | None, About("About it")] = None


class Conflict(CaseRecord, frozen=True, kw_only=True):
    """Two versions of one field, both kept, in front of a person on every laptop that holds the case.

    `base` is what both had before. `mine` is the version that arrived second and could not be laid on the other;
    `theirs` is what the centre had by then. `settled_at` empty means that somebody still has to choose.
    """

    of: Annotated[str | None, About("Record", Kind.LINK, required=True)] = None
    of_type: Annotated[str | None, About("Kind of record")] = None
    field: Annotated[str | None, About("Field", required=True)] = None
    edit: Annotated[str | None, About("Edit kept aside")] = None
    base: Annotated[Value, About("Before")] = None
    mine: Annotated[Value, About("One version")] = None
    mine_author: Annotated[str | None, About("Written by")] = None
    mine_at: Annotated[str | None, About("Written at, by that laptop's clock")] = None
    theirs: Annotated[Value, About("The other version")] = None
    theirs_author: Annotated[str | None, About("The other was written by")] = None
    theirs_at: Annotated[str | None, About("The other was written at")] = None
    theirs_position: Annotated[int | None, About("Position of the other version", Kind.NUMBER)] = None
    settled_by: Annotated[str | None, About("Settled by")] = None
    settled_at: Annotated[str | None, About("Settled at")] = None
    kept: Annotated[str | None, About("What was kept", Kind.CODE, codes="conflict_choice")] = None


class Proposal(CaseRecord, frozen=True, kw_only=True):
    """A change that came too late for its author to make it, before whoever works on the case now.

    The centre makes it. `of` is the record the change is for, which need not be there yet; `values` is JSON text: the
    value for each field that the change sets. `settled_at` empty means that somebody still has to say what becomes of
    it. Whoever takes it in makes the change by an ordinary edit, and settles the proposal by another. `fragments` names
    the fields (divided by ", ") of which `values` has only the words that were put in: the text they belonged to has
    changed since, so they are to be worked in by hand, and never laid over it.
    """

    of: Annotated[str | None, About("Record", Kind.LINK, required=True)] = None
    of_type: Annotated[str | None, About("Kind of record")] = None
    edit: Annotated[str | None, About("Change kept aside")] = None
    author: Annotated[str | None, About("Written by")] = None
    at: Annotated[str | None, About("Written at, by that laptop's clock")] = None
    because: Annotated[str | None, About("Why it came too late", Kind.CODE, codes="proposal_reason")] = None
    values: Annotated[str | None, About("What was written")] = None
    fragments: Annotated[str | None, About("Fields with only the words put in")] = None
    settled_by: Annotated[str | None, About("Settled by")] = None
    settled_at: Annotated[str | None, About("Settled at")] = None
    kept: Annotated[str | None, About("What became of it", Kind.CODE, codes="proposal_choice")] = None
