"""The sheet of parts: every part can be made, named, and drawn at each size and in each scheme."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.controls import nameless
from ui.look import look
from ui.parts.action_bar import ActionBar
from ui.parts.buttons import filled, outline, quiet
from ui.parts.choices import ChoiceField, YesNoField
from ui.parts.fields import DateField, NarrativeField, TimeField
from ui.parts.form_row import FormRow, Mark
from ui.parts.headings import SectionHeading
from ui.parts.notice import ProblemList
from ui.parts.parts_page import PartsPage
from ui.parts.row_list import RowList
from ui.parts.row_paint import marked_parts
from ui.parts.rows import Row, RowModel, section
from ui.theme import Scheme, Theme, apply


@pytest.mark.parametrize("scheme", Scheme)
@pytest.mark.parametrize("scale", [0.8, 1.0, 2.0])
def test_the_sheet_of_parts_is_drawn(qapp: QApplication, tmp_path: Path, scheme: Scheme, scale: float) -> None:
    apply(qapp, Theme(scale, scheme))
    page = PartsPage()
    assert look(page, tmp_path / "parts.png").stat().st_size > 20_000
    assert page.horizontalScrollBar().maximum() == 0, "nothing scrolls sideways"
    page.close()


def test_every_control_of_the_sheet_has_a_name(qtbot: QtBot) -> None:
    page = PartsPage()
    qtbot.addWidget(page)
    assert nameless(page) == []


def test_none_outlives_many_calls_that_have_no_result(qtbot: QtBot) -> None:
    label = QLabel("words")
    qtbot.addWidget(label)
    for _ in range(200_000):
        label.update()
    assert sys.getrefcount(None) > 1000


def test_a_new_text_size_reaches_widgets_that_are_there(qapp: QApplication, qtbot: QtBot) -> None:
    button = outline("Print")
    qtbot.addWidget(button)
    small = button.sizeHint()
    apply(qapp, Theme(2.0))
    assert button.sizeHint().height() == 2 * small.height()
    assert button.font().pixelSize() == 30


def test_rows_are_a_well_behaved_model() -> None:
    model = RowModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows([section("s", "Overdue", "2"), Row("a", "Review the plan"), Row("b", "See Zephyr")])
    model.show_rows([Row("b", "See Zephyr", end="today")])
    model.show_rows([])
    assert tester.model() is model


def test_a_row_is_spoken_whole() -> None:
    model = RowModel([Row("a", "Review the plan", "Juniper Vexley", end="17 days overdue")])
    spoken = model.data(model.index(0), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Review the plan, Juniper Vexley, 17 days overdue"


def test_arrows_pass_over_headings_and_enter_opens(qtbot: QtBot) -> None:
    rows = RowList("Things to do")
    qtbot.addWidget(rows)
    rows.show_rows([section("s", "Overdue", "1"), Row("a", "One"), section("t", "Today", "1"), Row("b", "Two")])
    rows.resize(500, 300)
    rows.show()
    rows.select_first()
    qtbot.keyClick(rows, Qt.Key.Key_Down)
    assert rows.current_key() == "b"
    with qtbot.waitSignal(rows.opened) as opened:
        qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert opened.args[0].key == "b"
    with qtbot.waitSignal(rows.case_wanted):
        qtbot.keyClick(rows, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)


def test_the_selected_row_stays_selected_when_others_come(qtbot: QtBot) -> None:
    rows = RowList("Things")
    qtbot.addWidget(rows)
    rows.show_rows([Row("a", "One"), Row("b", "Two")])
    rows.select_key("b")
    rows.show_rows([Row("c", "Three"), Row("a", "One"), Row("b", "Two")])
    assert rows.current_key() == "b"


def test_marked_letters_are_found_whatever_their_case() -> None:
    assert marked_parts("Fennimore", "RE") == [("Fennimo", False), ("re", True)]
    assert marked_parts("Vexley", "re") == []


def test_a_typed_date_and_time_become_what_a_record_holds(qtbot: QtBot) -> None:
    import datetime as dt

    day = DateField("Date of the contact", lambda: dt.date(2026, 11, 26))
    time = TimeField("From")
    for field, typed in ((day, "yesterday"), (time, "1005")):
        qtbot.addWidget(field)
        qtbot.keyClicks(field, typed)
    assert (day.value(), time.value()) == ("2026-11-25", "10:05:00")
    day.clear()
    qtbot.keyClicks(day, "someday")
    assert day.value() is None
    assert day.problem()


def test_a_form_row_names_describes_and_marks_its_field(qtbot: QtBot) -> None:
    note = NarrativeField("")
    row = FormRow("Case &note", [note], hint="What was said and done.")
    qtbot.addWidget(row)
    row.show_error("Enter the case note")
    row.show_mark(Mark.SAVED)
    assert note.accessibleName() == "Case note"
    assert note.accessibleDescription() == "Enter the case note. What was said and done. Saved on this laptop"
    assert row.label.buddy() is note


def test_choices_start_empty_and_can_be_taken_back(qtbot: QtBot) -> None:
    what = ChoiceField({"attended": "Attended", "cancelled": "Cancelled by us"}, "What happened")
    qtbot.addWidget(what)
    assert what.value() is None
    with qtbot.waitSignal(what.edited):
        what.options()["attended"].click()
    assert what.value() == "attended"
    with qtbot.waitSignal(what.edited):
        qtbot.keyClick(what.options()["attended"], Qt.Key.Key_Delete)
    assert what.value() is None
    alone = YesNoField("Seen alone")
    qtbot.addWidget(alone)
    alone.set_value(False)
    assert alone.value() is False


def test_all_options_are_in_view_however_narrow(qtbot: QtBot) -> None:
    what = ChoiceField({str(at): f"Unacceptable absence {at}" for at in range(5)}, "What happened")
    row = FormRow("What happened", [what], above=True)
    qtbot.addWidget(row)
    row.resize(300, row.heightForWidth(300))
    row.show()
    bottom = max(option.mapTo(row, option.rect().bottomLeft()).y() for option in what.options().values())
    assert bottom <= row.height()
    assert row.height() > 5 * 26


def test_a_note_grows_with_its_words(qtbot: QtBot) -> None:
    note = NarrativeField("Case note", lines=2)
    qtbot.addWidget(note)
    note.resize(400, 60)
    note.show()
    before = note.height()
    note.set_value("\n".join(["A line of the note."] * 12))
    assert note.height() > 3 * before


def test_each_problem_jumps_to_its_field(qtbot: QtBot) -> None:
    page = PartsPage()
    qtbot.addWidget(page)
    page.show()
    problems = page.findChild(ProblemList)
    field = page.findChild(DateField)
    page.activateWindow()
    problems.findChildren(type(outline("x")))[0].click()
    qtbot.waitUntil(field.hasFocus)


def test_the_words_of_an_action_bar_stand_above_its_buttons_where_there_is_no_room_beside_them(qtbot: QtBot) -> None:
    save, close = filled("Save accommodation at the start or end"), quiet("Close, keep the draft")
    bar = ActionBar(save, close)
    qtbot.addWidget(bar)
    bar.words.setText("Not saved yet. A draft is kept as you write.")
    bar.resize(1100, 54)
    bar.show()
    qtbot.waitUntil(lambda: bar.words.x() > close.mapTo(bar, close.rect().topRight()).x())
    bar.resize(560, 120)
    qtbot.waitUntil(lambda: bar.words.geometry().bottom() <= save.mapTo(bar, QPoint(0, 0)).y())
    needed = bar.words.fontMetrics().horizontalAdvance(bar.words.text())
    assert bar.words.width() >= needed, "on one line, not one word on each"


@pytest.mark.parametrize(("width", "beside"), [(900, True), (240, False)])
def test_a_heading_never_makes_its_page_wider_than_the_window(qtbot: QtBot, width: int, beside: bool) -> None:
    end = outline("Add a file")
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 0, 0, 0)
    heading = SectionHeading("Everything, newest first", "1,027 events since June 2024", end=end)
    column.addWidget(heading)
    qtbot.addWidget(holder)
    holder.resize(width, 300)
    holder.show()
    qtbot.waitUntil(lambda: (end.y() < heading.title.geometry().bottom()) is beside)
    assert heading.width() == width
    parts = (heading.title, heading.count, end)
    assert all(part.geometry().right() < width for part in parts)
    assert (heading.count.y() < heading.title.geometry().bottom()) is beside
