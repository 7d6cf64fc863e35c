"""The rail: the pages of Holdfast, the last cases opened, who you are, and Lock."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QMenu, QSizePolicy, QVBoxLayout, QWidget

from ui.icons import icons
from ui.page import Scroll
from ui.parts.buttons import IconButton
from ui.parts.words import Words
from ui.theme import current, restyled, sized, spaced

WIDTH, ITEM = 222, 32


class RailPage(msgspec.Struct, frozen=True):
    """One page of the rail. `key` is the number of its shortcut, Ctrl+1 to 8."""

    page: str
    name: str
    icon: str
    key: int


PAGES = (
    RailPage("today", "Today", "sun", 1),
    RailPage("caseload", "Caseload", "users", 2),
    RailPage("diary", "Diary", "calendar-days", 3),
    RailPage("court", "Court list", "landmark", 4),
    RailPage("documents", "Documents and printing", "printer", 5),
    RailPage("attention", "Needs attention", "bell", 6),
    RailPage("settings", "Settings", "settings", 8),
)


class RailItem(QAbstractButton):
    """One line of the rail. The present one stands on page ground, in heavier words."""

    close_wanted = Signal()

    def __init__(self, name: str, icon_name: str, *, closes: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self._icon, self._closes = icon_name, closes
        self._count, self._amber = "", False
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._say()

    def show_count(self, number: int, amber: bool = False) -> None:
        """A plain count; amber and bold where somebody is needed."""
        self._count, self._amber = str(number) if number else "", amber
        self._say()
        self.update()

    def _say(self) -> None:
        self.setAccessibleName(f"{self.text()}, {self._count}" if self._count else self.text())

    def sizeHint(self) -> QSize:
        """As high as every line of the rail."""
        return QSize(current().units(WIDTH - 18), current().units(ITEM))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens; Delete closes an open case; arrows go to the neighbours."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Delete and self._closes:
            self.close_wanted.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """An open case can be closed."""
        if self._closes:
            menu = QMenu(self)
            menu.addAction("Close this case", self.close_wanted.emit)
            menu.exec(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Ground, icon, name, count."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = theme.units(6)
        if self.isChecked():
            painter.setPen(QPen(theme.colour("line"), theme.colours.edge_width))
            painter.setBrush(theme.colour("page"))
            painter.drawRoundedRect(box, radius, radius)
        elif self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(box, radius, radius)
        if self.hasFocus():
            width = theme.units(2)
            painter.setPen(QPen(theme.colour("accent"), width))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
        side = theme.units(18)
        ink = theme.colour("accent" if self.isChecked() else "ink2")
        icons.draw(painter, self._icon, theme.units(9), (self.height() - side) / 2, side, ink)
        self._draw_words(painter, box)
        painter.end()

    def _draw_words(self, painter: QPainter, box: QRectF) -> None:
        theme = current()
        style = "strong" if self.isChecked() else "body"
        inner = box.adjusted(theme.units(37), -1, -theme.units(9), -1)
        end = 0.0
        if self._count:
            count_style = "caption_strong" if self._amber else "small"
            painter.setFont(theme.font(count_style))
            painter.setPen(theme.colour("warn" if self._amber else "ink2"))
            painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._count)
            end = theme.metrics(count_style).horizontalAdvance(self._count) + theme.units(6)
        painter.setFont(theme.font(style))
        painter.setPen(theme.colour("ink"))
        words = theme.metrics(style).elidedText(self.text(), Qt.TextElideMode.ElideRight, inner.width() - end)
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class OpenCase(msgspec.Struct, frozen=True):
    """One case in the rail: its id and the words shown (a name, or initials in public)."""

    case: str
    words: str


class Rail(QWidget):
    """The rail as a whole."""

    page_wanted = Signal(str)
    case_wanted = Signal(str)
    case_closed = Signal(str)
    menu_wanted = Signal()
    lock_wanted = Signal()

    def __init__(self, name: str, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        sized(self, width=WIDTH)
        self._pages: dict[str, RailItem] = {}
        self._cases: dict[str, RailItem] = {}
        self._shown: tuple[str, str] = ("", "")
        column = spaced(QVBoxLayout(self), (9, 4, 9, 8), 0)
        column.addLayout(self._head())
        content = QWidget()
        self._list = spaced(QVBoxLayout(content))
        for each in PAGES:
            item = RailItem(each.name, each.icon)
            item.setObjectName(f"rail_{each.page}")
            item.setToolTip(f"{each.name}, Ctrl+{each.key}")
            item.clicked.connect(self._wants(self.page_wanted.emit, each.page))
            self._pages[each.page] = item
            self._list.addWidget(item)
        self._cases_head = Words("Open cases", "small", "ink2")
        self._cases_head.setContentsMargins(9, 15, 0, 5)
        self._cases_head.hide()
        self._list.addWidget(self._cases_head)
        self._cases_box = spaced(QVBoxLayout())
        self._list.addLayout(self._cases_box)
        self._list.addStretch(1)
        area = Scroll(content)
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        column.addWidget(area, 1)
        column.addLayout(self._foot(name, role))

    @staticmethod
    def _wants(say: Callable[[str], None], what: str) -> Callable[..., None]:
        return lambda *_: say(what)

    def _head(self) -> QHBoxLayout:
        row = spaced(QHBoxLayout(), (9, 0, 2, 6), 0)
        row.addWidget(Words("Holdfast", "strong"))
        row.addStretch(1)
        self.menu_button = IconButton("menu", "Menu, F10", self.menu_wanted.emit)
        self.menu_button.setObjectName("menu")
        row.addWidget(self.menu_button)
        return row

    def _foot(self, name: str, role: str) -> QHBoxLayout:
        row = spaced(QHBoxLayout(), (9, 6, 2, 0), 0)
        who = spaced(QVBoxLayout(), spacing=0)
        who.addWidget(Words(name, "small_medium"))
        who.addWidget(Words(role, "caption", "ink2"))
        row.addLayout(who, 1)
        self.lock_button = IconButton("lock", "Lock, Ctrl+L", self.lock_wanted.emit)
        self.lock_button.setObjectName("lock")
        row.addWidget(self.lock_button, 0, Qt.AlignmentFlag.AlignVCenter)
        return row

    def show_counts(self, today: int, attention: int) -> None:
        """What is to be done today, and what needs you."""
        self._pages["today"].show_count(today)
        self._pages["attention"].show_count(attention, amber=True)

    def show_prints(self, number: int) -> None:
        """How many prints need somebody."""
        self._pages["documents"].show_count(number, amber=True)

    def show_cases(self, cases: Sequence[OpenCase]) -> None:
        """The cases opened last."""
        for old in self._cases.values():
            self._cases_box.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._cases = {}
        for each in cases:
            item = RailItem(each.words, "folder", closes=True)
            item.clicked.connect(self._wants(self.case_wanted.emit, each.case))
            item.close_wanted.connect(self._wants(self.case_closed.emit, each.case))
            self._cases[each.case] = item
            self._cases_box.addWidget(item)
        self._cases_head.setVisible(bool(cases))
        self.show_present(*self._shown)

    def show_present(self, page: str, case: str) -> None:
        """Mark where we are."""
        self._shown = (page, case)
        for name, item in self._pages.items():
            item.setChecked(name == page)
        for name, item in self._cases.items():
            item.setChecked(page == "case" and name == case)

    def take_focus(self) -> None:
        """F6 comes here: to the line we are on."""
        items = [*self._pages.values(), *self._cases.values()]
        next((item for item in items if item.isChecked()), items[0]).setFocus(Qt.FocusReason.TabFocusReason)
