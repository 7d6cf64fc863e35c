"""What is due because of an order: reviews, panels, closing, and becoming 18 while it runs."""

import datetime as dt
from collections.abc import Iterator

from casework.case_file import CaseFile
from casework.dates import birthday
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.orders import Judgement, Order
from casework.standing import home_now, is_planned, main_order, order_words, orders_running, supervision_started, within
from casework.words import day_month, day_month_year
from casework.working_days import next_working_day

DONE = ("submitted", "countersigned", "imported")
SUPERVISED = ("yro", "yro_iss", "referral_order", "dto", "section_250", "reparation_order")
REVIEWED = ("yro", "yro_iss", "dto", "section_250")
"""Orders whose plan the worker reviews; a referral order's contract is reviewed by its panel."""
NEAR_A_QUARTER = 7
"""Within how many days a review set by hand is still the one that comes every 3 months."""


def plan_review(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """The plan and assessment are reviewed every 3 months from the start of the order.

    A review stage that is open with a date of its own comes first, then the date set in the open targets of the plan,
    else 3 months after the last review, or after the start. Source: gov.uk case management guidance: 3 months, or on
    significant change.
    """
    draft = next((one for one in case_file.judgements if _open(one, "review") and one.due_on), None)
    order = next((one for one in orders_running(case_file) if one.kind in REVIEWED), None)
    if order is None and draft is None:
        return
    started = supervision_started(case_file, order, today) if order else None
    on, since = _review_day(case_file, draft, started, rules)
    if on is None or (order and order.end and on > order.end):
        return
    yield Due(
        case=case_file.case_id,
        kind="plan_review",
        what="Review the plan",
        why=_why_then(started, on, rules),
        on=on,
        icon="list",
        record=draft.id if draft else None,
        thing="Plan review",
        about=within(order_words(order)) if order else "",
        rule="plan_review" if since else "",
        set_off=since,
    )


def _open(stage: Judgement, name: str) -> bool:
    return stage.stage == name and stage.state not in DONE


def _review_day(
    case_file: CaseFile, draft: Judgement | None, started: dt.date | None, rules: LocalRules
) -> tuple[dt.date | None, dt.date | None]:
    """The day, and the day it is counted from where the rule makes it and nobody chose it."""
    if draft and draft.due_on:
        return next_working_day(draft.due_on), None
    done = [one for one in case_file.judgements if one.stage == "review" and one.state in DONE]
    reviewed = max((day for one in done if (day := one.countersigned_on or one.started_on)), default=dt.date.min)
    in_plan = [one.review_on for one in case_file.plan_targets if one.review_on and one.state in (None, "open")]
    if coming := [day for day in in_plan if day > reviewed]:
        return next_working_day(min(coming)), None
    since = max(reviewed, started) if started else None
    return (rules.limit("plan_review", since).after(since), since) if since else (None, None)


def _why_then(started: dt.date | None, on: dt.date, rules: LocalRules) -> str:
    if started:
        every = rules.limit("plan_review", started)
        quarters = (every.times(count).calendar_day(started) for count in range(1, 13))
        if any(abs((on - day).days) <= NEAR_A_QUARTER for day in quarters):
            return f"every {every.words()} from the start of the order"
    return "the day set for it"


def panel(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """The first panel of a referral order within 20 working days, then one at least every 3 months.

    Not where a panel is planned already. Source: [K] referral order guidance.
    """
    order = next((one for one in orders_running(case_file) if one.kind == "referral_order"), None)
    panels = [one for one in case_file.contacts if one.kind == "panel" and one.date]
    if order is None or order.made_on is None or any(is_planned(one) for one in panels):
        return
    held = max((one.date for one in panels if one.date and one.attendance == "attended"), default=None)
    name, since = ("panel_review", held) if held else ("first_panel", order.made_on)
    within_limit = rules.limit(name, since)
    on = within_limit.after(since)
    if order.end and on > order.end:
        return
    yield Due(
        case=case_file.case_id,
        kind=name,
        what="Hold the panel review" if held else "Hold the first panel",
        why=f"{within_limit.words()} from {'the last panel' if held else 'the order'}",
        on=on,
        icon="users",
        record=order.id,
        thing="Panel review" if held else "First panel",
        about="referral order",
        rule=name,
        set_off=since,
    )


def closure_assessment(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """The closure stage is complete 23 days before the order ends.

    Source: [K] local rule; elsewhere 10 to 20 working days.
    """
    draft = next((one for one in case_file.judgements if _open(one, "closure")), None)
    for order in orders_running(case_file):
        if order.kind in SUPERVISED and order.end:
            if closure_stages(case_file, order):
                return
            before = rules.limit("closure_assessment", order.end)
            yield Due(
                case=case_file.case_id,
                kind="closure_assessment",
                what="Complete the closure assessment",
                why=f"{before.words()} before the order ends",
                on=before.after(order.end),
                icon="book-open",
                record=draft.id if draft else None,
                thing="Closure assessment",
                about=f"order ends {_plain(order.end, today)}",
                rule="closure_assessment",
                set_off=order.end,
            )
            return


def stage_day(stage: Judgement) -> dt.date | None:
    """The day on which a stage of assessment was done."""
    return stage.countersigned_on or stage.started_on


def closure_stages(case_file: CaseFile, order: Order) -> list[Judgement]:
    """The complete closure stages of an order: not one from before it was made, which closed another."""
    made = order.made_on or dt.date.min
    return [
        one
        for one in case_file.judgements
        if one.stage == "closure" and one.state in DONE and (stage_day(one) or made) >= made
    ]


def _plain(day: dt.date, today: dt.date) -> str:
    return day_month(day) if day.year == today.year else day_month_year(day)


def order_end(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """An order ends on its last day, which need not be a working day; then it is closed. Source: the order."""
    for order in orders_running(case_file):
        if order.end is None:
            continue
        caution = order.kind == "youth_conditional_caution"
        yield Due(
            case=case_file.case_id,
            kind="order_end",
            what="Check that the conditions were kept" if caution else "Close the order",
            why=f"the {'caution' if caution else 'order'} ends",
            on=order.end,
            icon="folder",
            record=order.id,
            thing="End of the caution" if caution else "End of the order",
            about=within(order_words(order)),
        )


def eighteenth_birthday(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """Becoming 18 before the order ends: by then it is settled who takes over. Source: [K] transition to adults."""
    order, born = main_order(case_file), case_file.person.date_of_birth
    if order is None or order.end is None or born is None:
        return
    adult = birthday(born, 18)
    if today <= adult < order.end:
        before = rules.limit("adult_move", adult)
        yield Due(
            case=case_file.case_id,
            kind="eighteenth_birthday",
            what="Settle the move to adult services",
            why="turns 18 before the order ends",
            on=adult,
            icon="user",
            thing="18th birthday",
            about=f"18 on {day_month(adult)}",
            rule="adult_move",
            set_off=adult,
            from_day=before.calendar_day(adult),
        )


def accommodation_check(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """A placement after release is looked at and judged within 8 days of moving in, or of release if that is later.

    Source: [K] local rule, for indicator 1 (suitable accommodation after custody).
    """
    order, place = main_order(case_file), home_now(case_file, today)
    if order is None or order.phase != "licence" or place is None or place.kind != "placement":
        return
    released = supervision_started(case_file, order, today)
    moved_in = max((day for day in (place.since, released) if day), default=None)
    if moved_in is None or place.suitability not in (None, "not_assessed"):
        return
    check = rules.limit("accommodation_check", moved_in)
    yield Due(
        case=case_file.case_id,
        kind="accommodation_check",
        what="Check the accommodation is suitable",
        why=f"{check.words()} after moving in",
        on=check.after(moved_in),
        icon="house",
        record=place.id,
        thing="Accommodation check",
        about="not assessed yet",
        rule="accommodation_check",
        set_off=moved_in,
    )
