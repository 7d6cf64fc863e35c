"""Forms that save as they are written: one row in the outbox until it leaves, and never a word lost on the way."""

import threading
from pathlib import Path
from typing import Any

import pytest

from casework import Edit, new_edit, new_id, new_record
from local_store import LocalStore, State
from sync.merge import lay
from tests.local_store.desk import KEY, ME, Desk


def write_on(desk: Desk, record: str, author: str = ME, **fields: Any) -> Edit | None:
    """Somebody goes on writing over what the laptop shows."""
    return desk.store.write_on(new_edit(desk.show(record), fields, author))


def waiting(desk: Desk) -> list[Edit]:
    return [item.edit for item in desk.store.pending()]


def test_successive_edits_of_a_record_are_one_row(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "She", "place": "Office"})
    first = write_on(desk, contact.id, note="She said")
    write_on(desk, contact.id, place="Home")
    last = write_on(desk, contact.id, note="She said that")
    assert first is not None
    assert waiting(desk) == [last]
    (edit,) = waiting(desk)
    assert edit.id == first.id, "nobody else has heard of it"
    assert edit.set == {"note": "She said that", "place": "Home"}
    assert edit.seen == {"note": 1, "place": 1}
    assert edit.base == {"note": "She", "place": "Office"}
    assert desk.show(contact.id).fields == {"note": "She said that", "place": "Home"}
    assert desk.show(contact.id).stamps == {"note": edit.id, "place": edit.id}


def test_a_field_back_at_what_it_was_drops_out(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "She", "place": "Office"})
    write_on(desk, contact.id, note="She said", place="Home")
    write_on(desk, contact.id, note="She")
    (edit,) = waiting(desk)
    assert (edit.set, edit.seen, edit.base) == ({"place": "Home"}, {"place": 1}, {"place": "Office"})
    assert desk.show(contact.id).stamps == {"note": 1, "place": edit.id}


def test_an_edit_that_sets_nothing_any_more_goes_without_a_trace(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "She"})
    edit = write_on(desk, contact.id, note="She said")
    assert edit is not None
    assert write_on(desk, contact.id, note="She") is None
    assert waiting(desk) == []
    assert desk.store.receipts(contact.id) == []
    assert desk.store.track(edit.id) is None
    assert desk.show(contact.id) == contact
    assert write_on(desk, contact.id, note="She") is None, "nothing to write, and nothing is written"
    assert waiting(desk) == []


def test_a_record_that_was_made_and_emptied_again_is_not_there(desk: Desk) -> None:
    record = new_record("contact", desk.case)
    desk.store.write_on(new_edit(record, {"note": "Sh"}, ME))
    write_on(desk, record.id, note=None)
    assert waiting(desk) == []
    assert desk.store.record(record.id) is None
    assert desk.store.case(desk.case) == []
    assert desk.store.caseload() == []


def test_what_was_found_by_its_words_is_found_by_the_last_of_them(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "n"})
    write_on(desk, contact.id, note="tramway")
    write_on(desk, contact.id, note="ferry")
    assert desk.store.search("tramway") == []
    assert [hit.record for hit in desk.store.search("ferry")] == [contact.id]


@pytest.mark.parametrize("place", ["sent", "stale", "refused", "colleague", "later"])
def test_only_what_never_left_and_has_nothing_on_top_is_written_on(desk: Desk, place: str) -> None:
    contact = desk.bring("contact", {"note": "She", "place": "Office"})
    first = desk.write(contact, note="She said")
    match place:
        case "sent":
            desk.store.mark_sent([first.id])
        case "stale":
            desk.store.mark_sent([first.id])
            desk.stale(first, place="Home")
        case "refused":
            desk.store.mark_sent([first.id])
            desk.refused(first)
        case "later":
            desk.write_new("alert", text="on top of it")
    before = [edit.id for edit in waiting(desk)]
    made = write_on(desk, contact.id, "callum.dreyling" if place == "colleague" else ME, follow_up="Ring")
    assert made is not None
    assert made.set == {"follow_up": "Ring"}
    assert [edit.id for edit in waiting(desk)] == [*before, made.id]


