"""Which section a record belongs to, kept with the record: so that a page need not look for what it repeats."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import sqlalchemy as sa

from casework.about import Section
from casework.edits import Value
from casework.sections import FOLLOWS, section_of, section_of_follower
from central import schema
from central.feed import Turn
from central.kept import Kept, followed, name_of

Find = Callable[[str], Kept | None]
"""The record of an id, as it stands at this moment."""
OPEN = Section.CASE.value


def section_named(name: str) -> Section | None:
    """The section that a record is kept with; None for one that nobody may see."""
    return next((one for one in Section if one.value == name), None)


def section_with(type: str, fields: Mapping[str, Value], first: tuple[str, str] | None) -> str:
    """The section of a record; `first` is the type and the section of the record that it repeats, if that is here."""
    if type not in FOLLOWS:
        return name_of(section_of(type, "", fields))
    of_type, of = first or (str(fields.get("of_type") or ""), OPEN)
    return name_of(section_of_follower(type, fields, of_type, section_named(of)))


def place(record: Kept, find: Find) -> bool:
    """Put a record in the section that its fields say now. True where others may see it than until now."""
    record.follows = followed(record.type, record.fields)
    first = find(record.follows) if record.follows else None
    section = section_with(record.type, record.fields, (first.type, first.section) if first else None)
    if section == record.section:
        return False
    record.section, record.shown = section, record.position
    return True


def follow(connection: sa.Connection, turn: Turn, moved: Iterable[Kept], find: Find) -> list[Kept]:
    """Put what repeats these records in their sections too; whatever changed, to be written.

    Each takes a position of its own, since it has to travel, or to leave. What was changed before must be written.
    """
    waiting, changed = list(moved), []
    while waiting:
        first = waiting.pop()
        asked = {"authority": turn.authority, "first": first.id}
        for id in connection.execute(_FOLLOWING, asked).scalars().all():
            record = find(id)
            if record is not None and place(record, find):
                record.position = record.shown = turn.next()
                changed.append(record)
                waiting.append(record)
    return changed


_record = schema.record.c
_FOLLOWING: sa.Select[Any] = sa.select(_record.id).where(
    _record.authority == sa.bindparam("authority"),
    _record.follows == sa.bindparam("first"),
    _record.follows != sa.literal_column("''"),  # so that the small index of those that follow serves
)
