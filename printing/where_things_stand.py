"""Where things stand: for each area of the case what is so now, and the next step with who and when."""

import datetime as dt
from collections.abc import Iterator

from casework import dates
from casework import words as said
from casework.case_file import CaseFile
from casework.code_lists import words as code
from casework.contacts import Contact
from casework.orders import Judgement, Requirement
from casework.standing import (
    home_now,
    is_planned,
    judgement_now,
    level_now,
    main_order,
    orders_running,
    requirements_of,
    within,
)
from printing.addresses import address_lines
from printing.content import Run, Standing, Words, words
from printing.not_printed import Guard, is_current
from printing.wording import NBSP, NOT_RECORDED, clean, counted, long_date, short_date, short_name

NONE_RECORDED = "None recorded"
HELD_BACK = "Address held in the record, not printed here"
NOT_PRINTED_AREAS = ("health",)  # alerts about health are for named roles
EIGHTEEN = 18


def where_things_stand(case_file: CaseFile, guard: Guard, today: dt.date) -> tuple[Standing, ...]:
    """The rows, in fixed order. An area the record says nothing of says so; only Transition can be absent."""
    return tuple(_rows(case_file, guard, today))


def _rows(case_file: CaseFile, guard: Guard, today: dt.date) -> Iterator[Standing]:
    yield _judgements(case_file, today)
    yield _order(case_file, guard, today)
    yield _contacts(case_file, guard, today)
    yield _court(case_file, guard, today)
    yield _home(case_file, guard, today)
    yield _care(case_file, guard, today)
    yield _school(case_file, guard)
    yield _alerts(case_file, guard, today)
    if transition := _transition(case_file, guard, today):
        yield transition


def _judgements(case_file: CaseFile, today: dt.date) -> Standing:
    judged = judgement_now(case_file)
    under_way = next(
        (one for one in case_file.judgements if not one.countersigned_on and one.state != "imported"), None
    )
    reviews = sorted(one.review_on for one in case_file.plan_targets if one.review_on and one.state == "open")
    steps = [f"Plan review: {short_date(reviews[0])}{_overdue(reviews[0], today)}"] if reviews else []
    if under_way and under_way.due_on:
        stage = code("assessment_stage", under_way.stage)
        who = f"{short_name(under_way.author)}, " if under_way.author else ""
        steps.insert(0, f"{stage} stage: {who}{short_date(under_way.due_on)}{_overdue(under_way.due_on, today)}")
    return Standing("Judgements", _judged(judged) if judged else words(NOT_RECORDED), "; ".join(steps) or NONE_RECORDED)


def _judged(judgement: Judgement) -> Words:
    runs: list[Run] = []
    for title, value in (
        ("Reoffending ", judgement.reoffending),
        ("Serious harm to others ", judgement.serious_harm),
        ("Safety and wellbeing ", judgement.safety),
    ):
        runs += [Run(title), Run(within(code("judgement", value) or NOT_RECORDED), bold=True), Run(". ")]
    if judgement.countersigned_on is None:
        return (*runs, Run("Not countersigned"))
    by = f" by {short_name(judgement.countersigned_by)}" if judgement.countersigned_by else ""
    return (*runs, Run(f"Countersigned{by} {short_date(judgement.countersigned_on)}"))


def _order(case_file: CaseFile, guard: Guard, today: dt.date) -> Standing:
    order = main_order(case_file)
    if order is None:
        return Standing("Order", words("No order in force is recorded"), NONE_RECORDED)
    required = [_required(one) for one in requirements_of(case_file, order)]
    others = [f"Also {within(code('disposal', one.kind))}" for one in orders_running(case_file) if one.id != order.id]
    now = ". ".join([*_together(required), *others]) or "No requirements are recorded"
    step = f"Ends {short_date(order.end)}" if order.end else NONE_RECORDED
    return Standing("Requirements", words(now), step)


def _required(requirement: Requirement) -> str:
    kind = code("requirement", requirement.kind) or "Requirement"
    if not requirement.amount:
        return kind
    unit = code("unit", requirement.unit)
    done = requirement.done if requirement.done is not None else 0
    return f"{kind}: {done} of {requirement.amount}{NBSP}{unit} done"


def _together(required: list[str]) -> list[str]:
    """The same words once, with a count: `Licence condition (4)`."""
    return [one if required.count(one) == 1 else f"{one} ({required.count(one)})" for one in dict.fromkeys(required)]


def _contacts(case_file: CaseFile, guard: Guard, today: dt.date) -> Standing:
    month = [
        one
        for one in case_file.contacts
        if one.statutory and one.date and (one.date.year, one.date.month) == (today.year, today.month)
    ]
    past = [one for one in month if one.attendance]
    kept = sum(one.attendance == "attended" for one in past)
    missed = sum(one.attendance == "unacceptable_absence" for one in past)
    now = f"{said.MONTHS[today.month - 1]}: {kept} of {counted(len(past), 'statutory contact')} kept"
    if missed:
        now += f", {counted(missed, 'unacceptable absence')}"
    if level := level_now(case_file):
        now = f"Level {within(code('level', level))}. {now}"
    coming = [one for one in case_file.contacts if is_planned(one) and one.date and one.date >= today]
    return Standing("Contacts", words(now), _next_contact(coming[-1], guard) if coming else NONE_RECORDED)


