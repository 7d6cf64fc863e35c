"""What a due line says on its right: when, and under it why or how soon."""

import datetime as dt

from casework.due import Due
from casework.words import clock, day_month_year, how_soon, near_date, overdue, weekday_day_month


def is_overdue(due: Due, today: dt.date) -> bool:
    return due.on < today


def when(due: Due, today: dt.date) -> str:
    """17 days overdue; 10am; By the end of today; Monday 30 November, 9:30am"""
    if due.on < today:
        return overdue((today - due.on).days)
    if due.on == today:
        return clock(due.at) if due.at else "By the end of today"
    day = near_date(due.on, today)
    return f"{day}, {clock(due.at)}" if due.at else day


def under(due: Due, today: dt.date) -> str:
    """was due Monday 9 November; Gannet House; 5 working days after the absence; in a week"""
    if due.on < today:
        far = due.on.year != today.year
        return f"was due {day_month_year(due.on) if far else weekday_day_month(due.on)}"
    if due.on == today:
        return due.place or due.why
    return due.why or how_soon(due.on, today)


def short_when(due: Due, today: dt.date) -> str:
    """For the caseload: 17 days overdue; Today, 10am; Tomorrow, noon; Tuesday 8 December"""
    if due.on <= today and not (due.on == today and due.at):
        return when(due, today)
    names = {0: "Today", 1: "Tomorrow"}
    day = names.get((due.on - today).days) or near_date(due.on, today)
    return f"{day}, {clock(due.at)}" if due.at else day
