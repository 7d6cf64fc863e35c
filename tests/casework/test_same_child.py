"""Two cases of one child are put together whole, in one step, and taken apart as they were."""

import datetime as dt

import pytest

from casework.case_file import CaseFile, case_file
from casework.deadlines import dues
from casework.edits import Edit, Record, with_edit
from casework.merging import CannotMerge
from casework.same_child import (
    Becomes,
    By,
    differences,
    objection,
    one_record,
    other_records,
    put_together,
    taken_apart,
    trails,
    whole_case,
)
from casework.standing import orders_running
from tests.casework.made_up import TODAY

BY = By("imogen.farrowby", "Imogen Farrowby", "laptop-1", f"{TODAY.isoformat()}T10:00:00+00:00")
LATER = By("wren", "Wren Holloway-Pike", "laptop-2", "2026-12-10T10:00:00+00:00")


def record(id: str, type: str, case: str, **fields: object) -> Record:
    return Record(id, type, case, fields, dict.fromkeys(fields, 3))


def new() -> list[Record]:
    return [
        record("new", "case", "new", reference="NW-0123", opened="2026-10-01"),
        record("linnet", "person", "new", first_names="Linnet", surname="Hawksmere-Oyelaran", phone="01632 960001"),
        record("dog", "alert", "new", kind="visiting", text="Dog"),
    ]


def old() -> list[Record]:
    return [
        record("old", "case", "old", reference="YOIS-20871", closed="2024-05-01", note="Moved here in May."),
        record("same", "person", "old", first_names="Linnet", surname="Hawksmere", upn="A123"),
        record("alone", "alert", "old", kind="visiting", text="Do not visit alone"),
        record("a dog", "alert", "old", kind="visiting", text="dog "),
        record("gone", "alert", "old", kind="visiting", text="Scaffolding", until="2024-01-01"),
        record("order", "order", "old", kind="youth_rehabilitation_order", made_on="2026-09-01", end="2027-09-01"),
    ]


def laid(edits: tuple[Edit, ...], *files: CaseFile) -> tuple[CaseFile, ...]:
    held = {one.id: one for file in files for one in file.records.values()}
    for edit in edits:
        held[edit.record] = with_edit(held.get(edit.record) or Record(edit.record, edit.type, edit.case), edit)
    return tuple(case_file(file.case_id, [one for one in held.values() if one.case == file.case_id]) for file in files)


@pytest.fixture
def files() -> tuple[CaseFile, CaseFile]:
    return case_file("new", new()), case_file("old", old())


def together(files: tuple[CaseFile, CaseFile]) -> tuple[CaseFile, CaseFile]:
    keep, other = files
    edits = put_together(whole_case(keep), whole_case(other), BY, "Same police number")
    assert {(edit.author, edit.device, edit.at) for edit in edits} == {(BY.user, BY.device, BY.at)}
    one, two = laid(edits, keep, other)
    return one, two


def test_the_child_and_the_case_are_put_together_and_the_trail_says_by_whom(files) -> None:  # type: ignore[no-untyped-def]
    keep, other = together(files)
    assert (other.case.merged_into, other.person.merged_into) == ("new", "linnet")
    assert (keep.person.upn, keep.person.phone, keep.case.note) == ("A123", "01632 960001", "Moved here in May.")
    assert {trail.of_type: (trail.other, trail.merged_by, trail.because) for trail in trails(keep)} == {
        "case": ("old", "Imogen Farrowby", "Same police number"),
        "person": ("same", "Imogen Farrowby", "Same police number"),
    }
    assert next(trail.other_number for trail in trails(keep) if trail.of_type == "case") == "YOIS-20871"


def test_a_closed_case_that_is_taken_in_does_not_close_the_one_that_goes_on(files) -> None:  # type: ignore[no-untyped-def]
    keep, _ = together(files)
    assert keep.case.closed is None
    told = {(one.type, one.field): one.becomes for one in differences(*map(whole_case, files))}
    assert told == {
        ("person", "surname"): Becomes.NAME,
        ("person", "phone"): Becomes.STAYS,
        ("person", "upn"): Becomes.TAKEN,
        ("case", "reference"): Becomes.BOTH,
        ("case", "opened"): Becomes.STAYS,
        ("case", "closed"): Becomes.APART,
        ("case", "note"): Becomes.TAKEN,
    }


