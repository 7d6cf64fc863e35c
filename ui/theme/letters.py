"""Type styles of widgets: each is remembered with its widget, so that a new text size can be laid on it.

A widget could see to it by itself when its style changes. But Qt says so to each widget of a form some five times while
the form is built, and to ask it in Python took a twentieth of the time in which a form opens.
"""

import weakref
from typing import TypeVar

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.theme.theme import current

W = TypeVar("W", bound=QWidget)

_styles: weakref.WeakKeyDictionary[QWidget, str] = weakref.WeakKeyDictionary()

_FOUND = "_q_styleSheetWidgetFont"
"""Where Qt's style sheet keeps the font that it found on a widget, and from where it brings that back with each change
of the widget's ink or place. A font given later is forgotten then, unless it is put there too."""


def lettered(widget: W, style: str) -> W:
    """Give `widget` the font of a type style of the tokens, now and whenever the text size is another."""
    _styles[widget] = style
    _lay(widget, style)
    return widget


def letter_all() -> None:
    """Another theme: give every widget that is still there the font of its style again."""
    for widget, style in list(_styles.items()):
        if isValid(widget):
            _lay(widget, style)


def _lay(widget: QWidget, style: str) -> None:
    font = current().font(style)
    widget.setFont(font)
    if widget.property(_FOUND) is not None:
        widget.setProperty(_FOUND, font)
