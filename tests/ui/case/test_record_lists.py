"""Every type of record has its page of the case, a list there, and a way to add one."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework.case_file import case_file
from casework.record_types import RECORD_TYPES, about_fields
from casework.sections import HIDDEN
from tests.ui.case.conftest import Opened
from tests.ui.case.laptop import NOW
from tests.ui.case.sample_values import CASE, MADE_ONCE, OWN_PAGES, id_of, whole_case
from ui.case.add_to_case import VISIT, AddToCase, addable
from ui.case.case_reading import CaseOnLaptop
from ui.case.field_groups import PARTS, form_parts, kept_fields
from ui.case.read_view import lists
from ui.case.record_called import naming_fields
from ui.case.record_sections import HEADINGS
from ui.case_tabs import ALL_PAGES, LISTED, TAB_OF
from ui.edit_words import THINGS, title_of
from ui.parts.rows import ROW
from ui.place import Place

OF_PAGES_OF_THEIR_OWN = ("contacts", "documents", "offences")
TYPES = [type for type in RECORD_TYPES if type not in OWN_PAGES]


def test_every_type_has_a_page_a_heading_and_words() -> None:
    assert set(TAB_OF) == set(TYPES) == set(HEADINGS)
    assert {tab for tab, _ in ALL_PAGES} >= set(LISTED)
    assert set(THINGS) >= set(RECORD_TYPES)
    assert len({title_of(type) for type in RECORD_TYPES}) == len(RECORD_TYPES)


@pytest.mark.parametrize("type", TYPES)
def test_a_form_has_every_field_once_and_the_required_ones_in_its_first_part(type: str) -> None:
    parts = list(form_parts(type))
    names = [name for _, part in parts for name in part]
    assert sorted([*names, *kept_fields(type)]) == sorted(about_fields(type))
    required = {name for name, about in about_fields(type).items() if about.required}
    assert required <= {*parts[0][1], *kept_fields(type)}
    assert len(names) <= 12 or type in PARTS, "a long form has headings"
    assert set(naming_fields(type)) <= set(about_fields(type))


@pytest.mark.parametrize("tab", [tab for tab in LISTED if tab not in OF_PAGES_OF_THEIR_OWN])
def test_each_record_stands_in_its_list_and_opens_its_form(tab: str) -> None:
    case = CaseOnLaptop(case_file(CASE, whole_case()))
    opened = {line.opens.record for section in said(case, tab, "manager") for line in section.lines if line.opens}
    seen = [type for type in LISTED[tab] if type != "assessment_section"]
    assert {id_of(type) for type in seen} <= opened
    added = {section.add for section in said(case, tab, "manager")}
    assert {type for type in LISTED[tab] if type not in (*MADE_ONCE, "health_note", "intelligence")} <= added


def said(case: CaseOnLaptop, tab: str, role: str):  # type: ignore[no-untyped-def]
    return lists(case, tab, (), NOW, role).sections


def test_a_list_that_a_role_may_not_see_says_so_and_offers_nothing() -> None:
    case = CaseOnLaptop(case_file(CASE, whole_case()))
    for section in said(case, "victims", "case_manager"):
        assert (section.lines, section.empty, section.add) == ((), HIDDEN, "")
    assert [len(section.lines) for section in said(case, "victims", "victim_worker")] == [1, 1, 1]
    notes = next(section for section in said(case, "health", "case_manager") if section.title == "Health notes")
    assert (notes.lines, notes.empty) == ((), HIDDEN)


def test_who_may_not_write_is_offered_nothing_to_add() -> None:
    case = CaseOnLaptop(case_file(CASE, whole_case()))
    assert not any(section.add for tab in LISTED for section in said(case, tab, "data_officer"))
    assert addable("data_officer") == []


def test_anything_is_found_as_one_types_what_to_add() -> None:
    types = {row.key for row in addable("manager") if row.kind == ROW} - {VISIT.key}
    assert types == {type for type in TYPES if type not in ("health_note", "intelligence")}
    assert {row.key for row in addable("case_manager", "refer") if row.kind == ROW} >= {"referral", "onward_referral"}
    assert "victim" not in {row.key for row in addable("case_manager")}
    assert [row.key for row in addable("case_manager", "police station") if row.kind == ROW] == ["arrest"]


def test_a_record_of_any_type_is_added_with_the_keyboard_alone(show: Opened, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="summary"))
    page.bar.add_button.setFocus()
    QTest.keyClick(page.bar.add_button, Qt.Key.Key_Space)
    (chooser,) = page.findChildren(AddToCase)
    assert chooser.field.hasFocus()
    QTest.keyClicks(chooser.field, "school")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert (page.place().part, page.place().type, page.place().tab) == ("editor", "education", "health")
    qtbot.waitUntil(lambda: page.findChild(QWidget, "field.kind") is not None)
    assert page.step_back()
    assert page.place().part == ""


def test_the_pages_behind_more_are_reached_and_named(show: Opened, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="summary"))
    assert page.bar.more.text() == "More"
    for action in page.bar.more.pages().actions():
        action.trigger()
        tab = str(action.data())
        assert page.place().tab == tab
        assert page.bar.more.text() == f"More: {dict(ALL_PAGES)[tab]}"
        qtbot.waitUntil(lambda tab=tab: HEADINGS[LISTED[tab][0]][0] in texts(page))
    page.show_tab("plan")
    assert page.bar.more.text() == "More"


def texts(page: QWidget) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
