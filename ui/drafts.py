"""Not saved yet: everything that was typed and never saved, whichever case it is in, and what was put aside."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from local_store.shapes import Draft
from ui.desk import Desk
from ui.drafts_view import KeptDraft, bring_back, draft_rows, heading, place_of, read_drafts, texts, what
from ui.page import Now, Page, Scroll
from ui.parts.headings import PageTitle
from ui.parts.notice import Act, Notice
from ui.parts.notice_place import NoticePlace
from ui.parts.row_list import RowList
from ui.parts.rows import Row
from ui.parts.words import Words
from ui.place import Place
from ui.theme import spaced

SAFE = "A draft is kept on this laptop as you write. Nobody else sees it, and it is not sent, until it is saved."
NONE = "Nothing is typed that is not saved."


class DraftsPage(Page):
    """A row opens its editor where typing went on; one that was put aside is brought back by it."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        main = QWidget()
        column = spaced(QVBoxLayout(main), (14, 18, 14, 20), 4)
        self.title = PageTitle("Not saved yet")
        self.title.inset(10)
        column.addWidget(self.title)
        self._words = Words(SAFE, "body", "ink2", wrap=True)
        told = spaced(QVBoxLayout(), (10, 0, 10, 6))
        told.addWidget(self._words)
        column.addLayout(told)
        self._notices = spaced(NoticePlace("draft_words"), (10, 0, 10, 0))
        column.addLayout(self._notices)
        self.list = RowList("Not saved yet", fit=True)
        self.list.setObjectName("drafts_list")
        self.list.opened.connect(self._open)
        self.list.case_wanted.connect(self._open)
        column.addWidget(self.list)
        column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(Scroll(main))
        desk.drafts_changed.connect(self._drafts_changed)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        QShortcut(QKeySequence.StandardKey.Copy, self, self._copy_row, context=context)

    def place(self) -> Place:
        """This page, and the row selected."""
        return Place(page="drafts", record=self.list.current_key() or None)

    def show_place(self, place: Place) -> None:
        """Always ask again: what is typed changes in the editors."""
        self._notices.show_notice(None)
        self.read()

    def read(self) -> None:
        """Ask for every draft."""
        super().read()
        self.ask(read_drafts, self._show)

    def take_focus(self) -> None:
        """The list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _drafts_changed(self) -> None:
        if self.isVisible():
            self.read()

    def _show(self, found: tuple[KeptDraft, ...]) -> None:
        self.title.show_words("Not saved yet", heading(found))
        self._words.setText(SAFE if found else NONE)
        self.list.show_rows(draft_rows(found, self.now()))
        if self.list.hasFocus() and not self.list.current_key():
            self.list.select_first()

    def _open(self, row: Row) -> None:
        kept: KeptDraft = row.opens
        if not kept.opens:
            self._show_words(kept)
        elif kept.draft.aside:
            self.do(lambda store: bring_back(store, kept.draft), self._brought_back)
        else:
            self.go.emit(place_of(kept.draft))

    def _brought_back(self, back: Draft | None) -> None:
        self.desk.drafts_changed.emit()
        if back is None:  # its time was over just now
            self.read()
        else:
            self.go.emit(place_of(back))

    def _show_words(self, kept: KeptDraft) -> None:
        """There is no editor for it any more: its words can be read here, and copied."""
        written = "\n".join(texts(kept.draft)) or "No words were written."
        copy = partial(QGuiApplication.clipboard().setText, written)
        acts: list[Act] = [("Copy the words", copy), ("Close this", lambda: self._notices.show_notice(None))]
        self._notices.show_notice(Notice(f"{what(kept)}.", written, acts, icon_name="pencil"))

    def _copy_row(self) -> None:
        row = self.list.current_row()
        if row is not None and isinstance(row.opens, KeptDraft):
            QGuiApplication.clipboard().setText("\n".join(texts(row.opens.draft)))
