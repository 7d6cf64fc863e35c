"""A field that finds as one types: one out of a list too long to look through, or one of the case's own records."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter, QListView, QWidget

from ui.announce import announce
from ui.parts.fields import TextField, paint_sign
from ui.theme import current

VALUE = Qt.ItemDataRole.UserRole
SEEN = 10
"""Rows in view before the list scrolls."""


class Found(msgspec.Struct, frozen=True):
    """One that can be chosen: what a record holds, how it is said, and quiet words that tell it from others."""

    value: str
    words: str
    beside: str = ""

    def line(self) -> str:
        """The row in the list."""
        return f"{self.words}, {self.beside}" if self.beside else self.words


class SearchField(TextField):
    """Type some of the words, and choose with the arrows and Enter or with a click. Down opens the list.

    `find` answers what was typed (nothing: all there are, where that is few enough to look through). `words` says a
    value as people read it, "" for one that nobody knows: it is shown as it is, and never lost. What is typed and not
    chosen stays as it is typed; `what` is wanted ("the court").
    """

    chosen = Signal()

    def __init__(
        self,
        name: str,
        what: str,
        find: Callable[[str], Sequence[Found]],
        words: Callable[[str], str],
        *,
        width: int | None = None,
        hint: str = "Type to find",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, width=width, hint=hint, parent=parent)
        self._what, self._find, self._words = what, find, words
        self._value: str | None = None
        self._said = ""
        self._rows = QStandardItemModel(self)
        self._list = QListView()
        self._list.setAccessibleName(f"Found for {name}")
        self._list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._completer = QCompleter(self._rows, self)
        self._completer.setPopup(self._list)
        self._completer.setWidget(self)
        self._completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._completer.setMaxVisibleItems(SEEN)
        self._completer.activated[QModelIndex].connect(self._take)  # type: ignore[index]  # the stubs have no overloads
        self.setTextMargins(0, 0, current().units(22), 0)

    def value(self) -> str | None:
        """What was chosen; None when nothing is, or what is typed is not one of the list."""
        return self._value

    def set_value(self, value: object) -> None:
        """Show a value in words; what nobody knows as it is."""
        text = "" if value is None else str(value)
        said = self._words(text) if text else ""
        self._value, self._said = (text, said) if said else (None, "")
        super().set_value(said or text)
        self.setToolTip(said)

    def problem(self) -> str:
        """Why what is typed cannot be used yet."""
        if self._value is not None or not self.text().strip():
            return ""
        return f"Choose {self._what} from the list. Type some of it, then the down arrow and Enter"

    def _typed(self, text: str) -> None:
        if text != self._said:
            self._value = self._exact(text)
        self.edited.emit()
        self._show_list(text)

    def _exact(self, text: str) -> str | None:
        """The value of which somebody typed all the words, or the code itself."""
        plain = " ".join(text.split()).casefold()
        same = [one for one in self._find(text) if plain and plain in (one.words.casefold(), one.value.casefold())]
        return same[0].value if len(same) == 1 else None

    def _show_list(self, text: str) -> None:
        found = self._find(text)
        self._rows.clear()
        for one in found:
            item = QStandardItem(one.line())
            item.setData(one.value, VALUE)
            item.setToolTip(one.line())
            self._rows.appendRow(item)
        if found:
            self._completer.complete()
            announce(self, f"{len(found)} found")
        else:
            self._list.hide()

    def _take(self, index: QModelIndex | QPersistentModelIndex) -> None:
        self.set_value(index.data(VALUE))
        self.setCursorPosition(0)
        self.edited.emit()
        self.chosen.emit()

    def open_list(self) -> None:
        """All that can be chosen, or what was found for the words that are typed."""
        self._show_list("" if self._value is not None else self.text())

    def is_open(self) -> bool:
        """Whether the list is on screen."""
        return self._list.isVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down and Alt+Down open the list."""
        if event.key() == Qt.Key.Key_Down and not self.is_open():
            self.open_list()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Escape closes the list, and only then the form."""
        early = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if early and event.key() == Qt.Key.Key_Escape and self.is_open():  # type: ignore[attr-defined]
            event.accept()
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click at the arrow opens the list."""
        super().mouseReleaseEvent(event)
        if event.position().x() > self.width() - current().units(28):
            self.open_list()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show in full what was understood."""
        super().focusOutEvent(event)
        if self._value is not None and not self.is_open():
            self.set_value(self._value)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and the glass that says it is searched."""
        super().paintEvent(event)
        paint_sign(self, "search")
