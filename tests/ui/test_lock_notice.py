"""The notice before the lock: seen by everybody, spoken once, in nobody's way."""

import pytest
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import lock_notice
from ui.lock_notice import LockNotice


@pytest.fixture
def spoken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(lock_notice, "announce", lambda _widget, words, at_once=False: said.append(words))
    return said


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    page.resize(900, 500)
    field = QLineEdit("half a sentence")
    QVBoxLayout(page).addWidget(field)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.isActiveWindow)
    field.setFocus()
    return page


def test_the_seconds_are_shown_and_spoken_once(page: QWidget, spoken: list[str]) -> None:
    notice = LockNotice(page)
    notice.warn(60)
    assert spoken == [
        "Holdfast locks in 60 seconds. Everything you typed is kept. Any key, click or movement keeps Holdfast open."
    ]
    heading = notice.findChild(QWidget, "lock_countdown")
    named = heading.accessibleName()
    for seconds in range(59, 0, -1):
        notice.count(seconds)
    assert heading.text() == "Holdfast locks in 1 second. Everything you typed is kept."
    assert (heading.accessibleName(), len(spoken)) == (named, 1)


def test_it_takes_no_focus_and_its_button_can_be_reached(page: QWidget, spoken: list[str], qtbot: QtBot) -> None:
    notice = LockNotice(page)
    notice.warn(60)
    assert isinstance(page.focusWidget(), QLineEdit)
    button = notice.findChild(QPushButton, "stay_unlocked")
    assert button.isVisible()
    assert button.text() == "Stay unlocked"
    with qtbot.waitSignal(notice.stay_wanted):
        button.click()


def test_what_lies_below_is_not_pressed_by_whoever_meant_the_button(
    page: QWidget, spoken: list[str], qtbot: QtBot
) -> None:
    notice = LockNotice(page)
    notice.warn(60)
    button = notice.findChild(QPushButton, "stay_unlocked")
    there = button.mapTo(page, button.rect().center())
    notice.stays()  # the pointer on its way to the button is a touch already
    qtbot.wait(50)
    under = page.childAt(there)
    assert under is notice or notice.isAncestorOf(under)
    assert spoken[1:] == ["Holdfast stays unlocked."]
    qtbot.waitUntil(notice.isHidden, timeout=2 * lock_notice.STAYS_MS)


def test_warned_again_it_is_all_there_again(page: QWidget, spoken: list[str]) -> None:
    notice = LockNotice(page)
    notice.warn(60)
    notice.stays()
    notice.warn(58)
    assert notice.findChild(QPushButton, "stay_unlocked").isVisible()
    assert "58 seconds" in notice.findChild(QWidget, "lock_countdown").text()
