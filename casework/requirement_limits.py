"""How much of each requirement an order may ask for, and beside what: data. Source: DOMAIN section 4, requirements."""

import datetime as dt

import msgspec

from casework.disposal_limits import PCSC_2022
from casework.findings import Weight

SCHEDULE_6 = "Sentencing Act 2020, section 174 and schedule 6 [S33]"


class Amount(msgspec.Struct, frozen=True):
    """How much of one kind of requirement an order may hold in all, for somebody of that age at conviction.

    In force for those convicted from `since` to `until`, both in. `most` 0 where there is no most.
    """

    requirement: str
    unit: str
    source: str
    weight: Weight
    least: int = 0
    most: int = 0
    from_age: int = 0
    to_age: int = 200
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max

    def holds(self, convicted: dt.date, years: int | None) -> bool:
        """Whether it is for somebody convicted that day at that age; one for an age holds only where it is known."""
        if not self.since <= convicted <= self.until:
            return False
        if years is None:
            return (self.from_age, self.to_age) == (0, 200)
        return self.from_age <= years <= self.to_age


UNPAID = "[K] unpaid work: 40 to 240 hours"
CENTRE = "[K] attendance centre: 12, 24 or 36 hours by age"
AMOUNTS: tuple[Amount, ...] = (
    Amount("activity", "days", SCHEDULE_6, Weight.AGAINST_THE_LAW, most=90),
    Amount("extended_activity", "days", SCHEDULE_6, Weight.AGAINST_THE_LAW, least=91, most=180),
    Amount("unpaid_work", "hours", UNPAID, Weight.ADVICE, least=40, most=240),
    Amount("attendance_centre", "hours", CENTRE, Weight.ADVICE, most=12, to_age=13),
    Amount("attendance_centre", "hours", CENTRE, Weight.ADVICE, least=12, most=24, from_age=14, to_age=15),
    Amount("attendance_centre", "hours", CENTRE, Weight.ADVICE, least=12, most=36, from_age=16),
    Amount("reparation", "hours", "[K] reparation: up to 24 hours", Weight.ADVICE, most=24),
)
UNPAID_WORK_AGES = range(16, 18)
"""Ages at conviction for which unpaid work can be ordered. Sentencing Act 2020, section 185 [S33]."""

MORE_DAYS = (dt.date(2023, 7, 3), dt.date(2026, 1, 31))
"""While the pilot ran, its areas could order more than 180 days of extended activity. From 3 July 2023; extended to
January 2026 [S34]: taken to the end of that month [K]."""


class Curfew(msgspec.Struct, frozen=True):
    """The most hours a curfew may hold somebody, for those convicted from `since` to `until`, both in."""

    hours_a_day: int
    hours_a_week: int
    source: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max


CURFEWS: tuple[Curfew, ...] = (
    Curfew(16, 112, "Sentencing Act 2020, schedule 6, paragraph 18 [S38]", until=PCSC_2022 - dt.timedelta(days=1)),
    Curfew(20, 112, "PCSC Act 2022, schedule 17, paragraph 19 [S38]", since=PCSC_2022),
)
"""The date of conviction decides, not that of the order."""

BESIDE: dict[str, tuple[tuple[str, ...], ...]] = {
    "extended_activity": (("supervision",), ("curfew",)),
}
"""Requirement -> what must be in the same order: one of each group. CJIA 2008, schedule 1, paragraph 3 [S33]."""

INTENSIVE: tuple[tuple[str, ...], ...] = (("extended_activity", "fostering"), ("supervision",))
"""What a youth rehabilitation order with intensive supervision or fostering consists of: one of each group. With
extended activity there is also a curfew (BESIDE). CJIA 2008, schedule 1, paragraphs 3 and 6 [S33]."""


def curfew_rule(convicted_on: dt.date) -> Curfew:
    """The most hours for somebody convicted that day."""
    return next(one for one in CURFEWS if one.since <= convicted_on <= one.until)
