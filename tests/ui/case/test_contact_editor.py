"""The contact editor in a real window on a real store: drafts, saving, checks, and a page from the centre meanwhile."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import IMOGEN, Laptop, write
from ui.case.case_page import CasePage
from ui.case.contact_editor import ContactEditor
from ui.parts.form_row import Mark
from ui.place import Place


@pytest.fixture
def visit() -> Record:
    """Today's home visit to Corvin: planned, not written up."""
    planned = [one for one in few() if one.type == "contact" and one.case == case_of("Corvin")]
    return next(one for one in planned if one.fields["date"] == "2026-11-26" and "attendance" not in one.fields)


def editor_of(page: CasePage, qtbot: QtBot) -> ContactEditor:
    """The editor, once it has read its record."""

    def shown() -> list[ContactEditor]:
        return [each for each in page.findChildren(ContactEditor) if each.isVisible() and each.is_open]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def field(page: QWidget, name: str) -> QWidget:
    found = page.findChild(QWidget, f"field.{name}")
    assert isinstance(found, QWidget)
    return found


def open_visit(show: Opened, visit: Record, qtbot: QtBot) -> tuple[CasePage, ContactEditor]:
    page = show("Corvin", Place(tab="contacts", part="editor", record=visit.id))
    return page, editor_of(page, qtbot)


def test_a_pause_in_typing_keeps_a_draft(laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot) -> None:
    _, editor = open_visit(show, visit, qtbot)
    note = field(editor, "note")
    note.setFocus()
    with qtbot.waitSignal(editor.keeper.kept):
        write(note, "Llŷr had slept")
    with laptop.open_store() as store:
        draft = store.draft(f"contact/{visit.id}")
        assert draft is not None
        assert (draft.fields, draft.caret) == ({"note": "Llŷr had slept"}, ("note", 14))
        assert store.pending() == []


def test_typing_without_a_pause_is_kept_within_a_second(show: Opened, visit: Record, qtbot: QtBot) -> None:
    _, editor = open_visit(show, visit, qtbot)
    note = field(editor, "note")
    kept: list[str] = []
    editor.keeper.kept.connect(kept.append)
    for _ in range(500):
        if kept:
            break
        QTest.keyClick(note, "a", delay=5)  # never a pause of 250 ms
    assert kept


def test_a_cut_loses_nothing_that_was_kept(laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot) -> None:
    """The first window is never closed: as after kill -9, only what is on the disk is there for the second."""
    _, editor = open_visit(show, visit, qtbot)
    field(editor, "note").setFocus()
    with qtbot.waitSignal(editor.keeper.kept):
        write(field(editor, "note"), "who he must keep away from and")
    _, second = open_visit(show, visit, qtbot)
    assert second.fields["note"].value() == "who he must keep away from and"  # type: ignore[attr-defined]
    assert second.caret() == ("note", 30)
    said = second.findChild(QWidget, "notice").accessibleName()
    assert said == "Holdfast closed without warning at 10:54am. Everything up to “keep away from and” is here."


def test_escape_keeps_the_draft_and_offers_it_again(laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot) -> None:
    page, editor = open_visit(show, visit, qtbot)
    field(editor, "note").setFocus()
    write(field(editor, "note"), "Not yet")
    assert page.step_back()
    qtbot.waitUntil(lambda: page.place().part == "")
    page.open_contact(visit.id)
    again = editor_of(page, qtbot)
    assert again is not editor
    assert again.findChild(QWidget, "notice").accessibleName() == "Draft from today, 10:54am."
    assert again.fields["note"].value() == "Not yet"  # type: ignore[attr-defined]
    again.put_aside()
    assert again.fields["note"].value() is None  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: _aside(laptop, visit))


def _aside(laptop: Laptop, visit: Record) -> bool:
    with laptop.open_store() as store:
        return [one.aside for one in store.drafts() if one.editor == f"contact/{visit.id}"] == [True]


