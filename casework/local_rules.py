"""Time limits and frequencies that a service sets for itself: data, with source and the dates they are in force.

Few limits survive in national standards; services keep their own. [K] marks practice that was not found in a
published source: it is a default to be looked at by the service before it relies on it. A service's own table
(`LocalRules`, which travels in `casework.service.Service`) comes before the defaults, for the dates it is in force.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec

from casework.limits import Frequency, Limit, Points, Unit

CASE_MANAGEMENT = "gov.uk, Case management guidance, how to work with children"
REPORTS = "gov.uk, Case management guidance, how to use reports"
LIMITS: Mapping[str, tuple[Limit, ...]] = {
    "follow_up": (Limit(1, Unit.WORKING_DAYS, "Bracknell Forest procedures, Enforcement at court: 24 hour follow up"),),
    "warning": (Limit(2, Unit.WORKING_DAYS, "[K] CJIA 2008, schedule 2: recorded as soon as practicable"),),
    "breach_decision": (Limit(5, Unit.WORKING_DAYS, "[K] older standards: 5 or 10 working days; sources differ"),),
    "warned_period": (Limit(12, Unit.MONTHS, "[K] Sentencing Act 2020, schedule 7"),),
    "back_to_panel": (Limit(20, Unit.WORKING_DAYS, "[K] local rule: like a first panel, 20 working days"),),
    "condition_at_risk": (Limit(3, Unit.WORKING_DAYS, "[K] local agreement with the police"),),
    "plan_review": (Limit(3, Unit.MONTHS, f"{CASE_MANAGEMENT}: every 3 months, or on significant change"),),
    "full_review": (Limit(6, Unit.MONTHS, "[K] AssetPlus: a full review at 6 months is commonly used"),),
    "plan_made": (Limit(15, Unit.WORKING_DAYS, "[K] older standards: 15 working days; Guernsey still uses 15"),),
    "first_panel": (Limit(20, Unit.WORKING_DAYS, "[K] referral order guidance: 20 working days from the order"),),
    "panel_review": (Limit(3, Unit.MONTHS, "[K] referral order guidance: at least every 3 months"),),
    "final_panel": (Limit(-1, Unit.WORKING_DAYS, "[K] referral order guidance: a final panel before the end"),),
    "final_panel_within": (Limit(-1, Unit.MONTHS, "[K] a panel of the last month is the final one"),),
    "closure_assessment": (Limit(-23, Unit.DAYS, "[K] local rule: 23 days before the order ends"),),
    "report_norm": (Limit(15, Unit.DAYS, "[K] older norm: 15 days, where the court set no date"),),
    "report_before_hearing": (Limit(-1, Unit.WORKING_DAYS, "[K] local rule: 1 working day before the hearing"),),
    "report_first_warning": (Limit(-5, Unit.WORKING_DAYS, "[K] warn 5 working days before a report is due"),),
    "report_last_warning": (Limit(-2, Unit.WORKING_DAYS, "[K] warn 2 working days before a report is due"),),
    "report_reuse": (Limit(3, Unit.MONTHS, f"{REPORTS}: a report under 3 months old may be used again"),),
    "result_entered": (Limit(1, Unit.WORKING_DAYS, "[K] local rule: results are entered the next working day"),),
    "accommodation_check": (Limit(8, Unit.DAYS, "[K] local rule: 8 days after moving in"),),
    "first_contact": (Limit(5, Unit.WORKING_DAYS, "[K] community order: 5 working days"),),
    "first_contact_iss": (Limit(1, Unit.WORKING_DAYS, "[K] intensive supervision: 1 working day"),),
    "first_contact_licence": (Limit(1, Unit.WORKING_DAYS, "[K] release from custody: 1 working day"),),
    "home_visit_release": (Limit(5, Unit.WORKING_DAYS, "[K] home visit after release: 5 working days"),),
    "custody_planning": (Limit(10, Unit.WORKING_DAYS, "[K] initial custody planning meeting: 10 working days"),),
    "resettlement_plan": (Limit(1, Unit.MONTHS, "Derby custody scrutiny panel: 1 month from entry (local to Derby)"),),
    "adult_move": (Limit(-6, Unit.MONTHS, "[K] transition to adults: begun in the half year before the birthday"),),
    "oversight": (Limit(8, Unit.WEEKS, "[K] manager oversight: 6 to 8 weekly"),),
    "oversight_high": (Limit(1, Unit.MONTHS, "[K] manager oversight: monthly where a judgement is high"),),
    "quarterly_return": (Limit(1, Unit.MONTHS, "YJB, YOT data 2009/10: 1 month after the end of the quarter"),),
}


FREQUENCIES: tuple[Frequency, ...] = (
    Frequency("standard", 2, 1, "[K] Scaled Approach: 2 a month, then 1"),
    Frequency("enhanced", 4, 2, "[K] Scaled Approach: 4 a month, then 2"),
    Frequency("intensive", 12, 4, "[K] Scaled Approach: 12 a month, then 4"),
)

PEERS = "[K] peers give a case points; how many is each service's own"
POINTS: tuple[Points, ...] = (
    Points("standard", 1, PEERS),
    Points("enhanced", 2, PEERS),
    Points("intensive", 4, PEERS),
    Points("no_level", 1, PEERS),
    Points("high", 1, PEERS),
    Points("report", 1, PEERS),
)
"""What makes a case weigh more in a caseload: its level (or none), a judgement that is high or very high, and a report
that a court waits for. Source: DOMAIN section 1: caseload weights, a client's caseload points [S6]."""

