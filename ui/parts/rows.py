"""Rows: what a list shows, as plain values, and the model that hands them to a view."""

from collections.abc import Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ui.parts import marks

ROW_ROLE = Qt.ItemDataRole.UserRole
SECTION, ROW, WORDS = "section", "row", "words"
Index = QModelIndex | QPersistentModelIndex


class Cell(msgspec.Struct, frozen=True):
    """One column of a row: two lines, each in an ink; a badge stands in place of the first line."""

    first: str = ""
    second: str = ""
    first_ink: str = "ink"
    second_ink: str = "ink2"
    first_style: str = "body"
    second_style: str = "small"
    badge: str = ""
    end: bool = False  # stands at the right edge


class Row(msgspec.Struct, frozen=True):
    """One row, ready to be drawn and to be spoken.

    `first` and `second` are the two lines at the left, `beside` quiet words after the first; `end` and `end_second`
    stand at the right. `kind` is "row", or "section" (a heading with its count in `second`), or "words" (a quiet line).
    `key` finds the row again after a change; `opens` is what the page does with it. `cells` are for lists with columns.
    """

    key: str
    first: str
    second: str = ""
    beside: str = ""
    end: str = ""
    end_second: str = ""
    icon: str = ""
    icon_ink: str = "ink3"
    first_style: str = "medium"
    ink: str = "ink"
    second_ink: str = "ink2"
    end_ink: str = "ink"
    end_style: str = "medium"
    spoken: str = ""
    kind: str = ROW
    opens: Any = None
    cells: tuple[Cell, ...] = ()

    def sentence(self) -> str:
        """The whole row for a screen reader."""
        parts = (self.first, self.beside, self.second, self.end, self.end_second)
        return self.spoken or marks.plain(", ".join(part for part in parts if part))


def section(key: str, name: str, count: str = "") -> Row:
    """A heading inside a list."""
    return Row(key=key, first=name, second=count, kind=SECTION, spoken=f"{name}, {count}" if count else name)


class RowModel(QAbstractListModel):
    """A tuple of rows. `data` only looks things up."""

    def __init__(self, rows: Sequence[Row] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows = tuple(rows)

    def rows(self) -> tuple[Row, ...]:
        """What is shown."""
        return self._rows

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows instead."""
        fresh = tuple(rows)
        if fresh == self._rows:
            return
        if [row.key for row in fresh] == [row.key for row in self._rows]:
            self._rows = fresh
            self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def at(self, index: Index) -> Row | None:
        """The row of an index, if it has one."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, key: str) -> int:
        """Where the row with this key is, or -1."""
        return next((at for at, row in enumerate(self._rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  Qt's own signature
        """How many rows; a row has none below it."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The row itself, its first words, or the whole sentence."""
        row = self.at(index)
        if row is None:
            return None
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return marks.plain(row.first)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.sentence()
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Headings and quiet lines cannot be selected."""
        row = self.at(index)
        never = Qt.ItemFlag.ItemNeverHasChildren
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if row.kind != ROW:
            return never
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | never
