"""Which form a place of the case opens: that of its record, or of the record that is to be made there."""

import datetime as dt
from collections.abc import Callable

import msgspec

from casework import Record
from casework.sections import HIDDEN, may_see, may_write
from ui.case import visit_view
from ui.case.address_editor import AddressEditor
from ui.case.case_reading import CaseOnLaptop
from ui.case.contact_editor import ContactEditor
from ui.case.document_editor import DocumentEditor
from ui.case.general_editor import GeneralEditor
from ui.case.record_editor import RecordEditor
from ui.case.visit_editor import VisitEditor
from ui.case_tabs import TAB_OF
from ui.desk import Desk
from ui.place import VISIT, Place

NO_FORM = "This version of Holdfast has no form for this. Nothing of it is lost."
OF_THEIR_OWN = {"contact": ContactEditor, "address": AddressEditor, "document": DocumentEditor}
"""Forms of what is written most often; all other types have the general one."""


def form_of(desk: Desk, case: CaseOnLaptop, place: Place, now: Callable[[], dt.datetime]) -> RecordEditor | str:
    """The form; or why there is none: the role may not see it, or a newer version made it."""
    record = case.file.records.get(place.record or "")
    type = record.type if record else type_of_new(case, place)
    if not may_see(desk.who.role, type, "", record.fields if record else None):
        return HIDDEN
    if type not in TAB_OF:
        return NO_FORM
    if place.part == VISIT and type == "contact" and _is_visit(desk, record):
        return VisitEditor(desk, case.file, place.record, now)
    if type in OF_THEIR_OWN:
        editor: RecordEditor = OF_THEIR_OWN[type](desk, case.file, place.record, now)
        return editor
    return GeneralEditor(desk, case.file, place.record, now, type=type, about=place.about)


def _is_visit(desk: Desk, record: Record | None) -> bool:
    """A contact that became something else meanwhile has its whole form, and so has one that is only read."""
    fields = record.fields if record else {}
    home = fields.get("kind") in (None, "", visit_view.KIND)
    return home and may_write(desk.who.role, "contact", "", fields)


def begun_before(case: CaseOnLaptop, place: Place) -> Place:
    """The same place; of a new record about another, with that which was typed here before about it and never saved."""
    known = place.record in case.file.records or any(one.record == place.record for one in case.drafts)
    if place.part != "editor" or not place.about or known:
        return place
    begun = [
        one
        for one in case.drafts
        if one.type == place.type
        and not one.aside
        and one.record not in case.file.records
        and place.about in one.fields.values()
    ]
    newest = max(begun, key=lambda one: one.kept_at, default=None)
    return msgspec.structs.replace(place, record=newest.record) if newest else place


def type_of_new(case: CaseOnLaptop, place: Place) -> str:
    """What a record that does not exist yet is to be: as the place says, or as its draft does."""
    drafts = (one.type for one in case.drafts if one.record == place.record)
    return place.type or next(drafts, "") or {"people": "address"}.get(place.tab, "contact")
