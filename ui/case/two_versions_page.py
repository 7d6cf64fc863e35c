"""Two versions: settling one disagreement, calmly and fairly. Nothing is chosen in advance."""

import datetime as dt
import html
from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework import CaseFile
from casework.trouble import Trouble
from ui.case.columns import Columns
from ui.case.result_choice import ResultChoice
from ui.case.two_versions_view import TwoVersions, settling_edits, two_versions
from ui.case.version_rows import VersionGrid, VersionRows, VersionStack
from ui.desk import Desk
from ui.parts.buttons import filled, quiet
from ui.parts.notice import Notice, ProblemList
from ui.parts.words import Hairline, Picture, Rich, Words
from ui.theme import current, restyled, spaced

NARROW_EM = 60


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
        self._grid_box = VersionStack(shown, self.choices) if self._narrow else VersionGrid(shown, self.choices)
        self._column.insertWidget(self._column.indexOf(self._why_box), self._grid_box)
        self._why.setText(f"<b>Why it matters.</b> {html.escape(shown.why)}")
        self._why_box.setVisible(bool(shown.why))
        self._count_open()

    def _count_open(self) -> None:
        still = [field for field, choice in self.choices.items() if not choice.code()]
        done = len(self.choices) - len(still)
        settled = f", {done} chosen" if done else ""
        self._count.setText(f"{len(still)} to choose{settled}" if self.choices else "")
        if isinstance(self._grid_box, VersionRows):
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
