"""What was typed is offered where it belongs: also once put aside, changed by a colleague, or removed."""

from threading import Event

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from local_store import State
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import Laptop, write
from tests.ui.case.test_contact_editor import editor_of, field
from ui.case.address_editor import AddressEditor
from ui.case.case_page import CasePage
from ui.case.contact_editor import ContactEditor
from ui.case.record_editor import RecordEditor
from ui.place import Place


@pytest.fixture
def visit() -> Record:
    """Today's home visit to Corvin: planned, not written up."""
    planned = [one for one in few() if one.type == "contact" and one.case == case_of("Corvin")]
    return next(one for one in planned if one.fields["date"] == "2026-11-26" and "attendance" not in one.fields)


def open_visit(show: Opened, visit: Record, qtbot: QtBot) -> tuple[CasePage, ContactEditor]:
    page = show("Corvin", Place(tab="contacts", part="editor", record=visit.id))
    return page, editor_of(page, qtbot)


def type_note(editor: RecordEditor, words: str, qtbot: QtBot) -> None:
    field(editor, "note").setFocus()
    with qtbot.waitSignal(editor.keeper.kept):
        write(field(editor, "note"), words)


def notice(editor: RecordEditor) -> str:
    shown = [one for one in editor.findChildren(QWidget, "notice") if one.isVisible()]
    return shown[0].accessibleName() if shown else ""


def note_of(editor: RecordEditor) -> object:
    return editor.fields["note"].value()  # type: ignore[attr-defined]


