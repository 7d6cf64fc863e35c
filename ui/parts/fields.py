"""Fields to type in: one line, a long note that grows, a date, a time, one out of a long list.

Each has `value()` (as a record holds it: text, ISO date or time, code; None when empty), `set_value()` that does not
speak, `problem()` (a sentence, or nothing) and the signal `edited`.
"""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QCalendarWidget, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from casework.typed_dates import typed_date, typed_time
from casework.words import clock, day_month_year
from ui.icons import icons
from ui.theme import current, lettered, restyled, set_property, sized

TAB_STOP = 4


class TextField(QLineEdit):
    """One line of text."""

    edited = Signal()

    def __init__(self, name: str, *, width: int | None = None, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        lettered(self, "body")
        if width:
            sized(self, width=width)
        self.textEdited.connect(self._typed)

    def _typed(self, _text: str) -> None:
        self.edited.emit()

    def event(self, event: QEvent) -> bool:
        """Ctrl+U is the outbox: on X11 Qt would take it to delete the line, and with it what was typed."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.DeleteCompleteLine):
            event.ignore()
            return False
        return super().event(event)

    def value(self) -> str | None:
        """What is written, or None."""
        return self.text().strip() or None

    def set_value(self, value: object) -> None:
        """Show a value without speaking of it. Text that is already shown keeps its caret."""
        words = "" if value is None else str(value)
        if words != self.text():
            self.setText(words)

    def problem(self) -> str:
        """One line of text is never wrong by itself."""
        return ""

    def mark_trouble(self, trouble: bool) -> None:
        """A red edge while its error is shown."""
        set_property(self, "trouble", trouble)

    def caret(self) -> int:
        """Where typing goes on."""
        return self.cursorPosition()

    def place_caret(self, position: int) -> None:
        """Put the caret there."""
        self.setCursorPosition(position)


def _shown(value: object, words: Callable[[str], str]) -> str:
    """A value in words. What was typed and not understood yet (it comes back out of a draft) stays as it is."""
    if not value:
        return ""
    try:
        return words(str(value))
    except ValueError:
        return str(value)


class TimeField(TextField):
    """A time as people type it: "10.05", "1005", "4pm". Shown in words when the field is left."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, width=82, parent=parent)

    def value(self) -> str | None:
        """ISO time, or None when it is empty or not understood."""
        time = typed_time(self.text()).value
        return time.isoformat() if time else None

    def set_value(self, value: object) -> None:
        """Show an ISO time in words; anything else as it was typed."""
        self.setText(_shown(value, lambda iso: clock(dt.time.fromisoformat(iso))))

    def problem(self) -> str:
        """Why what is typed is not a time."""
        return typed_time(self.text()).problem

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was understood."""
        super().focusOutEvent(event)
        if (value := self.value()) is not None:
            self.set_value(value)


class DateField(TextField):
    """A date as people type it: "26 nov", "today", "mon". Alt+Down opens the calendar; never the calendar alone."""

    def __init__(
        self, name: str, today: Callable[[], dt.date], *, ahead: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(name, width=150, parent=parent)
        self._today, self._ahead = today, ahead
        self.setToolTip("Type a date like 26 nov or today. Alt+Down opens a calendar.")

    def value(self) -> str | None:
        """ISO date, or None when it is empty or not understood."""
        day = typed_date(self.text(), self._today(), ahead=self._ahead).value
        return day.isoformat() if day else None

    def set_value(self, value: object) -> None:
        """Show an ISO date in words; anything else as it was typed."""
        self.setText(_shown(value, lambda iso: day_month_year(dt.date.fromisoformat(iso))))

    def problem(self) -> str:
        """Why what is typed is not a date."""
        return typed_date(self.text(), self._today(), ahead=self._ahead).problem

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show what was understood."""
        super().focusOutEvent(event)
        if (value := self.value()) is not None:
            self.set_value(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+Down opens the calendar."""
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_calendar()
            return
        super().keyPressEvent(event)

    def _open_calendar(self) -> None:
        calendar = QCalendarWidget(self)
        calendar.setWindowFlag(Qt.WindowType.Popup)
        calendar.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar.setAccessibleName(f"Calendar, {self.accessibleName()}")
        calendar.setFirstDayOfWeek(Qt.DayOfWeek.Monday)
        shown = dt.date.fromisoformat(self.value() or self._today().isoformat())
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))

        def take(day: QDate) -> None:
            self.setText(day_month_year(dt.date(day.year(), day.month(), day.day())))
            calendar.close()
            self.setFocus()
            self.edited.emit()

        calendar.activated.connect(take)
        calendar.clicked.connect(take)
        calendar.move(self.mapToGlobal(QPoint(0, self.height())))
        calendar.show()
        calendar.setFocus()


class CodeField(QComboBox):
    """One out of a list that is too long for options side by side. The first entry is none.

    `words` tells a code that the list does not offer (any longer): it stands there while the record has it.
    """

    edited = Signal()

    def __init__(
        self,
        codes: Mapping[str, str],
        name: str,
        *,
        width: int | None = None,
        words: Callable[[object], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(name)
        lettered(self, "body")
        if width:
            sized(self, width=width)
        self.show_choices(codes)
        self.activated.connect(self._chosen)

    def show_choices(self, codes: Mapping[str, str]) -> None:
        """Offer these from now on. What is chosen stays chosen, even where it is no longer offered."""
        chosen = self.value()
        self.clear()
        self.addItem("", None)
        for code, said in codes.items():
            self.addItem(said, code)
        self.set_value(chosen)

    def _chosen(self, _index: int) -> None:
        self.edited.emit()

    def value(self) -> str | None:
        """The code chosen, or None."""
        code: str | None = self.currentData()
        return code

    def set_value(self, value: object) -> None:
        """Show a code. One that the list does not have is shown as it is, never hidden."""
        at = next((each for each in range(self.count()) if self.itemData(each) == value), -1)
        if at < 0:
            self.addItem(self._words(value), value)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def problem(self) -> str:
        """A list has no wrong entry."""
        return ""

    def mark_trouble(self, trouble: bool) -> None:
        """A red edge while its error is shown."""
        set_property(self, "trouble", trouble)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling the form past a closed list must never choose something else in it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the arrow that says it opens."""
        super().paintEvent(event)
        paint_sign(self, "chevron-down")


class NarrativeField(QPlainTextEdit):
    """A long note. It grows with its text, down to nothing hidden; Tab goes on to the next field."""

    edited = Signal()

    def __init__(self, name: str, *, lines: int = 5, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._showing = False
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setFont(current().font("body"))
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self._typed)
        self._grow()

    def _typed(self) -> None:
        self._grow()
        if not self._showing:
            self.edited.emit()

    def value(self) -> str | None:
        """What is written, or None. Spaces and lines inside stay as typed."""
        return self.toPlainText() if self.toPlainText().strip() else None

    def set_value(self, value: object) -> None:
        """Show a text without speaking of it. Text that is already shown keeps its caret and its undo."""
        words = "" if value is None else str(value)
        if words == self.toPlainText():
            return
        self._showing = True
        self.setPlainText(words)
        self._showing = False

    def problem(self) -> str:
        """A note is never wrong by itself."""
        return ""

    def mark_trouble(self, trouble: bool) -> None:
        """A red edge while its error is shown."""
        set_property(self, "trouble", trouble)

    def caret(self) -> int:
        """Where typing goes on."""
        return self.textCursor().position()

    def place_caret(self, position: int) -> None:
        """Put the caret there, as far as the text goes."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, len(self.toPlainText())))
        self.setTextCursor(cursor)

    def insert_words(self, words: str) -> None:
        """Put words where the caret is, in place of what is selected, as if typed: one step of undo takes them out."""
        self.textCursor().insertText(words)
        self.ensureCursorVisible()
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def append_words(self, words: str) -> None:
        """Add a paragraph at the end, as if typed."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(("\n" if self.toPlainText() else "") + words)

    def _grow(self) -> None:
        line = self.fontMetrics().lineSpacing()
        lines = max(self._lines, int(self.document().size().height()))
        frame = current().units(14) + 2 * self.document().documentMargin()
        self.setFixedHeight(int(lines * line + frame))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event):
            self.setFont(current().font("body"))
            self._grow()

    def sizeHint(self) -> QSize:
        """A comfortable measure: about 75 characters."""
        return QSize(current().units(476), self.height())


def paint_sign(field: QWidget, icon: str) -> None:
    """The icon at the end of a field that says what it does when it is pressed."""
    theme = current()
    side = theme.units(14)
    painter = QPainter(field)
    left = field.width() - side - theme.units(9)
    icons.draw(painter, icon, left, (field.height() - side) / 2, side, theme.colour("ink2"))
    painter.end()
