"""Rows of a ledger: when, what, a quiet aside, who, and a state at the right; two lines where one is too short."""

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QPainter

from ui.icons import icons
from ui.parts.row_delegate import GAP, RowDelegate
from ui.parts.row_paint import BLEED, RowState, draw_words
from ui.parts.rows import SECTION, WORDS, Cell, Row
from ui.theme import current

ICON, ICON_STEP = 16, 28
ASIDE_GAP = 12
ASIDE_ROOM = 300
"""Why something is due is read whole. Of a note, this much is: the rest is in the contact."""


def ledger_row(
    key: str,
    first: str,
    beside: str = "",
    *,
    lead: str = "",
    who: str = "",
    icon: str = "",
    state: str = "",
    state_ink: str = "ink",
    state_style: str = "medium",
    after: str = "",
    decision: str = "",
    opens: object = None,
    spoken: str = "",
) -> Row:
    """A row for `LedgerDelegate`. `decision` stands after the first words with the sign of two versions.

    `state` and `after` stand at the right: "17 days overdue", "Monday 9 November".
    """
    said = ", ".join(part for part in (first, decision, lead, beside, state, after, who) if part)
    return Row(
        key=key,
        first=first,
        beside=beside,
        end=state,
        end_ink=state_ink,
        end_style=state_style,
        end_second=after,
        icon=icon,
        opens=opens,
        spoken=spoken or said,
        cells=(Cell(lead), Cell(who), Cell(decision)),
    )


