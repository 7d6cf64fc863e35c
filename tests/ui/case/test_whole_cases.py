"""The six invented cases, entered fact by fact through the forms of one laptop, and read in those of another."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from casework import new_id
from casework.about import Kind
from casework.new_child import NewChild, new_child
from casework.record_types import about_fields
from desktop.store_thread import StoreThread
from local_store import LocalStore
from tests.casework.six_cases import TODAY, Fact, case_a, case_b, case_c, case_d, case_e, case_f
from tests.central_process import CentralProcess
from tests.sync.laptops import Laptop
from tests.ui.case.filling import fill
from tests.ui.case.laptop import NOW, Quiet
from ui.case.case_page import CasePage
from ui.case.new_child_editor import NewChildEditor
from ui.case.record_editor import RecordEditor
from ui.case.record_sections import form_place
from ui.case.several_records import named
from ui.desk import Desk, Who
from ui.new_child import NewChildPage
from ui.page import Page
from ui.parts.words import Words
from ui.place import Place

PATIENCE_MS = 30_000
T = TypeVar("T", bound=Page)
CHILD = "person:child"
WRITER, READER = "morgan", "robin"
BY_HOLDFAST = ("conflict",)
"""Two versions are never written by hand: they come of two people who change the same."""
FACTS: dict[str, list[Fact]] = {
    "A": case_a.FACTS,
    "B": case_b.FACTS,
    "C": case_c.FACTS,
    "D": case_d.FACTS,
    "E": case_e.FACTS,
    "F": case_f.FACTS,
}


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


def same(value: Any, wanted: Any) -> bool:
    """Times and moments can be written in several ways; all else has to be the very value."""
    if isinstance(wanted, str) and wanted[2:3] == ":":
        return dt.time.fromisoformat(value) == dt.time.fromisoformat(wanted)
    if isinstance(wanted, str) and "T" in wanted and wanted[4:5] == "-":
        return dt.datetime.fromisoformat(value) == dt.datetime.fromisoformat(wanted)
    return bool(value == wanted)


@contextmanager
def desk_of(laptop: Laptop, user: str) -> Iterator[Desk]:
    """What a window needs of the laptop, whose store is open for nobody else meanwhile."""
    laptop.store.close()
    path, key = laptop.path, laptop._key
    thread = StoreThread(lambda: LocalStore.open(path, key, today=lambda: TODAY, now=NOW.isoformat))
    thread.start()
    try:
        yield Desk(Who(user, user.title(), "manager", "northwick", "Northwick", "", ""), thread, Quiet())
    finally:
        thread.finish()
    laptop.store = LocalStore.open(path, key)
    laptop.connect(laptop.url)


def shown(page: T, place: Place, qtbot: QtBot) -> T:
    qtbot.addWidget(page)
    page.resize(1144, 726)
    page.show_place(place)
    page.show()
    page.activateWindow()
    return page


@contextmanager
def window(laptop: Laptop, user: str, case: str, qtbot: QtBot) -> Iterator[CasePage]:
    """The case page over the laptop's store."""
    with desk_of(laptop, user) as desk:
        page = shown(CasePage(desk, lambda: NOW), Place("case", case), qtbot)
        qtbot.waitUntil(lambda: page.bar.isVisible(), timeout=PATIENCE_MS)
        yield page
        page.show_tab("summary")
        page.hide()


def add_child(
    laptop: Laptop, records: dict[str, dict[str, Any]], qtbot: QtBot
) -> tuple[NewChild, set[tuple[str, str]]]:
    """Begin the case by the form of a new child, with all that it asks for and the case tells. What was filled in."""
    with desk_of(laptop, WRITER) as desk:
        page = shown(NewChildPage(desk, lambda: NOW), Place("new_child"), qtbot)

        def opened() -> list[NewChildEditor]:
            return [one for one in page.findChildren(NewChildEditor) if one.is_open]

        qtbot.waitUntil(lambda: bool(opened()), timeout=PATIENCE_MS)
        editor = opened()[0]
        child = new_child(editor.case)
        begins = {CHILD: child.person.id, home_of(records): child.address.id}
        asked = {
            (record, field): named(id, field)
            for record, id in begins.items()
            for field in records.get(record, {})
            if named(id, field) in editor.fields
        }
        for (record, field), name in asked.items():
            fill(editor, name, records[record][field])
        with qtbot.waitSignal(editor.added, timeout=PATIENCE_MS):
            editor.save()
        qtbot.waitUntil(lambda: not isValid(editor), timeout=PATIENCE_MS)
        page.hide()
    return child, {*asked, (home_of(records), "kind")}


def home_of(records: dict[str, dict[str, Any]]) -> str:
    """Where the child lives, which is asked when a child is added. Not every case tells of it."""
    return next((name for name, fields in records.items() if name[:7] == "address" and fields["kind"] == "home"), "")


