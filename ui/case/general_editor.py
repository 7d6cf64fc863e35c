"""The form of any type of record, made from its declaration: what the role may write, in parts with headings."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QWidget

from casework import CaseFile, Record, Value, new_record
from casework.about import Kind
from casework.code_lists import choices
from casework.order_end import known_at_end
from casework.record_types import about_fields
from casework.standing import within
from ui.case.editor_state import EditorState
from ui.case.field_words import field_words
from ui.case.form_fields import Around, day_of_codes, link_choices
from ui.case.form_lines import form_lines
from ui.case.merged_view import place_of_taking_apart, trail_facts
from ui.case.record_called import record_called
from ui.case.removable_editor import RemovableEditor
from ui.desk import Desk
from ui.edit_words import title_of
from ui.parts.fields import CodeField

NOT_RECORDED = "Not recorded"
MINE: Mapping[str, Mapping[str, str]] = {
    "hearing": {"entered_by": "me", "entered_on": "today"},
    "enforcement": {"recorded_on": "today"},
    "oversight": {"by": "me"},
    "health_note": {"author": "me"},
    "victim_contact": {"worker": "me", "recorded_at": "now"},
}
"""What a new record says at first: who writes it down, and when. Never when it happened: old papers are entered too."""


class GeneralEditor(RemovableEditor):
    """One record of `type`, or a new one. `about`: the record of the case that a new one is about.

    What the role may see and not write stands as words; what it may not see is not shown, and the form says so.
    """

    def __init__(
        self,
        desk: Desk,
        case: CaseFile,
        record: str | None,
        now: Callable[[], dt.datetime],
        *,
        type: str,
        about: str = "",
    ) -> None:
        kept = case.records.get(record or "")
        shown = kept or new_record(type, case.case_id, record)
        around = Around(case, now, shown.id)
        self._on = day_of_codes(shown.type, shown.fields, now().date())
        made = form_lines(shown, desk.who.role, around, self._on)
        self._read_only = made.read_only
        super().__init__(
            desk,
            shown,
            made.lines,
            now,
            save_words=f"Save {within(title_of(shown.type))}",
            suggested={} if kept else suggested(shown, around, desk.who.name, about),
            around=around,
        )
        self._kept_side.go.connect(self.go)
        self.setAccessibleName(title_of(shown.type))
        self.keeps_suggestions = bool(about)
        self.save_button.setVisible(bool(self.fields))
        if not self.fields:
            self.close_button.setText("Close")

    def describe(self, state: EditorState) -> None:
        """Which record it is, what is read and not written here, and the codes of the day."""
        super().describe(state)
        if self._type == "merging":
            self._kept_side.show_way(place_of_taking_apart(state.record, self._desk.who.role))
        shown = state.shown()
        title = title_of(self._type)
        seen = Record(state.record.id, self._type, state.record.case, _readable(shown, self.fields))
        called = record_called(seen, self.around.case)
        self.heading.setText(f"{title}, new" if state.new else title)
        self.aside.setText("" if state.new or called == title else called)
        for name, words in self._read_only.items():
            words.setText(field_words(self._type, name, shown.get(name), self.around.case) or NOT_RECORDED)
        self._offer_codes(day_of_codes(self._type, _readable(shown, self.fields), self.around.today()))

    def kept_facts(self, record: Record) -> dict[str, str]:
        """Of the trail of a merging, what it tells and not how it is written down."""
        return trail_facts(record) if self._type == "merging" else super().kept_facts(record)

    def _offer_codes(self, on: dt.date) -> None:
        """Another day, other codes: a reprimand could be given until 2013."""
        if on == self._on:
            return
        self._on = on
        for name, field in self.fields.items():
            if isinstance(field, CodeField):
                field.show_choices(choices(about_fields(self._type)[name].codes, on))


def _readable(shown: Mapping[str, Value], fields: Mapping[str, QWidget]) -> dict[str, Value]:
    """What is shown, without what is typed and not understood yet."""
    return {
        name: value
        for name, value in shown.items()
        if name not in fields or not fields[name].problem()  # type: ignore[attr-defined]
    }


def suggested(record: Record, around: Around, me: str, about: str = "") -> dict[str, Value]:
    """What a new record says at first: who and when, what it is about, and a link where there is only one to choose.

    Of the end of an order, also what the case knows of that day.
    """
    now = around.now()
    known = known_at_end(around.case, record.type, about, now.date())
    said = {"me": me, "today": now.date().isoformat(), "now": now.astimezone().isoformat(timespec="seconds")}
    first: dict[str, Value] = {name: said[what] for name, what in MINE.get(record.type, {}).items()}
    target = around.case.records.get(about)
    taken = False
    for name, declared in about_fields(record.type).items():
        if declared.kind is not Kind.LINK or not declared.to:
            continue
        if target is not None and not taken and target.type in declared.to:
            first[name], taken = target.id, True
        elif declared.required and len(there := link_choices(declared, around)) == 1:
            first[name] = there[0].id
    return first | known
