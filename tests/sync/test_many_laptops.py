"""Several laptops on one case: two of one person, colleagues, a manager who reassigns, cases that are merged."""

import json
from pathlib import Path

import pytest

from casework import Record, new_edit
from central.scope import assignment_id
from local_store import Attention
from tests.sync.laptops import NOTE, CaseIds, Laptop, Service, case_on, nowhere

ENDED = "2026-11-01"


@pytest.fixture
def ids(service: Service) -> CaseIds:
    return service.case()


@pytest.fixture
def amina(service: Service, tmp_path: Path, ids: CaseIds) -> Laptop:
    return _in_sync(service.laptop(tmp_path, "amina"))


@pytest.fixture
def callum(service: Service, tmp_path: Path, ids: CaseIds) -> Laptop:
    return _in_sync(service.laptop(tmp_path, "callum"))


@pytest.fixture
def morgan(service: Service, tmp_path: Path) -> Laptop:
    return _in_sync(service.laptop(tmp_path, "morgan"))


def _in_sync(laptop: Laptop) -> Laptop:
    laptop.sync()
    return laptop


def _takes_away(manager: Laptop, case: str, worker: str) -> None:
    """The manager ends an assignment, of a case that is not on their own laptop."""
    assignment = Record(assignment_id(case, worker), "assignment", case)
    manager.store.save(new_edit(assignment, {"until": ENDED}, manager.user))
    assert manager.sync().refused == 0


def _proposals(laptop: Laptop, case: str) -> list[Attention]:
    return [one for one in laptop.attention_in(case) if one.kind == "proposal"]


def test_two_laptops_of_one_person_merge_what_differs_and_keep_what_clashes(service, tmp_path, ids, amina):
    other = _in_sync(service.laptop(tmp_path, "amina"))
    amina.change(ids.person, phone="07700 900011", email="juniper@example.org")
    other.change(ids.person, phone="07700 900022", education="Northwick College")
    for laptop in (amina, other, amina):
        laptop.sync()
    assert case_on(amina, ids.case) == case_on(other, ids.case)
    assert amina.shows(ids.person, "education") == "Northwick College"
    assert other.shows(ids.person, "email") == "juniper@example.org"
    [conflict] = amina.conflicts(ids.person)
    assert {conflict.fields["mine"], conflict.fields["theirs"]} == {"07700 900011", "07700 900022"}
    assert not any(nowhere(laptop, service) for laptop in (amina, other))


def test_what_one_laptop_of_a_person_settled_is_settled_on_the_other(service, tmp_path, ids, amina):
    other = _in_sync(service.laptop(tmp_path, "amina"))
    amina.change(ids.person, phone="07700 900011")
    other.change(ids.person, phone="07700 900022")
    for laptop in (amina, other, amina):
        laptop.sync()
    [conflict] = amina.conflicts(ids.person)
    amina.change(ids.person, phone="07700 900022")
    amina.change(conflict.id, settled_by="amina", settled_at="2026-11-26T10:00:00+00:00", kept="mine")
    amina.sync()
    other.sync()
    assert other.attention_in(ids.case) == []
    assert case_on(amina, ids.case) == case_on(other, ids.case)


def test_a_case_that_is_taken_away_while_edits_wait_comes_before_its_present_worker(
    service, ids, amina, callum, morgan
):
    note = NOTE.replace("calm", "calm and hungry")
    amina.change(ids.contact, note=note)
    made = amina.add("contact", ids.case, date="2026-11-26", note="Made without a connection.")
    amina.change(made.record, note="Made without a connection, and gone on with.")
    _takes_away(morgan, ids.case, "amina")
    amina.sync()
    assert amina.store.case(ids.case) == [], "the laptop of whoever lost it holds nothing of it"
    assert amina.waiting() == []
    callum.sync()
    proposed = [json.loads(str(callum.shows(one.id, "values"))) for one in _proposals(callum, ids.case)]
    assert {"note": note} in proposed
    assert {"note": "Made without a connection, and gone on with."} in proposed
    assert callum.shows(ids.contact, "note") == NOTE, "nothing is laid on the case by itself"
    ledger = service.ledger(ids.case)
    assert all(edit.id in ledger for edit in amina.saved)
    assert {receipt.outcome for receipt in amina.store.receipts(ids.contact)} == {"proposed"}


def test_a_case_that_comes_back_comes_back_whole(ids, amina, callum, morgan):
    _takes_away(morgan, ids.case, "amina")
    amina.sync()
    callum.change(ids.person, phone="07700 900033")
    callum.sync()
    again = Record(assignment_id(ids.case, "amina"), "assignment", ids.case, {"until": ENDED}, {})
    shown = callum.store.record(again.id)
    assert shown is not None
    morgan.store.save(new_edit(shown, {"until": None}, "morgan"))
    morgan.sync()
    amina.sync()
    callum.sync()
    assert case_on(amina, ids.case) == case_on(callum, ids.case)
    assert amina.shows(ids.person, "phone") == "07700 900033"


