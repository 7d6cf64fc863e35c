"""Lists with columns: a delegate that lays cells out by width, and the heads above them."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ui.parts.badge import HEIGHT as BADGE_HEIGHT
from ui.parts.badge import draw_badge
from ui.parts.row_delegate import RowDelegate
from ui.parts.row_list import RowList
from ui.parts.row_paint import BLEED, RowState, draw_hairline, draw_words
from ui.parts.rows import ROW, Cell, Row
from ui.theme import current

GAP = 12
STACK_EM = 48
"""Under this many em of list width the cells stand under each other."""


def column_places(widths: Sequence[float], width: float) -> list[tuple[float, float]]:
    """Left edge and width of each column, for columns in proportion to `widths` on a line of `width` pixels."""
    whole = sum(widths)
    places, left = [], 0.0
    for each in widths:
        share = width * each / whole
        places.append((left, share))
        left += share
    return places


class ColumnDelegate(RowDelegate):
    """Rows of cells. A cell with `end` stands at the right edge; a narrow list puts cells under each other."""

    def __init__(self, widths: Sequence[float], parent: QObject | None = None, *, two_lines: int = 44) -> None:
        super().__init__(parent, two_lines=two_lines)
        self._widths = tuple(widths)
        self.end_room: dict[str, int] = {}

    def stacked(self, width: int) -> bool:
        """True where there is no room for columns."""
        return current().em(width) < STACK_EM

    def row_height(self, row: Row, width: int, *, first: bool = False) -> int:
        """One height for all rows of two lines; stacked, one line more for each cell."""
        if row.kind != ROW or not row.cells:
            return super().row_height(row, width, first=first)
        theme = current()
        if self.stacked(width):
            return sum(theme.line("body") for _ in _stack(row.cells)) + theme.units(14)
        two = any(cell.second for cell in row.cells)
        return theme.units(self._two_lines if two else 29)

    def paint_row(self, painter: QPainter, box: QRectF, row: Row, state: RowState) -> None:
        """Cells, in columns or under each other."""
        if not row.cells:
            super().paint_row(painter, box, row, state)
            return
        inset = current().units(BLEED)
        inner = box.adjusted(inset, 0, -inset, -1)
        room = self.end_room.get(row.key, 0)
        if self.stacked(int(box.width())):
            self._paint_stack(painter, inner.adjusted(0, 0, -room, 0), row.cells, state)
            return
        inner_end = inner.adjusted(0, 0, -room, 0)
        end = next((cell for cell in row.cells if cell.end and cell.first), None)
        taken = self._paint_end(painter, inner_end, end, state) if end else 0.0
        columns = [cell for cell in row.cells if not cell.end]
        # A row of one cell says something about the list and takes the whole width: 4 more in case notes.
        alone = len(columns) == 1
        places = [(0.0, inner.width())] if alone else column_places(self._widths, inner.width())
        for cell, (left, width) in zip(columns, places, strict=True):
            last = cell is columns[-1]
            right = (taken + room) if last else current().units(GAP)
            self._paint_cell(painter, QRectF(inner.x() + left, inner.y(), width - right, inner.height()), cell, state)

    def _paint_end(self, painter: QPainter, inner: QRectF, cell: Cell, state: RowState) -> float:
        ink = state.ink(current(), cell.first_ink)
        return draw_words(painter, inner, cell.first, cell.first_style, ink, right=True) + current().units(8)

    def _paint_cell(self, painter: QPainter, box: QRectF, cell: Cell, state: RowState) -> None:
        theme = current()
        first_line, second_line = theme.line("body"), theme.line("small")
        lines = (first_line if cell.first or cell.badge else 0) + (second_line if cell.second else 0)
        top = box.y() + (box.height() - lines) / 2
        first = QRectF(box.x(), top, box.width(), first_line)
        second = QRectF(box.x(), top + (first_line if cell.first or cell.badge else 0), box.width(), second_line)
        if cell.badge:
            draw_badge(painter, box.x(), top, cell.badge, inverted=state.inverted(theme))
        inks = state.ink(theme, cell.first_ink), state.ink(theme, cell.second_ink)
        draw_words(painter, first, cell.first, cell.first_style, inks[0], needle=self.needle)
        draw_words(painter, second, cell.second, cell.second_style, inks[1], needle=self.needle)

    def _paint_stack(self, painter: QPainter, inner: QRectF, cells: Sequence[Cell], state: RowState) -> None:
        theme = current()
        line = theme.line("body")
        top = inner.y() + theme.units(7)
        for cell in _stack(cells):
            place = QRectF(inner.x(), top, inner.width(), line)
            left = 0.0
            if cell.badge:
                height = theme.units(BADGE_HEIGHT)
                middle = top + (line - height) / 2
                left = draw_badge(painter, inner.x(), middle, cell.badge, inverted=state.inverted(theme))
                left += theme.units(8)
            else:
                ink = state.ink(theme, cell.first_ink)
                left = draw_words(painter, place, cell.first, cell.first_style, ink, needle=self.needle)
                left += theme.units(10)
            aside = place.adjusted(left, 0, 0, 0)
            draw_words(
                painter, aside, cell.second, cell.second_style, state.ink(theme, cell.second_ink), needle=self.needle
            )
            top += line


def _stack(cells: Sequence[Cell]) -> list[Cell]:
    """The cells that say something, as lines of a narrow list."""
    return [cell for cell in cells if cell.first or cell.second or cell.badge]


class ColumnHead(QAbstractButton):
    """The head of one column. Pressed, it sorts by that column."""

    def __init__(self, text: str, sorts: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self._sorts = sorts
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if sorts else Qt.FocusPolicy.NoFocus)
        if sorts:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_words(self, text: str) -> None:
        """Change the words."""
        self.setText(text)
        self.setAccessibleName(f"Sort by {text}" if self._sorts else text)
        self.update()

    def sizeHint(self) -> QSize:
        """One line of caption."""
        return QSize(40, current().units(24))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Quiet words; a ring with the focus."""
        theme = current()
        painter = QPainter(self)
        colour = theme.colour("ink" if self._sorts and self.underMouse() else "ink2")
        draw_words(
            painter, QRectF(self.rect()), self.text(), "caption", colour, underline=self._sorts and self.underMouse()
        )
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.colour("accent"), theme.units(2)))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), theme.units(4), theme.units(4))
        painter.end()


