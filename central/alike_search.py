"""Finding, among all children of a service, those who may be the one that is typed in; and of whom may be told."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from casework.access import may_open
from casework.alike_keys import keys_typed
from casework.duplicates import Known, Possible, possible_duplicates
from casework.edits import Record
from casework.merging import goes_on
from casework.people import OtherName, Person
from casework.record_types import read
from central import schema, scope
from central.kept import Kept, load_records
from central.merged import Find
from central.sessions import Caller
from central.sight import sight_of

MOST_LOOKED_AT = 50
"""Of how many, the likeliest, it is looked at who may be told of them: ten times what is told at once."""


class Found(NamedTuple):
    """A child who may be the one that is typed in, the case they go on in, and whether the asker is kept out of it."""

    case: str
    known: Known
    possible: Possible
    shut: bool


class _Place(NamedTuple):
    """Where a child goes on: the case; and what has to be open for somebody to be told of them."""

    case: str
    cases: frozenset[str]
    people: tuple[Kept, ...]


def search(connection: sa.Connection, caller: Caller, typed: Person, today: dt.date) -> list[Found]:
    """Everybody who is like this child, each case once, the likeliest first.

    Shut are those whose case, or a case they were put together from, has a list that does not let the caller in; and
    those whose record is kept for a section that the caller's role does not see.
    """
    people = _candidates(connection, caller, typed)
    possible = possible_duplicates(typed, people.values(), limit=MOST_LOOKED_AT)
    places = _places(connection, caller.authority, possible)
    best: dict[str, Possible] = {}
    for one in possible:
        if one.person in places:
            best.setdefault(places[one.person].case, one)
    shut = _shut(connection, caller, [places[one.person] for one in best.values()], today)
    return [Found(case, people[one.person], one, case in shut) for case, one in best.items()]


def _candidates(connection: sa.Connection, caller: Caller, typed: Person) -> dict[str, Known]:
    """Every child who shares a key with the question, by the id of the person record.

    Those that were put together with another count too, under the names they had: it is looked up afterwards where
    they go on. Another name that is kept for a section the caller does not see is no name here.
    """
    sight = sight_of(caller.account.role)
    asked = {"authority": caller.authority, "keys": sorted(keys_typed(typed))}
    people: list[Person] = []
    names: dict[str, list[OtherName]] = {}
    for row in connection.execute(_CANDIDATES, asked).all():
        record = Record(row.id, row.type, row.case_id, msgspec.json.decode(row.fields))
        if row.type == "person":
            people.append(msgspec.structs.replace(read(record, Person), merged_into=None))
        elif sight.sees(row.section):
            names.setdefault(row.case_id, []).append(read(record, OtherName))
    return {one.id: Known(one, tuple(names.get(one.case, ()))) for one in people}


def _places(connection: sa.Connection, authority: int, possible: Iterable[Possible]) -> dict[str, _Place]:
    """Where each of these goes on, by the id of their person record; without those that are removed there."""
    first = [id for one in possible for id in (one.person, one.case)]
    records: dict[str, Kept | None] = {**dict.fromkeys(first), **load_records(connection, authority, first)}

    def find(id: str) -> Kept | None:
        if id not in records:
            records[id] = load_records(connection, authority, [id]).get(id)
        return records[id]

    places = {}
    for one in possible:
        if found := find(one.person):
            place = _place(found, find)
            if place is not None:
                places[one.person] = place
    return places


def _place(found: Kept, find: Find) -> _Place | None:
    person = goes_on(found, find) or found
    case = find(person.case)
    last = (goes_on(case, find) or case) if case else None
    if any(one.fields.get("removed_on") for one in (person, last) if one):
        return None
    on = last.id if last else person.case
    return _Place(on, frozenset({found.case, person.case, on}), (found, person))


def _shut(connection: sa.Connection, caller: Caller, places: Sequence[_Place], today: dt.date) -> set[str]:
    account, sight = caller.account, sight_of(caller.account.role)
    cases = sorted({case for place in places for case in place.cases})
    lists = scope.access_lists(connection, caller.authority, cases)
    opens = {case for case in cases if may_open(account.user, account.role, lists[case], today)}
    seen = {place.case for place in places if all(sight.sees(one.section) for one in place.people)}
    return {place.case for place in places if not (place.cases <= opens and place.case in seen)}


_key, _record = schema.alike_key.c, schema.record.c
_SHARING = sa.select(_key.case_id).where(
    _key.authority == sa.bindparam("authority"), _key.key.in_(sa.bindparam("keys", expanding=True))
)
_NAMING = sa.select(_key.record).where(_key.authority == sa.bindparam("authority"), _key.case_id.in_(_SHARING))
_CANDIDATES = sa.select(_record.id, _record.type, _record.case_id, _record.section, _record.fields).where(
    _record.authority == sa.bindparam("authority"), _record.id.in_(_NAMING)
)
