"""Finding people, references and notes as somebody types."""

import pytest

from tests.local_store.desk import Desk


def found(desk: Desk, text: str) -> list[str]:
    return [hit.record for hit in desk.store.search(text)]


def test_people_come_before_words_in_notes(desk: Desk) -> None:
    note = desk.bring("contact", {"note": "Met Juniper at college.", "date": "2026-10-05"})
    person = desk.bring("person", {"first_names": "Juniper", "surname": "Vexley"})
    assert found(desk, "juni") == [person.id, note.id]
    hit = desk.store.search("juni")[1]
    assert (hit.title, hit.snippet) == ("Juniper Vexley", "Met \x02Juniper\x03 at college.")
    assert hit.on is not None
    assert hit.on.isoformat() == "2026-10-05"


@pytest.mark.parametrize("typed", ["sian wyr", "SIÂN", "ŵyr", "wy si"])
def test_accents_case_and_order_make_no_difference(desk: Desk, typed: str) -> None:
    person = desk.bring("person", {"first_names": "Siân", "surname": "Ŵyr"})
    assert found(desk, typed) == [person.id]


@pytest.mark.parametrize("typed", ["TW/102", "tw 102", "999 000 0102", "LN1 4"])
def test_references_and_addresses_are_found(desk: Desk, typed: str) -> None:
    desk.bring("case", {"reference": "TW/102"}, id=desk.case)
    desk.bring("person", {"surname": "Vexley", "nhs_number": "999 000 0102"})
    desk.bring("address", {"line_1": "4 Lantern Court", "postcode": "LN1 4AA"})
    assert len(found(desk, typed)) == 1


@pytest.mark.parametrize("typed", ["", "  ", '"', "* OR (", "NEAR(", "a:b^", "_", "né'e-"])
def test_anything_can_be_typed(desk: Desk, typed: str) -> None:
    desk.bring("person", {"surname": "Vexley"})
    assert found(desk, typed) == []


def test_what_is_found_follows_what_is_shown(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "about the tenancy"})
    edit = desk.write(contact, note="about the bursary")
    assert found(desk, "tenancy") == []
    assert found(desk, "bursary") == [contact.id]
    desk.refused(edit)
    assert found(desk, "bursary") == []
    assert found(desk, "tenancy") == [contact.id]
    desk.write(contact, removed_on="2026-11-26")
    assert found(desk, "tenancy") == []


def test_what_a_colleague_changed_is_found_and_what_was_there_before_is_not(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "about the tenancy"})
    desk.bring("contact", {"note": "about the bursary"}, id=contact.id)
    assert found(desk, "tenancy") == []
    assert found(desk, "bursary") == [contact.id]


def test_what_a_colleague_cleared_can_be_written_again(desk: Desk) -> None:
    case = desk.bring("case", {"reference": "TW/102"}, id=desk.case)
    desk.bring("case", {"reference": None}, id=case.id)
    desk.write(desk.show(case.id), reference="TW/103")
    assert found(desk, "tw 102") == []
    assert found(desk, "tw 103") == [case.id]


def test_an_answer_is_as_long_as_asked(desk: Desk) -> None:
    for number in range(5):
        desk.bring("contact", {"note": f"bus fare {number}"})
    assert len(desk.store.search("fare", limit=3)) == 3
