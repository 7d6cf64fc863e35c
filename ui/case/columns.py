"""A page of two columns: the side column stands beside the page, and under it where the window is narrow."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.parts.folding import Folding
from ui.parts.words import Hairline
from ui.theme import current, sized, spaced

WIDE_EM = 80
MARGIN, SIDE_MARGIN = 24, 22


class Columns(Folding):
    """`main` and `side` scroll each by itself while they stand beside each other, and as one when folded.

    `bleed` units of the margins are left to `main`, for lists whose selected row reaches past the text: it puts
    everything else in `inset`.
    """

    def __init__(self, main: QWidget, side: QWidget | None, *, side_width: int = 365, bleed: int = 0) -> None:
        super().__init__()
        margin = MARGIN - bleed
        self._main, self._side = main, side
        self._wide: bool | None = None
        self._bleed = bleed
        row = spaced(QHBoxLayout(self))
        ground = Tall()
        ground.setObjectName("page_ground")
        self._column = spaced(QVBoxLayout(ground), (margin, 16, margin, 20), 20)
        self._column.addWidget(main)
        self._column.addStretch(1)
        self.area = scrolling(ground)
        row.addWidget(self.area, 1)
        self._side_area: QScrollArea | None = None
        if side is not None:
            self._line = Hairline(upright=True)
            row.addWidget(self._line)
            self._ground = QWidget()
            self._ground.setObjectName("sunk_ground")
            self._side_column = spaced(QVBoxLayout(self._ground), (SIDE_MARGIN, 16, SIDE_MARGIN, 16))
            self._side_area = sized(scrolling(self._ground), width=side_width)
            row.addWidget(self._side_area)
        self.fold()

    def fold(self) -> None:
        """Fold and unfold with the width of the window counted in text."""
        wide = current().em(self.window().width()) >= WIDE_EM
        if self._side is None or self._side_area is None or wide == self._wide:
            return
        self._wide = wide
        self._line.setVisible(wide)
        self._side_area.setVisible(wide)
        if wide:
            self._side.setContentsMargins(0, 0, 0, 0)
            self._side_column.addWidget(self._side)
            self._side_column.addStretch(1)
        else:
            level = int(current().units(self._bleed))  # with the text above it
            self._side.setContentsMargins(level, 0, level, 0)
            self._side_column.takeAt(self._side_column.count() - 1)
            self._column.insertWidget(1, self._side)


class Tall(QWidget):
    """As high as its words are at the width it has. Qt asks for the height of a narrower one: empty room to scroll.

    The area around it asks 26 times while a form opens, and each time all of the form was laid out: a tenth of what
    opening it took. What was found stands until the width is another, or Qt says that something in it is.
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[int, QSize] | None = None

    def event(self, event: QEvent) -> bool:
        """Something in it asks for other room."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._found = None
        return super().event(event)

    def minimumSizeHint(self) -> QSize:
        """The least width of the layout; the height for the present width."""
        width = self.width()
        if self._found is None or self._found[0] != width:
            least = super().minimumSizeHint()
            tall = self.heightForWidth(max(width, least.width()))
            height = min(least.height(), tall) if tall > 0 else least.height()
            self._found = (width, QSize(least.width(), height))
        return self._found[1]


def scrolling(content: QWidget) -> QScrollArea:
    """`content` in a scroll area that never scrolls sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    content.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    area.setWidget(content)
    return area


def inset(widget: QWidget, units: int = 10) -> QWidget:
    """`widget` level with the text of the rows around it."""
    box = QWidget()
    row = spaced(QHBoxLayout(box), (units, 0, units, 0))
    row.addWidget(widget)
    return box
