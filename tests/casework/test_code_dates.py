"""A code has its dates, and its own name in each place that it goes to."""

import datetime as dt

import pytest

from casework.code_lists import CODE_LISTS, RETIRED, choices
from casework.codes.in_force import IN_FORCE, in_force
from casework.codes.mappings import ASSETPLUS, MAPPINGS, PRINT, RETURN, SCHEMA_12, TARGETS, mapped

TODAY = dt.date(2026, 11, 26)


@pytest.mark.parametrize(
    ("code", "on", "offered"),
    [
        ("reprimand", None, False),
        ("reprimand", dt.date(2013, 4, 7), True),
        ("reprimand", dt.date(2013, 4, 8), False),
        ("youth_caution", None, True),
        ("youth_caution", dt.date(2013, 4, 7), False),
        ("youth_caution", dt.date(2013, 4, 8), True),
        ("section_91", dt.date(2020, 11, 30), True),
        ("section_91", TODAY, False),
        ("yro", dt.date(2009, 11, 29), False),
        ("unmapped", None, False),
        ("unmapped", TODAY, False),
        ("unmapped", dt.date(2008, 1, 1), False),
        ("supervision_order", None, False),
        ("supervision_order", dt.date(2008, 1, 1), True),  # an old file is entered by hand
        ("supervision_order", dt.date(2009, 11, 30), False),
    ],
)
def test_what_a_form_offers_depends_on_the_day_it_is_about(code: str, on: dt.date | None, offered: bool) -> None:
    assert (code in choices("disposal", on)) is offered


def test_the_day_has_no_part_in_a_code_without_dates() -> None:
    assert in_force("disposal", "referral_order", dt.date(1999, 1, 1))
    assert in_force("disposal", "a code of 2031", TODAY)
    assert choices("sex", TODAY) == choices("sex")


def test_what_has_dates_or_another_name_is_a_code_that_there_is() -> None:
    for codes, code in IN_FORCE:
        assert code in CODE_LISTS[codes], (codes, code)
    for one in MAPPINGS:
        assert one.code in CODE_LISTS[one.codes], one
        assert one.target in TARGETS
        assert one.source
    assert RETIRED["disposal"] >= {"reprimand", "final_warning", "unmapped"}


def test_one_code_has_three_names_in_three_places_and_each_has_its_day() -> None:
    last = SCHEMA_12 - dt.timedelta(days=1)
    there = {target: mapped(target, "sub_outcome", "outcome_23", last) for target in TARGETS}
    assert there[RETURN] is not None
    assert there[RETURN].value == "Reprimand"
    assert there[ASSETPLUS] is not None
    assert there[ASSETPLUS].value == ""
    assert there[PRINT] is None
    assert mapped(RETURN, "sub_outcome", "outcome_23", SCHEMA_12) is None
    assert mapped(RETURN, "disposal", "youth_diversion_order", last) is not None
