"""A child who is here already is found however they are spelled; brothers and strangers are not put before anybody."""

import datetime as dt
import time
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from casework.duplicates import Known, possible_duplicates
from casework.people import OtherName, Person
from casework.spelled_alike import birth_likeness, folded, name_likeness, one_slip_apart

BORN = dt.date(2010, 3, 7)


def person(id: str = "typed", **fields: Any) -> Person:
    return Person(id=id, case=f"case of {id}", **fields)


HERE = Known(
    person(
        "linnet",
        first_names="Linnet Gwenllïan",
        surname="Hawksmere-Oyelaran",
        preferred_name="Lin",
        date_of_birth=BORN,
        pnc_id="2002/0073319Z",
        nhs_number="943 476 5919",
    ),
    (OtherName(id="n", case="c", kind="former_name", surname="Hawksmere"),),
)


def reasons(**typed: Any) -> tuple[str, ...] | None:
    found = possible_duplicates(person(**typed), [HERE])
    return found[0].reasons if found else None


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        (
            {"first_names": "Linnet", "surname": "Hawksmere Oyelaran", "date_of_birth": BORN},
            ("Surname is the same", "First name is a part of the other", "Date of birth is the same"),
        ),
        (
            {"first_names": "Linnet", "surname": "Oyelaran-Hawksmere"},
            ("Surname is the same in another order", "First name is a part of the other"),
        ),
        (
            {"first_names": "linnet gwenllian", "surname": "hawksmere-oyelaran"},
            ("Surname is the same", "First name is the same"),
        ),
        (
            {"first_names": "Linnet", "surname": "Hawksmere-Oyelaren", "date_of_birth": dt.date(2010, 7, 3)},
            (
                "Surname is one letter apart",
                "First name is a part of the other",
                "Date of birth is the same with day and month swapped",
            ),
        ),
        (
            {"first_names": "Linnet Gwenllian", "surname": "Hawksmere", "date_of_birth": dt.date(2010, 3, 8)},
            (
                "Surname is the same",
                "First name is the same",
                "Compared with Hawksmere",
                "Date of birth is one figure apart",
            ),
        ),
        (
            {"first_names": "Hawksmere-Oyelaran", "surname": "Linnet Gwenllian", "date_of_birth": BORN},
            ("First name and surname are swapped", "Date of birth is the same"),
        ),
        ({"pnc_id": "02/73319Z"}, ("Police number (PNC ID) is the same",)),
        ({"nhs_number": "9434765919", "surname": "Quite-Another"}, ("NHS number is the same",)),
        ({"first_names": "Zephyr", "surname": "Quillsworth", "date_of_birth": BORN}, None),
        ({"first_names": "Corvin", "surname": "Hawksmere"}, None),
        ({"surname": "Hawksmere"}, None),
        ({"date_of_birth": BORN}, None),
        ({}, None),
    ],
)
def test_why_a_child_may_be_the_one_that_is_typed(typed: dict[str, Any], expected: tuple[str, ...] | None) -> None:
    assert reasons(**typed) == expected


def test_a_brother_is_not_shown_and_a_twin_is_for_somebody_to_decide() -> None:
    brother = {"first_names": "Bram", "surname": "Hawksmere-Oyelaran"}
    assert reasons(**brother, date_of_birth=dt.date(2013, 11, 25)) is None
    assert reasons(**brother, date_of_birth=BORN) == ("Surname is the same", "Date of birth is the same")


def test_a_preferred_name_is_a_name() -> None:
    found = reasons(preferred_name="Lin", surname="Hawksmere-Oyelaran")
    assert found is not None
    assert "First name is the same" in found


def test_the_likeliest_comes_first_and_who_has_ended_is_left_out() -> None:
    near = Known(person("near", first_names="Linnet", surname="Hawksmere-Oyelaren", date_of_birth=BORN))
    ended = Known(person("ended", first_names="Linnet", surname="Hawksmere-Oyelaran", merged_into="linnet"))
    removed = Known(person("removed", first_names="Linnet", surname="Hawksmere-Oyelaran", removed_on=BORN))
    typed = person(first_names="Linnet Gwenllian", surname="Hawksmere-Oyelaran", date_of_birth=BORN)
    itself = Known(typed)
    found = possible_duplicates(typed, [near, ended, removed, itself, HERE])
    assert [one.person for one in found] == ["linnet", "near"]
    assert found[0].case == "case of linnet"
    assert len(possible_duplicates(typed, [near, HERE], limit=1)) == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("Llŷr", "llyr", True),
        ("Wŷddgrug", "Wyddgrug", True),
        ("O'Neil", "ONeil", True),
        ("de Souza", "De-Souza", True),
        ("Søren", "Soren", True),
        ("Vexley", "Vexly", True),
        ("Vexley", "Vexely", True),
        ("Vexley", "Vixley", True),
        ("Vexley", "Vixlay", False),
        ("Ann", "Dan", False),
        ("Lee", "Leo", False),
        ("", "", False),
        ("123", "456", False),
    ],
)
def test_names_are_compared_without_marks_and_with_one_slip(one: str, other: str, alike: bool) -> None:
    assert bool(name_likeness(one, other)) is alike
    assert bool(name_likeness(other, one)) is alike


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (BORN, BORN, "the same"),
        (BORN, dt.date(2010, 7, 3), "the same with day and month swapped"),
        (BORN, dt.date(2011, 3, 7), "one figure apart"),
        (dt.date(2001, 12, 1), dt.date(2010, 12, 1), "the same with two figures swapped"),
        (BORN, dt.date(2011, 4, 7), ""),
        (BORN, None, ""),
    ],
)
def test_dates_of_birth_are_alike_by_the_slips_people_make(one: dt.date, other: dt.date | None, said: str) -> None:
    assert birth_likeness(one, other) == said
    assert birth_likeness(other, one) == said


@given(st.text(max_size=10), st.text(max_size=10))
@example("𝔍", "")  # a capital that becomes one only when it is made plain
def test_being_alike_goes_both_ways_and_never_breaks(one: str, other: str) -> None:
    assert name_likeness(one, other) == name_likeness(other, one)
    assert one_slip_apart(one, other) == one_slip_apart(other, one)
    assert folded(folded(one)) == folded(one)


def test_two_thousand_children_are_compared_while_somebody_types() -> None:
    many = [
        Known(person(f"p{n}", first_names=f"Name{n:x}", surname=f"Sur{n % 97:x}name", date_of_birth=BORN))
        for n in range(2000)
    ]
    typed = person(first_names="Linnet", surname="Hawksmere", date_of_birth=BORN)
    possible_duplicates(typed, many)
    began = time.process_time()
    found = possible_duplicates(typed, [*many, HERE])
    assert time.process_time() - began < 0.25, "a quarter of a second of this process's own time"
    assert found[0].person == "linnet"
