"""An edit carries what its author saw, and laying it on a record changes that and nothing else."""

import uuid
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from casework import Record, new_case, new_edit, new_id, new_record, with_edit
from casework.edits import conflict_id, now_text

SCALARS = st.none() | st.booleans() | st.integers() | st.text(max_size=20)
FIELDS = st.dictionaries(st.sampled_from(["note", "place", "date", "a field of 2031"]), SCALARS)


def test_an_edit_carries_the_stamps_and_values_that_were_seen() -> None:
    record = Record("r", "contact", "c", fields={"note": "old", "place": "Office"}, stamps={"note": 7, "place": 3})
    edit = new_edit(record, {"note": "new", "hours": 2}, "imogen", at="2026-11-26T10:52:00+00:00")
    assert edit.set == {"note": "new", "hours": 2}
    assert edit.seen == {"note": 7, "hours": 0}
    assert edit.base == {"note": "old", "hours": None}
    assert (edit.record, edit.type, edit.case, edit.author) == ("r", "contact", "c", "imogen")


def test_a_second_edit_of_a_field_saw_the_first() -> None:
    record = new_record("contact", "c")
    first = new_edit(record, {"note": "one"}, "imogen")
    second = new_edit(with_edit(record, first), {"note": "two"}, "imogen")
    assert second.seen == {"note": first.id}
    assert second.base == {"note": "one"}


def test_null_clears_a_field_and_keeps_that_it_was_set() -> None:
    record = Record("r", "contact", "c", fields={"note": "old"}, stamps={"note": 7})
    edit = new_edit(record, {"note": None}, "imogen")
    assert with_edit(record, edit).fields == {"note": None}
    assert with_edit(record, edit).stamps == {"note": edit.id}


@given(FIELDS, FIELDS)
def test_an_edit_changes_what_it_sets_and_nothing_else(before: dict[str, Any], set: dict[str, Any]) -> None:
    record = Record("r", "contact", "c", fields=before, stamps=dict.fromkeys(before, 5))
    edit = new_edit(record, set, "imogen")
    after = with_edit(record, edit)
    assert after.fields == {**before, **set}
    assert {name: after.stamps[name] for name in set} == dict.fromkeys(set, edit.id)
    assert {name: after.stamps[name] for name in before if name not in set} == {n: 5 for n in before if n not in set}
    assert record.fields == before


@given(FIELDS, FIELDS)
def test_laying_an_edit_twice_is_laying_it_once(before: dict[str, Any], set: dict[str, Any]) -> None:
    record = Record("r", "contact", "c", fields=before)
    edit = new_edit(record, set, "imogen")
    assert with_edit(with_edit(record, edit), edit) == with_edit(record, edit)


def test_ids_are_uuid7_and_sort_by_the_moment_they_were_made() -> None:
    ids = [new_id() for _ in range(200)]
    assert ids == sorted(ids)
    assert {uuid.UUID(one).version for one in ids} == {7}
    assert len(set(ids)) == 200


def test_a_case_is_its_own_record() -> None:
    case = new_case()
    assert case.id == case.case
    assert case.type == "case"


def test_a_conflict_has_the_same_id_on_every_retry_and_another_for_every_field() -> None:
    edit = new_id()
    assert conflict_id(edit, "note") == conflict_id(edit, "note")
    assert len({conflict_id(edit, "note"), conflict_id(edit, "place"), conflict_id(new_id(), "note")}) == 3


def test_the_clock_of_a_device_is_told_with_its_offset() -> None:
    text = now_text()
    assert text[10] == "T"
    assert text[-6] in "+-"
