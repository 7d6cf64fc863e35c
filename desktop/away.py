"""What the operating system says of who is there: the laptop sleeps, is locked, or somebody else is at it."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

SLEEPS = "Locked because the laptop went to sleep."
SCREEN_LOCKED = "Locked because the computer was locked."
ELSEWHERE = "Locked because the computer was switched to another user."


class AwayWatch(QObject):
    """Hears nothing: for a system that says nothing of this to a program. There the clock alone locks (`desktop.idle`).

    away: nobody is at the laptop, and why, in words.
    """

    away = Signal(str)

    def hold(self) -> None:
        """Cases are open: where the system can be asked to, have it wait with its sleep until `let_go`."""

    def let_go(self) -> None:
        """The cases are closed: the computer may sleep."""


def away_watch(window: QWidget) -> AwayWatch:
    """The one for this operating system."""
    if sys.platform == "win32":
        from desktop.away_windows import SessionWatch

        return SessionWatch(window)
    if sys.platform == "linux":
        from desktop.away_linux import LogindWatch

        return LogindWatch(window)
    return AwayWatch(window)
