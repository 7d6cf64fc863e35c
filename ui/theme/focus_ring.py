"""The focus ring of buttons: it stands 2 units off the edge, so it is a thing of its own, laid over its neighbours.

Neither a style sheet's `outline` nor the button's own paint can draw outside the button. Inputs and rows draw their
ring on the edge themselves.
"""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from ui.theme.theme import current

WANTED = "focus_ring"
"""A widget with this property set to true gets the ring."""


class _Ring(QWidget):
    """The drawn ring: it stands in front of its neighbours and takes no clicks."""

    def __init__(self, ground: QWidget) -> None:
        super().__init__(ground)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current()
        width = theme.units(2)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("accent"), width))
        inset = width / 2
        radius = theme.units(9)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius)
        painter.end()


class FocusRing(QObject):
    """The ring of one window. It follows the focus, and scrolls and is clipped with what it surrounds."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        self._let_go()
        if now is None or not now.property(WANTED) or now.window() is not self._window:
            return
        ground = _ground(now, self._window)
        self._target, self._ring = now, _Ring(ground)
        widget: QWidget | None = now
        while widget is not None and widget is not ground:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = widget.parentWidget()
        self._place()

    def _let_go(self) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._watched, self._target, self._ring = [], None, None

    def _place(self) -> None:
        ring, target = self._ring, self._target
        if ring is None or target is None or not isValid(ring) or not isValid(target):
            return
        ground = ring.parentWidget()
        if ground is None or not target.isVisible():
            ring.hide()
            return
        reach = current().units(4)
        corner = target.mapTo(ground, target.rect().topLeft())
        ring.setGeometry(
            corner.x() - reach, corner.y() - reach, target.width() + 2 * reach, target.height() + 2 * reach
        )
        ring.raise_()
        ring.show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the button when it, or anything it stands in, moves or changes size."""
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide):
            self._place()
        return False


def _ground(target: QWidget, window: QWidget) -> QWidget:
    """What the ring is drawn on: the content of the nearest scroll area, else the window."""
    widget = target.parentWidget()
    while widget is not None and widget is not window:
        parent = widget.parentWidget()
        area = parent.parentWidget() if parent is not None else None
        if isinstance(area, QScrollArea) and area.widget() is widget:
            return widget
        widget = parent
    return window
