"""P7: the window never waits for the network. The centre goes silent; the window goes on."""

import socket
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from desktop.walkthrough.link import Link
from tests.central_process import CentralProcess
from tests.desktop.laptop_in_process import IMOGEN, laptop

LONGEST_PAUSE = 4.0
"""Seconds. A window that waited for a silent centre would stand still for the ten it takes to give up connecting; on a
machine with more to do than processors, a window that waits for nothing stood still for two."""


class Heartbeat:
    """Ticks on the window's thread and keeps the longest pause between two ticks."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(5)

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now


@pytest.fixture
def window_thread_sockets(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the window's thread did with a socket: nothing, if the promise is kept."""
    touched: list[str] = []
    window_thread = threading.current_thread()
    for name in ("connect", "send", "sendall", "recv", "recv_into"):
        real = getattr(socket.socket, name)

        def watched(self: socket.socket, *given: object, _real: object = real, _name: str = name) -> object:
            if threading.current_thread() is window_thread and self.family != socket.AF_UNIX:
                touched.append(_name)
            return _real(self, *given)  # type: ignore[operator]

        monkeypatch.setattr(socket.socket, name, watched)
    return touched


@pytest.fixture
def demo_centre(tmp_path: Path) -> Iterator[CentralProcess]:
    with CentralProcess(tmp_path) as centre:
        centre.start(command="demo")
        yield centre


def test_the_window_goes_on_while_the_centre_is_silent(
    demo_centre: CentralProcess, tmp_path: Path, qapp: QApplication, window_thread_sockets: list[str]
) -> None:
    password = next(one["password"] for one in demo_centre.announced["users"] if one["user"] == IMOGEN)
    with Link(demo_centre.port) as link, laptop(tmp_path / "laptop", link.url, qapp) as holdfast:
        hands = holdfast.hands
        holdfast.sign_in(IMOGEN, password)
        hands.says("Connected. Everything sent.", patience=60)
        holdfast.open_case("Juniper Vexley")
        link.go_silent()
        pulse = Heartbeat()
        hands.press("record_contact")
        hands.pick("field.kind", "Phone")
        hands.press_words("Attended")
        hands.type("field.note", "Written while the centre said nothing.")
        hands.press("save")
        hands.says("Saved on this laptop")
        hands.key("Ctrl+U")
        hands.press("send_now")
        for page in ("rail_today", "rail_diary", "rail_caseload", "rail_attention"):
            hands.press(page)
        hands.press("lock")
        hands.widget("passphrase")
        holdfast.unlock(password)
        hands.widget("rail_today")
        assert pulse.longest < LONGEST_PAUSE
        assert window_thread_sockets == []
        link.cut()  # whoever still waits is told
