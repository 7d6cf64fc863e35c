"""A row that is one place of the thread: arrows step from it, Enter or a click opens it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from ui.theme import current

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
ALONG = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
BESIDE = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
BLEED = 10


class StepRow(QAbstractButton):
    """One row. `record` is what it stands for; its accessible name says all of it.

    reached: the focus came here. opened: Enter, or a click. stepped: along the thread, -1 or 1. moved: to the row
    before or after, -1 or 1.
    """

    reached = Signal()
    opened = Signal()
    stepped = Signal(int)
    moved = Signal(int)
    ended = Signal(int)

    def __init__(self, record: str, spoken: str) -> None:
        super().__init__()
        self.record = record
        self.at = self.on_thread = self._pointed = False
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._clicked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _clicked(self) -> None:
        self.opened.emit()

    def show_standing(self, at: bool, on_thread: bool) -> None:
        """Whether it is where somebody is, and whether the thread through that place goes through it."""
        if (at, on_thread) != (self.at, self.on_thread):
            self.at, self.on_thread = at, on_thread
            self.setAccessibleDescription("On the thread that is shown." if on_thread and not at else "")
            self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down along the rows, Left and Right along the thread, Enter opens."""
        key = Qt.Key(event.key())
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if plain and key in ENTER:
            self.opened.emit()
        elif plain and key in ALONG:
            self.stepped.emit(ALONG[key])
        elif plain and key in BESIDE:
            self.moved.emit(BESIDE[key])
        elif plain and key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.ended.emit(-1 if key == Qt.Key.Key_Home else 1)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """It comes into view."""
        super().focusInEvent(event)
        above = self.parentWidget()
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(self)
                break
            above = above.parentWidget()
        self.reached.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes; where somebody is stays."""
        super().focusOutEvent(event)
        self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        """The pointer is over it."""
        self._pointed = True
        self.update()

    def leaveEvent(self, event: object) -> None:
        """The pointer has left."""
        self._pointed = False
        self.update()

    def ground(self) -> QRectF:
        """What is coloured where it is selected."""
        return QRectF(self.rect())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground, the ring; and a bar where the thread that is shown goes through it."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box, radius = self.ground(), theme.units(6)
        plain = theme.colours.inverted_selection
        if self.at and not plain:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("soft"))
            painter.drawRoundedRect(box, radius, radius)
        elif self._pointed and not plain:
            painter.fillRect(box, theme.colour("hover"))
        if self.on_thread or self.at:
            painter.fillRect(QRectF(box.x(), box.y(), theme.units(3), box.height()), theme.colour("accent"))
        if self.hasFocus() or (self.at and plain):
            width = theme.units(2 if self.hasFocus() else 1)
            painter.setPen(QPen(theme.colour("ink" if plain else "accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
        self.paint_more(painter)
        painter.end()

    def paint_more(self, painter: QPainter) -> None:
        """What a kind of row adds."""


class StepGroup(QObject):
    """Rows under each other: Tab reaches one of them, the arrows the others.

    reached, opened: the id of the record of a row. stepped: along the thread.
    """

    reached = Signal(str)
    opened = Signal(str)
    stepped = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[StepRow, ...] = ()

    def hold(self, rows: Sequence[StepRow]) -> None:
        """These rows from now on."""
        self.rows = tuple(rows)
        for at, row in enumerate(self.rows):
            row.reached.connect(partial(self._reached, row))
            row.opened.connect(partial(self._opened, row))
            row.stepped.connect(self.stepped)
            row.moved.connect(partial(self._move, at))
            row.ended.connect(self._to_end)
        self._one_stop(self.rows[0] if self.rows else None)

    def row_of(self, record: str) -> StepRow | None:
        """The row that stands for a record, where there is one."""
        return next((row for row in self.rows if row.record == record), None)

    def _reached(self, row: StepRow) -> None:
        self._one_stop(row)
        self.reached.emit(row.record)

    def _opened(self, row: StepRow) -> None:
        self.opened.emit(row.record)

    def _one_stop(self, stop: StepRow | None) -> None:
        for row in self.rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def _move(self, at: int, step: int) -> None:
        if 0 <= at + step < len(self.rows):
            self.rows[at + step].setFocus(Qt.FocusReason.OtherFocusReason)

    def _to_end(self, step: int) -> None:
        self.rows[0 if step < 0 else -1].setFocus(Qt.FocusReason.OtherFocusReason)
