"""What came too late for its author: named, shown beside the case, taken in or left out, and never laid over unseen."""

import json
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casework import CaseFile, Record, new_edit, new_id
from casework.case_file import case_file
from local_store import LocalStore
from local_store.shapes import Attention, CaseSummary, Page, PageRecord
from tests.ui import laptop
from tests.ui.controls import nameless
from ui.attention import AttentionPage
from ui.case.carried_on import carried_id
from ui.case.history_view import history
from ui.case.proposal_view import proposal_edits, proposal_versions, proposed
from ui.case.taken_on import taken_on
from ui.case.two_versions_view import Choice
from ui.desk import Desk
from ui.edit_words import how_much, what_was_done
from ui.outbox_words import refusal_words
from ui.parts.buttons import Button
from ui.place import Place
from ui.theme import Theme
from ui.window import Window

CALLUM = "callum.dreyling"


@pytest.fixture
def planned(records: list[Record]) -> Record:
    """A contact of Corvin's that nobody has written up."""
    return laptop.contact_on(records, laptop.case_of(records, "Ashgrove-Teel"), "2026-11-26")


def proposal(of: Record, values: dict[str, object], **fields: object) -> Record:
    """As the centre makes it."""
    made: dict[str, object] = {
        "of": of.id,
        "of_type": of.type,
        "edit": new_id(),
        "author": CALLUM,
        "at": "2026-11-25T16:00:00+00:00",
        "because": "case_left",
        "values": json.dumps(values),
    }
    return Record(new_id(), "proposal", of.case, made | fields, dict.fromkeys(made, 90_000))


def file_with(records: list[Record], late: Record):  # type: ignore[no-untyped-def]
    return case_file(late.case, [*(one for one in records if one.case == late.case), late])


def test_it_is_told_in_plain_words_beside_what_the_case_says(records: list[Record], planned: Record) -> None:
    late = proposal(planned, {"attendance": "attended", "note": "He came.", "kind": planned.fields["kind"]})
    found = proposed(file_with(records, late), late.id)
    assert found is not None
    assert found.heading() == (
        "Callum Dreyling wrote this before the case passed to somebody else: the contact on Thursday 26 November."
    )
    assert found.lines == ("What happened: Attended. Now: not recorded.", "Case note: He came. Now: not recorded.")
    assert found.can_be_taken
    assert "kind" not in found.differs, "what the case says already is no change"


def test_where_the_case_says_something_else_both_are_looked_at(records: list[Record], planned: Record) -> None:
    late = proposal(planned, {"place": "The library", "attendance": "attended"})
    case = file_with(records, late)
    found = proposed(case, late.id)
    assert found is not None
    assert found.over == {"place"}
    assert not found.can_be_taken
    shown = proposal_versions(case, late.id, (laptop.WORKER,), laptop.clock())
    place = next(row for row in shown.rows if row.field == "place")
    assert (place.yours.text, place.theirs.text) == (planned.fields["place"], "The library")
    chosen = {row.field: row.choices[0] for row in shown.rows}
    who = (laptop.WORKER, "Imogen Farrowby", laptop.DEVICE)
    (left,) = proposal_edits(case, shown.rows, chosen, {}, who, laptop.clock().isoformat())
    assert (left.record, left.set["kept"]) == (late.id, "left out")
    chosen["attendance"] = Choice("theirs", "Attended", "attended")
    record, taken = proposal_edits(case, shown.rows, chosen, {}, who, laptop.clock().isoformat())
    assert (record.set, taken.set["kept"]) == ({"attendance": "attended"}, "taken")


def test_words_of_which_the_text_is_gone_are_never_laid_over_it(records: list[Record], planned: Record) -> None:
    late = proposal(planned, {"note": "and rang twice"}, fragments="note")
    case = file_with(records, late)
    found = proposed(case, late.id)
    assert found is not None
    assert not found.can_be_taken
    (row,) = proposal_versions(case, late.id, (laptop.WORKER,), laptop.clock()).rows
    assert [one.kept for one in row.choices] == ["now", "both", "else"]


class Open:
    """Needs attention in an open window."""

    def __init__(self, window: Window, desk: Desk, path: Path, qtbot: QtBot) -> None:
        self.window, self.desk, self.path, self._qtbot = window, desk, path, qtbot
        window.go(Place(page="attention"))
        frame = window.frame()
        assert frame is not None
        page = frame.page("attention")
        assert isinstance(page, AttentionPage)
        self.page = page

    def press(self, words: str) -> None:
        def found() -> list[Button]:
            return [one for one in self.page.findChildren(Button) if one.isVisible() and one.text() == words]

        self._qtbot.waitUntil(lambda: bool(found()))
        found()[0].click()

    def gone(self) -> None:
        self._qtbot.waitUntil(lambda: "Nothing needs you." in self.words())

    def words(self) -> str:
        return " ".join(one.text() for one in self.page.findChildren(type(self.page.title.title)) if one.isVisible())

    def bring(self, record: Record) -> None:
        """A page from the centre."""
        with LocalStore.open(self.path, laptop.KEY) as store:
            changed = [PageRecord(record.id, record.type, record.case, dict(record.fields), 90_000)]
            cases = store.apply_page(Page(cursor="9", changed=changed))
        self.desk.changed.emit(cases)

    def pending(self) -> list[dict[str, object]]:
        with LocalStore.open(self.path, laptop.KEY) as store:
            return [one.edit.set for one in store.pending()]


