"""What the centre answers: acknowledged, stale, refused; and what waits behind a refused edit."""

import datetime as dt

import pytest

from casework import Edit, new_case, new_edit, new_record
from local_store import Answer, State
from local_store.answers import UnknownOutcome
from local_store.shapes import Held
from tests.local_store.desk import COLLEAGUE, ME, RECEIVED, Desk


def test_an_applied_edit_leaves_the_outbox_and_its_receipt_stays(desk: Desk) -> None:
    edit = desk.write_new("contact", note="seen alone")
    desk.store.mark_sent([edit.id])
    settled = desk.applied(edit)
    assert (settled.applied, settled.cases) == (1, frozenset({desk.case}))
    assert desk.store.pending() == []
    (receipt,) = desk.store.receipts(edit.record)
    assert (receipt.edit, receipt.outcome, receipt.position) == (edit, "applied", 1)
    assert desk.show(edit.record).stamps == {"note": 1}


def test_the_same_answer_twice_changes_nothing(desk: Desk) -> None:
    edit = desk.write_new("contact", note="once")
    answer = Answer(edit.id, "applied", 9)
    desk.store.settle([answer], RECEIVED)
    before = desk.show(edit.record)
    assert desk.store.settle([answer], RECEIVED).applied == 0
    assert desk.show(edit.record) == before
    assert len(desk.store.receipts(edit.record)) == 1


def test_an_answer_does_not_undo_what_the_centre_sent_since(desk: Desk) -> None:
    address = desk.bring("address", {"town": "first"})
    edit = desk.write(address, town="mine")
    desk.store.mark_sent([edit.id])
    desk.position = 9
    desk.bring("address", {"town": "theirs, later"}, id=address.id)
    desk.store.settle([Answer(edit.id, "applied", 5)], RECEIVED)
    shown = desk.show(address.id)
    assert (shown.fields["town"], shown.stamps["town"]) == ("theirs, later", 10)


def test_a_later_edit_then_names_the_position_of_the_one_before(desk: Desk) -> None:
    first = desk.write_new("contact", note="one")
    second = desk.write(desk.show(first.record), note="one two")
    assert second.seen == {"note": first.id}
    desk.applied(first)
    assert desk.store.pending()[0].edit.seen == {"note": 1}


def test_an_edit_on_its_way_is_never_touched(desk: Desk) -> None:
    first = desk.write_new("contact", note="one")
    second = desk.write(desk.show(first.record), note="one two")
    desk.store.mark_sent([first.id, second.id])
    desk.applied(first)
    assert desk.store.pending()[0].edit == second


def test_a_stale_edit_waits_to_be_rebased_and_theirs_is_held(desk: Desk) -> None:
    address = desk.bring("address", {"town": "first"})
    edit = desk.write(address, town="mine")
    desk.stale(edit, town="theirs")
    (waiting,) = desk.store.pending()
    assert waiting.state is State.STALE
    assert desk.store.sendable(10) == []
    assert desk.show(address.id).fields["town"] == "mine"
    held = {}
    desk.store.rebase(lambda outbox, look: held.update(look(address.id)) or [item.edit for item in outbox])
    assert (held["town"].value, held["town"].author) == ("theirs", COLLEAGUE)


def test_what_the_centre_never_had_is_not_held(desk: Desk) -> None:
    record = desk.bring("address", {"line_1": "4 Lantern Court"})
    edit = desk.write(record, town="mine")
    desk.store.settle([Answer(edit.id, "stale", fields={"town": Held(None, 0)})], RECEIVED)
    assert set(desk.store.field_authors(record.id)) == {"line_1"}


def test_a_refused_edit_steps_aside_with_its_reason(desk: Desk) -> None:
    address = desk.bring("address", {"town": "first"})
    edit = desk.write(address, town="mine")
    other = desk.write_new("contact", note="unrelated")
    assert desk.refused(edit, "The case is closed.").refused == 1
    (needs,) = desk.store.attention()
    assert (needs.kind, needs.id, needs.edit, needs.reason) == ("refused", edit.id, edit, "The case is closed.")
    assert desk.show(address.id).fields["town"] == "first"
    assert [item.edit for item in desk.store.sendable(10)] == [other]


