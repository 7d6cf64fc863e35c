"""Who may see, and who may write, which part of a case: by role, type of record, field, and what a record is kept for.

Pure, and the same at the centre and on the laptop. These are answers for cases that somebody may open at all: whom a
case is given to and the list of a case (`casework.access`) come before.
"""

from collections.abc import Mapping

import msgspec

from casework.about import Section, Sensitivity
from casework.edits import Value
from casework.record_types import RECORD_TYPES, about_fields
from casework.roles import NEEDS, READS, WRITES, Act, Role, may, role_named

HIDDEN = "Hidden: your role has no permission to see this."
"""What stands where something is not shown: a page never looks empty because of who reads it."""

ONLY_FOR = "only_for"
"""The field by which one contact or document is kept for a section."""


def section_of(type: str, field: str = "", fields: Mapping[str, Value] | None = None) -> Section | None:
    """The section that a record, or one field of it, belongs to. None: one that this version does not know.

    A type that is restricted as a whole decides; then what the record itself says (`only_for`); then its field. The
    field that says so is open, or nobody could tell why a record is hidden.
    """
    declared = RECORD_TYPES.get(type)
    if declared is not None and declared.restricted_to is not Section.CASE:
        return declared.restricted_to
    kept_for = (fields or {}).get(ONLY_FOR)
    if kept_for and field != ONLY_FOR:
        return next((one for one in Section if one.value == kept_for), None)
    about = about_fields(type).get(field)
    return about.section if about and about.sensitivity is Sensitivity.RESTRICTED else Section.CASE


def may_see(role: Role | str, type: str, field: str = "", fields: Mapping[str, Value] | None = None) -> bool:
    """Whether the role may see a record of this type, or this field of one.

    A section that this version does not know is nobody's to see: a newer program may have made it.
    """
    known = role if isinstance(role, Role) else role_named(role)
    return known is not None and may(known, Act.READ_CASE) and section_of(type, field, fields) in READS[known]


def may_write(role: Role | str, type: str, field: str = "", fields: Mapping[str, Value] | None = None) -> bool:
    """Whether the role may write a record of this type, or this field of one. Nobody writes what they may not see.

    To keep a record for a section (`only_for`), somebody must be of that section: else it would be gone for them.
    """
    known = role if isinstance(role, Role) else role_named(role)
    if known is None or not may(known, NEEDS.get(type, Act.WRITE_CASE)):
        return False
    if field == ONLY_FOR and section_of(type, "", fields) not in WRITES[known]:
        return False
    return may_see(known, type, field, fields) and section_of(type, field, fields) in WRITES[known]


def seen_fields(role: Role | str, type: str, fields: Mapping[str, Value]) -> dict[str, Value]:
    """Of the fields of a record, those that the role may see; {} for a record that is not theirs to see at all."""
    if not may_see(role, type, "", fields):
        return {}
    return {name: value for name, value in fields.items() if may_see(role, type, name, fields)}


FOLLOWS: Mapping[str, str] = {"conflict": "of", "proposal": "of", "document_event": "document"}
"""Types that repeat what another record says, and the field that names it: they are no more open than that one."""


def section_of_follower(type: str, fields: Mapping[str, Value], of_type: str, of: Section | None) -> Section | None:
    """The section that a record of a type in `FOLLOWS` belongs to, all of it.

    `of_type` is the type of the record that it names and `of` the section of that one as a whole: two versions of a
    restricted field, or a change of one that came too late, are as restricted as the field.
    """
    if of is not Section.CASE:
        return of
    sections = {section_of(of_type, name) for name in ("", *_repeated(type, fields))} - {Section.CASE}
    if len(sections) > 1:
        return None
    return next(iter(sections), section_of(type, "", fields))


def _repeated(type: str, fields: Mapping[str, Value]) -> tuple[str, ...]:
    """The names of the fields of which a conflict or a proposal holds values."""
    if type == "conflict":
        return (str(fields.get("field") or ""),)
    if type != "proposal":
        return ()
    try:
        values = msgspec.json.decode(str(fields.get("values") or "{}"), type=dict[str, object])
    except msgspec.DecodeError:
        return ()
    return (*values, *(name for name in str(fields.get("fragments") or "").split(", ") if name))


RESTRICTED_FIELDS: Mapping[str, Mapping[str, Section]] = {
    type: {name: about.section for name, about in about_fields(type).items() if about.section is not Section.CASE}
    for type, declared in RECORD_TYPES.items()
    if declared.restricted_to is Section.CASE
}
"""Open type -> those of its fields that belong to a section, and to which."""


def sections_read(role: Role | str) -> frozenset[Section]:
    """Every section that the role reads of a case that it may open; none for one that may read no case at all."""
    known = role if isinstance(role, Role) else role_named(role)
    return READS[known] if known is not None and may(known, Act.READ_CASE) else frozenset()
