"""Controls for a finger on a tablet: at least 44 units high, with room between them."""

from typing import TypeVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QLineEdit, QSizePolicy, QWidget

from ui.icons import icons
from ui.parts.choices import GAP, MARK, Box, Option
from ui.theme import current, set_property, spaced

LARGE = 44
"""Units: the least height of a target for a finger."""
PAD = 12
L = TypeVar("L", bound=QLineEdit)


def large(field: L) -> L:
    """A field of one line, as high as a finger needs."""
    set_property(field, "large", True)
    return field


class LargeOption(Option):
    """An option with an edge around it: all of that is the target."""

    GAP, LINE_GAP = 8, 8

    def sizeHint(self) -> QSize:
        """Wide enough for the heavier words."""
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(self, painter)
        radius, chosen = theme.units(MARK) / 2, self.isChecked()
        middle = QPointF(theme.units(PAD) + radius, self.height() / 2)
        edge = theme.colour("accent" if chosen else "edge")
        painter.setPen(QPen(edge, theme.units(2) if chosen else theme.colours.edge_width))
        painter.setBrush(theme.colour("page"))
        painter.drawEllipse(middle, radius - 0.5, radius - 0.5)
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(edge)
            painter.drawEllipse(middle, radius / 2, radius / 2)
        _paint_words(self, painter)
        painter.end()


class LargeBox(Box):
    """A check box with an edge around it."""

    GAP, LINE_GAP = 8, 8

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Wide enough for the heavier words."""
        return _size(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(self, painter)
        side, chosen = theme.units(MARK), self.isChecked()
        square = QRectF(theme.units(PAD), (self.height() - side) / 2, side, side)
        painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), theme.colours.edge_width))
        painter.setBrush(theme.colour("accent" if chosen else "page"))
        painter.drawRoundedRect(square, theme.units(4), theme.units(4))
        if chosen:
            inset = theme.units(2)
            left, top, side = square.x() + inset, square.y() + inset, side - 2 * inset
            icons.draw(painter, "check", left, top, side, theme.colour("on_accent"))
        _paint_words(self, painter)
        painter.end()


def _size(button: QAbstractButton) -> QSize:
    theme = current()
    width = theme.metrics("strong").horizontalAdvance(button.text().replace("&", ""))
    return QSize(int(width + 0.999) + theme.units(2 * PAD + MARK + GAP), theme.units(LARGE))


def _paint_ground(button: QAbstractButton, painter: QPainter) -> None:
    """An edge, filled where it is chosen; a ring inside it with the focus, so that nothing beside it covers that."""
    theme = current()
    chosen, edge = button.isChecked(), theme.colours.edge_width
    painter.setPen(QPen(theme.colour("accent" if chosen else "edge"), edge))
    painter.setBrush(theme.colour("soft" if chosen else "page"))
    box = QRectF(button.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
    painter.drawRoundedRect(box, theme.units(6), theme.units(6))
    if button.hasFocus():
        inset = theme.units(2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("selected_ink" if chosen else "accent"), theme.units(2)))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), theme.units(5), theme.units(5))


def _paint_words(button: QAbstractButton, painter: QPainter) -> None:
    theme = current()
    chosen = button.isChecked()
    box = QRectF(button.rect()).adjusted(theme.units(PAD + MARK + GAP), -1, 0, -1)
    painter.setFont(theme.font("strong" if chosen else "body"))
    painter.setPen(theme.colour("selected_ink" if chosen else "ink"))
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, flags | Qt.TextFlag.TextShowMnemonic, button.text())


class Beside(QWidget):
    """Widgets beside each other, or below each other.

    `from_em`: by itself, beside each other where it is at least so wide, counted in text. Without it, as `lay` says.
    Gaps are in units.
    """

    def __init__(self, from_em: float | None = None, *, gap: int = 24, line_gap: int = 8) -> None:
        super().__init__()
        self._from_em, self._gap, self._line_gap = from_em, gap, line_gap
        self.row = spaced(QBoxLayout(QBoxLayout.Direction.TopToBottom, self), spacing=line_gap)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def lay(self, beside: bool) -> None:
        """Beside each other, or not."""
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self.row.direction():
            self.row.setDirection(way)
            spaced(self.row, spacing=self._gap if beside else self._line_gap)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Follow the width."""
        super().resizeEvent(event)
        if self._from_em is not None:
            self.lay(current().em(self.width()) >= self._from_em)
