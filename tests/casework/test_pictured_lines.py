"""The six demo cases yield the lines that the pictures of Today, Caseload and Summary show."""

import datetime as dt
from collections import defaultdict

import pytest

from casework import CaseFile, Record
from casework.case_file import case_file
from casework.contact_counts import count_contacts
from casework.deadlines import dues
from casework.due import Due
from casework.due_words import short_when, under, when
from casework.standing import main_order, order_words
from casework.validation import check, impossible
from casework.words import age_words, everyday_name
from central.demo.caseload import Caseload, build
from tests.casework.made_up import TODAY


@pytest.fixture(scope="module")
def demo() -> Caseload:
    return build(TODAY)


@pytest.fixture(scope="module")
def cases(demo: Caseload) -> dict[str, CaseFile]:
    folders: dict[str, list[Record]] = defaultdict(list)
    for one in demo.records:
        folders[one.case].append(one)
    files = [case_file(id, records) for id, records in folders.items()]
    return {everyday_name(file.person): file for file in files}


def line(file: CaseFile, kind: str) -> Due:
    return next(due for due in dues(file, TODAY) if due.kind == kind)


@pytest.mark.parametrize(
    ("name", "kind", "what", "about", "right", "below"),
    [
        (
            "Juniper Vexley",
            "plan_review",
            "Review the plan",
            "youth rehabilitation order",
            "17 days overdue",
            "was due Monday 9 November",
        ),
        (
            "Linnet Hawksmere-Oyelaran",
            "closure_assessment",
            "Complete the closure assessment",
            "order ends 16 December",
            "3 days overdue",
            "was due Monday 23 November",
        ),
        (
            "Corvin Ashgrove-Teel",
            "record_contact",
            "Record the home visit",
            "contact 6 of 12 this month",
            "10am",
            "Gannet House",
        ),
        (
            "Zephyr Quillsworth",
            "paper",
            "Print the contract and hand it over",
            "referral order",
            "2pm",
            "Saltmarsh Academy",
        ),
        (
            "Fen Blackwater-Lisle",
            "condition_at_risk",
            "Tell the police liaison a condition is at risk",
            "youth conditional caution",
            "By the end of today",
            "missed session, Monday 23 November",
        ),
        (
            "Juniper Vexley",
            "breach_decision",
            "Decide with Wren whether to start breach",
            "third missed contact",
            "Monday 30 November",
            "5 working days after the absence",
        ),
    ],
)
def test_today(cases: dict[str, CaseFile], name: str, kind: str, what: str, about: str, right: str, below: str) -> None:
    due = line(cases[name], kind)
    assert (due.what, due.about, when(due, TODAY), under(due, TODAY)) == (what, about, right, below)


def test_the_accommodation_and_the_next_contact_come_within_7_days(cases: dict[str, CaseFile]) -> None:
    check_home = line(cases["Corvin Ashgrove-Teel"], "accommodation_check")
    assert check_home.what == "Check the accommodation is suitable"
    assert when(check_home, TODAY) == "Monday 30 November"
    see = line(cases["Zephyr Quillsworth"], "planned_contact")
    assert see.what == "See Zephyr"
    assert see.on == dt.date(2026, 12, 3)
    assert under(see, TODAY) == "in a week"


@pytest.mark.parametrize(
    ("name", "order", "thing", "by"),
    [
        ("Corvin Ashgrove-Teel", "Detention and training order, on licence", "Home visit", "Today, 10am"),
        ("Fen Blackwater-Lisle", "Youth conditional caution", "Tell the police liaison", "By the end of today"),
        ("Linnet Hawksmere-Oyelaran", "Youth rehabilitation order", "Closure assessment", "3 days overdue"),
        ("Sable Merriweather-Drax", "Bail, report to the court ordered", "Pre-sentence report", "Tomorrow, noon"),
        ("Juniper Vexley", "Youth rehabilitation order", "Plan review", "17 days overdue"),
    ],
)
def test_caseload(cases: dict[str, CaseFile], name: str, order: str, thing: str, by: str) -> None:
    file = cases[name]
    main, first = main_order(file), dues(file, TODAY)[0]
    assert main is not None
    assert order_words(main) == order
    assert (first.thing, short_when(first, TODAY)) == (thing, by)


def test_summary(cases: dict[str, CaseFile]) -> None:
    juniper, corvin = cases["Juniper Vexley"], cases["Corvin Ashgrove-Teel"]
    assert line(juniper, "plan_review").why == "every 3 months from the start of the order"
    assert when(line(juniper, "planned_contact"), TODAY) == "Thursday 10 December, 9:30am"
    assert age_words(juniper.person.date_of_birth, TODAY) == "16, born 17 October 2010"
    assert age_words(corvin.person.date_of_birth, TODAY) == "17, turns 18 on 26 December"
    month = count_contacts(corvin, TODAY)
    assert month is not None
    assert month.title() == "First month on licence"
    assert month.track() == "on track"


def test_the_demo_has_only_the_faults_that_were_put_into_it(demo: Caseload) -> None:
    """Case F was migrated with a contact that ends before it starts and an offence with a retired code."""
    found = [problem.field for one in demo.records for problem in check(one.type, one.fields, TODAY)]
    assert sorted(found) == ["end", "offence_code"]
    assert not [problem for one in demo.records for problem in impossible(one.type, one.fields)]
