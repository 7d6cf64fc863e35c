"""A form that says what Holdfast keeps of its record, and takes it out of the case where it is there by mistake."""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from casework import Edit, Record, Value, new_edit
from casework.record_types import about_fields
from casework.sections import may_write
from casework.standing import within
from ui.case.editor_state import EditorState
from ui.case.field_groups import kept_fields
from ui.case.field_words import field_words
from ui.case.form_fields import Around
from ui.case.form_line import Line
from ui.case.kept_side import KeptSide
from ui.case.record_editor import RecordEditor
from ui.case.record_sections import ONE_TO_A_CASE
from ui.desk import Desk
from ui.done import Done
from ui.edit_words import title_of

NEVER_REMOVED = (*ONE_TO_A_CASE, "merging")
"""Without the trail of a merging, nothing could be taken apart."""


class RemovableEditor(RecordEditor):
    """As RecordEditor; `beside` is what the form says in its side column, above what every form says there.

    removed: the record was taken out of the case; carries what was done, to be taken back.
    """

    removed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        record: Record,
        lines: Sequence[Line],
        now: Callable[[], dt.datetime],
        *,
        save_words: str,
        around: Around,
        beside: QWidget | None = None,
        suggested: Mapping[str, Value] | None = None,
        always: Mapping[str, Value] | None = None,
    ) -> None:
        self._type = record.type
        self._may_remove = record.type not in NEVER_REMOVED and may_write(desk.who.role, record.type, "", record.fields)
        self._kept_side = KeptSide(beside)
        self._kept_side.removing.wanted.connect(self._remove)
        super().__init__(
            desk,
            record,
            lines,
            now,
            save_words=save_words,
            side=self._kept_side,
            suggested=suggested,
            always=always,
            around=around,
        )

    def describe(self, state: EditorState) -> None:
        """What is kept of the record, and whether it can be removed. A form says its heading too."""
        recorded, declared = state.record.fields, about_fields(self._type)
        told = self.kept_facts(state.record)
        unknown = [name for name in recorded if name not in declared]
        self._kept_side.show_facts([f"{title}: {words}" for title, words in told.items() if words], len(unknown))
        there = not state.new and not recorded.get("removed_on")
        self._kept_side.removing.setVisible(self._may_remove and there)

    def kept_facts(self, record: Record) -> dict[str, str]:
        """What Holdfast itself wrote down in the record, in words, by title."""
        declared = about_fields(self._type)
        return {
            declared[name].title: field_words(self._type, name, record.fields.get(name))
            for name in kept_fields(self._type)
        }

    def _remove(self, reason: str) -> None:
        """Mark the record as removed. What is typed and not saved stays a draft."""
        who, at = self._desk.who, self._now().astimezone().isoformat(timespec="seconds")
        fields = {"removed_on": at[:10], "removed_by": who.name, "removed_because": reason}
        edit = new_edit(self.keeper.state.record, fields, who.user, device=who.device, at=at)
        self._desk.save([edit], lambda: self._removed(edit), self._failed)

    def _removed(self, edit: Edit) -> None:
        if isValid(self):
            self.removed.emit(Done(f"Removed: {within(title_of(self._type))}.", (edit,)))
            self.close_keeping()