def test_another_case_is_no_hindrance(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "She"})
    first = write_on(desk, contact.id, note="She said")
    mine, desk.case = desk.case, new_id()
    elsewhere = desk.write_new("alert", text="elsewhere")
    desk.case = mine
    last = write_on(desk, contact.id, note="She said that")
    assert first is not None
    assert [edit.id for edit in waiting(desk)] == [first.id, elsewhere.id]
    assert waiting(desk)[0] == last


def test_what_waits_behind_a_refused_edit_is_not_written_on(desk: Desk) -> None:
    made = desk.write_new("contact", note="made")
    follows = desk.write(desk.show(made.record), place="Home")
    desk.store.mark_sent([made.id])
    desk.refused(made)
    (item,) = desk.store.pending()
    assert (item.edit.id, item.follows) == (follows.id, made.id)
    new = write_on(desk, made.record, follow_up="Ring")
    assert new is not None
    assert [(one.edit.id, one.follows) for one in desk.store.pending()] == [(follows.id, made.id), (new.id, made.id)]


def test_what_a_colleagues_words_came_into_is_not_written_over(desk: Desk) -> None:
    """A rebase laid the edit on what a colleague wrote: whoever typed has not seen that yet."""
    contact = desk.bring("contact", {"note": "She came."})
    shown = desk.show(contact.id)
    first = desk.store.write_on(new_edit(shown, {"note": "She came. Late."}, ME))
    assert first is not None
    typing_over = desk.show(contact.id)

    def merged(outbox: Any, held: Any) -> list[Edit]:
        (item,) = outbox
        return [
            Edit(**{f: getattr(item.edit, f) for f in item.edit.__struct_fields__}
                 | {"set": {"note": "Wet. She came. Late."}, "base": {"note": "Wet. She came."}})
        ]  # fmt: skip

    desk.store.rebase(merged)
    second = desk.store.write_on(new_edit(typing_over, {"note": "She came. Late. Again."}, ME))
    assert second is not None
    assert second.id != first.id
    assert [edit.set["note"] for edit in waiting(desk)] == ["Wet. She came. Late.", "She came. Late. Again."]
    assert second.seen == {"note": 1}, "it does not claim to have seen what stands there under that id by now"


def test_two_conflicts_over_one_field_are_two_records(desk: Desk) -> None:
    """The first left an edit of which something else still waits; written on, that edit would make the second too."""
    contact = desk.bring("contact", {"note": "She", "place": "Office"})
    on_its_way = desk.write(contact, note="She came")
    desk.store.mark_sent([on_its_way.id])
    first = write_on(desk, contact.id, place="Home", note="She came. Late")
    desk.bring("contact", {"place": "School"}, id=contact.id)
    desk.store.rebase(lay)
    [conflict] = [one.edit for one in desk.store.pending() if one.edit.type == "conflict"]
    desk.applied(conflict)
    second = write_on(desk, contact.id, place="Library", note="She came. Late. Again")
    assert first is not None
    assert second is not None
    assert second.id != first.id
    desk.bring("contact", {"place": "Court"}, id=contact.id)
    desk.store.rebase(lay)
    conflicts = [one.fields for one in desk.store.case(desk.case) if one.type == "conflict"]
    assert [(one["mine"], one["theirs"]) for one in conflicts] == [("Home", "School"), ("Library", "Court")]
    assert desk.show(contact.id).fields["note"] == "She came. Late. Again"


def test_asked_again_it_is_not_written_twice(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "She"})
    first = new_edit(contact, {"note": "She said"}, ME)
    second = new_edit(contact, {"note": "She said"}, ME)
    assert desk.store.write_on(first) == desk.store.write_on(first) == desk.store.write_on(second) == first
    assert waiting(desk) == [first]


