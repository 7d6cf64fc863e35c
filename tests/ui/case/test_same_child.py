"""Two cases of one child are put together in the window, by keyboard, and taken apart again: over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from casework import Record, new_edit
from casework.case_file import case_file
from local_store import LocalStore
from local_store.shapes import CaseSummary, Draft
from tests.ui import laptop
from tests.ui.case.conftest import case_of, few
from tests.ui.controls import nameless
from tests.ui.in_window import InWindow
from ui.case.record_editor import RecordEditor
from ui.case.removing import Removing
from ui.case.same_child_page import SameChildPage
from ui.case.take_apart_page import TakeApartPage
from ui.drafts_view import place_of, read_drafts, what
from ui.find_view import find_rows
from ui.parts.buttons import Button
from ui.place import Place
from ui.theme import Theme
from ui.window import Window

WHY = "Same mother, same school; the police number is the same."


def older() -> list[Record]:
    """A case of Juniper's from the system before, with an order that nobody has ended there."""

    def record(id: str, type: str, **fields: object) -> Record:
        return Record(id, type, "old", fields)

    return [
        record("old", "case", reference="YOIS-20871", received_from="Marsh End service"),
        record("old person", "person", first_names="Juniper", surname="Vexley-Marsh", date_of_birth="2010-10-17"),
        record("old alert", "alert", kind="visiting", text="Steep stairs"),
        record("old order", "order", kind="yro", made_on="2026-09-01", start="2026-09-01", end="2027-09-01"),
        record("old planned", "contact", date="2026-11-27", start="10:00:00", kind="home_visit"),
        record("old worker", "assignment", worker=laptop.WORKER, role="case_manager", since="2026-01-01"),
    ]


class Here(InWindow):
    """The window over a store with Juniper, her older case, and others."""

    juniper = case_of("Juniper")

    def fields(self) -> dict[str, dict[str, object]]:
        """Everything of both cases that holds something and is not removed, by record."""
        with self.store() as store:
            records = [*store.case("old"), *store.case(self.juniper)]
        said = {one.id: {name: value for name, value in one.fields.items() if value is not None} for one in records}
        return {id: fields for id, fields in said.items() if "removed_on" not in fields and "undone_on" not in fields}

    def row(self, case: str) -> CaseSummary:
        with self.store() as store:
            found = store.summary(case)
        assert found is not None
        return found

    def find_older(self) -> SameChildPage:
        return self.find_other(self.juniper, "old", "YOIS-20871")

    def together(self) -> None:
        self.put_together(self.juniper, "old", "YOIS-20871", WHY)


def open_window(path: Path, theme: Theme, qtbot: QtBot, role: str = "case_manager") -> Iterator[Here]:
    window = Window(theme, laptop.clock)
    window.resize(1366, 768)
    qtbot.addWidget(window)
    desk, thread, _ = laptop.open_desk(path, role=role)
    desk.trouble.connect(window.say_trouble)
    window.show()
    window.activateWindow()
    window.open_desk(desk, Place())
    yield Here(window, desk, lambda: LocalStore.open(path, laptop.KEY, today=lambda: laptop.TODAY), qtbot)
    window.close_desk()
    thread.finish()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    laptop.fill(tmp_path / "store.db", [*few(), *older()])
    return tmp_path / "store.db"


@pytest.fixture
def here(path: Path, theme: Theme, qtbot: QtBot) -> Iterator[Here]:
    yield from open_window(path, theme, qtbot)


def test_found_by_typing_seen_beside_each_other_and_put_together_with_a_reason(here: Here) -> None:
    before = here.fields()
    page = here.find_older()
    shown = page._shown
    assert shown is not None
    told = {line.title: (line.keeps.text, line.ends.text, line.note or line.result.note) for line in shown.lines}
    assert told["Legal surname"] == (
        "Vexley",
        "Vexley-Marsh",
        "Its own stays. The other is kept as another name.",
    )
    assert told["Received from"] == ("Nothing", "Marsh End service", "Taken over.")
    assert told["Warnings"][2] == "Steep stairs: copied, so that it is known at the door."
    assert told["Orders that run"][2].startswith("In the one that ends nothing is due any more.")
    assert nameless(here.page) == []
    here.save()
    here.says("Enter why they are the same child")
    assert here.pending() == []
    here.keys("", Qt.Key.Key_Space)  # the problem has the focus, and leads to its field
    here.until(lambda: page.reason.hasFocus())
    here.keys(WHY)
    here.save()
    here.says("Put together. Juniper Vexley goes on in ")
    edits = here.pending()
    assert {edit.author for edit in edits} == {laptop.WORKER}
    assert [edit.type for edit in edits if edit.case == "old"] == ["person", "case"]
    here.says("Also: YOIS-20871 (Juniper V.), put together on 26 November 2026 by Imogen Farrowby.")
    with here.store() as store:
        file = case_file(here.juniper, store.case(here.juniper))
        assert store.drafts() == [], "the draft went in the step that saved"
        assert [hit.case for hit in store.search("YOIS-20871")][:1] == ["old"], "it stays findable"
    assert file.case.received_from == "Marsh End service"
    assert "Vexley-Marsh" in [one.surname for one in file.other_names]
    here.press("undo")
    here.until(lambda: len(here.pending()) > len(edits))
    assert here.fields() == before


