"""The six invented cases can be written down with nothing left over: each fact has a record and a field for it."""

import datetime as dt
from typing import Any

import pytest

from casework import code_lists
from casework.about import Kind
from casework.case_file import case_file
from casework.deadlines import dues
from casework.edits import Record
from casework.record_types import RECORD_TYPES, about_fields, read
from casework.timeline import events
from casework.validation import check
from tests.casework.six_cases import TODAY, Fact, case_a, case_b, case_c, case_d, case_e, case_f

CASES: dict[str, list[Fact]] = {
    "A": case_a.FACTS,
    "B": case_b.FACTS,
    "C": case_c.FACTS,
    "D": case_d.FACTS,
    "E": case_e.FACTS,
    "F": case_f.FACTS,
}
FACTS = [(case, *fact) for case, facts in CASES.items() for fact in facts]
IMPORT_ISSUES = {("F", "contact:backwards", "end"), ("F", "offence:old", "home_office_code")}
"""What the cases want to be wrong: a contact that ends before it starts, and a retired Home Office code."""
RETIRED_CODE = "121/50"


def records(case: str) -> list[Record]:
    fields: dict[str, dict[str, Any]] = {}
    for record, field, value, _ in CASES[case]:
        assert field not in fields.setdefault(record, {}), (record, field, "told twice")
        fields[record][field] = value
    return [Record(name, name.split(":")[0], case, said) for name, said in fields.items()]


@pytest.mark.parametrize("case", CASES)
def test_every_fact_has_a_field_of_its_kind(case: str) -> None:
    for record, field, value, said in CASES[case]:
        type = record.split(":")[0]
        about = about_fields(type).get(field)
        assert about is not None, (record, field, said)
        typed = read(Record(record, type, case, {field: value}), RECORD_TYPES[type])
        assert typed.unread == (), (record, field, said)
        assert getattr(typed, field) is not None
        if about.codes and value != RETIRED_CODE:
            assert code_lists.is_known(about.codes, value), (record, field, value)
        if about.kind is Kind.DATE:
            assert dt.date.fromisoformat(value)


@pytest.mark.parametrize("case", CASES)
def test_every_link_leads_to_a_record_of_the_case_and_of_the_right_kind(case: str) -> None:
    there = {record.id: record.type for record in records(case)}
    for record, field, value, _ in CASES[case]:
        about = about_fields(record.split(":")[0])[field]
        if about.kind is Kind.LINK:
            assert value in there, (record, field, value)
            assert not about.to or there[value] in about.to, (record, field, value)


@pytest.mark.parametrize("case", CASES)
def test_nothing_that_is_told_is_wrong_but_what_the_import_brought(case: str) -> None:
    held = records(case)
    types_of = {record.id: record.type for record in held}
    wrong = {
        (case, record.id, problem.field): problem.sentence
        for record in held
        for problem in check(record.type, record.fields, TODAY, types_of)
        if problem.field in record.fields
    }
    assert set(wrong) == {one for one in IMPORT_ISSUES if one[0] == case}, wrong


@pytest.mark.parametrize("case", CASES)
def test_each_case_is_read_and_ruled_without_a_slip(case: str) -> None:
    held = records(case)
    file = case_file(case, held)
    assert dues(file, TODAY) is not None
    assert events(file, TODAY)
    for record in held:
        assert record.id in {one.id for one in file.of(RECORD_TYPES[record.type])}


def test_the_cases_use_most_of_what_can_be_written_down() -> None:
    """What no case needs is named here, so that a type which nothing ever fills is seen."""
    used = {record.split(":")[0] for facts in CASES.values() for record, *_ in facts}
    assert set(RECORD_TYPES) - used == {
        "case",
        "assignment",
        "proposal",
        "case_access",
        "referral",
        "report_section",
        "pre_court_interview",
        "plan_target",
        "health_note",
        "intelligence",
    }
    assert len(FACTS) > 600
