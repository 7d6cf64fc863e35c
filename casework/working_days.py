"""Working days in England and Wales: Monday to Friday without the bank holidays."""

import datetime as dt
from functools import cache

ONE_DAY = dt.timedelta(days=1)
SATURDAY = 5


@cache
def bank_holidays(year: int) -> frozenset[dt.date]:
    """The days of `year` on which England and Wales have a bank holiday.

    `holidays` also lists the nominal day of one that falls on a weekend (Saturday 26 December 2026 besides Monday 28).
    That does no harm here, since a weekend day is no working day anyway. England and Wales have the same days.
    """
    from holidays import country_holidays  # late: 0.2 s the first time, which belongs off the window's thread

    return frozenset(country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: dt.date) -> bool:
    return day.weekday() < SATURDAY and day not in bank_holidays(day.year)


def next_working_day(day: dt.date) -> dt.date:
    """`day` itself if it is a working day, else the first one after it."""
    while not is_working_day(day):
        day += ONE_DAY
    return day


def add_working_days(day: dt.date, days: int) -> dt.date:
    """The working day `days` working days after `day`, or before it if negative. `day` itself is not counted.

    With 0, `day` as it is, even on a weekend.
    """
    step = ONE_DAY if days > 0 else -ONE_DAY
    for _ in range(abs(days)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(first: dt.date, last: dt.date) -> int:
    """How many working days come after `first`, up to and with `last`; negative if `last` is before `first`."""
    if last < first:
        return -working_days_between(last, first)
    return sum(is_working_day(first + ONE_DAY * n) for n in range(1, (last - first).days + 1))
