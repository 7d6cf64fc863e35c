"""Numbers, and days with a time, as people type them."""

import datetime as dt

import pytest

from casework.typed_moments import moment_words, typed_moment
from casework.typed_numbers import HINT, WHOLE_HINT, number_words, typed_number

NOW = dt.datetime(2026, 11, 26, 10, 54, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("text", "value"),
    [("12", 12), ("12.0", 12), (" 12.5 ", 12.5), ("£1,250.50", 1250.5), ("91 %", 91), ("-3", -3), ("", None)],
)
def test_a_number_is_read_as_it_is_meant(text: str, value: object) -> None:
    assert (typed_number(text).value, typed_number(text).problem) == (value, "")


def test_a_whole_number_has_no_fraction() -> None:
    assert typed_number("12", whole=True).value == 12
    assert typed_number("12.5", whole=True).problem == WHOLE_HINT


@pytest.mark.parametrize("text", ["about 12", "12-14", "1e9", "£", "nan", "٣"])
def test_what_is_no_number_says_so(text: str) -> None:
    assert (typed_number(text).value, typed_number(text).problem) == (None, HINT)


def test_a_number_too_long_to_keep_exactly_says_so() -> None:
    assert "15 digits" in typed_number("1234567890123456").problem


def test_a_number_that_is_whole_is_shown_without_a_point() -> None:
    assert (number_words(12.0), number_words(12.5), number_words("about 12"), number_words(None)) == (
        "12",
        "12.5",
        "about 12",
        "",
    )


@pytest.mark.parametrize("text", ["25 november 2026 16:20", "25 Nov, 4.20pm", "yesterday at 16.20", "25/11/26 4:20 pm"])
def test_a_day_with_a_time_is_read_in_many_ways(text: str) -> None:
    moment = typed_moment(text, NOW).value
    assert moment is not None
    assert moment.tzinfo is not None
    assert moment.replace(tzinfo=None) == dt.datetime(2026, 11, 25, 16, 20)
    assert moment_words(moment) == "25 November 2026, 4:20pm"


@pytest.mark.parametrize("text", ["25 november 2026", "16:20", "31 february 10:00", "today 25:00"])
def test_half_of_a_moment_says_what_is_wanted(text: str) -> None:
    assert typed_moment(text, NOW).value is None
    assert typed_moment(text, NOW).problem
