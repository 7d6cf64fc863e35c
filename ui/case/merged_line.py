"""The lines above every page of a case that was put together with another."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.case.merged_view import MergedLine
from ui.parts.buttons import link
from ui.parts.flow import Flow
from ui.parts.folding import Folding
from ui.parts.words import Hairline, OneLine, Picture
from ui.theme import current, spaced

NARROW_EM = 60


class MergedLines(Folding):
    """Hidden where there is nothing to say. `go` carries the Place a link leads to.

    In a narrow window each takes one line, and over a form only what matters for writing stands: the name of the child
    above them is never squeezed. What is left out there stands on the page People.
    """

    go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sunk_ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: tuple[MergedLine, ...] = ()
        self._shown: tuple[MergedLine, ...] = ()
        self._laid_over = self._writing = self._narrow = False
        self._column = spaced(QVBoxLayout(self))
        self.hide()

    def show_lines(self, lines: tuple[MergedLine, ...]) -> None:
        """These stand above the pages of the case."""
        self._lines = lines
        self._show()

    def show_over(self, laid_over: bool, *, writing: bool) -> None:
        """Something is laid over the pages, or not any more; `writing`: it is a form that somebody writes in."""
        self._laid_over, self._writing = laid_over, writing
        self._show()

    def fold(self) -> None:
        """Under 60 em each line is one line."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow != self._narrow:
            self._narrow = narrow
            self._show()

    def _show(self) -> None:
        lines = self._lines
        if self._narrow:
            lines = tuple(one.in_one_line() for one in lines if one.ended or not self._laid_over)
        elif self._writing:
            lines = tuple(one.over_form() for one in lines)
        if lines != self._shown:
            self._shown = lines
            while (item := self._column.takeAt(0)) is not None:
                if (widget := item.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            for number, line in enumerate(lines):
                self._column.addWidget(self._line(line, number))
                self._column.addWidget(Hairline())
        self.setVisible(bool(lines))

    def _line(self, line: MergedLine, number: int) -> QWidget:
        box = QWidget()
        high = 3 if self._narrow else 6
        row = spaced(QHBoxLayout(box), (24, high, 24, high), 9)
        row.addWidget(Picture("users", "ink2"), 0, Qt.AlignmentFlag.AlignTop)
        words = Flow(gap=12, line_gap=2)
        said = OneLine(line.words, "body")
        said.setObjectName(f"merged_{number}")
        words.addWidget(said)
        for name, place in line.links:
            opens = link(name, partial(self.go.emit, place), style="body")
            opens.setObjectName(f"merged_{number}_{place.part or 'open'}")
            opens.setAccessibleName(f"{name}. {line.words}")
            words.addWidget(opens)
        row.addWidget(words, 1)
        return box