@pytest.fixture
def opened(tmp_path: Path, records: list[Record], theme: Theme, qtbot: QtBot) -> Iterator[Open]:
    path = tmp_path / "store.db"
    cases = {laptop.case_of(records, "Ashgrove-Teel")}
    laptop.fill(path, [one for one in records if one.case in cases])
    window = Window(theme, laptop.clock)
    qtbot.addWidget(window)
    desk, thread, _ = laptop.open_desk(path)
    window.show()
    window.activateWindow()
    window.open_desk(desk, Place())
    yield Open(window, desk, path, qtbot)
    window.close_desk()
    thread.finish()


def test_taken_in_it_is_an_ordinary_edit_and_can_be_taken_back(opened: Open, planned: Record, qtbot: QtBot) -> None:
    late = proposal(planned, {"attendance": "attended", "note": "He came."})
    opened.bring(late)
    opened.press("Take it in")
    opened.gone()
    record, settled = opened.pending()
    assert record == {"attendance": "attended", "note": "He came."}
    assert (settled["kept"], settled["settled_by"]) == ("taken", laptop.WORKER)
    frame = opened.window.frame()
    assert frame is not None
    assert frame.done_line.isVisible()
    frame.undo()
    qtbot.waitUntil(lambda: "Take it in" in [one.text() for one in opened.page.findChildren(Button)])
    with LocalStore.open(opened.path, laptop.KEY) as store:
        back = store.record(planned.id)
    assert back is not None
    assert back.fields.get("attendance") is None


def test_words_put_in_are_copied_and_the_text_stays_as_it_is(opened: Open, planned: Record, qtbot: QtBot) -> None:
    present = "He came, rang, and left."
    with LocalStore.open(opened.path, laptop.KEY) as store:
        store.save(new_edit(planned, {"note": present}, laptop.WORKER))
    opened.bring(proposal(planned, {"note": "and rang twice", "attendance": "attended"}, fragments="note"))
    opened.press("Copy the words")
    assert QApplication.clipboard().text() == "Case note: and rang twice"
    assert "Case note (words put in): and rang twice. Now: He came, rang, and left." in opened.words()
    assert "Take it in" not in [one.text() for one in opened.page.findChildren(Button) if one.isVisible()]
    opened.press("Look at both")
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(QWidget, "choose.attendance.theirs")))
    assert opened.window.findChildren(QWidget, "choose.note.theirs") == [], "no way to lay them over the text"
    for name in ("choose.note.now", "choose.attendance.theirs"):
        opened.window.findChild(QWidget, name).click()  # type: ignore[attr-defined]
    opened.window.findChild(Button, "keep_result").click()
    qtbot.waitUntil(lambda: len(opened.pending()) == 3)
    _, record, settled = opened.pending()
    assert record == {"attendance": "attended"}
    assert settled["kept"] == "taken"
    with LocalStore.open(opened.path, laptop.KEY) as store:
        kept = store.record(planned.id)
    assert kept is not None
    assert kept.fields["note"] == present


def test_left_out_it_stays_in_history(opened: Open, planned: Record) -> None:
    late = proposal(planned, {"note": "He came."})
    opened.bring(late)
    opened.press("Leave it out")
    opened.gone()
    with LocalStore.open(opened.path, laptop.KEY) as store:
        case = case_file(planned.case, store.case(planned.case))
    section = next(one for one in history(case, (), laptop.clock()) if one.title.startswith("Came too late"))
    assert section.aside.startswith("left out by Imogen Farrowby today at 9:41am")
    (line,) = section.lines
    assert (line.first, line.beside) == ("He came.", "Callum Dreyling, yesterday at 4pm")


def test_what_changed_while_it_was_read_is_shown_again(opened: Open, planned: Record, qtbot: QtBot) -> None:
    late = proposal(planned, {"note": "He came."})
    opened.bring(late)
    qtbot.waitUntil(lambda: "Take it in" in [one.text() for one in opened.page.findChildren(Button)])
    with LocalStore.open(opened.path, laptop.KEY) as store:
        kept = store.record(planned.id)
        assert kept is not None
        store.save(new_edit(kept, {"note": "Something newer."}, laptop.WORKER))
    opened.press("Take it in")
    opened.press("Look at both")
    assert opened.window.place().part == "proposal"
    assert opened.pending() == [{"note": "Something newer."}]
    qtbot.waitUntil(lambda: bool(opened.window.findChildren(Button, "keep_result")))
    assert nameless(opened.window) == []
    QApplication.processEvents()


