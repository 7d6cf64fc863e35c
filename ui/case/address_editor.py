"""The address editor: the child has moved, or somebody's address was wrong."""

import datetime as dt
from collections.abc import Callable

from casework import CaseFile, new_record
from casework.code_lists import CODE_LISTS
from ui.case.editor_side import AddressSide
from ui.case.editor_state import EditorState
from ui.case.form_fields import Around
from ui.case.form_line import Line
from ui.case.form_lines import with_more
from ui.case.removable_editor import RemovableEditor
from ui.desk import Desk
from ui.parts.choices import ChoiceField, YesNoField
from ui.parts.fields import DateField, NarrativeField, TextField

WIDE = 476


class AddressEditor(RemovableEditor):
    """One address of the case, or a new one."""

    def __init__(self, desk: Desk, case: CaseFile, record: str | None, now: Callable[[], dt.datetime]) -> None:
        kept = case.records.get(record or "")
        shown = kept or new_record("address", case.case_id, record)
        around = Around(case, now, shown.id)
        super().__init__(
            desk,
            shown,
            with_more(_lines(lambda: now().date()), shown, desk.who.role, around),
            now,
            save_words="Save address",
            beside=AddressSide(),
            suggested={} if kept else {"kind": "home"},
            around=around,
        )
        self.setAccessibleName("Address")

    def first_field(self) -> str:
        """The street is what changes."""
        return "line_1"

    def describe(self, state: EditorState) -> None:
        """Whose address it is."""
        super().describe(state)
        whose = str(state.value("whose") or "").strip()
        shown = "" if whose in ("", "child") else f", {whose}"
        self.heading.setText("A new address" if state.new else f"Address{shown}")
        self.aside.setText("Confidential: never printed." if state.value("confidential") else "")


def _lines(today: Callable[[], dt.date]) -> list[Line]:
    return [
        Line("&Kind", (("kind", ChoiceField(CODE_LISTS["address_kind"], "Kind of address")),)),
        Line("&Whose", (("whose", TextField("Whose address", width=332)),), "Leave empty for the child's own."),
        Line("&Building and street", (("line_1", TextField("Building and street", width=WIDE)),)),
        Line("Second line", (("line_2", TextField("Second line", width=WIDE)),)),
        Line("&Town", (("town", TextField("Town", width=332)),)),
        Line("&Postcode", (("postcode", TextField("Postcode", width=150)),)),
        Line("&From", (("since", DateField("From", today)),)),
        Line("&Until", (("until", DateField("Until", today)),), hint="Leave empty while somebody lives there."),
        Line("&Letters may go here", (("letters", YesNoField("Letters may go here")),)),
        Line("&Confidential", (("confidential", YesNoField("Confidential, never printed")),)),
        Line("Suitability", (("suitability", ChoiceField(CODE_LISTS["suitability"], "Suitability")),)),
        Line("&About the address", (("note", NarrativeField("About the address", lines=3)),)),
    ]
