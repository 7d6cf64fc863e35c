"""An open window as tests of whole pieces of work drive it: keys to what has the focus, buttons by name, words seen."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework.edits import Edit
from local_store import LocalStore
from ui.case.case_page import CasePage
from ui.case.same_child_page import SameChildPage
from ui.case.take_apart_page import TakeApartPage
from ui.desk import Desk
from ui.parts.buttons import Button
from ui.place import Place
from ui.window import Window

PATIENCE_MS = 20_000


class InWindow:
    """A window over a real store. `store` opens a connection of the test's own, to look at what is on the disk."""

    def __init__(self, window: Window, desk: Desk, store: Callable[[], LocalStore], qtbot: QtBot) -> None:
        self.window, self.desk, self.store, self.qtbot = window, desk, store, qtbot
        frame = window.frame()
        assert frame is not None
        self.frame = frame
        page = frame.page("case")
        assert isinstance(page, CasePage)
        self.page = page

    def go(self, case: str, **place: object) -> None:
        self.window.go(Place("case", case, **place))  # type: ignore[arg-type]
        self.until(lambda: self.page.bar.isVisible())

    def until(self, there: Callable[[], bool]) -> None:
        self.qtbot.waitUntil(there, timeout=PATIENCE_MS)

    def answered(self) -> None:
        """Everything asked of the store was answered."""
        told: list[bool] = []
        self.desk.read(lambda _store: True, told.append)
        self.until(lambda: bool(told))

    def open(self, kind: type[QWidget]) -> QWidget:
        """What is open over the case."""
        self.until(lambda: any(one.isVisible() for one in self.page.findChildren(kind)))
        return next(one for one in self.page.findChildren(kind) if one.isVisible())

    def keys(self, words: str = "", *keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Type into what has the focus, then press these."""
        focused = QApplication.focusWidget()
        assert focused is not None
        if words:
            QTest.keyClicks(focused, words)
        for key in keys:
            QTest.keyClick(QApplication.focusWidget() or focused, key, held)

    def save(self) -> None:
        """Ctrl+S."""
        self.keys("", Qt.Key.Key_S, held=Qt.KeyboardModifier.ControlModifier)

    def press(self, name: str) -> None:
        """A button by its name, or by its words."""

        def found() -> list[Button]:
            return [
                one
                for one in self.window.findChildren(Button)
                if one.isVisible() and name in (one.objectName(), one.text())
            ]

        self.until(lambda: bool(found()))
        found()[0].click()

    def words(self) -> str:
        """Everything that is in view."""
        return "\n".join(one.text() for one in self.window.findChildren(QLabel) if one.isVisible())

    def says(self, words: str) -> None:
        self.until(lambda: words in self.words())

    def pending(self) -> list[Edit]:
        """What waits to be sent."""
        with self.store() as store:
            return [one.edit for one in store.pending()]

    def find_other(self, case: str, other: str, typed: str) -> SameChildPage:
        """Say of `case` that the child is here twice, find the other by typing, and have both in view."""
        self.go(case, tab="people")
        self.press("change.twice")
        page = self.open(SameChildPage)
        assert isinstance(page, SameChildPage)
        self.until(lambda: page.find_field.hasFocus())
        self.keys(typed)
        self.until(lambda: page.list.current_key() == other)
        self.keys("", Qt.Key.Key_Return)
        self.until(lambda: page.swap_button.hasFocus())
        return page

    def put_together(self, case: str, other: str, typed: str, because: str) -> None:
        """All of it."""
        page = self.find_other(case, other, typed)
        page.reason.setFocus()
        self.keys(because)
        self.save()
        self.says("Put together. ")

    def take_apart(self, because: str) -> None:
        """By the line above the case in view."""
        self.press("merged_0_take_apart")
        page = self.open(TakeApartPage)
        assert isinstance(page, TakeApartPage)
        self.until(lambda: page.reason.hasFocus() and page.act_button.isVisible())
        self.keys(because)
        self.save()
        self.says("Taken apart.")

    def press_choice(self, name: str) -> None:
        """An option of two versions."""
        self.until(lambda: any(one.isVisible() for one in self.window.findChildren(QAbstractButton, name)))
        next(one for one in self.window.findChildren(QAbstractButton, name) if one.isVisible()).click()
