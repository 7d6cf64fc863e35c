"""Settling two versions: nothing is chosen in advance, everything can be kept, and it is one save."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from casework.case_file import case_file
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import IMOGEN, NOW, Laptop, write
from ui.case.case_page import CasePage
from ui.case.two_versions_page import TwoVersionsPage
from ui.case.two_versions_view import two_versions
from ui.place import Place

YOURS = "Did not come. Rang Damaris at 10:05am, no answer."
THEIRS = "Called in sick 8:50am."


@pytest.fixture
def contact() -> Record:
    """The contact on Monday 23 November."""
    return next(
        one
        for one in few()
        if one.type == "contact" and one.case == case_of("Juniper") and one.fields["date"] == "2026-11-23"
    )


@pytest.fixture
def conflicts(laptop: Laptop, contact: Record) -> list[Record]:
    return [
        laptop.conflict(contact, "attendance", None, "unacceptable_absence", "rearranged_by_us"),
        laptop.conflict(contact, "note", None, YOURS, THEIRS),
    ]


def open_versions(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> tuple[CasePage, TwoVersionsPage]:
    laptop.from_centre(*conflicts)
    page = show("Juniper", Place(tab="contacts", part="two_versions", record=contact.id))
    qtbot.waitUntil(lambda: any(one.choices for one in page.findChildren(TwoVersionsPage)))
    return page, page.findChildren(TwoVersionsPage)[0]


def press(page: QWidget, name: str) -> None:
    button = page.findChild(QWidget, name)
    assert button is not None, name
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_nothing_is_chosen_and_keeping_says_what_is_open(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, versions = open_versions(laptop, show, contact, conflicts, qtbot)
    assert [choice.code() for choice in versions.choices.values()] == ["", ""]
    press(page, "keep_result")
    assert versions.problems() == ["Choose what happened", "Choose case note"]
    with laptop.open_store() as store:
        assert store.pending() == []


def test_keeping_saves_the_record_and_each_conflict_in_one_step(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, _ = open_versions(laptop, show, contact, conflicts, qtbot)
    press(page, "choose.attendance.theirs")
    press(page, "choose.note.both")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        record, *settled = [one.edit for one in store.pending()]
        kept = store.record(contact.id)
        assert store.attention() == []
    assert record.set["attendance"] == "rearranged_by_us"
    note = record.set["note"]
    assert note.index(YOURS) < note.index(THEIRS)
    assert "Imogen Farrowby, Thursday 26 November 2026 at 9:32am:" in note
    assert "Callum Dreyling, Thursday 26 November 2026 at 9:50am:" in note
    assert [(one.set["kept"], one.set["settled_by"]) for one in settled] == [
        ("theirs", IMOGEN.user),
        ("both", IMOGEN.user),
    ]
    assert {one.record for one in settled} == {one.id for one in conflicts}
    assert kept is not None
    assert kept.fields["attendance"] == "rearranged_by_us"


def test_something_else_is_written_with_both_in_view(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, versions = open_versions(laptop, show, contact, conflicts[1:], qtbot)
    press(page, "choose.note.else")
    press(page, "keep_result")
    assert versions.problems() == ["Write the case note, or choose one of the versions"]
    field = page.findChild(QWidget, "else.note")
    assert field is not None
    write(field, "Neither is right.")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        assert [one.edit.set.get("note") for one in store.pending()] == ["Neither is right.", None]


def test_escape_leaves_it_waiting(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, versions = open_versions(laptop, show, contact, conflicts, qtbot)
    versions.first_choice().setFocus()
    assert page.step_back()
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        assert len(store.attention()) == 1
        assert store.pending() == []


def test_one_two_three_choose(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    _, versions = open_versions(laptop, show, contact, conflicts, qtbot)
    versions.first_choice().setFocus()
    QTest.keyClick(versions.first_choice(), Qt.Key.Key_2)
    assert versions.choices["attendance"].code() == "theirs"


def test_yours_is_always_the_column_of_whoever_looks(laptop: Laptop, contact: Record, conflicts: list[Record]) -> None:
    case = case_file(contact.case, [*few(), *conflicts])
    imogen = two_versions(case, contact.id, (IMOGEN.user,), NOW)
    callum = two_versions(case, contact.id, ("callum.dreyling",), NOW)
    wren = two_versions(case, contact.id, ("wren.holloway-pike",), NOW)
    assert [row.yours.text for row in imogen.rows] == ["Unacceptable absence", YOURS]
    assert [row.yours.text for row in callum.rows] == ["Rearranged by us", THEIRS]
    assert (wren.yours_title, wren.theirs_title) == ("Imogen Farrowby", "Callum Dreyling")
    assert callum.rows[0].choices[0].kept == "theirs"


def test_why_it_matters_says_what_follows_from_each(laptop: Laptop, contact: Record, conflicts: list[Record]) -> None:
    case = case_file(contact.case, [*few(), *conflicts])
    told = two_versions(case, contact.id, (IMOGEN.user,), NOW).why
    assert "As unacceptable absence: decide with Wren whether to start breach, by Monday 30 November" in told
    assert "As rearranged by us: nothing else follows." in told
    note_only = case_file(contact.case, [*few(), conflicts[1]])
    assert two_versions(note_only, contact.id, (IMOGEN.user,), NOW).why == ""
