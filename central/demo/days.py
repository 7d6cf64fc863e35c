"""Days counted from the day the demo is loaded, moved off weekends and bank holidays."""

import datetime as dt

from casework.dates import birthday
from casework.working_days import ONE_DAY, add_working_days, is_working_day, next_working_day


class Days:
    """The calendar of the demo. Every offset is in calendar days from `today` (minus is past)."""

    def __init__(self, today: dt.date) -> None:
        self.today = today

    def day(self, offset: int) -> dt.date:
        """That very day, weekend or not: a birth, an offence, a status."""
        return self.today + dt.timedelta(days=offset)

    def working(self, offset: int) -> dt.date:
        """That day for people who work: moved on to the next working day.

        What has happened stays in the past: where moving on would reach today, it moves back instead.
        """
        moved = next_working_day(self.day(offset))
        return self.earlier(moved) if offset < 0 else moved

    def earlier(self, day: dt.date) -> dt.date:
        """`day`, or the last working day before today if that is sooner."""
        return min(day, add_working_days(self.today, -1))

    def working_before(self, offset: int) -> dt.date:
        """That day, or the working day before it: a release that falls on a weekend is brought forward."""
        day = self.day(offset)
        while not is_working_day(day):
            day -= ONE_DAY
        return day

    def born(self, years: int, days: int) -> dt.date:
        """The date of birth of somebody who is `years` old and had their birthday `days` days ago."""
        had_birthday = self.day(-days)
        try:
            return had_birthday.replace(year=had_birthday.year - years)
        except ValueError:  # 29 February, in a year without one
            return birthday(had_birthday, -years)


def uk_moment(day: dt.date, time: dt.time) -> dt.datetime:
    """`time` on `day` by a clock in the United Kingdom, with its offset.

    Summer time runs from the last Sunday of March to the last Sunday of October (Summer Time Order 2002).
    Counted here because Windows has no time zone data of its own.
    """
    summer = _last_sunday(day.year, 3) <= day < _last_sunday(day.year, 10)
    return dt.datetime.combine(day, time, dt.timezone(dt.timedelta(hours=1 if summer else 0)))


def _last_sunday(year: int, month: int) -> dt.date:
    last = dt.date(year, month, 31)
    return last - dt.timedelta(days=(last.weekday() + 1) % 7)
