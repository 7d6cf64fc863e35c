"""Fast entry by keyboard: a contact in few keys, the same appointment again, texts put into a note."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from casework.service import Service
from casework.texts import MOST_LETTERS, Text, usable
from local_store import LocalStore
from tests.ui import laptop
from tests.ui.controls import nameless
from ui.case.case_page import CasePage
from ui.case.contact_editor import ContactEditor
from ui.case.repeat_page import RepeatPage
from ui.case.visit_editor import VisitEditor
from ui.own_texts import OWN_TEXTS, keep_own, read_own, read_texts
from ui.place import Place
from ui.texts import TextsPage
from ui.theme import Theme
from ui.window import Window

CONTROL, ALT, PLAIN = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.NoModifier,
)


class Typist:
    """Presses keys where the focus is, and counts them."""

    def __init__(self, path: Path, theme: Theme, qtbot: QtBot) -> None:
        self.qtbot, self.pressed = qtbot, 0
        self.window = Window(theme, laptop.clock)
        qtbot.addWidget(self.window)
        self.desk, self.thread, _ = laptop.open_desk(path)
        self.window.show()
        self.window.activateWindow()
        self.window.open_desk(self.desk, Place())
        self.settle()

    def settle(self) -> None:
        """Wait until everything asked of the store was answered."""
        for _ in range(3):
            told: list[bool] = []
            self.desk.do(lambda store: True, told.append)
            self.qtbot.waitUntil(lambda told=told: bool(told), timeout=10_000)
            told = []
            self.desk.read(lambda store: True, told.append)
            self.qtbot.waitUntil(lambda told=told: bool(told), timeout=10_000)
            QApplication.processEvents()

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """One key, where the focus is."""
        self.pressed += 1
        self.qtbot.keyClick(QApplication.focusWidget() or self.window, key, modifier)
        self.settle()

    def write(self, text: str) -> None:
        """Letters, each a key."""
        for letter in text:
            self.pressed += 1
            self.qtbot.keyClicks(QApplication.focusWidget(), letter)
        self.settle()

    def case_page(self) -> CasePage:
        frame = self.window.frame()
        assert frame is not None
        page = frame.page("case")
        assert isinstance(page, CasePage)
        return page

    def part(self, kind: type[QWidget]) -> QWidget:
        """The editor or page that is open in the case."""
        (found,) = (one for one in self.case_page().findChildren(kind) if one.isVisible())
        return found

    def contacts(self, surname: str, records: list[Record]) -> list[Record]:
        case = laptop.case_of(records, surname)
        kept: list[list[Record]] = []
        self.desk.read(lambda store: store.case(case), kept.append)
        self.qtbot.waitUntil(lambda: bool(kept), timeout=10_000)
        return [one for one in kept[0] if one.type == "contact"]


@pytest.fixture
def typist(tmp_path: Path, records: list[Record], theme: Theme, qtbot: QtBot) -> Iterator[Typist]:
    mine = {laptop.case_of(records, name) for name in ("Vexley", "Ashgrove-Teel", "Quillsworth")}
    path = tmp_path / "store.db"
    laptop.fill(path, [one for one in records if one.case in mine])
    made = Typist(path, theme, qtbot)
    yield made
    made.window.close_desk()
    made.thread.finish()


def test_a_contact_that_was_attended_takes_few_keys_from_anywhere(typist: Typist, records: list[Record]) -> None:
    before = {one.id for one in typist.contacts("Vexley", records)}
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.write("vex")
    typist.press(Qt.Key.Key_Return)
    assert isinstance(typist.part(ContactEditor), ContactEditor)
    typist.write("o")  # the kind: office
    typist.press(Qt.Key.Key_H, ALT)
    typist.write("1")
    typist.press(Qt.Key.Key_Return, CONTROL)
    (made,) = (one for one in typist.contacts("Vexley", records) if one.id not in before)
    assert made.fields["kind"] == "office"
    assert made.fields["attendance"] == "attended"
    assert made.fields["date"] == "2026-11-26"
    assert made.fields["order"]
    assert typist.pressed <= 9


def test_in_the_case_in_view_it_takes_five(typist: Typist, records: list[Record]) -> None:
    typist.window.go(Place(page="case", case=laptop.case_of(records, "Quillsworth"), tab="summary"))
    typist.settle()
    before = {one.id for one in typist.contacts("Quillsworth", records)}
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.write("p")  # phone
    typist.press(Qt.Key.Key_H, ALT)
    typist.write("3")
    typist.press(Qt.Key.Key_Return, CONTROL)
    (made,) = (one for one in typist.contacts("Quillsworth", records) if one.id not in before)
    assert made.fields["attendance"] == "unacceptable_absence"
    assert typist.pressed == 5


def test_a_home_visit_that_begins_now_by_keyboard_from_anywhere(typist: Typist, records: list[Record]) -> None:
    case = laptop.case_of(records, "Quillsworth")
    before = {one.id for one in typist.contacts("Quillsworth", records)}
    typist.press(Qt.Key.Key_D, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    typist.write("quil")
    typist.press(Qt.Key.Key_Return)
    place = typist.window.place()
    assert (place.case, place.tab, place.part) == (case, "contacts", "visit")
    assert isinstance(typist.part(VisitEditor), VisitEditor)
    typist.write("1")  # attended
    typist.press(Qt.Key.Key_Return, CONTROL)
    (made,) = (one for one in typist.contacts("Quillsworth", records) if one.id not in before)
    said = {name: made.fields[name] for name in ("kind", "attendance", "date", "start", "recorded_by")}
    began = laptop.clock().time().replace(second=0, microsecond=0).isoformat()
    assert said == {
        "kind": "home_visit",
        "attendance": "attended",
        "date": "2026-11-26",
        "start": began,
        "recorded_by": "Imogen Farrowby",
    }
    assert typist.window.place().part == ""


def test_asking_whose_contact_finds_cases_only_and_escape_goes_back(typist: Typist) -> None:
    typist.press(Qt.Key.Key_N, CONTROL)
    frame = typist.window.frame()
    assert frame is not None
    panel = frame.find_panel
    assert panel.field.placeholderText() == "Whose contact? Type a name"
    typist.write("cor")
    rows = [row for row in panel.list.rows_model.rows() if row.opens]
    assert [row.first for row in rows] == ["Corvin Ashgrove-Teel"]
    assert all(str(row.opens).startswith("record:") for row in rows)
    typist.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()
    typist.press(Qt.Key.Key_K, CONTROL)
    assert panel.field.placeholderText() == "Find a case, page or action"


def test_what_the_store_finds_later_does_not_move_enter_to_another_child(typist: Typist) -> None:
    """The store's answer comes after the names' own, in another order: Enter is for the row that stands first."""
    frame = typist.window.frame()
    assert frame is not None
    typist.press(Qt.Key.Key_N, CONTROL)
    panel = frame.find_panel
    typist.write("e")
    rows = [row.key for row in panel.list.rows_model.rows() if row.opens]
    assert len(rows) > 1
    panel.list.select_key(rows[1])  # as a list that was filled before, in its own order, has it
    panel._show()
    assert panel.list.current_key() == rows[0]
    typist.press(Qt.Key.Key_Down)
    panel._show()
    assert panel.list.current_key() == rows[1], "somebody went there"


def test_a_contact_typed_and_never_saved_is_opened_again_for_the_name(typist: Typist) -> None:
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.write("vex")
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_N, ALT)
    typist.write("She rang at noon.")
    typist.press(Qt.Key.Key_1, CONTROL)
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.write("vex")
    typist.press(Qt.Key.Key_Return)
    editor = typist.part(ContactEditor)
    assert isinstance(editor, ContactEditor)
    assert editor.keeper.state.value("note") == "She rang at noon."


def test_an_appointment_is_planned_again_every_week_in_one_step(typist: Typist, records: list[Record]) -> None:
    before = {one.id for one in typist.contacts("Vexley", records)}
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.write("vex")
    typist.press(Qt.Key.Key_Return)
    typist.write("o")
    typist.press(Qt.Key.Key_W, ALT)
    date = QApplication.focusWidget()
    if getattr(date, "objectName", lambda: "")() != "field.date":
        typist.press(Qt.Key.Key_W, ALT)
    QApplication.focusWidget().selectAll()  # type: ignore[union-attr]
    typist.write("4 dec")
    typist.press(Qt.Key.Key_R, CONTROL)
    page = typist.part(RepeatPage)
    assert isinstance(page, RepeatPage)
    assert nameless(typist.window) == []
    assert page.weeks.hasFocus()
    typist.write("4")
    assert page.listed.text().splitlines() == [
        "Friday 11 December 2026",
        "Friday 18 December 2026",
    ]
    typist.press(Qt.Key.Key_S, CONTROL)
    made = [one for one in typist.contacts("Vexley", records) if one.id not in before]
    assert sorted(str(one.fields["date"]) for one in made) == ["2026-12-04", "2026-12-11", "2026-12-18"]
    assert {one.fields["kind"] for one in made} == {"office"}
    frame = typist.window.frame()
    assert frame is not None
    assert frame.done_line.done() is not None
    typist.press(Qt.Key.Key_Z, CONTROL)
    left = [
        one for one in typist.contacts("Vexley", records) if one.id not in before and not one.fields.get("removed_on")
    ]
    assert [one.fields["date"] for one in left] == ["2026-12-04"]


def test_a_number_of_weeks_that_cannot_be_says_so_and_plans_nothing(typist: Typist, records: list[Record]) -> None:
    case = laptop.case_of(records, "Ashgrove-Teel")
    planned = next(one for one in typist.contacts("Ashgrove-Teel", records) if not one.fields.get("attendance"))
    before = len(typist.contacts("Ashgrove-Teel", records))
    typist.window.go(Place(page="case", case=case, tab="contacts", part="repeat", record=planned.id))
    typist.settle()
    page = typist.part(RepeatPage)
    assert isinstance(page, RepeatPage)
    for wrong in ("", "0", "53", "two", "9" * 5000):
        page.weeks.setText(wrong)
        page._show_days()
        page.save()
        assert "from 1 to 52" in page._weeks_row._error.text(), wrong
    typist.settle()
    assert len(typist.contacts("Ashgrove-Teel", records)) == before


def test_a_text_goes_in_where_the_caret_is(typist: Typist) -> None:
    def keep(store: LocalStore) -> None:
        keep_own(store, (Text("School run", "Seen at school & on time."), Text("", "A text without a name")))
        device = store.device()
        assert device is not None
        service = Service(texts=(Text("Home visit", "Seen at home, alone."),))
        store.set_device(msgspec.structs.replace(device, service=service))

    typist.desk.do(keep)
    typist.press(Qt.Key.Key_N, CONTROL)
    typist.write("vex")
    typist.press(Qt.Key.Key_Return)
    typist.press(Qt.Key.Key_N, ALT)
    typist.write("ab")
    typist.press(Qt.Key.Key_Left)
    typist.press(Qt.Key.Key_T, CONTROL)
    editor = typist.part(ContactEditor)
    assert isinstance(editor, ContactEditor)
    menu = editor.texts.menu
    assert menu is not None
    assert [act.text() for act in menu.actions() if not act.isSeparator()] == [
        "Your texts",
        "School run",
        "A text without a name",
        "Texts of your service",
        "Home visit",
        "Write your own texts in Settings",
    ]
    typist.qtbot.keyClick(menu, Qt.Key.Key_Return)
    typist.settle()
    assert editor.keeper.state.value("note") == "aSeen at school & on time.b"
    note = editor.fields["note"]
    note.undo()  # type: ignore[attr-defined]
    assert editor.keeper.state.value("note") == "ab"


def test_texts_are_kept_as_they_are_written_and_found_after_a_lock(typist: Typist) -> None:
    typist.window.go(Place(page="texts"))
    typist.settle()
    assert nameless(typist.window) == []
    frame = typist.window.frame()
    assert frame is not None
    page = frame.page("texts")
    assert isinstance(page, TextsPage)
    page.add()
    typist.write("Missed")
    typist.press(Qt.Key.Key_Tab)
    typist.write("Rang, no answer.")
    typist.window.keep_drafts()
    kept: list[object] = []
    typist.desk.do(lambda store: (read_own(store), read_texts(store).own), kept.append)
    typist.qtbot.waitUntil(lambda: bool(kept))
    assert kept[0] == ((Text("Missed", "Rang, no answer."),),) * 2
    page._texts[0].turn()
    page._texts[0].turn()
    page.keep()
    typist.desk.do(read_own, kept.append)
    typist.qtbot.waitUntil(lambda: len(kept) == 2)
    assert kept[1] == (Text("Missed", "Rang, no answer."),)


def test_texts_of_another_version_and_ones_that_are_too_long_do_no_harm(typist: Typist) -> None:
    kept: list[object] = []
    typist.desk.do(lambda store: store.remember(OWN_TEXTS, [{"name": 3}]))
    typist.desk.do(read_texts, kept.append)
    typist.qtbot.waitUntil(lambda: bool(kept))
    assert usable((Text("a", " "), Text("b", "x" * (MOST_LETTERS + 1)), Text("c", "yes"), Text("c", "no"))) == (
        Text("c", "yes"),
    )
