"""What two people changed, side by side: Before, Yours, Theirs, Result; or under each other where that does not fit."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.case.one_sided_result import OneSidedResult
from ui.case.result_choice import ResultChoice
from ui.case.two_versions_view import TwoVersions, VersionRow
from ui.case.version_words import Said
from ui.parts.buttons import link
from ui.parts.words import Hairline, Rich, Words
from ui.theme import current, spaced

BY_THEIR_CLOCK = "By the clock of the laptop it was written on. It decides nothing."
Results = Mapping[str, ResultChoice | OneSidedResult]


class VersionRows(QWidget):
    """The rows of the page, in whichever arrangement."""

    def __init__(self, shown: TwoVersions, results: Results) -> None:
        super().__init__()
        self.shown = shown
        self.asks: dict[str, Words] = {}
        for row in shown.rows:
            results[row.field].setAccessibleName(row.spoken(shown.yours_title, shown.theirs_title))

    def mark_open(self, still: list[str]) -> None:
        """ "Choose one" leaves as each is chosen."""
        for field, ask in self.asks.items():
            ask.setVisible(field in still)

    def title(self, row: VersionRow) -> QWidget:
        """The name of the field, and that it waits."""
        box = QWidget()
        column = spaced(QVBoxLayout(box), spacing=2)
        column.addWidget(Words(row.title, "strong", wrap=True))
        if row.conflict:
            self.asks[row.field] = Words("Choose one", "small_strong", "warn")
            column.addWidget(self.asks[row.field])
        column.addStretch(1)
        return box


class VersionGrid(VersionRows):
    """Five columns, level with each other; the Result column stands on a ground of its own."""

    def __init__(self, shown: TwoVersions, results: Results) -> None:
        super().__init__(shown, results)
        self._grid = spaced(QGridLayout(self), (0, 8, 0, 8), 0)
        told = bool(shown.before_words)
        for column, stretch in enumerate((12, 16 if told else 0, 28, 28, 27)):
            self._grid.setColumnStretch(column, stretch)
        heads = (
            ("Before", shown.before_words),
            (shown.yours_title, shown.yours_words),
            (shown.theirs_title, shown.theirs_words),
            ("Result", "what the case will say"),
        )
        for column, (title, second) in enumerate(heads, start=1):
            self._result_head = padded(head(title, second), result=column == 4)
            if told or column != 1:
                self._grid.addWidget(self._result_head, 0, column)
        self._last: list[QWidget] = []
        for number, row in enumerate(shown.rows):
            line = 2 * number + 1
            self._grid.addWidget(Hairline(), line, 0, 1, 5)
            cells = [self.title(row), cell(row.yours), cell(row.theirs), results[row.field]]
            columns = [0, 2, 3, 4]
            if told:
                cells.insert(1, cell(row.before))
                columns.insert(1, 1)
            self._last = [padded(each, result=at == 4) for at, each in zip(columns, cells, strict=True)]
            for column, each in zip(columns, self._last, strict=True):
                self._grid.addWidget(each, line + 1, column)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of the Result column."""
        if not self._last:
            return
        theme = current()
        bottom = max(each.geometry().bottom() for each in self._last)
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

    def __init__(self, shown: TwoVersions, results: Results) -> None:
        super().__init__(shown, results)
        column = spaced(QVBoxLayout(self), (0, 12, 0, 8), 8)
        for row in shown.rows:
            column.addWidget(Hairline())
            column.addWidget(self.title(row))
            before = [("Before", shown.before_words, row.before)] if shown.before_words else []
            for title, second, one in (
                *before,
                (shown.yours_title, shown.yours_words, row.yours),
                (shown.theirs_title, shown.theirs_words, row.theirs),
            ):
                column.addWidget(head(title, second))
                column.addWidget(cell(one))
            column.addWidget(head("Result", "what the case will say"))
            column.addWidget(results[row.field])


def head(title: str, second: str) -> QWidget:
    """The name of a version, and whose it is and when."""
    box = QWidget()
    column = spaced(QVBoxLayout(box), spacing=1)
    column.addWidget(Words(title, "strong", wrap=True))
    when = Words(second, "small", "ink2", wrap=True)
    when.setToolTip(BY_THEIR_CLOCK)
    column.addWidget(when)
    column.addStretch(1)
    return box


def cell(one: Said) -> QWidget:
    """What one version says; a long text as the passages that differ, with a way to all of it."""
    box = QWidget()
    column = spaced(QVBoxLayout(box), spacing=4)
    if one.marked is None:
        words = Words(one.text, "body", "ink3" if one.quiet else "ink", wrap=True)
        # With the mouse only: with the keyboard too, Tab would stop at every text on its way from row to row.
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(words)
    else:
        marked = one.marked
        shown = Rich(marked.short or marked.whole)
        shown.setAccessibleName(one.text)
        shown.setAccessibleDescription(marked.spoken)
        column.addWidget(shown)
        if marked.short:

            def show_all() -> None:
                shown.setText(marked.whole)
                more.hide()

            more = link("Show all of it", show_all)
            column.addWidget(more)
    if one.note:
        column.addWidget(Words(one.note, "small", "warn", wrap=True))
    column.addStretch(1)
    return box


def padded(widget: QWidget, *, result: bool) -> QWidget:
    """A cell with room around it; `result`: in the column that has a ground of its own."""
    box = QWidget()
    column = spaced(QVBoxLayout(box), (14 if result else 0, 8, 14, 10))
    column.addWidget(widget)
    column.addStretch(1)
    return box