def test_warnings_that_stand_go_along_once_and_come_back_out(files) -> None:  # type: ignore[no-untyped-def]
    keep, other = together(files)
    assert sorted(str(one.text) for one in keep.alerts) == ["Do not visit alone", "Dog"]
    apart = taken_apart(keep, other, "old", LATER, "Cousins")
    again, _ = laid(apart.edits, keep, other)
    assert [one.text for one in again.alerts] == ["Dog"]
    changed = case_file("new", [_noted(one) for one in keep.records.values()])
    apart = taken_apart(changed, other, "old", LATER, "Cousins")
    assert apart.kept == ("alert",), "somebody wrote in the copy since: it stays"


def _noted(one: Record) -> Record:
    if one.fields.get("text") != "Do not visit alone":
        return one
    return Record(one.id, one.type, one.case, {**one.fields, "text": "Always with two"}, one.stamps)


def test_nothing_is_due_in_the_case_that_ended_whatever_runs_in_it() -> None:
    keep, other = case_file("new", new()), case_file("old", [one for one in old() if one.id != "old"])
    assert dues(other, TODAY)
    assert orders_running(other)
    _, ended = laid(put_together(whole_case(keep), whole_case(other), BY, "One child"), keep, other)
    assert dues(ended, TODAY) == ()
    assert orders_running(ended) == ()


def test_taken_apart_both_are_as_they_were(files) -> None:  # type: ignore[no-untyped-def]
    keep, other = together(files)
    apart = taken_apart(keep, other, "old", LATER, "Cousins")
    assert apart.kept == ()
    one, two = laid(apart.edits, keep, other)
    for before, after in zip(files, (one, two), strict=True):
        for id, was in before.records.items():
            now = {name: value for name, value in after.records[id].fields.items() if value not in (None, "")}
            assert now == was.fields
    assert trails(one) == ()
    with pytest.raises(CannotMerge):
        taken_apart(one, two, "old", LATER, "Again")
    told = [one.records[trail.id].fields for trail in trails(keep)]
    assert {(each["undone_by"], each["undone_because"]) for each in told} == {("Wren Holloway-Pike", "Cousins")}


def test_a_merge_that_the_centre_took_only_half_of_can_be_given_back(files) -> None:  # type: ignore[no-untyped-def]
    keep, _ = together(files)
    apart = taken_apart(keep, files[1], "old", LATER, "The centre did not let it end")
    assert {edit.case for edit in apart.edits} == {"new"}
    (again,) = laid(apart.edits, keep)
    assert again.case.note is None


def test_two_records_of_the_child_in_one_case_become_one_whose_choice_is_the_cases() -> None:
    file = case_file(
        "new", [*new(), record("a first", "person", "new", first_names="Lin", surname="Oyelaran", sex="f")]
    )
    assert file.person.id == "a first", "by their ids, while both stand"
    assert [one.id for one in other_records(file)] == ["linnet"]
    edits = put_together(one_record(file, "linnet"), one_record(file, "a first"), BY, "Migrated twice")
    (after,) = laid(edits, file)
    assert (after.person.id, after.person.sex, after.case.merged_into) == ("linnet", "f", None)
    assert other_records(after) == ()
    apart = taken_apart(after, after, "a first", LATER, "No")
    (again,) = laid(apart.edits, after)
    assert again.person.id == "a first"
    assert again.records["linnet"].fields.get("sex") is None


def test_who_may_not_is_told_why(files) -> None:  # type: ignore[no-untyped-def]
    keep, other = map(whole_case, files)
    assert objection(keep, other, BY.user, "case_manager", TODAY) == ""
    assert objection(keep, other, BY.user, "data_officer", TODAY).startswith("Your role reads this")
    listed = record("list", "case_access", "old", worker=BY.user, may_write=False)
    apart = whole_case(case_file("old", [*old(), listed]))
    assert objection(keep, apart, BY.user, "case_manager", TODAY).startswith("The list of YOIS-20871 lets you read it")
    assert objection(keep, apart, BY.user, "manager", TODAY) == ""
    ended = tuple(map(whole_case, together(files)))
    assert "already" in objection(*ended, BY.user, "case_manager", TODAY)
    nobody = whole_case(case_file("new", [one for one in new() if one.type != "person"]))
    assert "Let the other one go on" in objection(nobody, other, BY.user, "case_manager", TODAY)


def test_the_days_in_a_trail_are_those_of_the_laptops_clock() -> None:
    assert LATER.today == dt.date(2026, 12, 10)
