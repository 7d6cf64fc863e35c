"""What lies otherwise where there is little room for its text: in a narrow window, or with large letters."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from ui.theme import restyled


class Folding(QWidget):
    """Calls `fold` whenever its width, or the size of the text, can be another than before."""

    def fold(self) -> None:
        """Lay out for the room there is now."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width."""
        super().resizeEvent(event)
        self.fold()

    def changeEvent(self, event: QEvent) -> None:
        """Another size of text."""
        super().changeEvent(event)
        if restyled(event):
            self.fold()
