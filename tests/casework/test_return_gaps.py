"""What blocks the quarterly return: the six cases, and the days around a quarter."""

import datetime as dt

import pytest

from casework.case_file import case_file
from casework.limits import Limit, Unit
from casework.local_rules import LocalRules, OwnLimit
from casework.return_gaps import first_day, next_return, return_gaps
from central.demo import caseload
from tests.casework.made_up import TODAY, case, order, record

KNOWN = {"sex": "male", "ethnicity": "W1", "ethnicity_source": "self", "date_of_birth": dt.date(2010, 1, 1)}


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def child(**fields: object):  # type: ignore[no-untyped-def]
    return record("person", "child", **{"first_names": "Zephyr", "surname": "Quillsworth", **KNOWN, **fields})


@pytest.mark.parametrize(
    ("case_of", "lacks"),
    [
        ("Quillsworth", ()),
        ("Blackwater-Lisle", ("who gave the ethnicity",)),
        ("Hawksmere-Oyelaran", ("offence code", "police number (PNC ID)")),
    ],
)
def test_the_cases_lack_what_the_data_officer_finds(case_of: str, lacks: tuple[str, ...]) -> None:
    made = caseload.build(TODAY).records
    id = next(one.case for one in made if one.type == "person" and one.fields.get("surname") == case_of)
    found = return_gaps(case_file(id, [one for one in made if one.case == id]), TODAY)
    assert tuple(sorted(one for gap in found for one in gap.lacks)) == lacks


@pytest.mark.parametrize(
    ("today", "first", "ends", "due"),
    [
        ("2026-11-26", "2026-10-01", "2026-12-31", "2027-02-01"),
        ("2027-02-01", "2026-10-01", "2026-12-31", "2027-02-01"),
        ("2027-02-02", "2027-01-01", "2027-03-31", "2027-04-30"),
        ("2028-02-29", "2028-01-01", "2028-03-31", "2028-05-02"),  # 1 May 2028 is a bank holiday
        ("2026-12-25", "2026-10-01", "2026-12-31", "2027-02-01"),
    ],
)
def test_the_return_next_due_is_the_last_quarters_until_its_day(today: str, first: str, ends: str, due: str) -> None:
    assert first_day(day(today)) == day(first)
    assert next_return(day(today)) == (day(ends), day(due))


def test_a_service_that_sends_it_sooner_has_another_quarter_sooner() -> None:
    soon = LocalRules((OwnLimit("quarterly_return", Limit(10, Unit.WORKING_DAYS, "ours", since=day("2026-12-01"))),))
    assert first_day(day("2027-01-15"), soon) == day("2026-10-01")
    assert first_day(day("2027-01-18"), soon) == day("2027-01-01")
    assert first_day(day("2026-10-15"), soon) == day("2026-07-01"), "before it was in force the default held"


def test_the_police_number_is_asked_for_once_a_court_has_sentenced() -> None:
    assert return_gaps(case(child(), order("bail")), TODAY) == ()
    assert return_gaps(case(child(), order("youth_caution")), TODAY) == ()
    (gap,) = return_gaps(case(child(), order("yro")), TODAY)
    assert gap.lacks == ("police number (PNC ID)",)
    assert gap.record == "child"


def test_home_and_education_are_asked_for_once_the_order_has_ended_in_the_quarter() -> None:
    numbered = child(pnc_id="1900/0000101A")
    ends = order("yro", end=day("2026-11-20"))
    assert return_gaps(case(numbered, ends), day("2026-11-19")) == ()
    found = return_gaps(case(numbered, ends), TODAY)
    assert [gap.lacks for gap in found] == [("home at the end of the order",), ("education at the end of the order",)]
    assert [(gap.type, gap.record, gap.about) for gap in found] == [
        ("accommodation_status", "", "order"),
        ("education_status", "", "order"),
    ]
    home = record("accommodation_status", "home", order="order", moment="end", suitable="suitable")
    school = record("education_status", "school", order="order", moment="end", suitable="not_assessed")
    (gap,) = return_gaps(case(numbered, ends, home, school), TODAY)
    assert gap.lacks == ("education at the end of the order",)
    assert (gap.type, gap.record, gap.field) == ("education_status", "school", "suitable"), "begun, and not answered"
    assert return_gaps(case(numbered, ends), day("2027-06-01")) == (), "that return has gone"


def test_a_case_closed_before_the_quarter_is_not_in_it() -> None:
    closed = record("case", "case-1", closed=day("2026-09-30"))
    assert return_gaps(case(closed, record("person", "child")), TODAY) == ()
    later = record("case", "case-1", closed=day("2026-10-01"))
    assert return_gaps(case(later, record("person", "child")), TODAY)


def test_an_offence_needs_a_code_that_there_is() -> None:
    came_to = record("outcome", "outcome", offence="offence", disposal="youth_caution", decided_on=TODAY)
    for code, blocks in (
        ({}, True),
        ({"offence_code": "TH68010"}, False),
        ({"offence_code": "195/94"}, True),
        ({"home_office_code": "121/50", "offence_code": "TH68010"}, True),
    ):
        offence = record("offence", "offence", title="Theft", **code)
        assert bool(return_gaps(case(child(), offence, came_to), TODAY)) is blocks, code
    assert return_gaps(case(child(), record("offence", "offence", title="Theft")), TODAY) == ()
