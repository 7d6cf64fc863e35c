"""Where a trouble is told: whole where there is room, and never so high that the window does not fit its screen."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from casework.trouble import Trouble
from ui.parts.buttons import Button
from ui.parts.notice import Notice
from ui.parts.words import Picture, Words
from ui.theme import spaced
from ui.trouble_area import PageStack, TroubleArea

LONG = Trouble(
    "The file with the cases on this laptop was damaged, and a new one was begun.",
    "1 change and 0 drafts that were only on this laptop are here. The damaged file is kept.",
    "Your cases come back from the centre with the next connection. Tell IT support that this happened.",
    "the seal of page 7 does not fit",
)


class Low:
    """An area above pages of which the highest needs `page` pixels."""

    def __init__(self, qtbot: QtBot, page: int) -> None:
        self.window, self.area, self.stack = QWidget(), TroubleArea(), PageStack()
        shown = QWidget()
        shown.setMinimumHeight(page)
        self.stack.addWidget(shown)
        column = spaced(QVBoxLayout(self.window))
        column.addWidget(self.area)
        column.addWidget(self.stack, 1)
        qtbot.addWidget(self.window)
        self._qtbot = qtbot
        self.window.resize(700, 400)
        self.window.show()
        self.area.say(LONG)
        self.settled()

    def settled(self) -> None:
        """Qt lays out once more after it knows the width of the words."""
        self._qtbot.wait(30)

    def all_of_it_shown(self) -> bool:
        return self.area.verticalScrollBar().maximum() == 0 and self.area.height() == self.area.sizeHint().height()


def test_where_there_is_room_all_of_it_is_shown_at_any_width(qtbot: QtBot) -> None:
    low = Low(qtbot, page=100)
    assert low.all_of_it_shown()
    wide = low.area.height()
    low.window.resize(420, 400)
    low.settled()
    assert low.all_of_it_shown()
    assert low.area.height() > wide


def test_its_technical_detail_makes_it_higher(qtbot: QtBot) -> None:
    low = Low(qtbot, page=100)
    before = low.area.height()
    [detail] = [one for one in low.area.findChildren(Button) if one.text() == "Technical detail"]
    detail.click()
    low.settled()
    assert low.all_of_it_shown()
    assert low.area.height() > before


def test_in_a_low_window_it_is_scrolled_and_the_page_keeps_what_it_needs(qtbot: QtBot) -> None:
    low = Low(qtbot, page=320)
    assert low.window.height() == 400
    assert low.stack.height() >= 320
    assert low.area.verticalScrollBar().maximum() > 0
    [close] = [one for one in low.area.findChildren(Button) if one.text() == "Close this"]
    close.click()
    low.settled()
    assert low.area.isHidden()
    assert low.stack.height() == 400


@pytest.mark.parametrize("width", [700, 260])
def test_the_picture_of_a_notice_stands_at_the_height_of_its_first_line(qtbot: QtBot, width: int) -> None:
    notice = Notice("", "Two people changed the note of a contact.", [("Compare", lambda: None)], beside=True)
    qtbot.addWidget(notice)
    notice.resize(width, notice.heightForWidth(width))
    notice.show()
    qtbot.wait(30)
    picture, words = notice.findChild(Picture), notice.findChild(Words)
    assert picture is not None
    assert words is not None
    lines = 1 if width == 700 else 2
    assert words.height() == lines * picture.height()
    assert picture.mapTo(notice, QPoint(0, 0)).y() == words.mapTo(notice, QPoint(0, 0)).y()
