"""Reports to a court: when to warn before one is due, and when one may be used again. Source: DOMAIN section 5."""

import datetime as dt
from collections.abc import Iterable

import msgspec

from casework.case_file import CaseFile
from casework.local_rules import DEFAULTS, LocalRules
from casework.words import day_month_year

FIRST, LAST = "report_first_warning", "report_last_warning"


def warning(due_on: dt.date, today: dt.date, rules: LocalRules = DEFAULTS) -> str:
    """What to say of a report that is due soon, "" while there is time: 5 and 2 working days before. [K]"""
    if today > due_on:
        return ""
    for name in (LAST, FIRST):
        before = rules.limit(name, due_on)
        if today >= before.after(due_on):
            return f"{before.words()} or less until the report is due"
    return ""


class Reuse(msgspec.Struct, frozen=True):
    """Whether a report may be used again, and why, in a sentence."""

    allowed: bool
    why: str


def may_be_reused(
    written_on: dt.date | None,
    signed: bool,
    changes: Iterable[dt.date],
    on: dt.date,
    rules: LocalRules = DEFAULTS,
    what: str = "report",
) -> Reuse:
    """Whether a report written then may be used at a hearing on that day, with an update in words.

    It is under 3 months old, quality was signed for, and nothing significant has changed since. Source: gov.uk, how to
    use reports [S37]. `changes` are the days on which something significant changed. `what` is what it is called: an
    assessment that a report rests on is held to the same.
    """
    if written_on is None:
        return Reuse(False, f"Nobody wrote down when the {what} was made")
    age = rules.limit("report_reuse", written_on)
    if on < written_on:
        return Reuse(False, f"The {what} is newer than the hearing")
    if on >= age.calendar_day(written_on):
        return Reuse(False, f"The {what} is {age.words()} old or older")
    if not signed:
        return Reuse(False, f"Nobody has signed for the quality of the {what}")
    since = min((day for day in changes if written_on <= day <= on), default=None)
    if since:
        return Reuse(False, f"Something significant changed on {day_month_year(since)}")
    return Reuse(True, f"The {what} is under {age.words()} old: give the court an update in words")


def significant_changes(case_file: CaseFile) -> tuple[dt.date, ...]:
    """The days on which something changed that asks for a review: a new offence, care, address, custody, an alert.

    Source: DOMAIN section 3, review cadence, triggers [K]: those of them that the record has dates for.
    """
    days = [one.committed_on for one in case_file.offences]
    days += [one.since for one in case_file.addresses if one.kind in ("home", "placement", "bail")]
    days += [one.since for one in case_file.alerts if one.kind in ("safety", "exploitation", "missing")]
    days += [case_file.person.care_status_since]
    days += [day for one in case_file.orders for day in (one.made_on, one.ended_on)]
    return tuple(sorted({day for day in days if day}))
