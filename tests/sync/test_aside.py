"""What a cycle goes round, and what goes round with it."""

import pytest

from casework import Edit, new_case, new_edit, new_id, new_record
from sync.errors import CentreTrouble, RequestRefused
from sync.sending import IN_A_ROW, Aside

CASE = new_case().id


def made(type: str, **fields: object) -> Edit:
    return new_edit(new_record(type, CASE), fields, "amina")


def test_what_links_to_a_record_that_could_not_be_made_goes_round_too() -> None:
    hearing = made("hearing", court="Kelford Youth Court")
    outcome = made("outcome", hearing=hearing.record)
    paper, free = made("document", about_record=outcome.record), made("contact", note="on its own")
    aside = Aside(lambda record: False)
    aside.put(hearing, CentreTrouble())
    assert aside.without([hearing, outcome, paper, free]) == [free]


def test_another_field_of_a_record_the_centre_has_goes_on() -> None:
    record = new_record("contact", CASE)
    note, place = new_edit(record, {"note": "x"}, "amina"), new_edit(record, {"place": "y"}, "amina")
    aside = Aside(lambda record: True)
    aside.put(note, CentreTrouble())
    assert aside.without([note, place]) == [place]


def test_an_edit_is_refused_once_the_centre_has_proved_that_it_can_read_others() -> None:
    edit = made("contact", note="x")
    aside = Aside(lambda record: False)
    aside.put(edit, RequestRefused("message", "Not readable."))
    assert aside.refusals() == []
    assert aside.last is not None
    aside.centre_can_read()
    assert [refused.id for refused in aside.refusals()] == [edit.id]
    assert aside.last is None


def test_too_many_in_a_row_are_the_centres_fault() -> None:
    aside = Aside(lambda record: False)
    for _ in range(IN_A_ROW - 1):
        aside.put(made("contact", note=new_id()), CentreTrouble())
    with pytest.raises(CentreTrouble):
        aside.put(made("contact", note="one more"), CentreTrouble())
