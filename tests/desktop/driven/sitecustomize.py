"""Hands inside a process of the real program: Python reads this at its start, where a test has put it on the path.

The program itself knows nothing of it. As soon as a process has shown Holdfast's window, it connects to the test at
DRIVEN_PORT, and does on the window's thread what it is told: one JSON object a line, as for the walkthrough's actor. A
process without a window (the supervisor) never connects.
"""

import json
import os
import socket
import sys
import threading
import time
from typing import Any


def _wait_for_window() -> Any:
    """Holdfast's window once it is on the screen. Asked from another thread, so only of what is ready."""
    while True:
        time.sleep(0.01)
        module = sys.modules.get("desktop.window_process")
        if module is None or not hasattr(module, "run"):
            continue
        from PySide6.QtWidgets import QApplication

        application = QApplication.instance()
        if application is not None and QApplication.activeWindow() is not None:
            return application


def _drive(port: int) -> None:
    application = _wait_for_window()
    from driven_hands import Hands  # brings Qt: only in a process that has it anyway

    link = socket.create_connection(("127.0.0.1", port))
    hands = Hands(link)
    hands.moveToThread(application.thread())
    link.sendall(json.dumps({"ok": os.getpid()}).encode() + b"\n")
    for line in link.makefile("r", encoding="utf-8"):
        hands.told.emit(line)


if os.environ.get("DRIVEN_PORT"):
    threading.Thread(target=_drive, args=(int(os.environ["DRIVEN_PORT"]),), daemon=True).start()
