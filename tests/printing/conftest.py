"""Tests of printing need no screen, but Qt reads PDFs only once an application is there."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from tests.printing import cupsd, ipp_printer
from tests.printing.ipp_printer import IppPrinter


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Qt, without a screen."""
    return qapp


@pytest.fixture
def cups() -> Iterator[cupsd.Cups]:
    """A cupsd with one queue called Portable, which nothing comes out of."""
    with cupsd.running() as server:
        yield server


@pytest.fixture
def printer() -> Iterator[IppPrinter]:
    """A printer that speaks IPP."""
    with ipp_printer.running() as made:
        yield made


@pytest.fixture
def ipp_cups(printer: IppPrinter) -> Iterator[cupsd.Cups]:
    """A cupsd whose queue Portable is for that printer."""
    with cupsd.running(printer.uri) as server:
        yield server
