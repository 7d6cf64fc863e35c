"""One laptop of the walkthrough: the real application, told over its standard input what its user does next.

Each line in is a JSON object {"do": name of a method of Fingers, ...arguments}; each line out {"ok": ..} or
{"not_there": ..}. The process is killed in the middle of things on purpose.
"""

import json
import sys
import threading
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QWidget

from casework.trouble import Trouble
from desktop.walkthrough.fingers import Fingers, NotThere


class Actor(QObject):
    """Reads what to do on a thread of its own, does it on the window's thread."""

    _line = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._fingers = Fingers(window)
        self._line.connect(self._act)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self._line.emit(line)
        self._line.emit('{"do": "close"}')

    @Slot(str)
    def _act(self, line: str) -> None:
        told = json.loads(line)
        act = told.pop("do")
        answer: dict[str, Any]
        if act == "close":  # the director is gone
            self._window.close()
            QApplication.quit()
            return
        try:
            answer = {"ok": getattr(self._fingers, act)(**told)}
        except (NotThere, Trouble) as missing:
            answer = {"not_there": str(missing)}
        print(json.dumps(answer), flush=True)
