"""Save: what waits to be sent and what is shown, always together."""

import pytest

from casework import Edit, new_edit, new_id, new_record
from local_store import Device, FieldState, LocalStore, State
from local_store.errors import StoreTrouble
from tests.local_store.desk import ME, Desk


def test_a_saved_edit_waits_and_is_shown(desk: Desk) -> None:
    edit = desk.write_new("contact", note="Came with her aunt.", kind="office")
    (waiting,) = desk.store.pending()
    assert waiting.edit == edit
    assert waiting.state is State.WAITING
    assert desk.show(edit.record).fields == {"note": "Came with her aunt.", "kind": "office"}


def test_what_is_shown_is_the_centres_word_with_the_outbox_on_top(desk: Desk) -> None:
    address = desk.bring("address", {"line_1": "4 Lantern Court", "town": "Port Aldermere"})
    edit = desk.write(address, line_1="12 Teasel Row")
    desk.bring("address", {"town": "Thornwick"}, id=address.id)
    shown = desk.show(address.id)
    assert shown.fields == {"line_1": "12 Teasel Row", "town": "Thornwick"}
    assert shown.stamps == {"line_1": edit.id, "town": 2}


def test_an_edit_saved_twice_changes_nothing(desk: Desk) -> None:
    edit = desk.write_new("contact", note="once")
    later = desk.write(desk.show(edit.record), note="twice")
    desk.store.save(edit)
    assert desk.pending_ids() == [edit.id, later.id]
    assert desk.show(edit.record).fields["note"] == "twice"


def test_an_edit_already_sent_or_refused_is_not_saved_again(desk: Desk) -> None:
    sent, refused = desk.write_new("contact", note="a"), desk.write_new("contact", note="b")
    desk.applied(sent)
    desk.refused(refused)
    desk.store.save_all([sent, refused])
    assert desk.store.pending() == []


def test_several_edits_are_saved_in_one_step_or_not_at_all(desk: Desk) -> None:
    good = new_edit(new_record("contact", desk.case), {"note": "kept?"}, ME)
    unwritable = new_edit(new_record("contact", desk.case), {"note": object()}, ME)
    with pytest.raises(TypeError):
        desk.store.save_all([good, unwritable])
    assert desk.store.pending() == []
    assert desk.store.record(good.record) is None


def test_null_clears_a_field_and_unknown_types_and_fields_are_kept(desk: Desk) -> None:
    seen = desk.bring("a type of next year", {"colour": "teal", "deep": {"a": [1, 2.5, None]}})
    desk.write(seen, colour=None)
    shown = desk.show(seen.id)
    assert shown.type == "a type of next year"
    assert shown.fields == {"colour": None, "deep": {"a": [1, 2.5, None]}}


def test_an_edit_from_outside_is_completed_with_its_laptop_and_the_values_seen(desk: Desk) -> None:
    desk.store.set_device(Device(id="laptop-7", user=ME))
    address = desk.bring("address", {"line_1": "old", "town": "same"})
    desk.bring("address", {"town": "newer"}, id=address.id)
    edit = Edit(
        id=new_id(),
        record=address.id,
        type="address",
        case=desk.case,
        at="2026-11-26T10:00:00+00:00",
        author=ME,
        set={"line_1": "new", "town": "mine"},
        seen=address.stamps,
    )
    desk.store.save(edit)
    (waiting,) = desk.store.pending()
    assert waiting.edit.device == "laptop-7"
    assert waiting.edit.base == {"line_1": "old"}, "the town has changed since it was seen, so its base is not known"


def test_a_field_says_where_it_stands(desk: Desk) -> None:
    contact = desk.bring("contact", {"kind": "office", "place": "Room 2", "note": "n", "reason": "r"})
    desk.write(contact, place="Room 3")
    refused = desk.write(contact, reason="none given")
    desk.refused(refused)
    desk.bring("conflict", {"of": contact.id, "of_type": "contact", "field": "note", "mine_at": "2026-11-26"})
    assert desk.store.field_states(contact.id) == {
        "kind": FieldState.SENT,
        "place": FieldState.SAVED,
        "reason": FieldState.NEEDS_DECISION,
        "note": FieldState.NEEDS_DECISION,
    }


def test_a_case_is_all_its_records_as_shown(desk: Desk) -> None:
    person = desk.bring("person", {"surname": "Vexley"})
    desk.bring("person", {"surname": "Elsewhere"}, case=new_id())
    note = desk.write_new("contact", note="hers")
    assert [record.id for record in desk.store.case(desk.case)] == [person.id, note.record]


def test_two_threads_of_one_laptop_see_each_others_work(desk: Desk, path: object) -> None:
    from tests.local_store.desk import KEY

    with LocalStore.open(str(path), KEY) as other:
        edit = desk.write_new("contact", note="from the window's thread")
        assert [item.edit for item in other.pending()] == [edit]
        other.mark_sent([edit.id])
        assert desk.store.pending()[0].state is State.SENT


def test_a_closed_store_says_so_in_words(desk: Desk) -> None:
    desk.store.close()
    with pytest.raises(StoreTrouble) as trouble:
        desk.store.pending()
    assert trouble.value.happened == "Holdfast is locked."