class ColumnHeads(QWidget):
    """The heads above a list, level with its columns. Stacked rows have none."""

    pressed = Signal(str)

    def __init__(
        self, columns: Sequence[tuple[str, str, float]], *, sorts: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._widths = tuple(width for _, _, width in columns)
        self.heads: dict[str, ColumnHead] = {}
        self._line_width = 0
        for key, words, _ in columns:
            head = ColumnHead(words, sorts, self)
            head.clicked.connect(lambda _checked=False, key=key: self.pressed.emit(key))
            self.heads[key] = head

    def sizeHint(self) -> QSize:
        """One line with room for the ring."""
        return QSize(200, current().units(28))

    def minimumSizeHint(self) -> QSize:
        return QSize(100, current().units(28))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Level with the columns below."""
        super().resizeEvent(event)
        self._lay()

    def follow(self, rows: RowList) -> None:
        """Stay level with the columns of this list; be hidden while its cells are under each other."""

        def changed(width: int) -> None:
            delegate = rows.row_delegate
            self._line_width = width
            self.setVisible(not (isinstance(delegate, ColumnDelegate) and delegate.stacked(width)))
            self._lay()

        rows.width_changed.connect(changed)

    def _lay(self) -> None:
        inset, tall = current().units(BLEED), current().units(24)
        whole = (self._line_width or self.width()) - 2 * inset
        for head, (left, width) in zip(self.heads.values(), column_places(self._widths, whole), strict=True):
            head.setGeometry(int(inset + left), 0, int(width) - current().units(4), tall)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A hairline below."""
        painter = QPainter(self)
        draw_hairline(painter, QRectF(self.rect()))
        painter.end()
