"""What the lists across cases ask of the store, on its own thread: contacts, hearings, documents with their case."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

import msgspec

from casework.cases import Document
from casework.contacts import Contact
from casework.court import Hearing
from casework.edits import Record
from casework.people import Alert
from casework.record import CaseRecord
from casework.record_types import read
from local_store.shapes import CaseSummary
from local_store.store import LocalStore

T = TypeVar("T", bound=CaseRecord)


class InCase(msgspec.Struct, frozen=True):
    """One record with the row of its case, and what to know at the door."""

    row: CaseSummary
    record: CaseRecord
    visiting: str = ""
    visiting_icon: str = ""


def _open_cases(rows: Sequence[CaseSummary]) -> dict[str, CaseSummary]:
    return {row.case: row for row in rows if not row.closed}


def _typed(records: Sequence[Record], declared: type[T], cases: dict[str, CaseSummary]) -> list[tuple[CaseSummary, T]]:
    """Those of `records` that are in these cases, read as their type."""
    return [(cases[one.case], read(one, declared)) for one in records if one.case in cases]


def contacts_between(
    store: LocalStore, first: dt.date, last: dt.date, rows: Sequence[CaseSummary] | None = None
) -> list[InCase]:
    """Contacts on these days in all open cases, by day and time. `rows` is the caseload, where it was read already."""
    cases = _open_cases(store.caseload() if rows is None else rows)
    contacts = _typed(store.on_days("contact", first, last), Contact, cases)
    alerts: dict[str, list[Alert]] = {}
    for one in store.of_types({contact.case for _, contact in contacts}, ("alert",)):
        alerts.setdefault(one.case, []).append(read(one, Alert))
    found = [
        InCase(row, contact, *_visiting(alerts.get(contact.case, []), contact.date or first))
        for row, contact in contacts
        if not contact.imported_from
    ]
    return sorted(found, key=lambda one: _when(one.record))


def _when(record: CaseRecord) -> tuple[dt.date, dt.time, str]:
    assert isinstance(record, Contact)
    return (record.date or dt.date.min, record.start or dt.time.max, record.id)


def _visiting(alerts: list[Alert], day: dt.date) -> tuple[str, str]:
    standing = [
        one
        for one in alerts
        if one.kind == "visiting" and one.removed_on is None and (one.until is None or one.until >= day)
    ]
    if not standing:
        return "", ""
    return standing[0].text or "Warning", standing[0].icon or "triangle-alert"


def hearings(store: LocalStore, since: dt.date, rows: Sequence[CaseSummary] | None = None) -> list[InCase]:
    """Hearings from a day on in all open cases, soonest first. `rows` is the caseload, where it was read already."""
    cases = _open_cases(store.caseload() if rows is None else rows)
    found = [InCase(row, hearing) for row, hearing in _typed(store.on_days("hearing", since), Hearing, cases)]
    return sorted(found, key=lambda one: (one.record.date, one.record.time or dt.time.max))  # type: ignore[attr-defined]


def hearings_on(store: LocalStore, day: dt.date) -> list[InCase]:
    """Hearings of one day in all open cases."""
    cases = _open_cases(store.caseload())
    return [InCase(row, hearing) for row, hearing in _typed(store.on_days("hearing", day, day), Hearing, cases)]


def documents(store: LocalStore, most: int) -> tuple[list[InCase], int]:
    """The newest documents of all open cases, at most so many; and how many there are."""
    cases = _open_cases(store.caseload())
    counted = store.count_by_case("document")
    in_closed = sum(number for case, number in counted.items() if case not in cases)
    newest = store.newest("document", most + in_closed)
    found = [InCase(row, document) for row, document in _typed(newest, Document, cases)]
    return found[:most], sum(counted.values()) - in_closed


def count_documents(store: LocalStore, rows: Sequence[CaseSummary]) -> int:
    """How many documents the open cases among `rows` have."""
    cases = _open_cases(rows)
    return sum(number for case, number in store.count_by_case("document").items() if case in cases)
