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
        for number, (name, words) in enumerate(pages):
            self.addTab(words)
            self.setTabData(number, name)

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
            present = index == self.currentIndex()
            box.setWidth(box.width() - theme.units(GAP - 6))
            painter.setFont(theme.font("strong" if present else "body"))
            painter.setPen(theme.colour("ink" if present or index == self._pointed else "ink2"))
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.tabText(index))
            if present:
                line = QRectF(box.left(), box.bottom() - theme.units(UNDERLINE), box.width(), theme.units(UNDERLINE))
                painter.fillRect(line, theme.colour("accent"))
                if self.hasFocus():
                    pen = painter.pen()
                    pen.setColor(theme.colour("accent"))
                    pen.setWidth(theme.units(2))
                    painter.setPen(pen)
                    ring = box.adjusted(-theme.units(4), theme.units(6), theme.units(4), -theme.units(6))
                    painter.drawRoundedRect(ring, theme.units(6), theme.units(6))
        painter.end()


class PageList(Button):
    """Page: Summary, with a menu of the others."""

    chosen = Signal(str)

    def __init__(self, pages: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__("Page", ButtonKind.OUTLINE, parent=parent)
        self._pages = dict(pages)
        self._menu = QMenu(self)
        for name, words in pages:
            self._menu.addAction(words).setData(name)
        self._menu.triggered.connect(lambda action: self.chosen.emit(str(action.data())))
        self.clicked.connect(self._open)
        self.setObjectName("page_list")

    def show_page(self, name: str) -> None:
        """Say which page is shown."""
        self.setText(f"Page: {self._pages.get(name, '')}")
        self.setAccessibleName(f"{self.text()}. Opens the list of pages.")
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Room for the arrow."""
        size = super().sizeHint()
        return QSize(size.width() + current().units(36), size.height())

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _draw_words(self, painter: QPainter, box: QRectF, ink: object) -> None:
        theme = current()
        super()._draw_words(painter, box, theme.colour("ink"))
        side = theme.units(16)
        icons.draw(
            painter,
            "chevron-down",
            box.right() - side - theme.units(12),
            (box.height() - side) / 2,
            side,
            theme.colour("ink"),
        )
