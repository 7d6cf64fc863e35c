"""What tests of the window share: no screen, the theme laid on, and a look at every control."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Scheme, Theme, apply, current


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %."""
    theme = Theme(1.0, Scheme.LIGHT)
    if not qapp.styleSheet() or (current().scale, current().scheme) != (theme.scale, theme.scheme):
        apply(qapp, theme)  # laying it on every widget again takes a second
    return current()
