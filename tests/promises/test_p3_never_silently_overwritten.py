"""P3. Different fields merge, different parts of one narrative merge, and anything else keeps both versions."""

import pytest

from casework import new_edit
from tests.sync.laptops import NOTE, case_on


@pytest.fixture
def apart(service, amina, callum):
    """A case on both laptops, which from here on do not hear from each other."""
    ids = service.case()
    amina.sync()
    callum.sync()
    return ids


def together(*laptops):
    """Everybody sends and hears everything."""
    reports = [laptop.sync() for laptop in laptops] + [laptop.sync() for laptop in laptops]
    assert all(laptop.waiting() == [] for laptop in laptops)
    return reports


def test_the_same_field_on_two_laptops_keeps_both_versions_on_both(apart, amina, callum):
    amina.change(apart.person, phone="07700 900031")
    callum.change(apart.person, phone="07700 900032")
    together(amina, callum)
    for laptop in (amina, callum):
        [conflict] = laptop.conflicts(apart.person)
        assert {conflict.fields["mine"], conflict.fields["theirs"]} == {"07700 900031", "07700 900032"}
        assert conflict.fields["base"] == "07700 900001"
        assert (conflict.fields["theirs_author"], conflict.fields["mine_author"]) == ("amina", "callum")
        assert conflict.fields["theirs_position"] > 0
        assert laptop.shows(apart.person, "phone") == "07700 900031"
        assert conflict.id in laptop.in_front_of_its_user()
    assert case_on(amina, apart.case) == case_on(callum, apart.case)


def test_whoever_takes_the_case_later_sees_both_versions_too(apart, amina, callum, service, tmp_path):
    amina.change(apart.person, phone="07700 900031")
    callum.change(apart.person, phone="07700 900032")
    together(amina, callum)
    third = service.laptop(tmp_path, "callum")
    third.sync()
    assert len(third.conflicts(apart.person)) == 1
    assert case_on(third, apart.case) == case_on(amina, apart.case)


def test_clearing_a_field_that_another_changed_is_a_conflict_too(apart, amina, callum):
    amina.change(apart.person, phone="07700 900031")
    callum.change(apart.person, phone=None)
    together(amina, callum)
    [conflict] = amina.conflicts(apart.person)
    assert (conflict.fields.get("mine"), conflict.fields["theirs"]) == (None, "07700 900031")


def test_different_fields_of_one_record_merge(apart, amina, callum):
    amina.change(apart.person, phone="07700 900031")
    callum.change(apart.person, email="j@example.org")
    together(amina, callum)
    for laptop in (amina, callum):
        assert laptop.shows(apart.person, "phone") == "07700 900031"
        assert laptop.shows(apart.person, "email") == "j@example.org"
        assert laptop.conflicts(apart.person) == []


def test_different_parts_of_one_narrative_merge(apart, amina, callum):
    amina.change(apart.contact, note=NOTE.replace("He was calm", "He was calm at first"))
    callum.change(apart.contact, note=NOTE.replace("Friday at two", "Monday at ten") + "\n\nI rang the college.")
    together(amina, callum)
    both = NOTE.replace("He was calm", "He was calm at first").replace("Friday at two", "Monday at ten")
    for laptop in (amina, callum):
        assert laptop.shows(apart.contact, "note") == both + "\n\nI rang the college."
        assert laptop.conflicts(apart.contact) == []


def test_the_same_passage_of_one_narrative_keeps_both_versions(apart, amina, callum):
    amina_wrote = NOTE.replace("He was calm", "He was tense")
    callum_wrote = NOTE.replace("He was calm", "He was cheerful")
    amina.change(apart.contact, note=amina_wrote)
    callum.change(apart.contact, note=callum_wrote)
    together(amina, callum)
    for laptop in (amina, callum):
        [conflict] = laptop.conflicts(apart.contact)
        assert (conflict.fields["theirs"], conflict.fields["mine"]) == (amina_wrote, callum_wrote)


def test_the_same_words_from_both_are_no_conflict(apart, amina, callum):
    amina.change(apart.person, phone="07700 900033")
    callum.change(apart.person, phone="07700 900033")
    together(amina, callum)
    assert amina.conflicts(apart.person) == callum.conflicts(apart.person) == []


def test_one_field_in_conflict_does_not_hold_up_the_others_of_the_same_edit(apart, amina, callum):
    amina.change(apart.person, phone="07700 900031")
    callum.change(apart.person, phone="07700 900032", email="j@example.org", education="College")
    together(amina, callum)
    assert amina.shows(apart.person, "email") == "j@example.org"
    assert [conflict.fields["field"] for conflict in amina.conflicts(apart.person)] == ["phone"]


def test_several_own_edits_against_one_of_a_colleague_are_one_conflict(apart, amina, callum):
    amina.change(apart.person, phone="07700 900031")
    for number in range(34, 38):
        callum.change(apart.person, phone=f"07700 9000{number}")
    together(amina, callum)
    [conflict] = amina.conflicts(apart.person)
    assert conflict.fields["mine"] == "07700 900037"


def test_a_laptop_with_a_wrong_clock_wins_nothing_by_it(apart, amina, callum):
    record = callum.store.record(apart.person)
    assert record is not None
    amina.change(apart.person, phone="07700 900031")
    callum.store.save(new_edit(record, {"phone": "07700 900032"}, "callum", at="2099-01-01T00:00:00+00:00"))
    together(amina, callum)
    assert amina.shows(apart.person, "phone") == "07700 900031"
    assert len(amina.conflicts(apart.person)) == 1


def test_who_settles_it_settles_it_for_everybody(apart, amina, callum):
    amina.change(apart.person, phone="07700 900031")
    callum.change(apart.person, phone="07700 900032")
    together(amina, callum)
    [conflict] = amina.conflicts(apart.person)
    amina.change(apart.person, phone="07700 900032")
    amina.change(conflict.id, settled_by="amina", settled_at="2026-11-26T16:02:00+00:00", kept="mine")
    together(amina, callum)
    for laptop in (amina, callum):
        assert laptop.shows(apart.person, "phone") == "07700 900032"
        assert conflict.id not in laptop.in_front_of_its_user()


def test_two_who_settle_it_differently_are_asked_again_about_the_field_only(apart, amina, callum):
    amina.change(apart.person, phone="07700 900031")
    callum.change(apart.person, phone="07700 900032")
    together(amina, callum)
    [conflict] = amina.conflicts(apart.person)
    for laptop, result, kept in ((amina, "07700 900032", "mine"), (callum, "07700 900039", "else")):
        laptop.change(apart.person, phone=result)
        laptop.change(conflict.id, settled_by=laptop.user, settled_at="2026-11-26T16:02:00+00:00", kept=kept)
    together(amina, callum)
    for laptop in (amina, callum):
        assert laptop.shows(conflict.id, "settled_by") == "amina"
        assert laptop.conflicts(conflict.id) == []
        open_ones = [one for one in laptop.conflicts(apart.person) if not one.fields.get("settled_at")]
        assert [(one.fields["mine"], one.fields["theirs"]) for one in open_ones] == [("07700 900039", "07700 900032")]
