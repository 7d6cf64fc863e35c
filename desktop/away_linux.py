"""What systemd-logind says on Linux: the computer goes to sleep, the session is locked, somebody else is at it.

Messages and properties as in org.freedesktop.login1(5). Nothing here waits for an answer: a message bus that hangs must
not hold up the window. Where there is no logind, nothing is heard, and the clock alone locks.
"""

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusPendingCall,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
)

from desktop.away import ELSEWHERE, SCREEN_LOCKED, SLEEPS, AwayWatch

LOGIND = "org.freedesktop.login1"
MANAGER = f"{LOGIND}.Manager"
SESSION = f"{LOGIND}.Session"
PATH = "/org/freedesktop/login1"


class LogindWatch(AwayWatch):
    """Listens on the system's message bus, and holds the sleep up until the cases are closed."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = QDBusConnection.systemBus()
        self._held: QDBusUnixFileDescriptor | None = None
        self._wants_hold = False
        self._session = ""
        self._calls: set[QDBusPendingCallWatcher] = set()
        if self._bus.isConnected():
            self._listen(PATH, MANAGER, "PrepareForSleep", "_prepare_for_sleep(bool)")
            # The session of the desktop, even where this program was started from elsewhere.
            self._ask("GetSession", ["auto"], self._session_found)

    def hold(self) -> None:
        """A delay, not a veto: the computer sleeps at the latest after logind's InhibitDelayMaxSec (5 seconds)."""
        self._wants_hold = True
        if self._bus.isConnected() and self._held is None:
            self._ask("Inhibit", ["sleep", "Holdfast", "Closes the cases first", "delay"], self._may_hold)

    def let_go(self) -> None:
        self._wants_hold, self._held = False, None  # the last reference closes the descriptor, which is how it is said

    def _listen(self, path: str, interface: str, signal: str, slot: str) -> None:
        # The stubs ask for bytes, PySide6 6.12 for what SLOT gives, which is text.
        self._bus.connect(LOGIND, path, interface, signal, self, SLOT(slot))  # type: ignore[call-overload]

    def _ask(self, member: str, arguments: list[str], answer: object) -> None:
        message = QDBusMessage.createMethodCall(LOGIND, PATH, MANAGER, member)
        message.setArguments(arguments)
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(message), self)
        self._calls.add(watcher)
        watcher.finished.connect(answer)

    def _answered(self, watcher: QDBusPendingCallWatcher) -> object:
        """The first thing in an answer; None where it is an error."""
        self._calls.discard(watcher)
        reply = QDBusPendingCall(watcher).reply()
        watcher.deleteLater()
        found = reply.arguments()
        return found[0] if found and reply.type() == QDBusMessage.MessageType.ReplyMessage else None

    @Slot(QDBusPendingCallWatcher)
    def _session_found(self, watcher: QDBusPendingCallWatcher) -> None:
        path = self._answered(watcher)
        if isinstance(path, QDBusObjectPath):
            self._session = path.path()
            self._listen(self._session, SESSION, "Lock", "_lock()")
            changed = "_session_changed(QString,QVariantMap,QStringList)"
            self._listen(self._session, "org.freedesktop.DBus.Properties", "PropertiesChanged", changed)

    @Slot(QDBusPendingCallWatcher)
    def _may_hold(self, watcher: QDBusPendingCallWatcher) -> None:
        given = self._answered(watcher)
        if isinstance(given, QDBusUnixFileDescriptor) and self._wants_hold:
            self._held = given

    @Slot(bool)
    def _prepare_for_sleep(self, going: bool) -> None:
        if going:
            self.away.emit(SLEEPS)

    @Slot()
    def _lock(self) -> None:
        self.away.emit(SCREEN_LOCKED)

    @Slot("QString", "QVariantMap", "QStringList")
    def _session_changed(self, whose: str, changed: dict[str, object], _unknown: list[str]) -> None:
        if whose != SESSION:
            return
        if changed.get("Active") is False:
            self.away.emit(ELSEWHERE)
        elif changed.get("LockedHint") is True:
            self.away.emit(SCREEN_LOCKED)
