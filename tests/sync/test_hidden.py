"""What is kept for a section, between real laptops and a real centre."""

from pathlib import Path

import pytest

from casework import Edit
from tests.protocol_client import Client
from tests.sync.laptops import NOTE, PASSWORD, CaseIds, Laptop, Service, case_on, nowhere


@pytest.fixture
def case(service: Service, morgan: Laptop) -> CaseIds:
    """A case that amina, callum, morgan and nia work on."""
    ids = service.case()
    for worker in ("nia", "morgan"):
        morgan.add("assignment", ids.case, worker=worker, since="2026-01-05")
    morgan.sync()
    return ids


@pytest.fixture
def morgan(service: Service, tmp_path: Path) -> Laptop:
    return service.laptop(tmp_path, "morgan")


@pytest.fixture
def nia(service: Service, tmp_path: Path) -> Laptop:
    return service.laptop(tmp_path, "nia")


def test_a_contact_kept_for_health_leaves_with_nothing_lost(
    service: Service, case: CaseIds, amina: Laptop, callum: Laptop, nia: Laptop
) -> None:
    for laptop in (amina, callum, nia):
        laptop.sync()
    written: list[Edit] = [amina.change(case.contact, place="The clinic")]
    written.append(callum.change(case.contact, note="He slept badly."))
    nia.change(case.contact, only_for="health")
    nia.sync()
    report = amina.sync()
    assert report.refused == 0, "a change that now lies before others needs nothing of its author"
    callum.sync()
    for laptop in (amina, callum):
        assert laptop.store.record(case.contact) is None
        assert laptop.waiting() == []
        assert laptop.attention_in(case.case) == []
        laptop.sync()
        assert laptop.store.hidden(case.case) == {"health": 3}, "the contact, and the two proposals"
    nia.sync()
    proposals = [one for one in nia.attention_in(case.case) if one.kind == "proposal"]
    assert sorted(nia.shows(one.id, "edit") for one in proposals) == sorted(edit.id for edit in written)
    assert nowhere(amina, service) == nowhere(callum, service) == []
    assert case_on(amina, case.case) == case_on(callum, case.case)
    nia.change(case.contact, only_for=None)
    nia.sync()
    for laptop in (amina, callum):
        laptop.sync()
        assert laptop.store.hidden(case.case) == {}
        assert case_on(laptop, case.case) == case_on(nia, case.case)


def test_what_a_role_may_not_write_needs_its_author_and_says_which_rule(
    case: CaseIds, amina: Laptop, nia: Laptop
) -> None:
    amina.sync()
    amina.add("health_note", case.case, note="He told me about his asthma.", date="2026-11-20", kind="note")
    amina.add("contact", case.case, note="Met at the library.", date="2026-11-20", kind="office")
    amina.sync()
    (refused,) = amina.attention_in(case.case)
    assert (refused.kind, refused.code) == ("refused", "not_your_section")
    assert refused.edit is not None
    assert refused.edit.set["note"] == "He told me about his asthma."
    assert "“Health”" in refused.reason
    assert amina.waiting() == [], "the contact went on"
    nia.sync()
    assert not [one for one in nia.store.case(case.case) if one.type == "health_note"], "nothing of it was applied"


def test_a_conflict_about_a_restricted_field_stays_with_those_who_see_the_field(
    service: Service, case: CaseIds, amina: Laptop, nia: Laptop, tmp_path: Path
) -> None:
    ward = service.laptop(tmp_path, "nia")
    screening = nia.add("screening", case.case, subject="substance_misuse", note="Cannabis daily.").record
    for laptop in (nia, ward, amina):
        laptop.sync()
    assert amina.shows(screening, "subject") == "substance_misuse"
    nia.change(screening, note="Alcohol at weekends.")
    ward.change(screening, note="Nothing found.")
    nia.sync()
    ward.sync()
    nia.sync()
    assert [one.fields["field"] for one in nia.conflicts(screening)] == ["note"]
    assert case_on(nia, case.case) == case_on(ward, case.case)
    amina.sync()
    assert amina.conflicts(screening) == []
    assert amina.store.hidden(case.case) == {"health": 1}


def test_a_client_of_another_make_drops_what_the_page_says_is_hidden(
    service: Service, case: CaseIds, nia: Laptop
) -> None:
    client = Client(service.centre.url, "amina", PASSWORD)
    client.enrol()
    client.pull()
    assert case.contact in client.records
    nia.sync()
    nia.change(case.contact, only_for="health")
    nia.sync()
    client.pull()
    assert case.contact not in client.records
    assert case.person in client.records
    nia.change(case.contact, only_for=None)
    nia.sync()
    client.pull()
    assert client.records[case.contact]["fields"]["note"][0] == NOTE
