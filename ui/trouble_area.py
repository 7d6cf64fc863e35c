"""Where a trouble is told: above every page, until somebody closes it or another takes its place."""

from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStackedWidget, QWidget

from casework.trouble import Trouble
from ui.page import Scroll
from ui.parts.notice import Notice
from ui.parts.notice_place import NoticePlace
from ui.theme import current, spaced

LEAST = 66
"""Units of height that it keeps in a low window: the first words, and that there are more."""


class PageStack(QStackedWidget):
    """The pages below it. They ask for no more than they need at their width, so that the trouble has the rest."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(self.updateGeometry)

    def hasHeightForWidth(self) -> bool:
        """It has, and says so by its least height: Qt would ask for all that the words of a page could take."""
        return False

    def minimumSizeHint(self) -> QSize:
        """Words that are broken into lines, a long name at the head of a case, have all their lines."""
        least, shown = super().minimumSizeHint(), self.currentWidget()
        layout = shown.layout() if shown is not None else None
        if layout is not None and layout.hasHeightForWidth():
            least.setHeight(max(least.height(), layout.minimumHeightForWidth(self.width())))
        return least

    def sizeHint(self) -> QSize:
        """The least; what is left is theirs by their stretch."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words in other places."""
        super().resizeEvent(event)
        self.updateGeometry()


class TroubleArea(Scroll):
    """As high as its words. Where the window is too low for them and the page below, they are scrolled."""

    def __init__(self) -> None:
        self._content = QWidget()
        self._place = spaced(NoticePlace("trouble"), (24, 10, 24, 2))
        self._content.setLayout(self._place)
        # As high as its words are at this width: its own least height is that of a narrow column.
        self._content.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        super().__init__(self._content)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, trouble: Trouble) -> None:
        """What happened, what is safe, what to do next."""
        self._place.show_notice(Notice.of(trouble, [("Close this", self.dismiss)]))
        self.show()

    def dismiss(self) -> None:
        """Take it away."""
        self._place.show_notice(None)
        self.hide()

    def sizeHint(self) -> QSize:
        """As high as the words are at this width: a scroll area does not ask its content."""
        return QSize(self._content.sizeHint().width(), self._content.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Low, so that no trouble makes the window higher than the screen."""
        return QSize(0, min(current().units(LEAST), self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width breaks the words in other places."""
        super().resizeEvent(event)
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Technical detail was opened or closed."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)
