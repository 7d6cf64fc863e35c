"""The demo's first three cases on a laptop of their own, for each test."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from casework import Record
from tests.ui.case.laptop import WITH_FEW, Laptop, demo
from ui.case.case_page import CasePage
from ui.place import Place


@cache
def few() -> tuple[Record, ...]:
    """The records of Zephyr, Juniper and Corvin."""
    records = demo().records
    cases = {one.case for one in records if one.type == "person" and one.fields["first_names"] in WITH_FEW}
    return tuple(one for one in records if one.case in cases)


def case_of(name: str) -> str:
    """The id of a child's case."""
    return next(one.case for one in few() if one.type == "person" and one.fields["first_names"] == name)


@pytest.fixture
def laptop(tmp_path: Path, qapp: object) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "store.db", list(few()))
    yield made
    made.finish()
    assert made.troubles == []


Opened = Callable[[str, Place], CasePage]


@pytest.fixture
def show(laptop: Laptop, qtbot: QtBot) -> Opened:
    """Open a place of a child's case, and wait until it is on screen."""

    pages: list[CasePage] = []  # kept: whoever only wants the editor must not lose the page around it

    def opened(name: str, place: Place) -> CasePage:
        case = case_of(name)
        page = laptop.page(Place("case", case, place.tab, place.part, place.record, place.field, place.caret))
        qtbot.addWidget(page)
        pages.append(page)
        qtbot.waitUntil(lambda: page.bar.isVisible())
        return page

    return opened
