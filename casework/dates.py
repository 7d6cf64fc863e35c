"""Counting in months and years, where the calendar is not even."""

import calendar
import datetime as dt


def add_months(day: dt.date, months: int) -> dt.date:
    """The same day of the month, `months` later; the last day of a shorter month."""
    counted = day.year * 12 + day.month - 1 + months
    year, month = counted // 12, counted % 12 + 1
    return dt.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def birthday(born: dt.date, years: int) -> dt.date:
    """The day on which somebody born on `born` becomes `years` old.

    An age is reached at the start of the birthday (Family Law Reform Act 1969, section 9). Someone born on
    29 February has theirs on 1 March in a year without one.
    """
    try:
        return born.replace(year=born.year + years)
    except ValueError:
        return dt.date(born.year + years, 3, 1)


def age(born: dt.date, today: dt.date) -> int:
    """Whole years lived on `today`."""
    years = today.year - born.year
    return years if birthday(born, years) <= today else years - 1
