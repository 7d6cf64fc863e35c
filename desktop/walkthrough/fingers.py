"""A person at the window: finds what is on screen by its name or its words, types, presses, waits until it is there."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from ui.case.record_editor import RecordEditor

T = TypeVar("T")
PATIENCE = 20.0
"""Seconds a person waits for something to appear before they say that it does not work."""


class NotThere(Exception):
    """What was looked for is not on the screen."""


def text_of(widget: QWidget) -> str:
    """What a widget says."""
    if isinstance(widget, QPlainTextEdit | QTextEdit):
        return widget.toPlainText()
    if isinstance(widget, QLabel | QLineEdit | QAbstractButton):
        return widget.text()
    return widget.accessibleName()


class Fingers:
    """Acts on one window. Every wait is for a condition, with the events of the window running."""

    def __init__(self, window: QWidget) -> None:
        self.window = window

    def wait(self, look: Callable[[], T | None], missing: str, patience: float = PATIENCE) -> T:
        """Wait until `look` finds something; raise NotThere with what was missing."""
        until = time.monotonic() + patience
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() > until:
                raise NotThere(f"{missing}. On the screen: {self.words()[:600]}")
            self._let_run(15)

    @staticmethod
    def _let_run(milliseconds: int) -> None:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def _visible(self, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
        tops = [self.window, *(top for top in QApplication.topLevelWidgets() if top is not self.window)]
        for top in tops:
            if top.isVisible():
                yield from (widget for widget in top.findChildren(kind) if widget.isVisible())

    def words(self) -> str:
        """Everything the screen says in labels, fields, buttons and rows, for a report or a check."""
        said = [text_of(widget) for widget in self._visible()]
        for view in self._visible(QAbstractItemView):
            assert isinstance(view, QAbstractItemView)
            model = view.model()
            for row in range(model.rowCount() if model else 0):
                said.append(self._row_words(view, row))
        return " | ".join(dict.fromkeys(word for word in said if word))

    def widget(self, name: str) -> QWidget:
        """The visible widget of that name, once it can be used."""
        return self.wait(
            lambda: next((one for one in self._visible() if one.objectName() == name and one.isEnabled()), None),
            f"there is no {name}",
        )

    def says(self, words: str, patience: float = PATIENCE) -> None:
        """Wait until the screen says `words` somewhere."""
        self.wait(lambda: words in self.words(), f"the screen does not say “{words}”", patience)

    def read(self, name: str) -> str:
        """What the named widget says."""
        return text_of(self.widget(name))

    def all_kept(self) -> None:
        """Wait until everything typed is on the disk. What the window says may be of an earlier field."""
        editors = self.window.findChildren(RecordEditor)
        self.wait(lambda: all(editor.keeper.is_on_disk() for editor in editors), "what is typed is not kept")

    def widget_there(self, name: str) -> None:
        """Wait until the named widget is on the screen."""
        self.widget(name)

    def pick(self, name: str, words: str) -> None:
        """Choose the entry that says `words` in the named drop-down list, by the keyboard."""
        box = self.widget(name)
        if not isinstance(box, QComboBox):
            raise NotThere(f"{name} is not a list to pick from")
        box.setFocus()
        place = box.findText(words, Qt.MatchFlag.MatchContains)
        if place < 0:
            raise NotThere(f"{name} does not offer “{words}”")
        steps = place - box.currentIndex()
        for _ in range(abs(steps)):
            QTest.keyClick(box, Qt.Key.Key_Down if steps > 0 else Qt.Key.Key_Up)

    def press(self, name: str) -> None:
        """Click the named widget."""
        widget = self.widget(name)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, widget.rect().center())

    def press_words(self, words: str) -> None:
        """Click the button or link that says `words`."""
        button = self.wait(
            lambda: next(
                (one for one in self._visible(QAbstractButton) if words in text_of(one) and one.isEnabled()), None
            ),
            f"there is no button “{words}”",
        )
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, keys: str) -> None:
        """Press a shortcut such as "Ctrl+S" wherever the focus is."""
        pressed = QKeySequence(keys)[0]  # type: ignore[index]  # the stubs leave it out
        self._activate(self.window)
        target = QApplication.focusWidget() or self.window
        QTest.keyClick(target, pressed.key(), pressed.keyboardModifiers())

    def _activate(self, window: QWidget) -> None:
        """Without a window manager nobody else does; shortcuts and the focus need it."""
        window.activateWindow()
        self.wait(window.isActiveWindow, "the window did not become the active one")

    def type(self, name: str, words: str, instead: bool = False) -> None:
        """Type into the named field, at its end; with `instead`, over what is there."""
        field = self.widget(name)
        self._activate(field.window())  # Qt's file dialogue keeps an older choice while its field has no focus
        field.setFocus()
        if instead:
            QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        for letter in words:
            if letter.isascii():
                QTest.keyClicks(field, letter)
            else:  # QTest aborts on anything beyond ASCII; an input method is how such letters come in reality
                event = QInputMethodEvent()
                event.setCommitString(letter)
                QCoreApplication.sendEvent(field, event)
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)

    def choose(self, words: str) -> None:
        """Click the row that says `words` in whichever list shows it."""

        def find() -> tuple[QAbstractItemView, int] | None:
            for view in self._visible(QAbstractItemView):
                assert isinstance(view, QAbstractItemView)
                model = view.model()
                for row in range(model.rowCount() if model else 0):
                    if words in self._row_words(view, row):
                        return view, row
            return None

        view, row = self.wait(find, f"no row says “{words}”")
        index = view.model().index(row, 0)
        view.scrollTo(index)
        where = view.visualRect(index).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(where))

    @staticmethod
    def _row_words(view: QAbstractItemView, row: int) -> str:
        index = view.model().index(row, 0)
        for role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole):
            said = index.data(role)
            if said:
                return str(said)
        return ""

    def shoot(self, picture: str) -> None:
        """Save what the window shows."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._let_run(30)
        if not self.window.grab().save(picture):
            raise NotThere(f"the picture {Path(picture).name} could not be written")
