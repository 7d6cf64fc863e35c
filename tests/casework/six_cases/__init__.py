"""The six invented cases, fact by fact: each with the record and the field that takes it.

A record is named "type:name"; a link holds such a name. Dates count from TODAY, the day the cases are loaded.
"""

import datetime as dt
from typing import Any

Fact = tuple[str, str, Any, str]
"""Record, field, value, and the fact as the case tells it."""

TODAY = dt.date(2026, 11, 26)


def day(number: int) -> str:
    """T-21 is day(-21)."""
    return (TODAY + dt.timedelta(days=number)).isoformat()


def born(years: int, days: int) -> str:
    return (TODAY.replace(year=TODAY.year - years) - dt.timedelta(days=days)).isoformat()
