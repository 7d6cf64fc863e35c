"""The risk badge: High and Very high, and nothing else."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current

BADGED = {"high": "High", "very_high": "Very high"}
PADDING = 7
HEIGHT = 20


def badge_words(judgement: str) -> str:
    """The words of the badge for a judgement; empty for low, medium and none, which are plain words."""
    return BADGED.get(judgement, "")


def badge_size(words: str) -> QSize:
    """How large the badge with these words is, in pixels."""
    theme = current()
    width = theme.metrics("caption_strong").horizontalAdvance(words) + 2 * theme.units(PADDING)
    return QSize(int(width + 0.999), theme.units(HEIGHT))


def draw_badge(painter: QPainter, left: float, top: float, words: str, *, inverted: bool = False) -> int:
    """Draw a badge and return its width. `inverted` is a selected row in high contrast, where all words are white."""
    theme = current()
    size = badge_size(words)
    box = QRectF(left, top, size.width(), size.height())
    ink = theme.colour("selected_ink" if inverted else "bad")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = theme.colours.edge_width
    painter.setPen(QPen(ink if inverted else theme.colour("bad_line"), width))
    painter.setBrush(Qt.BrushStyle.NoBrush if inverted else theme.colour("bad_soft"))
    painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), theme.units(4), theme.units(4))
    painter.setPen(ink)
    painter.setFont(theme.font("caption_strong"))
    painter.drawText(box.adjusted(0, -1, 0, -1), Qt.AlignmentFlag.AlignCenter, words)
    painter.restore()
    return size.width()


class RiskBadge(QWidget):
    """The badge as a part of a page. `of` says what is high, for a screen reader."""

    def __init__(self, words: str, of: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = words
        self.setAccessibleName(f"{of}: {words}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as its words."""
        return badge_size(self._words)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        draw_badge(painter, 0, 0, self._words)
        painter.end()
