"""What an open editor knows, without a window: typing, saving, and records that change underneath."""

import datetime as dt

import msgspec
import pytest

from casework import Record
from local_store.shapes import FieldState
from ui.case.difference import as_html, passages, pieces
from ui.case.editor_state import EditorState, restored
from ui.case.editor_words import bar_words, cut_off_words, draft_words, marks
from ui.parts.form_row import Mark

NOW = dt.datetime(2026, 11, 26, 10, 54, tzinfo=dt.UTC)


@pytest.fixture
def record() -> Record:
    fields = {"place": "Gannet House", "note": "Slept well.", "kind": "home_visit"}
    return Record(id="r1", type="contact", case="c1", fields=fields, stamps={"place": 4, "note": 7, "kind": 4})


def changed(record: Record, stamp: int, **fields: object) -> Record:
    return msgspec.structs.replace(
        record, fields=record.fields | fields, stamps=record.stamps | dict.fromkeys(fields, stamp)
    )


def test_saving_sets_only_the_fields_that_were_typed(record: Record) -> None:
    state = EditorState(record).typed("note", "Slept well. Ate.")
    edit = state.edit("imogen", "laptop-1", "2026-11-26T10:54:00+00:00")
    assert (edit.set, edit.seen, edit.base) == ({"note": "Slept well. Ate."}, {"note": 7}, {"note": "Slept well."})


def test_typing_back_what_was_there_is_not_a_change(record: Record) -> None:
    state = EditorState(record).typed("note", "x").typed("note", "Slept well.")
    assert state == EditorState(record)


def test_an_empty_field_left_empty_is_not_a_change(record: Record) -> None:
    assert EditorState(record).typed("reason", "").fields == {}


def test_an_untouched_field_follows_the_centre(record: Record) -> None:
    state = EditorState(record).typed("note", "mine").over(changed(record, 9, place="4 Lantern Court"))
    assert state.value("place") == "4 Lantern Court"
    assert state.value("note") == "mine"


def test_a_touched_field_keeps_the_words_and_what_their_author_saw(record: Record) -> None:
    state = EditorState(record).typed("note", "mine").over(changed(record, 9, note="theirs")).typed("note", "mine too")
    edit = state.edit("imogen", "laptop-1", "2026-11-26T10:54:00+00:00")
    assert (edit.set["note"], edit.seen["note"], edit.base["note"]) == ("mine too", 7, "Slept well.")


def test_an_acknowledged_value_moves_what_was_seen(record: Record) -> None:
    state = EditorState(record).typed("note", "mine").over(changed(record, 12, note="Slept well."))
    assert state.seen["note"] == 12


def test_what_somebody_else_wrote_the_same_is_no_longer_typed(record: Record) -> None:
    assert EditorState(record).typed("note", "same").over(changed(record, 9, note="same")).fields == {}


def test_what_was_typed_while_saving_is_laid_on_what_was_saved(record: Record) -> None:
    before = EditorState(record).typed("note", "one")
    edit = before.edit("imogen", "laptop-1", "2026-11-26T10:54:00+00:00")
    after = before.typed("note", "one two").typed("place", "Office").saved(edit)
    assert after.fields == {"note": "one two", "place": "Office"}
    assert (after.base["note"], after.seen["note"]) == ("one", edit.id)
    assert after.seen["place"] == 4


def test_a_draft_comes_back_with_what_was_seen(record: Record) -> None:
    draft = EditorState(record).typed("note", "half a wo").draft("contact/r1", ("note", 9), "2026-11-26T10:54:00+00:00")
    state = restored(changed(record, 9, note="theirs"), draft)
    assert (state.value("note"), state.seen["note"], state.base["note"]) == ("half a wo", 7, "Slept well.")


def test_a_suggestion_is_saved_with_a_new_record_but_is_not_typing() -> None:
    new = Record(id="r2", type="contact", case="c1")
    state = EditorState(new, suggested={"date": "2026-11-26"})
    assert (state.value("date"), state.fields) == ("2026-11-26", {})
    edit = state.typed("kind", "office").edit("imogen", "laptop-1", "2026-11-26T10:54:00+00:00")
    assert edit.set == {"date": "2026-11-26", "kind": "office"}


def test_a_suggestion_can_be_cleared() -> None:
    state = EditorState(Record(id="r2", type="contact", case="c1"), suggested={"date": "2026-11-26"}).typed(
        "date", None
    )
    assert state.value("date") is None
    assert state.edit("imogen", "l", "2026-11-26T10:54:00+00:00").set == {}


def test_one_sent_stands_for_all_fields_that_are_sent() -> None:
    assert marks([("sent", ""), ("sent",), ("",)]).whole is Mark.SENT
    mixed = marks([("sent", "typed"), ("sent",), ("saved",), ("",), ("decision", "sent")])
    assert mixed.lines == (Mark.TYPED, Mark.SENT, Mark.SAVED, Mark.NONE, Mark.NEEDS_DECISION)
    assert len(FieldState) == 3


def test_words_about_drafts_and_saving() -> None:
    assert draft_words("2026-11-26T10:54:00+00:00", NOW) == "Draft from today, 10:54am."
    text = "he can say in his own words who he must keep away from and"
    told = cut_off_words("2026-11-26T10:54:00+00:00", text, len(text), NOW)
    assert told == "Holdfast closed without warning at 10:54am. Everything up to “keep away from and” is here."
    said = bar_words("contact", {"note"}, "2026-11-26T10:52:00+00:00", "", False, NOW)
    assert said == "Saved on this laptop at 10:52am. The case note has changed since."


def test_differences_are_underlined_and_struck_through_and_escaped() -> None:
    found = pieces("He slept <well> and ate.", "He slept badly and ate.")
    assert as_html(found) == "He slept <s>&lt;well&gt; </s><u>badly </u>and ate."
    long = pieces("a " * 60 + "end", "a " * 60 + "END")
    assert [piece.kind for piece in passages(long)] == ["gap", "same", "removed", "added"]
