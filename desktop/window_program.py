"""The window in one process, which locks in place; and what it shares with a window that a supervisor starts."""

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QThread
from PySide6.QtWidgets import QApplication

from desktop.application import Application, clock
from desktop.folders import Folders
from local_store.errors import StoreInUse
from local_store.one_copy import OneCopy
from ui.theme import Theme, apply
from ui.window import Window

PATIENCE_MS = 1000
_until_the_end: list[QThread] = []
"""A thread that still waits for the network outlives the window, and goes with the process. All it knows is on disk."""


def made_application() -> QApplication:
    """Qt, ready to show something."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Holdfast")
    return qt


def open_window(qt: QApplication) -> Window:
    """The window, not shown yet."""
    theme = Theme()
    apply(qt, theme)
    return Window(theme, clock)


def stay_open(qt: QApplication, application: Application) -> int:
    """Run until the window is closed or ends; then everything asked so far is done. The result is the exit code."""
    code = qt.exec()
    application.close()
    _until_the_end.extend(thread for thread in application.on_their_way() if not thread.wait(PATIENCE_MS))
    return code


def run_window(where: Folders, server: str, with_window: Callable[[Window], QObject] | None = None) -> int:
    """Open the window and stay until it is closed. The result is the exit code."""
    qt = made_application()
    window = open_window(qt)
    try:
        copy = OneCopy(where.root)
    except StoreInUse as trouble:
        window.show_stop(trouble)
        window.show()
        qt.exec()
        return 1
    with copy:
        application = Application(where, window, server)
        watcher = with_window(window) if with_window else None
        window.show()
        application.start()
        code = stay_open(qt, application)
        del watcher
    return code
