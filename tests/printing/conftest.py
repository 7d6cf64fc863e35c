"""Tests of printing need no screen, but Qt reads PDFs only once an application is there."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.printing import cupsd
from tests.printing.ipp_printer import IppPrinter


@pytest.fixture(autouse=True)
def application(qapp: QApplication) -> QApplication:
    """Qt, without a screen."""
    return qapp


@pytest.fixture
def cups_folder() -> Iterator[Path]:
    """A folder that the user cupsd becomes can read: pytest's own are closed to it."""
    if missing := cupsd.missing():
        pytest.skip(f"no CUPS to print to: {missing}")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture
def cups(cups_folder: Path) -> Iterator[cupsd.Cups]:
    """A cupsd with one queue called Portable, which nothing comes out of."""
    server = cupsd.Cups(cups_folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()


@pytest.fixture
def printer() -> Iterator[IppPrinter]:
    """A printer that speaks IPP."""
    made = IppPrinter()
    made.start()
    yield made
    made.go_away()


@pytest.fixture
def ipp_cups(cups_folder: Path, printer: IppPrinter) -> Iterator[cupsd.Cups]:
    """A cupsd whose queue Portable is for that printer."""
    server = cupsd.Cups(cups_folder)
    try:
        server.start(printer.uri)
        yield server
    finally:
        server.stop()