def test_the_case_that_ended_leaves_every_list_of_what_is_due(here: Here) -> None:
    assert here.row("old").dues
    here.together()
    row = here.row("old")
    assert (row.dues, row.gaps, row.weight, row.behind) == ((), (), (), None)
    assert (row.closed, row.merged_into) == (True, here.juniper)
    here.window.go(Place(page="today"))
    here.until(lambda: here.frame.place().page == "today")
    here.answered()
    assert "Steep stairs" not in here.words()
    rows = find_rows([row], "", [], "old", laptop.TODAY)
    assert "put together with another case" in rows[1].beside
    acts = {one.key for one in rows}
    assert "do-print" in acts
    assert not acts & {"do-record", "do-add", "do-visit", "do-same_child"}


def test_which_one_goes_on_can_be_swapped_and_is_kept_with_the_reason(here: Here) -> None:
    page = here.find_older()
    here.keys("", Qt.Key.Key_Space)
    here.until(lambda: page._shown is not None and page._shown.keep.id == "old")
    page.reason.setFocus()
    here.keys("Half a reas")
    here.qtbot.waitUntil(lambda: bool(drafts(here)), timeout=10_000)
    (draft,) = drafts(here)
    with here.store() as store:
        (kept,) = read_drafts(store)
    assert (what(kept), place_of(draft).part, place_of(draft).about) == (
        "Why they are the same child",
        "same_child",
        "old",
    )
    here.window.go(Place(page="today"))
    here.window.go(place_of(draft))
    again = here.open(SameChildPage)
    assert isinstance(again, SameChildPage)
    here.until(lambda: again.reason.value() == "Half a reas" and again._shown is not None)
    assert again._shown is not None
    assert again._shown.keep.id == "old"
    again.reason.setFocus()
    again.reason.place_caret(99)
    here.keys("on.")
    here.save()
    here.says("Put together. ")
    assert here.page.place().case == "old", "where it goes on"
    here.says("Also: ")
    assert here.row(here.juniper).merged_into == "old"


def drafts(here: Here) -> list[Draft]:
    with here.store() as store:
        return store.drafts()


def test_escape_goes_back_to_the_list_then_to_the_case_and_keeps_what_is_typed(here: Here) -> None:
    page = here.find_older()
    page.reason.setFocus()
    here.keys("Same school")
    here.frame.back()
    here.until(lambda: page.find_field.hasFocus())
    here.frame.back()
    here.until(lambda: here.page.place().part == "")
    here.until(lambda: bool(drafts(here)))
    assert drafts(here)[0].fields["because"] == "Same school"
    assert here.pending() == []


def test_a_case_that_ended_says_where_it_goes_on_and_invites_no_writing(here: Here) -> None:
    here.together()
    here.go("old", tab="people")
    here.says("on 26 November 2026 by Imogen Farrowby. What is written goes on there.")
    here.answered()
    assert not here.page.bar.add_button.isVisible()
    for tab in ("people", "documents", "summary"):
        here.page.show_tab(tab)
        here.answered()
        shown = [one.text() for one in here.page.findChildren(Button) if one.isVisible()]
        assert not [words for words in shown if words.startswith(("Add ", "Change address"))], tab
    page = here.page
    for act in (page.record_contact, page.add_to_case, page.record_visit, page.add_file, page.add_photo):
        act()
        here.says("Nothing new is written here. This case goes on in ")
        here.frame.trouble.dismiss()
    assert here.page.place().part == ""
    here.go("old", tab="contacts", part="editor", record="old planned")
    here.open(RecordEditor)
    here.says("What you save here is laid before whoever works on that one; nothing changes here.")
    here.window.resize(820, 768)
    here.until(lambda: "What you save here" not in here.words())  # one line in a narrow window
    here.says("Goes on in ")
    here.press("merged_0_open")
    here.until(lambda: here.page.place().case == here.juniper)
    here.says("Also: YOIS-20871 (Juniper V.).")
    here.page.add_to_case()
    here.until(lambda: not here.page.merged.isVisible())  # and none over what is laid over a case that goes on


