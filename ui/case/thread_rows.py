"""The rows of the page Offences and court: an offence, a knot of the thread, a requirement with its ledger."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from casework.thread import Tie
from ui.case.step_row import BLEED, StepRow
from ui.case.thread_view import KnotLine, OffenceLine, RequirementLedger
from ui.parts.buttons import Button, link
from ui.parts.words import Words
from ui.theme import current, sized, spaced

DATE, SERIOUSNESS, OUTCOME = 116, 102, 150
LEAD, LINE = 188, 6
"""How wide the dates of the thread are, and how far in its line is, in units."""
COLUMNS = (("Offence", 0), ("Date", DATE), ("Seriousness", SERIOUSNESS), ("Outcome", OUTCOME))


def offence_head() -> QWidget:
    """The heads of the columns."""
    box = QWidget()
    row = spaced(QHBoxLayout(box), (BLEED, 0, BLEED, 4), 2)
    for name, width in COLUMNS:
        head = Words(name, "small", "ink2")
        row.addWidget(sized(head, width=width) if width else head, 0 if width else 1)
    return box


class OffenceRow(StepRow):
    """One offence of the table; in a narrow window its columns stand under its title."""

    def __init__(self, line: OffenceLine, narrow: bool) -> None:
        super().__init__(line.record, line.spoken())
        self.setObjectName(f"offence.{line.record}")
        grid = spaced(QGridLayout(self), (BLEED, 9, BLEED, 9), 2)
        title = Words(line.title, "medium", wrap=True)
        values = ((line.date, DATE), (line.seriousness, SERIOUSNESS), (line.outcome, OUTCOME))
        grid.addWidget(title, 0, 0)
        if narrow:
            seriousness = f"seriousness {line.seriousness}" if line.seriousness[:1].isdigit() else ""
            said = ", ".join(part for part in (line.date, seriousness, line.outcome) if part)
            grid.addWidget(Words(said, "small", "ink2", wrap=True), 1, 0)
        else:
            for column, (value, width) in enumerate(values, start=1):
                grid.addWidget(
                    sized(Words(value, "small", wrap=True), width=width), 0, column, Qt.AlignmentFlag.AlignTop
                )
        if line.more:
            grid.addWidget(Words(line.more, "small", "ink2", wrap=True), 2, 0, 1, grid.columnCount())
        grid.setColumnStretch(0, 1)


class KnotRow(StepRow):
    """One knot: date at the left, the line with its knot, the words at the right, and what can be opened from it."""

    def __init__(
        self, line: KnotLine, narrow: bool, first: bool, last: bool, acts: list[tuple[str, Callable[[], object]]]
    ) -> None:
        super().__init__(line.knot.about[0] if line.knot.about else line.knot.key, line.spoken())
        self.setObjectName(f"knot.{line.knot.key}")
        self._tie, self._first, self._last, self._narrow = line.knot.tie, first, last, narrow
        self.records = frozenset(line.knot.about)
        grid = spaced(QGridLayout(self), (LINE + 22, 9, BLEED, 9), 2)
        to_come = line.knot.tie is Tie.TO_COME
        when = Words(line.when, "body", "ink3" if to_come else "ink2", wrap=True)
        self._text = QWidget()
        column = spaced(QVBoxLayout(self._text), (12, 0, 0, 0), 2)
        column.addWidget(Words(line.knot.title, "medium", wrap=True))
        if line.knot.result_missing:
            column.addWidget(Words("Result not entered", "small_strong", "warn", wrap=True))
        for said, ink in ((line.knot.more, "ink"), (line.knot.source, "ink2")):
            if said:
                column.addWidget(Words(said, "small", ink if line.knot.tie is Tie.PRESENT else "ink2", wrap=True))
        for number, (said, act) in enumerate(acts):
            column.addWidget(self._act(said, act, number, line.knot.title))
        if narrow:
            when.setContentsMargins(current().units(12), 0, 0, 0)
            grid.addWidget(when, 0, 0)
            grid.addWidget(self._text, 1, 0)
            grid.setColumnStretch(0, 1)
        else:
            grid.addWidget(sized(when, width=LEAD - 28), 0, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(self._text, 0, 1)
            grid.setColumnStretch(1, 1)

    def _act(self, said: str, act: Callable[[], object], number: int, title: str) -> Button:
        button = link(said, act)
        button.setObjectName(f"act.{number}")
        button.setAccessibleName(f"{said}, {title}")
        return button

    def ground(self) -> QRectF:
        """The words, not the line."""
        box = QRectF(self.rect())
        left = QPointF(self._text.pos()).x()
        return box.adjusted(left, 2, 0, -2)

    def paint_more(self, painter: QPainter) -> None:
        """The line, and the knot on it: filled for the present order, open for what has been, grey for what has not."""
        theme = current()
        x, top = theme.units(LINE), theme.units(9) + theme.line("body") / 2
        painter.setPen(QPen(theme.colour("line2"), theme.units(2)))
        painter.drawLine(QPointF(x, top if self._first else 0), QPointF(x, top if self._last else self.height()))
        radius = theme.units(5)
        grey = self._tie is Tie.TO_COME
        present = self._tie is Tie.PRESENT
        ink = theme.colour("accent" if present else "edge" if grey else "ink2")
        pen = QPen(ink, theme.units(1 if grey else 2))
        painter.setPen(pen)
        painter.setBrush(ink if present else theme.colour("page"))
        painter.drawEllipse(QPointF(x, top), radius, radius)


class RequirementRow(StepRow):
    """One requirement and how much of it is done."""

    def __init__(self, line: RequirementLedger) -> None:
        super().__init__(line.record, f"{line.name}, {line.done}")
        self.setObjectName(f"requirement.{line.record}")
        row = spaced(QHBoxLayout(self), (8, 3, 4, 3), 8)
        row.addWidget(sized(Words(line.name, "small", "ink2", wrap=True), width=130), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Words(line.done, "small", wrap=True), 1)
