"""Is it one of these? Children who may be the one that is typed in, beside the form."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.announce import announce
from ui.case.alike_elsewhere import ELSEWHERE
from ui.case.alike_view import Alike
from ui.case.columns import inset
from ui.parts.row_delegate import RowDelegate
from ui.parts.row_list import RowList
from ui.parts.row_paint import BLEED, RowState
from ui.parts.rows import Row
from ui.parts.words import Words
from ui.theme import current, spaced

IS_IT = "Is it one of these?"
KEY = "Alt+I"
OPENS = "Enter opens the case. What is typed here stays as a draft."
ABOVE, BETWEEN = 8, 3


class AlikeDelegate(RowDelegate):
    """A name, facts and reasons, each in as many lines as it takes: nothing of a reason is cut off."""

    def row_height(self, row: Row, width: int, *, first: bool = False) -> int:
        """As high as its words are at this width."""
        return int(self._lay(row, width)[-1][1].bottom()) + current().units(ABOVE)

    def _lay(self, row: Row, width: int) -> list[tuple[str, QRectF, str, str]]:
        """The words of a row, where they stand, their style and ink."""
        theme = current()
        room = QRectF(theme.units(BLEED), theme.units(ABOVE), width - 2 * theme.units(BLEED), 10_000)
        laid: list[tuple[str, QRectF, str, str]] = []
        for words, style, ink in (
            (row.first, "medium", "ink"),
            (row.second, "small", "ink2"),
            (row.beside, "small", "ink"),
        ):
            box = theme.metrics(style).boundingRect(room, Qt.TextFlag.TextWordWrap, words)
            place = QRectF(room.x(), room.y(), room.width(), box.height())
            laid.append((words, place, style, ink))
            room.setTop(place.bottom() + theme.units(BETWEEN))
        return laid

    def paint_row(self, painter: QPainter, box: QRectF, row: Row, state: RowState) -> None:
        """Each of the three, from the top."""
        theme = current()
        for words, place, style, ink in self._lay(row, int(box.width())):
            painter.setFont(theme.font(style))
            painter.setPen(state.ink(theme, ink))
            painter.drawText(place.translated(box.topLeft()), Qt.TextFlag.TextWordWrap, words)


class AlikePart(QWidget):
    """One answer to "is it one of these?": the children of one place that was looked through. opened: a Place."""

    opened = Signal(object)

    def __init__(self, name: str, heading: str = "") -> None:
        super().__init__()
        self._shown = Alike()
        self._heading = Words(heading, "small_strong")
        self.list = RowList(name, delegate=AlikeDelegate(), fit=True)
        self.list.opened.connect(self._open)
        self._said = Words("", "small", wrap=True)
        self._looked = Words("", "small", "ink2", wrap=True)
        column = spaced(QVBoxLayout(self), spacing=6)
        if heading:
            column.addSpacing(current().units(ABOVE))
            column.addWidget(inset(self._heading, BLEED))
        for each in (inset(self._said, BLEED), self.list, inset(self._looked, BLEED)):
            column.addWidget(each)
        self._lay()

    def show_alike(self, alike: Alike) -> None:
        """Show an answer. A screen reader is told where it is another than before; the focus stays where it is."""
        if alike == self._shown:
            return
        before, self._shown = self._shown, alike
        self._lay()
        if alike.spoken and alike.spoken != before.spoken:
            announce(self, alike.spoken)
        elif before.rows and not alike.rows and alike.said:
            announce(self, alike.said)

    def _open(self, row: Row) -> None:
        if row.opens is not None:  # of a child whom this laptop does not have, there is nothing to open
            self.opened.emit(row.opens)

    def keys(self) -> list[str]:
        """The cases that are shown."""
        return [row.key for row in self._shown.rows]

    def shown(self) -> Alike:
        """What is shown."""
        return self._shown

    def _lay(self) -> None:
        shown = self._shown
        self.list.show_rows(shown.rows)
        self.list.setVisible(bool(shown.rows))
        for words, text in ((self._said, shown.said), (self._looked, shown.looked)):
            words.setText(text)
            words.setVisible(bool(text))


class AlikePanel(QWidget):
    """The side column of the form: one part for each place that is looked through. opened: a case, as a Place."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(IS_IT)
        self.here = AlikePart(f"{IS_IT} On this laptop")
        self.here.list.setObjectName("alike_here")
        self._opens = Words(OPENS, "small", "ink2", wrap=True)
        top = spaced(QHBoxLayout(), (BLEED, 0, BLEED, 0), 8)
        top.addWidget(Words(IS_IT, "section"), 1)
        top.addWidget(Words(KEY, "caption", "ink2"))
        column = spaced(QVBoxLayout(self), spacing=8)
        column.addLayout(top)
        column.addWidget(inset(self._opens, BLEED))
        self._opens.hide()
        self._column = column
        self.elsewhere = AlikePart(f"{IS_IT} {ELSEWHERE}", ELSEWHERE)
        self.elsewhere.list.setObjectName("alike_elsewhere")
        for part in (self.here, self.elsewhere):
            self._add(part)
        self.elsewhere.hide()

    def _add(self, part: AlikePart) -> None:
        part.opened.connect(self.opened)
        self._column.addWidget(part)

    def show_here(self, alike: Alike) -> None:
        """What was found on this laptop."""
        self._opens.setVisible(bool(alike.rows))
        self.here.show_alike(alike)

    def show_elsewhere(self, alike: Alike | None) -> None:
        """What the centre says; None while there is no question for it."""
        self.elsewhere.setVisible(alike is not None)
        self.elsewhere.show_alike(alike or Alike())

    def keys(self) -> list[str]:
        """Everybody who is shown."""
        return [*self.here.keys(), *self.elsewhere.keys()]

    def has_focus(self) -> bool:
        """Whether somebody is in one of its lists."""
        return self.here.list.hasFocus() or self.elsewhere.list.hasFocus()

    def take_focus(self) -> None:
        """Into the first list that has anything in it."""
        for part in (self.here, self.elsewhere):
            if part.keys():
                part.list.setFocus(Qt.FocusReason.TabFocusReason)
                return
