"""Whoever may be the child is found by a key, and nothing is told of a child that was not typed."""

import datetime as dt
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from casework.alike_keys import keys_of, keys_typed, number_key
from casework.duplicates import Known, possible_duplicates
from casework.known_already import birth_told, name_told, question_of, reasons_told
from casework.people import OtherName, Person
from casework.spelled_alike import folded, one_slip_apart

BORN = dt.date(2010, 3, 7)


def person(**fields: Any) -> Person:
    return Person(id="", case="", **fields)


def known(*other: OtherName, **fields: Any) -> Known:
    return Known(Person(id="known", case="case", **fields), other)


WORDS = [
    "Llŷr", "ap", "Iorwerth", "Jones", "Jonse", "Jons", "Sam", "Samuel", "O’Neil", "Oneil", "de", "Souza", "Desouza",
    "Gwenhwyfar", "Gwenhwyfer", "Al",
]  # fmt: skip
NAMES = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
DATES = st.none() | st.dates(dt.date(2010, 1, 1), dt.date(2011, 12, 31))
NUMBERS = st.none() | st.sampled_from(["943 476 5919", "9434765919", "943-476-5919", "none", "1"])
TYPED = st.builds(person, first_names=NAMES, surname=NAMES, preferred_name=st.none() | NAMES, date_of_birth=DATES,
                  nhs_number=NUMBERS, birth_estimated=st.booleans())  # fmt: skip


@st.composite
def knowns(draw: st.DrawFn) -> Known:
    fields = draw(TYPED)
    other = OtherName(id="o", case="case", kind="alias", first_names=draw(NAMES), surname=draw(NAMES))
    return Known(
        Person(**{name: getattr(fields, name) for name in Person.__struct_fields__} | {"id": "known"}), (other,)
    )


@settings(max_examples=400, deadline=None)
@given(TYPED, knowns())
@example(person(surname="Vexley", first_names="Juno"), known(surname="Vexely", first_names="Juno"))
@example(person(surname="Juno", first_names="Vexley"), known(surname="Vexly", first_names="Juno"))
@example(person(surname="de la Souza", first_names="Sam"), known(surname="Delasouza", first_names="Sam"))
@example(person(surname="Ap-Iorwerth", first_names="Sam"), known(surname="Apiorwerth", first_names="Samuel"))
def test_whoever_may_be_the_child_shares_a_key_and_no_more_is_told_than_was_typed(typed: Person, child: Known) -> None:
    asked = question_of(typed)
    if asked is None:
        assert not [one for one in possible_duplicates(typed, [child]) if "number" not in " ".join(one.reasons)]
        return
    found = possible_duplicates(asked, [child])
    keys = keys_of(child.person).union(*map(keys_of, child.other_names))
    assert not found or keys & keys_typed(asked), "it would not have been looked at"
    fields = (typed.first_names, typed.preferred_name, typed.surname)
    words = {word for name in fields if name for word in (*folded(name).split(), folded(name).replace(" ", ""))}
    told = [
        name_told(asked, child.person),
        *(said for one in found for said in reasons_told(one) if "Compared" in said),
    ]
    for word in folded(told[0]).split():
        whole = folded(told[0]).replace(" ", "")
        assert word in words or any(one_slip_apart(word, one) or one in whole for one in words)
    assert set(told[1:]) <= {"Compared with another name the child has had"}
    born = birth_told(asked, child.person)
    assert born is None or typed.date_of_birth is not None


@pytest.mark.parametrize(
    ("typed", "recorded", "told"),
    [
        ({"first_names": "linnet", "surname": "hawksmere oyelaran"}, {}, "Linnet Hawksmere-Oyelaran"),
        ({"first_names": "Linnet", "surname": "Hawksmere"}, {}, "Linnet Hawksmere"),
        ({"first_names": "Linnet", "surname": "Oyelaren"}, {}, "Linnet Oyelaran"),
        ({"first_names": "Gwenllian", "surname": "Quite-Else"}, {}, "Gwenllïan"),
        ({"first_names": "Lin", "surname": "Oyelaran"}, {}, "Lin Oyelaran"),
        ({"surname": "HawksmereOyelaran"}, {}, "Hawksmere-Oyelaran"),
        ({"nhs_number": "943 476 5919"}, {}, ""),
        ({"surname": "Vexley"}, {"surname": "Vexley (see 07700 900123, aka Zed)"}, "Vexley"),
        ({"surname": "Vexley"}, {"surname": "Vexley 07700900123"}, "Vexley"),
        ({"first_names": "Sam", "surname": "Vexley"}, {"first_names": "Samuel", "surname": "Vexley"}, "Vexley"),
    ],
)
def test_of_a_name_the_typed_words_are_told(typed: dict[str, Any], recorded: dict[str, Any], told: str) -> None:
    fields = {"first_names": "Linnet Gwenllïan", "surname": "Hawksmere-Oyelaran", "preferred_name": "Lin"} | recorded
    assert name_told(person(**typed), person(**fields)) == told


@pytest.mark.parametrize(
    ("typed", "estimated", "told"),
    [
        (BORN, False, BORN),
        (dt.date(2010, 7, 3), False, BORN),
        (dt.date(2010, 3, 8), False, BORN),
        (dt.date(2010, 5, 19), False, None),
        (dt.date(2010, 1, 1), True, 2010),
        (dt.date(2011, 3, 7), True, None),
        (None, False, None),
        (None, True, None),
    ],
)
def test_of_a_date_of_birth_what_was_typed(typed: dt.date | None, estimated: bool, told: object) -> None:
    assert birth_told(person(date_of_birth=typed, birth_estimated=estimated), person(date_of_birth=BORN)) == told


@pytest.mark.parametrize(
    ("typed", "enough"),
    [
        ({"first_names": "Linnet", "surname": "Hawksmere"}, True),
        ({"preferred_name": "Lin", "surname": "Hawksmere"}, True),
        ({"surname": "Hawksmere", "date_of_birth": BORN}, True),
        ({"upn": "B801200005001"}, True),
        ({"pnc_id": "02/73319Z"}, True),
        ({"surname": "Hawksmere"}, False),
        ({"first_names": "Linnet", "date_of_birth": BORN}, False),
        ({"surname": "Hawksmere", "date_of_birth": dt.date(10, 3, 7)}, False),
        ({"surname": "123", "first_names": "??"}, False),
        ({"nhs_number": "not known"}, False),
        ({"cro_number": "n/a", "uln": "1"}, False),
        ({}, False),
    ],
)
def test_what_is_a_question(typed: dict[str, Any], enough: bool) -> None:
    assert (question_of(person(**typed)) is not None) is enough


def test_a_number_is_one_key_however_it_is_written_and_odd_ones_are_none() -> None:
    assert number_key("pnc_id", "02/73319Z") == number_key("pnc_id", " 2002/0073319z ")
    assert number_key("nhs_number", "943 476 5919") == number_key("nhs_number", "943-476-5919")
    for odd in ("a\x00b12345", "12345;--", "", None, 5, "9" * 1000, "TBC 2024?"):
        assert number_key("upn", odd) == ""


def test_a_removed_name_has_no_key_and_a_long_text_few() -> None:
    assert keys_of(person(surname="Hawksmere", removed_on=BORN)) == frozenset()
    assert len(keys_of(person(surname="word " * 5000))) < 20
