"""The lines above every page of a case that was put together with another."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.case.merged_view import MergedLine
from ui.parts.buttons import link
from ui.parts.flow import Flow
from ui.parts.words import Hairline, OneLine, Picture
from ui.theme import spaced


class MergedLines(QWidget):
    """Hidden where there is nothing to say. `go` carries the Place a link leads to."""

    go = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sunk_ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: tuple[MergedLine, ...] = ()
        self._column = spaced(QVBoxLayout(self))
        self.hide()

    def show_lines(self, lines: tuple[MergedLine, ...]) -> None:
        """Show these."""
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
        row = spaced(QHBoxLayout(box), (24, 6, 24, 6), 9)
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