def test_an_editor_of_before_does_not_claim_to_have_seen_what_was_written_on(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "She"})
    write_on(desk, contact.id, note="She said")
    other_editor = desk.show(contact.id)
    write_on(desk, contact.id, note="She said that")
    late = desk.write(other_editor, note="Something else")
    kept = waiting(desk)[-1]
    assert (kept.id, kept.seen) == (late.id, {"note": 1})
    assert kept.base == {"note": "She said"}


def test_an_editor_of_before_does_not_name_words_that_were_taken_back(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "She"})
    write_on(desk, contact.id, note="She said", place="Home")
    other_editor = desk.show(contact.id)
    write_on(desk, contact.id, note="She", place=None)
    desk.write(other_editor, note="Something else", place="Office")
    (kept,) = waiting(desk)
    assert kept.seen == {"note": 0, "place": 0}, "the centre has a newer note: it says so, and both versions are kept"
    assert kept.base == {"note": "She said", "place": None}, "of the place nobody has said anything"


def test_what_is_marked_as_sent_is_what_is_to_be_sent(desk: Desk, path: Path) -> None:
    """The race in both orders: what was read to be sent is older than what is marked, or the marking comes first."""
    contact = desk.bring("contact", {"note": "She"})
    write_on(desk, contact.id, note="She said")
    with LocalStore.open(path, KEY) as sync:
        (read,) = [item.edit for item in sync.sendable(10)]
        write_on(desk, contact.id, note="She said that")  # the window's thread is quicker
        (marked,) = sync.mark_sent([read.id])
        assert marked.set == {"note": "She said that"} == sync.pending()[0].edit.set
        later = write_on(desk, contact.id, note="She said that he")  # the sync thread was
        assert later is not None
        assert later.id != marked.id
        assert [edit.set["note"] for edit in waiting(desk)] == ["She said that", "She said that he"]
        assert later.seen == {"note": marked.id}


def test_what_was_taken_back_before_it_was_marked_is_not_sent(desk: Desk, path: Path) -> None:
    contact = desk.bring("contact", {"note": "She"})
    write_on(desk, contact.id, note="She said")
    with LocalStore.open(path, KEY) as sync:
        (read,) = [item.edit for item in sync.sendable(10)]
        write_on(desk, contact.id, note="She")
        assert sync.mark_sent([read.id]) == []


def test_writing_on_and_marking_at_once_lose_nothing(desk: Desk, path: Path) -> None:
    """Two threads, two connections: whatever the order, the last words are in what is sent or wait on top of it."""
    contact = desk.bring("contact", {"note": ""})
    sent: dict[str, str] = {}
    changed: list[Edit] = []
    ready, done = threading.Event(), threading.Event()

    def mark() -> None:
        with LocalStore.open(path, KEY) as sync:
            ready.set()
            while not done.is_set():
                waits = [item.edit.id for item in sync.sendable(10_000) if item.state is State.WAITING]
                marked = sync.mark_sent(waits)
                changed.extend(
                    edit for edit in marked if sent.setdefault(edit.id, edit.set["note"]) != edit.set["note"]
                )

    thread = threading.Thread(target=mark)
    thread.start()
    assert ready.wait(30)
    number = 0
    while len(sent) < 5 and number < 20_000:
        number += 1
        write_on(desk, contact.id, note=f"word{number}")
    done.set()
    thread.join()
    assert changed == [], "it changed after it had left"
    assert len(sent) >= 5
    outbox = desk.store.pending()
    assert outbox[-1].edit.set == {"note": f"word{number}"}
    for item in outbox:
        if item.state is State.SENT:
            assert sent[item.edit.id] == item.edit.set["note"]
    seen = [item.edit.seen["note"] for item in outbox]
    assert seen == [1, *(item.edit.id for item in outbox[:-1])]
