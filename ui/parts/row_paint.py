"""Painting shared by all lists: words with marked letters, the ground of a row, hairlines."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from ui.parts import marks
from ui.theme import Theme, current

BLEED = 10
"""A selected row reaches this many units past the edge of the text, to each side."""
BAR = 3


class RowState:
    """How one row stands: selected, pointed at, in a list with the focus."""

    def __init__(self, option: QStyleOptionViewItem) -> None:
        state = option.state
        self.selected = bool(state & QStyle.StateFlag.State_Selected)
        self.pointed = bool(state & QStyle.StateFlag.State_MouseOver)
        widget = option.widget
        self.focused = self.selected and widget is not None and widget.hasFocus()

    def inverted(self, theme: Theme) -> bool:
        """True for a selected row in high contrast: all its words turn white."""
        return self.selected and theme.colours.inverted_selection

    def ink(self, theme: Theme, name: str) -> QColor:
        """The colour for words of this row."""
        return theme.colour("selected_ink" if self.inverted(theme) else name)


def draw_ground(painter: QPainter, box: QRectF, state: RowState) -> None:
    """Selected: soft ground with round right corners and the accent bar, and a ring when the list has the focus."""
    theme = current()
    if state.selected:
        radius = theme.units(6)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        left = QPainterPath()
        left.addRect(QRectF(box.x(), box.y(), box.width() / 2, box.height()))
        painter.fillPath(path.united(left), theme.colour("soft"))
        painter.fillRect(QRectF(box.x(), box.y(), theme.units(BAR), box.height()), theme.colour("accent"))
        if state.focused:
            width = theme.units(2)
            painter.setPen(QPen(theme.colour("ink" if theme.colours.inverted_selection else "accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius)
    elif state.pointed:
        painter.fillRect(box, theme.colour("hover"))


def draw_hairline(painter: QPainter, box: QRectF) -> None:
    """The line below a row, as wide as the text."""
    theme = current()
    inset = theme.units(BLEED)
    line = QRectF(box.x() + inset, box.bottom() - 1, box.width() - 2 * inset, 1)
    painter.fillRect(line, theme.colour("line"))


def draw_words(
    painter: QPainter,
    box: QRectF,
    text: str,
    style: str,
    colour: QColor,
    *,
    right: bool = False,
    needle: str = "",
    underline: bool = False,
) -> float:
    """One line of words in `box`, elided if it must be; returns how wide it came out.

    Marks what has marks in `text` itself, or else the letters of `needle`.
    """
    if not text:
        return 0.0
    theme = current()
    metrics = theme.metrics(style)
    words = marks.plain(text)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width() + 0.5)
    font = theme.font(style)
    if underline:
        font = type(font)(font)
        font.setUnderline(True)
    painter.setFont(font)
    found: list[tuple[str, bool]] = []
    if words != text:
        cut = len(shown) if shown == words else len(shown) - 1
        found = [*marks.parts(text, cut), (shown[cut:], False)]
    elif needle and not right:
        found = marked_parts(shown, needle)
    if found:
        return _draw_marked(painter, box, found, style, colour)
    painter.setPen(colour)
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
    return metrics.horizontalAdvance(shown)


def marked_parts(text: str, needle: str) -> list[tuple[str, bool]]:
    """`text` cut where `needle` is found in it, whatever the case of letters; empty if it is not there."""
    small, wanted = text.lower(), needle.strip().lower()
    if not wanted or len(small) != len(text) or wanted not in small:
        return []
    parts: list[tuple[str, bool]] = []
    at = 0
    while (found := small.find(wanted, at)) >= 0:
        parts += [(text[at:found], False), (text[found : found + len(wanted)], True)]
        at = found + len(wanted)
    return [part for part in [*parts, (text[at:], False)] if part[0]]


BOLDER = {
    "body": "strong",
    "medium": "strong",
    "small": "small_strong",
    "small_medium": "small_strong",
    "caption": "caption_strong",
}


def _draw_marked(painter: QPainter, box: QRectF, parts: list[tuple[str, bool]], style: str, colour: QColor) -> float:
    theme = current()
    left = box.x()
    for words, marked in parts:
        kind = BOLDER.get(style, style) if marked else style
        metrics = theme.metrics(kind)
        width = metrics.horizontalAdvance(words)
        place = QRectF(left, box.y(), width + 1, box.height())
        if marked:
            tall = min(box.height(), metrics.height())
            ground = QRectF(left - 0.5, box.center().y() - tall / 2, width + 1, tall)
            painter.fillRect(ground, theme.colour("mark"))
        painter.setFont(theme.font(kind))
        painter.setPen(theme.colour("ink") if marked else colour)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        left += width
    return left - box.x()
