"""Working days in England and Wales, with the bank holidays where they have moved."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework.dates import add_months, birthday
from casework.working_days import add_working_days, is_working_day, next_working_day, working_days_between

DAYS = st.dates(dt.date(2012, 1, 1), dt.date(2030, 12, 31))


@pytest.mark.parametrize(
    ("day", "working"),
    [
        (dt.date(2026, 12, 24), True),
        (dt.date(2026, 12, 25), False),  # Christmas Day, a Friday
        (dt.date(2026, 12, 26), False),  # Boxing Day on a Saturday
        (dt.date(2026, 12, 28), False),  # Boxing Day, instead
        (dt.date(2026, 12, 29), True),
        (dt.date(2027, 1, 1), False),
        (dt.date(2026, 4, 3), False),  # Good Friday
        (dt.date(2026, 4, 6), False),  # Easter Monday
        (dt.date(2026, 4, 7), True),
        (dt.date(2020, 5, 4), True),  # the May bank holiday of 2020 was moved...
        (dt.date(2020, 5, 8), False),  # ...to VE Day
        (dt.date(2022, 6, 2), False),  # spring bank holiday, moved
        (dt.date(2022, 6, 3), False),  # Platinum Jubilee
        (dt.date(2022, 9, 19), False),  # State Funeral
        (dt.date(2023, 5, 8), False),  # Coronation
        (dt.date(2026, 8, 31), False),  # summer bank holiday in England, the first Monday of August is Scotland's
        (dt.date(2026, 8, 3), True),
        (dt.date(2026, 11, 30), True),  # St Andrew's Day is Scotland's
        (dt.date(2026, 3, 17), True),  # St Patrick's Day is Northern Ireland's
        (dt.date(2028, 2, 29), True),
        (dt.date(2026, 11, 28), False),
    ],
)
def test_which_days_are_worked(day: dt.date, working: bool) -> None:
    assert is_working_day(day) is working


def test_five_working_days_after_a_monday_is_the_next_monday() -> None:
    assert add_working_days(dt.date(2026, 11, 23), 5) == dt.date(2026, 11, 30)


def test_counting_goes_round_christmas_and_easter() -> None:
    assert add_working_days(dt.date(2026, 12, 23), 3) == dt.date(2026, 12, 30)
    assert add_working_days(dt.date(2026, 12, 30), -3) == dt.date(2026, 12, 23)
    assert add_working_days(dt.date(2026, 4, 2), 1) == dt.date(2026, 4, 7)
    assert working_days_between(dt.date(2026, 4, 2), dt.date(2026, 4, 7)) == 1
    assert working_days_between(dt.date(2026, 11, 26), dt.date(2026, 11, 30)) == 2
    assert working_days_between(dt.date(2026, 11, 30), dt.date(2026, 11, 26)) == -2


def test_a_sunday_rolls_on_to_monday() -> None:
    assert next_working_day(dt.date(2026, 11, 8)) == dt.date(2026, 11, 9)
    assert next_working_day(dt.date(2026, 11, 9)) == dt.date(2026, 11, 9)
    assert next_working_day(dt.date(2026, 12, 25)) == dt.date(2026, 12, 29)


@given(DAYS, st.integers(1, 60))
def test_adding_and_counting_agree(day: dt.date, days: int) -> None:
    later = add_working_days(day, days)
    assert is_working_day(later)
    assert working_days_between(day, later) == days


@given(DAYS, st.integers(1, 60))
def test_adding_and_taking_away_comes_back_to_a_working_day(day: dt.date, days: int) -> None:
    start = next_working_day(day)
    assert add_working_days(add_working_days(start, days), -days) == start


def test_months_end_where_they_end() -> None:
    assert add_months(dt.date(2026, 8, 9), 3) == dt.date(2026, 11, 9)
    assert add_months(dt.date(2026, 1, 31), 1) == dt.date(2026, 2, 28)
    assert add_months(dt.date(2027, 11, 30), 3) == dt.date(2028, 2, 29)
    assert add_months(dt.date(2026, 11, 26), 12) == dt.date(2027, 11, 26)
    assert add_months(dt.date(2026, 3, 31), -1) == dt.date(2026, 2, 28)
    assert birthday(dt.date(2008, 2, 29), 18) == dt.date(2026, 3, 1)
    assert birthday(dt.date(2008, 2, 29), 20) == dt.date(2028, 2, 29)
