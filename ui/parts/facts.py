"""A list of facts: label and value. Empty parts stay, and say so."""

from collections.abc import Sequence

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from ui.parts.words import Words
from ui.theme import sized, spaced


class Fact(msgspec.Struct, frozen=True):
    """One label and value. `strong` is for a value that matters (High); `ink` as in tokens."""

    label: str
    value: str
    strong: bool = False
    ink: str = "ink"


class Facts(QWidget):
    """Facts under each other, labels in one column."""

    def __init__(self, facts: Sequence[Fact] = (), label_width: int = 116, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label_width = label_width
        self._grid = spaced(QGridLayout(self), spacing=6)
        self._grid.setColumnStretch(1, 1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.show_facts(facts)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show these instead of what was there."""
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, fact in enumerate(facts):
            label = sized(Words(fact.label, "small", "ink2", wrap=True), width=self._label_width)
            value = Words(fact.value, "small_strong" if fact.strong else "small", fact.ink, wrap=True, selectable=True)
            value.setAccessibleName(f"{fact.label}: {fact.value}")
            value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1, Qt.AlignmentFlag.AlignTop)
