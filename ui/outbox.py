"""What has not been sent yet: is my work safe, and what is holding it?"""

from functools import partial

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.words import count
from sync.status import SyncStatus
from ui.desk import Desk
from ui.outbox_view import (
    COLUMNS,
    Outbox,
    heading,
    outbox_rows,
    read_outbox,
    technical_detail,
)
from ui.outbox_words import send_now_words
from ui.page import Now, Page, Scroll
from ui.parts.buttons import Button, filled, link, outline, quiet
from ui.parts.columns import ColumnDelegate, ColumnHeads
from ui.parts.flow import Flow
from ui.parts.headings import PageTitle
from ui.parts.row_list import RowList
from ui.parts.rows import ROW, Row
from ui.parts.words import Words
from ui.place import Place
from ui.theme import current, spaced

SAFE = "Closing Holdfast, or this laptop, loses none of them."


class OutboxPage(Page):
    """The changes of this laptop, in plain words."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._found = Outbox()
        self._buttons: list[Button] = []
        main = QWidget()
        column = spaced(QVBoxLayout(main), (14, 18, 14, 20), 4)
        column.addWidget(self._head())
        heads = [(words, words, width) for words, width in COLUMNS]
        self._heads = ColumnHeads(heads, sorts=False)
        column.addWidget(self._heads)
        self.list = RowList("Changes", delegate=ColumnDelegate([width for _, width in COLUMNS], two_lines=50), fit=True)
        self.list.setObjectName("outbox_list")
        self.list.opened.connect(self._open)
        self.list.case_wanted.connect(lambda _row: self._send())
        self._heads.follow(self.list)
        column.addWidget(self.list)
        column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(Scroll(main))
        desk.status_changed.connect(self._status_changed)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Copy, self, self._copy_row, context=context)
        QShortcut("Ctrl+Return", self, self._send, context=context)

    def _head(self) -> QWidget:
        head = QWidget()
        column = spaced(QVBoxLayout(head), (10, 0, 10, 4), 8)
        self.title = PageTitle("What has not been sent yet")
        self.title.add(quiet("Copy technical detail", self._copy_detail))
        self._send_button = filled("Send now", self._send, hint="Ctrl+Enter")
        self._send_button.setObjectName("send_now")
        self.title.add(self._send_button)
        column.addWidget(self.title)
        line = Flow(gap=4, line_gap=0)
        self._words = Words("", "body")
        self._words.setObjectName("outbox_words")
        self._safe = Words(SAFE, "body", "ink2")
        line.addWidget(self._words)
        line.addWidget(self._safe)
        self._drafts = link("", lambda: self.go.emit(Place(page="drafts")))
        self._drafts.setObjectName("drafts_link")
        line.addWidget(self._drafts)
        column.addWidget(line)
        self._beside = Words("", "body", "ink2", wrap=True)
        self._beside.setObjectName("send_now_words")
        self._beside.hide()
        column.addWidget(self._beside)
        return head

    def place(self) -> Place:
        """The outbox and the row selected."""
        return Place(page="outbox", record=self.list.current_key() or None)

    def take_focus(self) -> None:
        """The list, or Send now where there is nothing."""
        (self.list if self.list.rows_model.rowCount() else self._send_button).setFocus(Qt.FocusReason.TabFocusReason)

    def show_place(self, place: Place) -> None:
        """Always ask again: what waits changes by itself."""
        self.read()

    def read(self) -> None:
        """Ask what waits, what needs somebody, what was sent today."""
        super().read()
        now = self.now()
        self.ask(lambda store: read_outbox(store, now), self._show)

    def _status_changed(self, _status: SyncStatus) -> None:
        if self.isVisible():
            self.read()

    def _show(self, found: Outbox) -> None:
        self._found = found
        self._words.setText(heading(found, self.now()))
        self._safe.setVisible(bool(found.pending or found.files))
        self._drafts.setText(f"{count(found.drafts, 'draft')} not saved yet" if found.drafts else "")
        self._drafts.setVisible(bool(found.drafts))
        rows = outbox_rows(found, self.desk.status, self.now())
        self.list.show_rows(rows)
        self._show_buttons(rows)
        if self._beside.isVisible():
            self._show_beside()

    def _show_buttons(self, rows: list[Row]) -> None:
        """The buttons of the rows that wait for somebody: real ones, so that Tab reaches them."""
        for old in self._buttons:
            old.hide()
            old.deleteLater()
        self._buttons = []
        delegate = self.list.row_delegate
        assert isinstance(delegate, ColumnDelegate)
        delegate.end_room = {}
        for row in rows:
            if row.kind == ROW and isinstance(row.opens, Place) and _needs_button(row.opens):
                words = "Look at both" if row.opens.part == "two_versions" else "Read and decide"
                button = outline(words, partial(self._open, row))
                button.setParent(self.list.viewport())
                button.setAccessibleName(f"{words}: {row.first}")
                button.setProperty("row_key", row.key)
                button.show()
                self._buttons.append(button)
                delegate.end_room[row.key] = button.sizeHint().width() + current().units(8)
        self._place_buttons()

    def _place_buttons(self) -> None:
        self.list.doItemsLayout()
        for button in self._buttons:
            at = self.list.rows_model.place_of(str(button.property("row_key")))
            box: QRect = self.list.visualRect(self.list.rows_model.index(at))
            size = button.sizeHint()
            left = box.right() - size.width() - current().units(10)
            button.setGeometry(left, box.y() + (box.height() - size.height()) // 2, size.width(), size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Buttons keep to the right edge."""
        super().resizeEvent(event)
        self._place_buttons()

    def showEvent(self, event: object) -> None:
        """The rows have their places only once the page is shown."""
        super().showEvent(event)  # type: ignore[arg-type]
        self._place_buttons()

    def _open(self, row: Row) -> None:
        self.go.emit(row.opens)

    def _send(self) -> None:
        self.desk.send_now()
        self._show_beside()

    def _show_beside(self) -> None:
        words = send_now_words(self.desk.status, len(self._found.pending), len(self._found.files))
        self._beside.setText(words)
        self._beside.setVisible(bool(words))

    def _copy_row(self) -> None:
        row = self.list.current_row()
        if row is not None:
            QGuiApplication.clipboard().setText(row.sentence())

    def _copy_detail(self) -> None:
        QGuiApplication.clipboard().setText(technical_detail(self._found, self.desk.status))


def _needs_button(place: Place) -> bool:
    return place.part == "two_versions" or place.page == "attention"
