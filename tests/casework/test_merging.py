"""Two records of one child are put together without losing a word, and are taken apart as they were."""

import datetime as dt

import pytest

from casework.edits import Edit, Record, with_edit
from casework.merging import CannotMerge, merge, take_apart
from tests.casework.made_up import TODAY

KEEP = Record(
    "keep",
    "person",
    "case 1",
    {"first_names": "Linnet", "surname": "Hawksmere-Oyelaran", "phone": "01632 960001", "email": ""},
    {"first_names": 4, "phone": 7},
)
OTHER = Record(
    "other",
    "person",
    "case 2",
    {"first_names": "Linnet", "surname": "Hawksmere", "phone": "01632 960002", "email": "l@example.org", "upn": "x"},
    {"surname": 9},
)


def laid(edits: tuple[Edit, ...], *records: Record) -> dict[str, Record]:
    """The records after these edits, by id."""
    held = {record.id: record for record in records}
    for edit in edits:
        before = held.get(edit.record) or Record(edit.record, edit.type, edit.case)
        held[edit.record] = with_edit(before, edit)
    return held


def put_together() -> tuple[dict[str, Record], Record]:
    after = laid(merge(KEEP, OTHER, "imogen", TODAY, "Same child"), KEEP, OTHER)
    return after, next(record for record in after.values() if record.type == "merging")


def test_the_one_that_goes_on_takes_what_it_had_nothing_for_and_keeps_its_own() -> None:
    after, trail = put_together()
    assert after["keep"].fields == {**KEEP.fields, "email": "l@example.org", "upn": "x"}
    assert after["other"].fields == {**OTHER.fields, "merged_into": "keep"}
    (name,) = (record for record in after.values() if record.type == "other_name")
    assert (name.case, name.fields["surname"]) == ("case 1", "Hawksmere")
    assert trail.fields["took"] == '{"email":"l@example.org","upn":"x"}'
    assert (trail.fields["goes_on"], trail.fields["other"], trail.case) == ("keep", "other", "case 1")
    assert (trail.fields["merged_on"], trail.fields["because"]) == (TODAY.isoformat(), "Same child")


def test_the_record_that_ends_says_so_last_so_that_nothing_waits_on_half_a_merge() -> None:
    edits = merge(KEEP, OTHER, "imogen", TODAY, "Same child")
    assert edits[-1].set == {"merged_into": "keep"}
    assert edits[-1].seen == {"merged_into": 0}
    assert edits[0].seen == {"email": 0, "upn": 0}


def test_taking_apart_gives_both_back_as_they_were() -> None:
    after, trail = put_together()
    apart = take_apart(trail, after, "wren", TODAY, "Cousins")
    assert apart.kept == ()
    again = laid(apart.edits, *after.values())
    empty = {name: value for name, value in again["keep"].fields.items() if value not in (None, "")}
    assert empty == {name: value for name, value in KEEP.fields.items() if value}
    assert again["other"].fields == {**OTHER.fields, "merged_into": None}
    (name,) = (record for record in again.values() if record.type == "other_name")
    assert name.fields["removed_because"] == "Cousins"
    assert again[trail.id].fields["undone_because"] == "Cousins"
    with pytest.raises(CannotMerge):
        take_apart(again[trail.id], again, "wren", TODAY, "Twice")


def test_what_somebody_has_changed_since_is_theirs_and_stays() -> None:
    after, trail = put_together()
    changed = Record("keep", "person", "case 1", {**after["keep"].fields, "email": "new@example.org"})
    apart = take_apart(trail, {**after, "keep": changed}, "wren", TODAY, "Cousins")
    assert apart.kept == ("email",)
    assert {name for edit in apart.edits if edit.record == "keep" for name in edit.set} == {"upn"}


def test_children_of_one_name_need_no_other_name() -> None:
    twin = Record("twin", "person", "case 2", {"first_names": "LINNET", "surname": "Hawksmere Oyelaran"})
    assert [edit.type for edit in merge(KEEP, twin, "imogen", TODAY, "")] == ["merging", "person"]


def test_cases_are_put_together_in_the_same_way() -> None:
    one, other = Record("a", "case", "a", {"reference": "A"}), Record("b", "case", "b", {"reference": "B", "note": "x"})
    after = laid(merge(one, other, "imogen", TODAY, "One child"), one, other)
    assert after["a"].fields == {"reference": "A", "note": "x"}
    assert after["b"].fields["merged_into"] == "a"


@pytest.mark.parametrize(
    ("keep", "other"),
    [
        (KEEP, KEEP),
        (KEEP, Record("b", "case", "b")),
        (KEEP, Record("other", "person", "c", {"merged_into": "third"})),
        (Record("keep", "person", "c", {"merged_into": "third"}), OTHER),
        (KEEP, Record("other", "person", "c", {"removed_on": "2026-01-01"})),
    ],
)
def test_what_cannot_be_put_together_is_not(keep: Record, other: Record) -> None:
    with pytest.raises(CannotMerge):
        merge(keep, other, "imogen", TODAY, "")


def test_a_trail_that_an_import_wrote_is_undone_without_giving_back_what_nobody_wrote_down() -> None:
    after, trail = put_together()
    foreign = Record(trail.id, "merging", trail.case, {**trail.fields, "took": "by hand"})
    apart = take_apart(foreign, after, "wren", dt.date(2026, 12, 1), "Cousins")
    assert [edit.set for edit in apart.edits if edit.record == "keep"] == []
