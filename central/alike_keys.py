"""The keys of every child's names and numbers, kept in one transaction with the records that hold them.

Beside `central.kept`, which calls it with whatever it writes: no record that names a child gets in another way.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

import msgspec
import sqlalchemy as sa

from casework.alike_keys import keys_of
from casework.edits import Record, Value
from casework.people import OtherName, Person
from casework.record_types import read
from central import schema

NAMING: dict[str, type[Person] | type[OtherName]] = {"person": Person, "other_name": OtherName}
"""Types of record that name a child."""
NO_KEY = ""
"""The key of a record that has none, so that it is found with the case it is in."""
_CHUNK = 500


class Naming(Protocol):
    """A record of one of these types."""

    @property
    def id(self) -> str: ...
    @property
    def case(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def fields(self) -> dict[str, Value]: ...


def keep(connection: sa.Connection, authority: int, fresh: Sequence[Naming], changed: Sequence[Naming]) -> None:
    """Keep the keys of records that are new, and of some that are there in another form than before."""
    add = [row for record in fresh for row in _rows(authority, record, _keys(record))]
    drop: list[dict[str, Any]] = []
    for record in changed:
        asked = {"in_authority": authority, "of_case": record.case, "of_record": record.id}
        had, has = set(connection.execute(_HAD, asked).scalars()), _keys(record)
        add += _rows(authority, record, has - had)
        drop += [asked | {"this": key} for key in sorted(had - has)]
    if drop:
        connection.execute(_DROP, drop)
    if add:
        connection.execute(schema.alike_key.insert(), add)


def keep_all(connection: sa.Connection) -> None:
    """Keep the keys of all records there are: once, in a database that had none."""
    waiting: list[dict[str, Any]] = []
    for row in connection.execute(_ALL).all():
        record = Record(row.id, row.type, row.case_id, msgspec.json.decode(row.fields))
        waiting += _rows(row.authority, record, _keys(record))
        if len(waiting) >= _CHUNK:
            connection.execute(_KEEP, waiting)
            waiting = []
    if waiting:
        connection.execute(_KEEP, waiting)


def _keys(record: Naming) -> set[str]:
    found = read(Record(record.id, record.type, record.case, record.fields), NAMING[record.type])
    return set(keys_of(found)) or {NO_KEY}


def _rows(authority: int, record: Naming, keys: Iterable[str]) -> list[dict[str, Any]]:
    of = {"authority": authority, "case_id": record.case, "record": record.id}
    return [of | {"key": key} for key in sorted(keys)]


_key = schema.alike_key.c
_OF = sa.and_(
    _key.authority == sa.bindparam("in_authority"),
    _key.case_id == sa.bindparam("of_case"),
    _key.record == sa.bindparam("of_record"),
)
_HAD = sa.select(_key.key).where(_OF)
_DROP = schema.alike_key.delete().where(_OF, _key.key == sa.bindparam("this"))
# As text, as a step of the migrations has them: later steps may give these tables columns that this one has not.
_ALL = sa.text("SELECT authority, id, type, case_id, fields FROM record WHERE type IN ('person', 'other_name')")
_KEEP = sa.text("INSERT INTO alike_key (authority, case_id, record, key) VALUES (:authority, :case_id, :record, :key)")
