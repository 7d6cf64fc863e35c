"""What every record type shares: identity, removal, and where an imported record came from."""

import datetime as dt
from typing import Annotated, ClassVar

import msgspec

from casework.about import About, Kind, Section


class CaseRecord(msgspec.Struct, frozen=True, kw_only=True):
    """The base of all record types. Nothing is deleted: a record is marked removed, with who, when and why.

    `restricted_to` is the section that the type belongs to as a whole: none of it is for others to read.
    """

    restricted_to: ClassVar[Section] = Section.CASE

    id: str
    case: str
    removed_on: Annotated[dt.date | None, About("Removed on", Kind.DATE)] = None
    removed_by: Annotated[str | None, About("Removed by")] = None
    removed_because: Annotated[str | None, About("Removed because")] = None
    imported_from: Annotated[str | None, About("Imported from", help="The system and number it had there.")] = None
    unread: tuple[str, ...] = ()
