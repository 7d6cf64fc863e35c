"""Tests of printing need no screen, but Qt reads PDFs only once an application is there."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Qt, without a screen."""
    return qapp
