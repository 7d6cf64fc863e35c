"""A child is added in the window: kept as it is typed, saved in one step, and whoever is like them is shown beside."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework import Record, new_case
from casework.case_file import case_file
from casework.known_already import KnownAlready, KnownChild
from casework.new_child import new_child
from casework.people import Person
from desktop.whereabouts import left_off
from local_store import Draft, LocalStore
from tests.ui.case.conftest import case_of
from tests.ui.case.laptop import IMOGEN, KEY, TODAY, Laptop, write
from tests.ui.controls import nameless
from ui.case import alike_panel
from ui.case.alike_elsewhere import ASK_MANAGER, MORE, NOT_ASKED
from ui.case.alike_search import ASK_PAUSE_MS
from ui.case.new_child_editor import ANOTHER_CHILD, MAY_BE_KNOWN, NO_NAME, NewChildEditor
from ui.case.page_words import NOT_SENT_YET
from ui.caseload import CaseloadPage
from ui.desk import Desk
from ui.drafts import DraftsPage
from ui.find_view import find_rows
from ui.new_child import NOT_YOURS, Begun, begun
from ui.place import Place
from ui.theme import Theme
from ui.window import Window

LONG = ("Gwenhwyfar", "Llanfairpwllgwyngyll-Wŷddgrug")


class Adding:
    """A window over a laptop, and the form in it."""

    def __init__(self, laptop: Laptop, qtbot: QtBot, place: Place | None = None, desk: Desk | None = None) -> None:
        self.laptop, self._qtbot = laptop, qtbot
        self.window = Window(Theme(), lambda: laptop.now)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        self.window.open_desk(desk or laptop.desk, place or Place())

    def editor(self) -> NewChildEditor:
        """The form, once what was typed in it is here."""
        self._qtbot.waitUntil(lambda: any(one.is_open and one.isVisible() for one in self._editors()), timeout=10_000)
        return next(one for one in self._editors() if one.is_open and one.isVisible())

    def _editors(self) -> list[NewChildEditor]:
        return self.window.findChildren(NewChildEditor)

    def begin(self) -> NewChildEditor:
        """By its key, from wherever somebody is."""
        keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
        self.window.activateWindow()
        self._qtbot.waitUntil(self.window.isActiveWindow)
        QTest.keyClick(self.window, Qt.Key.Key_A, keys)
        return self.editor()

    def kept(self, editor: NewChildEditor) -> None:
        """Wait until all that is typed is on the disk."""
        self._qtbot.waitUntil(lambda: all(one.is_on_disk() for one in editor.keepers()), timeout=10_000)

    def looked(self, editor: NewChildEditor) -> list[str]:
        """Wait until the laptop has been looked through; whom the panel shows."""
        self._qtbot.waitUntil(lambda: bool(editor._panel.here.shown().looked), timeout=10_000)
        return [row.first for row in editor._panel.here.shown().rows]

    def saved(self) -> Place:
        """Wait until the new case is in view."""
        self._qtbot.waitUntil(lambda: self.window.place().page == "case", timeout=10_000)
        return self.window.place()

    def told(self, editor: NewChildEditor) -> str:
        """Wait until Save has told something."""
        self._qtbot.waitUntil(editor.problems.isVisible, timeout=10_000)
        return editor.problems.accessibleName()


def field(editor: NewChildEditor, name: str) -> QWidget:
    """By the name of the field alone: no two records of this form have one of the same name but kind."""
    return next(one for key, one in editor.fields.items() if key.rpartition(".")[2] == name)


def fill(editor: NewChildEditor, **typed: str) -> None:
    for name, words in typed.items():
        field(editor, name).setFocus()
        write(field(editor, name), words)


def words_of(shown: QWidget) -> list[str]:
    return [one.text() for one in shown.findChildren(QLabel) if one.isVisible()]


def rub_out(shown: QWidget) -> None:
    QTest.keyClick(shown, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shown, Qt.Key.Key_Delete)


def problems(editor: NewChildEditor) -> list[str]:
    return [row.error() for row in editor._rows if row.error()]


def of_case(laptop: Laptop, case: str) -> dict[str, Record]:
    with laptop.open_store() as store:
        return {one.type: one for one in store.case(case)}


@pytest.fixture
def adding(laptop: Laptop, qtbot: QtBot) -> Iterator[Adding]:
    made = Adding(laptop, qtbot)
    yield made
    made.window.close_desk()


def test_a_child_is_saved_in_one_step_and_the_new_case_opens(adding: Adding, laptop: Laptop, qtbot: QtBot) -> None:
    editor = adding.begin()
    assert QApplication.focusWidget() is field(editor, "first_names")
    assert nameless(adding.window) == []
    fill(editor, first_names=LONG[0], surname=LONG[1], date_of_birth="7/3/2010", phone="07700 900123")
    fill(editor, line_1="4 Lantern Court", postcode="ZZ99 3VZ", source_name="Sergeant Pell", received_on="25/11/2026")
    field(editor, "source").set_value("police")  # type: ignore[attr-defined]
    field(editor, "source").edited.emit()  # type: ignore[attr-defined]
    QTest.keyClick(field(editor, "phone"), Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    place = adding.saved()
    assert (place.case, place.tab) == (editor.case, "summary")
    with laptop.open_store() as store:
        edits = [one.edit for one in store.pending()]
        assert store.drafts() == []
    assert [edit.type for edit in edits] == ["case", "person", "address", "referral"]
    assert {edit.author for edit in edits} == {IMOGEN.user}
    assert edits[0].set == {"opened": "2026-11-26"}
    assert edits[1].set["surname"] == LONG[1]
    assert edits[1].set["date_of_birth"] == "2010-03-07"
    assert edits[2].set == {"kind": "home", "line_1": "4 Lantern Court", "postcode": "ZZ99 3VZ"}
    assert edits[3].set == {"source": "police", "source_name": "Sergeant Pell", "received_on": "2026-11-25"}
    adding.window.frame().back()  # type: ignore[union-attr]
    assert adding.window.place().page == "today", "the way back does not lead into a form that is done with"
    adding.window.go(Place("new_child", editor.case))
    assert adding.saved() == Place("case", editor.case), "a child who is a case by now is not added again"


def test_the_case_is_in_the_caseload_as_ones_own_and_takes_a_contact(
    adding: Adding, laptop: Laptop, qtbot: QtBot
) -> None:
    editor = adding.begin()
    fill(editor, first_names="Wilf", surname="Ostrander", date_of_birth="7/3/2010")
    editor.save()
    case = adding.saved().case
    assert case is not None
    window = adding.window
    qtbot.waitUntil(lambda: NOT_SENT_YET in words_of(window))
    window.go(Place(page="caseload"))
    frame = window.frame()
    assert frame is not None
    page = frame.page("caseload")
    assert isinstance(page, CaseloadPage)
    qtbot.waitUntil(lambda: page.list.rows_model.place_of(case) >= 0)
    row = next(one for one in page.list.rows_model.rows() if one.key == case)
    assert "Wilf Ostrander, 16" in row.sentence()
    assert "2 not sent" in row.sentence()
    laptop.save(Record("01a2-contact", "contact", case), date="2026-11-26", kind="phone", note="Rang his mother.")
    with laptop.open_store() as store:
        file = case_file(case, store.case(case))
        assert [one.note for one in file.contacts] == ["Rang his mother."]
        assert store.summary(case).my_part == "case_manager"  # type: ignore[union-attr]


def test_a_half_typed_child_outlives_the_program_and_the_caret_stands_where_it_was(
    laptop: Laptop, tmp_path: Path, qtbot: QtBot
) -> None:
    """What is on the disk a moment after the last letter is what a kill leaves."""
    adding = Adding(laptop, qtbot)
    editor = adding.begin()
    fill(editor, source_name="Sgt Pell", first_names="Juniper", surname="Vex")
    adding.kept(editor)
    fill(editor, surname="ley")
    case, place = editor.case, adding.window.place()
    qtbot.wait(200)
    copied = tmp_path / "copied"
    copied.mkdir()
    for one in tmp_path.glob("store*"):
        shutil.copy(one, copied / one.name)
    adding.window.close_desk()
    with LocalStore.open(copied / "store.db", KEY, today=lambda: TODAY) as store:
        assert left_off(store).case == case, "it opens there again"
        assert {one.type: one.fields for one in store.drafts()} == {
            "person": {"first_names": "Juniper", "surname": "Vexley"},
            "referral": {"source_name": "Sgt Pell"},
        }
        assert store.pending() == []
    laptop.finish()
    laptop.start()
    again = Adding(laptop, qtbot, place)
    back = again.editor()
    assert back is not editor
    assert (back.case, field(back, "surname").text()) == (case, "Vexley")  # type: ignore[attr-defined]
    assert field(back, "source_name").text() == "Sgt Pell"  # type: ignore[attr-defined]
    assert back.caret() == (place.field, len("Vexley"))
    again.window.close_desk()


def test_a_form_that_was_left_empty_is_never_the_same_case_again(laptop: Laptop) -> None:
    case = case_of("Juniper")
    with laptop.open_store() as store:
        assert begun(store, case) == Begun(case, is_case=True)
        gone = new_case().id
        assert begun(store, gone).case != gone
        child = new_child(gone)
        draft = Draft(f"person/{child.person.id}", gone, child.person.id, "person", {"surname": "Moss"})
        store.keep_draft(msgspec.structs.replace(draft, caret=(f"{gone}/{child.person.id}.surname", 4)))
        assert begun(store, gone) == begun(store, "") == Begun(gone)
        store.put_aside(draft.key)
        assert begun(store, "").case != gone, "what was put aside waits until it is asked for"


def test_escape_discards_nothing_and_adding_again_goes_on_with_it(adding: Adding, laptop: Laptop) -> None:
    editor = adding.begin()
    fill(editor, first_names="Merrin")
    case = editor.case
    QTest.keyClick(adding.window, Qt.Key.Key_Escape)
    assert adding.window.place().page == "today"
    back = adding.begin()
    assert (back.case, field(back, "first_names").text()) == (case, "Merrin")  # type: ignore[attr-defined]
    back.close_keeping()
    assert adding.window.place().page == "today"


def test_what_is_put_aside_is_never_laid_over_another_child_and_comes_back_whole(
    adding: Adding, laptop: Laptop, qtbot: QtBot
) -> None:
    first = adding.begin()
    fill(first, first_names="Merrin", surname="Sorrelby", source_name="Sgt Pell")
    adding.kept(first)
    first.put_aside()
    qtbot.waitUntil(lambda: adding.window.place().case not in (first.case, None))
    second = adding.editor()
    assert field(second, "first_names").text() == ""  # type: ignore[attr-defined]
    fill(second, first_names="Tamsin", surname="Orrery", date_of_birth="1/2/2011")
    second.save()
    adding.saved()
    assert of_case(laptop, second.case)["person"].fields["first_names"] == "Tamsin"
    adding.window.go(Place(page="drafts"))
    page = adding.window.frame().present()  # type: ignore[union-attr]
    assert isinstance(page, DraftsPage)
    qtbot.waitUntil(lambda: page.list.rows_model.rowCount() == 2)
    said = page.list.rows_model.rows()[1]
    assert said.sentence().startswith("A child who is being added, ")
    assert "Merrin Sorrelby, Put aside" in said.sentence()
    page.list.opened.emit(said)
    back = adding.editor()
    assert back.case == first.case
    shown = [field(back, name).text() for name in ("first_names", "surname", "source_name")]  # type: ignore[attr-defined]
    assert shown == ["Merrin", "Sorrelby", "Sgt Pell"]


def test_save_says_what_is_missing_once_and_a_child_without_any_name_is_not_saved(
    adding: Adding, laptop: Laptop, qtbot: QtBot
) -> None:
    editor = adding.begin()
    editor.save()
    assert NO_NAME in adding.told(editor)
    fill(editor, surname="Ostrander", date_of_birth="soon", postcode="ZZ99 3VZ")
    for _ in range(2):
        editor.save()
        assert any("Enter a date" in one for one in problems(editor)), "what cannot be read has to be put right"
    assert NO_NAME not in editor.problems.accessibleName()
    rub_out(field(editor, "date_of_birth"))
    editor.save()
    qtbot.waitUntil(lambda: "Enter the date of birth" in adding.told(editor))
    assert problems(editor) == [
        "Enter the legal first names",
        "Enter the date of birth",
        "Enter the building and street",
    ]
    assert not of_case(laptop, editor.case)
    editor.save()
    adding.saved()
    assert of_case(laptop, editor.case)["person"].fields == {"surname": "Ostrander"}


def test_who_may_be_the_same_is_shown_and_said_once_without_taking_the_focus(
    adding: Adding, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(alike_panel, "announce", lambda _widget, words: said.append(words))
    editor = adding.begin()
    fill(editor, first_names="Juniper", surname="Vexley")
    assert adding.looked(editor) == ["Juniper Vexley"]
    assert QApplication.focusWidget() is field(editor, "surname")
    row = editor._panel.here.shown().rows[0]
    assert "Imogen Farrowby" in row.sentence()
    assert "Surname is the same" in row.sentence()
    assert editor._panel.here.shown().looked.startswith("Looked through the 3 children on this laptop, ")
    fill(editor, date_of_birth="17/10/2010")
    qtbot.waitUntil(lambda: "Date of birth is the same" in editor._panel.here.shown().rows[0].sentence())
    assert said == ["1 child here may be the same: Juniper Vexley"]
    rub_out(field(editor, "surname"))
    qtbot.waitUntil(lambda: len(said) == 2)
    assert said[1] == "No child here is like this one."


def test_by_keyboard_a_case_is_opened_from_the_panel_and_what_was_typed_stays(
    adding: Adding, laptop: Laptop, qtbot: QtBot
) -> None:
    editor = adding.begin()
    fill(editor, first_names="Juniper", surname="Vexley")
    adding.looked(editor)
    surname = field(editor, "surname")
    QTest.keyClick(surname, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    here = editor._panel.here.list
    assert QApplication.focusWidget() is here
    QTest.keyClick(here, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is surname, "Escape goes back to the field"
    QTest.keyClick(surname, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    editor.close_button.click()
    assert adding.window.place().page == "today", "the button closes, wherever the focus is"
    adding.begin()
    QTest.keyClick(surname, Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(here, Qt.Key.Key_Return)
    assert adding.window.place().case == case_of("Juniper")
    adding.window.frame().back()  # type: ignore[union-attr]
    assert adding.editor() is editor
    assert surname.text() == "Vexley"  # type: ignore[attr-defined]
    with laptop.open_store() as store:
        assert [one.type for one in store.drafts()] == ["person"]


class Centre:
    """What the centre would say, and what it was asked."""

    def __init__(self, laptop: Laptop, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[Person] = []
        self.says: KnownAlready | None = None
        monkeypatch.setattr(laptop.sync, "ask_whether_known", self._ask, raising=False)

    def _ask(self, typed: Person, answer: Callable[[KnownAlready | None], None]) -> None:
        self.asked.append(typed)
        answer(self.says)


def test_children_whom_others_work_with_are_shown_as_the_centre_tells_them(
    adding: Adding, laptop: Laptop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = Centre(laptop, monkeypatch)
    said: list[str] = []
    monkeypatch.setattr(alike_panel, "announce", lambda _widget, words: said.append(words))
    editor = adding.begin()
    part = editor._panel.elsewhere
    fill(editor, surname="Tregarwen")
    qtbot.wait(ASK_PAUSE_MS + 300)
    assert (centre.asked, part.isVisible()) == ([], False), "a surname alone is no question"
    fill(editor, first_names="Marigold")
    qtbot.waitUntil(part.isVisible)
    assert part.shown().looked == NOT_ASKED
    other = KnownChild(("Surname is the same", "First name is the same"), "NW-7", "Marigold Tregarwen", worker="Callum")
    own = KnownChild(("Surname is the same",), "NW-8", held=True, case=case_of("Juniper"))
    centre.says = KnownAlready((other, own), more=True)
    editor.look_again()  # the connection is back
    qtbot.waitUntil(lambda: part.keys() == ["0/NW-7", case_of("Juniper")])
    assert part.shown().rows[0].sentence() == (
        "Marigold Tregarwen, NW-7, with Callum, Surname is the same. First name is the same"
    )
    assert part.shown().looked == MORE
    assert said == ["2 children with other workers may be the same: Marigold Tregarwen; A child"]
    place = adding.window.place()
    QTest.keyClick(field(editor, "first_names"), Qt.Key.Key_I, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is part.list
    QTest.keyClick(part.list, Qt.Key.Key_Return)
    assert adding.window.place().page == place.page, "what is not on this laptop opens nothing"
    asked = len(centre.asked)
    editor.look_again()
    qtbot.wait(ASK_PAUSE_MS + 300)
    assert len(centre.asked) == asked, "the centre keeps each question: none is asked twice"
    editor.save()
    assert "It may be Marigold Tregarwen, NW-7, with Callum. Surname is the same." in adding.told(editor)


def test_that_only_a_manager_can_say_is_said(
    adding: Adding, laptop: Laptop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre = Centre(laptop, monkeypatch)
    centre.says = KnownAlready((), ask_manager=True)
    editor = adding.begin()
    fill(editor, first_names="Marigold", surname="Tregarwen", date_of_birth="3/2/2011")
    qtbot.waitUntil(lambda: editor._panel.elsewhere.shown().said == ASK_MANAGER)
    editor.save()
    assert ASK_MANAGER in adding.told(editor)
    editor.save()
    adding.saved()


def test_save_says_once_who_it_looks_like_and_save_again_saves(adding: Adding, laptop: Laptop, qtbot: QtBot) -> None:
    editor = adding.begin()
    fill(editor, first_names="Juniper", surname="Vexley", date_of_birth="17/10/2010")
    editor.save()  # before the pause at which it would have been looked for
    told = adding.told(editor)
    assert MAY_BE_KNOWN in told
    assert "It may be Juniper Vexley, born 17 October 2010, 16" in told
    assert told.endswith(ANOTHER_CHILD)
    assert not of_case(laptop, editor.case), "nothing is saved yet"
    fill(editor, phone="07700 900123")
    editor.save()
    adding.saved()
    assert of_case(laptop, editor.case)["person"].fields["phone"] == "07700 900123"


def test_typing_waits_for_no_looking_and_a_save_meanwhile_is_not_forgotten(
    adding: Adding, laptop: Laptop, qtbot: QtBot
) -> None:
    editor = adding.begin()
    fill(editor, first_names="Wilf", surname="Ostrander", date_of_birth="1/2/2011")
    go_on = Event()
    laptop.desk.read(lambda store: go_on.wait(20), lambda _: None)
    try:
        editor.save()
        fill(editor, preferred_name="Wills")
        adding.kept(editor)
        assert not of_case(laptop, editor.case)
    finally:
        go_on.set()
    adding.saved()
    assert of_case(laptop, editor.case)["person"].fields["preferred_name"] == "Wills"


def test_what_is_typed_while_it_is_being_saved_goes_on_in_the_form_of_the_child(
    adding: Adding, laptop: Laptop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor = adding.begin()
    fill(editor, first_names="Wilf", surname="Ostrander", date_of_birth="1/2/2011")
    adding.looked(editor)
    go_on, save_all = Event(), LocalStore.save_all
    monkeypatch.setattr(LocalStore, "save_all", lambda *asked: (go_on.wait(20), save_all(*asked)))
    try:
        editor.save()
        qtbot.waitUntil(lambda: any(one.saving for one in editor.keepers()))
        fill(editor, surname="-Moss")
    finally:
        go_on.set()
    place = adding.saved()
    person = new_child(editor.case).person.id
    assert (place.part, place.record) == ("editor", person)
    page = adding.window.frame().page("case")  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: page.findChild(QWidget, "field.surname") is not None)
    shown = page.findChild(QWidget, "field.surname")
    qtbot.waitUntil(lambda: shown.text() == "Ostrander-Moss")
    assert of_case(laptop, editor.case)["person"].fields["surname"] == "Ostrander"


def test_a_role_that_only_reads_is_not_offered_it(laptop: Laptop, qtbot: QtBot) -> None:
    who = msgspec.structs.replace(IMOGEN, role="data_officer")
    desk = Desk(who, laptop.thread, laptop.sync, typed=laptop.typed)
    adding = Adding(laptop, qtbot, Place(page="caseload"), desk)
    frame = adding.window.frame()
    assert frame is not None
    assert frame.page("caseload").findChild(QWidget, "add_child") is None
    adding.window.go(Place("new_child"))
    assert NOT_YOURS in words_of(frame.page("new_child"))
    for may_add, found in ((True, ["Add a child"]), (False, [])):
        rows = find_rows([], "add a ch", [], None, TODAY, may_add=may_add)
        assert [row.first for row in rows if row.opens == "add_child"] == found
    adding.window.close_desk()


def test_in_a_narrow_window_the_bar_says_who_is_below_and_nothing_scrolls_sideways(adding: Adding) -> None:
    adding.window.resize(700, 738)  # as wide, counted in text, as a laptop is at 200 %
    editor = adding.begin()
    fill(editor, first_names="Juniper", surname="Vexley")
    adding.looked(editor)
    editor.save()
    adding.told(editor)
    QApplication.processEvents()
    assert adding.window.width() == 700
    area = editor.columns.area
    assert area.widget().width() <= area.viewport().width()
    assert editor.alike_button.isVisible()
    assert editor.alike_button.text() == "1 may be the same"
