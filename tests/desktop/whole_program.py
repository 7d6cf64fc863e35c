"""`python -m desktop` as a person starts it, with all its processes, and hands inside whichever window it shows."""

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Any, Self

ROOT = Path(__file__).parents[2]
DRIVEN = Path(__file__).parent / "driven"
PATIENCE = 30.0


class WholeProgram:
    """One Holdfast on a folder of its own: data, home and temporary files lie in it, and nothing of it elsewhere.

        with WholeProgram(tmp_path, centre.url) as holdfast:
            holdfast.do("type", name="user", words="imogen.farrowby")
            holdfast.lock(lambda: holdfast.do("key", keys="Ctrl+L"))

    `pid` is the supervisor's, `window_pid` that of the process with the window.
    """

    def __init__(self, folder: Path, server: str, *arguments: str, **environment: str) -> None:
        self.data, self.home, self.temporary = (folder / name for name in ("data", "home", "temporary"))
        for each in (self.data, self.home, self.temporary):
            each.mkdir(parents=True, exist_ok=True)
        self._command = [sys.executable, "-m", "desktop", "--data-dir", str(self.data), "--server", server, *arguments]
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._listening.settimeout(PATIENCE)
        self._environment = os.environ | {
            "QT_QPA_PLATFORM": f"offscreen:configfile={_screen(folder)}",
            "HOME": str(self.home),
            "TMPDIR": str(self.temporary),
            "PYTHONPATH": os.pathsep.join([str(DRIVEN), str(ROOT)]),
            "DRIVEN_PORT": str(self._listening.getsockname()[1]),
            "DBUS_SYSTEM_BUS_ADDRESS": "unix:path=/nobody-listens-here",
            "DBUS_SESSION_BUS_ADDRESS": "unix:path=/nobody-listens-here",
        }
        for name in ("XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"):
            self._environment.pop(name, None)
        self._environment |= environment
        self._link: socket.socket | None = None
        self.window_pid = 0

    def __enter__(self) -> Self:
        self.process = subprocess.Popen(self._command, cwd=ROOT, env=self._environment, stdin=subprocess.DEVNULL)
        self.pid = self.process.pid
        self.next_window()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for pid in self.pids():
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self.process.wait()
        self._hang_up()
        self._listening.close()

    def _hang_up(self) -> None:
        if self._link is not None:
            self._answers.close()
            self._link.close()

    def next_window(self) -> None:
        """Wait for the window of another process."""
        self._hang_up()
        self._link, _ = self._listening.accept()
        self._link.settimeout(PATIENCE)
        self._answers = self._link.makefile("r", encoding="utf-8")
        self.window_pid = json.loads(self._answers.readline())["ok"]

    def tell(self, act: str, **how: Any) -> str:
        """Have the window's hands do something; their answer as it comes, empty where the process ended by it."""
        assert self._link is not None
        self._link.sendall(json.dumps({"do": act, **how}).encode() + b"\n")
        try:
            return self._answers.readline()
        except ConnectionResetError:
            return ""

    def do(self, act: str, **how: Any) -> Any:
        """Have the window's hands do something; fails where it could not be done."""
        answer = json.loads(self.tell(act, **how) or '{"not_there": "the process ended"}')
        assert "ok" in answer, answer["not_there"]
        return answer["ok"]

    def says(self, words: str) -> None:
        """Wait until the screen says `words`."""
        self.do("says", words=words, patience=PATIENCE)

    def lock(self, act: Callable[[], object]) -> None:
        """Do what locks it, and wait for the window of the process that comes after."""
        before = self.window_pid
        act()
        self.next_window()
        assert self.window_pid != before
        self.do("widget_there", name="passphrase")
        wait_until(lambda: not alive(before), "the process that held the cases is still there")

    def unlock(self, passphrase: str) -> None:
        """Type it, and wait until the cases are open."""
        self.do("type", name="passphrase", words=passphrase)
        self.do("press", name="unlock")
        self.do("widget_there", name="rail_today")

    def pids(self) -> list[int]:
        """Every process of it: the supervisor, and whatever came from it and is still there."""
        found = [self.pid]
        for pid in found:
            found += children(pid)
        return found


def _screen(folder: Path) -> Path:
    """A screen of the usual size: on the small one that Qt has without being told, no window stands as it stood."""
    screen = {"name": "screen", "x": 0, "y": 0, "width": 1920, "height": 1080, "dpr": 1}
    file = folder / "screen.json"
    file.write_text(json.dumps({"screens": [screen | {"logicalDpi": 96, "logicalBaseDpi": 96}]}))
    return file


def children(pid: int) -> list[int]:
    """The processes that a process has started."""
    found: list[int] = []
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text().split()]
    return found


def alive(pid: int) -> bool:
    """Whether a process is there and has not ended."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def wait_until(look: Callable[[], object], missing: str, patience: float = PATIENCE) -> None:
    """Look again and again; fails with `missing`."""
    until = time.monotonic() + patience
    while not look():
        assert time.monotonic() < until, missing
        time.sleep(0.02)
