"""Words keep the font of their type style, whatever befalls them after they were shown."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.parts.buttons import Button
from ui.parts.fields import CodeField, TextField
from ui.parts.words import Words
from ui.theme import Scheme, Theme, apply, current


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    return _ground(qtbot)


@pytest.fixture
def other(qtbot: QtBot) -> QWidget:
    return _ground(qtbot)


def _ground(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    made.show()
    return made


def put(widget: QWidget, ground: QWidget) -> None:
    layout = ground.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()


def test_another_style_stays_with_another_ink(ground: QWidget) -> None:
    words = Words("Typed", "caption")
    put(words, ground)
    words.set_style("caption_strong")
    words.set_ink("accent")
    assert words.font() == current().font("caption_strong")
    words.set_style("caption")
    words.set_ink("ink2")
    assert words.font() == current().font("caption")


def test_another_style_stays_in_another_place(ground: QWidget, other: QWidget) -> None:
    words = Words("Typed", "caption")
    put(words, ground)
    words.set_style("caption_strong")
    put(words, other)
    assert words.font() == current().font("caption_strong")


@pytest.mark.parametrize(
    ("make", "style"),
    [
        (lambda: Words("Words", "small"), "small"),
        (lambda: Button("Press"), "strong"),
        (lambda: TextField("Place"), "body"),
        (lambda: CodeField({"a": "A"}, "Kind"), "body"),
    ],
)
def test_another_text_size_is_laid_on_what_is_shown_and_stays(
    ground: QWidget, other: QWidget, qapp: QApplication, make: Callable[[], QWidget], style: str
) -> None:
    widget = make()
    put(widget, ground)
    apply(qapp, Theme(1.5, Scheme.DARK))
    assert widget.font().pixelSize() == current().font(style).pixelSize()
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    put(widget, other)
    assert widget.font() == current().font(style)
