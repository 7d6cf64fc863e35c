"""What every page shares: the desk, the clock, where it is, and reading without outliving itself."""

import datetime as dt
from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework.trouble import Trouble
from local_store.store import LocalStore
from ui.desk import Desk
from ui.parts.folding import Folding
from ui.parts.words import Hairline
from ui.place import Place
from ui.theme import current, sized, spaced

T = TypeVar("T")
Now = Callable[[], dt.datetime]
NARROW_EM, FOLDED_EM = 80, 60
"""Widths of the window, counted in text, under which the side column moves below, and the rail folds."""


class Page(Folding):
    """One page of the frame. `go` asks the window for another place; `moved` says that `place()` changed.

    `done` carries what was just done and can be taken back (`ui.done.Done`).
    """

    go = Signal(object)
    moved = Signal()
    act = Signal(str)
    done = Signal(object)

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self.now = desk, now
        self._stale = True
        desk.changed.connect(self._laptop_changed)

    def place(self) -> Place:
        """Where somebody is on this page."""
        return Place()

    def show_place(self, place: Place) -> None:
        """Show this page, and on it what `place` names."""
        if self._stale:
            self.read()

    def read(self) -> None:
        """Ask the laptop for what the page shows. Pages that show records say how."""
        self._stale = False

    def step_back(self) -> bool:
        """Escape: close what is open on this page, discarding nothing. False where nothing is open."""
        return False

    def take_focus(self) -> None:
        """Put the focus where work on this page begins."""
        self.setFocus()

    def minute_passed(self) -> None:
        """The clock moved: pages that show the time say it again."""

    def _laptop_changed(self, _cases: object) -> None:
        self._stale = True
        if self.isVisible():
            self.read()

    def ask(self, question: Callable[[LocalStore], T], answer: Callable[[T], None]) -> None:
        """Read from the store; the answer is dropped if the page has gone meanwhile."""

        def alive(said: T) -> None:
            if isValid(self):
                answer(said)

        self.desk.read(question, alive)

    def do(self, act: Callable[[LocalStore], T], done: Callable[[T], None]) -> None:
        """Change something of this laptop's own; `done` is dropped if the page has gone meanwhile."""

        def alive(said: T) -> None:
            if isValid(self):
                done(said)

        self.desk.do(act, alive)

    def say_trouble(self, trouble: Trouble) -> None:
        """Hand a trouble to the window."""
        self.desk.trouble.emit(trouble)


class Ground(QWidget):
    """A plain area in one of the ground colours."""

    def __init__(self, colour: str = "page", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = colour

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill it."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), current().colour(self._colour))
        painter.end()


class Scroll(QScrollArea):
    """A scroll area that goes up and down only, over one of the ground colours."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        content.setAutoFillBackground(False)  # QScrollArea turns it on: the ground is whatever lies below
        self.viewport().setAutoFillBackground(False)


class TwoColumns(Folding):
    """A main column and a side column on sunk ground. In a narrow window the side column stands below the main one."""

    def __init__(self, main: QWidget, side: QWidget, side_width: int = 355, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._side = side
        self._narrow: bool | None = None
        holder = QWidget()
        self._column = spaced(QVBoxLayout(holder))
        self._column.addWidget(main)
        self._below = Ground("sunk")
        self._below_column = spaced(QVBoxLayout(self._below))
        self._column.addWidget(self._below)
        self._column.addStretch(1)
        self._beside = Ground("sunk")
        self._beside_column = spaced(QVBoxLayout(self._beside))
        self._beside_column.addWidget(side, 1)
        self._main_area, self._side_area = Scroll(holder), Scroll(self._beside)
        sized(self._side_area, width=side_width)
        self._side_area.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._line = Hairline(upright=True)
        row = spaced(QHBoxLayout(self))
        row.addWidget(self._main_area, 1)
        row.addWidget(self._line)
        row.addWidget(self._side_area)

    def fold(self) -> None:
        """The side column below the main one, or beside it."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow == self._narrow:
            return
        self._narrow = narrow
        (self._below_column if narrow else self._beside_column).addWidget(self._side, 1)
        self._below.setVisible(narrow)
        self._side_area.setVisible(not narrow)
        self._line.setVisible(not narrow)
