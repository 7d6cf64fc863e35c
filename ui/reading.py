"""What the lists across cases ask of the store, on its own thread: contacts, hearings, documents with their case."""

import datetime as dt
from collections.abc import Iterator
from typing import TypeVar

import msgspec

from casework.cases import Document
from casework.contacts import Contact
from casework.court import Hearing
from casework.people import Alert
from casework.record import CaseRecord
from casework.record_types import RECORD_TYPES, read
from local_store.shapes import CaseSummary
from local_store.store import LocalStore

T = TypeVar("T", bound=CaseRecord)
TYPE_NAMES = {declared: name for name, declared in RECORD_TYPES.items()}


class InCase(msgspec.Struct, frozen=True):
    """One record with the row of its case, and what to know at the door."""

    row: CaseSummary
    record: CaseRecord
    visiting: str = ""
    visiting_icon: str = ""


def _of_type(store: LocalStore, declared: type[T]) -> Iterator[tuple[CaseSummary, T, list[Alert]]]:
    name = TYPE_NAMES[declared]
    for row in store.caseload():
        if row.closed:
            continue
        records = store.case(row.case)
        alerts = [read(one, Alert) for one in records if one.type == "alert"]
        for one in records:
            if one.type == name:
                typed = read(one, declared)
                if typed.removed_on is None:
                    yield row, typed, alerts


def contacts_between(store: LocalStore, first: dt.date, last: dt.date) -> list[InCase]:
    """Contacts on these days in all open cases, by day and time."""
    found = [
        InCase(row, contact, *_visiting(alerts, contact.date or first))
        for row, contact, alerts in _of_type(store, Contact)
        if contact.date and first <= contact.date <= last and not contact.imported_from
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


def hearings(store: LocalStore, since: dt.date) -> list[InCase]:
    """Hearings from a day on, soonest first."""
    found = [
        InCase(row, hearing) for row, hearing, _ in _of_type(store, Hearing) if hearing.date and hearing.date >= since
    ]
    return sorted(found, key=lambda one: (one.record.date, one.record.time or dt.time.max))  # type: ignore[attr-defined]


def documents(store: LocalStore) -> list[InCase]:
    """Documents of all open cases, newest first."""
    found = [InCase(row, document) for row, document, _ in _of_type(store, Document)]
    return sorted(found, key=lambda one: getattr(one.record, "made_on", None) or dt.date.min, reverse=True)