def test_a_record_that_was_taken_in_is_marked_removed_when_it_is_taken_back(
    opened: Open, planned: Record, qtbot: QtBot
) -> None:
    new = Record(new_id(), "contact", planned.case)
    opened.bring(proposal(new, {"date": "2026-11-25", "kind": "phone", "note": "Rang."}))
    opened.press("Take it in")
    opened.gone()
    frame = opened.window.frame()
    assert frame is not None
    frame.undo()
    qtbot.waitUntil(lambda: len(opened.pending()) == 4)
    with LocalStore.open(opened.path, laptop.KEY) as store:
        back = store.record(new.id)
    assert back is not None
    assert (back.fields["removed_by"], back.fields["note"]) == (laptop.WORKER, "Rang.")


def ended(late: Record, *more: Record, elsewhere: tuple[Record, ...] = ()) -> CaseFile:
    """The case that goes on: the proposal lies in it, about a record of the case that ended."""
    proposed_here = Record(late.id, "proposal", "whole", late.fields, late.stamps)
    file = case_file("whole", [proposed_here, *more])
    return msgspec.structs.replace(file, elsewhere={one.id: one for one in elsewhere})


def test_a_record_of_a_case_that_ended_is_written_down_again_in_the_one_that_goes_on(planned: Record) -> None:
    fields = {**planned.fields, "order": "an order there", "note": "He rang."}
    older = Record(planned.id, "contact", planned.case, fields)
    late = proposal(planned, {"attendance": "attended"}, because="merged")
    one = proposed(ended(late, elsewhere=(older,)), late.id)
    assert one is not None
    assert one.what == "the contact on Thursday 26 November"
    assert one.heading().endswith("Taken in, it is written down here; the older record stays as it was.")
    record, settled = one.taken_in(ended(late, elsewhere=(older,)), (laptop.WORKER, laptop.DEVICE), "2026-11-26")
    assert (record.record, record.case) == (carried_id(planned.id, "whole"), "whole")
    assert (record.set["note"], record.set["attendance"]) == ("He rang.", "attended")
    assert "order" not in record.set, "a link would lead into the other case"
    assert set(record.seen.values()) == {0}
    assert settled.record == late.id


def test_what_it_says_otherwise_in_the_older_record_is_never_taken_in_unseen(planned: Record) -> None:
    older = Record(planned.id, "contact", planned.case, {**planned.fields, "note": "He rang."})
    late = proposal(planned, {"note": "He rang twice."}, because="merged")
    case = ended(late, elsewhere=(older,))
    one = proposed(case, late.id)
    assert one is not None
    assert one.over == {"note"}
    (row,) = proposal_versions(case, late.id, (laptop.WORKER,), laptop.clock()).rows
    who = (laptop.WORKER, "Imogen Farrowby", laptop.DEVICE)
    record, _ = proposal_edits(case, [row], {"note": row.choices[1]}, {}, who, "2026-11-26")
    assert record.set["note"] == "He rang twice."
    assert record.set["date"] == planned.fields["date"]


def test_a_second_change_of_it_goes_on_in_the_same_record(planned: Record) -> None:
    late = proposal(planned, {"place": "The library"}, because="merged")
    written = Record(carried_id(planned.id, "whole"), "contact", "whole", {"note": "He rang."})
    one = proposed(ended(late, written), late.id)
    assert one is not None
    assert (one.record.id, one.carried) == (written.id, {})


def test_a_change_of_the_child_goes_to_the_record_of_the_child(planned: Record) -> None:
    child = Record("child", "person", "whole", {"surname": "Ashgrove-Teel"})
    late = proposal(Record("older child", "person", planned.case), {"phone": "01632 960001"}, because="merged")
    one = proposed(ended(late, child), late.id)
    assert one is not None
    assert one.record.id == "child"


def test_its_author_reads_where_it_lies_now() -> None:
    rows = {
        "old": CaseSummary("old", reference="YOIS-20871", merged_into="middle"),
        "middle": CaseSummary("middle", merged_into="whole"),
        "whole": CaseSummary("whole", reference="NW-0123"),
    }
    assert taken_on("old", rows) == ("Taken to NW-0123", "whoever works on it takes it in or leaves it out")
    assert taken_on("old", {"old": rows["old"]})[0] == "Laid before whoever works on the case now"
    assert taken_on("gone", rows)[0] == "Laid before whoever works on the case now"
    ring = {"a": CaseSummary("a", merged_into="b"), "b": CaseSummary("b", merged_into="a")}
    assert taken_on("a", ring)


def test_what_the_centre_did_not_let_together_is_said_in_words_people_understand() -> None:
    edit = new_edit(Record("old", "case", "old"), {"merged_into": "whole"}, laptop.WORKER)
    assert what_was_done(edit) == "Put the case together with another"
    assert how_much(edit) == ""
    refused = Attention("e", "refused", "old", "old", "case", "", code="merge_elsewhere", reason="As the centre says.")
    assert "Ask a manager to put them together." in refusal_words(refused)
    assert refusal_words(msgspec.structs.replace(refused, code="list_reads_only")) == "As the centre says."