def test_two_drafts_are_put_aside_and_each_is_brought_back(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    _, editor = open_visit(show, visit, qtbot)
    for words in ("The first", "The second"):
        type_note(editor, words, qtbot)
        with qtbot.waitSignal(editor.keeper.put_away):
            editor.put_aside()
        assert note_of(editor) is None
    assert notice(editor) == "A draft put aside today at 10:54am. It is kept until 26 December."
    with laptop.open_store() as store:
        asides = {one.fields["note"]: one.key for one in store.drafts() if one.aside}
    editor.bring_back(asides["The first"])
    qtbot.waitUntil(lambda: note_of(editor) == "The first")
    assert editor.caret() == ("note", 9)
    editor.bring_back(asides["The second"])
    qtbot.waitUntil(lambda: note_of(editor) == "The second")
    with laptop.open_store() as store:
        assert sorted((one.aside, one.fields["note"]) for one in store.drafts()) == [
            (False, "The second"),
            (True, "The first"),
        ]


def test_what_is_typed_before_a_slow_store_answers_is_not_overwritten_by_its_answer(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    page, editor = open_visit(show, visit, qtbot)
    page.hide()
    long_read = Event()
    laptop.desk.read(lambda _: long_read.wait(10), lambda _: None)
    page.show()
    page.activateWindow()
    with qtbot.waitSignal(editor.keeper.kept):
        type_note(editor, "At once", qtbot)
    long_read.set()
    with qtbot.waitCallback() as answered:
        laptop.desk.read(lambda store: store.draft(editor.keeper.key), answered)
    assert note_of(editor) == "At once"
    assert answered.args[0].fields["note"] == "At once"


def test_nothing_can_be_typed_under_a_draft_that_is_on_its_way_back(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    _, editor = open_visit(show, visit, qtbot)
    type_note(editor, "Long ago", qtbot)
    with qtbot.waitSignal(editor.keeper.put_away) as put_away:
        editor.put_aside()
    (aside,) = put_away.args
    editor.bring_back(aside.key)
    assert not editor.fields["note"].isEnabled()
    qtbot.waitUntil(editor.fields["note"].isEnabled)
    assert note_of(editor) == "Long ago"


def test_a_draft_that_was_put_aside_is_offered_when_its_editor_opens(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    page, editor = open_visit(show, visit, qtbot)
    type_note(editor, "Not now", qtbot)
    with qtbot.waitSignal(editor.keeper.put_away):
        editor.put_aside()
    assert page.step_back()
    page.open_contact(visit.id)
    qtbot.waitUntil(lambda: editor_of(page, qtbot) is not editor)
    again = editor_of(page, qtbot)
    assert notice(again).startswith("A draft put aside today at 10:54am.")
    assert note_of(again) is None


def test_words_over_a_colleagues_change_say_so(laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot) -> None:
    page, editor = open_visit(show, visit, qtbot)
    type_note(editor, "Mine", qtbot)
    assert page.step_back()
    laptop.from_centre(msgspec.structs.replace(visit, fields={"note": "Theirs"}))
    page.open_contact(visit.id)
    qtbot.waitUntil(lambda: editor_of(page, qtbot) is not editor)
    again = editor_of(page, qtbot)
    assert note_of(again) == "Mine"
    assert "The case has other words for case note by now. Save, and no words are lost" in notice(again)


def test_words_over_a_record_that_was_removed_become_a_new_one(
    laptop: Laptop, show: Opened, visit: Record, qtbot: QtBot
) -> None:
    page, editor = open_visit(show, visit, qtbot)
    type_note(editor, "Still true", qtbot)
    assert page.step_back()
    laptop.from_centre(msgspec.structs.replace(visit, fields={"removed_on": "2026-11-25"}))
    page.open_contact(visit.id)
    qtbot.waitUntil(lambda: editor_of(page, qtbot) is not editor)
    again = editor_of(page, qtbot)
    assert "It was removed from the case on 25 November" in notice(again)
    again.offer.new_wanted.emit()
    qtbot.waitUntil(lambda: editor_of(page, qtbot).keeper.state.new)
    fresh = editor_of(page, qtbot)
    assert note_of(fresh) == "Still true"
    assert fresh.keeper.state.record.id != visit.id
    with laptop.open_store() as store:
        assert {one.aside for one in store.drafts() if one.record == visit.id} == {True}, "the old one is not lost"


def test_what_is_not_understood_yet_comes_back_as_it_was_typed(show: Opened, visit: Record, qtbot: QtBot) -> None:
    page, editor = open_visit(show, visit, qtbot)
    day = field(editor, "date")
    day.setFocus()
    day.selectAll()  # type: ignore[attr-defined]
    with qtbot.waitSignal(editor.keeper.kept):
        write(day, "31/2/2026")
    assert page.step_back()
    page.open_contact(visit.id)
    qtbot.waitUntil(lambda: editor_of(page, qtbot) is not editor)
    assert editor_of(page, qtbot).fields["date"].text() == "31/2/2026"  # type: ignore[attr-defined]


def test_a_form_that_saves_as_it_is_written_makes_one_edit_at_its_pauses(
    laptop: Laptop, show: Opened, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = next(one for one in few() if one.type == "address" and one.case == case_of("Corvin"))
    page = show("Corvin", Place(tab="people", part="editor", record=address.id))
    qtbot.waitUntil(lambda: any(one.is_open for one in page.findChildren(AddressEditor)))
    (editor,) = page.findChildren(AddressEditor)
    monkeypatch.setattr(editor.keeper, "_saves_as_written", True)
    before = note_of(editor) or ""
    note = field(editor, "note")
    note.setFocus()
    for words in (" One.", " Two.", " Three."):
        note.place_caret(10_000)  # type: ignore[attr-defined]
        with qtbot.waitSignal(editor.keeper.saved):
            write(note, words)
    with laptop.open_store() as store:
        (item,) = store.pending()
        assert (item.state, item.edit.set) == (State.WAITING, {"note": f"{before} One. Two. Three."})
        assert store.drafts() == []
    until = field(editor, "until")
    until.setFocus()
    with qtbot.waitSignal(editor.keeper.kept):
        write(until, "31/2/2026")
    with laptop.open_store() as store:
        (draft,) = store.drafts()
        assert draft.fields == {"until": "31/2/2026"}, "what is not understood yet is kept, and not saved"
        assert [one.edit.id for one in store.pending()] == [item.edit.id]
    with qtbot.waitSignal(editor.keeper.saved):
        note.setPlainText(str(before))  # type: ignore[attr-defined]
    with laptop.open_store() as store:
        assert store.pending() == [], "back at what it was: nothing is left to send"
