"""A stand-in for systemd-logind on a message bus of the test's own: it says what the real one says, when told to.

    with Logind(tmp_path) as logind:
        subprocess.Popen(..., env=os.environ | logind.environment)
        logind.prepare_for_sleep(True)
        logind.wait_until_let_go()

The bus is a real dbus-daemon, and the messages are those of org.freedesktop.login1(5).
"""

import os
import shutil
import subprocess
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import pytest

SESSION = "/org/freedesktop/login1/session/_31"
MANAGER = "/org/freedesktop/login1"
NAME = "org.freedesktop.login1"
CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><listen>unix:path={socket}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_type="method_call"/>
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/></policy></busconfig>
"""


class Logind:
    """The service, with one session. `inhibitors` counts who wants to be asked before the computer sleeps."""

    def __init__(self, folder: Path) -> None:
        if shutil.which("dbus-daemon") is None:
            pytest.skip("dbus-daemon is not installed here, so what the system says was not tried for real")
        pytest.importorskip("jeepney", reason="jeepney is not installed here: no stand-in for logind")
        self._folder = folder
        self._socket = folder / "bus"
        self._held: list[int] = []
        self.asked: list[tuple[str, ...]] = []
        self.environment = {"DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self._socket}"}

    def __enter__(self) -> Self:
        from jeepney import MatchRule, message_bus
        from jeepney.io.blocking import Proxy, open_dbus_connection

        configuration = self._folder / "bus.conf"
        configuration.write_text(CONFIGURATION.format(socket=self._socket))
        self._daemon = subprocess.Popen(
            ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"],
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._daemon.stdout is not None
        assert self._daemon.stdout.readline(), "the message bus did not start"
        self._bus = open_dbus_connection(f"unix:path={self._socket}", enable_fds=True)
        del MatchRule
        Proxy(message_bus, self._bus).RequestName(NAME)
        self._lock = threading.Lock()
        threading.Thread(target=self._answer, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for held in self._held:
            os.close(held)
        self._daemon.terminate()
        self._daemon.wait()
        if self._daemon.stdout:
            self._daemon.stdout.close()

    def _answer(self) -> None:
        from jeepney import HeaderFields, MessageType, new_error, new_method_return

        while True:
            try:
                call = self._bus.receive()
            except (OSError, EOFError):
                return
            if call.header.message_type is not MessageType.method_call:
                continue
            member = call.header.fields[HeaderFields.member]
            self.asked.append((member, *[str(part) for part in call.body]))
            if member == "Inhibit":
                ours, theirs = os.pipe()
                self._held.append(ours)
                answer = new_method_return(call, "h", (theirs,))
            elif member in ("GetSession", "GetSessionByPID"):
                answer = new_method_return(call, "o", (SESSION,))
            else:
                answer = new_error(call, "org.freedesktop.DBus.Error.UnknownMethod")
            with self._lock:
                self._bus.send(answer)
            if member == "Inhibit":
                os.close(theirs)

    def _signal(self, path: str, interface: str, member: str, signature: str = "", body: tuple[Any, ...] = ()) -> None:
        from jeepney import DBusAddress, new_signal

        with self._lock:
            self._bus.send(new_signal(DBusAddress(path, interface=interface), member, signature or None, body))

    def prepare_for_sleep(self, going: bool) -> None:
        """The computer goes to sleep, once nobody holds it up any more; or it has woken."""
        self._signal(MANAGER, f"{NAME}.Manager", "PrepareForSleep", "b", (going,))

    def lock_session(self) -> None:
        """`loginctl lock-session`: the screen is locked."""
        self._signal(SESSION, f"{NAME}.Session", "Lock")

    def session_is(self, **properties: bool) -> None:
        """Properties of the session changed: Active, LockedHint."""
        changed = {name: ("b", value) for name, value in properties.items()}
        self._signal(
            SESSION,
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            "sa{sv}as",
            (f"{NAME}.Session", changed, []),
        )

    @property
    def inhibitors(self) -> int:
        """How many hold the sleep up: those that have not let go of what they were given."""
        return sum(not _let_go(held) for held in self._held)


def _let_go(held: int) -> bool:
    os.set_blocking(held, False)
    try:
        return os.read(held, 1) == b""
    except BlockingIOError:
        return False
