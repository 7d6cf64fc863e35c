"""Dates and times as people type them: "26 nov", "26/11", "yesterday", "mon"; "10.05", "1005", "4:30pm".

Order is always day, month, year. Whatever is understood is shown again in full beside the field, so a guess
(which year, which Monday) is in view before it is saved.
"""

import datetime as dt
import re
from typing import Generic, TypeVar

import msgspec

from casework.words import MONTHS, WEEKDAYS, weekday_date

T = TypeVar("T")

DATE_HINT = "Enter a date like 26 November 2026, 26/11 or today."
TIME_HINT = "Enter a time like 10:05, 1005 or 4:30pm."
NEAR_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
TIME_WORDS = {"noon": dt.time(12), "midday": dt.time(12), "midnight": dt.time(0)}
YEARS_AHEAD = 20
"""A year typed with two digits lies at most this far ahead: in 2026, 46 is 2046 and 47 is 1947."""
FIRST_YEAR = 1900

_DATE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)? (\d{1,2}|[a-z]{3,9})(?: (\d{4}|\d{2}))?")
_MONTH_FIRST = re.compile(r"([a-z]{3,9}) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TIME = re.compile(r"(\d{1,2})(?:[.:h]?(\d{2}))? ?(am|pm)?")


class Typed(msgspec.Struct, Generic[T], frozen=True):
    """What was understood, or a sentence that says why not. Nothing typed: neither."""

    value: T | None = None
    problem: str = ""


def typed_date(text: str, today: dt.date, *, ahead: bool = False) -> Typed[dt.date]:
    """Read a date. Without a year it is the one nearest to today.

    A weekday alone is the last one, today included; with `ahead` the coming one, as in a field for plans.
    "last mon" is before today and "next mon" after it.
    """
    plain = " ".join(re.sub(r"[\s/.,\\]+", " ", text.casefold()).split())
    if not plain:
        return Typed()
    if plain in NEAR_WORDS:
        return Typed(today + dt.timedelta(days=NEAR_WORDS[plain]))
    if iso := _ISO.fullmatch(plain):
        return _day(*(int(part) for part in iso.groups()))
    weekday, rest = _weekday_and_rest(plain.replace("-", " "))
    if weekday is not None and rest in ("", "last", "next"):
        return Typed(_by_weekday(weekday, rest or ("coming" if ahead else "latest"), today))
    return _agreeing(_day_and_month(rest, today), weekday)


def typed_time(text: str) -> Typed[dt.time]:
    """Read a time of day. Without am or pm it is read by the 24-hour clock."""
    plain = " ".join(text.casefold().replace("a.m.", "am").replace("p.m.", "pm").split())
    if not plain:
        return Typed()
    if plain in TIME_WORDS:
        return Typed(TIME_WORDS[plain])
    found = _TIME.fullmatch(plain)
    if not found:
        return Typed(problem=TIME_HINT)
    hour, minute, half = int(found[1]), int(found[2] or 0), found[3]
    if half and hour == 12:
        hour = 0
    if half == "am" and hour > 12:
        return Typed(problem=f"There is no {found[1]}am. {TIME_HINT}")
    if half == "pm" and hour < 12:
        hour += 12
    if hour > 23 or minute > 59:
        return Typed(problem=f"The day has no such time. {TIME_HINT}")
    return Typed(dt.time(hour, minute))


def _weekday_and_rest(plain: str) -> tuple[int | None, str]:
    """The weekday named in `plain`, if one is, and what else was typed: "thu 26 nov" -> 3, "26 nov"."""
    others = []
    weekday = None
    for word in plain.split():
        named = _named(word, WEEKDAYS)
        if named is None:
            others.append(word)
        else:
            weekday = named
    return weekday, " ".join(others)


def _named(word: str, names: tuple[str, ...]) -> int | None:
    """Which name `word` is, or is the beginning of: at least three letters ("sept", "thurs", "weds")."""
    if len(word) < 3:
        return None
    begins = (word, word.removesuffix("s")) if len(word) > 3 else (word,)
    return next((at for at, name in enumerate(names) if name.casefold().startswith(begins)), None)


def _by_weekday(weekday: int, which: str, today: dt.date) -> dt.date:
    back = (today.weekday() - weekday) % 7
    if which == "latest":
        return today - dt.timedelta(days=back)
    if which == "last":
        return today - dt.timedelta(days=back or 7)
    forward = (weekday - today.weekday()) % 7
    return today + dt.timedelta(days=forward if which == "coming" else forward or 7)


def _day_and_month(plain: str, today: dt.date) -> Typed[dt.date]:
    if found := _DATE.fullmatch(plain):
        day, month_typed, year = found.groups()
    elif found := _MONTH_FIRST.fullmatch(plain):
        month_typed, day, year = found.groups()
    else:
        return Typed(problem=DATE_HINT)
    named = _named(month_typed, MONTHS)
    if named is None and not month_typed.isdigit():
        return Typed(problem=DATE_HINT)
    month = int(month_typed) if named is None else named + 1
    if year:
        return _day(_full_year(year, today), month, int(day))
    return _nearest(int(day), month, today)


def _full_year(typed: str, today: dt.date) -> int:
    if len(typed) == 4:
        return int(typed)
    century = today.year - today.year % 100
    year = century + int(typed)
    return year if year <= today.year + YEARS_AHEAD else year - 100


def _nearest(day: int, month: int, today: dt.date) -> Typed[dt.date]:
    """The day and month in the year that brings it nearest to today; of two as near, the past one."""
    tried = [_day(year, month, day) for year in (today.year - 1, today.year, today.year + 1)]
    real = [one for one in tried if one.value]
    return min(real, key=lambda one: abs(((one.value or today) - today).days)) if real else tried[1]


def _day(year: int, month: int, day: int) -> Typed[dt.date]:
    if year < FIRST_YEAR:
        return Typed(problem=f"The year {year} is too long ago. Enter it with four digits, like 2026.")
    if not 1 <= month <= 12:
        return Typed(problem=f"There is no month {month}. Dates are day, month, year.")
    try:
        return Typed(dt.date(year, month, day))
    except ValueError:
        return Typed(problem=f"{_month_of(month, year)} has no day {day}.")


def _month_of(month: int, year: int) -> str:
    return f"{MONTHS[month - 1]} {year}" if month == 2 else MONTHS[month - 1]


def _agreeing(date: Typed[dt.date], weekday: int | None) -> Typed[dt.date]:
    """A weekday typed with a date must be the right one: a slip in either would put a visit on the wrong day."""
    if date.value is None or weekday is None or date.value.weekday() == weekday:
        return date
    return Typed(problem=f"That day is {weekday_date(date.value)}, not a {WEEKDAYS[weekday]}.")
