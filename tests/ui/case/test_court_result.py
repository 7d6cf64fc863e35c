"""A court result on one screen, in a real window on a real store: by keyboard, and whole or not at all."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casework import Record, new_edit
from casework.edits import new_id
from local_store import LocalStore, saving
from local_store.errors import DiskFull
from tests.ui.case.conftest import Opened, case_of
from tests.ui.case.laptop import IMOGEN, KEY, TODAY, Laptop, write
from tests.ui.controls import nameless
from ui.case.case_page import CasePage
from ui.case.court_result_editor import CourtResultEditor
from ui.case.result_view import ResultSide
from ui.case.several_records import named
from ui.place import Place

COURT = "Thornwick Youth Court"
CTRL = Qt.KeyboardModifier.ControlModifier


def hearing(name: str, id: str, time: str = "10:00:00") -> list[Record]:
    """A hearing of today, with two offences before it."""
    case = case_of(name)
    offences = [
        Record(f"{id} theft", "offence", case, {"title": "Theft", "committed_on": "2026-11-02", "hearing": id}),
        Record(
            f"{id} affray",
            "offence",
            case,
            {"title": "Affray", "committed_on": "2026-11-03", "hearing": id, "seriousness": 5},
        ),
    ]
    return [
        Record(id, "hearing", case, {"court": COURT, "date": "2026-11-26", "time": time, "kind": "first"}),
        *offences,
    ]


@pytest.fixture
def heard(laptop: Laptop) -> str:
    """The id of Zephyr's hearing of today; Corvin's is at noon, in the same court."""
    laptop.from_centre(*hearing("Zephyr", "zephyrs"), *hearing("Corvin", "corvins", "12:00:00"))
    return "zephyrs"


def editor_of(page: CasePage, qtbot: QtBot) -> CourtResultEditor:
    def shown() -> list[CourtResultEditor]:
        return [each for each in page.findChildren(CourtResultEditor) if each.isVisible() and each.is_open]

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()[0]


def notice_of(editor: CourtResultEditor) -> str:
    """What the notice at the top says now."""
    shown = [each for each in editor.findChildren(QWidget, "notice") if each.isVisible()]
    return shown[0].accessibleName() if shown else ""


def open_result(
    show: Opened, qtbot: QtBot, name: str = "Zephyr", id: str = "zephyrs"
) -> tuple[CasePage, CourtResultEditor]:
    page = show(name, Place(tab="offences", part="result", record=id))
    return page, editor_of(page, qtbot)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def keys(words: str) -> None:
    write(focused(), words)


def tab(times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focused(), Qt.Key.Key_Tab)


def enter_by_keyboard(editor: CourtResultEditor) -> None:
    """Both offences: guilty, a youth rehabilitation order of 12 months. Not once the mouse."""
    for _ in range(2):
        keys("guilty")
        tab(2)
        keys("youth")
        tab()
        keys("12")
        tab()
        keys("months")
        tab(3)


def typed_of(store: LocalStore, case: str) -> dict[str, dict[str, object]]:
    return {one.key: dict(one.fields) for one in store.drafts(case)}


def test_a_result_is_entered_without_the_mouse_and_saved_in_one_step(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot
) -> None:
    _, editor = open_result(show, qtbot)
    assert focused() is editor.fields[editor.first_field()]
    enter_by_keyboard(editor)
    with qtbot.waitSignal(editor.done) as said:
        QTest.keyClick(focused(), Qt.Key.Key_S, CTRL)
    assert said.args[0].words == "The result of 26 November is saved on this laptop."
    with laptop.open_store() as store:
        records = store.case(case_of("Zephyr"))
        pending = store.pending()
        assert typed_of(store, case_of("Zephyr")) == {}
    outcomes = [one.fields for one in records if one.type == "outcome" and one.fields.get("hearing") == heard]
    assert [(one["disposal"], one["length"]) for one in outcomes] == [("yro", "12 months")] * 2
    order = next(one.fields for one in records if one.type == "order" and one.fields.get("hearing") == heard)
    assert (order["made_on"], order["end"]) == ("2026-11-26", "2027-11-25")
    assert len({one.edit.record for one in pending}) == len(pending)
    assert next(one for one in records if one.id == heard).fields["entered_by"] == IMOGEN.name


def test_the_side_column_says_what_saving_writes_and_what_the_rules_say(show: Opened, heard: str, qtbot: QtBot) -> None:
    _, editor = open_result(show, qtbot)
    outcome = editor._sheet.offences[0].outcome.id
    for name, value in (("disposal", "dto"), ("length_number", 3), ("length_unit", "months")):
        field = editor.fields[named(outcome, name)]
        field.set_value(value)  # type: ignore[attr-defined]
        field.edited.emit()  # type: ignore[attr-defined]

    def side() -> ResultSide:
        shown = editor._side.shown()
        assert shown is not None
        return shown

    qtbot.waitUntil(lambda: bool(side().said))
    assert side().follows == ("An order is made: detention and training order, 26 November 2026 to 25 February 2027.",)
    assert "lasts from 4 to 24 months" in side().said[0].sentence
    with qtbot.waitSignal(editor.done):  # advice: what the court said is kept as typed
        editor.save()


def test_what_is_typed_into_any_record_is_kept_and_found_after_a_cut(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot
) -> None:
    _, editor = open_result(show, qtbot)
    first, second = editor._sheet.offences
    editor.place_caret(named(first.at_hearing.id, "note"), 0)
    with qtbot.waitSignal(editor.others[first.at_hearing.id].kept):
        keys("He said he was sorry")
    editor.place_caret("result", 0)
    with qtbot.waitSignal(editor.keeper.kept):
        keys("Adjourned")
    _, again = open_result(show, qtbot)  # the first window is never closed: as after kill -9
    assert again.fields[named(first.at_hearing.id, "note")].value() == "He said he was sorry"  # type: ignore[attr-defined]
    assert again.fields["result"].value() == "Adjourned"  # type: ignore[attr-defined]
    assert again.caret() == ("result", 9)
    assert notice_of(again).startswith("Holdfast closed without warning")
    assert again.fields[named(second.at_hearing.id, "note")].value() is None  # type: ignore[attr-defined]


def test_escape_keeps_every_draft_and_brings_all_of_them_back(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot
) -> None:
    page, editor = open_result(show, qtbot)
    first = editor._sheet.offences[0]
    editor.place_caret(named(first.at_hearing.id, "note"), 0)
    keys("Sorry")
    editor.place_caret("result", 0)
    keys("Adjourned")
    assert page.step_back()
    qtbot.waitUntil(lambda: page.place().part == "")

    def kept() -> bool:
        with laptop.open_store() as store:
            return sorted(typed_of(store, case_of("Zephyr")).values(), key=str) == [
                {"note": "Sorry"},
                {"result": "Adjourned"},
            ]

    qtbot.waitUntil(kept)
    page._stack.at_court.open_hearing(heard)
    again = editor_of(page, qtbot)
    again.put_aside()
    assert again.fields["result"].value() is None  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: "put aside" in notice_of(again))
    again.bring_back("")
    qtbot.waitUntil(lambda: again.fields["result"].value() == "Adjourned")  # type: ignore[attr-defined]
    assert again.fields[named(first.at_hearing.id, "note")].value() == "Sorry"  # type: ignore[attr-defined]


def test_a_save_that_is_refused_saves_nothing_and_keeps_all_that_was_typed(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, editor = open_result(show, qtbot)
    enter_by_keyboard(editor)
    editor.keep()
    real, written = saving._save_one, []

    def full_at_the_third(*arguments: object) -> None:
        written.append(arguments)
        if len(written) == 3:
            raise DiskFull("test")
        real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(saving, "_save_one", full_at_the_third)
    with qtbot.waitSignal(editor.keeper.failed if editor.keeper.state.fields else _first(editor).failed):
        editor.save()
    assert len(written) == 3
    with laptop.open_store() as store:
        assert store.pending() == []
        assert not [
            one for one in store.case(case_of("Zephyr")) if one.fields.get("hearing") == heard and one.type != "offence"
        ]
    assert len(editor.typed_names()) == 8
    monkeypatch.undo()
    with qtbot.waitSignal(editor.done):  # there is room again
        editor.save()
    with laptop.open_store() as store:
        assert len([one for one in store.pending() if one.edit.type == "outcome"]) == 2


def _first(editor: CourtResultEditor) -> object:
    return next(keeper for keeper in editor.keepers() if keeper.state.fields)


KILLED = """
import os, signal, sys
from local_store import LocalStore, saving
from casework import Record, new_edit
real, written = saving._save_one, []
def killed(*arguments):
    written.append(arguments)
    if len(written) == {at}:
        os.kill(os.getpid(), signal.SIGKILL)
    real(*arguments)
