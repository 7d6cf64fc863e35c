"""The process that stays: it starts the window as a process, and after a lock a fresh one in its place.

Nobody can make Python and Qt forget what they have held. So a locked Holdfast is a new process, which never had a key
or a case (docs/decisions/0013-a-locked-holdfast-is-a-new-process.md). This one has neither: it brings no Qt, opens no
store, and of what the window hands over at its end it passes on a line that it does not read.

Supervisor and window hear of each other's end by the pipes between them, on every system. Where the supervisor is
killed, the window's standard input ends, and it closes as if somebody had closed it.
"""

import contextlib
import json
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.own_program import desktop_command

if TYPE_CHECKING:
    from desktop.central_process import DemoCentral

LOCKED = 10
"""The exit code of a window that ended because it locked."""
CLOSING_SECONDS = 15.0
"""For so long a window may take to close its cases; then it is ended, since a locked Holdfast holds nothing."""


class WindowProcess:
    """A window's process. It gets ready by itself, and shows nothing until `begin`."""

    def __init__(self, data_dir: str | None) -> None:
        self._data_dir = data_dir
        where = ["--data-dir", data_dir] if data_dir else []
        self._process = subprocess.Popen(
            [*desktop_command(), "window", *where], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self.handed_over: dict[str, Any] | None = None
        self.successor: WindowProcess | None = None
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def begin(self, what: dict[str, Any]) -> None:
        """Tell it what to show. A window that is gone already says so by its exit code."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.write(json.dumps(what).encode() + b"\n")
            self._process.stdin.flush()

    def _read(self) -> None:
        """The one line that a window says: that it locks. Its successor gets ready while it closes its cases."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if line.startswith(b"{"):
            self.handed_over = json.loads(line)
            self.successor = WindowProcess(self._data_dir)
            overdue = threading.Timer(CLOSING_SECONDS, self._process.kill)
            overdue.daemon = True
            overdue.start()
            self._process.wait()
            overdue.cancel()

    def wait(self) -> int:
        """Wait for its end; the result is its exit code, as a shell would give it.

        Not for the end of its output: a browser that it has started may hold that open for days.
        """
        try:
            code = self._process.wait()
        except KeyboardInterrupt:
            self.end()
            raise
        self._reader.join(1.0 if self.handed_over is None else None)
        return 128 - code if code < 0 else code

    def end(self) -> None:
        """Have it close, as if somebody had closed the window, and wait for that."""
        assert self._process.stdin is not None
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(CLOSING_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def supervise(data_dir: str | None, server: str, demo: bool) -> int:
    """Run Holdfast until somebody closes it. The result is the exit code. Raises Trouble where no demo starts."""
    with contextlib.ExitStack() as ending:
        if demo:
            folder = Path(data_dir or ending.enter_context(_folder_of_demo()))
            data_dir = str(folder / "laptop")
        window = WindowProcess(data_dir)  # first, and the rest while it brings Qt: that is what takes the time
        try:
            begin = _ready(ending, data_dir, server, folder if demo else None)
            return _one_after_another(window, begin)
        except BaseException:
            window.end()
            raise


def _ready(ending: contextlib.ExitStack, data_dir: str | None, server: str, demo_folder: Path | None) -> dict[str, Any]:
    """Be the only one at this folder, start the demo's central server, and say what the window is to show."""
    from desktop.folders import folders
    from local_store.errors import StoreInUse
    from local_store.one_copy import OneCopy

    try:
        ending.enter_context(OneCopy(folders(data_dir).root))
    except StoreInUse:
        return {"in_use": True}
    if demo_folder is None:
        return {"server": server}
    from desktop.central_process import DemoCentral

    central = DemoCentral(demo_folder / "central")
    ending.callback(central.stop)
    return {"server": central.url, "hint": _how_to_sign_in(central)}


def _one_after_another(window: WindowProcess, begin: dict[str, Any]) -> int:
    """A window, and after each lock the next. Nobody can lock what was not unlocked, so this cannot spin."""
    handed_over = None
    while True:
        window.begin({**begin, "handed_over": handed_over})
        code = window.wait()
        if window.successor is None:
            return code
        handed_over, window = window.handed_over, window.successor


def _how_to_sign_in(central: "DemoCentral") -> str:
    first, second = central.users[:2]
    return (
        f"This is a demo: everybody in it is invented. Sign in as {first['user']} with the password "
        f"{first['password']}. {second['user']} has the same one."
    )


@contextlib.contextmanager
def _folder_of_demo() -> Iterator[str]:
    with tempfile.TemporaryDirectory(prefix="holdfast-demo-", ignore_cleanup_errors=True) as folder:
        yield folder