def _next_contact(contact: Contact, guard: Guard) -> str:
    assert contact.date is not None  # the caller chose those with a day
    kind = code("contact_kind", contact.kind) or "Contact"
    who = f"{short_name(contact.worker)}, " if contact.worker else ""
    at = f", {said.clock_24(contact.start)}" if contact.start else ""
    return f"{kind}: {who}{short_date(contact.date)}{at}"


def _court(case_file: CaseFile, guard: Guard, today: dt.date) -> Standing:
    past = [one for one in case_file.hearings if one.date and (one.date < today or one.result)]
    coming = [one for one in case_file.hearings if one.date and one.date >= today and not one.result]
    now = words("No hearing is recorded")
    if past:
        last = past[0]
        assert last.date is not None  # chosen by its day
        now = words(
            f"Last at {guard.passed(last.court) or 'court'} on {short_date(last.date)}"
            + (f". {code('remand', last.remand)}" if last.remand and last.remand != "not_applicable" else "")
        )
    if not coming:
        return Standing("Court", now, NONE_RECORDED)
    soon = coming[-1]
    assert soon.date is not None  # chosen by its day
    at = f", {said.clock_24(soon.time)}" if soon.time else ""
    kind = code("hearing_kind", soon.kind) or "Hearing"
    step = f"{kind}: {guard.passed(soon.court) or 'court not recorded'}, {short_date(soon.date)}{at}"
    if soon.report_due:
        step += f"; {within(code('report_kind', soon.report_ordered)) or 'report'} due {short_date(soon.report_due)}"
    return Standing("Court", now, step)


def _home(case_file: CaseFile, guard: Guard, today: dt.date) -> Standing:
    home = home_now(case_file, today)
    if home is None:
        return Standing("Home", words(NOT_RECORDED), NONE_RECORDED)
    where = ", ".join(address_lines(home))
    parts = [HELD_BACK if guard.protected.gives_away(where) else where or NOT_RECORDED]
    if home.kind == "placement":
        parts.append("Placement")
    lives_with = [within(clean(one.relation or "")) for one in case_file.relationships if one.lives_with]
    if lives_with:
        parts.append(f"Lives with {said.listed([one for one in lives_with if one]) or 'family'}")
    if home.suitability and home.suitability != "not_assessed":
        parts.append(code("suitability", home.suitability))
    step = "Suitability to be assessed" if home.suitability in (None, "", "not_assessed") else NONE_RECORDED
    return Standing("Home", words(". ".join(parts)), step)


def _care(case_file: CaseFile, guard: Guard, today: dt.date) -> Standing:
    person = case_file.person
    since = f" since {short_date(person.care_status_since)}" if person.care_status_since else ""
    now = code("care_status", person.care_status) + since if person.care_status else NOT_RECORDED
    who = [
        f"{clean(one.role or 'Professional')}: {short_name(one.name or NOT_RECORDED)}"
        for one in case_file.professionals
        if is_current(one.since, one.until, today) and "social work" in (one.role or "").casefold()
    ]
    return Standing("Care", words(now), "; ".join(who) or NONE_RECORDED)


def _school(case_file: CaseFile, guard: Guard) -> Standing:
    person = case_file.person
    now = ". ".join(
        part.rstrip(".") for part in (guard.passed(person.education), guard.passed(person.education_note)) if part
    )
    return Standing("School or work", words(now or NOT_RECORDED), NONE_RECORDED)


def _alerts(case_file: CaseFile, guard: Guard, today: dt.date) -> Standing:
    current = [
        one for one in case_file.alerts if is_current(one.since, one.until, today) and one.kind not in NOT_PRINTED_AREAS
    ]
    now = ". ".join(f"{code('alert_kind', one.kind)}: {guard.passed(one.text).rstrip('.')}" for one in current)
    reviews = sorted(one.review_on for one in current if one.review_on)
    step = f"Review: {short_date(reviews[0])}{_overdue(reviews[0], today)}" if reviews else NONE_RECORDED
    return Standing("Alerts", words(now or NONE_RECORDED), step)


def _transition(case_file: CaseFile, guard: Guard, today: dt.date) -> Standing | None:
    """Only where the child turns 18 before the order ends: adult services have to be told in time."""
    order, born = main_order(case_file), case_file.person.date_of_birth
    if order is None or order.end is None or born is None:
        return None
    adult = dates.birthday(born, EIGHTEEN)
    if not today <= adult <= order.end:
        return None
    advisers = [
        f"{clean(one.role or '')}: {short_name(one.name or NOT_RECORDED)}"
        for one in case_file.professionals
        if is_current(one.since, one.until, today) and "adviser" in (one.role or "").casefold()
    ]
    return Standing(
        "Transition", words(f"18 on {long_date(adult)}, before the order ends"), "; ".join(advisers) or NONE_RECORDED
    )


def _overdue(day: dt.date, today: dt.date) -> str:
    return f" ({said.overdue((today - day).days)})" if day < today else ""
