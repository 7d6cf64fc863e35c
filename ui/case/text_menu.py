"""Ctrl+T in a note: a menu of texts, one's own first. The one chosen goes in where the caret is, as if typed."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu, QWidget
from shiboken6 import isValid

from casework.texts import Text
from ui.desk import Desk
from ui.own_texts import Texts, read_texts
from ui.parts.fields import NarrativeField
from ui.place import Place

TO_SETTINGS = "Write your own texts in Settings"
NONE = "No texts yet."


class TextMenu(QObject):
    """For all long fields of one editor. `go` is asked for the page of Settings where one's own are written."""

    def __init__(self, desk: Desk, editor: QWidget, go: Callable[[Place], object]) -> None:
        super().__init__(editor)
        self._desk, self._editor, self._go = desk, editor, go
        self.menu: QMenu | None = None
        QShortcut(QKeySequence("Ctrl+T"), editor, self.open, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def open(self) -> None:
        """Open the menu at the caret; nothing where the caret is in no long field."""
        field = self._editor.focusWidget()
        if isinstance(field, NarrativeField):
            self._desk.read(read_texts, lambda texts: self._show(texts, field))

    def _show(self, texts: Texts, field: NarrativeField) -> None:
        if not isValid(self) or not isValid(field) or not field.isVisible():
            return
        menu = QMenu(field)
        menu.setAccessibleName("Texts")
        for title, found in (("Your texts", texts.own), ("Texts of your service", texts.service)):
            if found:
                menu.addAction(title).setEnabled(False)  # not a section: its words are not drawn in every style
            for one in found:
                menu.addAction(one.name.replace("&", "&&"), partial(self._put_in, field, one))
        if not texts.own and not texts.service:
            menu.addAction(NONE).setEnabled(False)
        menu.addSeparator()
        menu.addAction(TO_SETTINGS, lambda: self._go(Place(page="texts")))
        self.menu = menu
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(field.mapToGlobal(field.cursorRect().bottomLeft()))
        first = next((act for act in menu.actions() if not act.isSeparator() and act.isEnabled()), None)
        if first is not None:
            menu.setActiveAction(first)

    def _put_in(self, field: NarrativeField, text: Text) -> None:
        if isValid(field):
            field.insert_words(text.text)
