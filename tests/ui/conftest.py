"""What tests of the window share: no screen, the theme laid on, and a look at every control."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework import Record
from tests.ui import laptop
from tests.ui.opened import Opened
from tests.ui.print_laptop import Laptop, printing_laptop
from ui.place import Place
from ui.theme import Scheme, Theme, apply, current
from ui.window import Window


@pytest.fixture(autouse=True)
def theme(qapp: QApplication) -> Theme:
    """The light theme at 100 %."""
    theme = Theme(1.0, Scheme.LIGHT)
    if not qapp.styleSheet() or (current().scale, current().scheme) != (theme.scale, theme.scheme):
        apply(qapp, theme)  # laying it on every widget again takes a second
    return current()


@pytest.fixture(scope="module")
def records() -> list[Record]:
    return laptop.demo_records()


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory, records: list[Record]) -> Path:
    """A filled store, made once; each test works on a copy."""
    path = tmp_path_factory.mktemp("filled") / "store.db"
    laptop.fill(path, records)
    return path


@pytest.fixture
def store(filled: Path, tmp_path: Path) -> Path:
    for part in filled.parent.iterdir():
        shutil.copy(part, tmp_path / part.name)
    return tmp_path / filled.name


@pytest.fixture
def opened(store: Path, theme: Theme, qtbot: QtBot) -> Iterator[Opened]:
    yield from _open(store, theme, qtbot)


@pytest.fixture
def busy(store: Path, records: list[Record], theme: Theme, qtbot: QtBot) -> Iterator[Opened]:
    """After a morning without a connection: changes that wait, one refused, one conflict."""
    laptop.work_offline(store, records)
    yield from _open(store, theme, qtbot)


def _open(store: Path, theme: Theme, qtbot: QtBot) -> Iterator[Opened]:
    window = Window(theme, laptop.clock)
    qtbot.addWidget(window)
    desk, thread, sync = laptop.open_desk(store)
    window.show()
    window.activateWindow()
    window.open_desk(desk, Place())
    made = Opened(window, desk, sync, qtbot)
    made.answered()
    yield made
    window.close_desk()
    thread.finish()


@pytest.fixture
def printing(store: Path, records: list[Record], qtbot: QtBot) -> Iterator[Laptop]:
    """A laptop with a desk and a print queue of its own."""
    with printing_laptop(store, records, qtbot) as made:
        yield made
