"""Settling two versions: nothing is chosen in advance, everything can be kept, and it is one save."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from casework.case_file import case_file
from casework.trouble import Trouble
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import IMOGEN, NOW, Laptop, write
from ui.case.case_page import CasePage
from ui.case.history_view import history
from ui.case.two_versions_page import TwoVersionsPage
from ui.case.two_versions_view import TwoVersions, two_versions
from ui.case.version_facts import read_version_facts
from ui.done import Done, taking_back
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


def test_nothing_is_written_into_a_result_while_it_is_being_kept(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, versions = open_versions(laptop, show, contact, conflicts[1:], qtbot)
    press(page, "choose.note.else")
    field = page.findChild(QWidget, "else.note")
    assert field is not None
    write(field, "Neither is right.")
    versions.keep()
    QTest.keyClicks(field, " No place for this.")
    assert field.toPlainText() == "Neither is right."  # type: ignore[attr-defined]
    versions._failed(Trouble("This laptop's disk is full.", "Nothing was changed.", "Make room."))
    QTest.keyClicks(field, " And on.")
    assert field.toPlainText() == "Neither is right. And on."  # type: ignore[attr-defined]


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


# fields that only one of the two changed


@pytest.fixture
def apart(laptop: Laptop, contact: Record) -> Record:
    """Callum wrote who was there, Imogen a follow-up; both wrote what happened, and his arrived first."""
    before = {"note": "An older note.", "who_was_there": None, "follow_up": None, "reason": None}
    laptop.from_centre(msgspec.structs.replace(contact, fields=before), author="wren.holloway-pike")
    his = {"who_was_there": "Damaris", "attendance": "rearranged_by_us"}
    laptop.from_centre(msgspec.structs.replace(contact, fields=his))
    conflict = laptop.conflict(contact, "attendance", None, "unacceptable_absence", "rearranged_by_us")
    laptop.acknowledge(laptop.save(contact, follow_up="Ring tomorrow"))
    laptop.save(contact, reason="No message left")
    laptop.from_centre(conflict)
    return conflict


def shown_to(laptop: Laptop, contact: Record, *me: str) -> TwoVersions:
    with laptop.open_store() as store:
        case = case_file(contact.case, store.case(contact.case))
        return two_versions(case, contact.id, me, NOW, read_version_facts(store, contact.id))


def test_what_only_one_changed_is_in_already_with_whose_it_is(laptop: Laptop, contact: Record, apart: Record) -> None:
    rows = {row.field: row for row in shown_to(laptop, contact, IMOGEN.user).rows}
    assert list(rows) == ["attendance", "reason", "follow_up", "who_was_there"]
    his, hers, waits = rows["who_was_there"], rows["follow_up"], rows["reason"]
    assert (his.yours.text, his.theirs.text, his.whose) == ("Not changed", "Damaris", "Only Callum changed this.")
    assert (hers.before.text, hers.yours.text, hers.theirs.text) == ("None", "Ring tomorrow", "Not changed")
    assert (waits.yours.text, waits.whose) == ("No message left", "Only you changed this.")
    assert his.before.text == "Not kept on this laptop"
    assert "note" not in rows, "Wren wrote it before, and both had it"


def test_on_the_other_laptop_the_columns_change_places(laptop: Laptop, contact: Record, apart: Record) -> None:
    rows = {row.field: row for row in shown_to(laptop, contact, "callum.dreyling").rows}
    assert rows["who_was_there"].whose == "Only you changed this."
    assert rows["follow_up"].whose == "Only Imogen changed this."


def test_a_field_in_already_can_be_changed_before_it_is_kept(
    laptop: Laptop, show: Opened, contact: Record, apart: Record, qtbot: QtBot
) -> None:
    page, _ = open_versions(laptop, show, contact, [], qtbot)
    assert to_choose(page) == "1 to choose, 3 already settled"
    press(page, "choose.attendance.mine")
    assert to_choose(page) == "Nothing left to choose, 4 already settled"
    press(page, "turn.who_was_there")
    field = page.findChild(QWidget, "change.who_was_there")
    assert field is not None
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    write(field, "Damaris and Bettany")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        *_, record, settled = [one.edit for one in store.pending()]
    assert record.set == {"attendance": "unacceptable_absence", "who_was_there": "Damaris and Bettany"}
    assert settled.set["kept"] == "mine"


def to_choose(page: CasePage) -> str:
    label = page.findChild(QLabel, "to_choose")
    assert isinstance(label, QLabel)
    return label.text()


def test_keys_settle_it_in_seconds(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, versions = open_versions(laptop, show, contact, conflicts, qtbot)
    qtbot.waitUntil(lambda: versions.first_choice().isVisible() and versions.first_choice().hasFocus())

    def key(key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key, *modifiers)

    key(Qt.Key.Key_2)
    key(Qt.Key.Key_Tab)
    assert versions.choices["note"].first_option().hasFocus(), "Tab goes from row to row"
    key(Qt.Key.Key_Down)
    key(Qt.Key.Key_Space)
    assert versions.choices["note"].code() == "theirs", "arrows go within the row"
    key(Qt.Key.Key_3)
    key(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        assert [one.edit.set["kept"] for one in store.pending()[1:]] == ["theirs", "both"]


def test_what_is_chosen_and_written_is_there_again_after_a_lock(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, versions = open_versions(laptop, show, contact, conflicts, qtbot)
    press(page, "choose.note.else")
    field = page.findChild(QWidget, "else.note")
    assert field is not None
    write(field, "Neither is right.")
    page.hide()
    laptop.finish()
    laptop.start()
    page, versions = open_versions(laptop, show, contact, [], qtbot)
    assert versions.choices["note"].code() == "else"
    assert versions.choices["note"].text() == "Neither is right."
    assert versions.choices["attendance"].code() == ""


def test_a_version_written_over_since_is_the_one_that_is_shown(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    laptop.from_centre(*conflicts)
    laptop.from_centre(msgspec.structs.replace(contact, fields={"note": "He rang back at noon."}))
    page, _ = open_versions(laptop, show, contact, [], qtbot)
    shown = {row.field: row for row in shown_to(laptop, contact, IMOGEN.user).rows}["note"]
    assert shown.theirs.text == "He rang back at noon."
    assert shown.theirs.note == "Changed again by Callum Dreyling."
    press(page, "choose.attendance.theirs")
    press(page, "choose.note.mine")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        settled = store.record(conflicts[1].id)
    assert settled is not None
    assert settled.fields["theirs"] == "He rang back at noon.", "the losing text stays in History"


def test_both_texts_are_in_history_with_their_authors_and_times(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, _ = open_versions(laptop, show, contact, conflicts, qtbot)
    press(page, "choose.attendance.mine")
    press(page, "choose.note.mine")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        case = case_file(contact.case, store.case(contact.case))
    note = next(one for one in history(case, (), NOW) if one.title.startswith("Case note of"))
    told = {line.first: (line.lead, line.beside, line.state) for line in note.lines}
    assert told[YOURS] == ("Imogen Farrowby", "Today at 9:32am", "kept")
    assert told[THEIRS] == ("Callum Dreyling", "Today at 9:50am", "")


def test_settling_can_be_taken_back(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, _ = open_versions(laptop, show, contact, conflicts, qtbot)
    told: list[Done] = []
    page.done.connect(told.append)
    press(page, "choose.attendance.mine")
    press(page, "choose.note.mine")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: bool(told))
    with laptop.open_store() as store:
        assert store.attention() == []
        store.save_all(taking_back(store, told[0], IMOGEN.user, IMOGEN.device, NOW.isoformat()))
        (waiting,) = store.attention()
        record = store.record(contact.id)
    assert len(waiting.conflicts) == 2
    assert record is not None
    assert record.fields["note"] == contact.fields["note"]


def test_a_long_text_shows_only_what_differs_until_asked(laptop: Laptop, contact: Record) -> None:
    base = "He spoke of the week and of college. " * 20
    mine, theirs = base.replace("week", "weekend", 1), base + "He left at noon."
    conflict = laptop.conflict(contact, "note", base, mine, theirs)
    row = two_versions(case_file(contact.case, [*few(), conflict]), contact.id, (IMOGEN.user,), NOW).rows[0]
    assert row.yours.marked is not None
    assert "<s>week </s><u>weekend </u>" in row.yours.marked.short
    assert len(row.yours.marked.short) < 200 < len(row.yours.marked.whole)
    assert "Added: “weekend”. Taken out: “week”." in row.spoken("Yours", "Theirs")


def test_the_next_two_versions_of_the_case_come_by_themselves(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    other = next(
        one for one in few() if one.type == "contact" and one.case == contact.case and one.fields["date"] < "2026-11-01"
    )
    laptop.from_centre(laptop.conflict(other, "place", other.fields["place"], "Gannet House", "The library"))
    page, _ = open_versions(laptop, show, contact, conflicts[:1], qtbot)
    press(page, "choose.attendance.mine")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: page.place().record == other.id)
    assert page.place().part == "two_versions"
    qtbot.waitUntil(lambda: page.findChild(QWidget, "choose.place.mine") is not None)
    press(page, "choose.place.theirs")
    press(page, "keep_result")
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        assert store.attention() == []


def test_when_the_other_settles_it_first_the_page_says_so(
    laptop: Laptop, show: Opened, contact: Record, conflicts: list[Record], qtbot: QtBot
) -> None:
    page, versions = open_versions(laptop, show, contact, conflicts[:1], qtbot)
    by_callum = {"settled_by": "callum.dreyling", "settled_at": "2026-11-26T10:50:00+00:00", "kept": "theirs"}
    laptop.from_centre(msgspec.structs.replace(conflicts[0], fields=conflicts[0].fields | by_callum))
    told = "Callum Dreyling settled this today at 10:50am. Both versions are in History."
    qtbot.waitUntil(lambda: told in [one.text() for one in versions.findChildren(QLabel)])
    assert versions.keep_button.isHidden()
    press(page, "read_kept")
    assert (page.place().part, page.place().record) == ("editor", contact.id)


def test_one_person_with_two_laptops_is_not_told_of_somebody_else(laptop: Laptop, contact: Record) -> None:
    conflict = laptop.conflict(contact, "note", None, YOURS, THEIRS)
    own = msgspec.structs.replace(conflict, fields=conflict.fields | {"theirs_author": IMOGEN.user})
    shown = two_versions(case_file(contact.case, [*few(), own]), contact.id, (IMOGEN.user,), NOW)
    assert shown.sentence.startswith("You wrote it up on two laptops.")
    assert (shown.yours_title, shown.theirs_title) == ("One version", "The other version")
    assert [choice.words for choice in shown.rows[0].choices[:2]] == ["One version", "The other version"]
