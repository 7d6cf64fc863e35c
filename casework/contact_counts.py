"""How many contacts count in this month of an order, how many are due, and whether that is on track."""

import datetime as dt

import msgspec

from casework.case_file import CaseFile
from casework.contacts import Contact
from casework.local_rules import CONTACT_MONTH, DEFAULTS, LocalRules
from casework.orders import Order
from casework.standing import level_now, main_order, supervision_started, versions_of
from casework.words import day_month, weekday_day_month

ONE_WEEK = dt.timedelta(weeks=1)
BAIL_SUPPORT_A_WEEK = 3
"""Contacts a week under bail support where the requirement names no number. [K] Sheffield: "three contacts a week"."""


class Pace(msgspec.Struct, frozen=True):
    """How many contacts are due in each span, and from which day the present spans are counted."""

    due: int
    span: dt.timedelta
    counted_from: dt.date
    source_words: str  # "intensive level"
    rule: str = ""  # "level/intensive"; nothing for bail support

    @property
    def every(self) -> dt.timedelta:
        """The longest that may pass from one contact to the next, in whole days."""
        return dt.timedelta(days=max(1, self.span.days // max(1, self.due)))

    def words(self) -> str:
        """2 a month, enhanced level"""
        return f"{self.due} a {'week' if self.span == ONE_WEEK else 'month'}, {self.source_words}"


class ContactCount(msgspec.Struct, frozen=True):
    """Contacts counted from `starts` up to and without `due_by`."""

    done: int
    due: int
    starts: dt.date
    due_by: dt.date
    pace: Pace
    number: int  # which span it is since supervision began, the first being 1
    behind: bool
    on_licence: bool = False

    def title(self) -> str:
        """First month on licence; This month, from 9 November"""
        if self.pace.span == ONE_WEEK:
            return f"This week, from {weekday_day_month(self.starts)}"
        if self.number == 1:
            return "First month on licence" if self.on_licence else "First month of the order"
        return f"This month, from {day_month(self.starts)}"

    def figures(self) -> str:
        """6 of 12 contacts"""
        return f"{self.done} of {self.due} contacts"

    def track(self) -> str:
        return "behind" if self.behind else "on track"


def pace_now(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Pace | None:
    """The pace that the level asks for, or bail support; None where neither applies (no level, or in custody).

    Source: `casework.local_rules`, DOMAIN section 3, scaled approach. The first three months (or what the service has
    in their place) run from the start of supervision; the later pace is counted from their end.
    """
    order = main_order(case_file)
    started = supervision_started(case_file, order, today) if order else None
    if order is None or started is None or started > today or order.phase == "custody":
        return None
    if order.kind == "bail":
        return _bail_support(case_file, order, started)
    level = level_now(case_file)
    asked = rules.frequency(level, today, order.phase or "")
    if asked is None:
        return None
    later = asked.first_ends(started)
    if today < later:
        return Pace(asked.first, CONTACT_MONTH, started, f"{level} level", f"level/{level}")
    return Pace(asked.after, CONTACT_MONTH, later, f"{level} level", f"level/{level}")


def _bail_support(case_file: CaseFile, order: Order, started: dt.date) -> Pace | None:
    for one in case_file.requirements:
        if one.order == order.id and one.kind == "bail_support":
            return Pace(one.amount or BAIL_SUPPORT_A_WEEK, ONE_WEEK, one.start or started, "bail support")
    return None


def may_count(contact: Contact) -> bool:
    """Whether it would count if the child came: statutory, or, where nobody said, made under an order."""
    return bool(contact.order) if contact.statutory is None else contact.statutory


def counts(case_file: CaseFile, contact: Contact) -> bool:
    """Whether it counts: it may, the child came, and nobody has yet to choose between two versions of that."""
    return (
        may_count(contact) and contact.attendance == "attended" and not versions_of(case_file, contact.id, "attendance")
    )


def count_contacts(
    case_file: CaseFile, today: dt.date, counting: str = "", rules: LocalRules = DEFAULTS
) -> ContactCount | None:
    """Contacts of the present span; None where there is no pace.

    `counting` is the id of a contact to count as if the child had come: the one being written. Behind is fewer than
    the part of the span that has gone by, today included, would ask for.
    """
    pace = pace_now(case_file, today, rules)
    order = main_order(case_file)
    if pace is None or order is None:
        return None
    spans = (today - pace.counted_from) // pace.span
    starts = pace.counted_from + spans * pace.span
    due_by = starts + pace.span
    done = sum(
        one.date is not None and starts <= one.date < due_by and (counts(case_file, one) or one.id == counting)
        for one in case_file.contacts
    )
    gone = (today - starts).days + 1
    began = supervision_started(case_file, order, today) or starts
    return ContactCount(
        done=done,
        due=pace.due,
        starts=starts,
        due_by=due_by,
        pace=pace,
        number=(starts - began) // pace.span + 1,
        behind=done < pace.due * gone // pace.span.days,
        on_licence=order.phase == "licence",
    )
