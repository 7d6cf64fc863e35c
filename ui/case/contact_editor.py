"""The contact editor: writing up a visit on the doorstep or in the car."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut

from casework import CaseFile, new_record
from casework.code_lists import CODE_LISTS
from ui.case import contact_view
from ui.case.editor_side import EditorSide
from ui.case.editor_state import EditorState
from ui.case.form_fields import Around
from ui.case.form_line import Line
from ui.case.form_lines import with_more
from ui.case.removable_editor import RemovableEditor
from ui.desk import Desk
from ui.parts.buttons import quiet
from ui.parts.choices import ChoiceField, YesNoField
from ui.parts.fields import CodeField, DateField, NarrativeField, TextField, TimeField
from ui.parts.words import Words

FIELD_WIDTH = 332
WIDE = 476


class ContactEditor(RemovableEditor):
    """One contact, planned or past, or a new one.

    repeat_wanted: the appointment is saved, and is to be planned again on other days.
    """

    repeat_wanted = Signal(str)

    def __init__(self, desk: Desk, case: CaseFile, record: str | None, now: Callable[[], dt.datetime]) -> None:
        today = now().date()
        kept = case.records.get(record or "")
        shown = kept or new_record("contact", case.case_id, record)
        around = Around(case, now, shown.id)
        self._side = EditorSide()
        self._rules = desk.who.service.usable_rules()
        self._me = (desk.who.user, desk.who.name)
        super().__init__(
            desk,
            shown,
            with_more(_lines(case, lambda: now().date()), shown, desk.who.role, around),
            now,
            around=around,
            save_words="Save contact",
            beside=self._side,
            suggested={} if kept else contact_view.suggested(case, today),
            always=contact_view.written_down(desk.who.name, now()),
        )
        self.setAccessibleName("Contact")
        self._repeat_when_saved = False
        self.keeper.saved.connect(lambda _edit: self._repeat_if_wanted())
        self.repeat_button = quiet("Repeat", self.repeat, hint="Ctrl+R")
        self.repeat_button.setAccessibleName("Repeat this appointment")
        self.repeat_button.setObjectName("repeat")
        self.bar.add(self.repeat_button)
        QShortcut(QKeySequence("Ctrl+R"), self, self.repeat, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def first_field(self) -> str:
        """A planned contact opens at what happened; a new one at its kind; one already written up at its note."""
        state = self.keeper.state
        if state.new:
            return "kind"
        return "note" if state.record.fields.get("attendance") else "attendance"

    def repeat(self) -> None:
        """Save what is typed, then plan the same again on other days. With something missing, say what."""
        self._repeat_when_saved = True
        if not self.save():
            self._repeat_when_saved = False
        elif not self.keeper.saving:
            self._repeat_if_wanted()

    def _repeat_if_wanted(self) -> None:
        wanted, self._repeat_when_saved = self._repeat_when_saved, False
        if wanted and not self.keeper.state.new:
            self.repeat_wanted.emit(self.keeper.state.record.id)

    def describe(self, state: EditorState) -> None:
        """The heading, who planned it, and the side column follow what is typed."""
        super().describe(state)
        today = self._now().date()
        contact = contact_view.shown_contact(state.record, state.shown())
        self.heading.setText(contact_view.heading(contact, state.new))
        self.aside.setText(contact_view.planned_words(contact, self._me, self._now()))
        self._side.show_side(contact_view.side(self.around.case, contact, today, self._rules))
        self.repeat_button.setVisible(contact.attendance is None)
        absent = contact.attendance not in (None, "attended")
        self.row_of("reason").setVisible(absent or bool(contact.reason) or "reason" in state.fields)
        self.row_of("attendance").show_hint(
            contact_view.attendance_words(contact.attendance, contact.date or today, self._rules)
        )


def _lines(case: CaseFile, today: Callable[[], dt.date]) -> list[Line]:
    towards = CodeField(contact_view.order_choices(case), "Counts towards", width=FIELD_WIDTH)
    return [
        Line(
            "&When",
            (
                ("date", DateField("Date of the contact", today)),
                ("start", TimeField("From")),
                ("", Words("to", "body", "ink2")),
                ("end", TimeField("To")),
            ),
        ),
        Line("&Kind", (("kind", CodeField(CODE_LISTS["contact_kind"], "Kind of contact", width=FIELD_WIDTH)),)),
        Line("&Place", (("place", TextField("Place", width=FIELD_WIDTH)),)),
        Line("Counts &towards", (("order", towards),)),
        Line("What &happened", (("attendance", ChoiceField(CODE_LISTS["attendance"], "What happened")),)),
        Line("&Reason", (("reason", TextField("Reason given, and evidence", width=WIDE)),)),
        Line("Who &was there", (("who_was_there", TextField("Who was there", width=WIDE)),)),
        Line("Seen &alone", (("seen_alone", YesNoField("Seen alone")),)),
        Line("Case &note", (("note", NarrativeField("Case note", lines=6)),)),
    ]
