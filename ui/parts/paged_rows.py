"""A long list that shows its first page at once, and the next ones as somebody comes to its end."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QScrollArea

from casework.words import count
from ui.parts.row_list import RowList
from ui.parts.rows import Row
from ui.theme import current

A_PAGE = 100
"""Rows shown at once: laying out a thousand takes longer than a keystroke may."""
MORE = "more"
NEAR_THE_END = 400
"""Units above the end of the page at which the next rows are brought."""


def plain_row(key: str, words: str) -> Row:
    """A row for lists without columns."""
    return Row(key=key, first=words, icon="plus")


class PagedRows(QObject):
    """Hands a `RowList` its rows page by page. `opened` carries a Row, as the list's own does."""

    opened = Signal(object)

    def __init__(self, rows: RowList, what: str, make: Callable[[str, str], Row] = plain_row) -> None:
        """`what` names one of the things in the list, for the row that brings more of them: "contact".

        `make` makes that row, of its key and its words, as the delegate of the list wants rows.
        """
        super().__init__(rows)
        self._list, self._what, self._make = rows, what, make
        self._rows: Sequence[Row] = ()
        self._after: Sequence[Row] = ()
        self._most = A_PAGE
        self._followed: QScrollArea | None = None
        rows.opened.connect(self._open)

    def show_rows(self, rows: Sequence[Row], after: Sequence[Row] = ()) -> None:
        """Show these, as far as pages were brought before; `after` always stands at the end."""
        self._rows, self._after = rows, after
        self._follow()
        self._show()

    def first_page(self) -> None:
        """Begin with one page again: another case, or another kind of row."""
        self._most = A_PAGE

    def select_key(self, key: str) -> bool:
        """Select a row, and bring the pages that lead to it; False if it is nowhere."""
        at = next((at for at, row in enumerate(self._rows) if row.key == key), -1)
        if at >= self._most:
            self._bring(at + 1)
        return self._list.select_key(key)

    def _show(self) -> None:
        left = len(self._rows) - self._most
        words = f"Show {count(min(left, A_PAGE), self._what)} more"
        more = [self._make(MORE, words)] if left > 0 else []
        self._list.show_rows([*self._rows[: self._most], *more, *self._after])

    def _bring(self, most: int) -> None:
        first_new = self._rows[self._most].key
        self._most = most + -most % A_PAGE
        chosen = self._list.current_key() == MORE
        self._show()
        if chosen:
            self._list.select_key(first_new)

    def _open(self, row: Row) -> None:
        if row.key == MORE:
            self._bring(self._most + A_PAGE)
        else:
            self.opened.emit(row)

    def _follow(self) -> None:
        """Follow the page that the list scrolls with, which it has only once it was put there."""
        above = self._list.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None and above is not self._followed:
            self._followed = above
            above.verticalScrollBar().valueChanged.connect(self._scrolled)

    @Slot(int)
    def _scrolled(self, value: int) -> None:
        assert self._followed is not None
        end = self._followed.verticalScrollBar().maximum()
        if self._list.isVisible() and len(self._rows) > self._most and value >= end - current().units(NEAR_THE_END):
            self._bring(self._most + A_PAGE)
