"""The line at the top: the only place that speaks of the connection, and the way to anywhere."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from sync.status import SyncStatus
from ui.announce import announce
from ui.connection_words import Line, connection_line
from ui.icons import icons
from ui.parts.buttons import Button, ButtonKind
from ui.parts.words import Picture, Words
from ui.theme import current, sized, spaced

HEIGHT = 42


class FindField(Button):
    """Looks like a field, opens Find anything. In a folded window it is a button."""

    def __init__(self, pressed: Callable[[], object]) -> None:
        super().__init__("Find a case, page or action", pressed=pressed)
        self.setObjectName("find")
        self.setAccessibleName("Find a case, page or action, Ctrl+K")
        self.folded = False

    def fold(self, folded: bool) -> None:
        """Field or button."""
        self.folded = folded
        self.icon_name = "search" if folded else ""
        self.setText("Find" if folded else "Find a case, page or action")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """270 by 28 units, or as a button."""
        return super().sizeHint() if self.folded else QSize(current().units(270), current().units(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An edge, a magnifying glass, quiet words, the key."""
        if self.folded:
            super().paintEvent(event)
            return
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.colours.edge_width
        painter.setPen(QPen(theme.colour("edge"), width))
        painter.setBrush(theme.colour("hover" if self.underMouse() else "page"))
        box = self.rect().toRectF().adjusted(width / 2, width / 2, -width / 2, -width / 2)
        painter.drawRoundedRect(box, theme.units(6), theme.units(6))
        side = theme.units(14)
        icons.draw(painter, "search", theme.units(9), (self.height() - side) / 2, side, theme.colour("ink2"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("ink2"))
        inner = box.adjusted(theme.units(30), -1, -theme.units(8), -1)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.font("caption"))
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl+K")
        painter.end()


class ConnectionLine(QWidget):
    """Icon, sentence, one link, and the find field. A change of state is announced once, politely."""

    followed = Signal(object)
    find_wanted = Signal()
    go_to_wanted = Signal()

    def __init__(self, now: Callable[[], dt.datetime], lease_days: int = 14, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._now, self._lease_days = now, lease_days
        self._line: Line | None = None
        self._status = SyncStatus()
        self._on_outbox = False
        self.go_to = Button("Go to", ButtonKind.OUTLINE, pressed=self.go_to_wanted.emit, icon_name="menu")
        self.go_to.setObjectName("go_to")
        self.go_to.hide()
        self._picture = Picture("", "ink2")
        self.words = Words("", "body", wrap=True)
        self.words.setObjectName("connection")
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.link = Button("", ButtonKind.LINK, pressed=self._follow, style="body")
        self.link.setObjectName("connection_link")
        self.find_field = FindField(self.find_wanted.emit)
        sized(self, min_height=HEIGHT)
        row = spaced(QHBoxLayout(self), (24, 0, 16, 0), 9)
        row.addWidget(self.go_to)
        row.addWidget(self._picture)
        row.addWidget(self.words, 100)
        row.addWidget(self.link)
        row.addStretch(1)
        row.addWidget(self.find_field)

    def _follow(self) -> None:
        if self._line is not None:
            self.followed.emit(self._line.goes)

    def show_status(self, status: SyncStatus) -> None:
        """Say what is so now."""
        self._status = status
        line = connection_line(status, self._now(), self._lease_days)
        if line == self._line:
            return
        first, self._line = self._line is None, line
        self._picture.show_icon(line.icon, line.icon_ink)
        self.words.setText(line.words)
        self._fit_words()
        self.words.setToolTip(line.words)
        self.link.setText(line.link)
        self.link.updateGeometry()
        self._show_link()
        if not first:
            announce(self, line.words)

    def _fit_words(self) -> None:
        """As wide as the sentence is at the present text size, and no wider: the link stands right behind it."""
        self.words.setMaximumWidth(self.words.fontMetrics().horizontalAdvance(self.words.text()) + 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another text size lays the line anew."""
        super().resizeEvent(event)
        self._fit_words()

    def set_lease(self, days: int) -> None:
        """How long cases stay readable without a connection."""
        self._lease_days = days
        self.show_status(self._status)

    def on_page(self, page: str) -> None:
        """The page of what has not been sent needs no link to itself."""
        self._on_outbox = page == "outbox"
        self._show_link()

    def _show_link(self) -> None:
        line = self._line
        to_itself = self._on_outbox and line is not None and line.goes.page == "outbox"
        self.link.setVisible(bool(line and line.link) and not to_itself)

    def line(self) -> Line | None:
        """What is said now."""
        return self._line

    def minute_passed(self) -> None:
        """The lease is counted in days: say it again when the day turns."""
        self.show_status(self._status)

    def fold(self, folded: bool) -> None:
        """In a folded window the rail is behind Go to, and the find field is a button."""
        self.go_to.setVisible(folded)
        self.find_field.fold(folded)
