"""The form of a home visit on a tablet: by touch and by keyboard, upright and lying, the same record as ever."""

import datetime as dt

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from casework.case_file import case_file
from casework.deadlines import dues
from casework.due import Due
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import NOW, TODAY, Laptop, write
from tests.ui.controls import nameless
from ui.case.add_to_case import addable
from ui.case.case_page import CasePage
from ui.case.contact_editor import ContactEditor
from ui.case.people_field import PeopleField
from ui.case.record_editor import RecordEditor
from ui.case.visit_editor import VisitEditor
from ui.case.visit_view import visit_to_write_up
from ui.case_words import due_place
from ui.parts.buttons import Button
from ui.parts.choices import Option
from ui.parts.large import LARGE, LargeBox
from ui.place import Place

UPRIGHT, LYING = (768, 900), (1024, 640)
"""A tablet of 768 x 1024, without the rail and the line at the top."""


@pytest.fixture
def visit() -> Record:
    """Today's home visit to Corvin: planned from 10am to 10:45am, not written up."""
    planned = [one for one in few() if one.type == "contact" and one.case == case_of("Corvin")]
    return next(one for one in planned if one.fields["date"] == "2026-11-26" and "attendance" not in one.fields)


def open_form(show: Opened, qtbot: QtBot, record: str | None, size: tuple[int, int] = UPRIGHT) -> VisitEditor:
    page = show("Corvin", Place(tab="contacts", part="visit", record=record))
    page.resize(*size)
    return form_in(page, qtbot)


def form_in(page: CasePage, qtbot: QtBot, kind: type[RecordEditor] = VisitEditor):  # type: ignore[no-untyped-def]
    def shown() -> list[RecordEditor]:
        return [each for each in page.findChildren(kind) if each.isVisible() and each.is_open]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def tap(form: VisitEditor, button: QWidget, touch: object) -> None:
    """A finger: on what is below it in the window."""
    form.columns.area.ensureWidgetVisible(button)
    window = form.window()
    at = button.mapTo(window, button.rect().center())
    QTest.touchEvent(window, touch).press(0, at, window).commit()  # type: ignore[call-overload]
    QTest.touchEvent(window, touch).release(0, at, window).commit()  # type: ignore[call-overload]


