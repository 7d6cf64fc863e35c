"""Chips: the filters in use, each of which can be taken off."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen

from ui.icons import icons
from ui.parts.buttons import Button
from ui.theme import current


class Chip(Button):
    """One filter in use. Pressing it, or Delete, takes it off."""

    def __init__(self, words: str, taken_off: Callable[[], object]) -> None:
        super().__init__(words, pressed=taken_off, style="small", height=26)
        self._taken_off = taken_off
        self.setAccessibleName(f"Filter {words}, take it off")
        self.setToolTip("Take this filter off")

    def sizeHint(self) -> QSize:
        """Words, a cross, round ends."""
        theme = current()
        width = theme.metrics("small").horizontalAdvance(self.text()) + theme.units(10 + 8 + 14 + 8)
        return QSize(int(width + 0.999), theme.units(26))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Delete takes it off."""
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._taken_off()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A pill with a cross."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.colours.edge_width
        painter.setPen(QPen(theme.colour("line2"), width))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "page"))
        box = QRectF(self.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink"))
        words = box.adjusted(theme.units(10), -1, 0, -1)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        side = theme.units(14)
        right = self.width() - theme.units(8) - side
        icons.draw(painter, "x", right, (self.height() - side) / 2, side, theme.colour("ink2"))
        painter.end()
