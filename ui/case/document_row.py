"""One document on the Documents page: when, what, and for a file where it is and what can be done with it."""

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.announce import announce
from ui.case.documents_view import DocumentLine
from ui.file_words import FileWords, breakable
from ui.parts.buttons import Button, link
from ui.parts.flow import Flow
from ui.parts.words import Hairline, Picture, Words
from ui.theme import sized, spaced

LEAD, LINK_HEIGHT = 170, 24


class DocumentRow(QWidget):
    """`get_wanted`, `copy_wanted` and `change_wanted` carry the DocumentLine."""

    get_wanted = Signal(object)
    copy_wanted = Signal(object)
    change_wanted = Signal(object)

    def __init__(self, line: DocumentLine, narrow: bool) -> None:
        super().__init__()
        self._line = line
        self._where: FileWords | None = None
        column = spaced(QVBoxLayout(self))
        grid = spaced(QGridLayout(), (0, 6, 0, 6), 4)
        column.addLayout(grid)
        column.addWidget(Hairline())
        self._grid, self._at = grid, 0 if narrow else 1
        self._title = Words("", "medium", wrap=True, selectable=True)
        self._beside = Words("", "small", "ink2", wrap=True, selectable=True)
        lead = Words(line.lead, "body", "ink2", wrap=True)
        grid.addWidget(lead if narrow else sized(lead, width=LEAD), 0, 0, Qt.AlignmentFlag.AlignTop)
        first = 1 if narrow else 0
        grid.addWidget(self._title, first, self._at)
        grid.addWidget(self._beside, first + 1, self._at)
        grid.addWidget(self._file(), first + 2, self._at)
        self._state = Words("", "small", "ink2", wrap=narrow)
        place = (first + 3, 0) if narrow else (0, 2)
        grid.addWidget(self._state, *place, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(self._at, 1)
        self.show_line(line, None)

    def _file(self) -> QWidget:
        """Where the file is, and what can be done with it."""
        self._icon, self._words = Picture("", "ink2", 14), Words("", "small")
        self._words.setObjectName(f"file_state.{self._line.key}")
        told = sized(QWidget(), min_height=LINK_HEIGHT)
        row = spaced(QHBoxLayout(told), spacing=6)
        row.addWidget(self._icon)
        row.addWidget(self._words)
        self.get = self._link("Get it", "get", self.get_wanted)
        self.copy = self._link("Save a copy", "copy", self.copy_wanted)
        self.change = self._link("Change", "change", self.change_wanted)
        self._box = Flow(gap=14, line_gap=2)
        for widget in (told, self.get, self.copy, self.change):
            self._box.addWidget(widget)
        return self._box

    def _link(self, words: str, name: str, wanted: SignalInstance) -> Button:
        made = link(words, lambda: wanted.emit(self._line))
        made.setObjectName(f"{name}.{self._line.key}")
        return made

    def show_line(self, line: DocumentLine, where: FileWords | None) -> None:
        """Show the document as it is now. A file that somebody waited for says so to a screen reader."""
        self._line = line
        self._title.setText(breakable(line.title))
        self._beside.setText(breakable(line.beside))
        self._beside.setVisible(bool(line.beside))
        self._state.setText(line.state)
        self._state.setVisible(bool(line.state))
        self._box.setVisible(where is not None)
        for made, does in ((self.get, "Get"), (self.copy, "Save a copy of"), (self.change, "Change")):
            made.setAccessibleName(f"{does} {line.title}")
        if where is None:
            return
        came = self._where is not None and self._where.moving and where.here and not self._where.here
        self._where = where
        self._icon.show_icon(where.icon, "ink2")
        self._words.setText(where.words)
        self.get.setVisible(where.can_get)
        self.copy.setVisible(where.here)
        if came:
            announce(self, f"{line.title}: {where.words}")
