"""A record is checked in the words of its fields; only what cannot be true is impossible."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.about import Kind
from casework.record_types import RECORD_TYPES, about_fields
from casework.validation import MOST_TEXT, Problem, blocking, check, impossible
from casework.what_fits import DATED_BY, NOT_AFTER_TODAY, ORDERED, RANGES
from tests.casework.made_up import TODAY

CONTACT = {"date": "2026-11-26", "kind": "office"}


@pytest.mark.parametrize(
    ("type", "fields", "field", "sentence"),
    [
        ("contact", {"kind": "office"}, "date", "Enter the date of the contact"),
        ("contact", {"date": "2026-11-26"}, "kind", "Choose the kind of contact"),
        ("contact", {**CONTACT, "date": ""}, "date", "Enter the date of the contact"),
        (
            "contact",
            {**CONTACT, "date": "2026-11-27", "attendance": "attended"},
            "date",
            "Date of the contact must be today or in the past",
        ),
        (
            "contact",
            {**CONTACT, "date": "26 Nov"},
            "date",
            "Date of the contact must be a date, like 26 November 2026",
        ),
        ("contact", {**CONTACT, "start": "noonish"}, "start", "From must be a time, like 10:05am"),
        ("contact", {**CONTACT, "hours": "a few"}, "hours", "Hours delivered must be a number"),
        ("contact", {**CONTACT, "hours": -1}, "hours", "Hours delivered must be 0 or more"),
        ("contact", {**CONTACT, "kind": "seance"}, "kind", "Choose the kind of contact from the list"),
        (
            "contact",
            {**CONTACT, "start": "10:05:00", "end": "09:50:00"},
            "end",
            "The contact must end after it starts",
        ),
        ("relationship", {"name": "Damaris Vexley"}, "relation", "Enter who they are to the child"),
        ("alert", {"kind": "visiting"}, "text", "Enter what to know"),
        (
            "person",
            {"first_names": "Zephyr", "surname": "Quillsworth", "date_of_birth": "2027-01-01"},
            "date_of_birth",
            "Date of birth must be today or in the past",
        ),
        (
            "order",
            {"kind": "yro", "made_on": "2026-08-10", "start": "2026-08-10", "end": "2026-08-09"},
            "end",
            "The order must end on or after the day it starts",
        ),
        (
            "offence",
            {"title": "Robbery", "committed_on": "2026-01-01", "seriousness": 9},
            "seriousness",
            "Seriousness (1 to 8) must be from 1 to 8",
        ),
        (
            "outcome",
            {"disposal": "dto", "decided_on": "2022-06-27", "length": "16 months"},
            "length",
            "Length must be 4, 6, 8, 10, 12, 18 or 24 months for one made before 28 June 2022",
        ),
        (
            "outcome",
            {"disposal": "dto", "decided_on": "2026-06-27", "length": "25 months"},
            "length",
            "Length must be from 4 to 24 months for a detention and training order",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(type: str, fields: dict[str, Any], field: str, sentence: str) -> None:
    assert [(problem.field, problem.sentence) for problem in check(type, fields, TODAY)] == [(field, sentence)]


@pytest.mark.parametrize(
    ("type", "fields"),
    [
        ("contact", CONTACT),
        ("contact", {**CONTACT, "date": "2027-01-01"}),
        ("contact", {**CONTACT, "attendance": "attended", "start": "10:05:00", "end": "10:50:00"}),
        ("outcome", {"disposal": "dto", "decided_on": "2022-06-28", "length": "16 months"}),
        ("outcome", {"disposal": "reprimand", "decided_on": "2011-05-01"}),
        ("outcome", {"disposal": "dto", "decided_on": "2022-06-27", "length": "12 months"}),
        ("person", {"first_names": "Zephyr", "surname": "Quillsworth", "date_of_birth": "2012-07-29"}),
        ("contact", {"removed_on": "2026-11-26"}),
        ("a type of 2031", {"anything": 1}),
        ("contact", {**CONTACT, "a field of 2031": 1}),
    ],
)
def test_what_is_right_is_left_alone(type: str, fields: dict[str, Any]) -> None:
    assert check(type, fields, TODAY) == ()


def test_problems_come_in_the_order_of_the_form() -> None:
    found = check("contact", {"end": "x", "hours": "y"}, TODAY)
    assert [problem.field for problem in found] == ["date", "end", "kind", "hours"]


@pytest.mark.parametrize("value", [["a"], {"a": 1}, dt.date(2026, 1, 1), float("nan"), float("inf"), b"x"])
def test_only_json_scalars_are_possible(value: object) -> None:
    (problem,) = impossible("contact", {"note": value})
    assert problem == Problem("note", "Case note must be text, a number, yes or no, or nothing")


def test_more_than_a_megabyte_of_text_is_impossible_counted_in_bytes() -> None:
    assert impossible("contact", {"note": "a" * MOST_TEXT}) == ()
    assert impossible("contact", {"note": "a" * (MOST_TEXT + 1)})
    assert impossible("contact", {"note": "ŵ" * (MOST_TEXT // 2 + 1)})


@pytest.mark.parametrize("value", ["", "26 Nov", 3, 3.5, True, None, -1])
def test_an_ill_typed_import_is_advice_and_never_impossible(value: object) -> None:
    assert impossible("contact", {"date": value, "hours": value, "a field of 2031": value}) == ()


@given(
    st.sampled_from(sorted(RECORD_TYPES)),
    st.data(),
)
def test_checking_never_breaks_on_any_scalar(type: str, data: st.DataObject) -> None:
    scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12) | st.dates().map(str)
    names = st.sampled_from(sorted(about_fields(type)))
    fields = data.draw(st.dictionaries(names, scalars))
    found = check(type, fields, TODAY)
    assert len({problem.field for problem in found}) == len(found)
    assert all(problem.field in about_fields(type) and problem.sentence[0].isupper() for problem in found)


CANNOT_BE = [
    ("contact", {**CONTACT, "date": "2026-11-27", "attendance": "attended"}, "date"),
    ("contact", {**CONTACT, "start": "10:05:00", "end": "09:50:00"}, "end"),
    ("order", {"kind": "yro", "made_on": "2026-08-10", "start": "2026-08-10", "end": "2026-08-09"}, "end"),
    ("offence", {"title": "Robbery", "committed_on": "2026-01-01", "seriousness": 9}, "seriousness"),
    ("custody", {"establishment": "HMYOI Brackwater", "since": "2026-03-01", "until": "2026-02-01"}, "until"),
    ("education", {"kind": "school", "attendance": 101}, "attendance"),
    ("delivery", {"requirement": "r", "date": "2026-11-27", "amount": 2}, "date"),
    ("outcome", {"disposal": "reprimand", "decided_on": "2013-04-08"}, "disposal"),
    ("outcome", {"disposal": "youth_caution", "decided_on": "2013-04-07"}, "disposal"),
    ("order", {"kind": "section_91", "made_on": "2020-12-01"}, "kind"),
    ("order", {"kind": "section_250", "made_on": "2020-11-30"}, "kind"),
]


@pytest.mark.parametrize(("type", "fields", "field"), CANNOT_BE)
def test_what_cannot_be_true_blocks_the_field_that_is_changed_and_no_other(
    type: str, fields: dict[str, Any], field: str
) -> None:
    problems = check(type, fields, TODAY)
    assert [(problem.field, problem.blocks) for problem in problems] == [(field, True)]
    assert blocking(problems, {field, "note"}) == problems
    assert blocking(problems, {"note"}) == ()
    assert impossible(type, fields) == (), "the centre keeps it all the same"


@pytest.mark.parametrize(
    ("type", "fields", "field", "sentence"),
    [
        ("contact", {"kind": "office"}, "date", "Enter the date of the contact"),
        ("contact", {**CONTACT, "kind": "seance"}, "kind", "Choose the kind of contact from the list"),
        ("contact", {**CONTACT, "hours": "a few"}, "hours", "Hours delivered must be a number"),
        (
            "person",
            {"first_names": "A", "surname": "B", "date_of_birth": "2012-07-29", "nhs_number": "9434765871"},
            "nhs_number",
            "Check the NHS number: its last digit does not fit the rest",
        ),
        (
            "offence",
            {"title": "Robbery", "committed_on": "2020-01-01", "gravity": 5},
            "gravity",
            "Check the police gravity: before 2023 it went from 1 to 4",
        ),
        (
            "offence",
            {"title": "Corrosive", "committed_on": "2018-05-03", "offence_code": "OW19001"},
            "offence_code",
            "Check the offence code: it does not fit an offence of 3 May 2018",
        ),
    ],
)
def test_all_else_advises(type: str, fields: dict[str, Any], field: str, sentence: str) -> None:
    assert check(type, fields, TODAY) == (Problem(field, sentence),)


def test_a_retired_code_says_until_when_it_was_given() -> None:
    (problem,) = check("outcome", {"disposal": "final_warning", "decided_on": "2020-01-01"}, TODAY)
    assert problem.sentence == "Final warning could be given until 7 April 2013"
    assert check("outcome", {"disposal": "final_warning", "decided_on": "2013-04-07"}, TODAY) == ()
    (early,) = check("order", {"kind": "yro", "made_on": "2009-11-29"}, TODAY)
    assert early.sentence == "Youth rehabilitation order could be given from 30 November 2009"


def test_a_link_leads_to_the_kind_of_record_it_is_for() -> None:
    fields = {**CONTACT, "order": "o", "requirement": "c", "follow_up_of": "not here yet"}
    types_of = {"o": "order", "c": "contact"}
    assert check("contact", fields, TODAY, types_of) == (
        Problem("requirement", "Requirement it delivers must lead to a requirement", blocks=True),
    )
    assert check("contact", fields, TODAY) == ()
    assert check("document", {"kind": "psr", "about_record": "c"}, TODAY, types_of) == (), "this one leads anywhere"


def test_numbers_of_invented_children_need_not_fit_their_check_letters() -> None:
    person = {"first_names": "Zephyr", "surname": "Quillsworth", "date_of_birth": "2012-07-29"}
    assert check("person", {**person, "upn": "Z999000000101", "pnc_id": "1900/0000101A"}, TODAY) == ()
    assert [problem.field for problem in check("person", {**person, "upn": "A801200005001"}, TODAY)] == ["upn"]


def test_every_rule_is_about_fields_that_there_are_and_of_one_kind() -> None:
    for type, pairs in ORDERED.items():
        for first, second, _ in pairs:
            kinds = {about_fields(type)[name].kind for name in (first, second)}
            assert len(kinds) == 1, (type, first, second)
    for type, names in [*NOT_AFTER_TODAY.items(), *DATED_BY.items()]:
        assert {about_fields(type)[name].kind for name in names} == {Kind.DATE}, type
    for type, name in RANGES:
        assert about_fields(type)[name].kind is Kind.NUMBER, (type, name)
