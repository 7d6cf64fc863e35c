"""The delegate base of every list: a row of one or two lines with a right-aligned end, and headings between rows."""

from PySide6.QtCore import QObject, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from ui.icons import icons
from ui.parts.row_paint import BLEED, RowState, draw_ground, draw_hairline, draw_words
from ui.parts.rows import ROW_ROLE, SECTION, WORDS, Index, Row
from ui.theme import current

ICON, ICON_STEP = 18, 31
TWO_LINES, ONE_LINE, SECTION_HEIGHT, WORDS_HEIGHT = 50, 33, 41, 36
GAP = 16


def row_width(option: QStyleOptionViewItem) -> int:
    """How wide a row is: the view's width. While sizes are asked for, the option does not say it."""
    widget = option.widget
    if isinstance(widget, QAbstractItemView):
        return widget.viewport().width()
    return option.rect.width()


class RowDelegate(QStyledItemDelegate):
    """Rows as on Today, in the outbox and the palette. Elides the second line only; the first moves its end below."""

    lines = True
    """A hairline below each row."""

    def __init__(self, parent: QObject | None = None, *, two_lines: int = TWO_LINES, one_line: int = ONE_LINE) -> None:
        super().__init__(parent)
        self.needle = ""
        self._two_lines, self._one_line = two_lines, one_line

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """From the metrics of the type styles, and the width of the view."""
        row: Row = index.data(ROW_ROLE)
        width = row_width(option)
        return QSize(width, self.row_height(row, width, first=index.row() == 0))

    def row_height(self, row: Row, width: int, *, first: bool = False) -> int:
        """How high a row is, in pixels."""
        theme = current()
        if row.kind == SECTION:
            return theme.units(SECTION_HEIGHT - 10 if first else SECTION_HEIGHT)
        if row.kind == WORDS:
            return theme.units(WORDS_HEIGHT)
        two = bool(row.second or row.end_second)
        height = theme.units(self._two_lines if two else self._one_line)
        if self.ends_below(row, width):
            height += theme.line("body") + (theme.line("small") if row.end_second else 0)
        return height

    def ends_below(self, row: Row, width: int) -> bool:
        """True where first words and end do not fit on one line: the end then stands under them."""
        if not row.end:
            return False
        theme = current()
        first = theme.metrics(row.first_style).horizontalAdvance(row.first)
        end = theme.metrics(row.end_style).horizontalAdvance(row.end)
        icon = theme.units(ICON_STEP) if row.icon else 0
        return first + end + icon + theme.units(GAP + 2 * BLEED) > width

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """One row."""
        row: Row = index.data(ROW_ROLE)
        box = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.kind == SECTION:
            self.paint_section(painter, box, row)
        elif row.kind == WORDS:
            inset = current().units(BLEED)
            draw_words(painter, box.adjusted(inset, 0, -inset, 0), row.first, "body", current().colour("ink2"))
        else:
            state = RowState(option)
            draw_ground(painter, box, state)
            if self.lines and not state.selected:
                draw_hairline(painter, box)
            self.paint_row(painter, box, row, state)
        painter.restore()

    def paint_section(self, painter: QPainter, box: QRectF, row: Row) -> None:
        """A heading, its count, a hairline."""
        theme = current()
        inset = theme.units(BLEED)
        line = theme.units(20)
        place = QRectF(box.x() + inset, box.bottom() - line - theme.units(5), box.width() - 2 * inset, line)
        width = draw_words(painter, place, row.first, "section", theme.colour("ink"))
        beside = place.adjusted(width + theme.units(8), 0, 0, 0)
        draw_words(painter, beside, row.second, "body", theme.colour("ink2"))
        draw_hairline(painter, box)

    def paint_row(self, painter: QPainter, box: QRectF, row: Row, state: RowState) -> None:
        """Icon, two lines at the left, two at the right."""
        theme = current()
        inset = theme.units(BLEED)
        inner = box.adjusted(inset, 0, -inset, -1)
        if row.icon:
            side = theme.units(ICON)
            colour = state.ink(theme, "accent" if state.selected else row.icon_ink)
            icons.draw(painter, row.icon, inner.x(), inner.center().y() - side / 2, side, colour)
            inner.setLeft(inner.left() + theme.units(ICON_STEP))
        two = bool(row.second or row.end_second)
        below = self.ends_below(row, int(box.width()))
        first_line, second_line = theme.line("body"), theme.line("small")
        lines = first_line * (2 if below else 1) + second_line * (1 if row.second or (two and not below) else 0)
        lines += second_line if below and row.end_second else 0
        top = inner.y() + (inner.height() - lines) / 2
        first = QRectF(inner.x(), top, inner.width(), first_line)
        second = QRectF(inner.x(), top + first_line, inner.width(), second_line)
        end_width = end_second_width = 0.0
        if not below:
            end_width = draw_words(painter, first, row.end, row.end_style, state.ink(theme, row.end_ink), right=True)
            end_second_width = draw_words(
                painter, second, row.end_second, "small", state.ink(theme, "ink2"), right=True
            )
        gap = theme.units(GAP)
        room = first.adjusted(0, 0, -(end_width + gap if end_width else 0), 0)
        underline = state.pointed and theme.colours.inverted_selection
        width = draw_words(
            painter,
            room,
            row.first,
            row.first_style,
            state.ink(theme, row.ink),
            needle=self.needle,
            underline=underline,
        )
        if row.beside:
            aside = room.adjusted(width + theme.units(8), 0, 0, 0)
            draw_words(painter, aside, row.beside, "small", state.ink(theme, "ink2"), needle=self.needle)
        room = second.adjusted(0, 0, -(end_second_width + gap if end_second_width else 0), 0)
        draw_words(painter, room, row.second, "small", state.ink(theme, row.second_ink), needle=self.needle)
        if below:
            under = QRectF(inner.x(), second.y() + (second_line if row.second else 0), inner.width(), first_line)
            draw_words(painter, under, row.end, row.end_style, state.ink(theme, row.end_ink))
            last = QRectF(inner.x(), under.bottom(), inner.width(), second_line)
            draw_words(painter, last, row.end_second, "small", state.ink(theme, "ink2"))
