"""A bar for an amount that is counted: 7 of 20 days."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current

HEIGHT = 6


class Bar(QWidget):
    """How much of a whole is done. The words beside it say the same; `words` is what a screen reader says."""

    def __init__(self, done: float, whole: float, words: str, width: int | None = None, parent: QWidget | None = None):
        super().__init__(parent)
        self._part = min(1.0, max(0.0, done / whole)) if whole else 0.0
        self._width = width
        self.setAccessibleName(words)
        across = QSizePolicy.Policy.Fixed if width else QSizePolicy.Policy.Expanding
        self.setSizePolicy(across, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Six units high."""
        return QSize(current().units(self._width or 120), current().units(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded track; the filled part has a square inner end."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        track = QPainterPath()
        track.addRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setClipPath(track)
        painter.fillRect(box, theme.colour("page" if theme.colours.inverted_selection else "line"))
        filled = QRectF(box)
        filled.setWidth(box.width() * self._part)
        painter.fillRect(filled, theme.colour("accent"))
        if theme.colours.inverted_selection:
            painter.setClipping(False)
            painter.setPen(theme.colour("edge"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(track)
        painter.end()
