"""What tests of the window share: no screen, the theme laid on, and a look at every control."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication

from ui.theme import Scheme, Theme, apply


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %."""
    theme = Theme(1.0, Scheme.LIGHT)
    apply(qapp, theme)
    return theme