def test_what_was_typed_in_it_before_still_opens(here: Here) -> None:
    draft = Draft(
        "contact/typed", "old", "typed", "contact", {"note": "She laughed."}, kept_at="2026-11-26T09:00:00+00:00"
    )
    with here.store() as store:
        store.keep_draft(draft)
    here.together()
    here.go("old", tab="contacts", part="editor", record="typed", type="contact")
    editor = here.open(RecordEditor)
    assert isinstance(editor, RecordEditor)
    here.until(lambda: editor.keeper.state.fields.get("note") == "She laughed.")


def test_taken_apart_from_the_line_with_a_reason_and_what_was_changed_since_stays(here: Here) -> None:
    before = here.fields()
    here.together()
    with here.store() as store:
        case = store.record(here.juniper)
        assert case is not None
        store.save(new_edit(case, {"received_from": "Marsh End YJS"}, laptop.WORKER))
        trail = next(one for one in store.case(here.juniper) if one.fields.get("other") == "old")
    here.go(here.juniper, tab="service", part="editor", record=trail.id, type="merging")
    here.says("Taken over: received from")
    assert not here.page.findChildren(Removing)[0].isVisible(), "without its trail nothing could be taken apart"
    here.press("way")
    page = here.open(TakeApartPage)
    assert isinstance(page, TakeApartPage)
    here.says("The warning “Steep stairs” is taken out.")
    here.says("Stays here, since somebody has changed it")
    assert nameless(page) == []
    here.save()
    here.says("Enter why they are not the same child")
    here.keys("", Qt.Key.Key_Space)
    here.until(lambda: page.reason.hasFocus())
    here.keys("Cousins of one name.")
    here.save()
    here.says("Taken apart.")
    after = here.fields()
    assert after[here.juniper].pop("received_from") == "Marsh End YJS"
    assert after == before
    here.until(lambda: "Also: " not in here.words())
    with here.store() as store:
        trails = [one.fields for one in store.case(here.juniper) if one.type == "merging"]
    assert {one["undone_because"] for one in trails} == {"Cousins of one name."}
    here.press("undo")
    here.says("Also: YOIS-20871")
    assert here.row("old").merged_into == here.juniper


def test_two_records_of_the_child_in_one_case(tmp_path: Path, theme: Theme, qtbot: QtBot) -> None:
    juniper = case_of("Juniper")
    second = {"first_names": "Juno", "surname": "Vexley", "nhs_number": "943 476 5919", "imported_from": "CareWorks 88"}
    laptop.fill(tmp_path / "store.db", [*few(), Record("~ second", "person", juniper, second)])
    for here in open_window(tmp_path / "store.db", theme, qtbot):
        here.go(juniper, tab="people")
        here.says("not put together yet")
        here.press("change.twice")
        page = here.open(SameChildPage)
        assert isinstance(page, SameChildPage)
        here.until(lambda page=page: page.list.rows_model.place_of("~ second") >= 0)
        here.keys("", Qt.Key.Key_Down, Qt.Key.Key_Return)
        here.until(lambda page=page: page.swap_button.hasFocus())
        page.reason.setFocus()
        here.keys(WHY)
        here.save()
        here.says("Put together. One record of the child goes on in this case.")
        here.says("put together with the one above")
        with here.store() as store:
            file = case_file(juniper, store.case(juniper))
        assert (file.person.first_names, file.person.nhs_number) == ("Juniper", "943 476 5919")
        assert file.records["~ second"].fields["merged_into"] == file.person.id
        here.press("change.apart ~ second")
        here.open(TakeApartPage)
        here.says("NHS number: 943 476 5919")
        here.keys("Brothers.")
        here.save()
        here.says("not put together yet")


def test_who_may_not_write_is_told_so_before_the_centre_is_asked(path: Path, theme: Theme, qtbot: QtBot) -> None:
    for here in open_window(path, theme, qtbot, role="data_officer"):
        here.go(here.juniper, tab="people")
        here.says("The child")
        here.answered()
        assert "The same child is here twice" not in here.words()
        here.go(here.juniper, tab="people", part="same_child", about="old")
        here.says("Your role reads this and does not change it. Ask the case manager, or a manager.")
        page = here.open(SameChildPage)
        assert isinstance(page, SameChildPage)
        assert not page.act_button.isVisible()
        page.act()
        assert here.pending() == []
