"""A strip of options, chips or links that flow on to the next line when there is no room.

A widget, not a QLayout: Qt asks a layout for items past its end, and every None that a Python layout answers with
costs PySide 6.12 one reference to None, until the process aborts (measured).
"""

from PySide6.QtCore import QEvent, QPoint, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import current


class Flow(QWidget):
    """Widgets beside each other, with gaps in units; a new line where the width ends. Nothing is clipped.

    `at_foot` sets what is lower level with the foot of its line. Words that may wrap do so where one line is too short.
    """

    def __init__(
        self, parent: QWidget | None = None, gap: int = 16, line_gap: int = 4, *, at_foot: bool = False
    ) -> None:
        super().__init__(parent)
        self._shown: list[QWidget] = []
        self._gap, self._line_gap, self._at_foot = gap, line_gap, at_foot
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def addWidget(self, widget: QWidget, after: QWidget | None = None) -> None:
        """Put a widget at the end; or after another, where Tab finds it too."""
        widget.setParent(self)
        self._shown.insert(self._shown.index(after) + 1 if after else len(self._shown), widget)
        if after is not None:
            QWidget.setTabOrder(after, widget)
        widget.installEventFilter(self)
        widget.show()
        self._again()

    def clear(self) -> None:
        """Take everything away."""
        for widget in self._shown:
            widget.removeEventFilter(self)
            widget.hide()
            widget.deleteLater()
        self._shown = []
        self._again()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        """Lay again when a widget changes its size, is shown or hidden."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.ShowToParent, QEvent.Type.HideToParent):
            self._again()
        return False

    def event(self, event: QEvent) -> bool:
        """A child that changed its size hint asks for this."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._again()
        return super().event(event)

    def _again(self) -> None:
        self._lay(self.width(), True)
        self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """How high it is at this width, in pixels."""
        return self._lay(width, False)

    def sizeHint(self) -> QSize:
        """All on one line."""
        sizes = [widget.sizeHint() for widget in self._shown if not widget.isHidden()]
        gaps = current().units(self._gap) * max(0, len(sizes) - 1)
        return QSize(sum(each.width() for each in sizes) + gaps, max((each.height() for each in sizes), default=0))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest; as high as it is now."""
        shown = [widget for widget in self._shown if not widget.isHidden()]
        sizes = [each.minimumSizeHint() if each.hasHeightForWidth() else each.sizeHint() for each in shown]
        return QSize(
            max((each.width() for each in sizes), default=0), max((each.height() for each in sizes), default=0)
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other lines."""
        super().resizeEvent(event)
        self._lay(event.size().width(), True)

    def _lay(self, width: int, really: bool) -> int:
        gap, line_gap = current().units(self._gap), current().units(self._line_gap)
        left, top, tallest = 0, 0, 0
        line: list[tuple[QWidget, QRect]] = []
        for widget in self._shown:
            if widget.isHidden():
                continue
            size = widget.sizeHint().expandedTo(widget.minimumSize())
            if left + size.width() > width and left > 0:
                self._place(line, tallest, really)
                left, top, tallest, line = 0, top + tallest + line_gap, 0, []
            if size.width() > width > 0 and widget.hasHeightForWidth():
                size = QSize(width, widget.heightForWidth(width))
            line.append((widget, QRect(QPoint(left, top), size)))
            left += size.width() + gap
            tallest = max(tallest, size.height())
        self._place(line, tallest, really)
        return top + tallest

    def _place(self, line: list[tuple[QWidget, QRect]], tallest: int, really: bool) -> None:
        for widget, box in line:
            if really:
                widget.setGeometry(box.translated(0, tallest - box.height() if self._at_foot else 0))
