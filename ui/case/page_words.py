"""What the case page shows on one of its pages: read and put into words in one go, on the store's thread."""

import datetime as dt

import msgspec

from casework.sections import may_write
from local_store.store import LocalStore
from ui.case.case_reading import CaseOnLaptop, read_case
from ui.case.contacts_view import Contacts, contacts
from ui.case.documents_view import Documents, documents
from ui.case.identity import Identity, identity
from ui.case.photo_view import child_photo
from ui.case.read_view import Lists, lists
from ui.case.summary_view import Summary, summary
from ui.case.thread_view import Court, court
from ui.case.timeline_view import Timeline, timeline


class CasePageWords(msgspec.Struct, frozen=True):
    """The case, who it is, and the one page that was asked for."""

    case: CaseOnLaptop
    identity: Identity
    summary: Summary | None = None
    timeline: Timeline | None = None
    contacts: Contacts | None = None
    documents: Documents | None = None
    court: Court | None = None
    lists: Lists | None = None


NOT_SENT_YET = "You, once it is sent"


def _with_its_author(found: CaseOnLaptop, who: Identity) -> Identity:
    """A case that was added here is its author's, which the centre says when it arrives."""
    added = found.file.case_id in found.not_sent and not found.file.assignments
    return msgspec.structs.replace(who, worker=NOT_SENT_YET) if added else who


def case_page_words(store: LocalStore, case: str, tab: str, now: dt.datetime, role: str) -> CasePageWords:
    """Read `case`, and make the page `tab` of it, as the role may see it."""
    found, today = read_case(store, case), now.date()
    who = _with_its_author(found, identity(found.file, today))
    if tab == "summary":
        changes_address = not found.ended and may_write(role, "address")
        page = summary(found, today, child_photo(store, found), changes_address=changes_address)
        return CasePageWords(found, who, summary=page)
    if tab == "timeline":
        return CasePageWords(found, who, timeline=timeline(found, today))
    if tab == "contacts":
        return CasePageWords(found, who, contacts=contacts(found, now))
    if tab == "documents":
        return CasePageWords(found, who, documents=documents(store, found, role))
    if tab == "offences":
        return CasePageWords(found, who, court=court(found, role, today))
    receipts = tuple(one for record in found.file.records for one in store.receipts(record)) if tab == "history" else ()
    return CasePageWords(found, who, lists=lists(found, tab, receipts, now, role))
