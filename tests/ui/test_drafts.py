"""Not saved yet: every draft is found in one list and on Today, and opens its editor at the caret."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from desktop.store_thread import StoreThread
from desktop.whereabouts import left_off
from local_store import Draft, LocalStore
from tests.ui.days import NOW, TODAY
from tests.ui.laptop import KEY, case_of, clock, contact_on, open_desk
from ui.case.record_editor import RecordEditor
from ui.desk import Desk
from ui.drafts import DraftsPage
from ui.drafts_view import place_of
from ui.frame import Frame
from ui.place import Place
from ui.settings import Settings
from ui.today import TodayPage

WORDS = "Rang twice. Damaris says she"


def open_store(path: Path) -> LocalStore:
    return LocalStore.open(path, KEY, today=lambda: TODAY, now=lambda: NOW.isoformat())


@pytest.fixture
def drafts(store: Path, records: list[Record]) -> list[Draft]:
    """Two contacts of two cases, an address, one of a case that is not here; and one that was put aside."""
    juniper, corvin = case_of(records, "Vexley"), case_of(records, "Ashgrove-Teel")
    missed, visit = contact_on(records, juniper, "2026-11-23"), contact_on(records, corvin, "2026-11-26")
    address = next(one for one in records if one.type == "address" and one.case == juniper)
    kept = [
        Draft(f"contact/{visit.id}", corvin, visit.id, "contact", {"note": WORDS}, {}, {}, ("note", 9)),
        Draft(f"contact/{missed.id}", juniper, missed.id, "contact", {"seen_alone": True}),
        Draft(f"address/{address.id}", juniper, address.id, "address", {"line_1": "4 Lantern Court"}),
        Draft("contact/gone", "gone", "gone", "contact", {"note": "Of a case that left"}),
    ]
    with open_store(store) as opened:
        opened.keep_draft(Draft(f"contact/{missed.id}", juniper, missed.id, "contact", {"note": "Put aside"}))
        opened.put_aside(f"contact/{missed.id}")
        for draft in kept:
            opened.keep_draft(draft)
    return kept


@pytest.fixture
def desk(store: Path, drafts: list[Draft]) -> Iterator[Desk]:
    desk, thread, _ = open_desk(store)
    yield desk
    assert isinstance(thread, StoreThread)
    thread.finish()


@pytest.fixture
def frame(desk: Desk, qtbot: QtBot) -> Frame:
    frame = Frame(desk, clock, Settings())
    qtbot.addWidget(frame)
    frame.resize(1366, 768)
    frame.show()
    return frame


def rows_of(frame: Frame, qtbot: QtBot) -> dict[str, str]:
    """What the list says, row by row."""
    frame.show_place(Place(page="drafts"))
    page = frame.present()
    assert isinstance(page, DraftsPage)
    qtbot.waitUntil(lambda: page.list.rows_model.rowCount() > 0)
    return {row.key: row.sentence() for row in page.list.rows_model.rows()}


def open_row(frame: Frame, key: str) -> None:
    page = frame.present()
    assert isinstance(page, DraftsPage)
    assert page.list.select_key(key)
    row = page.list.current_row()
    assert row is not None
    page.list.opened.emit(row)


def open_editor(frame: Frame, qtbot: QtBot) -> RecordEditor:
    qtbot.waitUntil(lambda: any(one.is_open for one in frame.findChildren(RecordEditor)))
    return next(one for one in frame.findChildren(RecordEditor) if one.is_open)


def test_every_draft_is_in_the_list(frame: Frame, drafts: list[Draft], qtbot: QtBot) -> None:
    said = rows_of(frame, qtbot)
    visit, missed, address, gone = (said[draft.key] for draft in drafts)
    assert visit.startswith(f"Home visit on Thursday 26 November, {WORDS}, Corvin Ashgrove-Teel, Today at")
    assert "No words, 1 field filled in, Juniper Vexley" in missed
    assert address.startswith("The address, 4 Lantern Court, Juniper Vexley")
    assert "Its case is not on this laptop any more. Of a case that left" in gone
    assert [words for words in said.values() if "kept until 26 December" in words] != []


def test_a_row_opens_the_editor_at_the_caret(frame: Frame, drafts: list[Draft], qtbot: QtBot) -> None:
    rows_of(frame, qtbot)
    open_row(frame, drafts[0].key)
    editor = open_editor(frame, qtbot)
    assert editor.fields["note"].value() == WORDS  # type: ignore[attr-defined]
    assert editor.caret() == ("note", 9)


def test_what_was_put_aside_is_brought_back_and_what_stood_there_goes_aside(
    frame: Frame, drafts: list[Draft], tmp_path: Path, qtbot: QtBot
) -> None:
    said = rows_of(frame, qtbot)
    open_row(frame, next(key for key in said if "/aside/" in key))
    editor = open_editor(frame, qtbot)
    assert editor.fields["note"].value() == "Put aside"  # type: ignore[attr-defined]
    with open_store(tmp_path / "store.db") as store:
        mine = [one for one in store.drafts() if one.editor == drafts[1].key]
    assert sorted((one.aside, sorted(one.fields)) for one in mine) == [(False, ["note"]), (True, ["seen_alone"])]


def test_words_of_a_case_that_left_can_be_read_and_copied(frame: Frame, drafts: list[Draft], qtbot: QtBot) -> None:
    rows_of(frame, qtbot)
    open_row(frame, drafts[3].key)
    notice = frame.findChild(QWidget, "draft_words")
    assert isinstance(notice, QWidget)
    assert "Of a case that left" in notice.accessibleName()
    page = frame.present()
    assert isinstance(page, DraftsPage)
    page._copy_row()
    assert QGuiApplication.clipboard().text() == "Of a case that left"


def test_today_shows_what_is_not_saved_yet(frame: Frame, drafts: list[Draft], qtbot: QtBot) -> None:
    frame.show_place(Place())
    page = frame.present()
    assert isinstance(page, TodayPage)
    qtbot.waitUntil(lambda: page.list.rows_model.rowCount() > 3)
    rows = {row.key: row for row in page.list.rows_model.rows()}
    assert rows["drafts"].sentence() == "Not saved yet, 4"
    assert rows[drafts[0].key].opens == place_of(drafts[0])


def test_after_a_cut_the_editor_of_the_newest_draft_opens(tmp_path: Path, drafts: list[Draft]) -> None:
    with open_store(tmp_path / "store.db") as store:
        newest = Draft("document/1", "c", "1", "document", {"title": "x"}, kept_at="2027-01-01", caret=("title", 1))
        store.keep_draft(newest)
        assert left_off(store) == Place("case", "c", "documents", "editor", "1", "title", 1, "document")
