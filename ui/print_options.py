"""How it is printed: copies, two-sided, which pages."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.trouble import Trouble
from printing.page_ranges import Ranges, page_ranges
from ui.parts.choices import Box
from ui.parts.fields import TextField
from ui.parts.flow import Flow
from ui.parts.words import Words
from ui.theme import spaced

MOST_COPIES = 50
NOT_COPIES = Trouble(
    "The number of copies is not one that can be printed.",
    "Nothing was printed.",
    f"Write a number from 1 to {MOST_COPIES}.",
)


class PrintOptions(QWidget):
    """Fields with what is usual in them: one copy of all pages, on one side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._copies = TextField("Copies", width=52)
        self._copies.setObjectName("copies")
        self._pages = TextField("Pages", width=92, hint="all")
        self._pages.setObjectName("pages")
        self._pages.setToolTip("1-2 for the first two, 1, 3 for the first and the third")
        self._two_sided = Box("Two-sided")
        self._two_sided.setObjectName("two_sided")
        row = Flow(gap=14, line_gap=4)
        for name, field in (("Copies", self._copies), ("Pages", self._pages)):
            row.addWidget(_named(name, field))
        row.addWidget(self._two_sided)
        spaced(QVBoxLayout(self)).addWidget(row)
        self.reset()

    def reset(self) -> None:
        """As for a paper that nobody has said anything about yet."""
        self._copies.set_value("1")
        self._pages.set_value(None)
        self._two_sided.setChecked(False)

    def copies(self) -> int:
        """How many. Raises Trouble where that is no number of copies."""
        text = self._copies.value() or "1"
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0
        if not 1 <= number <= MOST_COPIES:
            raise NOT_COPIES
        return number

    def pages(self, of: int) -> Ranges:
        """Which of so many pages. Raises Trouble where they are not pages of it."""
        return page_ranges(self._pages.value() or "", of)

    def two_sided(self) -> bool:
        """Whether on both sides."""
        return self._two_sided.isChecked()


def _named(name: str, field: TextField) -> QWidget:
    holder = QWidget()
    row = spaced(QHBoxLayout(holder), spacing=6)
    label = Words(name, "body", "ink2")
    label.setBuddy(field)
    row.addWidget(label)
    row.addWidget(field)
    return holder
