"""The two records beside each other: what goes on, what ends, and what is said afterwards; or under each other."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.case.same_child_view import Beside, SameLine
from ui.case.version_rows import cell, padded
from ui.parts.words import Hairline, Words
from ui.theme import current, spaced

AFTERWARDS = ("Afterwards", "what the one that goes on says")


class BesideGrid(QWidget):
    """Four columns, level with each other; Afterwards stands on a ground of its own, as Result does in two versions."""

    def __init__(self, shown: Beside) -> None:
        super().__init__()
        self._grid = spaced(QGridLayout(self), (0, 8, 0, 8), 0)
        for column, stretch in enumerate((16, 28, 28, 28)):
            self._grid.setColumnStretch(column, stretch)
        for column, (title, second) in enumerate(_heads(shown), start=1):
            self._after_head = padded(_head(title, second), result=column == 3)
            self._grid.addWidget(self._after_head, 0, column)
        self._last: list[QWidget] = []
        for number, line in enumerate(shown.lines):
            at = 2 * number + 1
            self._grid.addWidget(Hairline(), at, 0, 1, 4)
            cells = (_title(line), cell(line.keeps), cell(line.ends), _afterwards(line))
            self._last = [padded(each, result=column == 3) for column, each in enumerate(cells)]
            for column, each in enumerate(self._last):
                self._grid.addWidget(each, at + 1, column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the last column."""
        if not self._last:
            return
        theme = current()
        box = self._after_head.geometry().adjusted(0, 0, -1, 0)
        box.setBottom(max(each.geometry().bottom() for each in self._last))
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), theme.colours.edge_width))
        painter.setBrush(theme.colour("sunk"))
        painter.drawRoundedRect(box, theme.units(6), theme.units(6))
        painter.end()


class BesideStack(QWidget):
    """The same under each other, for narrow windows and large text."""

    def __init__(self, shown: Beside) -> None:
        super().__init__()
        column = spaced(QVBoxLayout(self), (0, 12, 0, 8), 6)
        names = [title for title, _ in _heads(shown)]
        for title, second in _heads(shown)[:2]:
            column.addWidget(_head(title, second))
        for line in shown.lines:
            column.addWidget(Hairline())
            column.addWidget(_title(line))
            for name, each in zip(names, (cell(line.keeps), cell(line.ends), _afterwards(line)), strict=True):
                column.addWidget(Words(name, "small", "ink2"))
                column.addWidget(each)


def _heads(shown: Beside) -> tuple[tuple[str, str], ...]:
    return (shown.goes_on.title, shown.goes_on.who), (shown.ending.title, shown.ending.who), AFTERWARDS


def _head(title: str, second: str) -> QWidget:
    box = QWidget()
    column = spaced(QVBoxLayout(box), spacing=1)
    column.addWidget(Words(title, "strong", wrap=True))
    column.addWidget(Words(second, "small", "ink2", wrap=True))
    column.addStretch(1)
    return box


def _title(line: SameLine) -> QWidget:
    words = Words(line.title, "strong", wrap=True)
    words.setAccessibleName(line.spoken())
    return words


def _afterwards(line: SameLine) -> QWidget:
    box = QWidget()
    column = spaced(QVBoxLayout(box), spacing=2)
    column.addWidget(cell(line.result))
    if line.note:
        column.addWidget(Words(line.note, "small", "ink2", wrap=True))
    column.addStretch(1)
    return box
