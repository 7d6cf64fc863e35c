"""A day at one court: which hearings it has, whose results are still to be entered, and which comes next. Pure."""

import datetime as dt
from collections.abc import Sequence

from casework.court import Hearing


def is_entered(hearing: Hearing) -> bool:
    """Whether somebody entered what happened at it: in words, as an adjournment, or on that day or later.

    A hearing made by an adjournment was entered before its day, and that says nothing of its result.
    """
    later = hearing.entered_on is not None and hearing.date is not None and hearing.entered_on >= hearing.date
    return bool(hearing.result or hearing.adjourned_because or later)


def same_sitting(one: Hearing, other: Hearing) -> bool:
    """Whether two hearings are on one day at one court, however its name is written."""
    return one.date is not None and one.date == other.date and _named(one.court) == _named(other.court)


def next_to_enter(hearings: Sequence[Hearing], present: Hearing) -> Hearing | None:
    """The next hearing of the same day and court whose result is not entered, by time; at the end, from the start.

    None when all are entered. One without a time comes last.
    """
    there = sorted((one for one in hearings if one.id != present.id and same_sitting(one, present)), key=_when)
    left = [one for one in there if not is_entered(one)]
    later = [one for one in left if _when(one) > _when(present)]
    return next(iter(later or left), None)


def _named(court: str | None) -> str:
    return " ".join((court or "").casefold().split())


def _when(hearing: Hearing) -> tuple[dt.time, str]:
    return (hearing.time or dt.time.max, hearing.id)
