"""The quiet line beside a list that says what is kept for somebody else and not in it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.parts.words import Picture, Words
from ui.theme import spaced


class KeptLine(QWidget):
    """A lock and words, or nothing at all. `of` are the lists that it stands beside: a screen reader says it there."""

    def __init__(self, of: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = of
        self._words = Words("", "small", "ink2", wrap=True)
        row = spaced(QHBoxLayout(self), (0, 8, 0, 8), 8)
        row.addWidget(Picture("lock", "ink3", 16), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.hide()

    def show_words(self, told: str) -> None:
        """Say it; "" takes it away."""
        self._words.setText(told)
        self.setAccessibleName(told)
        self._of.setAccessibleDescription(told)
        self.setVisible(bool(told))

    def text(self) -> str:
        """What it says."""
        return self._words.text()
