"""Dates, times, counts and names as people read them. Days and months are named here, never by the locale."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol

from casework import dates
from casework.people import OtherName
from casework.working_days import is_working_day, working_days_between

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
ORDINALS = ("", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
HALF_A_YEAR = 6
"""How many months before somebody is 18 their age begins to say so."""


class Named(Protocol):
    """Whoever has a legal name and may prefer another: `Person`, or a row of the caseload."""

    @property
    def first_names(self) -> str | None: ...
    @property
    def surname(self) -> str | None: ...
    @property
    def preferred_name(self) -> str | None: ...


def weekday_date(day: dt.date) -> str:
    """Thursday 26 November 2026"""
    return f"{WEEKDAYS[day.weekday()]} {day_month_year(day)}"


def weekday_day_month(day: dt.date) -> str:
    """Thursday 26 November"""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day)}"


def day_month_year(day: dt.date) -> str:
    """26 November 2026"""
    return f"{day_month(day)} {day.year}"


def day_month(day: dt.date) -> str:
    """26 November"""
    return f"{day.day} {MONTHS[day.month - 1]}"


def month_year(day: dt.date) -> str:
    """November 2026"""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_date(day: dt.date) -> str:
    """26 Nov 2026, for tables"""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def short_weekday(day: dt.date) -> str:
    """Thu 26 Nov, for lists"""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def near_date(day: dt.date, today: dt.date) -> str:
    """Thursday 3 December if it is within 60 days; else 9 August, or 9 August 2027"""
    if abs((day - today).days) <= 60:
        return weekday_day_month(day)
    return day_month(day) if day.year == today.year else day_month_year(day)


def clock(time: dt.time) -> str:
    """9:41am, 10am, noon, midnight"""
    if time.minute == 0 and time.hour in (0, 12):
        return "noon" if time.hour else "midnight"
    minutes = f":{time.minute:02}" if time.minute else ""
    return f"{time.hour % 12 or 12}{minutes}{'am' if time.hour < 12 else 'pm'}"


def clock_24(time: dt.time) -> str:
    """16:00, for court papers"""
    return f"{time.hour:02}:{time.minute:02}"


def moment(then: dt.datetime, now: dt.datetime) -> str:
    """today at 9:18am, yesterday at 4pm, Thursday 26 November at 9:18am (with the year if it is another)

    Both with an offset, or both without. With one, `then` is told by the clock of `now`.
    """
    if then.tzinfo and now.tzinfo:
        then = then.astimezone(now.tzinfo)
    day, time = then.date(), clock(then.time())
    days_ago = (now.date() - day).days
    if days_ago in (0, 1, -1):
        return f"{ {0: 'today', 1: 'yesterday', -1: 'tomorrow'}[days_ago] } at {time}"
    return f"{weekday_day_month(day) if day.year == now.year else weekday_date(day)} at {time}"


def count(number: int, one: str, many: str | None = None) -> str:
    """3 changes, 1 change; `many` where adding an s is wrong: count(2, "child", "children")"""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def overdue(days: int) -> str:
    """17 days overdue"""
    return f"{count(days, 'day')} overdue"


def how_soon(day: dt.date, today: dt.date) -> str:
    """How far away a day is: today, tomorrow, in 2 working days, in a week, in 12 days, in 5 weeks, 3 days ago."""
    days = (day - today).days
    if days < 0:
        return "yesterday" if days == -1 else f"{-days} days ago"
    if days <= 1:
        return "tomorrow" if days else "today"
    if days % 7 == 0:
        return "in a week" if days == 7 else f"in {days // 7} weeks"
    if days < 7 and is_working_day(day):
        working = working_days_between(today, day)
        return "the next working day" if working == 1 else f"in {working} working days"
    return f"in {days} days" if days < 28 else f"in about {round(days / 7)} weeks"


def listed(words: Sequence[str]) -> str:
    """a, b and c"""
    return " and ".join(part for part in (", ".join(words[:-1]), *words[-1:]) if part)


def age(born: dt.date, today: dt.date) -> int:
    """Whole years lived."""
    return dates.age(born, today)


def age_words(born: dt.date | None, today: dt.date, estimated: bool | None = False) -> str:
    """16, born 17 October 2010; and in the half year before it: 17, turns 18 on 26 December"""
    if born is None:
        return "Not recorded"
    years, adult = dates.age(born, today), dates.birthday(born, 18)
    if dates.add_months(adult, -HALF_A_YEAR) <= today < adult:
        return f"{years}, turns 18 on {day_month(adult)}"
    return f"{years}, born {'about ' if estimated else ''}{day_month_year(born)}"


def full_name(person: Named) -> str:
    """The legal name: Juniper Vexley"""
    return _joined(" ", person.first_names, person.surname) or "Name not recorded"


def everyday_name(person: Named) -> str:
    """The preferred name, or else the first first name, with the surname: Fen Blackwater-Lisle"""
    return _joined(" ", _called(person), person.surname) or "Name not recorded"


def listed_name(person: Named) -> str:
    """As lists sort it: Vexley, Juniper"""
    return _joined(", ", person.surname, person.first_names) or "Name not recorded"


def known_as(person: Named, other_names: Iterable[OtherName] = ()) -> str:
    """The preferred name if it differs from the legal one, or else an alias in use; or nothing."""
    preferred = (person.preferred_name or "").strip()
    legal = (person.first_names or "").strip()
    if preferred:
        return "" if preferred.casefold() in (legal.casefold(), full_name(person).casefold()) else preferred
    aliases = (one for one in other_names if one.kind == "alias" and one.until is None)
    return next((name for one in aliases if (name := _joined(" ", one.first_names, one.surname))), "")


def letter_name(person: Named) -> str:
    """What a letter calls the child after "Dear", and a page after the first full name: Fen"""
    return _called(person) or full_name(person)


def _called(person: Named) -> str:
    first = (person.first_names or "").split()
    return (person.preferred_name or "").strip() or (first[0] if first else "")


def _joined(between: str, *parts: str | None) -> str:
    return between.join(part.strip() for part in parts if part and part.strip())
