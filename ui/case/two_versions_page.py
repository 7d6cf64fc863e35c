"""Two versions: settling one disagreement, calmly and fairly. Nothing is chosen in advance."""

import datetime as dt
import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casework import CaseFile
from casework.trouble import Trouble
from ui.case.columns import Columns
from ui.case.difference import as_html, passages, pieces
from ui.case.result_choice import ResultChoice
from ui.case.two_versions_view import TwoVersions, VersionRow, settling_edits, two_versions
from ui.desk import Desk
from ui.parts.buttons import filled, link, quiet
from ui.parts.notice import Notice, ProblemList
from ui.parts.words import Hairline, Picture, Rich, Words
from ui.theme import current, restyled, spaced

NARROW_EM = 60
LONG = 400
"""A narrative longer than this (in characters) shows only the passages that differ, until asked for all of it."""
EMPTY_WORDS = ("Empty", "None", "Not recorded")


class TwoVersionsPage(QWidget):
    """Before, Yours, Theirs, Result for the fields of one record. `closed` when it is settled or left."""

    closed = Signal()

    def __init__(self, desk: Desk, record: str, now: Callable[[], dt.datetime]) -> None:
        super().__init__()
        self.setAccessibleName("Two versions")
        self._desk, self._record, self._now = desk, record, now
        self._case: CaseFile | None = None
        self._shown: TwoVersions | None = None
        self._said: list[str] = []
        self._keeping = False
        self._narrow = False
        self.choices: dict[str, ResultChoice] = {}
        body = QWidget()
        self._column = spaced(QVBoxLayout(body), spacing=4)
        self._grid_box: QWidget | None = None
        self._build_head()
        outer = spaced(QVBoxLayout(self))
        outer.addWidget(Columns(body, None), 1)
        outer.addWidget(Hairline())
        outer.addWidget(self._action_bar())

    def _build_head(self) -> None:
        self._problems = ProblemList()
        self._notices = spaced(QVBoxLayout())
        head = spaced(QHBoxLayout(), spacing=16)
        self._heading = Words("", "case_section", wrap=True)
        self._count = Words("", "small", "ink2")
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        self._sentence = Words("", "body", "ink2", wrap=True)
        self._column.addWidget(self._problems)
        self._column.addLayout(self._notices)
        self._column.addLayout(head)
        self._column.addWidget(self._sentence)
        self._why_box, self._why = QWidget(), Rich("")
        why = spaced(QHBoxLayout(self._why_box), (0, 12, 0, 0), 10)
        why.addWidget(Picture("scale", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._why, 1)
        self._why_box.hide()
        self._column.addWidget(self._why_box)

    def _action_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("page_ground")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = spaced(QHBoxLayout(bar), (24, 11, 24, 11), 16)
        self.keep_button = filled("Keep this result", self.keep)
        self.keep_button.setObjectName("keep_result")
        self.leave_button = quiet("Leave it for now", self.closed.emit, hint="Esc")
        self.leave_button.setObjectName("leave_it")
        row.addWidget(self.keep_button)
        row.addWidget(self.leave_button)
        row.addStretch(1)
        return bar

    def show_case(self, case: CaseFile) -> None:
        """Show what there is to choose. What was chosen here stays chosen while the versions are the same."""
        self._case = case
        me = (self._desk.who.user, self._desk.who.name)
        shown = two_versions(case, self._record, me, self._now())
        if shown == self._shown or self._keeping:
            return
        self._shown = shown
        self._lay_out()

    def _lay_out(self) -> None:
        shown = self._shown
        if shown is None:
            return
        kept = {field: choice.code() for field, choice in self.choices.items()}
        written = {field: choice.text() for field, choice in self.choices.items()}
        self._heading.setText(shown.heading)
        self._sentence.setText(shown.settled or shown.sentence)
        self.keep_button.setVisible(not shown.settled)
        if self._grid_box is not None:
            self._column.removeWidget(self._grid_box)
            self._grid_box.hide()
            self._grid_box.deleteLater()
        self.choices = {row.field: ResultChoice(row) for row in shown.rows}
        for field, choice in self.choices.items():
            choice.restore(kept.get(field, ""), written.get(field, ""))
            choice.chosen.connect(self._count_open)
        self._grid_box = _Stacked(shown, self.choices) if self._narrow else _Grid(shown, self.choices)
        self._column.insertWidget(self._column.indexOf(self._why_box), self._grid_box)
        self._why.setText(f"<b>Why it matters.</b> {html.escape(shown.why)}")
        self._why_box.setVisible(bool(shown.why))
        self._count_open()

    def _count_open(self) -> None:
        still = [field for field, choice in self.choices.items() if not choice.code()]
        done = len(self.choices) - len(still)
        settled = f", {done} chosen" if done else ""
        self._count.setText(f"{len(still)} to choose{settled}" if self.choices else "")
        if isinstance(self._grid_box, _Versions):
            self._grid_box.mark_open(still)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 60 em the columns stand under each other."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event):
            self._fold()

    def _fold(self) -> None:
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()

    def keep(self) -> None:
        """Keep this result, or say what still has to be chosen."""
        if self._shown is None or self._case is None or self._keeping:
            return
        problems = [(row, self.choices[row.field].problem()) for row in self._shown.rows]
        said = [(problem, self.choices[row.field].first_option()) for row, problem in problems if problem]
        self._said = [problem for problem, _ in said]
        self._problems.show_problems(said)
        if said:
            return
        chosen = {row.field: self.choices[row.field].choice() for row in self._shown.rows}
        who = (self._desk.who.user, self._desk.who.name, self._desk.who.device)
        at = self._now().astimezone().isoformat(timespec="seconds")
        edits = settling_edits(self._case, self._shown.rows, chosen, who, at)
        self._keeping = True
        self._desk.save(edits, self._settled, self._failed)

    def problems(self) -> list[str]:
        """What still has to be chosen, as it was said."""
        return self._said

    def first_choice(self) -> QWidget:
        """The first of what can be chosen."""
        return next(iter(self.choices.values())).first_option()

    def take_focus(self) -> None:
        """Begin at the first choice, without choosing it."""
        (self.first_choice() if self.choices else self.leave_button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _settled(self) -> None:
        self._keeping = False
        self.closed.emit()

    def _failed(self, trouble: Trouble) -> None:
        self._keeping = False
        self._notices.addWidget(Notice.of(trouble))


class _Versions(QWidget):
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


class _Grid(_Versions):
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


class _Stacked(_Versions):
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
