"""The Result cell of a field that only one of the two changed: already in, and it can be changed."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import Value
from ui.case.two_versions_view import VersionRow
from ui.parts.buttons import link
from ui.parts.flow import Flow
from ui.parts.words import Words
from ui.theme import spaced

ONE_LINE = 32
"""Words that are no longer than this, in characters, stand on one line of the Result column."""


class OneSidedResult(QWidget):
    """The value and whose it is; Change puts a field in its place. `chosen` when its text is another.

    `make_entry` makes the field, once it is wanted; without it (a link to another record) there is no Change.
    """

    chosen = Signal()

    def __init__(
        self, row: VersionRow, words: str, make_entry: Callable[[], QWidget] | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._row, self._make_entry = row, make_entry
        self._entry: QWidget | None = None
        self._column = spaced(QVBoxLayout(self), spacing=1)
        self._words = Words(words, "body", "ink" if row.now not in (None, "") else "ink3", wrap=True)
        self._column.addWidget(self._words)
        line = Flow(gap=4, line_gap=0)
        line.addWidget(Words(row.whose, "small", "ink2", wrap=len(row.whose) > ONE_LINE))
        self.turn = link("Change", self._turn, style="small")
        self.turn.setObjectName(f"turn.{row.field}")
        self.turn.setAccessibleName(f"Change {row.title}")
        if make_entry is not None:
            line.addWidget(self.turn)
        self._column.addWidget(line)
        self._column.addStretch(1)

    def _turn(self) -> None:
        self._open(not self.is_open())
        if self._entry is not None and self.is_open():
            self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
        self.chosen.emit()

    def _open(self, opened: bool) -> None:
        if self._make_entry is None:
            return
        if self._entry is None:
            self._entry = self._make_entry()
            self._entry.setObjectName(f"change.{self._row.field}")
            self._entry.edited.connect(self.chosen)  # type: ignore[attr-defined]
            self._column.insertWidget(1, self._entry)
            self.setTabOrder(self._entry, self.turn)
        self._entry.set_value(self._row.now)  # type: ignore[attr-defined]
        self._entry.setVisible(opened)
        self._words.setVisible(not opened)
        self.turn.setText("Put it back" if opened else "Change")
        self.turn.setAccessibleName(f"{self.turn.text()}, {self._row.title}" if opened else f"Change {self._row.title}")
        self.turn.updateGeometry()

    def is_open(self) -> bool:
        """Whether somebody is changing it."""
        return self._entry is not None and not self._entry.isHidden()

    def value(self) -> Value:
        """What the field is to hold: what was put in its place, or what is there."""
        return self._entry.value() if self.is_open() else self._row.now  # type: ignore[union-attr]

    def typed(self) -> Value:
        """What was put in its place, as it was typed where it is no date or no time yet."""
        entry = self._entry
        return entry.text() if entry is not None and entry.problem() else self.value()  # type: ignore[attr-defined]

    def caret(self) -> int | None:
        """Where typing goes on in it; None while it is elsewhere."""
        entry = self._entry
        return entry.caret() if entry is not None and entry.hasFocus() and hasattr(entry, "caret") else None

    def place_caret(self, position: int) -> None:
        """Go on typing there."""
        if self._entry is not None and self.is_open() and hasattr(self._entry, "place_caret"):
            self._entry.setFocus(Qt.FocusReason.OtherFocusReason)
            self._entry.place_caret(position)

    def changed(self) -> bool:
        """Whether that is something else than what is there."""
        mine, there = self.value(), self._row.now
        return (mine or None) != (there or None) if not isinstance(mine, bool) else mine is not there

    def problem(self) -> str:
        """What is wrong with what was typed, as a sentence; or nothing."""
        return self._entry.problem() if self.is_open() else ""  # type: ignore[union-attr]

    def target(self) -> QWidget:
        """Where the focus goes from the list of problems."""
        return self._entry if self.is_open() and self._entry is not None else self.turn

    def restore(self, value: Value) -> None:
        """Open with what was typed before the page was laid out again."""
        self._open(True)
        if self._entry is not None:
            self._entry.set_value(value)  # type: ignore[attr-defined]
