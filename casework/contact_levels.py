"""Where the contacts of this month will stand at its end: how many are still to be had, by when, and on which days."""

import datetime as dt
import enum

import msgspec

from casework.approvals import Departure, decisions, departures
from casework.case_file import CaseFile
from casework.contact_counts import ContactCount, count_contacts, may_count, pace_now
from casework.limits import Frequency
from casework.local_rules import CONTACT_MONTH, DEFAULTS, LocalRules
from casework.standing import is_planned, main_order, supervision_started
from casework.words import count, day_month
from casework.working_days import is_working_day

ONE_DAY = dt.timedelta(days=1)
LEFT_TO_BE_AHEAD = 4
"""Having had them all is ahead while one part in so many of the span is left. [K] local rule."""


class Track(enum.Enum):
    AHEAD = "ahead"
    ON_TRACK = "on track"
    BEHIND = "behind"


HOW_FAR = (Track.BEHIND, Track.ON_TRACK, Track.AHEAD)
"""From behind to ahead."""


class Projection(msgspec.Struct, frozen=True):
    """The contacts of one span (a month of four weeks, or a week of bail support) seen from one day of it.

    `left` are the working days from that day to the last of the span on which no contact that counts has been had;
    `planned` how many contacts are planned for the rest of it.
    """

    done: int
    due: int
    starts: dt.date
    last_day: dt.date
    planned: int
    left: tuple[dt.date, ...]
    track: Track
    departure: Departure | None = None

    @property
    def still(self) -> int:
        """How many contacts are still to be had by the last day."""
        return max(0, self.due - self.done)

    @property
    def can_be_reached(self) -> bool:
        """Whether there are as many days left as contacts, at one a day."""
        return self.still <= len(self.left)

    @property
    def to_plan(self) -> int:
        """How many of those still to be had nobody has planned yet."""
        return max(0, self.still - self.planned)

    def words(self) -> str:
        """3 contacts still to be had by 18 December, 2 of them planned; 14 working days left"""
        if not self.still:
            return f"No more contacts are asked for until {day_month(self.last_day + ONE_DAY)}"
        planned = f", {self.planned} of them planned" if 0 < self.planned < self.still else ""
        planned = planned or (", all planned" if self.planned >= self.still else "")
        left = count(len(self.left), "working day")
        said = f"{count(self.still, 'contact')} still to be had by {day_month(self.last_day)}{planned}; {left} left"
        return said if self.can_be_reached else f"{said}: too few for one a day"


class Behind(msgspec.Struct, frozen=True):
    """That a case is behind on its contacts: how many of how many, by when, and what is still to be done, in words."""

    done: int
    due: int
    by: dt.date
    words: str
    why: str
    rule: str
    set_off: dt.date


def track(done: int, due: int, gone: int, span: int) -> Track:
    """Where `done` of `due` contacts stand when `gone` days of a span have gone by, today included.

    Behind is fewer than that part of the span asks for in whole contacts. Ahead is more than the whole span asks for,
    or all of it with a quarter of the span to go: a first month that begins with a contact a day is on track.
    """
    gone = max(0, min(gone, span))
    if done < due * gone // span:
        return Track.BEHIND
    early = done >= due and (span - gone) * LEFT_TO_BE_AHEAD >= span
    return Track.AHEAD if done > due or early else Track.ON_TRACK


def departure_on(made: tuple[Departure, ...], day: dt.date) -> Departure | None:
    """The departure in force on that day: of several, the one that began last."""
    running = [one for one in made if one.since <= day <= one.until]
    return max(running, key=lambda one: (one.since, one.level), default=None)


def asked(level: str, started: dt.date, day: dt.date, rules: LocalRules = DEFAULTS, phase: str = "") -> int | None:
    """How many contacts a level asks for in the month of `day`, under an order whose supervision began on `started`.

    None for a level that nobody knows. Source: DOMAIN section 3, scaled approach.
    """
    table = rules.frequency(level, day, phase)
    return _of(table, started, day) if table else None


def _of(table: Frequency, started: dt.date, day: dt.date) -> int:
    return table.first if day < table.first_ends(started) else table.after


def project(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Projection | None:
    """The contacts of the present span; None where no pace holds (no level, in custody, not begun).

    A manager's departure from the level sets the number asked for while it lasts. Source: DOMAIN section 3: manager
    approval to depart [S25].
    """
    counted = count_contacts(case_file, today, rules=rules)
    if counted is None:
        return None
    departure = departure_on(departures(decisions(case_file)), today)
    due = _due(case_file, counted, departure, today, rules)
    last_day = counted.due_by - ONE_DAY
    days = (counted.due_by - counted.starts).days
    had = {one.date for one in case_file.contacts if one.attendance == "attended" and may_count(one)}
    ahead = (today + ONE_DAY * n for n in range((counted.due_by - today).days))
    coming = [
        one
        for one in case_file.contacts
        if one.date and today <= one.date <= last_day and is_planned(one) and may_count(one)
    ]
    return Projection(
        done=counted.done,
        due=due,
        starts=counted.starts,
        last_day=last_day,
        planned=len(coming),
        left=tuple(day for day in ahead if is_working_day(day) and day not in had),
        track=track(counted.done, due, (today - counted.starts).days + 1, days),
        departure=departure,
    )


def behind(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Behind | None:
    """Where the contacts of the present span are behind, what it takes to have them; None where they are not."""
    projected, pace = project(case_file, today, rules), pace_now(case_file, today, rules)
    if projected is None or pace is None or projected.track is not Track.BEHIND:
        return None
    return Behind(
        projected.done,
        projected.due,
        projected.last_day,
        projected.words(),
        pace.words(),
        pace.rule,
        projected.starts,
    )


def _due(
    case_file: CaseFile, counted: ContactCount, departure: Departure | None, today: dt.date, rules: LocalRules
) -> int:
    order = main_order(case_file)
    started = supervision_started(case_file, order, today) if order else None
    if departure is None or order is None or started is None or counted.pace.span != CONTACT_MONTH:
        return counted.due
    number = asked(departure.level, started, today, rules, order.phase or "")
    return counted.due if number is None else number
