"""Headings: the name of a page, and a section with its count and hairline."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.parts.folding import Folding
from ui.parts.words import Hairline, Words
from ui.theme import current, spaced


class PageTitle(QWidget):
    """The name of a page, with quiet words after it, and room for buttons at the right."""

    def __init__(self, text: str, aside: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Words(text, "title")
        self.aside = Words(aside, "body", "ink2")
        self._row = spaced(QHBoxLayout(self), spacing=11)
        self._row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        self._row.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignBaseline)
        self._row.addStretch(1)

    def show_words(self, text: str, aside: str = "") -> None:
        """Change the name and what follows it."""
        self.title.setText(text)
        self.aside.setText(aside)

    def inset(self, units: float) -> None:
        """Stand as far in as the words of the rows below, which bleed to each side."""
        spaced(self._row, (units, 0, units, 0), 11)

    def add(self, widget: QWidget) -> None:
        """Put a button or chip at the right end."""
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)


class SectionHeading(Folding):
    """A section: its name, a count or an aside, something at the right end, a hairline below.

    Where they do not fit beside each other they stand below each other, so that a heading never makes a page wider than
    its window.
    """

    GAP = 8

    def __init__(
        self,
        text: str,
        count: str = "",
        *,
        end: QWidget | None = None,
        style: str = "section",
        line: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title = Words(text, style)
        self.count = Words(count, "body", "ink2")
        self._end = end
        beside = QBoxLayout.Direction.LeftToRight
        self._words, self._row = (
            spaced(QBoxLayout(beside), spacing=self.GAP),
            spaced(QBoxLayout(beside), spacing=self.GAP),
        )
        self._words.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        self._words.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBaseline)
        self._words.addStretch(1)
        self._row.addLayout(self._words, 1)
        if end is not None:
            self._row.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        column = spaced(QVBoxLayout(self), spacing=5)
        column.addLayout(self._row)
        if line:
            column.addWidget(Hairline())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_words(self, text: str, count: str = "") -> None:
        """Change the name and the count."""
        self.title.setText(text)
        self.count.setText(count)
        self.fold()

    def event(self, event: QEvent) -> bool:
        """What stands at the end takes another width."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fold()
        return super().event(event)

    def fold(self) -> None:
        """Beside each other where there is room."""
        gap, room = current().units(self.GAP), self.width()
        said = self.title.sizeHint().width() + gap + self.count.sizeHint().width()
        whole = said + gap + self._end.sizeHint().width() if self._end is not None else said
        self._lay(self._words, said <= room)
        self._lay(self._row, whole <= room)

    def _lay(self, row: QBoxLayout, beside: bool) -> None:
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != row.direction():
            row.setDirection(way)
