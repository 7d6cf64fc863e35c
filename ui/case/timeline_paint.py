"""How each shape of the Timeline is painted: shapes differ, not only colours."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework.timeline import Shape
from ui.case.timeline_shapes import Mark
from ui.theme import current

DOT = 10
INKS = {
    Shape.ATTENDED: "accent",
    Shape.ACCEPTABLE: "accent",
    Shape.UNACCEPTABLE: "bad",
    Shape.TWO_VERSIONS: "warn",
}


def draw_shape(painter: QPainter, shape: Shape, at: QPointF, ink: QColor) -> None:
    """One shape with its middle at `at`."""
    theme = current()
    half, line = theme.units(DOT) / 2, theme.units(2)
    pen = QPen(ink, line)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    box = QRectF(at.x() - half, at.y() - half, 2 * half, 2 * half)
    if shape is Shape.ATTENDED:
        painter.setBrush(ink)
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif shape in (Shape.ACCEPTABLE, Shape.KNOT):
        painter.setBrush(theme.colour("page"))
        painter.drawEllipse(box.adjusted(1, 1, -1, -1))
    elif shape is Shape.NOT_COUNTED:
        painter.drawEllipse(box.adjusted(half / 2, half / 2, -half / 2, -half / 2))
    elif shape is Shape.UNACCEPTABLE:
        painter.drawLine(box.topLeft(), box.bottomRight())
        painter.drawLine(box.topRight(), box.bottomLeft())
    elif shape is Shape.TWO_VERSIONS:
        reach = half * 1.4
        offsets = ((0, -reach), (reach, 0), (0, reach), (-reach, 0))
        painter.setBrush(theme.colour("warn_soft"))
        painter.drawPolygon([at + QPointF(*offset) for offset in offsets])
    elif shape is Shape.PLANNED:
        pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        painter.drawEllipse(box)
    elif shape is Shape.SQUARE:
        painter.fillRect(box.adjusted(1, 1, -1, -1), ink)
    elif shape is Shape.DUE:
        painter.setBrush(theme.colour("page"))
        painter.drawRect(box.adjusted(1, 1, -1, -1))
    else:
        if shape is Shape.DECISION:
            pen.setStyle(Qt.PenStyle.DotLine)
            painter.setPen(pen)
        painter.drawLine(QPointF(at.x(), at.y() - half * 1.6), QPointF(at.x(), at.y() + half * 1.6))


def draw_bar(painter: QPainter, mark: Mark, middle: float) -> None:
    """An order: a soft bar with its beginning marked."""
    theme = current()
    half = theme.units(8)
    painter.fillRect(QRectF(mark.x, middle - half, (mark.end or mark.x) - mark.x, 2 * half), theme.colour("soft"))
    if theme.colours.inverted_selection:
        painter.fillRect(QRectF(mark.x, middle - half, (mark.end or mark.x) - mark.x, 2 * half), theme.colour("page"))
        painter.setPen(QPen(theme.colour("edge"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(mark.x, middle - half, (mark.end or mark.x) - mark.x, 2 * half))
    painter.fillRect(QRectF(mark.x, middle - half - 1, theme.units(2), 2 * half + 2), theme.colour("accent"))


def draw_run(painter: QPainter, mark: Mark, middle: float) -> None:
    """Overdue: a dashed run from the day it was due to today."""
    theme = current()
    pen = QPen(theme.colour("bad"), theme.units(2))
    pen.setDashPattern([1.5, 1.5])
    painter.setPen(pen)
    painter.drawLine(QPointF(mark.x + theme.units(6), middle), QPointF(mark.end or mark.x, middle))


class Sign(QWidget):
    """One shape of the legend, beside its words."""

    def __init__(self, shape: Shape | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shape = shape
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Square, in units."""
        return QSize(current().units(16), current().units(16))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The shape; without one, the line of today."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.width() / 2, self.height() / 2)
        if self._shape is None:
            painter.fillRect(QRectF(middle.x() - 1, 0, 2, self.height()), theme.colour("accent"))
        else:
            draw_shape(painter, self._shape, middle, theme.colour(INKS.get(self._shape, "ink2")))
        painter.end()
