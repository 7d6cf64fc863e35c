"""The head of the preview: which document, what it is about, how large it is shown, and which page is in view."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from casework.code_lists import words as code
from printing.templates import TEMPLATES
from ui.parts.buttons import IconButton
from ui.parts.flow import Flow
from ui.parts.words import Words
from ui.print_paper import ZOOMS
from ui.print_work import Paper
from ui.theme import sized, spaced


class PreviewHead(QWidget):
    """What is chosen here is a signal: closed, the kind of document, the record it is about, one of ZOOMS."""

    closed = Signal()
    kind_chosen = Signal(str)
    about_chosen = Signal(str)
    zoom_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sized(self, min_height=40)
        row = Flow(gap=12, line_gap=4)
        spaced(QVBoxLayout(self), (18, 4, 16, 4)).addWidget(row)
        row.addWidget(IconButton("x", "Close the preview", self.closed.emit))
        self._kind = _box("document_kind", "Document", {kind: code("document_kind", kind) for kind in TEMPLATES})
        self._kind.activated.connect(lambda _index: self.kind_chosen.emit(self._kind.currentData()))
        self._about = _box("document_about", "What it is about", {})
        self._about.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._about.activated.connect(lambda _index: self.about_chosen.emit(self._about.currentData()))
        self._zoom = _box("zoom", "Size of the paper on the screen", ZOOMS)
        self._zoom.activated.connect(lambda _index: self.zoom_chosen.emit(self._zoom.currentData()))
        self._page_of = sized(Words("", "body", "ink2"), min_height=32)  # level with the lists beside it
        self._page_of.setObjectName("page_of")
        for widget in (self._kind, self._about, self._zoom, self._page_of):
            row.addWidget(widget)

    def show_kind(self, kind: str) -> None:
        """The kind of document in view."""
        self._kind.setCurrentIndex(self._kind.findData(kind))

    def show_paper(self, paper: Paper) -> None:
        """What else of the case it can be about; nothing to choose where there is only one."""
        self._about.clear()
        for one in paper.subjects:
            self._about.addItem(one.words, one.record)
        self._about.setCurrentIndex(self._about.findData(paper.document.about if paper.document else None))
        self._about.setVisible(len(paper.subjects) > 1)
        self._about.updateGeometry()

    def show_page(self, page: int, pages: int) -> None:
        """Which page is in view, from 1, and how many there are."""
        self._page_of.setText(f"Page {page} of {pages}" if pages else "")


def _box(name: str, spoken: str, items: dict[str, str]) -> QComboBox:
    box = QComboBox()
    box.setObjectName(name)
    box.setAccessibleName(spoken)
    for value, words in items.items():
        box.addItem(words, value)
    return box