MOST_POINTS = 100
MOST = {Unit.WORKING_DAYS: 520, Unit.DAYS: 730, Unit.WEEKS: 104, Unit.MONTHS: 60}
"""No limit of practice is longer. A slip of the keyboard in a service's own table must not lead out of the calendar."""

CONTACT_MONTH = dt.timedelta(weeks=4)
"""A month of contacts is four weeks, so that each has as many working weeks as the next. [K] local rule."""


class OwnLimit(msgspec.Struct, frozen=True):
    """A limit that one service sets in place of the default of that name, while it is in force."""

    name: str
    limit: Limit


class LocalRules(msgspec.Struct, frozen=True):
    """A service's own limits, frequencies and points. Where it has none for a name and a day, the default holds."""

    limits: tuple[OwnLimit, ...] = ()
    frequencies: tuple[Frequency, ...] = ()
    points: tuple[Points, ...] = ()

    def limit(self, name: str, on: dt.date) -> Limit:
        """The limit in force on the day that set it off; of two of its own, the one in force more recently.

        Raises LookupError if there was none.
        """
        if own := self.own_limit(name, on):
            return own
        for one in LIMITS[name]:
            if one.since <= on <= one.until:
                return one
        raise LookupError(f"no limit called {name} was in force on {on}")

    def own_limit(self, name: str, on: dt.date) -> Limit | None:
        """The service's own limit of that name in force on a day; None where the default holds."""
        own = [one.limit for one in self.limits if one.name == name and one.limit.since <= on <= one.limit.until]
        return max(own, key=lambda one: one.since, default=None)

    def points_for(self, name: str, on: dt.date) -> Points | None:
        """What `name` adds to the weight of a case on a day; None for no such thing."""
        for table in (self.points, POINTS):
            fit = [one for one in table if one.name == name and one.since <= on <= one.until]
            if fit:
                return max(fit, key=lambda one: one.since)
        return None

    def frequency(self, level: str, on: dt.date, phase: str = "") -> Frequency | None:
        """What `level` asked for on that day; None for no level, or one that this version does not know.

        One for the phase of the order comes before one for any phase, and the service's own before a default.
        """
        for table in (self.frequencies, FREQUENCIES):
            fit = [
                one for one in table if one.level == level and one.phase in ("", phase) and one.since <= on <= one.until
            ]
            if fit:
                return max(fit, key=lambda one: (bool(one.phase), one.since))
        return None


DEFAULTS = LocalRules()
"""The rules of a service that has set none of its own."""


def limit(name: str, on: dt.date) -> Limit:
    """The default limit called `name` that was in force on the day that set it off. Raises LookupError for none."""
    return DEFAULTS.limit(name, on)


def frequency(level: str, on: dt.date) -> Frequency | None:
    """What `level` asked for on that day by default; None for no level, or one that this version does not know."""
    return DEFAULTS.frequency(level, on)


def faults(rules: LocalRules) -> tuple[str, ...]:
    """What is wrong with a service's own table, a sentence each; none where it can be used as it is."""
    return (
        *(said for own in rules.limits for said in _limit_faults(own)),
        *(said for one in rules.frequencies for said in _frequency_faults(one)),
        *(said for one in rules.points for said in _points_faults(one)),
    )


def usable(rules: LocalRules) -> LocalRules:
    """The lines of a service's own table that nothing is wrong with. In place of another the default holds."""
    if not faults(rules):
        return rules
    return LocalRules(
        tuple(one for one in rules.limits if not _limit_faults(one)),
        tuple(one for one in rules.frequencies if not _frequency_faults(one)),
        tuple(one for one in rules.points if not _points_faults(one)),
    )


def _limit_faults(own: OwnLimit) -> list[str]:
    found = []
    if own.name not in LIMITS:
        found.append(f"There is no time limit called {own.name}")
    if own.limit.until < own.limit.since:
        found.append(f"The limit for {own.name} ends before it begins")
    if own.name in LIMITS and (own.limit.number < 0) != (LIMITS[own.name][0].number < 0):
        found.append(f"The limit for {own.name} counts the wrong way")
    if abs(own.limit.number) > MOST[own.limit.unit]:
        found.append(f"The limit for {own.name} is longer than any")
    if not own.limit.source.strip():
        found.append(f"The limit for {own.name} must say where it comes from")
    return found


def _frequency_faults(one: Frequency) -> list[str]:
    found = []
    if one.until < one.since:
        found.append(f"The frequency for {one.level} ends before it begins")
    if one.first < 1 or one.after < 1 or one.first_number < 0:
        found.append(f"The frequency for {one.level} must ask for at least 1 contact")
    if one.first_number > MOST[one.first_unit]:
        found.append(f"The first months for {one.level} are longer than any")
    return found


def _points_faults(one: Points) -> list[str]:
    found = []
    if one.name not in {known.name for known in POINTS}:
        found.append(f"There are no points for {one.name}")
    if one.until < one.since:
        found.append(f"The points for {one.name} end before they begin")
    if not 0 <= one.points <= MOST_POINTS:
        found.append(f"The points for {one.name} must be between 0 and {MOST_POINTS}")
    if not one.source.strip():
        found.append(f"The points for {one.name} must say where they come from")
    return found
