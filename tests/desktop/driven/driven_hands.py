"""What the hands inside a driven process can do, on the window's thread."""

import json
import socket
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from desktop.idle import IdleWatch
from desktop.walkthrough.fingers import Fingers
from ui.window import Window


class Person(Fingers):
    """Fingers, a clock that can be moved, and an eye for the caret."""

    def caret(self) -> list[object]:
        """The field with the focus, where the caret is in it, and what it says."""
        field: Any = self.wait(QApplication.focusWidget, "nothing has the focus")
        return [field.objectName(), field.caret(), self.read(field.objectName())]

    def place_caret(self, name: str, position: int) -> None:
        """Click into a field, at a place in its text."""
        field: Any = self.widget(name)
        field.setFocus()
        field.place_caret(position)

    def pass_time(self, seconds: float, asleep: bool = False) -> None:
        """Let so much time pass, or have the laptop sleep through it: then its steady clock stands still."""
        watch = self.window.findChild(IdleWatch)
        assert isinstance(watch, IdleWatch)
        wall, steady = watch._wall, watch._steady
        watch._wall = lambda: wall() + seconds
        if not asleep:
            watch._steady = lambda: steady() + seconds

    def stands(self) -> list[int]:
        """Where the window is."""
        at = self.window.geometry()
        return [at.x(), at.y(), at.width(), at.height()]

    def stand(self, x: int, y: int, width: int, height: int) -> None:
        """Move the window there."""
        self.window.setGeometry(x, y, width, height)


class Hands(QObject):
    """Takes a line at a time on the window's thread, and answers on the link."""

    told = Signal(str)

    def __init__(self, link: socket.socket) -> None:
        super().__init__()
        self._link = link
        self.told.connect(self._act)

    @Slot(str)
    def _act(self, line: str) -> None:
        told = json.loads(line)
        window: QWidget = next(one for one in QApplication.topLevelWidgets() if isinstance(one, Window))
        answer: dict[str, Any]
        try:
            answer = {"ok": getattr(Person(window), told.pop("do"))(**told)}
        except Exception as failed:  # noqa: BLE001 - told to the test, which fails with it
            answer = {"not_there": f"{type(failed).__name__}: {failed}"}
        self._link.sendall(json.dumps(answer).encode() + b"\n")