def test_save_makes_one_edit_of_what_changed_and_stays_open(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    _, editor = open_visit(show, visit, qtbot)
    option = editor.fields["attendance"].options()["attended"]  # type: ignore[attr-defined]
    QTest.mouseClick(option, Qt.MouseButton.LeftButton)
    note = field(editor, "note")
    note.setFocus()
    write(note, "Corvin had slept.")
    with qtbot.waitSignal(editor.keeper.saved):
        QTest.keyClick(note, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with laptop.open_store() as store:
        (pending,) = store.pending()
        assert pending.edit.set == {"attendance": "attended", "note": "Corvin had slept."}
        assert pending.edit.seen == {"attendance": 0, "note": 0}
        assert pending.edit.author == IMOGEN.user
        assert store.draft(f"contact/{visit.id}") is None
    assert note.hasFocus()
    assert editor.caret() == ("note", 17)
    assert editor.row_of("note").state.mark is Mark.SAVED
    assert editor.row_of("place").state.mark is Mark.SENT
    assert laptop.sync.woken == 1


def test_after_saving_only_what_is_typed_since_says_typed(show: Opened, visit: Record, qtbot: QtBot) -> None:
    _, editor = open_visit(show, visit, qtbot)
    note = field(editor, "note")
    note.setFocus()
    write(note, "One.")
    with qtbot.waitSignal(editor.keeper.saved):
        editor.save()
    write(note, " Two.")
    assert editor.row_of("note").state.mark is Mark.TYPED
    assert "The case note has changed since." in editor.bar_words()


def test_a_check_on_save_keeps_everything_typed(laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot) -> None:
    _, editor = open_visit(show, visit, qtbot)
    date, note = field(editor, "date"), field(editor, "note")
    date.setFocus()
    date.selectAll()  # type: ignore[attr-defined]
    write(date, "31 february")
    write(note, "Kept.")
    editor.save()
    assert editor.problems.isVisible()
    assert editor.row_of("date").error()
    assert editor.problems.isAncestorOf(editor.window().focusWidget())
    QTest.keyClick(editor.window().focusWidget(), Qt.Key.Key_Space)
    assert date.hasFocus()
    assert (date.text(), note.value()) == ("31 february", "Kept.")  # type: ignore[attr-defined]
    with laptop.open_store() as store:
        assert store.pending() == []


def test_a_page_from_the_centre_never_overwrites_what_is_typed(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    _, editor = open_visit(show, visit, qtbot)
    note = field(editor, "note")
    note.setFocus()
    with qtbot.waitSignal(editor.keeper.kept):
        write(note, "My words")
    laptop.from_centre(msgspec.structs.replace(visit, fields={"note": "Their words", "place": "The library"}))
    qtbot.waitUntil(lambda: field(editor, "place").text() == "The library")  # type: ignore[attr-defined]
    assert note.value() == "My words"  # type: ignore[attr-defined]
    assert editor.caret() == ("note", 8)
    with qtbot.waitSignal(editor.keeper.saved):
        editor.save()
    with laptop.open_store() as store:
        (pending,) = store.pending()
        assert (pending.edit.set, pending.edit.seen) == ({"note": "My words"}, {"note": 0})


def test_a_contact_can_be_recorded_with_the_keyboard_alone(laptop: Laptop, show: Opened, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="summary"))
    page.bar.record_button.setFocus()
    QTest.keyClick(page.bar.record_button, Qt.Key.Key_Space)
    editor = editor_of(page, qtbot)
    assert field(editor, "kind").hasFocus()
    QTest.keyClick(field(editor, "kind"), Qt.Key.Key_P)  # Phone
    _tab_to(page, field(editor, "attendance").options()["attended"])  # type: ignore[attr-defined]
    QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Space)
    _tab_to(page, field(editor, "note"))
    write(field(editor, "note"), "Rang. All well.")
    QTest.keyClick(field(editor, "note"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        (pending,) = store.pending()
        assert pending.edit.set["kind"] == "phone"
        assert pending.edit.set["attendance"] == "attended"
        assert pending.edit.set["date"] == "2026-11-26"
        assert pending.edit.set["note"] == "Rang. All well."
        assert store.drafts() == []


def _tab_to(page: CasePage, wanted: QWidget) -> None:
    for _ in range(30):
        if wanted.hasFocus():
            return
        QTest.keyClick(page.window().focusWidget(), Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not come to {wanted.accessibleName()}")


def test_a_new_contact_without_a_kind_says_so(show: Opened, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="contacts", part="editor"))
    editor = editor_of(page, qtbot)
    editor.save()
    assert editor.row_of("kind").error() == "Choose the kind of contact"


def test_a_contact_never_saved_is_opened_again(show: Opened, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="contacts"))
    page.record_contact()
    first = editor_of(page, qtbot)
    write(field(first, "note"), "Half a")
    record = page.place().record
    page.show_tab("summary")
    qtbot.waitUntil(lambda: page.has_draft(str(record)))
    page.record_contact()
    assert page.place().record == record


def test_an_address_is_changed_by_the_same_machinery(laptop: Laptop, show: Opened, qtbot: QtBot) -> None:
    home = next(one for one in few() if one.type == "address" and one.case == case_of("Juniper"))
    page = show("Juniper", Place(tab="summary"))
    QTest.mouseClick(page.findChild(QWidget, "change_address"), Qt.MouseButton.LeftButton)
    assert page.place().record == home.id
    qtbot.waitUntil(lambda: page.findChild(QWidget, "field.line_1") is not None)
    street = field(page, "line_1")
    qtbot.waitUntil(lambda: street.text() != "")  # type: ignore[attr-defined]
    street.selectAll()  # type: ignore[attr-defined]
    write(street, "9 Pilot's Walk")
    button = page.findChild(QWidget, "save")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Saved on this laptop at" in _bar_words(page))
    with laptop.open_store() as store:
        (pending,) = store.pending()
        assert pending.edit.set == {"line_1": "9 Pilot's Walk"}


def _bar_words(page: CasePage) -> str:
    from ui.case.address_editor import AddressEditor

    return page.findChildren(AddressEditor)[0].bar_words()
