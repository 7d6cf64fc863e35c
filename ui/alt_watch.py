"""Whether Alt was pressed by itself, which opens the menu, or with another key, which is a shortcut."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication


class AltWatch(QObject):
    """Watches the keys of the whole application: the key of a shortcut never reaches a widget's keyPressEvent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.alone = False
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Looks on; takes nothing."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            self.alone = event.key() == Qt.Key.Key_Alt
        return False
