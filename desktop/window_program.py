"""Starting the window: one copy for a data folder, with or without the demo's central server."""

import datetime as dt
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from desktop.application import Application
from desktop.central_process import DemoCentral
from desktop.folders import Folders, folders
from desktop.sync_thread import SyncThread
from local_store.errors import StoreInUse
from local_store.one_copy import OneCopy
from ui.theme import Theme, apply
from ui.window import Window

PATIENCE_MS = 1000
_until_the_end: list[SyncThread] = []
"""A thread that still waits for the network outlives the window, and goes with the process. All it knows is on disk."""


def clock() -> dt.datetime:
    """The laptop's clock, with its time zone."""
    return dt.datetime.now().astimezone()


def run_window(
    where: Folders,
    server: str,
    with_window: Callable[[Window], QObject] | None = None,
    hint: str = "",
) -> int:
    """Open the window and stay until it is closed. The result is the exit code."""
    qt = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(qt, QApplication)
    qt.setApplicationName("Holdfast")
    theme = Theme()
    apply(qt, theme)
    window = Window(theme, clock)
    try:
        copy = OneCopy(where.root)
    except StoreInUse as trouble:
        window.show_stop(trouble)
        window.show()
        qt.exec()
        return 1
    with copy:
        application = Application(where, window, server, clock, hint)
        watcher = with_window(window) if with_window else None
        window.show()
        application.start()
        code = qt.exec()
        application.close()
        _until_the_end.extend(thread for thread in application.on_their_way() if not thread.wait(PATIENCE_MS))
        del watcher
    return code


def run_demo(data_dir: str | None) -> int:
    """The window on a demo caseload, with a central server of its own in a process beside it."""
    if data_dir:
        return _demo_in(Path(data_dir))
    with tempfile.TemporaryDirectory(prefix="holdfast-demo-", ignore_cleanup_errors=True) as folder:
        return _demo_in(Path(folder))


def _how_to_sign_in(central: DemoCentral) -> str:
    first, second = central.users[:2]
    return (
        f"This is a demo: everybody in it is invented. Sign in as {first['user']} with the password "
        f"{first['password']}. {second['user']} has the same one."
    )


def _demo_in(folder: Path) -> int:
    central = DemoCentral(folder / "central")
    try:
        return run_window(folders(str(folder / "laptop")), central.url, hint=_how_to_sign_in(central))
    finally:
        central.stop()
