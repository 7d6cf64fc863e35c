"""A page that is scrolled with a finger, and on which such a finger chooses and marks nothing."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QInputDevice, QMouseEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QScrollArea, QWidget

from ui.theme import current

FROM = 12
"""Units that a finger moves before it scrolls: less is the unsteadiness of a tap."""
PRESSED = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
HEARD = (*PRESSED, QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease)


class TouchScroll(QObject):
    """Lets a finger scroll `area`, wherever on what is in it now the finger begins. A mouse does as it always does.

    Qt tells what is under a finger of it as of a mouse, and a page that is scrolled moves along below it: an option
    that the finger began on would be chosen at its end, and text marked on the way. So what it began on hears no more
    of it. (Qt's own QScroller lets those through, and loses the second of two quick taps: tried with PySide 6.12.)
    """

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._bar = area.verticalScrollBar()
        self._began: tuple[float, int] | None = None
        self._moving = False
        for widget in area.viewport().findChildren(QWidget):
            inside = widget.viewport() if isinstance(widget, QAbstractScrollArea) else widget
            inside.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the finger; True keeps the event from what it began on."""
        if event.type() not in HEARD or not isinstance(event, QMouseEvent):
            return False
        if event.device().type() != QInputDevice.DeviceType.TouchScreen:
            return False
        at = event.globalPosition().y()
        if event.type() in PRESSED:
            self._began, self._moving = (at, self._bar.value()), False
            return False
        if self._began is None:
            return False
        if event.type() == QEvent.Type.MouseMove:
            self._follow(at - self._began[0], watched)
            return True
        moved, self._began, self._moving = self._moving, None, False
        return moved

    def _follow(self, way: float, watched: QObject) -> None:
        if not self._moving and abs(way) < current().units(FROM):
            return
        self._moving = True
        if isinstance(watched, QAbstractButton):
            watched.setDown(False)
        assert self._began is not None
        self._bar.setValue(self._began[1] - round(way))
