"""The form of a home visit, for a tablet on the knees: few fields in the order of the visit, each large enough to tap.

It is the form of a contact laid out otherwise: the same record, the same draft, saved in the same way.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casework import CaseFile, new_record
from casework.code_lists import CODE_LISTS
from ui.case import contact_view, visit_view
from ui.case.case_reading import RecordOnLaptop
from ui.case.editor_state import EditorState
from ui.case.form_fields import Around
from ui.case.form_line import Line
from ui.case.people_field import PeopleField
from ui.case.record_editor import RecordEditor
from ui.desk import Desk
from ui.parts.buttons import Button, ButtonKind
from ui.parts.choices import ChoiceField, YesNoField
from ui.parts.fields import DateField, NarrativeField, TextField, TimeField
from ui.parts.large import LARGE, Beside, LargeOption, large
from ui.parts.touch_scroll import TouchScroll
from ui.parts.words import Words
from ui.place import Place
from ui.theme import current, sized, spaced

TWO_COLUMNS_EM, DAY_EM, WHOLE_CLOSE_EM = 46, 32, 36
DAY = ("date", "start", "end")
WRITTEN = ("note", "safety_concerns", "home_condition")
"""What is written out: beside the rest where a tablet lies on its long side."""
SAVE_HIGH, SAVE_WIDE = 56, 420
CLOSE = "Close, keep the draft"


class VisitEditor(RecordEditor):
    """One home visit: a planned one to write up, or a new one that begins now."""

    LABELS_ABOVE = True
    keeps_suggestions = True

    def __init__(self, desk: Desk, case: CaseFile, record: str | None, now: Callable[[], dt.datetime]) -> None:
        kept = case.records.get(record or "")
        shown = kept or new_record("contact", case.case_id, record)
        self._rules = desk.who.service.usable_rules()
        self._me = (desk.who.user, desk.who.name)
        self._halves = Beside(gap=28, line_gap=14)
        super().__init__(
            desk,
            shown,
            self._lines(case, now),
            now,
            around=Around(case, now, shown.id),
            save_words="Save visit",
            suggested={} if kept else visit_view.suggested(case, now()),
            always=contact_view.written_down(desk.who.name, now()),
        )
        self.setAccessibleName("Home visit")
        TouchScroll(self.columns.area)

    # building

    def _lines(self, case: CaseFile, now: Callable[[], dt.datetime]) -> list[Line]:
        start, end = large(TimeField("From")), large(TimeField("To"))
        return [
            Line("&Who was there", (("who_was_there", PeopleField("Who was there", visit_view.may_be_seen(case))),)),
            Line("Seen &alone", (("seen_alone", YesNoField("Seen alone", option=LargeOption)),)),
            Line(
                "What &happened",
                (("attendance", ChoiceField(CODE_LISTS["attendance"], "What happened", option=LargeOption)),),
            ),
            Line("&Reason", (("reason", large(TextField("Reason given, and evidence"))),)),
            Line("Da&y", (("date", large(DateField("Date of the contact", lambda: now().date()))),)),
            Line("&From", (("start", start), ("", self._now_button("From", start)))),
            Line("&To", (("end", end), ("", self._now_button("To", end)))),
            Line("Case &note", (("note", NarrativeField("Case note", lines=10)),)),
            Line("Safety &concerns", (("safety_concerns", NarrativeField("Safety concerns", lines=2)),)),
            Line("Condition of the ho&me", (("home_condition", NarrativeField("Condition of the home", lines=2)),)),
        ]

    def _now_button(self, name: str, field: TimeField) -> Button:
        def fill() -> None:
            field.set_value(self._now().time().replace(second=0, microsecond=0, tzinfo=None).isoformat())
            field.edited.emit()

        button = Button("Now", pressed=fill, height=LARGE)
        button.setAccessibleName(f"{name}: now")
        return button

    def _add_lines(self, column: QBoxLayout, lines: Sequence[Line]) -> None:
        """When and who on one side, what is written out on the other; below each other on a tablet held upright."""
        first, written, day = QWidget(), QWidget(), Beside(DAY_EM, gap=16)
        columns = spaced(QVBoxLayout(first), spacing=14), spaced(QVBoxLayout(written), spacing=14)
        for line in lines:
            name = line.fields[0][0]
            if name in DAY:
                columns[0].addWidget(day)
                self._add_line(day.row, line)
            else:
                self._add_line(columns[name in WRITTEN], line)
        for half, inside in zip((first, written), columns, strict=True):
            inside.addStretch(1)
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            self._halves.row.addWidget(half)
        column.addWidget(self._halves)

    def _action_bar(self, save_words: str) -> QWidget:
        """Save stands where the thumb of the hand that holds the tablet is: at the right foot."""
        bar = QWidget()
        bar.setObjectName("page_ground")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.close_button = Button(CLOSE, ButtonKind.QUIET, pressed=self.close_keeping, height=LARGE)
        self.close_button.setObjectName("close_editor")
        self.close_button.setAccessibleName(CLOSE)
        self.all_button = Button("All fields", ButtonKind.QUIET, pressed=self.show_all_fields, height=LARGE)
        self.all_button.setObjectName("all_fields")
        self.save_button = Button(save_words, ButtonKind.FILLED, pressed=self.save, hint="Ctrl+S", height=SAVE_HIGH)
        self.save_button.setObjectName("save")
        self.save_button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        sized(self.save_button, max_width=SAVE_WIDE)
        self._bar_words = Words("", "small", "ink2", wrap=True)
        column = spaced(QVBoxLayout(bar), (24, 8, 24, 12), 4)
        column.addWidget(self._bar_words)
        row = spaced(QHBoxLayout(), spacing=12)
        row.addWidget(self.all_button)
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.save_button, 3)
        column.addLayout(row)
        return bar

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns where the window is wide and lies on its long side."""
        super().resizeEvent(event)
        window = self.window()
        lying = window.width() > window.height()
        wide = current().em(self.width())
        self._halves.lay(lying and wide >= TWO_COLUMNS_EM)
        self.close_button.setText(CLOSE if wide >= WHOLE_CLOSE_EM else CLOSE.partition(",")[0])

    # what is typed

    def first_field(self) -> str:
        """A visit begins with what happened; one already written up opens at its note."""
        return "note" if self.keeper.state.record.fields.get("attendance") else "attendance"

    def _opened(self, found: RecordOnLaptop) -> None:
        """What was suggested when the visit began is in its draft: the hour of today is no answer for it any more."""
        if found.draft is not None:
            began = "date" in found.draft.fields
            self._suggested = {} if began else {k: v for k, v in self._suggested.items() if k != "start"}
        super()._opened(found)

    def show_all_fields(self) -> None:
        """The same contact, and what is typed in it, in the form that has every field."""
        self.keeper.take_suggestions()
        record = self.keeper.state.record
        self.go.emit(Place("case", record.case, "contacts", "editor", record.id, type=record.type))

    def describe(self, state: EditorState) -> None:
        """The heading, who planned it, what it counts towards, and what an absence sets off."""
        contact = contact_view.shown_contact(state.record, state.shown())
        self.heading.setText(contact_view.heading(contact, state.new))
        absent = contact.attendance not in (None, "attended")
        self.row_of("reason").setVisible(absent or bool(contact.reason) or "reason" in state.fields)
        sets_off = contact_view.attendance_words(contact.attendance, contact.date or self._now().date(), self._rules)
        planned = contact_view.planned_words(contact, self._me, self._now())
        towards = visit_view.counts_towards(self.around.case, contact)
        told = (f"{planned}." if planned else "", towards, sets_off)
        self.row_of("attendance").show_hint(" ".join(part for part in told if part))
