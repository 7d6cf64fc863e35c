"""A list of a thousand rows shows a hundred at once, and brings the rest as somebody comes to its end."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.page import Scroll
from ui.parts.paged_rows import A_PAGE, MORE, PagedRows
from ui.parts.row_list import RowList
from ui.parts.rows import Row, section

ROWS = [Row(key=str(number), first=f"Contact {number}") for number in range(1000)]


class Shown:
    """A list on a page that scrolls."""

    def __init__(self, qtbot: QtBot) -> None:
        inner = QWidget()
        column = QVBoxLayout(inner)
        self.list = RowList("Contacts", fit=True)
        column.addWidget(self.list)
        self.scroll = Scroll(inner)
        qtbot.addWidget(self.scroll)
        self.scroll.resize(500, 400)
        self.scroll.show()
        self.pages = PagedRows(self.list, "contact")
        self.pages.show_rows(ROWS, [section("later", "To come")])

    def shown_keys(self) -> list[str]:
        return [row.key for row in self.list.rows_model.rows()]


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_one_page_comes_first(shown: Shown) -> None:
    assert shown.shown_keys() == [*(str(number) for number in range(A_PAGE)), MORE, "later"]


def test_the_next_page_comes_as_somebody_scrolls(shown: Shown, qtbot: QtBot) -> None:
    bar = shown.scroll.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    assert shown.shown_keys()[A_PAGE] == str(A_PAGE)


def test_the_next_page_comes_with_enter_and_the_selection_goes_on(shown: Shown, qtbot: QtBot) -> None:
    opened: list[str] = []
    shown.pages.opened.connect(lambda row: opened.append(row.key))
    shown.list.select_key(MORE)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert shown.list.current_key() == str(A_PAGE)
    qtbot.keyClick(shown.list, Qt.Key.Key_Return)
    assert opened == [str(A_PAGE)]


def test_a_row_far_down_is_brought_when_it_is_selected(shown: Shown) -> None:
    assert shown.pages.select_key("731")
    assert shown.list.current_key() == "731"
    assert MORE in shown.shown_keys()
    assert not shown.pages.select_key("nowhere")


def test_the_last_page_has_nothing_more(shown: Shown) -> None:
    shown.pages.select_key("999")
    assert shown.shown_keys() == [*(str(number) for number in range(1000)), "later"]