def form(page: CasePage, type: str, case: str, record: str, qtbot: QtBot) -> RecordEditor:
    """The form of a record, opened and filled."""
    page.show_place(form_place(case, type, record))

    def found() -> list[RecordEditor]:
        editors = page.findChildren(RecordEditor)
        return [one for one in editors if one.is_open and one.keeper.state.record.id == record]

    qtbot.waitUntil(lambda: bool(found()), timeout=PATIENCE_MS)
    return found()[0]


def fill_and_save(
    page: CasePage, records: dict[str, dict[str, Any]], case: str, ids: dict[str, str], qtbot: QtBot
) -> None:
    """Fill in a form for each record, and save it. The days first: of what was before 2013, they bring its codes."""
    for name, fields in records.items():
        if not fields:
            continue
        type = name.split(":")[0]
        about = about_fields(type)
        editor = form(page, type, case, ids[name], qtbot)
        for field in sorted(fields, key=lambda field: about[field].kind is not Kind.DATE):
            fill(editor, field, fields[field])
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


def imported(records: dict[str, dict[str, Any]]) -> set[str]:
    """What came out of an old system, which no form says of a record: the migration brings it."""
    return {name for name, fields in records.items() if fields.get("imported_from")}


def with_links(fields: dict[str, Any], ids: dict[str, str]) -> dict[str, Any]:
    return {field: ids.get(value, value) if isinstance(value, str) else value for field, value in fields.items()}


@pytest.mark.parametrize("letter", FACTS)
def test_a_whole_case_entered_in_one_window_is_read_in_another(letter: str, tmp_path: Path, qtbot: QtBot) -> None:
    told_of = told(FACTS[letter]) | {
        "case:itself": {"reference": f"NW-{letter}"},
        "assignment:second": {"worker": READER, "worker_name": "Robin", "role": "covering"},
    }
    with CentralProcess(tmp_path) as centre:
        for user in (WRITER, READER):
            centre.add_user(user, role="manager")
        centre.start()
        first, second = (Laptop(tmp_path / f"{user}.db", centre.url, user) for user in (WRITER, READER))
        first.sync()
        child, asked = add_child(first, told_of, qtbot)
        case = child.case.id
        ids = {name: new_id() for name in told_of}
        ids |= {CHILD: child.person.id, "case:itself": case}
        ids |= {home_of(told_of): child.address.id}
        records = {name: with_links(fields, ids) for name, fields in told_of.items()}
        brought, signed = imported(records), signatures(records)
        written = {
            name: {
                field: value
                for field, value in fields.items()
                if field not in signed.get(name, {}) and (name, field) not in asked
            }
            for name, fields in records.items()
            if name not in brought
        }
        assert arrived(first) == (0, [], [])
        held = [
            {"id": ids[name], "type": name.split(":")[0], "case": case, "fields": records[name]} for name in brought
        ]
        centre.load_records(held, assign=WRITER)
        first.sync()
        with window(first, WRITER, case, qtbot) as page:
            fill_and_save(page, written, case, ids, qtbot)
        assert arrived(first) == (0, [], [])
        second.sync()
        with window(second, READER, case, qtbot) as page:
            fill_and_save(page, signed, case, ids, qtbot)
            read_all(page, records, case, ids, brought, qtbot)
        assert arrived(second) == (0, [], [])
        first.sync()
        for laptop in (first, second):
            for name, fields in records.items():
                kept = laptop.store.record(ids[name])
                assert kept is not None, name
                for field, wanted in fields.items():
                    assert same(kept.fields.get(field), wanted), (name, field, kept.fields.get(field))


def read_all(
    page: CasePage,
    records: dict[str, dict[str, Any]],
    case: str,
    ids: dict[str, str],
    brought: set[str],
    qtbot: QtBot,
) -> None:
    """Open the form of each record, and find in it all that the case tells of it.

    A record whose fields were all read in the form of another of its type is not opened: its values are compared on
    the laptop, and how each kind of field is shown has been seen.
    """
    seen: list[tuple[str, set[str]]] = []
    for name, fields in sorted(records.items(), key=lambda one: -len(one[1])):
        type = name.split(":")[0]
        if name not in brought and any(type == other and set(fields) <= shown for other, shown in seen):
            continue
        seen.append((type, set(fields)))
        editor = form(page, name.split(":")[0], case, ids[name], qtbot)
        for field, wanted in fields.items():
            if field == "imported_from":
                assert wanted in words_beside(editor), name
            else:
                there = editor.fields[field]
                shown = there.value()  # type: ignore[attr-defined]
                if shown is None and name in brought:
                    shown = there.text()  # type: ignore[attr-defined]  # a code that nobody knows any longer, as it came
                assert same(shown, wanted), (name, field, shown)


def words_beside(editor: RecordEditor) -> str:
    return "\n".join(one.text() for one in editor.findChildren(Words))
