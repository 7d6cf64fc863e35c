"""What Windows says: the computer goes to sleep, the session is locked, or another user is switched to.

Written from Microsoft's pages on WM_POWERBROADCAST, WM_WTSSESSION_CHANGE and WTSRegisterSessionNotification. It has
never run on Windows; the tests hand it the messages as those pages describe them.
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import wintypes

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.away import ELSEWHERE, SCREEN_LOCKED, SLEEPS, AwayWatch

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x0004
WM_WTSSESSION_CHANGE = 0x02B1
WTS_CONSOLE_DISCONNECT, WTS_REMOTE_DISCONNECT, WTS_SESSION_LOGOFF, WTS_SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
NOTIFY_FOR_THIS_SESSION = 0

REASONS = {
    (WM_POWERBROADCAST, PBT_APMSUSPEND): SLEEPS,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOCK): SCREEN_LOCKED,
    (WM_WTSSESSION_CHANGE, WTS_CONSOLE_DISCONNECT): ELSEWHERE,
    (WM_WTSSESSION_CHANGE, WTS_REMOTE_DISCONNECT): ELSEWHERE,
    (WM_WTSSESSION_CHANGE, WTS_SESSION_LOGOFF): ELSEWHERE,
}


class SessionMessages(QAbstractNativeEventFilter):
    """Calls `away` with the reason when one of REASONS comes to a window of this program. Takes no message away."""

    def __init__(self, away: Callable[[str], object]) -> None:
        super().__init__()
        self._away = away

    def nativeEventFilter(self, kind: QByteArray | bytes | bytearray | memoryview, message: int) -> tuple[bool, int]:
        # Messages that are posted come by the dispatcher too; these are sent, and come once.
        if QByteArray(kind).data() == b"windows_generic_MSG":
            told = wintypes.MSG.from_address(int(message))
            reason = REASONS.get((told.message, told.wParam))
            if reason is not None:
                # Done when this returns: the two seconds that Windows leaves before it sleeps begin with the message.
                self._away(reason)
        return False, 0


class SessionWatch(AwayWatch):
    """Listens to the messages that come to `window`. Windows asks nobody whether it may sleep, and leaves 2 seconds."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._messages = SessionMessages(self.away.emit)
        application = QCoreApplication.instance()
        assert application is not None
        application.installNativeEventFilter(self._messages)
        if sys.platform == "win32":
            # Without a terminal service there are no sessions to switch, and the call says so by its result.
            ctypes.WinDLL("wtsapi32").WTSRegisterSessionNotification(
                wintypes.HWND(int(window.winId())), wintypes.DWORD(NOTIFY_FOR_THIS_SESSION)
            )
