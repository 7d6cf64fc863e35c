"""What is odd about the requirements of an order: too much of one, one without another, dates that do not fit."""

import datetime as dt
from collections.abc import Iterator

from casework.code_lists import words
from casework.dates import age
from casework.findings import Finding, Weight
from casework.orders import Order, Requirement
from casework.requirement_limits import (
    AMOUNTS,
    BESIDE,
    INTENSIVE,
    MORE_DAYS,
    SCHEDULE_6,
    UNPAID_WORK_AGES,
    Amount,
    curfew_rule,
)
from casework.standing import within
from casework.words import listed

HOURS_A_DAY = 24
HOURS_A_WEEK = 168
CALENDAR = "the calendar"
TOGETHER = "CJIA 2008, schedule 1, paragraphs 3 and 6 [S33]"


def requirement_findings(
    order: Order, requirements: tuple[Requirement, ...], born: dt.date | None
) -> Iterator[Finding]:
    """Everything odd about the requirements of one order. Source: DOMAIN section 4, YRO requirements."""
    convicted = order.convicted_on or order.made_on
    for one in requirements:
        yield from _itself(one)
        yield from _inside(order, one)
        if one.kind == "curfew" and convicted:
            yield from _curfew(one, convicted)
    if convicted:
        yield from _totals(order, requirements, born, convicted)
    if order.kind in ("yro", "yro_iss"):
        yield from _together(order, requirements)


def _itself(one: Requirement) -> Iterator[Finding]:
    """What no requirement can be: ending before it begins, less than nothing, a day of more than 24 hours."""
    if one.start and one.end and one.end < one.start:
        sentence = "The requirement must end on or after the day it starts"
        yield Finding("dates_in_order", one.id, "end", sentence, CALENDAR, Weight.CANNOT_BE)
    for field, value in (("amount", one.amount), ("done", one.done)):
        if value is not None and value < 0:
            sentence = "Nobody can be asked for, or have done, less than nothing"
            yield Finding("less_than_nothing", one.id, field, sentence, CALENDAR, Weight.CANNOT_BE)
    for field, hours, most in (
        ("hours_a_day", one.hours_a_day, HOURS_A_DAY),
        ("hours_a_week", one.hours_a_week, HOURS_A_WEEK),
    ):
        if hours is not None and not 0 <= hours <= most:
            span = "day" if most == HOURS_A_DAY else "week"
            sentence = f"A {span} has {most} hours"
            yield Finding("hours_there_are", one.id, field, sentence, CALENDAR, Weight.CANNOT_BE)


def _inside(order: Order, one: Requirement) -> Iterator[Finding]:
    """Each requirement has dates of its own, and they lie within those of the order."""
    last = max((day for day in (order.end, order.original_end) if day), default=None)
    if last and one.end and one.end > last:
        sentence = "The requirement ends after the order does"
        yield Finding("outside_the_order", one.id, "end", sentence, "DOMAIN section 4: each requirement has own dates")
    if order.made_on and one.start and one.start < order.made_on:
        sentence = "The requirement starts before the order was made"
        yield Finding(
            "outside_the_order", one.id, "start", sentence, "DOMAIN section 4: each requirement has own dates"
        )


def _curfew(one: Requirement, convicted: dt.date) -> Iterator[Finding]:
    """A curfew: 16 hours a day, 20 for those convicted since 28 June 2022; 112 a week."""
    rule = curfew_rule(convicted)
    for field, hours, most, span in (
        ("hours_a_day", one.hours_a_day, rule.hours_a_day, "day"),
        ("hours_a_week", one.hours_a_week, rule.hours_a_week, "week"),
    ):
        if hours is not None and hours > most:
            sentence = f"For this conviction a curfew holds for at most {most} hours a {span}"
            yield Finding("curfew_hours", one.id, field, sentence, rule.source, Weight.AGAINST_THE_LAW)


def _totals(
    order: Order, requirements: tuple[Requirement, ...], born: dt.date | None, convicted: dt.date
) -> Iterator[Finding]:
    """How much of each kind the order asks for in all. Age is that at conviction."""
    years = age(born, convicted) if born and born <= convicted else None
    for rule in AMOUNTS:
        if not rule.holds(convicted, years):
            continue
        asked = [one for one in requirements if one.kind == rule.requirement and one.amount and one.amount > 0]
        counted = [one for one in asked if one.unit in (rule.unit, None)]
        total = sum(one.amount or 0 for one in counted)
        if counted and (total < rule.least or (rule.most and total > rule.most)):
            weight = Weight.ADVICE if _in_pilot(rule, order, total) else rule.weight
            yield Finding("amount", order.id, "kind", _amount_sentence(rule, total, order), rule.source, weight)
        for one in asked:
            if one not in counted:
                name = words("requirement", rule.requirement)
                yield Finding("unit", one.id, "unit", f"{name} is counted in {rule.unit}", rule.source)
    if years is not None and years not in UNPAID_WORK_AGES:
        for one in requirements:
            if one.kind == "unpaid_work":
                sentence = "Unpaid work is only for those who were 16 or 17 when convicted"
                yield Finding("unpaid_work_age", one.id, "kind", sentence, SCHEDULE_6, Weight.AGAINST_THE_LAW)


def _in_pilot(rule: Amount, order: Order, total: int) -> bool:
    """Whether more days than usual may be what the pilot of intensive supervision allowed in its areas."""
    pilot = order.made_on is not None and MORE_DAYS[0] <= order.made_on <= MORE_DAYS[1]
    return rule.requirement == "extended_activity" and total > rule.most and pilot


def _amount_sentence(rule: Amount, total: int, order: Order) -> str:
    name = words("requirement", rule.requirement)
    most = f"at most {rule.most}" if not rule.least else f"from {rule.least} to {rule.most}"
    also = "; more only in the areas of the pilot" if _in_pilot(rule, order, total) else ""
    return f"{name} is {most} {rule.unit} in all, and the order asks for {total}{also}"


def _together(order: Order, requirements: tuple[Requirement, ...]) -> Iterator[Finding]:
    """Extended activity comes with supervision and a curfew, and only with intensive supervision; and the other way."""
    kinds = {one.kind for one in requirements}
    needed = list(INTENSIVE) if order.kind == "yro_iss" and kinds else []
    for kind, groups in BESIDE.items():
        if kind in kinds:
            needed += [group for group in groups if group not in needed]
    for group in needed:
        if not kinds & set(group):
            names = listed([within(words("requirement", one)) for one in group]).replace(" and ", " or ")
            sentence = f"Intensive supervision needs {names} in the same order"
            yield Finding("beside", order.id, "kind", sentence, TOGETHER, Weight.AGAINST_THE_LAW)
    if order.kind == "yro" and "extended_activity" in kinds:
        sentence = "Extended activity is only in an order with intensive supervision"
        yield Finding("extended_without_iss", order.id, "kind", sentence, SCHEDULE_6, Weight.AGAINST_THE_LAW)
