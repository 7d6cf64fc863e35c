"""Repeat an appointment: every week or fortnight for so many weeks, all of them planned in one step."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework import CaseFile, Record
from casework.code_lists import words as code_words
from casework.contacts import Contact
from casework.record_types import read
from casework.repeats import MOST_WEEKS, repeat_days, repeated
from casework.standing import is_planned, main_order
from casework.trouble import Trouble
from casework.words import clock, count, day_month_year, weekday_date
from ui.desk import Desk
from ui.done import Done
from ui.page import Scroll
from ui.parts.buttons import filled, quiet
from ui.parts.choices import Box, ChoiceField
from ui.parts.fields import TextField
from ui.parts.form_row import FormRow
from ui.parts.headings import SectionHeading
from ui.parts.notice import Notice
from ui.parts.words import Hairline, Words
from ui.theme import sized, spaced

EVERY = {"1": "Every week", "2": "Every 2 weeks"}
USUAL_WEEKS = 6


class RepeatPage(QWidget):
    """Chosen, seen as a list of days, and saved with one key. Until then nothing is planned.

    left: it is over. done: what was planned, for Undo.
    """

    left = Signal()
    done = Signal(object)

    def __init__(self, desk: Desk, case: CaseFile, contact: Record, now: Callable[[], dt.datetime]) -> None:
        super().__init__()
        self._desk, self._case, self._record, self._now = desk, case, contact, now
        self._contact = read(contact, Contact)
        self._days: tuple[dt.date, ...] = ()
        self._saving = False
        self.setAccessibleName("Repeat this appointment")
        form = QWidget()
        column = spaced(QVBoxLayout(form), (24, 16, 24, 16), 10)
        column.addWidget(SectionHeading("Repeat this appointment"))
        column.addWidget(Words(self._said(), "body", "ink2", wrap=True))
        self._trouble = spaced(QVBoxLayout())
        column.addLayout(self._trouble)
        self.every = ChoiceField(EVERY, "How often")
        self.every.set_value("1")
        self.every.edited.connect(self._show_days)
        column.addWidget(FormRow("&How often", [self.every]))
        self.weeks = TextField("For how many weeks", width=70)
        self.weeks.setText(str(USUAL_WEEKS))
        self.weeks.edited.connect(self._show_days)
        self._weeks_row = FormRow("For &weeks", [self.weeks], hint=f"1 to {MOST_WEEKS}, from the day above.")
        column.addWidget(self._weeks_row)
        self.skip = Box("Leave out bank holidays")
        self.skip.setChecked(True)
        self.skip.toggled.connect(self._show_days)
        column.addWidget(FormRow("&Bank holidays", [self.skip]))
        self.heading = Words("", "strong")
        self.listed = Words("", "body", wrap=True)
        self.warning = Words("", "small_strong", "warn", wrap=True)
        for words in (self.heading, self.listed, self.warning):
            column.addWidget(words)
        column.addStretch(1)
        outer = spaced(QVBoxLayout(self))
        self._area = Scroll(sized(form, max_width=820))
        outer.addWidget(self._area, 1)
        outer.addWidget(Hairline())
        outer.addWidget(self._bar())
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.save, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._show_days()

    def _bar(self) -> QWidget:
        bar = QWidget()
        row = spaced(QHBoxLayout(bar), (24, 11, 24, 11), 16)
        self.save_button = filled("Plan them", self.save, hint="Ctrl+S")
        row.addWidget(self.save_button)
        row.addWidget(quiet("Plan none", self.left.emit, hint="Esc"))
        row.addStretch(1)
        return bar

    def _said(self) -> str:
        one = self._contact
        kind = code_words("contact_kind", one.kind) or "Contact"
        parts = (
            kind,
            weekday_date(one.date) if one.date else "",
            clock(one.start) if one.start else "",
            one.place or "",
        )
        return f"{', '.join(part for part in parts if part)}. This one stays as it is."

    def take_focus(self) -> None:
        """How many weeks: what differs most often."""
        self.weeks.setFocus(Qt.FocusReason.OtherFocusReason)
        self.weeks.selectAll()
        QTimer.singleShot(0, self._area, lambda: self._area.ensureWidgetVisible(self.weeks))  # once it is laid out

    def wanted_weeks(self) -> int | None:
        """The number typed; None where it is none that can be planned."""
        text = (self.weeks.value() or "").strip()
        return int(text) if text.isascii() and text.isdigit() and 1 <= int(text[:4]) <= MOST_WEEKS else None

    def _show_days(self) -> None:
        weeks, first = self.wanted_weeks(), self._contact.date
        self._weeks_row.show_error("")
        if weeks is None or first is None:
            self._days = ()
        else:
            every = int(self.every.value() or 1)
            self._days = repeat_days(first, every, weeks, skip_bank_holidays=self.skip.isChecked())
        self.heading.setText(count(len(self._days), "appointment to plan", "appointments to plan"))
        self.listed.setText("\n".join(weekday_date(day) for day in self._days))
        self.warning.setText(self._warned())
        self.warning.setVisible(bool(self.warning.text()))

    def _warned(self) -> str:
        """What is odd about these days: after the order ends, or a day that has a contact already."""
        order = main_order(self._case)
        said = []
        late = sum(order is not None and order.end is not None and day > order.end for day in self._days)
        if late and order and order.end:
            said.append(
                f"{late} of them {'is' if late == 1 else 'are'} after the order ends on {day_month_year(order.end)}."
            )
        taken = {one.date for one in self._case.contacts if is_planned(one)} & set(self._days)
        if taken:
            said.append(f"On {count(len(taken), 'of these days', 'of these days')} something is planned already.")
        return " ".join(said)

    def save(self) -> None:
        """Plan all of them at once; or say what is missing."""
        if self._saving:
            return
        if not self._days:
            wrong = "No appointment is left: all of these days are bank holidays"
            self._weeks_row.show_error(
                wrong if self.wanted_weeks() else f"Enter a number of weeks from 1 to {MOST_WEEKS}"
            )
            self.take_focus()
            return
        self._saving = True
        who, now = self._desk.who, self._now()
        at = now.astimezone().isoformat(timespec="seconds")
        edits = repeated(self._record, self._days, (who.user, who.name), who.device, now.date(), at)
        planned = count(len(edits), "appointment")
        done = Done(f"{planned} planned.", edits)

        def saved() -> None:
            if isValid(self):
                self.left.emit()
                self.done.emit(done)

        self._desk.save(edits, saved, self._failed)

    def _failed(self, trouble: Trouble) -> None:
        if isValid(self):
            self._saving = False
            self._trouble.addWidget(Notice.of(trouble))
