"""The general form: every type of record can be written in the window and read again, every field of it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from casework import new_id
from casework.record_types import RECORD_TYPES, about_fields
from tests.ui.case.filling import fill
from tests.ui.case.laptop import IMOGEN, Laptop
from tests.ui.case.sample_values import CASE, MADE_ONCE, OWN_PAGES, id_of, samples, whole_case, writer
from ui.case.case_page import CasePage
from ui.case.field_groups import kept_fields
from ui.case.record_editor import RecordEditor
from ui.place import Place

TYPES = [type for type in RECORD_TYPES if type not in OWN_PAGES]


@pytest.fixture
def laptop(tmp_path: Path, qapp: object) -> Iterator[Laptop]:
    made = Laptop(tmp_path / "store.db", whole_case())
    yield made
    made.finish()
    assert made.troubles == []


def open_form(laptop: Laptop, qtbot: QtBot, type: str, record: str, role: str = "") -> tuple[CasePage, RecordEditor]:
    laptop.desk.who = msgspec.structs.replace(IMOGEN, role=role or writer(type))
    page = laptop.page(Place("case", CASE, "people", "editor", record, type=type))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: any(each.is_open for each in page.findChildren(RecordEditor)))
    (editor,) = page.findChildren(RecordEditor)
    return page, editor


def fields_shown(editor: RecordEditor) -> dict[str, Any]:
    return {name: field.value() for name, field in editor.fields.items()}  # type: ignore[attr-defined]


@pytest.mark.parametrize("type", TYPES)
def test_every_field_of_every_type_is_written_and_read_again(laptop: Laptop, qtbot: QtBot, type: str) -> None:
    filled, record = samples(type), id_of(type) if type in MADE_ONCE else new_id()
    _, editor = open_form(laptop, qtbot, type, record)
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
    _, second = open_form(laptop, qtbot, type, record)
    shown = fields_shown(second)
    assert {name: shown[name] for name in filled} == filled
    assert second.keeper.state.fields == {}
