"""The paper in the middle of the preview: always white, in every scheme, as it will come out of the printer."""

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QFrame, QWidget

from ui.theme import current, restyled

ZOOMS = {"fit": "Fit width", "page": "Whole page", "1.0": "100 %", "1.5": "150 %", "2.0": "200 %"}
STEP, SMALLEST, LARGEST = 1.25, 0.25, 5.0
MARGIN, BETWEEN = 13, 16


class PaperView(QPdfView):
    """Pages of a PDF that exists in memory only. Qt draws those in view, on a thread of its own.

    turned: the number of the page in view, from 1, and how many there are. found: which of the places that have the
    words looked for is in view, from 1, and how many there are.
    """

    turned = Signal(int, int)
    found = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("paper")
        self.setAccessibleName("The paper")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setPageMode(QPdfView.PageMode.MultiPage)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Beside the view, not its own: a document that ends with its view speaks to it in its last moment (a crash).
        self._document = QPdfDocument(parent)
        self._buffer = QBuffer(parent)
        self._bytes = QByteArray()
        self.setDocument(self._document)
        self._search = QPdfSearchModel(parent)
        self._search.setDocument(self._document)
        self._search.countChanged.connect(self._counted)
        self.setSearchModel(self._search)
        self.pageNavigator().currentPageChanged.connect(self._turned)
        self.set_zoom("fit")
        self._lay_theme()

    def show_pdf(self, pdf: bytes, words: str) -> None:
        """Show this document from its first page; `words` are what it says, for a screen reader."""
        self._document.close()
        self._buffer.close()
        self._bytes = QByteArray(pdf)
        self._buffer.setBuffer(self._bytes)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(self._buffer)
        self.setAccessibleDescription(words)
        self._turned(0)

    # Words on it

    def find_words(self, words: str) -> None:
        """Mark these words wherever they are, and turn to the first of them. Nothing marks nothing."""
        self.setCurrentSearchResultIndex(-1)
        self._search.setSearchString(words)
        if not words:
            self.found.emit(0, 0)

    def next_found(self, backwards: bool = False) -> None:
        """Turn to the next place, after the last to the first."""
        there_are = self._search.rowCount(QModelIndex())
        if there_are:
            self._turn_to((self.currentSearchResultIndex() + (-1 if backwards else 1)) % there_are)

    def _counted(self) -> None:
        there_are = self._search.rowCount(QModelIndex())
        if there_are and self.currentSearchResultIndex() < 0:
            self._turn_to(0)
        else:
            self.found.emit(self.currentSearchResultIndex() + 1, there_are)

    def _turn_to(self, index: int) -> None:
        self.setCurrentSearchResultIndex(index)
        place = self._search.resultAtIndex(index)
        self.pageNavigator().jump(place.page(), place.location(), self.pageNavigator().currentZoom())
        self.found.emit(index + 1, self._search.rowCount(QModelIndex()))

    @property
    def pages(self) -> int:
        """How many pages it has."""
        return self._document.pageCount()

    def set_zoom(self, zoom: str) -> None:
        """One of ZOOMS."""
        if zoom == "fit":
            self.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        elif zoom == "page":
            self.setZoomMode(QPdfView.ZoomMode.FitInView)
        else:
            self.setZoomMode(QPdfView.ZoomMode.Custom)
            self.setZoomFactor(float(zoom))

    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+Plus and Ctrl+Minus from the window, where they change the size of all text."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _factor(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Plus and Ctrl+Minus zoom the paper while it has the focus."""
        factor = _factor(event)
        if not factor:
            super().keyPressEvent(event)
            return
        self.setZoomMode(QPdfView.ZoomMode.Custom)
        self.setZoomFactor(min(LARGEST, max(SMALLEST, self.zoomFactor() * factor)))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new scheme: the desk under the paper changes, the paper does not."""
        super().changeEvent(event)
        if restyled(event):
            self._lay_theme()

    def _lay_theme(self) -> None:
        theme = current()
        palette = self.palette()
        if palette.color(QPalette.ColorRole.Dark) != theme.colour("hover"):
            palette.setColor(QPalette.ColorRole.Dark, theme.colour("hover"))  # what QPdfView paints under the pages
            self.setPalette(palette)
        margin = theme.units(MARGIN)
        margins = self.documentMargins()
        if margins.left() != margin:
            margins.setLeft(margin)
            margins.setTop(margin)
            margins.setRight(margin)
            margins.setBottom(margin)
            self.setDocumentMargins(margins)
            self.setPageSpacing(theme.units(BETWEEN))

    def _turned(self, page: int) -> None:
        self.turned.emit(page + 1, self.pages)


def _factor(event: QKeyEvent) -> float:
    """How much larger a key makes the paper; 0 for any other key."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return 0.0
    return {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}.get(Qt.Key(event.key()), 0.0)
