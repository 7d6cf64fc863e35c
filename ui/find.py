"""Find anything: a panel over the page. Escape closes it and gives the caret back."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework.roles import Act, may
from local_store.shapes import CaseSummary, Hit
from ui.announce import announce
from ui.desk import Desk
from ui.find_view import Whose, find_rows, foot_words, notes_more, nothing_words, whose_rows
from ui.parts.fields import TextField
from ui.parts.row_delegate import RowDelegate
from ui.parts.row_list import ENTER, RowList
from ui.parts.row_paint import BLEED, draw_words
from ui.parts.rows import SECTION, Row
from ui.parts.words import Hairline, Picture, Words
from ui.theme import current, set_property, spaced

WIDTH, TOP, MOST_HEIGHT = 658, 74, 520
ANYTHING = "Find a case, page or action"
FROM = 2
"""Letters from which the store is asked; the names of the caseload are looked through from the first."""


class FoundDelegate(RowDelegate):
    """Rows of the panel: no hairlines, and quiet small headings, since the panel floats over a page full of both."""

    lines = False

    def row_height(self, row: Row, width: int, *, first: bool = False) -> int:
        """A quiet heading takes less room."""
        if row.kind == SECTION:
            return current().units(30)
        return super().row_height(row, width, first=first)

    def paint_section(self, painter: QPainter, box: QRectF, row: Row) -> None:
        """Small quiet words."""
        theme = current()
        place = box.adjusted(theme.units(BLEED), theme.units(6), -theme.units(BLEED), 0)
        draw_words(painter, place, row.first, "caption", theme.colour("ink2"))


class _Panel(QWidget):
    """The floating panel itself."""

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line2"), theme.colours.edge_width))
        painter.setBrush(theme.colour("page"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), theme.units(10), theme.units(10))
        painter.end()


class FindAnything(QWidget):
    """Covers the frame while it is open, and dims it a little. `chosen` carries what a row opens."""

    chosen = Signal(object)
    closed = Signal()

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk, self._now, self._frame = desk, now, parent
        self._cases: Sequence[CaseSummary] = ()
        self._recent: Sequence[str] = ()
        self._open_case: str | None = None
        self._hits: Sequence[Hit] = ()
        self._looking = False
        self._came_from: QWidget | None = None
        self._panel = _Panel(self)
        self._panel.setAccessibleName(ANYTHING)
        self._whose: Whose | None = None
        self._picked = False  # the first row is selected, unless somebody went to another since the last letter
        column = spaced(QVBoxLayout(self._panel), (8, 6, 8, 1), 2)
        column.addLayout(self._field_line())
        column.addWidget(Hairline())
        self.list = RowList("Found", delegate=FoundDelegate(one_line=36))
        self.list.setObjectName("find_list")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.opened.connect(self._choose)
        column.addWidget(self.list, 1)
        self._nothing = Words("", "body", "ink2", wrap=True)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        column.addWidget(self._nothing)
        column.addWidget(Hairline())
        foot = spaced(QHBoxLayout(), (10, 6, 10, 8), 8)
        self._foot, self._more = Words("", "caption", "ink2", wrap=True), Words("", "caption", "ink2")
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._more)
        column.addLayout(foot)
        self.hide()

    def _field_line(self) -> QHBoxLayout:
        row = spaced(QHBoxLayout(), (12, 4, 12, 4), 12)
        self.field = TextField(ANYTHING, hint=ANYTHING)
        self.field.setObjectName("find_field")
        set_property(self.field, "bare", True)
        self.field.edited.connect(self._typed)
        self.field.installEventFilter(self)
        row.addWidget(Picture("search", "ink2"))
        row.addWidget(self.field, 1)
        row.addWidget(Words("Esc closes", "caption", "ink2"))
        return row

    def open_for(
        self,
        cases: Sequence[CaseSummary],
        recent: Sequence[str],
        open_case: str | None,
        text: str = "",
        *,
        whose: Whose | None = None,
    ) -> None:
        """Open over the page. `recent` are the cases opened last, `open_case` the one in view.

        `whose`: only cases are found, and in the one chosen that is recorded.
        """
        self._whose = whose
        asks = whose.asks if whose else ANYTHING
        self.field.setPlaceholderText(asks)
        self.field.setAccessibleName(asks)
        self._panel.setAccessibleName(asks)
        if not self.isVisible():
            self._came_from = QApplication.focusWidget()
        self._cases, self._recent, self._open_case = cases, recent, open_case
        self._hits = ()
        self.field.set_value(text)
        self.setGeometry(self._frame.rect())
        self._place()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._typed()

    def close_panel(self) -> None:
        """Close, and give the caret back where it was."""
        self.hide()
        if self._came_from is not None and isValid(self._came_from) and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self.closed.emit()

    def _typed(self) -> None:
        self._picked = False
        search = self.field.text().strip()
        self._hits = ()
        self._looking = len(search) >= FROM
        self._show()
        if len(search) >= FROM:
            desk = self._desk

            def found(hits: list[Hit]) -> None:
                if isValid(self) and search == self.field.text().strip():
                    self._hits, self._looking = hits, False
                    self._show()

            desk.read(lambda store: store.search(search), found)

    def _show(self) -> None:
        search = self.field.text().strip()
        cases: Sequence[CaseSummary] = self._cases
        if not search:
            order = {case: at for at, case in enumerate(self._recent)}
            cases = sorted((row for row in cases if row.case in order), key=lambda row: order[row.case])
        today = self._now().date()
        if self._whose is not None:
            rows = whose_rows(self._whose, cases, search, self._hits, today)
        else:
            may_add = may(self._desk.who.role, Act.WRITE_CASE)
            rows = find_rows(cases, search, self._hits, self._open_case, today, may_add=may_add)
        self.list.mark(search)
        key = self.list.current_key()
        self.list.show_rows(rows)
        if not (self._picked and self.list.select_key(key)):
            self.list.select_first()
        nothing = not rows and bool(search) and not self._looking
        self._nothing.setVisible(nothing)
        self.list.setVisible(not nothing)
        if nothing:
            self._nothing.setText(nothing_words(search))
            announce(self, nothing_words(search))
        self._foot.setText(foot_words(len(self._cases), only_cases=self._whose is not None))
        self._more.setText("" if self._whose is not None else notes_more(self._hits))
        self._place()

    def _choose(self, row: Row) -> None:
        self.hide()
        self.chosen.emit(row.opens)

    def _place(self) -> None:
        theme = current()
        width = min(theme.units(WIDTH), self.width() - theme.units(32))
        top = min(theme.units(TOP), self.height() // 8)
        held = self._nothing.heightForWidth(width - theme.units(40)) if self._nothing.isVisibleTo(self) else 0
        wanted = (held or self.list.content_height()) + theme.units(110)
        height = min(max(wanted, theme.units(160)), theme.units(MOST_HEIGHT), self.height() - top - theme.units(16))
        self._panel.setGeometry((self.width() - width) // 2, top, width, height)

    def resizeEvent(self, event: object) -> None:
        """Stay in the middle."""
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The caret stays in the field while arrows move in the list."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()  # Escape is the window's way back, but here it closes the panel
                return True
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
                self._picked = True
                self.list.keyPressEvent(event)
                return True
            if event.key() in ENTER:
                row = self.list.current_row()
                if row is not None:
                    self._choose(row)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_panel()
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the panel closes it."""
        if not self._panel.geometry().contains(event.position().toPoint()):
            self.close_panel()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dim the page a little, and let the panel float."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(20, 28, 30, 26))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = current()
        box = QRectF(self._panel.geometry())
        for reach in (14, 9, 5, 2):
            painter.setBrush(QColor(20, 28, 30, 12))
            spread = theme.units(reach)
            shadow = box.adjusted(-spread, -spread / 2, spread, spread)
            painter.drawRoundedRect(shadow, theme.units(10) + spread, theme.units(10) + spread)
        painter.end()
