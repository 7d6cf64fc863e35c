"""Finding people, references and notes as somebody types."""

import pytest

from casework import new_id
from local_store import Page, PageRecord
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


def test_whole_words_come_before_beginnings_and_newer_notes_before_older(desk: Desk) -> None:
    begun = desk.bring("contact", {"note": "A tramway ticket.", "date": "2026-11-20"})
    older = desk.bring("contact", {"note": "By tram.", "date": "2026-10-01"})
    newer = desk.bring("contact", {"note": "By tram again.", "date": "2026-11-01"})
    undated = desk.bring("contact", {"note": "By tram, some day."})
    assert found(desk, "tram") == [newer.id, older.id, undated.id, begun.id]
    assert found(desk, "by tram") == [newer.id, older.id, undated.id]


def test_a_name_may_be_typed_with_words_out_of_the_notes(desk: Desk) -> None:
    desk.bring("person", {"first_names": "Juniper", "surname": "Vexley"})
    note = desk.bring("contact", {"note": "The bursary came through."})
    desk.bring("person", {"first_names": "Corvin", "surname": "Teel"}, case="2")
    desk.bring("contact", {"note": "No bursary this year."}, case="2")
    assert found(desk, "juniper bursary") == [note.id]
    assert found(desk, "vexley burs") == [note.id]


def test_the_part_of_a_long_note_is_shown_in_which_the_words_stand_together(desk: Desk) -> None:
    words = " ".join(f"word{number}" for number in range(200))
    desk.bring("contact", {"note": f"The bus was late. {words} Damaris paid the bus fare. {words}"})
    (hit,) = desk.store.search("bus fare")
    assert "paid the \x02bus\x03 \x02fare\x03. word0" in hit.snippet
    assert hit.snippet.startswith("…")
    assert hit.snippet.endswith("…")
    assert len(hit.snippet.split()) <= 16


@pytest.mark.parametrize("typed", ["ŵyl", "wyl", "WYL", "gŵyl wyl"])
def test_welsh_letters_in_a_note_are_forgiven_both_ways(desk: Desk, typed: str) -> None:
    plain = desk.bring("contact", {"note": "Wyl and gwyl."})
    welsh = desk.bring("contact", {"note": "Ŵyl and gw\u0302yl."})
    assert set(found(desk, typed)) == {plain.id, welsh.id}


@pytest.mark.parametrize("typed", ["o'brien", "obrien", "o’brien", "O'Br", "follow-up", "followup", "follow up"])
def test_marks_inside_a_word_of_a_note_make_no_difference(desk: Desk, typed: str) -> None:
    note = desk.bring("contact", {"note": "Rang Ms O’Brien for a follow-up."})
    assert found(desk, typed) == [note.id]


def test_the_newest_of_very_many_notes_are_found(desk: Desk) -> None:
    first = [PageRecord(new_id(), "contact", desk.case, {"note": "appointment", "date": "2026-11-24"}, 1)]
    some = [
        PageRecord(new_id(), "contact", desk.case, {"note": f"appointment {at}", "date": f"20{at % 20:02}-01-01"}, 1)
        for at in range(900)
    ]
    desk.store.apply_page(Page(cursor="1", changed=[*first, *some]))
    last = desk.bring("contact", {"note": "appointment", "date": "2026-11-25"})
    hits = desk.store.search("appointment")
    assert len(hits) == 50
    assert [hit.record for hit in hits[:2]] == [last.id, first[0].id]
    assert found(desk, "appointm")[0] == last.id


def test_names_leave_room_for_notes_and_notes_for_names(desk: Desk) -> None:
    for number in range(8):
        desk.bring("person", {"first_names": "Marlow"}, case=str(number))
        desk.bring("contact", {"note": "Marlow was there."}, case=str(number))
    hits = desk.store.search("marl", limit=6)
    assert [bool(hit.field) for hit in hits] == [True] * 3 + [False] * 3
