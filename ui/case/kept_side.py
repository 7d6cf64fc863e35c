"""The side column of the form of a record: what Holdfast keeps of it, what the words mean, and removing it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.words import count
from ui.case.editor_side import meanings, part
from ui.case.removing import Removing
from ui.parts.buttons import link
from ui.parts.words import Words
from ui.place import Place
from ui.theme import spaced


class KeptSide(QWidget):
    """Under `beside`, what the form itself says there. `go` carries a Place."""

    go = Signal(object)

    def __init__(self, beside: QWidget | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Beside the form")
        self.removing = Removing()
        self.removing.hide()
        self._shown: tuple[str, ...] = ()
        self._facts: QWidget | None = None
        self._column = spaced(QVBoxLayout(self), spacing=14)
        self._above = 0
        if beside is not None:
            self._column.addWidget(beside)
            self._above = 1
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
        if self._facts is not None:
            self._column.removeWidget(self._facts)
            self._facts.hide()
            self._facts.deleteLater()
            self._facts = None
        if told:
            self._facts = part("Kept by Holdfast", *(Words(one, "small", wrap=True, selectable=True) for one in told))
            self._column.insertWidget(self._above, self._facts)


def _unknown_words(number: int) -> str:
    fields = count(number, "field")
    return f"{fields} of this record come from a newer version of Holdfast. They are kept, and cannot be shown here."