saving._save_one = killed
store = LocalStore.open({path!r}, bytes(range(32)))
edits = [new_edit(Record(f"record {{n}}", "outcome", "case", {{}}), {{"disposal": "fine"}}, "me") for n in range(4)]
store.save_all(edits)
"""


@pytest.mark.parametrize("at", [1, 2, 4])
def test_a_result_is_there_whole_or_not_at_all_after_kill_9(tmp_path: Path, at: int) -> None:
    """The one step of `save_all`, cut at any of its edits: what the screen of a result hands to it."""
    path = tmp_path / "store.db"
    LocalStore.create(path, KEY, today=lambda: TODAY).close()
    done = subprocess.run([sys.executable, "-c", KILLED.format(at=at, path=str(path))], check=False, timeout=60)
    assert done.returncode == -signal.SIGKILL
    with LocalStore.open(path, KEY, today=lambda: TODAY) as store:
        assert store.pending() == []
        edits = [new_edit(Record(f"record {n}", "outcome", "case", {}), {"disposal": "fine"}, "me") for n in range(4)]
        store.save_all(edits)
        assert len(store.pending()) == 4


def test_what_cannot_be_true_is_not_saved_and_says_where(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot
) -> None:
    _, editor = open_result(show, qtbot)
    editor.place_caret("next_date", 0)
    keys("1 nov 2026")
    assert not editor.save()
    assert editor.row_of("next_date").error()
    assert editor.problems.isVisible()
    editor.fields["next_date"].set_value("not a day")  # type: ignore[attr-defined]
    editor._typed("next_date")
    assert not editor.save()
    assert editor.value_of("next_date") == "not a day"
    with laptop.open_store() as store:
        assert store.pending() == []


def test_an_adjournment_makes_the_next_hearing_and_undo_takes_all_of_it_back(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot
) -> None:
    _, editor = open_result(show, qtbot)
    for name, value in (("adjourned_because", "report"), ("report_ordered", "psr")):
        field = editor.fields[name]
        field.set_value(value)  # type: ignore[attr-defined]
        field.edited.emit()  # type: ignore[attr-defined]
    editor.place_caret("next_date", 0)
    keys("17 dec 2026")
    tab()
    keys("10")
    with qtbot.waitSignal(editor.done) as said:
        editor.save()
    assert said.args[0].words == ("Added: Thursday 17 December 2026, 10am. 2 offences and 1 report came with it.")
    with laptop.open_store() as store:
        made = [one for one in store.case(case_of("Zephyr")) if one.fields.get("adjourned_from") == heard]
        assert [(one.fields["date"], one.fields["court"]) for one in made] == [("2026-12-17", COURT)]


def test_ctrl_enter_goes_on_to_the_next_hearing_of_the_day_at_that_court(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot
) -> None:
    page, editor = open_result(show, qtbot)
    qtbot.waitUntil(lambda: editor._on_button.text() == "Save, then Corvin Ashgrove-Teel, noon")
    keys("guilty")
    went: list[Place] = []
    page.go.connect(went.append)
    page.go.connect(page.show_place)  # as the frame does
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.place().record == "corvins")
    assert went[-1] == Place("case", case_of("Corvin"), "offences", "result", "corvins")
    then = editor_of(page, qtbot)
    qtbot.waitUntil(lambda: then._on_button.text() == "Save and close")  # Zephyr's is entered by now
    keys("not")
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        pleas = {one.edit.case: one.edit.set["plea"] for one in store.pending() if one.edit.type == "offence"}
    assert pleas == {case_of("Zephyr"): "guilty", case_of("Corvin"): "not_guilty"}


def test_ctrl_enter_with_nothing_typed_just_goes_on(laptop: Laptop, show: Opened, heard: str, qtbot: QtBot) -> None:
    page, editor = open_result(show, qtbot)
    qtbot.waitUntil(lambda: editor._next is not None)
    page.go.connect(page.show_place)
    QTest.keyClick(focused(), Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.place().record == "corvins")
    with laptop.open_store() as store:
        assert store.pending() == []


def test_words_of_a_colleague_that_arrive_meanwhile_are_kept_beside(
    laptop: Laptop, show: Opened, heard: str, qtbot: QtBot
) -> None:
    _, editor = open_result(show, qtbot)
    keys("guilty")
    told = hearing("Zephyr", "zephyrs")[0]
    laptop.from_centre(Record(told.id, told.type, told.case, {**told.fields, "result": "Told by Callum."}))
    qtbot.waitUntil(lambda: editor.fields["result"].value() == "Told by Callum.")  # type: ignore[attr-defined]
    assert list(editor.typed_names()) == ["plea"]
    with qtbot.waitSignal(editor.done):
        editor.save()
    with laptop.open_store() as store:
        assert next(one for one in store.case(told.case) if one.id == told.id).fields["result"] == "Told by Callum."


def test_requirements_can_be_written_once_an_outcome_is_an_order(show: Opened, heard: str, qtbot: QtBot) -> None:
    _, editor = open_result(show, qtbot)
    rows = [editor.row_of(named(one.id, "kind")) for one in editor._sheet.requirements]
    assert not any(each.isVisible() for each in rows)
    field = editor.fields[named(editor._sheet.offences[0].outcome.id, "disposal")]
    field.set_value("yro")  # type: ignore[attr-defined]
    field.edited.emit()  # type: ignore[attr-defined]
    assert [each.isVisible() for each in rows][:2] == [True, False]
    kind = editor.fields[named(editor._sheet.requirements[0].id, "kind")]
    kind.set_value("supervision")  # type: ignore[attr-defined]
    kind.edited.emit()  # type: ignore[attr-defined]
    assert [each.isVisible() for each in rows][:3] == [True, True, False]


def test_every_control_has_a_name(show: Opened, heard: str, qtbot: QtBot) -> None:
    _, editor = open_result(show, qtbot)
    assert nameless(editor) == []


def test_a_hearing_that_is_not_here_opens_the_thread(show: Opened, qtbot: QtBot) -> None:
    page = show("Zephyr", Place(tab="offences", part="result", record=new_id()))
    qtbot.waitUntil(lambda: bool(page.court.knots.rows))
    assert page.findChildren(CourtResultEditor) == []
