"""Time limits and frequencies that a service sets for itself: data, with source and the dates they are in force.

Few limits survive in national standards; services keep their own. [K] marks practice that was not found in a
published source: it is a default to be looked at by the service before it relies on it.
"""

import datetime as dt
import enum
from collections.abc import Mapping

import msgspec

from casework.dates import add_months
from casework.working_days import add_working_days, next_working_day


class Unit(enum.Enum):
    WORKING_DAYS = "working day"
    DAYS = "day"
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
        if self.unit is Unit.MONTHS:
            return next_working_day(add_months(day, self.number))
        return next_working_day(day + dt.timedelta(days=self.number))

    def words(self) -> str:
        """5 working days; 3 months"""
        number = abs(self.number)
        return f"{number} {self.unit.value}{'' if number == 1 else 's'}"


CASE_MANAGEMENT = "gov.uk, Case management guidance, how to work with children"
LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "follow_up": (Limit(1, Unit.WORKING_DAYS, "Bracknell Forest procedures, Enforcement at court: 24 hour follow up"),),
    "breach_decision": (Limit(5, Unit.WORKING_DAYS, "[K] older standards: 5 or 10 working days; sources differ"),),
    "warned_period": (Limit(12, Unit.MONTHS, "[K] Sentencing Act 2020, schedule 7"),),
    "condition_at_risk": (Limit(3, Unit.WORKING_DAYS, "[K] local agreement with the police"),),
    "plan_review": (Limit(3, Unit.MONTHS, f"{CASE_MANAGEMENT}: every 3 months, or on significant change"),),
    "first_panel": (Limit(20, Unit.WORKING_DAYS, "[K] referral order guidance: 20 working days from the order"),),
    "panel_review": (Limit(3, Unit.MONTHS, "[K] referral order guidance: at least every 3 months"),),
    "closure_assessment": (Limit(-23, Unit.DAYS, "[K] local rule: 23 days before the order ends"),),
    "report_before_hearing": (Limit(-1, Unit.WORKING_DAYS, "[K] local rule: 1 working day before the hearing"),),
    "result_entered": (Limit(1, Unit.WORKING_DAYS, "[K] local rule: results are entered the next working day"),),
    "accommodation_check": (Limit(8, Unit.DAYS, "[K] local rule: 8 days after moving in"),),
    "first_contact": (Limit(5, Unit.WORKING_DAYS, "[K] community order: 5 working days"),),
    "first_contact_licence": (Limit(1, Unit.WORKING_DAYS, "[K] release from custody: 1 working day"),),
}


class Frequency(msgspec.Struct, frozen=True):
    """How many contacts a level asks for in a month: `first` in the first months, `after` from then on."""

    level: str
    first: int
    after: int
    source: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max


FREQUENCIES: tuple[Frequency, ...] = (
    Frequency("standard", 2, 1, "[K] Scaled Approach: 2 a month, then 1"),
    Frequency("enhanced", 4, 2, "[K] Scaled Approach: 4 a month, then 2"),
    Frequency("intensive", 12, 4, "[K] Scaled Approach: 12 a month, then 4"),
)
FIRST_MONTHS = 3
"""How many months count as the first ones. [K] Scaled Approach."""

CONTACT_MONTH = dt.timedelta(weeks=4)
"""A month of contacts is four weeks, so that each has as many working weeks as the next. [K] local rule."""


def limit(name: str, on: dt.date) -> Limit:
    """The limit called `name` that was in force on the day that set it off. Raises LookupError if there was none."""
    for one in LIMITS[name]:
        if one.since <= on <= one.until:
            return one
    raise LookupError(f"no limit called {name} was in force on {on}")


def frequency(level: str, on: dt.date) -> Frequency | None:
    """What `level` asked for on that day; None for no level, or one that this version does not know."""
    return next((one for one in FREQUENCIES if one.level == level and one.since <= on <= one.until), None)
