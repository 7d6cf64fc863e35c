"""The bar at the foot of a form: its buttons, and words about what becomes of what is typed."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui.parts.flow import Flow
from ui.parts.folding import Folding
from ui.parts.words import Words
from ui.theme import current, spaced

LEAST_EM = 12
"""The room that the words need at the end of the line. With less they stand above the buttons."""
SIDE, GAP = 24, 16


class ActionBar(Folding):
    """Buttons first and words at the end; where both do not fit, the words above and the buttons on more lines."""

    def __init__(self, *buttons: QWidget) -> None:
        super().__init__()
        self.setObjectName("page_ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._buttons = Flow(gap=GAP, line_gap=6)
        for button in buttons:
            self._buttons.addWidget(button)
        self.words = Words("", "small", "ink2", wrap=True)
        self._row = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight, self), (SIDE, 11, SIDE, 11), GAP)
        self._row.addWidget(self._buttons)
        self._row.addWidget(self.words, 1)
        self.fold()

    def add(self, button: QWidget, after: QWidget | None = None) -> None:
        """One more button, after that one or after all."""
        self._buttons.addWidget(button, after)
        self.fold()

    def event(self, event: QEvent) -> bool:
        """A button that says something else takes another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fold()
        return super().event(event)

    def fold(self) -> None:
        """The words beside the buttons where they have room, else above them."""
        theme = current()
        room = self.width() - self._buttons.sizeHint().width() - theme.units(2 * SIDE + GAP)
        beside = theme.em(room) >= LEAST_EM
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.BottomToTop
        across = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self.words.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)
        if way != self._row.direction():
            self._row.setDirection(way)
            spaced(self._row, (SIDE, 11, SIDE, 11), GAP if beside else 6)
