"""The thread through one place, from offence to contact, in one line: each step with what stands there."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casework.thread_links import Place
from ui.case.step_row import StepRow
from ui.case.thread_view import LEVEL_WORDS
from ui.parts.flow import Flow
from ui.parts.words import Picture, Words
from ui.theme import current, spaced

CELL = 142


class StripCell(StepRow):
    """One step: which kind it is, how many stand there, what it is called."""

    def __init__(self, place: Place, name: str) -> None:
        many = f" {place.number} of {len(place.others)}" if len(place.others) > 1 else ""
        level = f"{LEVEL_WORDS[place.level]}{many}"
        super().__init__(place.record, f"{level}, {name}")
        self.setObjectName(f"step.{LEVEL_WORDS[place.level].lower()}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click goes there first: with the focus it would open at once
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = spaced(QVBoxLayout(self), (8, 4, 6, 4), 1)
        column.addWidget(Words(level, "caption", "ink2"))
        column.addWidget(Words(name, "small", wrap=True))
        column.addStretch(1)

    def sizeHint(self) -> QSize:
        """As wide as any other."""
        width = current().units(CELL)
        return QSize(width, max(self.heightForWidth(width), current().units(46)))


class ThreadStrip(QWidget):
    """The steps side by side. A click goes to one, and opens the one where somebody is; the arrows do the same.

    wanted: the id of a record to go to. opened: that of the one to open. beside: -1 or 1, to what else stands there.
    """

    wanted = Signal(str)
    opened = Signal(str)
    stepped = Signal(int)
    beside = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("thread_strip")
        self.setAccessibleName("The thread, from offence to contact")
        self.cells: tuple[StripCell, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._names: dict[str, str] = {}
        self._row = spaced(QHBoxLayout(self), (14, 6, 14, 8))
        self._flow: QWidget | None = None
        self._building = False

    def show_thread(self, places: tuple[Place, ...], names: dict[str, str], at: str) -> None:
        """Show these steps, and where somebody is on them. The focus stays on the step where they are."""
        focused = QApplication.focusWidget()
        held = focused is not None and self.isAncestorOf(focused)
        if places != self._places or names != self._names:
            self._places, self._names = places, names
            self._building = True  # a step that goes hands the focus on, and nobody went there
            self._build()
            self._building = False
        for cell in self.cells:
            cell.show_standing(cell.record == at, on_thread=True)
        if held:
            self.take_focus(at)

    def _build(self) -> None:
        if self._flow is not None:
            self._row.removeWidget(self._flow)
            self._flow.hide()
            self._flow.deleteLater()
        flow = Flow(gap=4, line_gap=2)
        cells = []
        for number, place in enumerate(self._places):
            cell = StripCell(place, self._names.get(place.record, ""))
            cell.opened.connect(partial(self._clicked, cell))
            cell.stepped.connect(self.stepped)
            cell.moved.connect(self.beside)
            cell.reached.connect(partial(self._reached, cell))
            if number:
                flow.addWidget(Picture("chevron-right", "ink3", 14))
            flow.addWidget(cell)
            cells.append(cell)
        self.cells, self._flow = tuple(cells), flow
        self._row.addWidget(flow)
        self.setVisible(bool(cells))

    def _reached(self, cell: StripCell) -> None:
        if not self._building:
            self.wanted.emit(cell.record)

    def _clicked(self, cell: StripCell) -> None:
        """A click goes to the step, and opens the one where somebody is."""
        record, open_it = cell.record, cell.at
        (self.opened if open_it else self.wanted).emit(record)
        if not open_it:
            self.take_focus(record)

    def take_focus(self, record: str) -> None:
        """Put the focus on the step of a record."""
        cell = next((one for one in self.cells if one.record == record), None)
        if cell is not None and not cell.hasFocus():
            cell.setFocus()
