"""What people type is read as the date or time they mean, or answered with a sentence."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import words
from casework.typed_dates import DATE_HINT, TIME_HINT, typed_date, typed_time

TODAY = dt.date(2026, 11, 26)  # a Thursday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("26 nov", TODAY),
        ("26 November", TODAY),
        ("26/11", TODAY),
        ("26.11.2026", TODAY),
        ("26-11-2026", TODAY),
        ("26/11/26", TODAY),
        ("26.11.", TODAY),
        ("2026-11-26", TODAY),
        ("26th nov, 2026", TODAY),
        ("Nov 26", TODAY),
        ("Thu 26 Nov", TODAY),
        ("Thursday 26 November 2026", TODAY),
        ("  TODAY ", TODAY),
        ("yesterday", dt.date(2026, 11, 25)),
        ("tomorrow", dt.date(2026, 11, 27)),
        ("mon", dt.date(2026, 11, 23)),
        ("thurs", TODAY),
        ("weds", dt.date(2026, 11, 25)),
        ("fri", dt.date(2026, 11, 20)),
        ("last thu", dt.date(2026, 11, 19)),
        ("next thu", dt.date(2026, 12, 3)),
        ("next mon", dt.date(2026, 11, 30)),
        ("3 jan", dt.date(2027, 1, 3)),
        ("1 june", dt.date(2026, 6, 1)),
        ("29 feb 2028", dt.date(2028, 2, 29)),
        ("17/10/10", dt.date(2010, 10, 17)),
        ("17/10/97", dt.date(1997, 10, 17)),
        ("9 sept", dt.date(2026, 9, 9)),
    ],
)
def test_a_typed_date_is_understood(text: str, meant: dt.date) -> None:
    assert typed_date(text, TODAY).value == meant
    assert typed_date(text, TODAY).problem == ""


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("11/26", "There is no month 26. Dates are day, month, year."),
        ("31 nov", "November has no day 31."),
        ("29 feb 2026", "February 2026 has no day 29."),
        ("29 feb", "February 2026 has no day 29."),
        ("mon 26 nov", "That day is Thursday 26 November 2026, not a Monday."),
        ("26 nov 0206", "The year 206 is too long ago. Enter it with four digits, like 2026."),
        ("soon", DATE_HINT),
        ("26 foo", DATE_HINT),
        ("26", DATE_HINT),
    ],
)
def test_a_date_that_is_not_one_gets_a_sentence(text: str, problem: str) -> None:
    assert typed_date(text, TODAY).problem == problem
    assert typed_date(text, TODAY).value is None


def test_in_a_field_for_plans_a_weekday_is_the_coming_one() -> None:
    assert typed_date("mon", TODAY, ahead=True).value == dt.date(2026, 11, 30)
    assert typed_date("thu", TODAY, ahead=True).value == TODAY


def test_a_day_typed_in_january_means_the_november_before() -> None:
    assert typed_date("26 nov", dt.date(2027, 1, 5)).value == dt.date(2026, 11, 26)


def test_nothing_typed_is_neither_a_date_nor_a_problem() -> None:
    assert typed_date("  ", TODAY) == typed_date("", TODAY)
    assert typed_date("", TODAY).value is None
    assert typed_date("", TODAY).problem == ""
    assert typed_time("").problem == ""


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("10.05", dt.time(10, 5)),
        ("1005", dt.time(10, 5)),
        ("10:05", dt.time(10, 5)),
        ("10am", dt.time(10)),
        ("10 AM", dt.time(10)),
        ("4:30pm", dt.time(16, 30)),
        ("430pm", dt.time(16, 30)),
        ("9.5am", None),
        ("930", dt.time(9, 30)),
        ("16", dt.time(16)),
        ("16:00", dt.time(16)),
        ("12pm", dt.time(12)),
        ("12am", dt.time(0)),
        ("noon", dt.time(12)),
        ("midnight", dt.time(0)),
        ("4 p.m.", dt.time(16)),
    ],
)
def test_a_typed_time_is_understood(text: str, meant: dt.time | None) -> None:
    assert typed_time(text).value == meant


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("later", TIME_HINT),
        ("13am", f"There is no 13am. {TIME_HINT}"),
        ("24:10", f"The day has no such time. {TIME_HINT}"),
        ("10:75", f"The day has no such time. {TIME_HINT}"),
    ],
)
def test_a_time_that_is_not_one_gets_a_sentence(text: str, problem: str) -> None:
    assert typed_time(text).problem == problem
    assert typed_time(text).value is None


@given(st.dates(dt.date(1930, 1, 1), dt.date(2040, 12, 31)))
def test_every_date_as_the_screens_write_it_reads_back(day: dt.date) -> None:
    for written in (
        words.weekday_date(day),
        words.day_month_year(day),
        words.short_date(day),
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
    ):
        assert typed_date(written, TODAY).value == day


@given(st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31)), st.integers(-180, 180))
def test_a_date_without_its_year_is_the_nearest(today: dt.date, away: int) -> None:
    day = today + dt.timedelta(days=away)
    assert typed_date(words.day_month(day), today).value == day


@given(st.times(timezones=st.none()))
def test_every_time_as_the_screens_write_it_reads_back(time: dt.time) -> None:
    minute = time.replace(second=0, microsecond=0)
    assert typed_time(words.clock(time)).value == minute
    assert typed_time(words.clock_24(time)).value == minute


@given(st.text())
def test_nothing_typed_can_break_the_reading(text: str) -> None:
    assert typed_date(text, TODAY).value is None or not typed_date(text, TODAY).problem
    assert typed_time(text).value is None or not typed_time(text).problem
