"""The pages of a case: words under the identity bar, or one list where they do not fit."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QTabBar, QWidget

from ui.icons import icons
from ui.parts.buttons import Button, ButtonKind
from ui.theme import current, restyled

GAP = 28
"""Units between the words of two tabs (25 in the picture is from letter to letter)."""
UNDERLINE = 2


class PageTabs(QTabBar):
    """One word or two for each page; the present one is bold with a line under it."""

    def __init__(self, pages: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Pages of this case")
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._pointed = -1
        self._none = False
        for number, (name, words) in enumerate(pages):
            self.addTab(words)
            self.setTabData(number, name)

    def show_page(self, name: str) -> None:
        """Mark the page that is shown, without speaking of it; none where it is not among these."""
        names = [self.tabData(index) for index in range(self.count())]
        self._none = name not in names
        if not self._none:
            self.blockSignals(True)
            self.setCurrentIndex(names.index(name))
            self.blockSignals(False)
        self.update()

    def whole_width(self) -> int:
        """How much width all pages take."""
        return sum(self.tabSizeHint(index).width() for index in range(self.count()))

    def tabSizeHint(self, index: int) -> QSize:
        """As wide as the words in bold, so that nothing moves when another page is shown."""
        theme = current()
        width = theme.metrics("strong").horizontalAdvance(self.tabText(index)) + theme.units(GAP - 6)
        return QSize(int(width + 0.999), theme.units(40))

    def minimumTabSizeHint(self, index: int) -> QSize:
        """Words are never cut."""
        return self.tabSizeHint(index)

    def minimumSizeHint(self) -> QSize:
        """Pages never keep a window from being made narrower: they fold into the list instead."""
        return QSize(0, super().minimumSizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Mark the page pointed at."""
        pointed = self.tabAt(event.position().toPoint())
        if pointed != self._pointed:
            self._pointed = pointed
            self.update()
        super().mouseMoveEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at."""
        self._pointed = -1
        self.update()
        super().leaveEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, the line under the present page, the ring round it when the focus is here."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index in range(self.count()):
            box = QRectF(self.tabRect(index))
            present = index == self.currentIndex() and not self._none
            box.setWidth(box.width() - theme.units(GAP - 6))
            painter.setFont(theme.font("strong" if present else "body"))
            painter.setPen(theme.colour("ink" if present or index == self._pointed else "ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index))
            if present:
                line = QRectF(box.left(), box.bottom() - theme.units(UNDERLINE), box.width(), theme.units(UNDERLINE))
                painter.fillRect(line, theme.colour("accent"))
            if index == self.currentIndex() and self.hasFocus():
                pen = painter.pen()
                pen.setColor(theme.colour("accent"))
                pen.setWidth(theme.units(2))
                painter.setPen(pen)
                ring = box.adjusted(-theme.units(4), theme.units(6), theme.units(4), -theme.units(6))
                painter.drawRoundedRect(ring, theme.units(6), theme.units(6))
        painter.end()


class PageList(Button):
    """Page: Summary, with a menu of the others. `called`: what it says while another page than its own is shown."""

    chosen = Signal(str)

    def __init__(
        self,
        pages: tuple[tuple[str, str], ...],
        called: str = "Page",
        *,
        kind: ButtonKind = ButtonKind.OUTLINE,
        parent: QWidget | None = None,
    ) -> None:
        self._plain_style = "body" if kind is ButtonKind.QUIET else "strong"
        super().__init__(called, kind, style=self._plain_style, parent=parent)
        self._pages, self._called = dict(pages), called
        self._menu = QMenu(self)
        for name, words in pages:
            self._menu.addAction(words).setData(name)
        self._menu.triggered.connect(lambda action: self.chosen.emit(str(action.data())))
        self.clicked.connect(self._open)
        self.setObjectName("page_list")
        self.show_page("")

    def show_page(self, name: str) -> None:
        """Say which page is shown."""
        shown = self._pages.get(name, "")
        self.setText(f"{self._called}: {shown}" if shown else self._called)
        self._style = "strong" if shown else self._plain_style
        self.setFont(current().font(self._style))
        self.setAccessibleName(f"{self.text()}. Opens the list of pages.")
        self.updateGeometry()

    def pages(self) -> QMenu:
        """The menu of the pages."""
        return self._menu

    def sizeHint(self) -> QSize:
        """Room for the arrow."""
        size = super().sizeHint()
        return QSize(size.width() + current().units(36), size.height())

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _draw_words(self, painter: QPainter, box: QRectF, _ink: object) -> None:
        theme = current()
        ink = theme.colour("ink2" if self._style == "body" else "ink")
        super()._draw_words(painter, box, ink)
        side = theme.units(16)
        icons.draw(
            painter,
            "chevron-down",
            box.right() - side - theme.units(12),
            (box.height() - side) / 2,
            side,
            ink,
        )
