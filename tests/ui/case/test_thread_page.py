"""The page Offences and court in a real window: what it shows, and steps along the thread by keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from casework.sections import HIDDEN
from casework.thread_links import Level
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import Laptop
from tests.ui.controls import nameless
from ui.case.case_page import CasePage
from ui.case.contact_editor import ContactEditor
from ui.case.court_result_editor import CourtResultEditor
from ui.case.general_editor import GeneralEditor
from ui.case.step_row import StepRow
from ui.place import Place

COURT = Place(tab="offences")
FIRST_LISTS_MS = 40_000
"""The long lists of codes are read when a form first asks for them; on a busy machine that takes a while."""


def one(name: str, type: str, **fields: object) -> Record:
    """A record of a child's case with these fields."""
    found = [each for each in few() if each.case == case_of(name) and each.type == type]
    return next(each for each in found if all(each.fields.get(key) == value for key, value in fields.items()))


def at_court(show: Opened, name: str, qtbot: QtBot) -> CasePage:
    page = show(name, COURT)
    qtbot.waitUntil(lambda: bool(page.court.knots.rows))
    return page


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def row(page: CasePage, name: str) -> StepRow:
    found = page.court.findChild(StepRow, name)
    assert isinstance(found, StepRow)
    return found


def step(page: CasePage, level: str) -> StepRow:
    """The step of the strip that is shown now."""
    return next(cell for cell in page.court.strip.cells if cell.objectName() == f"step.{level}")


def words_of(widget: QWidget) -> str:
    return " ".join(each.text() for each in widget.findChildren(QLabel))


def press(key: Qt.Key) -> None:
    QTest.keyClick(focused(), key)


