"""The fields in conflict, side by side: Before, Yours, Theirs, Result; or under each other where that does not fit."""

from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.case.difference import as_html, passages, pieces
from ui.case.result_choice import ResultChoice
from ui.case.two_versions_view import TwoVersions, VersionRow
from ui.parts.buttons import link
from ui.parts.words import Hairline, Rich, Words
from ui.theme import current, spaced

LONG = 400
"""A narrative longer than this (in characters) shows only the passages that differ, until asked for all of it."""
EMPTY_WORDS = ("Empty", "None", "Not recorded")


class VersionRows(QWidget):
    """The rows of the page, in whichever arrangement."""

    def __init__(self, shown: TwoVersions) -> None:
        super().__init__()
        self.shown = shown
        self.asks: dict[str, Words] = {}

    def mark_open(self, still: list[str]) -> None:
        """ "Choose one" leaves as each is chosen."""
        for field, ask in self.asks.items():
            ask.setVisible(field in still)

    def title(self, row: VersionRow) -> QWidget:
        """The name of the field, and that it waits."""
        box = QWidget()
        column = spaced(QVBoxLayout(box), spacing=2)
        column.addWidget(Words(row.title, "strong", wrap=True))
        self.asks[row.field] = Words("Choose one", "small_strong", "warn")
        column.addWidget(self.asks[row.field])
        column.addStretch(1)
        return box


class VersionGrid(VersionRows):
    """Five columns, level with each other; the Result column stands on a ground of its own."""

    def __init__(self, shown: TwoVersions, choices: dict[str, ResultChoice]) -> None:
        super().__init__(shown)
        self._grid = spaced(QGridLayout(self), (0, 12, 0, 8), 0)
        for column, stretch in enumerate((12, 16, 28, 28, 27)):
            self._grid.setColumnStretch(column, stretch)
        heads = (
            ("Before", shown.before_words),
            (shown.yours_title, shown.yours_words),
            (shown.theirs_title, shown.theirs_words),
            ("Result", "what the case will say"),
        )
        for column, (title, second) in enumerate(heads, start=1):
            self._result_head = _padded(_head(title, second), result=column == 4)
            self._grid.addWidget(self._result_head, 0, column)
        for number, row in enumerate(shown.rows):
            line = 2 * number + 1
            self._grid.addWidget(Hairline(), line, 0, 1, 5)
            cells = [
                self.title(row),
                _said(row.before, ""),
                _said(row.yours, row.before),
                _said(row.theirs, row.before),
            ]
            self._last = [_padded(cell, result=at == 4) for at, cell in enumerate([*cells, choices[row.field]])]
            for column, cell in enumerate(self._last):
                self._grid.addWidget(cell, line + 1, column)
            choices[row.field].setAccessibleName(row.spoken(shown.yours_title, shown.theirs_title))

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the Result column."""
        if not self.shown.rows:
            return
        theme = current()
        bottom = max(cell.geometry().bottom() for cell in self._last)
        box = self._result_head.geometry().adjusted(0, 0, -1, 0)
        box.setBottom(bottom)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), theme.colours.edge_width))
        painter.setBrush(theme.colour("sunk"))
        painter.drawRoundedRect(box, theme.units(6), theme.units(6))
        painter.end()


class VersionStack(VersionRows):
    """The same under each other, for narrow windows and large text."""

    def __init__(self, shown: TwoVersions, choices: dict[str, ResultChoice]) -> None:
        super().__init__(shown)
        column = spaced(QVBoxLayout(self), (0, 12, 0, 8), 8)
        for row in shown.rows:
            column.addWidget(Hairline())
            column.addWidget(self.title(row))
            for title, second, text in (
                ("Before", shown.before_words, row.before),
                (shown.yours_title, shown.yours_words, row.yours),
                (shown.theirs_title, shown.theirs_words, row.theirs),
            ):
                column.addWidget(_head(title, second))
                column.addWidget(_said(text, "" if title == "Before" else row.before))
            column.addWidget(_head("Result", "what the case will say"))
            column.addWidget(choices[row.field])
            choices[row.field].setAccessibleName(row.spoken(shown.yours_title, shown.theirs_title))


def _head(title: str, second: str) -> QWidget:
    box = QWidget()
    column = spaced(QVBoxLayout(box), spacing=1)
    column.addWidget(Words(title, "strong", wrap=True))
    column.addWidget(Words(second, "small", "ink2", wrap=True))
    column.addStretch(1)
    return box


def _said(text: str, before: str) -> QWidget:
    """What one version says; long text as the passages that differ, with a way to all of it."""
    if text in EMPTY_WORDS:
        return Words(text, "body", "ink3", wrap=True)
    if not before or before in EMPTY_WORDS or len(text) < LONG:
        return Words(text, "body", wrap=True, selectable=True)
    all_of_it = pieces(before, text)
    box = QWidget()
    column = spaced(QVBoxLayout(box), spacing=4)
    shown = Rich(as_html(passages(all_of_it)))
    column.addWidget(shown)

    def show_all() -> None:
        shown.setText(as_html(all_of_it))
        more.hide()

    more = link("Show all of it", show_all)
    column.addWidget(more)
    return box


def _padded(widget: QWidget, *, result: bool) -> QWidget:
    box = QWidget()
    column = spaced(QVBoxLayout(box), (14 if result else 0, 10, 14, 12))
    column.addWidget(widget)
    column.addStretch(1)
    return box
