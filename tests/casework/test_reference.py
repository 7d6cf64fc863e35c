"""The long lists are all there, are found by code and by words, and no file of theirs is too big to keep in git."""

from importlib.resources import files

import pytest

from casework import code_lists, reference
from casework.record_types import RECORD_TYPES, about_fields

HALF_A_MEGABYTE = 500_000


@pytest.mark.parametrize(
    ("name", "rows", "code", "title"),
    [
        ("offence", 15352, "TH68010", "Theft from a shop"),
        ("home_office", 3039, "034/01", "Robbery"),
        ("court", 590, "LEEDYC", "Leeds Youth Court"),
        ("language", 255, "PNJ", "Panjabi"),
        ("nationality", 252, "GBR", "United Kingdom"),
        ("police_force", 84, "13", "West Yorkshire"),
        ("local_authority", 175, "E06000001", "Hartlepool"),
    ],
)
def test_a_list_is_whole_and_has_its_codes(name: str, rows: int, code: str, title: str) -> None:
    assert len(reference.entries(name)) == rows
    found = reference.lookup(name, code)
    assert found is not None
    assert found.title == title
    assert code_lists.words(name, code) == title


def test_the_offence_itself_is_found_before_attempting_it() -> None:
    titles = [entry.title for entry in reference.find("offence", "theft shop")]
    assert titles[0] == "Theft from a shop"
    assert "Attempt theft from shop" in titles[1:]


def test_words_are_found_by_their_beginnings_in_any_order_and_case() -> None:
    assert reference.find("court", "youth LEE")[0].title == "Leeds Youth Court"
    assert reference.find("offence", "th68010")[0].code == "TH68010"
    assert reference.find("offence", "rson bod") == ()
    assert reference.find("offence", "  ") == ()
    assert len(reference.find("offence", "the", limit=7)) == 7


def test_a_code_not_offered_stays_readable_and_is_not_found() -> None:
    assert code_lists.words("police_force", "74") == "Strathclyde Police"
    assert reference.find("police_force", "strathclyde") == ()
    assert "74" not in code_lists.choices("police_force")
    assert code_lists.words("disposal", "final_warning") == "Final warning"
    assert "final_warning" not in code_lists.choices("disposal")
    assert "yro" in code_lists.choices("disposal")


def test_a_code_nobody_knows_is_shown_as_it_is() -> None:
    assert code_lists.words("language", "XXX") == "XXX"
    assert code_lists.words("disposal", "order_of_2031") == "order_of_2031"
    assert code_lists.words("a list of 2031", "x") == "x"
    assert code_lists.words("language", None) == ""
    assert not code_lists.is_known("language", "XXX")
    assert code_lists.is_known("disposal", "reprimand")
    assert code_lists.is_known("a list of 2031", "x")


def test_every_code_list_that_a_field_names_exists() -> None:
    for type in RECORD_TYPES:
        for name, about in about_fields(type).items():
            if about.codes:
                assert code_lists.choices(about.codes), (type, name)


def test_no_reference_file_is_too_big() -> None:
    for name in reference.FILES.values():
        assert len(files("casework.reference").joinpath(name).read_bytes()) < HALF_A_MEGABYTE
