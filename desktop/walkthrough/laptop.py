"""A laptop as the walkthrough's director holds it: a process with a window, that can be told and killed."""

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from desktop.own_program import desktop_command


class DoesNotHold(Exception):
    """A step of the walkthrough did not hold; the text says what was expected and what was seen."""


class Laptop:
    """One laptop with its own data folder. With `screen` its window is on the display there is, if there is one.

    Two laptops never share a screen, where only one window can have the keyboard: all but one are offscreen.
    """

    def __init__(self, name: str, data_dir: Path, server: str, pictures: Path, *, screen: bool = False) -> None:
        self.name = name
        self.data_dir = data_dir
        self.server = server
        self.pictures = pictures
        self.screen = screen
        self.process: subprocess.Popen[str] | None = None

    def start(self) -> None:
        """Switch it on."""
        command = [*desktop_command(), "actor", "--data-dir", str(self.data_dir), "--server", self.server]
        platform = os.environ.get("QT_QPA_PLATFORM", "offscreen") if self.screen else "offscreen"
        environment = {**os.environ, "QT_QPA_PLATFORM": platform}
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8", env=environment
        )

    def do(self, act: str, **how: Any) -> Any:
        """Tell the user of this laptop to do one thing; raise DoesNotHold when it could not be done."""
        assert self.process
        assert self.process.stdin
        assert self.process.stdout
        try:
            self.process.stdin.write(json.dumps({"do": act, **how}) + "\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except OSError as gone:
            raise DoesNotHold(f"{self.name}: the program is not there any more ({gone})") from gone
        if not line:
            raise DoesNotHold(f"{self.name}: the program ended while it was asked to {act}")
        answer = json.loads(line)
        if "not_there" in answer:
            raise DoesNotHold(f"{self.name}: {answer['not_there']}")
        return answer["ok"]

    def says(self, words: str, patience: float = 20.0) -> None:
        """Wait until its screen says `words`."""
        self.do("says", words=words, patience=patience)

    def shoot(self, picture: str) -> None:
        """Keep a picture of its screen."""
        self.do("shoot", picture=str(self.pictures / f"{picture}.png"))

    def shoot_if_there(self, picture: str) -> None:
        """After a step that did not hold: what its screen says, if it still has one."""
        if self.process and self.process.poll() is None:
            self.shoot(picture)

    def kill(self) -> None:
        """The battery falls out: no warning, nothing is closed (SIGKILL; on Windows, TerminateProcess)."""
        assert self.process
        self.process.kill()
        self._gone()

    def end(self) -> None:
        """Whatever state it is in: the walkthrough is over."""
        if self.process:
            self.process.kill()
            self._gone()

    def _gone(self) -> None:
        if self.process:
            self.process.wait(timeout=30)
            if self.process.stdout:
                self.process.stdout.close()
            self.process = None
