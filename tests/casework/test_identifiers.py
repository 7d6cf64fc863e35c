"""Numbers are checked by their own arithmetic, in words that advise; none is ever required."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.about import fields_about
from casework.identifiers import CHECK_LETTERS, CHECKS, advice, is_invented, pnc_id, same_number
from casework.people import Address, Person

FIELDS = {"NHS": "nhs_number", "UPN": "upn", "PNC": "pnc_id", "PNC short/long form": "pnc_id", "postcode": "postcode"}
VECTORS = Path(__file__).parent / "data" / "identifier_test_vectors.csv"
"""Made-up numbers, and the published examples of a Ministry of Justice test suite (MIT) and of python-stdnum."""


def vectors() -> list[tuple[str, str, str]]:
    with VECTORS.open(encoding="utf-8", newline="") as file:
        return [(FIELDS[row["identifier"]], row["value"], row["expect"]) for row in csv.DictReader(file)]


@pytest.mark.parametrize(("field", "number", "expect"), vectors())
def test_known_numbers_fit_and_known_slips_do_not(field: str, number: str, expect: str) -> None:
    if expect.startswith("canonical "):
        assert pnc_id(number) == expect.removeprefix("canonical ")
    assert bool(advice(field, number)) == expect.startswith("invalid")


@pytest.mark.parametrize(
    ("field", "number"),
    [
        ("nhs_number", "943 476 5919"),
        ("nhs_number", "943-476-5919"),
        ("upn", "b801200005001"),
        ("cro_number", "265416/21G"),
        ("cro_number", "SF05/482703J"),
        ("cro_number", "sf39/12345x"),
        ("uln", "1000000043"),
        ("postcode", "ls1 4ap"),
        ("postcode", "EC1A 1BB"),
        ("postcode", "W1A0AX"),
        ("pnc_id", " 2002 / 0073319 z "),
    ],
)
def test_spacing_and_capitals_make_no_difference(field: str, number: str) -> None:
    assert advice(field, number) == ""


@pytest.mark.parametrize(
    ("field", "number", "sentence"),
    [
        ("nhs_number", "12345", "NHS number must have 10 digits, like 943 476 5919"),
        ("nhs_number", "943476591X", "NHS number must have 10 digits, like 943 476 5919"),
        ("pnc_id", "banana", "Police number (PNC ID) must be a year, a number and a letter, like 2002/0073319Z"),
        ("pnc_id", "1/2/3", "Police number (PNC ID) must be a year, a number and a letter, like 2002/0073319Z"),
        ("cro_number", "265416/21H", "Check the criminal record number (CRO): its last letter does not fit the rest"),
        ("cro_number", "x", "Criminal record number (CRO) must be like 265416/21G or SF05/482703J"),
        ("upn", "B80120000500", "Pupil number (UPN) must be a letter and 12 digits, like B801200005001"),
        ("uln", "1000000042", "Check the learner number (ULN): its last digit does not fit"),
        ("uln", "0100000042", "Learner number (ULN) must have 10 digits and not begin with 0"),
        ("postcode", "LS1 4A", "Check the postcode: it should be like LS1 4AP"),
    ],
)
def test_what_to_look_at_again_is_said_in_words(field: str, number: str, sentence: str) -> None:
    assert advice(field, number) == sentence


@pytest.mark.parametrize("number", [None, "", "   ", 5, True])
def test_no_number_is_required(number: object) -> None:
    for field in CHECKS:
        assert advice(field, number) == ""
    assert advice("note", "banana") == ""


def test_every_field_with_a_check_is_a_field_and_none_of_them_is_required() -> None:
    declared = {**fields_about(Person), **fields_about(Address)}
    for field in CHECKS:
        assert not declared[field].required


@given(st.integers(0, 99), st.integers(0, 9_999_999))
def test_of_all_letters_one_fits_a_police_number(year: int, serial: int) -> None:
    fits = [letter for letter in CHECK_LETTERS if not advice("pnc_id", f"{year:02}/{serial}{letter}")]
    assert len(fits) == 1


@given(st.integers(0, 999_999_999), st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_of_an_nhs_number_is_always_found(nine: int, at: int, by: int) -> None:
    text = f"{nine:09}"
    right = next((f"{text}{last}" for last in range(10) if not advice("nhs_number", f"{text}{last}")), None)
    if right is not None:
        wrong = right[:at] + str((int(right[at]) + by) % 10) + right[at + 1 :]
        assert advice("nhs_number", wrong)


@given(st.text(max_size=20))
def test_no_text_breaks_a_check(text: str) -> None:
    for field in CHECKS:
        advice(field, text)
        is_invented(field, text)


def test_numbers_of_invented_children_are_told_apart() -> None:
    assert is_invented("upn", "Z999000000101")
    assert is_invented("nhs_number", "999 000 0101")
    assert is_invented("pnc_id", "1900/0000101A")
    assert not is_invented("pnc_id", "2002/0073319Z")
    assert not is_invented("nhs_number", "9434765919")
    assert not is_invented("note", "999")


def test_the_same_number_is_known_however_it_is_written() -> None:
    assert same_number("pnc_id", "02/73319Z", "2002/0073319z")
    assert same_number("nhs_number", "943 476 5919", "9434765919")
    assert not same_number("nhs_number", "", "")
    assert not same_number("nhs_number", None, "9434765919")
    assert not same_number("pnc_id", "02/73319Z", "03/73319Z")
