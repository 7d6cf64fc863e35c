"""python -m tests.ui.keys_on_x: types into each kind of field, presses keys of the window, and says what came of it."""

import sys
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow

from ui.parts.fields import NarrativeField, TextField
from ui.theme import Theme, apply

FIELDS: dict[str, Callable[[], TextField | NarrativeField]] = {
    "one line": lambda: TextField("Words"),
    "narrative": lambda: NarrativeField("Words"),
}


def press_in(field: TextField | NarrativeField) -> str:
    """What the field holds, and how often the window's action was called."""
    window, heard = QMainWindow(), []
    window.setCentralWidget(field)
    for keys in ("Ctrl+U", "Ctrl+Shift+D"):
        action = QAction(keys, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda *_: heard.append(True))
        window.addAction(action)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window, 5000)
    field.setFocus()
    QTest.keyClicks(field, "some words")
    field.place_caret(4)  # where a key that deletes the next letter would find one
    QTest.keyClick(field, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    return f"{field.value()}, heard {len(heard)}"


if __name__ == "__main__":
    app = QApplication(sys.argv)
    apply(app, Theme())
    for name, make in FIELDS.items():
        sys.stdout.write(f"{name}: {press_in(make())}\n")