def test_the_page_shows_what_the_picture_shows(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    assert page.court.offences.rows[0].accessibleName() == (
        "Assault causing actual bodily harm, 19 June 2026, 5 of 8, Order, main"
    )
    titles = [each.accessibleName().split(", ")[0] for each in page.court.knots.rows]
    assert titles == [
        "Mon 20 July 2026",
        "Thu 6 August 2026",
        "Mon 10 August 2026",
        "Mon 30 November 2026",
        "Not listed",
    ]
    assert [each.accessibleName() for each in page.court.requirements.rows] == [
        "Supervision, 108 of 365 days",
        "Curfew, Ended 4 October, 8 weeks kept",
        "Activity, 7 of 20 days",
        "Education, Until 9 August 2027",
    ]
    order = page.court.findChild(QWidget, "side.order")
    assert isinstance(order, QWidget)
    assert "Enhanced. 4 a month until 9 November, now 2" in words_of(order)
    victims = page.court.findChild(QWidget, "side.victims")
    assert isinstance(victims, QWidget)
    assert HIDDEN in words_of(victims)
    assert "Kept apart from this case." in words_of(victims)


def test_one_steps_from_an_offence_to_a_contact_and_back_without_the_mouse(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    offence = one("Juniper", "offence", title="Assault causing actual bodily harm")
    row(page, f"offence.{offence.id}").setFocus()
    there = page.court._court
    assert there is not None
    expected = [place.record for place in there.links.along(offence.id)]
    assert [there.links.level[each] for each in expected] == list(Level)
    walked = [page.court.at()]
    for _ in expected[1:]:
        press(Qt.Key.Key_Right)
        walked.append(page.court.at())
    assert walked == expected
    assert focused().objectName() == "step.contact"
    for record in reversed(expected[:-1]):
        press(Qt.Key.Key_Left)
        assert page.court.at() == record
    press(Qt.Key.Key_Left)  # there is nothing before the offence
    assert page.court.at() == offence.id


def test_the_focus_goes_with_the_step_into_the_list_that_shows_it(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Corvin", qtbot)
    offence = one("Corvin", "offence", title="Robbery")
    row(page, f"offence.{offence.id}").setFocus()
    hearing = one("Corvin", "hearing", kind="sentence")
    for _ in range(3):  # hearing, outcome and order are one knot
        press(Qt.Key.Key_Right)
        assert focused() is row(page, f"knot.{hearing.id}")
    press(Qt.Key.Key_Right)
    assert focused().objectName().startswith("requirement.")


def test_up_and_down_go_along_the_rows_and_home_and_end_to_their_ends(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    rows = page.court.knots.rows
    rows[0].setFocus()
    press(Qt.Key.Key_Down)
    assert focused() is rows[1]
    press(Qt.Key.Key_End)
    assert focused() is rows[-1]
    press(Qt.Key.Key_Down)
    assert focused() is rows[-1]
    press(Qt.Key.Key_Home)
    assert focused() is rows[0]
    assert [each.focusPolicy() for each in rows].count(Qt.FocusPolicy.StrongFocus) == 1


def test_up_and_down_on_the_strip_choose_among_what_stands_there(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    step(page, "requirement").setFocus()
    first = page.court.at()
    press(Qt.Key.Key_Down)
    assert page.court.at() != first
    assert focused().objectName() == "step.requirement"
    press(Qt.Key.Key_Up)
    assert page.court.at() == first


def test_enter_opens_a_hearing_with_its_result_and_escape_comes_back_to_it(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    hearing = one("Juniper", "hearing", kind="first")
    row(page, f"knot.{hearing.id}").setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.is_open for each in page.findChildren(CourtResultEditor)))
    assert page.place().part == "result"
    assert page.step_back()
    qtbot.waitUntil(lambda: page.place().part == "")
    assert page.court.at() == hearing.id
    assert focused() is row(page, f"knot.{hearing.id}")


def test_enter_opens_an_offence_an_order_and_a_contact_in_their_forms(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    offence = one("Juniper", "offence", title="Assault causing actual bodily harm")
    row(page, f"offence.{offence.id}").setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.is_open for each in page.findChildren(GeneralEditor)), timeout=FIRST_LISTS_MS)
    assert page.place().record == offence.id
    assert page.step_back()
    order = one("Juniper", "order", kind="yro")
    page.court.open_record(order.id)
    assert (page.place().part, page.place().record) == ("editor", order.id)
    assert page.step_back()
    step(page, "contact").setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any(each.is_open for each in page.findChildren(ContactEditor)))


def test_a_click_on_the_strip_goes_there_and_another_opens_it(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    record = step(page, "requirement").record
    assert page.court.at() != record
    QTest.mouseClick(step(page, "requirement"), Qt.MouseButton.LeftButton)
    assert page.court.at() == record
    assert page.place().part == ""
    QTest.mouseClick(step(page, "requirement"), Qt.MouseButton.LeftButton)
    assert (page.place().part, page.place().record) == ("editor", record)


def test_a_report_opens_in_the_documents(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    report = one("Juniper", "document", kind="psr")
    row(page, f"knot.{report.id}").setFocus()
    press(Qt.Key.Key_Return)
    assert (page.place().tab, page.place().record) == ("documents", report.id)


def test_a_change_from_the_centre_leaves_somebody_where_they_stand(laptop: Laptop, show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    hearing = one("Juniper", "hearing", kind="first")
    row(page, f"knot.{hearing.id}").setFocus()
    told = Record(hearing.id, "hearing", hearing.case, {**hearing.fields, "result": "Adjourned. It was short."})
    laptop.from_centre(told)
    qtbot.waitUntil(lambda: "It was short" in row(page, f"knot.{hearing.id}").accessibleName())
    assert page.court.at() == hearing.id
    assert focused() is row(page, f"knot.{hearing.id}")


@pytest.mark.parametrize(("keys", "type"), [("H", "hearing"), ("O", "offence")])
def test_a_hearing_and_an_offence_are_added_by_their_keys(show: Opened, qtbot: QtBot, keys: str, type: str) -> None:
    page = at_court(show, "Zephyr", qtbot)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    page.court.knots.rows[0].setFocus()
    QTest.keyClick(focused(), getattr(Qt.Key, f"Key_{keys}"), both)
    qtbot.waitUntil(lambda: any(each.is_open for each in page.findChildren(GeneralEditor)), timeout=FIRST_LISTS_MS)
    assert (page.place().part, page.place().type) == ("editor", type)


def test_every_control_of_the_page_has_a_name(show: Opened, qtbot: QtBot) -> None:
    page = at_court(show, "Juniper", qtbot)
    assert nameless(page.court) == []