def test_edits_of_a_case_that_was_merged_meanwhile_come_before_whoever_holds_the_one_that_goes_on(
    service, ids, amina, callum
):
    goes_on = service.case()
    for laptop in (amina, callum):
        laptop.sync()
    amina.change(ids.person, phone="07700 900044")
    callum.change(ids.case, merged_into=goes_on.case)
    callum.sync()
    amina.sync()
    callum.sync()
    assert amina.waiting() == []
    for laptop in (amina, callum):
        [proposal] = _proposals(laptop, goes_on.case)
        assert laptop.shows(proposal.id, "because") == "merged"
        assert json.loads(str(laptop.shows(proposal.id, "values"))) == {"phone": "07700 900044"}
        assert laptop.shows(proposal.id, "author") == "amina"
    assert nowhere(amina, service) == []


def test_a_child_who_was_merged_into_another_record_meanwhile(service, ids, amina, callum):
    twin = service.case()
    for laptop in (amina, callum):
        laptop.sync()
    amina.change(ids.person, email="juniper@example.org")
    callum.change(ids.person, merged_into=twin.person)
    callum.sync()
    amina.sync()
    assert amina.waiting() == []
    assert nowhere(amina, service) == []
    result, _ = service.ledger()[amina.saved[0].id]
    assert result == "refused"
    callum.sync()
    held = _proposals(callum, ids.case) + _proposals(callum, twin.case)
    assert [json.loads(str(callum.shows(one.id, "values"))) for one in held] == [{"email": "juniper@example.org"}]


def test_a_colleague_hears_that_an_edit_was_seen(ids, amina, callum):
    edit = amina.change(ids.person, phone="07700 900055")
    amina.sync()
    callum.sync()
    callum.store.look(ids.case)
    callum.sync()
    amina.sync()
    [receipt] = [one for one in amina.store.receipts(ids.person) if one.edit.id == edit.id]
    assert [seen.user for seen in receipt.seen_by] == ["callum"]


def test_the_last_words_of_a_conflict_that_could_not_be_made_still_come_before_people(service, ids, amina, callum):
    callum.change(ids.person, phone="07700 900022")
    callum.sync()
    amina.change(ids.person, phone={"not": "a value"})  # an outside program may save one
    amina.change(ids.person, phone="07700 900011")
    amina.sync()
    [refused] = [one for one in amina.attention_in(ids.case) if one.kind == "refused"]
    assert (refused.type, refused.code) == ("conflict", "impossible")
    amina.store.give_up(refused.id)
    for laptop in (amina, callum):
        laptop.sync()
        [conflict] = laptop.conflicts(ids.person)
        assert (conflict.fields["mine"], conflict.fields["theirs"]) == ("07700 900011", "07700 900022")
        assert [one.kind for one in laptop.attention_in(ids.case)] == ["conflict"]
    assert case_on(amina, ids.case) == case_on(callum, ids.case)


def _has_own_words_changed(amina: Laptop, callum: Laptop, case: str, note: str) -> tuple[Record, str]:
    """What an editor of amina's still shows of her own words that wait, and the words that callum's made of them."""
    contact = amina.add("contact", case, note=note).record
    for laptop in (amina, callum):
        laptop.sync()
    amina.change(contact, note=f"{note} Mine.")
    in_view = amina.store.record(contact)
    callum.change(contact, note=f"Theirs. {note}")
    callum.sync()
    amina.engine._puller.pull()
    amina.engine._rebase()  # and here the cycle is cut
    assert in_view is not None
    return in_view, f"Theirs. {note} Mine."


@pytest.mark.parametrize("note", [NOTE, NOTE * 3], ids=["short", "long"])
def test_words_over_own_words_that_had_changed_leave_a_colleagues_in(service, ids, amina, callum, note):
    in_view, merged = _has_own_words_changed(amina, callum, ids.case, note)
    amina.sync()
    assert amina.shows(in_view.id, "note") == merged
    amina.store.save(new_edit(in_view, {"note": f"{note} Mine. More."}, amina.user))
    for laptop in (amina, callum):
        laptop.sync()
        assert laptop.shows(in_view.id, "note") == f"{merged} More."
        assert laptop.attention_in(ids.case) == []


def test_a_late_change_over_own_words_that_had_changed_is_proposed_whole(service, ids, amina, callum, morgan):
    in_view, merged = _has_own_words_changed(amina, callum, ids.case, NOTE * 3)
    amina.store.save(new_edit(in_view, {"note": f"{NOTE * 3} Mine. More."}, amina.user))
    _takes_away(morgan, ids.case, "amina")
    for laptop in (amina, callum):
        laptop.sync()
    proposals = [callum.store.record(one.id) for one in _proposals(callum, ids.case)]
    notes = [json.loads(one.fields["values"])["note"] for one in proposals]
    assert sorted(notes) == sorted([merged, f"{NOTE * 3} Mine. More."])
