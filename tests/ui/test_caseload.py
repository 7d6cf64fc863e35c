"""The caseload on a real, encrypted store: what is typed into its search, and its filter."""

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.opened import Opened
from ui import caseload
from ui.caseload import CaseloadPage
from ui.place import Place


def test_the_caseload_finds_a_case_by_a_slip_and_says_why_by_an_address(opened: Opened, qtbot: QtBot) -> None:
    opened.window.go(Place(page="caseload"))
    opened.answered()
    page = opened.page("caseload")
    assert isinstance(page, CaseloadPage)
    for typed, why in (("vexlye", "16"), ("lantern court", "Address: 4 \x02Lantern\x03 Court")):
        page.search.clear()
        qtbot.keyClicks(page.search, typed)
        qtbot.waitUntil(lambda: any(row.first == "Vexley, Juniper" for row in page.list.rows_model.rows()))
        (row,) = [one for one in page.list.rows_model.rows() if one.first == "Vexley, Juniper"]
        assert why in row.cells[0].second


def test_search_narrows_as_it_is_typed_and_escape_clears(opened: Opened, qtbot: QtBot) -> None:
    opened.window.go(Place(page="caseload"))
    opened.answered()
    page = opened.page("caseload")
    assert isinstance(page, CaseloadPage)
    assert page.list.rows_model.rowCount() == 40
    qtbot.keyClicks(page.search, "vex")
    opened.answered()
    keys = [row.first for row in page.list.rows_model.rows()]
    assert keys[0] == "Vexley, Juniper"
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert page.list.rows_model.rowCount() == 40
    assert opened.window.place().page == "caseload", "Escape clears first, and leaves only then"


def test_three_letters_also_find_words_in_case_notes(opened: Opened, qtbot: QtBot) -> None:
    opened.window.go(Place(page="caseload"))
    opened.answered()
    page = opened.page("caseload")
    assert isinstance(page, CaseloadPage)
    qtbot.keyClicks(page.search, "bus")
    opened.answered()
    qtbot.waitUntil(lambda: "more in case notes" in page.list.rows_model.rows()[-1].spoken)
    page.list.scrollToBottom()
    assert not page.list.grab().isNull()  # a fault in painting fails the test


def test_boxes_of_the_filter_wait_for_apply(opened: Opened, qtbot: QtBot) -> None:
    opened.window.go(Place(page="caseload"))
    opened.answered()
    page = opened.page("caseload")
    assert isinstance(page, CaseloadPage)
    page._panel.boxes["overdue"].click()
    assert page.list.rows_model.rowCount() == 40
    qtbot.keyClick(page._panel.boxes["overdue"], Qt.Key.Key_Return)
    assert 0 < page.list.rows_model.rowCount() < 40


def test_nothing_is_said_to_be_missing_before_the_laptop_has_looked(
    opened: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(caseload, "announce", lambda _widget, words: said.append(words))
    opened.window.go(Place(page="caseload"))
    opened.answered()
    page = opened.page("caseload")
    assert isinstance(page, CaseloadPage)
    go_on = threading.Event()
    opened.desk.read(lambda store: go_on.wait(20), lambda _: None)
    try:
        qtbot.keyClicks(page.search, "zzqqj")
        assert not page._nothing.isVisible()
        assert not any("0 results" in one for one in said)
    finally:
        go_on.set()
    qtbot.waitUntil(page._nothing.isVisible)
    assert said[-1] == "0 results for “zzqqj” in open cases"
