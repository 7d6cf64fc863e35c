"""A day with a time of day, as people type it: "26 nov 10:05", "today at 4pm"."""

import datetime as dt
import re

from casework.typed_dates import Typed, typed_date, typed_time
from casework.words import clock, day_month_year

MOMENT_HINT = "Enter a day and a time, like 26 November 2026, 10:05am."
_TIME_LAST = re.compile(r"(.*?)[\s,]*(?:\bat\b)?[\s,]+(\d{1,2}(?:[.:h]\d{2})?\s*(?:am|pm)?|noon|midday|midnight)")


def typed_moment(text: str, now: dt.datetime) -> Typed[dt.datetime]:
    """Read a day and a time, by this laptop's clock; "today" counts from `now`. ISO text is taken as it is."""
    plain = " ".join(text.casefold().replace("a.m.", "am").replace("p.m.", "pm").split())
    if not plain:
        return Typed()
    if "t" in plain and (iso := _iso(plain.upper())):
        return Typed(iso)
    parts = _TIME_LAST.fullmatch(plain)
    if parts is None:
        return Typed(problem=MOMENT_HINT)
    day, time = typed_date(parts[1].rstrip(" ,"), now.date()), typed_time(parts[2])
    if day.problem or time.problem:
        return Typed(problem=day.problem or time.problem)
    if day.value is None or time.value is None:
        return Typed(problem=MOMENT_HINT)
    return Typed(dt.datetime.combine(day.value, time.value).astimezone())


def moment_words(moment: dt.datetime) -> str:
    """26 November 2026, 10:05am, by this laptop's clock"""
    moment = moment.astimezone() if moment.tzinfo else moment
    return f"{day_month_year(moment.date())}, {clock(moment.time())}"


def _iso(text: str) -> dt.datetime | None:
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None
