"""A change that was made to a record of a case that ended: under which record it goes on in the other case."""

import uuid

import msgspec

from casework import CaseFile, Record, Value, new_record
from casework.about import Kind
from casework.contacts import Contact
from casework.merging import is_empty
from casework.record_types import about_fields, read
from ui.case.contact_rows import contact_called
from ui.edit_words import NEW_THINGS

NEVER = ("removed_on", "removed_by", "removed_because")


class CarriedOn(msgspec.Struct, frozen=True):
    """The record as it stands in the case that goes on. `fields`: what of the older one is written along with it.

    `what`: the record in words. A record stays in its case for ever, so one of the case that ended is written down
    again here, under an id that is the same on every laptop; the older one stays as it was.
    """

    record: Record
    what: str
    fields: dict[str, Value] = {}


def carried_on(case: CaseFile, of: str, type: str) -> CarriedOn:
    """The record of `case` that goes on for `of`, which is none of its own."""
    what = NEW_THINGS.get(type) or f"a {type.replace('_', ' ')}"
    if type == "person" and case.person.id:
        return CarriedOn(case.records[case.person.id], what)
    id = carried_id(of, case.case_id)
    older = case.elsewhere.get(of)
    if older is not None:
        what = contact_called(read(older, Contact)) if type == "contact" else f"the {type.replace('_', ' ')}"
    if id in case.records:
        return CarriedOn(case.records[id], what)
    if older is None or older.fields.get("removed_on"):
        return CarriedOn(new_record(type, case.case_id, id), what)
    fields = {name: value for name, value in older.fields.items() if _goes_along(case, type, name, value)}
    return CarriedOn(Record(id, type, case.case_id, fields), what, fields)


def carried_id(of: str, case: str) -> str:
    """The id under which a record of a case that ended is written down in the one that goes on."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"holdfast carried on {of} {case}"))


def _goes_along(case: CaseFile, type: str, name: str, value: Value) -> bool:
    """A link leads to a record of the older case: it would lead nowhere here."""
    about = about_fields(type).get(name)
    linked = about is not None and about.kind is Kind.LINK and str(value) not in case.records
    return name not in NEVER and not linked and not is_empty(value)