class LedgerDelegate(RowDelegate):
    """`lead_width` units for the date at the left; names stand at `who_share` of the width."""

    def __init__(
        self, parent: QObject | None = None, *, lead_width: int = 0, who_share: float = 0.0, high: int = 33
    ) -> None:
        super().__init__(parent, one_line=high)
        self._lead, self._who, self._high = lead_width, who_share, high

    def row_height(self, row: Row, width: int, *, first: bool = False) -> int:
        """One line where everything fits, else two."""
        if row.kind in (SECTION, WORDS):
            return super().row_height(row, width, first=first)
        theme = current()
        lines = 1 if self._fits(row, width) else 2 + (1 if self._lead_above(row, width) else 0)
        return theme.units(self._high) + (lines - 1) * theme.line("body")

    def _fits(self, row: Row, width: int) -> bool:
        return self._needed(row) <= width and not self._lead_above(row, width)

    def _lead_above(self, row: Row, width: int) -> bool:
        """True where date and first words together are wider than the row."""
        theme = current()
        first = theme.metrics(row.first_style).horizontalAdvance(row.first)
        end = theme.metrics(row.end_style).horizontalAdvance(row.end)
        return bool(row.cells[0].first) and self._left(row) + first + end + theme.units(GAP + 2 * BLEED) > width

    def _left(self, row: Row) -> int:
        theme = current()
        return (theme.units(self._lead) if row.cells[0].first else 0) + (theme.units(ICON_STEP) if row.icon else 0)

    def _needed(self, row: Row) -> float:
        theme = current()
        small = theme.metrics("small").horizontalAdvance
        needed = self._left(row) + theme.metrics(row.first_style).horizontalAdvance(row.first) + theme.units(2 * BLEED)
        if row.cells[2].first:
            needed += theme.metrics("strong").horizontalAdvance(row.cells[2].first) + theme.units(20 + ASIDE_GAP)
        if row.end:
            needed += theme.metrics(row.end_style).horizontalAdvance(row.end) + theme.units(GAP)
        if row.end_second:
            needed += small(row.end_second) + theme.units(6)
        if row.cells[1].first:
            needed += small(row.cells[1].first) + theme.units(GAP)
        room_for_aside = min(small(row.beside), theme.units(ASIDE_ROOM)) if row.beside else 0
        return needed + room_for_aside + (theme.units(ASIDE_GAP) if row.beside else 0)

    def paint_row(self, painter: QPainter, box: QRectF, row: Row, state: RowState) -> None:
        """Date, icon, words, aside, who, state."""
        theme = current()
        inset = theme.units(BLEED)
        inner = box.adjusted(inset, 0, -inset, -1)
        line = theme.line("body")
        one = self._fits(row, int(box.width()))
        above = self._lead_above(row, int(box.width()))
        lines = 1 if one else 3 if above else 2
        top = inner.y() + (inner.height() - lines * line) / 2
        if row.cells[0].first:
            lead = QRectF(inner.x(), top, inner.width(), line)
            draw_words(painter, lead, row.cells[0].first, "body", state.ink(theme, "ink2"))
            if above:
                top += line
            else:
                inner.setLeft(inner.left() + theme.units(self._lead))
        if row.icon:
            side = theme.units(ICON)
            icons.draw(painter, row.icon, inner.x(), top + (line - side) / 2, side, state.ink(theme, row.icon_ink))
            inner.setLeft(inner.left() + theme.units(ICON_STEP))
        first = QRectF(inner.x(), top, inner.width(), line)
        self._paint_words(painter, first, first if one else first.translated(0, line), row, state)

    def _paint_words(self, painter: QPainter, first: QRectF, second: QRectF, row: Row, state: RowState) -> None:
        """First words and state on one line; aside, who and what comes after on the second, which may be the same."""
        theme = current()
        gap, one = theme.units(GAP), first == second
        after = draw_words(painter, second, row.end_second, "small", state.ink(theme, "ink2"), right=True)
        taken = after + theme.units(6) if after and one else 0
        end = first.adjusted(0, 0, -taken, 0)
        width = draw_words(painter, end, row.end, row.end_style, state.ink(theme, row.end_ink), right=True)
        room = end.adjusted(0, 0, -(width + gap if width else 0), 0)
        left = draw_words(painter, room, row.first, row.first_style, state.ink(theme, row.ink), needle=self.needle)
        if row.cells[2].first:
            left += self._paint_decision(painter, room.adjusted(left + theme.units(ASIDE_GAP), 0, 0, 0), row, state)
        aside = room.adjusted(left + theme.units(ASIDE_GAP), 0, 0, 0) if one else second.adjusted(0, 0, -after - gap, 0)
        if row.cells[1].first:
            aside = self._paint_who(painter, aside, first if one else aside, row, state)
        draw_words(painter, aside, row.beside, "small", state.ink(theme, "ink2"), needle=self.needle)

    def _paint_decision(self, painter: QPainter, room: QRectF, row: Row, state: RowState) -> float:
        theme = current()
        side = theme.units(14)
        icons.draw(
            painter, "columns-2", room.x(), room.y() + (room.height() - side) / 2, side, state.ink(theme, "warn")
        )
        words = room.adjusted(theme.units(20), 0, 0, 0)
        wide = draw_words(painter, words, row.cells[2].first, "small_strong", state.ink(theme, "warn"))
        return wide + theme.units(20 + ASIDE_GAP)

    def _paint_who(self, painter: QPainter, aside: QRectF, line: QRectF, row: Row, state: RowState) -> QRectF:
        """The name, in a column of its own where there is one; returns the room that is left for the aside."""
        theme = current()
        wide = theme.metrics("small").horizontalAdvance(row.cells[1].first)
        column = line.x() - self._left(row) + (line.width() + self._left(row)) * self._who
        if not self._who or column + wide > aside.right():
            column = aside.right() - wide
        place = QRectF(column, line.y(), wide + 1, line.height())
        draw_words(painter, place, row.cells[1].first, "small", state.ink(theme, "ink2"))
        return QRectF(aside.x(), aside.y(), max(0.0, column - theme.units(GAP) - aside.x()), aside.height())


def more_row(key: str, words: str) -> Row:
    """The row of a ledger that brings more of it."""
    return ledger_row(key, words, icon="plus")
