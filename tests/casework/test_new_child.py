"""The records that a case begins with: the same for a case each time, and in the order in which they have to arrive."""

import uuid

import pytest

from casework import Edit, Record, new_edit, new_id
from casework.new_child import SAVED_IN_ORDER, first_edits, new_child


def wrote(record: Record, **fields: object) -> Edit:
    return new_edit(record, fields, "imogen.farrowby")


def test_the_records_of_a_case_are_the_same_whenever_they_are_asked_for() -> None:
    case = new_id()
    child = new_child(case)
    records = [child.case, child.person, child.address, child.referral]
    assert child == new_child(case)
    assert {one.case for one in records} == {case}
    assert [one.type for one in records] == list(SAVED_IN_ORDER)
    assert child.case.id == case, "a case's own record has the id of the case"
    assert len({uuid.UUID(one.id) for one in records}) == 4
    assert new_child(new_id()).person.id != child.person.id


def test_the_case_comes_first_and_stands_even_where_nothing_else_was_typed() -> None:
    child = new_child(new_id())
    begun, name = wrote(child.case, opened="2026-11-26"), wrote(child.person, surname="Vexley")
    referral = wrote(child.referral, source="police")
    assert first_edits(begun, [referral, name]) == (begun, name, referral)
    assert first_edits(begun, []) == (begun,)


@pytest.mark.parametrize(("typed", "kind"), [({"postcode": "LN1 4AA"}, "home"), ({"kind": "hostel"}, "hostel")])
def test_an_address_is_where_the_child_lives_unless_somebody_says_otherwise(typed: dict[str, str], kind: str) -> None:
    child = new_child(new_id())
    (_, address) = first_edits(wrote(child.case, opened=None), [wrote(child.address, **typed)])
    assert address.set == {"kind": kind, **typed}
    assert address.set.keys() == address.seen.keys() == address.base.keys()
