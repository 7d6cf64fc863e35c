"""Two whole invented cases, entered fact by fact through the forms of one laptop, and read in those of another."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from casework import new_id
from casework.about import Kind
from casework.record_types import about_fields
from desktop.store_thread import StoreThread
from local_store import LocalStore
from tests.casework.six_cases import TODAY, Fact, case_a, case_b
from tests.central_process import CentralProcess
from tests.sync.laptops import Laptop
from tests.ui.case.filling import fill
from tests.ui.case.laptop import NOW, Quiet
from ui.case.case_page import CasePage
from ui.case.record_editor import RecordEditor
from ui.case.record_sections import form_place
from ui.desk import Desk, Who
from ui.place import Place

PATIENCE_MS = 30_000
WRITER, READER = "morgan", "robin"
BY_HOLDFAST = ("conflict",)
"""Two versions are never written by hand: they come of two people who change the same."""
FACTS: dict[str, list[Fact]] = {"A": case_a.FACTS, "B": case_b.FACTS}


def told(facts: list[Fact]) -> dict[str, dict[str, Any]]:
    """Record -> its fields, in an order in which each comes after all that it leads to."""
    records: dict[str, dict[str, Any]] = {}
    for record, field, value, _ in facts:
        if record.split(":")[0] not in BY_HOLDFAST:
            records.setdefault(record, {})[field] = value
    ordered: dict[str, dict[str, Any]] = {}
    while len(ordered) < len(records):
        ready = [one for one in records if one not in ordered and links(one, records[one]) <= ordered.keys()]
        assert ready, "links that lead round in a ring"
        ordered.update({one: records[one] for one in ready})
    return ordered


def links(record: str, fields: dict[str, Any]) -> set[str]:
    about = about_fields(record.split(":")[0])
    return {value for name, value in fields.items() if about[name].kind is Kind.LINK}


def same(field: object, value: Any, wanted: Any) -> bool:
    """Times and moments can be written in several ways; all else has to be the very value."""
    if isinstance(wanted, str) and wanted[2:3] == ":":
        return dt.time.fromisoformat(value) == dt.time.fromisoformat(wanted)
    if isinstance(wanted, str) and "T" in wanted and wanted[4:5] == "-":
        return dt.datetime.fromisoformat(value) == dt.datetime.fromisoformat(wanted)
    return bool(value == wanted)


@contextmanager
def window(laptop: Laptop, user: str, case: str, qtbot: QtBot) -> Iterator[CasePage]:
    """The case page over the laptop's store, which is open for nobody else meanwhile."""
    laptop.store.close()
    path, key = laptop.path, laptop._key
    thread = StoreThread(lambda: LocalStore.open(path, key, today=lambda: TODAY, now=NOW.isoformat))
    thread.start()
    desk = Desk(Who(user, user.title(), "manager", "northwick", "Northwick", "", ""), thread, Quiet())
    page = CasePage(desk, lambda: NOW)
    qtbot.addWidget(page)
    page.resize(1144, 726)
    page.show_place(Place("case", case))
    page.show()
    page.activateWindow()
    qtbot.waitUntil(lambda: page.bar.isVisible(), timeout=PATIENCE_MS)
    yield page
    page.show_tab("summary")
    page.hide()
    thread.finish()
    laptop.store = LocalStore.open(path, key)
    laptop.connect(laptop.url)


def form(page: CasePage, type: str, case: str, record: str, qtbot: QtBot) -> RecordEditor:
    """The form of a record, opened and filled."""
    page.show_place(form_place(case, type, record))

    def found() -> list[RecordEditor]:
        editors = page.findChildren(RecordEditor)
        return [one for one in editors if one.is_open and one.keeper.state.record.id == record]

    qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE_MS)
    return found()[0]


def enter(page: CasePage, case: str, records: dict[str, dict[str, Any]], qtbot: QtBot) -> dict[str, str]:
    """Fill in a form for each record, and save it. Record as the case names it -> its id."""
    ids: dict[str, str] = {}
    for name, fields in records.items():
        ids[name] = new_id()
        fill_and_save(page, name, case, ids, fields, qtbot)
    return ids


def fill_and_save(
    page: CasePage, name: str, case: str, ids: dict[str, str], fields: dict[str, Any], qtbot: QtBot
) -> None:
    editor = form(page, name.split(":")[0], case, ids[name], qtbot)
    for field, value in fields.items():
        fill(editor, field, ids.get(value, value) if isinstance(value, str) else value)
    with qtbot.waitSignal(editor.keeper.saved, timeout=PATIENCE_MS):
        if not editor.save():
            assert editor.save(), (name, editor.problems.accessibleName())


def signatures(records: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What somebody else than its author has to fill in: nobody countersigns their own work."""
    signing = ("state", "countersigned_by", "countersigned_on")
    return {
        name: {field: value for field, value in fields.items() if field in signing}
        for name, fields in records.items()
        if fields.get("state") == "countersigned" or fields.get("countersigned_on")
    }


def arrived(laptop: Laptop) -> tuple[int, list[object], list[object]]:
    """After a cycle: conflicts, what still waits, and what was refused."""
    report = laptop.sync()
    refused = [(one.code, one.edit and one.edit.set) for one in laptop.store.attention() if one.kind == "refused"]
    return report.conflicts, laptop.store.pending(), refused


@pytest.mark.parametrize("letter", FACTS)
def test_a_whole_case_entered_in_one_window_is_read_in_another(letter: str, tmp_path: Path, qtbot: QtBot) -> None:
    case, records = new_id(), told(FACTS[letter])
    signed = signatures(records)
    written = {
        name: {field: value for field, value in fields.items() if field not in signed.get(name, {})}
        for name, fields in records.items()
    }
    with CentralProcess(tmp_path) as centre:
        for user in (WRITER, READER):
            centre.add_user(user, role="manager")
        held = [{"id": case, "type": "case", "case": case, "fields": {"reference": f"NW-{letter}"}}]
        held += [
            {"id": new_id(), "type": "assignment", "case": case, "fields": {"worker": user, "role": "lead"}}
            for user in (WRITER, READER)
        ]
        centre.load_records(held, assign=WRITER)
        centre.start()
        first, second = (Laptop(tmp_path / f"{user}.db", centre.url, user) for user in (WRITER, READER))
        first.sync()
        with window(first, WRITER, case, qtbot) as page:
            ids = enter(page, case, written, qtbot)
        assert arrived(first) == (0, [], [])
        second.sync()
        with window(second, READER, case, qtbot) as page:
            for name, fields in signed.items():
                fill_and_save(page, name, case, ids, fields, qtbot)
        assert arrived(second) == (0, [], [])
        first.sync()
        for name, fields in records.items():
            kept = first.store.record(ids[name])
            assert kept is not None, name
            for field, wanted in fields.items():
                wanted = ids.get(wanted, wanted) if isinstance(wanted, str) else wanted
                assert same(field, kept.fields.get(field), wanted), (name, field, kept.fields.get(field))
        with window(first, WRITER, case, qtbot) as page:
            for name, fields in records.items():
                editor = form(page, name.split(":")[0], case, ids[name], qtbot)
                for field, wanted in fields.items():
                    wanted = ids.get(wanted, wanted) if isinstance(wanted, str) else wanted
                    shown = editor.fields[field].value()  # type: ignore[attr-defined]
                    assert same(field, shown, wanted), (name, field, shown)
