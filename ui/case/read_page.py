"""A page of a case that is only read: sections of lines, and words wherever there is nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from casework.standing import within
from ui.case.columns import Columns
from ui.case.read_lines import Line, Section
from ui.case.read_view import Lists
from ui.edit_words import new_words
from ui.parts.buttons import link
from ui.parts.headings import SectionHeading
from ui.parts.words import Hairline, Words
from ui.theme import current, sized, spaced

LEAD, NARROW_EM = 170, 60


class ReadPage(QWidget):
    """`go` carries the Place a line leads to; `add_wanted` the type of a record to be added."""

    go = Signal(object)
    add_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: Lists | None = None
        self._narrow = False
        main = QWidget()
        self._column = spaced(QVBoxLayout(main), spacing=14)
        outer = spaced(QVBoxLayout(self))
        outer.addWidget(Columns(main, None))

    def show_lists(self, lists: Lists) -> None:
        """Show these."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if (lists, narrow) == (self._shown, self._narrow):
            return
        self._shown, self._narrow = lists, narrow
        self.setAccessibleName(lists.name)
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for section in lists.sections:
            self._column.addWidget(self._section(section))
        self._column.addStretch(1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 60 em a label stands above its words."""
        super().resizeEvent(event)
        if self._shown is not None:
            self.show_lists(self._shown)

    def _section(self, section: Section) -> QWidget:
        box = QWidget()
        column = spaced(QVBoxLayout(box))
        column.addWidget(SectionHeading(section.title, section.aside, end=self._add(section)))
        for line in section.lines:
            column.addWidget(self._line(line))
            column.addWidget(Hairline())
        if not section.lines:
            empty = Words(section.empty, "body", "ink2", wrap=True)
            empty.setContentsMargins(0, 8, 0, 8)
            column.addWidget(empty)
        return box

    def _add(self, section: Section) -> QWidget | None:
        """A quiet way to add one to this list."""
        if not section.add:
            return None
        type = section.add
        button = link(f"Add {new_words(type)}", lambda: self.add_wanted.emit(type))
        button.setObjectName(f"add.{type}")
        return button

    def _line(self, line: Line) -> QWidget:
        box = QWidget()
        grid = spaced(QGridLayout(box), (0, 6, 0, 6), 4)
        narrow = self._narrow
        column = 0
        if line.lead:
            lead = Words(line.lead, "body", "ink2", wrap=True)
            lines = 2 if line.beside and not narrow else 1  # a long lead goes on beside the second line
            lead = lead if narrow else sized(lead, width=LEAD)
            grid.addWidget(lead, 0, 0, lines, 1, Qt.AlignmentFlag.AlignTop)
            column = 0 if narrow else 1
        row = 1 if line.lead and narrow else 0
        grid.addWidget(Words(line.first, "medium" if line.beside else "body", wrap=True, selectable=True), row, column)
        if line.beside:
            grid.addWidget(Words(line.beside, "small", "ink2", wrap=True, selectable=True), row + 1, column)
        if line.state:
            grid.addWidget(Words(line.state, "small", "ink2", wrap=narrow), row, column + 1, Qt.AlignmentFlag.AlignTop)
        if line.opens is not None:
            place = line.opens
            change = link(line.opens_words, lambda: self.go.emit(place))
            change.setAccessibleName(f"{line.opens_words} {line.spoken or within(line.lead)}")
            change.setObjectName(f"change.{line.key}")
            grid.addWidget(change, row, column + 2, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(column, 1)
        return box
