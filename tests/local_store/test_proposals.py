"""Edits that came too late for their author to make: proposals, on both sides."""

from casework import new_id
from local_store import Answer
from tests.local_store.desk import COLLEAGUE, RECEIVED, Desk

PROPOSED = {"of_type": "contact", "author": COLLEAGUE, "at": "2026-11-25T10:00:00+00:00", "because": "The case moved."}


def proposed(desk: Desk, *edits: str) -> None:
    answers = [Answer(id, "refused", code="not_yours", reason="No longer yours.", proposal=new_id()) for id in edits]
    settled = desk.store.settle(answers, RECEIVED)
    assert (settled.proposed, settled.refused) == (len(edits), 0)


def test_a_proposed_edit_has_a_receipt_and_needs_nobody_here(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "old"})
    edit = desk.write(contact, note="mine")
    proposed(desk, edit.id)
    assert desk.store.pending() == []
    assert desk.store.attention() == []
    (receipt,) = desk.store.receipts(contact.id)
    assert (receipt.edit, receipt.outcome, receipt.position) == (edit, "proposed", None)
    assert desk.show(contact.id).fields["note"] == "old"
    track = desk.store.track(edit.id)
    assert track is not None
    assert track.outcome == "proposed"


def test_what_depends_on_a_proposed_edit_goes_too(desk: Desk) -> None:
    made = desk.write_new("contact", note="new")
    later = desk.write(desk.show(made.record), note="new, longer")
    paper = desk.write_new("document", about_record=made.record)
    proposed(desk, made.id)
    assert [item.edit for item in desk.store.sendable(10)] == [later, paper]


def test_what_waits_in_a_case_that_left_is_laid_on_nothing(desk: Desk) -> None:
    """A rebase would find the record gone, and make a conflict of what is a proposal."""
    made = desk.write_new("contact", note="new")
    later = desk.write(desk.show(made.record), note="new, longer")
    other = desk.bring("address", {"town": "t"}, case=new_id())
    stays = desk.write(other, town="mine")
    desk.leaves()
    proposed(desk, made.id)
    laid: list[str] = []

    def lay(outbox, held):
        laid.extend(item.edit.id for item in outbox)
        return []

    desk.store.rebase(lay)
    assert laid == [stays.id]
    assert [item.edit for item in desk.store.sendable(10)] == [later]


def test_a_case_goes_when_the_last_of_it_was_proposed(desk: Desk) -> None:
    edit = desk.write_new("contact", note="mine")
    desk.leaves()
    settled = desk.store.settle([Answer(edit.id, "refused", proposal=new_id())], RECEIVED)
    assert settled.purged == {desk.case}


def test_a_proposal_comes_before_the_cases_worker_until_it_is_settled(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "old"})
    proposal = desk.bring("proposal", {**PROPOSED, "of": contact.id, "values": '{"note":"theirs"}'})
    also = desk.bring("proposal", {**PROPOSED, "of": contact.id, "at": "2026-11-24T10:00:00+00:00"})
    assert [one.id for one in desk.store.attention()] == [also.id, proposal.id]
    needs = desk.store.attention()[1]
    assert (needs.kind, needs.record, needs.type, needs.case) == ("proposal", contact.id, "contact", desk.case)
    assert (needs.since, needs.reason) == (PROPOSED["at"], PROPOSED["because"])
    assert desk.store.counts().need_you == 2
    assert [row.needs_decision for row in desk.store.caseload()] == [2]
    desk.write(proposal, settled_at="2026-11-26T16:00:00+00:00", kept="mine")
    desk.bring("proposal", {"settled_at": "2026-11-26T16:00:00+00:00"}, id=also.id)
    assert desk.store.attention() == []
    assert desk.store.counts().need_you == 0
    assert [row.needs_decision for row in desk.store.caseload()] == [0]


def test_a_proposal_goes_with_its_case(desk: Desk) -> None:
    desk.bring("proposal", {**PROPOSED, "of": new_id()})
    desk.leaves()
    assert desk.store.attention() == []
    assert desk.store.counts().need_you == 0
