"""P6. A refused edit steps aside with what depends on it; everything else goes on."""

import json

import pytest

from tests.sync.impostor import Impostor, Told, gateway
from tests.sync.laptops import nowhere

PROBLEM = json.dumps({"code": "unreadable", "reason": "The centre cannot read this."}).encode()


def ledger_of(service, edits):
    ledger = service.ledger()
    return [ledger[edit.id][0] if edit.id in ledger else "not there" for edit in edits]


def test_a_refused_edit_in_the_middle_steps_aside(service, amina):
    ids, others = service.case(), service.case_of_others()
    amina.sync()
    before = amina.change(ids.person, phone="07700 900051")
    refused = amina.add("contact", others.case, date="2026-11-26", note="For a case that is not ours.")
    after = [amina.change(ids.person, phone="07700 900052"), amina.change(ids.contact, place="Library")]
    report = amina.sync()
    assert (report.pushed, report.refused) == (3, 1)
    assert ledger_of(service, [before, refused, *after]) == ["applied", "refused", "applied", "applied"]
    assert amina.waiting() == []
    [attention] = amina.attention_in(others.case)
    assert (attention.kind, attention.id, attention.code) == ("refused", refused.id, "not_your_case")
    assert attention.reason
    assert nowhere(amina, service) == []


def test_what_depends_on_a_refused_edit_waits_with_it_and_the_rest_goes(service, amina):
    ids, others = service.case(), service.case_of_others()
    amina.sync()
    refused = amina.add("contact", others.case, date="2026-11-26", note="One.")
    amina.engine._sender._edits.now = 1  # so that its fate is known before the others leave
    dependants = [amina.change(refused.record, note="One. Two."), amina.change(refused.record, place="Office")]
    free = [amina.change(ids.person, phone="07700 900053"), amina.change(ids.person, phone="07700 900054")]
    amina.sync()
    assert ledger_of(service, [refused, *dependants, *free]) == ["refused"] + ["not there"] * 2 + ["applied"] * 2
    [attention] = amina.attention_in(others.case)
    assert set(attention.dependants) == {edit.id for edit in dependants}
    assert [item.follows for item in amina.store.pending()] == [refused.id] * 2
    assert amina.sync().requests == 1  # and it is not tried again and again
    assert nowhere(amina, service) == []


def test_dependants_that_left_in_the_same_batch_wait_too_and_raise_no_false_conflict(service, amina):
    ids, others = service.case(), service.case_of_others()
    amina.sync()
    refused = amina.add("contact", others.case, date="2026-11-26", note="One.")
    dependant = amina.change(refused.record, note="One. Two.")
    free = amina.change(ids.person, phone="07700 900055")
    report = amina.sync()
    assert report.conflicts == 0
    assert ledger_of(service, [refused, free]) == ["refused", "applied"]
    assert {refused.id, dependant.id} <= amina.in_front_of_its_user() | {edit.id for edit in amina.waiting()}
    assert nowhere(amina, service) == []


@pytest.mark.parametrize("place", [0, 1, 4, 8, 9])
@pytest.mark.parametrize("status", [400, 422, 500])
def test_an_edit_that_the_centre_chokes_on_blocks_no_other(service, amina, place, status):
    """The whole request fails wherever this edit is in it."""
    ids = service.case()
    amina.sync()
    edits = [amina.add("contact", ids.case, date="2026-11-26", note=f"Note {number}") for number in range(10)]
    poison = edits.pop(place)
    on_top = amina.change(poison.record, note="On top of it")
    choke = gateway(
        service.centre.url, lambda asked: Told(status, PROBLEM) if poison.id.encode() in asked.plain() else None
    )
    with Impostor(choke) as impostor:
        amina.connect(impostor.url)
        trouble = amina.try_sync()
        assert ledger_of(service, edits) == ["applied"] * 9
        assert ledger_of(service, [poison, on_top]) == ["not there"] * 2
        assert nowhere(amina, service) == []
        assert len([one for one in impostor.asked if one.path == "/v1/edits"]) < 20
    if status == 500:  # the centre's own trouble: told, and tried again when it is over
        assert trouble is not None
        amina.connect(service.centre.url)
        amina.sync()
        assert ledger_of(service, [poison, on_top]) == ["applied"] * 2
    else:
        assert trouble is None
        assert poison.id in amina.in_front_of_its_user()
        assert [item.follows for item in amina.store.pending()] == [poison.id]


@pytest.mark.parametrize("status", [400, 422, 500])
def test_a_centre_that_takes_nothing_puts_no_outbox_before_its_author(service, amina, status):
    ids = service.case()
    amina.sync()
    for number in range(30):
        amina.add("contact", ids.case, date="2026-11-26", note=f"Note {number}")
    nothing = gateway(service.centre.url, lambda asked: Told(status, PROBLEM) if asked.path == "/v1/edits" else None)
    with Impostor(nothing) as impostor:
        amina.connect(impostor.url)
        assert amina.try_sync() is not None
        assert len(impostor.asked) < 15
    assert amina.attention_in(ids.case) == []
    assert len(amina.waiting()) == 30
    amina.connect(service.centre.url)
    assert amina.sync().pushed == 30


def test_a_conflict_holds_up_nothing_else(service, amina, callum):
    ids = service.case()
    amina.sync()
    callum.sync()
    callum.change(ids.person, phone="07700 900056")
    callum.sync()
    amina.change(ids.person, phone="07700 900057")
    free = amina.change(ids.contact, place="Library")
    amina.sync()
    assert ledger_of(service, [free]) == ["applied"]
    assert amina.waiting() == []
