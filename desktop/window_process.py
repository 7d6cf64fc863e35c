"""The window's process: begins when the supervisor says so, and ends with the lock. What was in it goes with it."""

import base64
import signal
import sys
import threading
import time
from pathlib import Path

import msgspec
from PySide6.QtCore import QByteArray, QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication

from desktop.application import Application
from desktop.folders import Folders
from desktop.supervisor import LOCKED
from desktop.window_program import made_application, open_window, stay_open
from local_store.errors import StoreInUse
from local_store.one_copy import OneCopy
from ui.settings import Settings
from ui.window import Window

CLOSING_SECONDS = 20.0
"""For so long the window before this one, whose supervisor is gone, may still be closing its cases."""


class HandedOver(msgspec.Struct, frozen=True):
    """What a window leaves to the next one: why it locked, and how it stood on the screen. No word of a case."""

    because: str = ""
    geometry: str = ""
    in_front: bool = True
    minimised: bool = False
    scale: float = 1.0
    scheme: str = "system"


class Begin(msgspec.Struct, frozen=True):
    """What the supervisor says first: the centre to offer, or that another copy has this folder."""

    server: str = ""
    hint: str = ""
    in_use: bool = False
    handed_over: HandedOver | None = None


class Supervisor(QObject):
    """The other end of the pipes. gone: the supervisor has ended, and with it this is to end."""

    gone = Signal()

    def begin(self) -> Begin | None:
        """Wait for the first line; None where the supervisor ended before it."""
        line = sys.stdin.buffer.readline()
        if not line:
            return None
        threading.Thread(target=self._listen, daemon=True).start()
        return msgspec.json.decode(line, type=Begin)

    def _listen(self) -> None:
        while sys.stdin.buffer.readline():
            pass
        self.gone.emit()

    def hand_over(self, left: HandedOver) -> None:
        """Say that this window locks. The next process gets ready while this one closes its cases."""
        sys.stdout.buffer.write(msgspec.json.encode(left) + b"\n")
        sys.stdout.buffer.flush()


class WindowProcess(QObject):
    """One window of a supervised Holdfast: how it takes over, hands over, and ends."""

    def __init__(self, supervisor: Supervisor, window: Window) -> None:
        super().__init__(window)
        self._supervisor, self._window = supervisor, window
        supervisor.gone.connect(self._end)

    def take_over(self, left: HandedOver) -> None:
        """Stand where the window before stood, and as it stood. Does not come before another program that is in use."""
        window = self._window
        window.lay_settings(Settings(scale=left.scale, scheme=left.scheme))
        window.restoreGeometry(QByteArray(base64.b64decode(left.geometry)))
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, not left.in_front)
        if left.minimised:
            window.setWindowState(window.windowState() | Qt.WindowState.WindowMinimized)

    def locks(self, because: str) -> None:
        """The cases are about to be closed."""
        window, settings = self._window, self._window.settings()
        self._supervisor.hand_over(
            HandedOver(
                because=because,
                geometry=base64.b64encode(window.saveGeometry().data()).decode(),
                in_front=window.isActiveWindow(),
                minimised=window.isMinimized(),
                scale=settings.scale,
                scheme=settings.scheme,
            )
        )

    def locked(self) -> None:
        """The cases are closed."""
        QApplication.exit(LOCKED)

    @Slot()
    def _end(self) -> None:
        self._window.close()
        QApplication.quit()


def run(where: Folders) -> int:
    """Wait for the word to begin, show the window, stay until it locks or is closed. The result is the exit code."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C in a terminal: the supervisor hears it, and has this closed
    supervisor = Supervisor()
    qt = made_application()
    begin = supervisor.begin()
    if begin is None:
        return 0
    window = open_window(qt)
    process = WindowProcess(supervisor, window)
    try:
        copy = _alone(where.root, begin.in_use)
    except StoreInUse as trouble:
        window.show_stop(trouble)
        window.show()
        qt.exec()
        return 1
    with copy:
        application = Application(
            where, window, begin.server, hint=begin.hint, locks=process.locks, locked=process.locked
        )
        left = begin.handed_over
        if left is not None:
            process.take_over(left)
        window.show()
        application.start(left.because if left is not None else "")
        return stay_open(qt, application)


def _alone(folder: Path, in_use: bool) -> OneCopy:
    """The supervisor sees to it that a folder has one Holdfast. Where one was killed, its window may still close."""
    if in_use:
        raise StoreInUse("holdfast.lock")
    until = time.monotonic() + CLOSING_SECONDS
    while True:
        try:
            return OneCopy(folder, "window.lock")
        except StoreInUse:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