def test_a_visit_is_written_up_by_touch_and_saved_as_the_contact_it_is(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    form = open_form(show, qtbot, visit.id)
    touch = QTest.createTouchDevice()
    who = form.fields["who_was_there"]
    assert isinstance(who, PeopleField)
    tap(form, who.boxes["Corvin"], touch)
    tap(form, form.fields["attendance"].options()["attended"], touch)  # type: ignore[attr-defined]
    tap(form, form.fields["seen_alone"].options()["yes"], touch)  # type: ignore[attr-defined]
    now = {each.accessibleName(): each for each in form.findChildren(Button) if each.text() == "Now"}
    tap(form, now["From: now"], touch)
    laptop.now = NOW + dt.timedelta(minutes=41)
    tap(form, now["To: now"], touch)
    form.place_caret("note", 0)
    write(form.fields["note"], "Llŷr had slept.")
    form.place_caret("safety_concerns", 0)
    write(form.fields["safety_concerns"], "The back door.")
    with qtbot.waitSignal(form.keeper.saved):
        QTest.keyClick(form.fields["note"], Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with laptop.open_store() as store:
        (pending,) = store.pending()
        assert pending.edit.record == visit.id
        assert pending.edit.set == {
            "who_was_there": "Corvin",
            "attendance": "attended",
            "seen_alone": True,
            "start": "10:54:00",
            "end": "11:35:00",
            "note": "Llŷr had slept.",
            "safety_concerns": "The back door.",
        }
        assert store.draft(f"contact/{visit.id}") is None


@pytest.mark.parametrize("size", [UPRIGHT, LYING])
def test_everything_is_large_enough_for_a_finger_and_save_is_always_there(
    show: Opened, visit: Record, qtbot: QtBot, size: tuple[int, int]
) -> None:
    form = open_form(show, qtbot, visit.id, size)
    QTest.mouseClick(form.fields["attendance"].options()["unacceptable_absence"], Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: form.row_of("reason").isVisible())
    assert "1 working day" in form.fields["attendance"].accessibleDescription()
    targets = [*form.fields.values(), *form.findChildren(Option), *form.findChildren(LargeBox)]
    targets += [form.save_button, form.close_button, form.all_button]
    targets += [each for each in form.findChildren(Button) if each.text() == "Now"]
    qtbot.waitUntil(lambda: [each for each in targets if each.height() < LARGE] == [])  # type: ignore[attr-defined]
    assert nameless(form) == []
    foot = form.save_button.mapTo(form, QPoint(0, form.save_button.height()))
    assert form.height() - 20 <= foot.y() <= form.height(), "at the foot, however long the form is"
    note, day = form.row_of("note"), form.row_of("date")
    left = [row.mapTo(form, QPoint(0, 0)).x() for row in (note, day)]
    assert (left[0] > left[1]) is (size == LYING), "lying on its long side there is room for the note beside the rest"
    assert form.width() <= size[0]


def test_a_new_visit_keeps_the_hour_it_began_in_whichever_form_it_goes_on(
    laptop: Laptop, show: Opened, qtbot: QtBot
) -> None:
    form = open_form(show, qtbot, None)
    record = form.keeper.state.record.id
    assert form.fields["start"].value() == "10:54:00"  # type: ignore[attr-defined]
    with qtbot.waitSignal(form.keeper.kept):
        form.place_caret("note", 0)
        write(form.fields["note"], "Half a sen")
    laptop.now = NOW + dt.timedelta(hours=26)
    page = show("Corvin", Place(tab="contacts", part="visit", record=record))
    again = form_in(page, qtbot)
    assert again.fields["start"].value() == "10:54:00"
    assert again.fields["date"].value() == "2026-11-26"
    again.all_button.click()
    whole = form_in(page, qtbot, ContactEditor)
    shown = {name: whole.fields[name].value() for name in ("kind", "date", "start", "note")}
    assert shown == {"kind": "home_visit", "date": "2026-11-26", "start": "10:54:00", "note": "Half a sen"}
    assert whole.fields["order"].value()


def test_a_finger_that_scrolls_chooses_nothing_on_its_way(show: Opened, visit: Record, qtbot: QtBot) -> None:
    form = open_form(show, qtbot, visit.id, LYING)
    touch, window = QTest.createTouchDevice(), form.window()
    option = form.fields["attendance"].options()["attended"]  # type: ignore[attr-defined]
    bar = form.columns.area.verticalScrollBar()
    at = option.mapTo(window, option.rect().center())
    QTest.touchEvent(window, touch).press(0, at, window).commit()  # type: ignore[call-overload]
    for way in range(10, 121, 10):
        QTest.touchEvent(window, touch).move(0, at - QPoint(0, way), window).commit()  # type: ignore[call-overload]
    QTest.touchEvent(window, touch).release(0, at - QPoint(0, 120), window).commit()  # type: ignore[call-overload]
    assert bar.value() == min(120, bar.maximum()) > 40
    assert form.fields["attendance"].value() is None  # type: ignore[attr-defined]
    assert not form.keeper.state.fields
    tap(form, option, touch)
    assert form.fields["attendance"].value() == "attended"  # type: ignore[attr-defined]


def test_a_name_that_is_tapped_leaves_what_was_typed_as_it_is(qtbot: QtBot) -> None:
    field = PeopleField("Who was there", ["Corvin", "Maud Silverlock"])
    qtbot.addWidget(field)
    field.boxes["Corvin"].click()
    assert field.value() == "Corvin"
    field.set_value("an officer,  two keyworkers, maud silverlock")
    assert field.boxes["Maud Silverlock"].isChecked()
    assert not field.boxes["Corvin"].isChecked()
    field.boxes["Corvin"].click()
    assert field.value() == "an officer,  two keyworkers, maud silverlock, Corvin"
    field.boxes["Maud Silverlock"].click()
    assert field.value() == "an officer,  two keyworkers, Corvin"
    field.line.clear()
    QTest.keyClicks(field.line, "corvin, Je")
    assert field.boxes["Corvin"].isChecked()


def test_which_visit_opens(visit: Record) -> None:
    corvin = case_file(visit.case, [one for one in few() if one.case == visit.case])
    assert visit_to_write_up(corvin, (), TODAY) == visit.id
    assert visit_to_write_up(corvin, (), TODAY - dt.timedelta(days=2)) is None
    at_home = Due(case="c", kind="planned_contact", what="", why="", on=TODAY, icon="", record="r", visit=True)
    assert due_place(at_home).part == "visit"
    written_up_late = [one for one in dues(corvin, TODAY + dt.timedelta(days=1)) if one.record == visit.id]
    assert [due_place(one).part for one in written_up_late if one.kind == "record_contact"] == ["visit"]
    assert [row.key for row in addable("case_manager", "home visit") if row.key == "home_visit"] == ["home_visit"]
    assert "home_visit" not in {row.key for row in addable("data_officer", "home visit")}


def test_add_opens_it_and_another_kind_of_contact_has_its_whole_form(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    page = show("Corvin", Place(tab="summary"))
    page.add_record("home_visit")
    form = form_in(page, qtbot)
    assert form.keeper.state.record.id == visit.id
    assert (page.place().tab, page.place().part) == ("contacts", "visit")
    assert page.step_back()
    laptop.from_centre(Record(visit.id, "contact", visit.case, {"kind": "office"}))
    other = show("Corvin", Place(tab="contacts", part="visit", record=visit.id))
    assert isinstance(form_in(other, qtbot, RecordEditor), ContactEditor)
