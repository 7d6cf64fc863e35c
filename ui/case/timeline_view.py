"""The Timeline page: events as rows of a list, and the spans that the drawing can show."""

import datetime as dt
from collections.abc import Mapping

import msgspec

from casework import words
from casework.timeline import Event, Lane, Shape, events
from ui.case.case_reading import CaseOnLaptop
from ui.case.identity import present_order
from ui.case.kept_view import kept_in_lists, nothing

ZOOMS = ("month", "six_months", "order", "everything")
ZOOM_WORDS = {
    "month": "A month",
    "six_months": "Six months",
    "order": "The whole order",
    "everything": "Everything",
}
KINDS = {
    "": "All kinds",
    "contact": "Contacts",
    "court": "Court",
    "judgement": "Assessment and plan",
    "document": "Letters and reports",
}
OF_KIND: Mapping[str, tuple[str, ...]] = {
    "court": ("offence", "hearing", "order", "outcome"),
    "judgement": ("judgement", "plan_target", "due"),
}
Span = tuple[dt.date, dt.date]


class TimelineRow(msgspec.Struct, frozen=True):
    """One event as a row: date, time where it is known, words, who, state. `number` finds it in the drawing."""

    number: int
    when: str
    what: str
    more: str
    icon: str
    who: str
    state: str
    state_ink: str
    spoken: str


class Timeline(msgspec.Struct, frozen=True):
    """The page, ready to show. `kept` says what is for somebody else."""

    case: str
    today: dt.date
    events: tuple[Event, ...]
    rows: tuple[TimelineRow, ...]
    count: str
    spans: dict[str, Span]
    none: str
    kept: str

    def of_kind(self, kind: str) -> tuple[tuple[TimelineRow, ...], tuple[TimelineRow, ...]]:
        """The rows of one kind of event: what has been, newest first; and what is to come, soonest first."""
        wanted = OF_KIND.get(kind, (kind,))
        rows = [row for row in self.rows if not kind or self.events[row.number].type in wanted]
        later = {row.number for row in rows if (self.events[row.number].date or self.today) > self.today}
        to_come = tuple(row for row in reversed(rows) if row.number in later)
        return tuple(row for row in rows if row.number not in later), to_come


def timeline(case: CaseOnLaptop, today: dt.date) -> Timeline:
    """The Timeline page of `case`."""
    found = events(case.file, today, case.rules)
    rows = tuple(row(number, event, today, case.not_sent) for number, event in enumerate(found))
    first = min((event.date for event in found if event.date), default=None)
    since = f" since {words.month_year(first)}" if first else ""
    return Timeline(
        case=case.file.case_id,
        today=today,
        events=found,
        rows=rows,
        count=words.count(len(found), "event") + since,
        spans=spans(case, found, today),
        none=nothing("Nothing of this kind is recorded.", case.hidden),
        kept=kept_in_lists(case.hidden),
    )


def row(number: int, event: Event, today: dt.date, not_sent: frozenset[str] = frozenset()) -> TimelineRow:
    """One event of the list."""
    when = when_words(event, today)
    state, ink = "", "ink3"
    if event.needs_decision:
        state, ink = "Needs your decision", "warn"
    elif event.days_overdue:
        state, ink = words.overdue(event.days_overdue), "bad"
    elif event.planned and event.date:
        state = words.how_soon(event.date, today).capitalize()
    elif event.record in not_sent:
        state = "Not sent"
    spoken = ", ".join(part for part in (event.words, event.more, when, event.who, state) if part)
    return TimelineRow(number, when, event.words, event.more, event.icon, event.who, state, ink, spoken)


def when_words(event: Event, today: dt.date) -> str:
    """Thu 26 November, 11:30am; never a time that is not known; the year where it is not this one"""
    if event.date is None:
        return "No date"
    day = words.day_month(event.date) if event.date.year == today.year else words.day_month_year(event.date)
    named = f"{words.WEEKDAYS[event.date.weekday()][:3]} {day}"
    return f"{named}, {words.clock(event.time)}" if event.time else named


def spans(case: CaseOnLaptop, found: tuple[Event, ...], today: dt.date) -> dict[str, Span]:
    """What each zoom shows, from and to."""
    order = present_order(case.file)
    days = dt.timedelta(days=1)
    dates = [event.date for event in found if event.date]
    everything = (min([*dates, today]) - 7 * days, max([*dates, today]) + 14 * days)
    whole = (order.made_on - 14 * days, order.end + 14 * days) if order and order.made_on and order.end else everything
    return {
        "month": (today - 24 * days, today + 10 * days),
        "six_months": (today - 178 * days, today + 32 * days),
        "order": whole,
        "everything": everything,
    }


LANES = (Lane.COURT, Lane.ASSESSMENT, Lane.CONTACTS, Lane.WARNINGS)
LANE_WORDS = {
    Lane.COURT: "Court",
    Lane.ASSESSMENT: "Assessment, plan",
    Lane.CONTACTS: "Contacts",
    Lane.WARNINGS: "Warnings",
}
LEGEND = (
    (Shape.ATTENDED, "Attended"),
    (Shape.ACCEPTABLE, "Acceptable absence"),
    (Shape.UNACCEPTABLE, "Unacceptable absence"),
    (Shape.NOT_COUNTED, "Not counted"),
    (Shape.TWO_VERSIONS, "Two versions"),
    (Shape.PLANNED, "Planned"),
)
