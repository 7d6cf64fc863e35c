"""A new text size reaches every space that was counted in units, wherever its Python name has gone."""

import gc

from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.theme import Theme, apply, sized, spaced


def test_layouts_and_widgets_without_a_name_left_are_scaled(qapp: QApplication, qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = spaced(QVBoxLayout(page), (10, 20, 10, 20), 6)
    inner = spaced(QHBoxLayout(), spacing=8)
    inner.addWidget(sized(QLabel("words"), width=100))
    column.addLayout(inner)
    del column, inner
    gc.collect()
    apply(qapp, Theme(2.0))
    layout = page.layout()
    assert isinstance(layout, QVBoxLayout)
    inside = layout.itemAt(0).layout()
    assert layout.contentsMargins().top() == 40
    assert inside.spacing() == 16
    assert page.findChild(QLabel).width() == 200 or page.findChild(QLabel).minimumWidth() == 200
