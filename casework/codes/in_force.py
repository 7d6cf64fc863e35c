"""When a code was in use. One that is retired stays valid for its dates, and is not to be had for later ones."""

import datetime as dt
from collections.abc import Mapping

import msgspec


class InForce(msgspec.Struct, frozen=True):
    """The first and last day of a code, both in. `offered_to`: the last day for which a form offers it, where that is
    earlier: it may have gone on for some, and nobody means it today.
    """

    source: str
    since: dt.date = dt.date.min
    until: dt.date = dt.date.max
    offered_to: dt.date = dt.date.max

    def on(self, day: dt.date) -> bool:
        return self.since <= day <= self.until


LASPO = "Legal Aid, Sentencing and Punishment of Offenders Act 2012, section 135, in force 8 April 2013"
YRO_BEGAN = "Criminal Justice and Immigration Act 2008, part 1, in force 30 November 2009"
SENTENCING_CODE = "Sentencing Act 2020, in force 1 December 2020"
BEFORE_YRO = InForce(
    f"[K] {YRO_BEGAN}; still made for earlier offences, so its last day is not known", offered_to=dt.date(2009, 11, 29)
)
BEFORE_ASSETPLUS = InForce("[K] replaced by AssetPlus by about 2017", offered_to=dt.date(2017, 12, 31))

IN_FORCE: Mapping[tuple[str, str], InForce] = {
    ("disposal", "reprimand"): InForce(LASPO, until=dt.date(2013, 4, 7)),
    ("disposal", "final_warning"): InForce(LASPO, until=dt.date(2013, 4, 7)),
    ("disposal", "youth_caution"): InForce(LASPO, since=dt.date(2013, 4, 8)),
    ("disposal", "yro"): InForce(YRO_BEGAN, since=dt.date(2009, 11, 30)),
    ("disposal", "yro_iss"): InForce(YRO_BEGAN, since=dt.date(2009, 11, 30)),
    ("disposal", "section_91"): InForce(SENTENCING_CODE, until=dt.date(2020, 11, 30)),
    ("disposal", "section_226b"): InForce(SENTENCING_CODE, until=dt.date(2020, 11, 30)),
    ("disposal", "section_250"): InForce(SENTENCING_CODE, since=dt.date(2020, 12, 1)),
    ("disposal", "section_254"): InForce(SENTENCING_CODE, since=dt.date(2020, 12, 1)),
    ("disposal", "supervision_order"): BEFORE_YRO,
    ("disposal", "action_plan_order"): BEFORE_YRO,
    ("disposal", "curfew_order"): BEFORE_YRO,
    ("disposal", "attendance_centre_order"): BEFORE_YRO,
    ("disposal", "community_rehabilitation_order"): BEFORE_YRO,
    ("disposal", "community_punishment_order"): BEFORE_YRO,
    ("disposal", "unmapped"): InForce("For what was imported and matches no outcome", offered_to=dt.date.min),
    ("assessment_tool", "asset"): BEFORE_ASSETPLUS,
    ("assessment_tool", "onset"): BEFORE_ASSETPLUS,
    ("assessment_stage", "asset"): BEFORE_ASSETPLUS,
}
"""(list, code) -> when it was in use. A code that is not here has no dates. DOMAIN notes, section 9, migration trap."""


def in_force(codes: str, code: str, on: dt.date) -> bool:
    """Whether the code could be given on that day; true for a code without dates."""
    dates = IN_FORCE.get((codes, code))
    return dates is None or dates.on(on)


def is_offered(codes: str, code: str, on: dt.date | None = None) -> bool:
    """Whether a form offers the code: for a day, one that was in use then; else one that is not retired.

    So old papers can be entered, and nothing retired is chosen for today.
    """
    dates = IN_FORCE.get((codes, code))
    if dates is None:
        return True
    last = min(dates.until, dates.offered_to)
    return last == dt.date.max if on is None else dates.since <= on <= last
