"""Who was there: a line to type in, and the names of those around the child to tap."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.parts.fields import TextField
from ui.parts.flow import Flow
from ui.parts.large import LargeBox, large
from ui.theme import spaced


class PeopleField(QWidget):
    """One line of text, as a record holds it. A name that is tapped is added to it, and taken out when tapped again.

    What was typed otherwise stays as it is.
    """

    edited = Signal()

    def __init__(self, name: str, people: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # with none at all, the Alt key of its label does nothing
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.boxes: dict[str, LargeBox] = {}
        names = Flow(gap=LargeBox.GAP, line_gap=LargeBox.LINE_GAP)
        for person in people:
            box = self.boxes[person] = LargeBox(person)
            box.setAccessibleName(f"{name}: {person}")
            box.clicked.connect(lambda there, person=person: self._tapped(person, there))
            names.addWidget(box)
        self.line = large(TextField(name))
        self.line.edited.connect(self._typed)
        column = spaced(QVBoxLayout(self), spacing=8)
        if people:
            column.addWidget(names)
        column.addWidget(self.line)
        self.setFocusProxy(self.line)

    def _typed(self) -> None:
        self._tick()
        self.edited.emit()

    def _tapped(self, person: str, there: bool) -> None:
        text = self.line.text()
        self.line.setText(_with(text, person) if there else _without(text, person))
        self._tick()
        self.edited.emit()

    def _tick(self) -> None:
        there = {part.strip().casefold() for part in self.line.text().split(",")}
        for person, box in self.boxes.items():
            box.setChecked(person.casefold() in there)

    def text(self) -> str:
        """What is written."""
        return self.line.text()

    def value(self) -> str | None:
        """What is written, or None."""
        return self.line.value()

    def set_value(self, value: object) -> None:
        """Show a value without speaking of it."""
        self.line.set_value(value)
        self._tick()

    def problem(self) -> str:
        """Names are never wrong by themselves."""
        return ""

    def mark_trouble(self, trouble: bool) -> None:
        """A red edge while its error is shown."""
        self.line.mark_trouble(trouble)

    def caret(self) -> int:
        """Where typing goes on."""
        return self.line.caret()

    def place_caret(self, position: int) -> None:
        """Put the caret there."""
        self.line.place_caret(position)


def _with(text: str, person: str) -> str:
    before = text.rstrip().removesuffix(",")
    return f"{before}, {person}" if before.strip() else person


def _without(text: str, person: str) -> str:
    return ",".join(part for part in text.split(",") if part.strip().casefold() != person.casefold()).strip()
