"""The list view of rows: opens with Enter or one click, keeps its selection by key, fits its content if asked to."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QSizePolicy, QWidget

from ui.parts.row_delegate import RowDelegate
from ui.parts.rows import ROW, Row, RowModel
from ui.theme import restyled

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RowList(QListView):
    """Rows of one page. `opened` carries the Row; `case_wanted` too, for Ctrl+Enter.

    `fit` makes the list as high as its rows, so that the page scrolls and not the list.
    """

    opened = Signal(object)
    case_wanted = Signal(object)
    width_changed = Signal(int)

    def __init__(
        self, name: str, *, delegate: RowDelegate | None = None, fit: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._fit = fit
        self.rows_model = RowModel(parent=self)
        self.row_delegate = delegate or RowDelegate(self)
        self.row_delegate.setParent(self)
        self.setAccessibleName(name)
        self.setModel(self.rows_model)
        self.setItemDelegate(self.row_delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.clicked.connect(self._clicked)
        if fit:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; the selected one stays selected if it is still there."""
        key = self.current_key()
        self.rows_model.show_rows(rows)
        if key:
            self.select_key(key)
        self._relay()

    def current_row(self) -> Row | None:
        """The row that is selected."""
        return self.rows_model.at(self.currentIndex())

    def current_key(self) -> str:
        """The key of the selected row, or nothing."""
        row = self.current_row()
        return row.key if row else ""

    def select_key(self, key: str) -> bool:
        """Select the row with this key; False if it is not there."""
        at = self.rows_model.place_of(key)
        if at >= 0:
            self.setCurrentIndex(self.rows_model.index(at))
        return at >= 0

    def select_first(self) -> None:
        """Select the first row that can be."""
        first = next((at for at, row in enumerate(self.rows_model.rows()) if row.kind == ROW), -1)
        if first >= 0:
            self.setCurrentIndex(self.rows_model.index(first))

    def mark(self, needle: str) -> None:
        """Mark these letters in every row."""
        self.row_delegate.needle = needle
        self.viewport().update()

    def _clicked(self, index: QModelIndex) -> None:
        row = self.rows_model.at(index)
        if row is not None and row.kind == ROW:
            self.opened.emit(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the thing itself, Ctrl+Enter its case."""
        row = self.current_row()
        if event.key() in ENTER and row is not None:
            wants_case = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            (self.case_wanted if wants_case else self.opened).emit(row)
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """With the keyboard, the first row is selected if none is."""
        super().focusInEvent(event)
        by_key = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        if by_key and not self.selectionModel().hasSelection():  # Qt has made the first one current by now
            self.select_first()
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes; the selection stays."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._relay()
            self.width_changed.emit(event.size().width())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event):
            self._relay()

    def _relay(self) -> None:
        self.scheduleDelayedItemsLayout()
        if self._fit:
            self.setFixedHeight(self.content_height())

    def content_height(self) -> int:
        """How high all rows are together, in pixels."""
        width = self.viewport().width()
        heights = (
            self.row_delegate.row_height(row, width, first=at == 0) for at, row in enumerate(self.rows_model.rows())
        )
        return sum(heights)

    def minimumSizeHint(self) -> QSize:
        """A list can be as small as one row."""
        return QSize(120, 40)
