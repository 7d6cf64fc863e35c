"""Headings: the name of a page, and a section with its count and hairline."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.parts.words import Hairline, Words
from ui.theme import spaced


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


class SectionHeading(QWidget):
    """A section: its name, a count or an aside, something at the right end, a hairline below."""

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
        row = spaced(QHBoxLayout(), spacing=8)
        row.addWidget(self.title, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addWidget(self.count, 0, Qt.AlignmentFlag.AlignBaseline)
        row.addStretch(1)
        if end is not None:
            row.addWidget(end, 0, Qt.AlignmentFlag.AlignVCenter)
        column = spaced(QVBoxLayout(self), spacing=5)
        column.addLayout(row)
        if line:
            column.addWidget(Hairline())

    def show_words(self, text: str, count: str = "") -> None:
        """Change the name and the count."""
        self.title.setText(text)
        self.count.setText(count)
