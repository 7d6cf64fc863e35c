"""A record as the centre keeps it: its values, and for every field who changed it last, where and at which position."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

import msgspec
import sqlalchemy as sa

from casework.about import Section
from casework.edits import Value
from casework.sections import FOLLOWS, section_of
from central import alike_keys, schema
from central.tiers import tier_of

LONGEST_ID = 100
CHUNK = 500
"""How many ids one query names: well under the limits of every database."""


class Mark(msgspec.Struct, frozen=True, array_like=True):
    """The last change of one field. `at` is the clock of the device it was made on."""

    stamp: int
    author: str = ""
    device: str = ""
    at: str = ""


class Kept(msgspec.Struct):
    """One record. Fields that have not changed since it arrived share the mark `born`.

    `section` says who may see it (`central.held_apart`), and `shown` since which position that is so. `follows` is the
    id of the record whose words it repeats, as a conflict does; "" for none.
    """

    id: str
    case: str
    type: str
    tier: int
    day: str
    position: int
    born: Mark
    fields: dict[str, Value]
    marks: dict[str, Mark]
    section: str
    shown: int
    follows: str
    new: bool = False

    def mark(self, field: str) -> Mark | None:
        """The last change of a field; None for one that was never set."""
        return self.marks.get(field) or (self.born if field in self.fields else None)

    def lay(self, values: Mapping[str, Value], mark: Mark) -> None:
        """Set fields, all at the position of `mark`."""
        self.fields.update(values)
        if mark != self.born:
            self.marks.update(dict.fromkeys(values, mark))
        self.position = mark.stamp
        self.day = day_of(self.type, self.fields)


def new_kept(id: str, case: str, type: str, fields: dict[str, Value], mark: Mark) -> Kept:
    """A record that arrives now, all of it at the position of `mark`."""
    return Kept(
        id=id,
        case=case,
        type=type,
        tier=tier_of(type),
        day=day_of(type, fields),
        position=mark.stamp,
        born=mark,
        fields=fields,
        marks={},
        section=name_of(section_of(type, "", fields)),
        shown=mark.stamp,
        follows=followed(type, fields),
        new=True,
    )


def name_of(section: Section | None) -> str:
    """How a record's section is kept. One that this program does not know, and nobody may see, is "unknown"."""
    return section.value if section else "unknown"


def followed(type: str, fields: Mapping[str, Value]) -> str:
    """The id of the record that one of this type and with these fields repeats; "" for none."""
    named = fields.get(FOLLOWS.get(type, ""))
    return named if isinstance(named, str) and len(named) <= LONGEST_ID else ""


def day_of(type: str, fields: Mapping[str, Value]) -> str:
    """The day by which a case's newest contacts are found; "" for all that is not a contact with a date."""
    day = fields.get("date") if type == "contact" else None
    if not isinstance(day, str):
        return ""
    try:
        return dt.date.fromisoformat(day[:10]).isoformat()
    except ValueError:
        return ""


def load_records(connection: sa.Connection, authority: int, ids: list[str]) -> dict[str, Kept]:
    """The records of these ids that this authority has."""
    found: dict[str, Kept] = {}
    for start in range(0, len(ids), CHUNK):
        query = sa.select(schema.record).where(
            schema.record.c.authority == authority, schema.record.c.id.in_(ids[start : start + CHUNK])
        )
        found.update((row.id, _kept(row)) for row in connection.execute(query))
    return found


def write_records(connection: sa.Connection, authority: int, records: list[Kept]) -> None:
    """Insert those that are new and update the others; with them the keys by which a child is found."""
    table = schema.record
    fresh = [_columns(record, authority) for record in records if record.new]
    changed = [_columns(record, authority) for record in records if not record.new]
    if fresh:
        connection.execute(table.insert(), fresh)
    if changed:
        rename = [{"key_" + name: value for name, value in row.items()} for row in changed]
        connection.execute(_UPDATE, rename)
    naming = [record for record in records if record.type in alike_keys.NAMING]
    new, others = ([one for one in naming if one.new is wanted] for wanted in (True, False))
    alike_keys.keep(connection, authority, new, others)
    for record in records:
        record.new = False


_CHANGING = ("day", "position", "fields", "marks", "section", "shown", "follows")
_UPDATE = (
    schema.record.update()
    .where(schema.record.c.authority == sa.bindparam("key_authority"), schema.record.c.id == sa.bindparam("key_id"))
    .values({name: sa.bindparam("key_" + name) for name in _CHANGING})
)


def _columns(record: Kept, authority: int) -> dict[str, Any]:
    return {
        "authority": authority,
        "id": record.id,
        "case_id": record.case,
        "type": record.type,
        "tier": record.tier,
        "day": record.day,
        "position": record.position,
        "born": record.born.stamp,
        "born_author": record.born.author,
        "born_device": record.born.device,
        "born_at": record.born.at,
        "fields": msgspec.json.encode(record.fields).decode(),
        "marks": msgspec.json.encode(record.marks).decode() if record.marks else "",
        "section": record.section,
        "shown": record.shown,
        "follows": record.follows,
    }


def _kept(row: Any) -> Kept:
    return Kept(
        id=row.id,
        case=row.case_id,
        type=row.type,
        tier=row.tier,
        day=row.day,
        position=row.position,
        born=Mark(row.born, row.born_author, row.born_device, row.born_at),
        fields=msgspec.json.decode(row.fields),
        marks=marks_of(row.marks),
        section=row.section,
        shown=row.shown,
        follows=row.follows,
    )


def marks_of(text: str) -> dict[str, Mark]:
    """The marks of a record as its row keeps them."""
    return _marks.decode(text) if text else {}


_marks = msgspec.json.Decoder(dict[str, Mark])
