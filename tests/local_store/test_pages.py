"""Pages from the centre, and the rebase that follows them."""

from collections.abc import Sequence

import msgspec
import pytest

from casework import Edit, new_edit, new_id, new_record
from local_store import HeldFields, LocalStore, Page, PageRecord, Pending, State
from local_store.rebasing import SentEditChanged
from tests.local_store.desk import COLLEAGUE, KEY, ME, Desk


def test_a_page_and_its_cursor_are_kept_together(desk: Desk, path: str) -> None:
    assert desk.store.cursor() == ""
    one = PageRecord(new_id(), "contact", desk.case, {"note": "n"}, 3)
    unwritable = PageRecord(new_id(), "contact", desk.case, {"note": object()}, 4)
    with pytest.raises(TypeError):
        desk.store.apply_page(Page(cursor="4", changed=[one, unwritable]))
    assert desk.store.cursor() == ""
    assert desk.store.case(desk.case) == []
    assert desk.store.apply_page(Page(cursor="3", changed=[one])) == {desk.case}
    desk.store.close()
    with LocalStore.open(path, KEY) as again:
        assert again.cursor() == "3"
        assert len(again.case(desk.case)) == 1


def test_only_newer_fields_are_taken(desk: Desk) -> None:
    id = new_id()
    new = PageRecord(id, "address", desk.case, {"town": "new", "line_1": "same"}, 8, stamps={"line_1": 2})
    old = PageRecord(id, "address", desk.case, {"town": "old", "line_1": "newer"}, 5)
    desk.store.apply_page(Page(cursor="8", changed=[new]))
    desk.store.apply_page(Page(cursor="8", changed=[old]))
    desk.store.apply_page(Page(cursor="8", changed=[new]))
    shown = desk.show(id)
    assert shown.fields == {"town": "new", "line_1": "newer"}
    assert shown.stamps == {"town": 8, "line_1": 5}


def test_one_record_twice_in_a_page(desk: Desk) -> None:
    id = new_id()
    changed = [PageRecord(id, "a", desk.case, {"x": 1}, 1), PageRecord(id, "a", desk.case, {"x": 2, "y": 3}, 2)]
    desk.store.apply_page(Page(cursor="2", changed=changed))
    assert desk.show(id).fields == {"x": 2, "y": 3}


def test_the_outbox_stays_on_top_of_a_page(desk: Desk) -> None:
    made = desk.write_new("contact", note="mine", place="Room 2")
    desk.bring("contact", {"note": "theirs", "kind": "office"}, id=made.record)
    assert desk.show(made.record).fields == {"note": "mine", "place": "Room 2", "kind": "office"}


def test_more_to_come_is_said_until_it_has_come(desk: Desk) -> None:
    assert desk.store.counts().more_to_come, "nothing has come yet"
    desk.write_new("contact", note="made before anything came")
    assert desk.store.counts().more_to_come
    desk.bring("person", {"surname": "Vexley"}, entered=[desk.case], more=True)
    assert desk.store.counts().more_to_come
    assert [row.all_here for row in desk.store.caseload()] == [False]
    desk.bring("contact", {"note": "old"})
    assert not desk.store.counts().more_to_come
    assert [row.all_here for row in desk.store.caseload()] == [True]


def rebased(item: Pending, value: str) -> Edit:
    return msgspec.structs.replace(item.edit, id=new_id(), set={"town": value}, replaces=item.edit.id)


def test_a_rebase_replaces_stale_edits_and_keeps_what_was_written(desk: Desk) -> None:
    address = desk.bring("address", {"town": "first"})
    stale = desk.write(address, town="mine")
    after = desk.write_new("contact", note="later")
    desk.stale(stale, town="theirs")
    desk.store.rebase(lambda outbox, held: [rebased(outbox[0], "both"), outbox[1].edit])
    waiting = desk.store.pending()
    assert [item.state for item in waiting] == [State.WAITING, State.WAITING]
    assert [item.edit.replaces for item in waiting] == [stale.id, None]
    assert waiting[1].edit == after
    assert desk.show(address.id).fields["town"] == "both"
    assert [(r.edit, r.outcome) for r in desk.store.receipts(address.id)] == [(stale, "replaced")]


def test_an_edit_that_the_centre_had_all_of_leaves_as_merged(desk: Desk) -> None:
    address = desk.bring("address", {"town": "first"})
    edit = desk.write(address, town="the same")
    desk.bring("address", {"town": "the same"}, id=address.id)
    desk.store.rebase(lambda outbox, held: [])
    assert desk.store.pending() == []
    assert [(r.edit, r.outcome) for r in desk.store.receipts(address.id)] == [(edit, "merged")]
    assert desk.show(address.id).stamps == {"town": 2}


def test_a_rebase_may_add_a_conflict_record_in_its_place(desk: Desk) -> None:
    address = desk.bring("address", {"town": "first"})
    edit, later = desk.write(address, town="mine"), desk.write_new("contact", note="x")
    conflict = new_edit(
        new_record("conflict", desk.case), {"of": address.id, "of_type": "address", "field": "town"}, ME
    )
    desk.store.rebase(lambda outbox, held: [conflict, later])
    assert desk.pending_ids() == [conflict.id, later.id]
    assert desk.store.attention()[0].record == address.id
    assert desk.store.receipts(address.id)[0].edit == edit


def test_a_rebase_sees_what_the_centre_has_and_not_the_outbox(desk: Desk) -> None:
    address = desk.bring("address", {"town": "theirs"})
    desk.write(address, town="mine")
    seen: list[object] = []

    def lay(outbox: Sequence[Pending], held: HeldFields) -> list[Edit]:
        seen.extend([held(address.id)["town"].value, held(address.id)["town"].stamp, held("nowhere")])
        return [item.edit for item in outbox]

    desk.store.rebase(lay)
    assert seen == ["theirs", 1, {}]


def test_a_rebase_cannot_touch_what_may_be_on_its_way(desk: Desk) -> None:
    edit = desk.write_new("contact", note="sent")
    desk.store.mark_sent([edit.id])
    for wrong in ([], [msgspec.structs.replace(edit, set={"note": "other"})], [edit, edit]):
        with pytest.raises(SentEditChanged):
            desk.store.rebase(lambda outbox, held, laid=wrong: laid)  # type: ignore[misc]
    assert [item.edit for item in desk.store.pending()] == [edit]


def test_sending_is_counted_and_an_unanswered_edit_goes_again_unchanged(desk: Desk) -> None:
    edit = desk.write_new("contact", note="sent")
    desk.store.mark_sent([edit.id])
    desk.store.mark_sent([edit.id])
    (waiting,) = desk.store.sendable(10)
    assert (waiting.edit, waiting.state, waiting.attempts) == (edit, State.SENT, 2)


def test_each_field_says_whose_words_it_holds(desk: Desk) -> None:
    record = desk.bring("contact", {"place": "Office", "note": "Came."})
    edit = desk.write(record, note="Came late.")
    assert desk.store.field_authors(record.id)["note"].author == COLLEAGUE, "what waits is not at the centre yet"
    desk.applied(edit)
    held = desk.store.field_authors(record.id)
    assert {name: one.author for name, one in held.items()} == {"place": COLLEAGUE, "note": ME}
    assert (held["note"].value, held["note"].at, held["note"].stamp) == ("Came late.", edit.at, 2)
    assert desk.store.field_authors("not here") == {}
