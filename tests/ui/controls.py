"""Looking at controls as a screen reader would."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)


def controls_of(page: QWidget) -> list[QWidget]:
    """Every control somebody can reach on a page. One that is hidden by itself cannot be reached."""
    found: list[QWidget] = []
    for kind in CONTROLS:
        found += page.findChildren(kind)
    own = [page] if isinstance(page, CONTROLS) else []
    return [each for each in own + found if not each.isHidden() and not _of_qt(each)]


def _of_qt(widget: QWidget) -> bool:
    """The list inside a combo box speaks through its box; what a menu bar is too narrow for is Qt's to name."""
    parent = widget.parentWidget()
    if widget.objectName().startswith("qt_"):
        return True
    return parent is not None and parent.inherits("QComboBoxPrivateContainer")


def nameless(page: QWidget) -> list[str]:
    """The controls that a screen reader would have no name for."""
    found = []
    for control in controls_of(page):
        interface = QAccessible.queryAccessibleInterface(control)
        if interface is None or not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(control).__name__} in {type(control.parentWidget()).__name__}")
    return found
