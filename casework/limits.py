"""Time limits and frequencies of contacts: a number of days or months, its source, and when it is in force."""

import datetime as dt
import enum

import msgspec

from casework.dates import add_months
from casework.working_days import add_working_days, next_working_day

LOCAL = "[K]"
"""How the source of a default begins that no published source was found for: practice, for each service to settle."""


class Unit(enum.Enum):
    WORKING_DAYS = "working day"
    DAYS = "day"
    WEEKS = "week"
    MONTHS = "month"


class Limit(msgspec.Struct, frozen=True):
    """How long after something (before it, if negative) a thing is due. In force from `since` to `until`, both in."""

    number: int
    unit: Unit
    source: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max

    def after(self, day: dt.date) -> dt.date:
        """The date that lies this far from `day`. One that falls on a weekend or bank holiday rolls on."""
        if self.unit is Unit.WORKING_DAYS:
            return add_working_days(day, self.number)
        return next_working_day(self.calendar_day(day))

    def calendar_day(self, day: dt.date) -> dt.date:
        """The same, where a weekend or bank holiday will do: the last day of a period, not a thing to be done."""
        if self.unit is Unit.WORKING_DAYS:
            return add_working_days(day, self.number)
        if self.unit is Unit.MONTHS:
            return add_months(day, self.number)
        return day + dt.timedelta(days=self.number * (7 if self.unit is Unit.WEEKS else 1))

    def back_from(self, day: dt.date) -> dt.date:
        """The day this long before `day`, whatever day of the week it is: where a period that ends there began."""
        return msgspec.structs.replace(self, number=-self.number).calendar_day(day)

    def times(self, count: int) -> "Limit":
        """`count` of it one after the other: the third quarter of a year is 3 times 3 months from its start."""
        return msgspec.structs.replace(self, number=self.number * count)

    def words(self) -> str:
        """5 working days; 3 months"""
        number = abs(self.number)
        return f"{number} {self.unit.value}{'' if number == 1 else 's'}"

    @property
    def is_local(self) -> bool:
        """Whether it is a default that each service is to settle for itself ([K])."""
        return self.source.startswith(LOCAL)


class Points(msgspec.Struct, frozen=True):
    """How many points one thing about a case adds to its weight in a caseload. In force from `since` to `until`."""

    name: str
    points: int
    source: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max

    @property
    def is_local(self) -> bool:
        """Whether it is a default that each service is to settle for itself ([K])."""
        return self.source.startswith(LOCAL)


class Frequency(msgspec.Struct, frozen=True):
    """How many contacts a level asks for in a month: `first` in the first months, `after` from then on.

    The first months are `first_number` of `first_unit`, from the start of supervision. `phase` is the phase of the
    order that it is for ("licence"), "" for any.
    """

    level: str
    first: int
    after: int
    source: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max
    first_number: int = 3
    first_unit: Unit = Unit.MONTHS
    phase: str = ""

    def first_ends(self, started: dt.date) -> dt.date:
        """The day on which the later pace begins."""
        return Limit(self.first_number, self.first_unit, self.source).calendar_day(started)

    @property
    def is_local(self) -> bool:
        """Whether it is a default that each service is to settle for itself ([K])."""
        return self.source.startswith(LOCAL)
