"""The side column of an editor: what this counts towards, last time, conditions, and what the words mean."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.case.contact_view import ContactSide
from ui.parts.bars import Bar
from ui.parts.words import Hairline, Picture, Words
from ui.theme import spaced

MEANINGS = (
    ("pencil", "Typed", "a draft, kept as you write"),
    ("laptop", "Saved on this laptop", "safe here, not sent yet"),
    ("check", "Sent", "the centre has it"),
)


class EditorSide(QWidget):
    """Filled again whenever what is typed changes what it says."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Beside the contact")
        self._side: ContactSide | None = None
        self._column = spaced(QVBoxLayout(self), spacing=14)
        self._body: QWidget | None = None

    def show_side(self, side: ContactSide) -> None:
        """Show this, if it is something else than before."""
        if side == self._side:
            return
        self._side = side
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        column = spaced(QVBoxLayout(self._body), spacing=14)
        if side.counted is not None:
            column.addWidget(_counted(side))
            column.addWidget(Hairline())
        last = [Words(side.last_when, "small", "ink2", wrap=True)] if side.last_when else []
        column.addWidget(part("Last time", *last, Words(side.last_note, "small", wrap=True)))
        column.addWidget(Hairline())
        told = side.conditions or ("No conditions recorded.",)
        column.addWidget(part(side.conditions_title, *(Words(text, "small", wrap=True) for text in told)))
        column.addWidget(Hairline())
        self._column.insertWidget(0, self._body)


def meanings() -> QWidget:
    """The three words that a field can say."""
    lines = []
    for icon, word, meaning in MEANINGS:
        line = QWidget()
        row = spaced(QHBoxLayout(line), spacing=10)
        row.addWidget(Picture(icon, "ink2", 14))
        row.addWidget(Words(f"{word}: {meaning}", "small", wrap=True), 1)
        lines.append(line)
    return part("What the words mean", *lines)


def _counted(side: ContactSide) -> QWidget:
    counted = side.counted
    assert counted is not None
    line = QWidget()
    row = spaced(QHBoxLayout(line))
    row.addWidget(Words(counted.figures, "medium"), 1)
    row.addWidget(Words(counted.track, "small", "bad" if counted.behind else "ink2"))
    bar = Bar(counted.share, 1.0, f"{counted.figures}, {counted.track}")
    return part(counted.title, line, bar, Words(counted.note, "small", "ink2", wrap=True))


def part(title: str, *widgets: QWidget) -> QWidget:
    """A heading, and what stands under it."""
    made = QWidget()
    column = spaced(QVBoxLayout(made), spacing=5)
    column.addWidget(Words(title, "section", wrap=True))
    for widget in widgets:
        column.addWidget(widget)
    return made


class AddressSide(QWidget):
    """The side column of the address editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = spaced(QVBoxLayout(self), spacing=14)
        told = "If the child has moved, add the new address and give the old one an end date. Both stay in the case."
        column.addWidget(part("Moved, or corrected?", Words(told, "small", wrap=True)))
        column.addWidget(Hairline())