def test_what_makes_no_sense_without_a_refused_edit_waits_with_it(desk: Desk) -> None:
    made = desk.write_new("contact", note="a new one")
    same_field = desk.write(desk.show(made.record), note="a new one, longer")
    other_field = desk.write(desk.show(made.record), place="Room 2")
    free = desk.write_new("contact", note="on its own")
    desk.refused(made)
    assert [item.edit for item in desk.store.sendable(10)] == [free]
    assert desk.store.attention()[0].dependants == (same_field.id, other_field.id)
    late = desk.write(desk.show(made.record), reason="written after the refusal")
    assert desk.store.attention()[0].dependants == (same_field.id, other_field.id, late.id)


def test_another_field_of_a_record_the_centre_has_goes_on(desk: Desk) -> None:
    address = desk.bring("address", {"town": "t", "line_1": "l"})
    town, line = desk.write(address, town="x"), desk.write(address, line_1="y")
    desk.refused(town)
    assert [item.edit for item in desk.store.sendable(10)] == [line]


def test_everything_in_a_case_whose_making_was_refused_waits(desk: Desk) -> None:
    case = new_case()
    made = new_edit(case, {"reference": "TW/1"}, ME)
    person = new_edit(new_record("person", case.id), {"surname": "Quillsworth"}, ME)
    desk.store.save_all([made, person])
    desk.refused(made)
    assert desk.store.sendable(10) == []
    assert desk.store.attention()[0].dependants == (person.id,)


def test_giving_up_keeps_the_words_and_lets_the_others_go(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "old"})
    first = desk.write(contact, note="refused words")
    second = desk.write(desk.show(contact.id), note="more words")
    desk.refused(first)
    assert desk.store.sendable(10) == []
    desk.store.give_up(first.id)
    desk.store.give_up(first.id)
    assert desk.store.attention() == []
    assert [(r.edit, r.outcome) for r in desk.store.receipts(contact.id)] == [(first, "given up")]
    assert [item.edit for item in desk.store.sendable(10)] == [second]


def test_a_record_whose_making_was_refused_is_kept_in_front_of_its_author(desk: Desk) -> None:
    made: Edit = desk.write_new("contact", note="only here")
    desk.refused(made)
    assert desk.store.record(made.record) is None
    assert desk.store.attention()[0].edit == made


def test_the_conflicts_of_one_record_are_one_thing(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "n", "attendance": "attended"})
    about = {"of": contact.id, "of_type": "contact", "mine_at": "2026-11-26T10:00:00+00:00"}
    one = desk.bring("conflict", {**about, "field": "note"})
    two = desk.bring("conflict", {**about, "field": "attendance", "mine_at": "2026-11-25T10:00:00+00:00"})
    (needs,) = desk.store.attention()
    assert (needs.kind, needs.record, needs.type) == ("conflict", contact.id, "contact")
    assert needs.conflicts == (one.id, two.id)
    assert needs.since == "2026-11-25T10:00:00+00:00"
    desk.write(one, settled_at="2026-11-26T16:00:00+00:00", kept="mine")
    assert desk.store.attention()[0].conflicts == (two.id,)
    assert desk.store.counts().need_you == 1


def test_what_was_sent_today_can_be_listed(desk: Desk) -> None:
    early, late = desk.write_new("contact", note="a"), desk.write_new("contact", note="b")
    desk.store.settle([Answer(early.id, "applied", 1)], "2026-11-25T23:30:00+00:00")
    desk.store.settle([Answer(late.id, "duplicate", 2)], "2026-11-26T01:30:00+01:00")
    midnight = dt.datetime(2026, 11, 26, tzinfo=dt.UTC)
    assert [receipt.edit for receipt in desk.store.sent_since(midnight)] == [late]


def test_an_answer_outside_the_protocol_changes_nothing(desk: Desk) -> None:
    edit = desk.write_new("contact", note="a")
    with pytest.raises(UnknownOutcome):
        desk.store.settle([Answer(edit.id, "maybe")], RECEIVED)
    assert desk.pending_ids() == [edit.id]
