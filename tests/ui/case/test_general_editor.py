"""The general form: every type of record can be written in the window and read again, every field of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework import Record, Value, new_id
from casework.code_lists import words
from casework.record_types import RECORD_TYPES, about_fields
from casework.sections import HIDDEN
from tests.ui.case.filling import fill
from tests.ui.case.laptop import IMOGEN, Laptop, write
from tests.ui.case.sample_values import CASE, MADE_ONCE, OWN_PAGES, id_of, samples, whole_case, writer
from tests.ui.controls import nameless
from ui.case.case_page import CasePage
from ui.case.field_groups import kept_fields
from ui.case.record_editor import RecordEditor
from ui.done import Done, taking_back
from ui.parts.fields import CodeField
from ui.parts.form_row import FormRow
from ui.parts.search_field import SearchField
from ui.place import Place

PATIENCE_MS = 30_000
"""The first form of a run reads the list of offences."""
PAGES: list[CasePage] = []
"""Kept: whoever only wants the editor must not lose the page around it."""
TYPES = [type for type in RECORD_TYPES if type not in OWN_PAGES]


@pytest.fixture
def laptop(tmp_path: Path, qapp: object) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "store.db", whole_case())
    PAGES.clear()
    yield made
    made.finish()
    assert made.troubles == []


def open_form(laptop: Laptop, qtbot: QtBot, type: str, record: str, role: str = "") -> tuple[CasePage, RecordEditor]:
    laptop.desk.who = msgspec.structs.replace(IMOGEN, role=role or writer(type))
    page = laptop.page(Place("case", CASE, "people", "editor", record, type=type))
    PAGES.append(page)
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: any(each.is_open for each in page.findChildren(RecordEditor)), timeout=PATIENCE_MS)
    (editor,) = page.findChildren(RecordEditor)
    return page, editor


def fields_shown(editor: RecordEditor) -> dict[str, Any]:
    return {name: field.value() for name, field in editor.fields.items()}  # type: ignore[attr-defined]


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory, qapp: object) -> Iterator[tuple[Laptop, CasePage]]:
    """One laptop and one page for tests that have each a record of their own."""
    made = Laptop(tmp_path_factory.mktemp("everything") / "store.db", whole_case())
    page = made.page(Place("case", CASE, "people"))
    yield made, page
    page.hide()
    made.finish()
    assert made.troubles == []


def open_in(page: CasePage, qtbot: QtBot, type: str, record: str) -> RecordEditor:
    """The form of a record, in a page where another one may be open."""
    page.show_place(Place("case", CASE, "people"))
    page.show_place(Place("case", CASE, "people", "editor", record, type=type))

    def found() -> list[RecordEditor]:
        return [each for each in page.findChildren(RecordEditor) if each.is_open and each.isVisible()]

    qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE_MS)
    (editor,) = found()
    assert editor.keeper.state.record.id == record
    return editor


@pytest.mark.parametrize("type", TYPES)
def test_every_field_of_every_type_is_written_and_read_again(
    everything: tuple[Laptop, CasePage], qtbot: QtBot, type: str
) -> None:
    laptop, page = everything
    laptop.desk.who = msgspec.structs.replace(IMOGEN, role=writer(type))
    filled, record = samples(type), id_of(type) if type in MADE_ONCE else new_id()
    editor = open_in(page, qtbot, type, record)
    assert set(editor.fields) | set(kept_fields(type)) == set(about_fields(type))
    for name, value in filled.items():
        fill(editor, name, value)
    with qtbot.waitSignal(editor.keeper.saved):
        assert editor.save(), editor.problems.accessibleName()
    with laptop.open_store() as store:
        kept = store.record(record)
        assert kept is not None
        assert (kept.type, kept.case) == (type, CASE)
        assert {name: kept.fields.get(name) for name in filled} == filled
    second = open_in(page, qtbot, type, record)
    assert second is not editor
    shown = fields_shown(second)
    assert {name: shown[name] for name in filled} == filled
    assert second.keeper.state.fields == {}


def field_row(editor: RecordEditor, name: str) -> FormRow:
    return next(row for row, names in zip(editor._rows, editor._names, strict=True) if name in names)


def test_what_is_missing_is_told_once_and_saved_as_it_is_at_the_second_save(laptop: Laptop, qtbot: QtBot) -> None:
    record = new_id()
    _, editor = open_form(laptop, qtbot, "referral", record)
    fill(editor, "source_name", "Somebody at the school")
    assert not editor.save()
    assert "Save again to save it as it is." in editor.problems.accessibleName()
    assert field_row(editor, "source").error() == "Choose who referred"
    with qtbot.waitSignal(editor.keeper.saved):
        assert editor.save()
    with laptop.open_store() as store:
        kept = store.record(record)
        assert kept is not None
        assert kept.fields == {"source_name": "Somebody at the school"}


def test_a_form_in_which_nothing_was_written_is_not_saved(laptop: Laptop, qtbot: QtBot) -> None:
    record = new_id()
    _, editor = open_form(laptop, qtbot, "referral", record)
    assert not editor.save()
    assert not editor.save()
    with laptop.open_store() as store:
        assert store.record(record) is None


def test_what_cannot_be_true_is_never_saved_and_never_lost(laptop: Laptop, qtbot: QtBot) -> None:
    record = new_id()
    _, editor = open_form(laptop, qtbot, "delivery", record)
    fill(editor, "date", "2027-11-26")
    write(editor.fields["amount"], "about four")
    assert not editor.save()
    assert not editor.save()
    assert field_row(editor, "amount").error() == "Enter a number, like 12 or 12.5."
    qtbot.waitUntil(lambda: editor.keeper.is_kept())
    _, second = open_form(laptop, qtbot, "delivery", record)
    assert second.fields["amount"].text() == "about four"  # type: ignore[attr-defined]
    assert second.fields["date"].value() == "2027-11-26"  # type: ignore[attr-defined]


def test_a_retired_code_stays_in_words_for_the_record_that_has_it_and_is_not_offered(
    laptop: Laptop, qtbot: QtBot
) -> None:
    old = Record(new_id(), "outcome", CASE, {"disposal": "reprimand", "decided_on": "2012-03-01"})
    odd = Record(new_id(), "outcome", CASE, {"disposal": "section_91", "decided_on": "2026-03-01"})
    laptop.from_centre(old, odd)
    _, editor = open_form(laptop, qtbot, "outcome", old.id)
    field = editor.fields["disposal"]
    assert isinstance(field, CodeField)
    assert (field.value(), field.currentText()) == ("reprimand", "Reprimand")
    offered = [field.itemData(at) for at in range(field.count())]
    assert "reprimand" in offered  # in force on the day the record is about
    _, editor = open_form(laptop, qtbot, "outcome", odd.id)
    field = editor.fields["disposal"]
    assert isinstance(field, CodeField)
    assert (field.value(), field.currentText()) == ("section_91", words("disposal", "section_91"))
    _, editor = open_form(laptop, qtbot, "outcome", new_id())
    field = editor.fields["disposal"]
    assert isinstance(field, CodeField)
    assert not {"reprimand", "section_91"} & {field.itemData(at) for at in range(field.count())}


def test_the_codes_of_a_form_are_those_of_the_day_it_is_about(laptop: Laptop, qtbot: QtBot) -> None:
    _, editor = open_form(laptop, qtbot, "outcome", new_id())
    field = editor.fields["disposal"]
    assert isinstance(field, CodeField)
    fill(editor, "decided_on", "2012-03-01")
    assert "reprimand" in {field.itemData(at) for at in range(field.count())}
    assert "youth_caution" not in {field.itemData(at) for at in range(field.count())}


def test_a_code_that_nobody_knows_is_shown_as_it_is_and_keeps_nothing_from_being_saved(
    laptop: Laptop, qtbot: QtBot
) -> None:
    old = Record(
        new_id(), "offence", CASE, {"title": "Theft", "committed_on": "2012-03-01", "home_office_code": "121/50x"}
    )
    laptop.from_centre(old)
    _, editor = open_form(laptop, qtbot, "offence", old.id)
    assert editor.fields["home_office_code"].text() == "121/50x"  # type: ignore[attr-defined]
    fill(editor, "place", "At the harbour")
    with qtbot.waitSignal(editor.keeper.saved):
        assert editor.save(), editor.problems.accessibleName()
    with laptop.open_store() as store:
        (pending,) = store.pending()
        assert pending.edit.set == {"place": "At the harbour"}


def test_what_is_typed_into_a_list_and_not_chosen_is_kept_as_it_is_typed(laptop: Laptop, qtbot: QtBot) -> None:
    record = new_id()
    _, editor = open_form(laptop, qtbot, "hearing", record)
    fill(editor, "court", "Thornwick")
    write(editor.fields["court_code"], "some court")
    assert not editor.save()
    assert field_row(editor, "court_code").error().startswith("Choose the court code from the list")
    qtbot.waitUntil(lambda: editor.keeper.is_kept())
    _, second = open_form(laptop, qtbot, "hearing", record)
    assert second.fields["court_code"].text() == "some court"  # type: ignore[attr-defined]


def test_a_link_is_offered_in_plain_words_and_only_of_the_right_kind(laptop: Laptop, qtbot: QtBot) -> None:
    _, editor = open_form(laptop, qtbot, "outcome", new_id())
    field = editor.fields["offence"]
    assert isinstance(field, SearchField)
    QTest.keyClick(field, Qt.Key.Key_Down)
    model = field._list.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == ["Offence 5, 7 September 2026"]
    QTest.keyClick(field._list, Qt.Key.Key_Escape)
    assert not field.is_open()


def test_a_new_record_is_about_what_it_was_opened_for(laptop: Laptop, qtbot: QtBot) -> None:
    page = laptop.page(Place("case", CASE, "offences", "editor", type="outcome", about=id_of("hearing")))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: any(each.is_open for each in page.findChildren(RecordEditor)), timeout=PATIENCE_MS)
    (editor,) = page.findChildren(RecordEditor)
    assert editor.fields["hearing"].value() == id_of("hearing")  # type: ignore[attr-defined]
    assert page.place().type == "outcome"


def test_what_a_role_may_not_see_is_not_in_the_form_and_the_form_says_so(laptop: Laptop, qtbot: QtBot) -> None:
    page, editor = open_form(laptop, qtbot, "screening", id_of("screening"), "case_manager")
    assert "note" not in editor.fields
    said = [each.text() for each in editor.findChildren(QLabel) if each.isVisibleTo(page)]
    assert HIDDEN in said
    assert not any("line one" in one for one in said)


def test_who_may_not_write_reads_the_record_in_words(laptop: Laptop, qtbot: QtBot) -> None:
    _, editor = open_form(laptop, qtbot, "referral", id_of("referral"), "data_officer")
    assert editor.fields == {}
    assert editor.save_button.isHidden()
    said = [each.text() for each in editor.findChildren(QLabel)]
    assert "Name of the referrer 5" in said
    assert not editor.findChildren(QWidget, "remove_record")[0].isVisible()


def test_a_record_that_a_role_may_not_see_is_not_opened(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.desk.who = msgspec.structs.replace(IMOGEN, role="case_manager")
    page = laptop.page(Place("case", CASE, "victims", "editor", id_of("victim")))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: any(each.text() == HIDDEN and each.isVisible() for each in page.findChildren(QLabel)))
    assert page.findChildren(RecordEditor) == []


def fields_of(laptop: Laptop, type: str) -> dict[str, Value]:
    with laptop.open_store() as store:
        kept = store.record(id_of(type))
        assert kept is not None
        return kept.fields


@pytest.mark.parametrize("type", ["referral", "contact", "address", "document"])
def test_removing_asks_why_and_can_be_taken_back(laptop: Laptop, qtbot: QtBot, type: str) -> None:
    before = fields_of(laptop, type)
    page, editor = open_form(laptop, qtbot, type, id_of(type))
    done: list[Done] = []
    page.done.connect(done.append)
    QTest.mouseClick(editor.findChild(QWidget, "remove_record"), Qt.MouseButton.LeftButton)
    reason = editor.findChild(QWidget, "remove_reason")
    assert reason.hasFocus()
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert reason.accessibleDescription() == "Say why it is removed"
    write(reason, "Another child's")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.place().part == "")
    with laptop.open_store() as store:
        kept = store.record(id_of(type))
        assert kept is not None
        removed = {"removed_on": "2026-11-26", "removed_because": "Another child's", "removed_by": IMOGEN.name}
        assert kept.fields == before | removed
        back = taking_back(store, done[0], IMOGEN.user, IMOGEN.device, "2026-11-26T10:55:00+00:00")
        assert [edit.set for edit in back] == [dict.fromkeys(("removed_on", "removed_by", "removed_because"))]


@pytest.mark.parametrize("type", ["contact", "hearing", "document", "health_note"])
def test_every_control_of_every_form_has_a_name(laptop: Laptop, qtbot: QtBot, type: str) -> None:
    page, _ = open_form(laptop, qtbot, type, id_of(type))
    assert nameless(page) == []


def test_a_code_that_nobody_knows_is_shown_as_it_came_and_stays_when_something_else_is_saved(
    laptop: Laptop, qtbot: QtBot
) -> None:
    old = Record(new_id(), "offence", CASE, {"title": "Criminal damage", "home_office_code": "121/50"})
    laptop.from_centre(old)
    _, editor = open_form(laptop, qtbot, "offence", old.id)
    assert editor.fields["home_office_code"].text() == "121/50"  # type: ignore[attr-defined]
    fill(editor, "place", "The bus station")
    with qtbot.waitSignal(editor.keeper.saved):
        assert editor.save() or editor.save()
    with laptop.open_store() as store:
        kept = store.record(old.id)
        assert kept is not None
        assert (kept.fields["home_office_code"], kept.fields["place"]) == ("121/50", "The bus station")
