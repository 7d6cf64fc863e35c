"""Starting the reference central server as a process of its own, for the demo and the walkthrough."""

import json
import subprocess
import sys
from pathlib import Path

from casework.trouble import Trouble


class CentralNotStarted(Trouble):
    """The demo's central server ended before it was listening."""


def central_command() -> list[str]:
    """How to start the central server: from source, or from the bundle, where it is a program beside this one."""
    if getattr(sys, "frozen", False):
        program = Path(sys.executable).with_name("holdfast-central" + Path(sys.executable).suffix)
        return [str(program)]
    return [sys.executable, "-m", "central"]


class DemoCentral:
    """A central server with the demo caseload, in a folder of its own. Ends with `stop`, and when this process is gone.

    `users` are the invented staff: user, name, role and password.
    """

    def __init__(self, folder: Path, port: int = 0) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._log = (folder / "central.log").open("ab")
        command = [*central_command(), "demo", "--port", str(port), "--until-input-ends"]
        command += ["--database", f"sqlite:///{(folder / 'central.sqlite').as_posix()}"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=self._log, stdin=subprocess.PIPE)
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            self.stop()
            raise CentralNotStarted(
                "The demo's central server did not start.",
                "Nothing on this laptop was changed.",
                "Look at the end of central.log in the demo's folder, and start again.",
            )
        announced = json.loads(line)
        self.url: str = announced["url"]
        self.users: list[dict[str, str]] = announced["users"]

    @property
    def port(self) -> int:
        """The port it listens on, on the loopback address."""
        return int(self.url.rsplit(":", 1)[1])

    def stop(self) -> None:
        """End the process and wait for it."""
        self.process.terminate()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe:
                pipe.close()
        self._log.close()
