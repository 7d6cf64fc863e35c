"""The print queue on a page: a row for each job, with how it stands and what can be done."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from casework import new_id
from local_store.print_job_shapes import PrintJob
from local_store.store import LocalStore
from printing import queue_by_hand
from printing.job_states import JobState
from ui.desk import Desk
from ui.page import Now
from ui.parts.buttons import link
from ui.parts.flow import Flow
from ui.parts.headings import SectionHeading
from ui.parts.words import Hairline, Words
from ui.place import Place
from ui.print_jobs_view import (
    AGAIN,
    ELSEWHERE,
    OFF,
    OVER_SHOWN,
    SEEN,
    STOP,
    JobLine,
    PrintJobs,
    count_open,
    job_lines,
    read_jobs,
)
from ui.print_record import whose
from ui.theme import spaced

OPEN = "See it"


def act_on(desk: Desk, now: Now, act: str, job: str, case: str) -> str:
    """Do what a row offers: one of the acts of `ui.print_jobs_view`. The id under which the job goes on."""
    again = new_id()
    at, person = now(), whose(desk.who)
    acts: dict[str, Callable[[LocalStore], object]] = {
        STOP: lambda store: queue_by_hand.stop(store, job),
        AGAIN: lambda store: store.print_again(job, again),
        ELSEWHERE: lambda store: queue_by_hand.say_printed(store, job, at, person, JobState.ELSEWHERE),
        SEEN: lambda store: queue_by_hand.say_printed(store, job, at, person, JobState.SEEN),
        OFF: lambda store: store.drop_print_job(job),
    }
    desk.change_queue(acts[act], case=case if act in (ELSEWHERE, SEEN) else "")
    return again if act == AGAIN else job


class PrintJobsPart(QWidget):
    """The queue of this laptop. It reads itself again whenever something in it changes; hidden while it is empty.

    laid: it is higher or lower than before. opened: the place of a document that somebody wants to see.
    """

    laid = Signal()
    opened = Signal(object)

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._now = desk, now
        self._found = PrintJobs()
        self._all = False
        self._shown: list[JobLine] = []
        column = spaced(QVBoxLayout(self), (10, 8, 10, 14), 0)
        self.heading = SectionHeading("To be printed")
        column.addWidget(self.heading)
        self._rows = spaced(QVBoxLayout(), spacing=0)
        column.addLayout(self._rows)
        self._more = link("", self._show_all)
        self._more.setObjectName("more_prints")
        column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.hide()
        desk.prints_changed.connect(self.read)

    def read(self) -> None:
        """Ask the laptop."""
        self._desk.read(read_jobs, self._show)

    def _show(self, found: PrintJobs) -> None:
        if isValid(self):
            self._found = found
            self._lay()

    def _show_all(self) -> None:
        self._all = True
        self._lay()

    def _lay(self) -> None:
        lines = job_lines(self._found, self._now())
        over = sum(line.is_over and not line.needs_you for line in lines)
        hidden = 0 if self._all else max(0, over - OVER_SHOWN)
        shown = lines[: len(lines) - hidden]
        self._more.setText(f"Show {hidden} more that are over")
        self._more.setVisible(bool(hidden))
        if shown != self._shown:
            self.heading.show_words("To be printed", count_open(lines) or "all done")
            self._show_rows(shown)
        self.setVisible(bool(lines))
        self.laid.emit()

    def event(self, event: QEvent) -> bool:
        """Rows that were added have their heights only once they are laid out."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self.laid.emit()
        return done

    def height_for(self, width: int) -> int:
        """How high it is at this width, in pixels."""
        column = self.layout()
        assert column is not None
        return column.totalHeightForWidth(width) if column.hasHeightForWidth() else column.totalSizeHint().height()

    def _show_rows(self, lines: Sequence[JobLine]) -> None:
        """Rows that say the same as before stay, so that the focus stays too."""
        jobs = {job.id: job for job in self._found.jobs}
        kept = {row.line: row for at in range(self._rows.count()) if (row := self._row_at(at)) is not None}
        while self._rows.count():
            self._rows.takeAt(0)
        self._shown = list(lines)
        for line in lines:
            row = kept.pop(line, None)
            if row is None:
                row = JobRow(line)
                row.wanted.connect(partial(self._act, jobs[line.id]))
            self._rows.addWidget(row)
        for row in kept.values():
            row.hide()
            row.deleteLater()

    def _row_at(self, at: int) -> "JobRow | None":
        item = self._rows.itemAt(at)
        row = item.widget() if item is not None else None
        return row if isinstance(row, JobRow) else None

    def _act(self, job: PrintJob, act: str) -> None:
        if act == OPEN:
            where = Place("case", job.case, "documents", "preview", record=job.document, field=job.kind)
            self.opened.emit(where)
        else:
            act_on(self._desk, self._now, act, job.id, job.case)


class JobRow(QWidget):
    """One job. `wanted`: the act that somebody chose."""

    wanted = Signal(str)

    def __init__(self, line: JobLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = line
        self.setObjectName("print_job")
        self.setAccessibleName(line.sentence())
        column = spaced(QVBoxLayout(self), (0, 8, 0, 0), 2)
        first = Flow(gap=8, line_gap=0)
        first.addWidget(Words(line.what, "medium"))
        first.addWidget(Words(line.whose, "body", "ink2"))
        column.addWidget(first)
        column.addWidget(Words(line.state, "strong" if line.needs_you else "body", "warn" if line.needs_you else "ink"))
        more = " ".join(part for part in (line.next_step, line.beside) if part)
        if more:
            column.addWidget(Words(more, "small", "ink2", wrap=True))
        acts = Flow(gap=14, line_gap=0)
        for act in (*line.acts, OPEN):
            button = link(act, partial(self.wanted.emit, act))
            button.setAccessibleName(f"{act}: {line.what}, {line.whose}")
            acts.addWidget(button)
        column.addWidget(acts)
        column.addSpacing(7)
        column.addWidget(Hairline())
