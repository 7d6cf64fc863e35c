"""Finding words on the paper: a line above it, with how often they are there."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.announce import announce
from ui.parts.buttons import IconButton, link
from ui.parts.fields import TextField
from ui.parts.words import Words
from ui.print_paper import PaperView
from ui.theme import spaced


class FindOnPaper(QWidget):
    """Type, and the paper marks the words and turns to them. Enter goes on, Shift+Enter back, Escape leaves.

    left: the focus belongs to the paper again.
    """

    left = Signal()

    def __init__(self, paper: PaperView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper = paper
        self._field = TextField("Find on the paper", width=210, hint="Find on the paper")
        self._field.setObjectName("find_on_paper")
        self._field.edited.connect(self._typed)
        self._found = Words("", "body", "ink2")
        self._found.setObjectName("found_on_paper")
        row = spaced(QHBoxLayout(self), (18, 4, 16, 4), 12)
        row.addWidget(self._field)
        row.addWidget(self._found)
        row.addWidget(link("Next", self._paper.next_found))
        row.addWidget(link("Before", lambda: self._paper.next_found(backwards=True)))
        row.addStretch(1)
        row.addWidget(IconButton("x", "Close finding", self.leave))
        paper.found.connect(self._say)
        self.hide()

    def begin(self) -> None:
        """Ctrl+F."""
        self.show()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def leave(self) -> None:
        """Nothing is marked any more."""
        self._field.set_value(None)
        self._typed()
        self.hide()
        self.left.emit()

    def _typed(self) -> None:
        self._paper.find_words(self._field.value() or "")

    def _say(self, at: int, there_are: int) -> None:
        wanted = self._field.value()
        words = f"{at} of {there_are}" if there_are else f"“{wanted}” is not on this paper" if wanted else ""
        if words != self._found.text():
            self._found.setText(words)
            announce(self, words)

    def event(self, event: QEvent) -> bool:
        """Keep Escape from the window, where it leaves the preview."""
        override = event.type() is QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter, Shift+Enter, Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._paper.next_found(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)
