"""The side column of an editor: what this counts towards, last time, conditions, and what the words mean."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.words import count
from ui.case.contact_view import ContactSide
from ui.case.removing import Removing
from ui.parts.bars import Bar
from ui.parts.buttons import link
from ui.parts.words import Hairline, Picture, Words
from ui.place import Place
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
        self._column.addWidget(meanings())

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
        column.addWidget(_part("Last time", *last, Words(side.last_note, "small", wrap=True)))
        column.addWidget(Hairline())
        told = side.conditions or ("No conditions recorded.",)
        column.addWidget(_part(side.conditions_title, *(Words(text, "small", wrap=True) for text in told)))
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
    return _part("What the words mean", *lines)


def _counted(side: ContactSide) -> QWidget:
    counted = side.counted
    assert counted is not None
    line = QWidget()
    row = spaced(QHBoxLayout(line))
    row.addWidget(Words(counted.figures, "medium"), 1)
    row.addWidget(Words(counted.track, "small", "bad" if counted.behind else "ink2"))
    bar = Bar(counted.share, 1.0, f"{counted.figures}, {counted.track}")
    return _part(counted.title, line, bar, Words(counted.note, "small", "ink2", wrap=True))


def _part(title: str, *widgets: QWidget) -> QWidget:
    part = QWidget()
    column = spaced(QVBoxLayout(part), spacing=5)
    column.addWidget(Words(title, "section", wrap=True))
    for widget in widgets:
        column.addWidget(widget)
    return part


class AddressSide(QWidget):
    """The side column of the address editor."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = spaced(QVBoxLayout(self), spacing=14)
        told = "If the child has moved, add the new address and give the old one an end date. Both stay in the case."
        column.addWidget(_part("Moved, or corrected?", Words(told, "small", wrap=True)))
        column.addWidget(Hairline())
        column.addWidget(meanings())


class GeneralSide(QWidget):
    """The side column of the form of any record: what Holdfast keeps of it, what this version cannot show, removing.

    `go` carries a Place.
    """

    go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Beside the form")
        self.removing = Removing()
        self.removing.hide()
        self._shown: tuple[str, ...] = ()
        self._column = spaced(QVBoxLayout(self), spacing=14)
        self._body: QWidget | None = None
        self._column.addWidget(meanings())
        self._apart: Place | None = None
        self.way = link("Take them apart", lambda: self.go.emit(self._apart), style="body")
        self.way.setObjectName("way")
        self.way.hide()
        self._column.addWidget(self.way)
        self._column.addWidget(self.removing)

    def show_way(self, place: Place | None) -> None:
        """The link by which what a trail tells is taken apart; None for any other record."""
        self._apart = place
        self.way.setVisible(place is not None)

    def show_facts(self, facts: Sequence[str], unknown: int) -> None:
        """Show what Holdfast keeps of the record, and how many fields a newer version has put there."""
        told = (*facts, *([_unknown_words(unknown)] if unknown else []))
        if told == self._shown:
            return
        self._shown = told
        if self._body is not None:
            self._column.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
            self._body = None
        if told:
            body = _part("Kept by Holdfast", *(Words(one, "small", wrap=True, selectable=True) for one in told))
            self._body = body
            self._column.insertWidget(0, body)


def _unknown_words(number: int) -> str:
    fields = count(number, "field")
    return f"{fields} of this record come from a newer version of Holdfast. They are kept, and cannot be shown here."
