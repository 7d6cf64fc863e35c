"""An open window with the demo caseload, as tests drive it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui import laptop
from ui.desk import Desk
from ui.window import Window


class Opened:
    """An open window with its desk."""

    def __init__(self, window: Window, desk: Desk, sync: laptop.NoSync, qtbot: QtBot) -> None:
        self.window, self.desk, self.sync, self._qtbot = window, desk, sync, qtbot

    def page(self, name: str) -> QWidget:
        frame = self.window.frame()
        assert frame is not None
        return frame.page(name)

    def answered(self) -> None:
        """Wait until everything asked of the store was answered."""
        told: list[bool] = []
        self.desk.read(lambda store: True, told.append)
        self._qtbot.waitUntil(lambda: bool(told), timeout=10_000)
