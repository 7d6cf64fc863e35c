"""While the thread of the writes stands still, whatever somebody does with what they type outlives a kill."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from local_store import LocalStore
from local_store.errors import DiskFull
from local_store.typed_words import every_file
from tests.ui.case import test_court_result as court
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import KEY, Laptop, write
from tests.ui.case.test_contact_editor import field, open_visit
from tests.ui.case.test_two_versions import open_versions, press
from ui.case.address_editor import AddressEditor
from ui.case.contact_editor import ContactEditor
from ui.place import Place

PAUSE_MS = 400
"""Longer than the pause at which a draft is asked for, shorter than a second."""

Stuck = Callable[[], Event]


@pytest.fixture
def stuck(laptop: Laptop) -> Iterator[Stuck]:
    """The thread of the writes stands still, until the event that this gives is set."""
    event = Event()

    def begin() -> Event:
        laptop.desk.do(lambda store: event.wait(60))
        return event

    yield begin
    event.set()


@pytest.fixture
def after_a_kill(laptop: Laptop, tmp_path: Path) -> Iterator[Callable[[], LocalStore]]:
    """The store as the next start finds it, had the window been killed now."""
    opened: list[LocalStore] = []

    def kill() -> LocalStore:
        folder = tmp_path / f"killed{len(opened)}"
        folder.mkdir()
        for file in tmp_path.glob("store.db*"):
            shutil.copy(file, folder / file.name)
        opened.append(LocalStore.open(folder / "store.db", KEY))
        return opened[-1]

    yield kill
    for store in opened:
        store.close()


def contact_of(name: str, day: str) -> Record:
    """The contact of a day that nobody has written up yet."""
    of_day = [one for one in few() if one.type == "contact" and one.case == case_of(name) and one.fields["date"] == day]
    return next((one for one in of_day if "attendance" not in one.fields), of_day[0])


def drafts(store: LocalStore, *, aside: bool = False) -> dict[str, object]:
    """The notes of the drafts, by editor."""
    return {one.editor: one.fields["note"] for one in store.drafts() if one.aside is aside}


def begun_visit(show: Opened, qtbot: QtBot) -> tuple[ContactEditor, str]:
    """A visit of today in its editor, with a first draft on the disk, and the key of that."""
    _, editor = open_visit(show, contact_of("Corvin", "2026-11-26"), qtbot)
    with qtbot.waitSignal(editor.keeper.kept):
        write(field(editor, "note"), "One.")
    return editor, editor.keeper.key


def sizes(laptop: Laptop) -> list[int]:
    return [one.stat().st_size for one in every_file(laptop.path) if one.exists()]


def test_typed_saved_and_typed_on(
    laptop: Laptop,
    show: Opened,
    stuck: Stuck,
    after_a_kill: Callable[[], LocalStore],
    qtbot: QtBot,
) -> None:
    editor, key = begun_visit(show, qtbot)
    free = stuck()
    write(field(editor, "note"), " Two.")
    qtbot.wait(PAUSE_MS)
    assert drafts(after_a_kill()) == {key: "One. Two."}
    write(field(editor, "note"), " Three.")
    editor.save()
    editor.save()  # nothing that is missing is asked for twice
    assert editor.keeper.saving
    assert drafts(after_a_kill()) == {key: "One. Two. Three."}, "the last letters before Save too"
    write(field(editor, "note"), " Four.")
    qtbot.wait(PAUSE_MS)
    assert drafts(after_a_kill()) == {key: "One. Two. Three. Four."}
    with qtbot.waitSignals([editor.keeper.saved, editor.keeper.kept]):
        free.set()
    qtbot.waitUntil(editor.keeper.is_on_disk)
    again = after_a_kill()
    assert [item.edit.set["note"] for item in again.pending()] == ["One. Two. Three."]
    assert drafts(again) == {key: "One. Two. Three. Four."}
    assert sizes(laptop) == [0]


def test_undone_and_put_aside_and_typed_anew(
    laptop: Laptop,
    show: Opened,
    stuck: Stuck,
    after_a_kill: Callable[[], LocalStore],
    qtbot: QtBot,
) -> None:
    editor, key = begun_visit(show, qtbot)
    free = stuck()
    field(editor, "note").setPlainText("")  # type: ignore[attr-defined]
    qtbot.wait(PAUSE_MS)
    assert drafts(after_a_kill()) == {}
    write(field(editor, "note"), "Two.")
    editor.put_aside()
    write(field(editor, "note"), "Three.")
    qtbot.wait(PAUSE_MS)
    killed = after_a_kill()
    assert (drafts(killed), drafts(killed, aside=True)) == ({key: "Three."}, {key: "Two."})
    with qtbot.waitSignal(editor.keeper.put_away):
        free.set()
    qtbot.waitUntil(editor.keeper.is_on_disk)
    for store in (after_a_kill(), laptop.open_store()):
        assert (drafts(store), drafts(store, aside=True)) == ({key: "Three."}, {key: "Two."})
        assert len(store.drafts()) == 2
        store.close()


def test_what_could_not_be_put_aside_is_put_aside_as_soon_as_there_is_room(
    laptop: Laptop,
    show: Opened,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*arguments: object, **named: object) -> None:
        raise DiskFull("test")

    _, editor = open_visit(show, contact_of("Corvin", "2026-11-26"), qtbot)
    with qtbot.waitSignal(editor.keeper.kept):
        write(field(editor, "note"), "One.")
    monkeypatch.setattr(LocalStore, "put_aside", full)
    with qtbot.waitSignal(editor.keeper.failed):
        editor.put_aside()
    write(field(editor, "note"), "Two.")
    with qtbot.waitSignal(editor.keeper.kept):
        qtbot.wait(PAUSE_MS)
    monkeypatch.undo()
    with qtbot.waitSignal(editor.keeper.put_away, timeout=5000):
        write(field(editor, "note"), " Three.")
    qtbot.waitUntil(editor.keeper.is_on_disk)
    with laptop.open_store() as store:
        assert drafts(store) == {editor.keeper.key: "Two. Three."}
        assert drafts(store, aside=True) == {editor.keeper.key: "One."}
        assert len(store.drafts()) == 2


def test_a_form_that_saves_as_it_is_written(
    laptop: Laptop,
    show: Opened,
    stuck: Stuck,
    after_a_kill: Callable[[], LocalStore],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    address = next(one for one in few() if one.type == "address" and one.case == case_of("Corvin"))
    page = show("Corvin", Place(tab="people", part="editor", record=address.id))
    qtbot.waitUntil(lambda: any(one.is_open for one in page.findChildren(AddressEditor)))
    (editor,) = page.findChildren(AddressEditor)
    monkeypatch.setattr(editor.keeper, "_saves_as_written", True)
    free = stuck()
    note = field(editor, "note")
    note.setPlainText("Ring first.")  # type: ignore[attr-defined]
    qtbot.wait(PAUSE_MS)
    assert drafts(after_a_kill()) == {editor.keeper.key: "Ring first."}
    with qtbot.waitSignal(editor.keeper.saved):
        free.set()
    killed = after_a_kill()
    assert killed.drafts() == []
    assert [item.edit.set for item in killed.pending()] == [{"note": "Ring first."}]


def test_every_record_of_a_court_result(
    laptop: Laptop,
    show: Opened,
    stuck: Stuck,
    after_a_kill: Callable[[], LocalStore],
    qtbot: QtBot,
) -> None:
    laptop.from_centre(*court.hearing("Zephyr", "zephyrs"))
    _, editor = court.open_result(show, qtbot)
    free = stuck()
    court.enter_by_keyboard(editor)
    editor.save()
    typed = {keeper.key: keeper.state.fields for keeper in editor.keepers() if keeper.state.fields}
    assert len(typed) > 1
    assert court.typed_of(after_a_kill(), case_of("Zephyr")) == typed
    with qtbot.waitSignal(editor.done):
        free.set()
    killed = after_a_kill()
    assert (killed.drafts(), sizes(laptop)) == ([], [0])
    assert len([item for item in killed.pending() if item.edit.type == "outcome"]) == 2


def test_two_versions(
    laptop: Laptop,
    show: Opened,
    stuck: Stuck,
    after_a_kill: Callable[[], LocalStore],
    qtbot: QtBot,
) -> None:
    contact = contact_of("Juniper", "2026-11-23")
    conflicts = [
        laptop.conflict(contact, "attendance", None, "unacceptable_absence", "rearranged_by_us"),
        laptop.conflict(contact, "note", None, "Did not come.", "Called in sick 8:50am."),
    ]
    page, versions = open_versions(laptop, show, contact, conflicts, qtbot)
    free = stuck()
    press(page, "choose.attendance.theirs")
    press(page, "choose.note.else")
    words = page.findChild(QWidget, "else.note")
    assert words is not None
    write(words, "What we both meant.")
    press(page, "keep_result")
    killed = after_a_kill()
    [draft] = killed.drafts()
    assert draft.fields["note"][0] == "else"
    assert "What we both meant." in draft.fields["note"][1]
    with qtbot.waitSignal(versions.settled):
        free.set()
    assert (after_a_kill().drafts(), sizes(laptop)) == ([], [0])


def test_closing_leaves_nothing_in_it(
    laptop: Laptop,
    show: Opened,
    qtbot: QtBot,
) -> None:
    _, editor = open_visit(show, contact_of("Corvin", "2026-11-26"), qtbot)
    write(field(editor, "note"), "Half a sen")
    editor.keep()
    assert sizes(laptop) != [0]
    laptop.finish()
    assert sizes(laptop) == [0]
    with laptop.open_store() as store:
        assert drafts(store) == {editor.keeper.key: "Half a sen"}
