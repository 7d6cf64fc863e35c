"""A whole case, read into its types and put in the order in which people look at it."""

import datetime as dt
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, TypeVar, cast

import msgspec

from casework.about import Kind, fields_about
from casework.cases import Assignment, Case, Conflict, Document, Proposal
from casework.contacts import Contact
from casework.court import Hearing, Offence, Outcome
from casework.edits import Record
from casework.orders import Judgement, Order, PlanTarget, Requirement
from casework.people import (
    Address,
    Alert,
    OtherName,
    Person,
    Professional,
    Relationship,
)
from casework.record import CaseRecord
from casework.record_types import RECORD_TYPES, read

NO_DATE = dt.date.min
MIDNIGHT = dt.time.min
T = TypeVar("T", bound=CaseRecord)


class CaseFile(msgspec.Struct, frozen=True):
    """Everything this laptop holds of one case. Removed records are left out; `records` has all of them as they are.

    What pages ask for at every turn has a name here; `of` gives the records of any type. `elsewhere` holds records of
    other cases that this one speaks of: of cases that ended in it, where a change waits here to be taken in.
    """

    case_id: str
    records: dict[str, Record]
    case: Case
    person: Person
    other_names: tuple[OtherName, ...] = ()
    addresses: tuple[Address, ...] = ()
    relationships: tuple[Relationship, ...] = ()
    professionals: tuple[Professional, ...] = ()
    alerts: tuple[Alert, ...] = ()
    offences: tuple[Offence, ...] = ()
    hearings: tuple[Hearing, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    orders: tuple[Order, ...] = ()
    requirements: tuple[Requirement, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    contacts: tuple[Contact, ...] = ()
    plan_targets: tuple[PlanTarget, ...] = ()
    documents: tuple[Document, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    by_type: dict[type[CaseRecord], tuple[CaseRecord, ...]] = {}
    elsewhere: dict[str, Record] = {}

    def of(self, type: type[T]) -> tuple[T, ...]:
        """The records of one type that are not removed, by their first date, the newest first; undated ones last."""
        return cast(tuple[T, ...], self.by_type.get(type, ()))


class _Shelf:
    """The records of one case, handed out by type."""

    def __init__(self, records: Iterable[Record]) -> None:
        self._by_type: dict[type[CaseRecord], list[CaseRecord]] = {}
        for record in records:
            declared = RECORD_TYPES.get(record.type)
            if declared is None:
                continue
            typed = read(record, declared)
            if typed.removed_on is None:
                self._by_type.setdefault(declared, []).append(typed)

    def all(self, type: type[T], order: Callable[[T], Any], newest_first: bool = True) -> tuple[T, ...]:
        found = cast(list[T], self._by_type.get(type, []))
        return tuple(sorted(found, key=lambda one: (order(one), one.id), reverse=newest_first))

    def whole(self) -> dict[type[CaseRecord], tuple[CaseRecord, ...]]:
        return {type: self.all(type, _first_date(type)) for type in self._by_type}


@cache
def _first_date(type: type[CaseRecord]) -> Callable[[CaseRecord], dt.date]:
    """What a record of this type is put in order by."""
    dates = (name for name, about in fields_about(type).items() if about.kind is Kind.DATE and name != "removed_on")
    name = next(dates, "")
    return lambda one: (getattr(one, name) if name else None) or NO_DATE


def case_file(case_id: str, records: Iterable[Record]) -> CaseFile:
    """Read `records` into their types. Contacts, hearings, orders, judgements and documents come newest first.

    A case without a person record (it can be on its way) has an empty one; of two that were put together, `person` is
    the one that goes on.
    """
    kept = {record.id: record for record in records}
    shelf = _Shelf(kept.values())
    case = shelf.all(Case, lambda one: one.id == case_id)
    person = shelf.all(Person, lambda one: (one.merged_into in kept, one.id), newest_first=False)
    return CaseFile(
        case_id=case_id,
        records=kept,
        case=case[0] if case else Case(id=case_id, case=case_id),
        person=person[0] if person else Person(id="", case=case_id),
        other_names=shelf.all(OtherName, lambda one: one.until or NO_DATE),
        addresses=shelf.all(Address, lambda one: one.since or NO_DATE),
        relationships=shelf.all(Relationship, lambda one: not one.lives_with, newest_first=False),
        professionals=shelf.all(Professional, lambda one: one.since or NO_DATE),
        alerts=shelf.all(Alert, lambda one: one.since or NO_DATE),
        offences=shelf.all(Offence, lambda one: one.committed_on or NO_DATE),
        hearings=shelf.all(Hearing, lambda one: (one.date or NO_DATE, one.time or MIDNIGHT)),
        outcomes=shelf.all(Outcome, lambda one: one.decided_on or NO_DATE),
        orders=shelf.all(Order, lambda one: one.made_on or NO_DATE),
        requirements=shelf.all(Requirement, lambda one: one.start or NO_DATE, newest_first=False),
        judgements=shelf.all(Judgement, lambda one: one.started_on or NO_DATE),
        contacts=shelf.all(Contact, lambda one: (one.date or NO_DATE, one.start or MIDNIGHT)),
        plan_targets=shelf.all(PlanTarget, lambda one: one.number or 0, newest_first=False),
        documents=shelf.all(Document, lambda one: one.made_on or NO_DATE),
        assignments=shelf.all(Assignment, lambda one: one.since or NO_DATE),
        conflicts=shelf.all(Conflict, lambda one: one.id),
        proposals=shelf.all(Proposal, lambda one: one.at or ""),
        by_type=shelf.whole(),
    )
