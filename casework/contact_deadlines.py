"""What is due about contacts: the next one, those to be written up, and what follows an absence."""

import datetime as dt
from collections.abc import Iterator

from casework.case_file import CaseFile
from casework.contact_counts import count_contacts, counts, may_count, pace_now
from casework.contact_words import kind_words
from casework.contacts import Contact
from casework.due import Due
from casework.local_rules import DEFAULTS, LocalRules
from casework.orders import Order
from casework.standing import (
    assigned,
    is_planned,
    main_order,
    order_words,
    orders_running,
    supervision_started,
    versions_of,
    within,
)
from casework.words import ORDINALS, letter_name, weekday_day_month
from casework.working_days import next_working_day

COURT_BREACH = ("yro", "yro_iss", "reparation_order", "dto")
FAILURES_TO_COURT = 3


def planned_contacts(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """Contacts planned from tomorrow on that count under the order: see the child. Others are in the diary only.

    Seeing the child at court is part of the line of the hearing. Source: what was planned.
    """
    at_court = {one.date for one in case_file.hearings}
    for contact in case_file.contacts:
        if contact.kind == "court" and contact.date in at_court:
            continue
        if contact.date and contact.date > today and is_planned(contact) and may_count(contact):
            words = kind_words(contact.kind)
            review = contact.kind == "panel" and _panel_was(case_file)
            what = words.do.format(name=letter_name(case_file.person))
            yield Due(
                case=case_file.case_id,
                kind="planned_contact",
                what=f"{what} review" if review else what,
                why="",
                on=contact.date,
                at=contact.start,
                icon="user" if words.icon == "footprints" else words.icon,
                record=contact.id,
                thing="Panel review" if review else _thing(case_file, contact),
                about="next contact" if words.thing == "Contact" else within(words.thing),
                place=contact.place or "",
                visit=contact.kind == "home_visit",
            )


def _panel_was(case_file: CaseFile) -> bool:
    return any(one.kind == "panel" and one.attendance == "attended" for one in case_file.contacts)


def _thing(case_file: CaseFile, contact: Contact) -> str:
    """The contact as a thing; with what is left of the requirement it delivers: Reparation, 4 of 12 hours."""
    thing = kind_words(contact.kind).thing
    ledger = next((one for one in case_file.requirements if one.id == contact.requirement), None)
    if ledger is None or ledger.amount is None or ledger.done is None or contact.kind == "office":
        return thing
    return f"{thing}, {ledger.done} of {ledger.amount} {ledger.unit or ''}".rstrip()


def contacts_to_record(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """Contacts planned for today, or for a day that has gone by, of which nobody has said what happened.

    Today only those that count; afterwards all that the child was to come to. Imported ones stay as they came.
    Source: DOMAIN section 5, two clocks: what happened is written up when it happened.
    """
    for contact in case_file.contacts:
        if contact.date is None or contact.date > today or not is_planned(contact) or contact.imported_from:
            continue
        if contact.kind == "meeting" or (contact.date == today and not may_count(contact)):
            continue
        if versions_of(case_file, contact.id, "attendance"):
            continue
        yield Due(
            case=case_file.case_id,
            kind="record_contact",
            what=f"Record {kind_words(contact.kind).the}",
            why="",
            on=contact.date,
            at=contact.start,
            icon="footprints",
            record=contact.id,
            thing=kind_words(contact.kind).thing,
            about=_which_of_the_month(case_file, contact, contact.date, rules),
            place=contact.place or "",
            visit=contact.kind == "home_visit",
        )


def _which_of_the_month(case_file: CaseFile, contact: Contact, day: dt.date, rules: LocalRules) -> str:
    """contact 6 of 12 this month, counting it"""
    found = count_contacts(case_file, day, contact.id, rules) if may_count(contact) else None
    if found is None:
        order = main_order(case_file)
        return within(order_words(order) if order else kind_words(contact.kind).thing)
    return f"contact {found.done} of {found.due} this {'week' if found.pace.span.days == 7 else 'month'}"


def next_contact(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """The next contact by the pace of the level, while none that would count is planned or waits to be written up.

    Counted from the last contact that counted; with none yet, from the start of supervision: 5 working days for an
    order in the community, 1 after release or under intensive supervision. Source: `casework.local_rules`,
    FREQUENCIES and first_contact [K].
    """
    pace, order = pace_now(case_file, today, rules), main_order(case_file)
    if pace is None or order is None or any(is_planned(one) and may_count(one) for one in case_file.contacts):
        return
    started = supervision_started(case_file, order, today) or pace.counted_from
    seen = [one.date for one in case_file.contacts if one.date and one.date >= started and counts(case_file, one)]
    if seen:
        on, why = next_working_day(max(seen) + pace.every), pace.words()
        rule, since = pace.rule, max(seen)
    else:
        rule, since = first_contact_limit(order), started
        first = rules.limit(rule, started)
        on, why = first.after(started), f"first contact, {first.words()} from the start"
    yield Due(
        case=case_file.case_id,
        kind="next_contact",
        what=f"See {letter_name(case_file.person)}",
        why=why,
        on=on,
        icon="user",
        thing="Contact",
        about="next contact",
        rule=rule,
        set_off=since,
    )


def first_contact_limit(order: Order) -> str:
    """Which limit the first contact under `order` has. Source: DOMAIN section 5, first contact [K]."""
    if order.phase == "licence":
        return "first_contact_licence"
    return "first_contact_iss" if order.kind == "yro_iss" else "first_contact"


def was_unacceptable(case_file: CaseFile, contact: Contact) -> bool:
    """Whether the absence was unacceptable, or is so in one of two versions between which nobody has chosen yet."""
    versions = versions_of(case_file, contact.id, "attendance")
    return "unacceptable_absence" in (versions or (contact.attendance,))


def unacceptable_absences(case_file: CaseFile, order: Order) -> list[Contact]:
    """Unacceptable absences under `order`, oldest first: contacts that count, under it or under no named order.

    A session of a conditional caution counts although no court ordered it.
    """
    caution = order.kind == "youth_conditional_caution"
    return [
        one
        for one in reversed(case_file.contacts)
        if one.date
        and one.order in (order.id, None)
        and (caution or may_count(one))
        and was_unacceptable(case_file, one)
    ]


def follow_ups(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """An unacceptable absence is followed up within 1 working day.

    Settled by what is written under follow-up, by a contact that names it, or by a later contact that was attended.
    Source: Bracknell Forest procedures, "24 hour follow up".
    """
    attended = [one.date for one in case_file.contacts if one.date and one.attendance == "attended"]
    followed = {one.follow_up_of for one in case_file.contacts if not is_planned(one)}
    for order in orders_running(case_file):
        for absence in unacceptable_absences(case_file, order):
            if absence.date is None or absence.follow_up or absence.id in followed or absence.imported_from:
                continue
            if any(day > absence.date for day in attended):
                continue
            within_limit = rules.limit("follow_up", absence.date)
            yield Due(
                case=case_file.case_id,
                kind="follow_up",
                what="Follow up the missed contact",
                why=f"{within_limit.words()} after the absence",
                on=within_limit.after(absence.date),
                icon="phone",
                record=absence.id,
                thing="Follow-up",
                about=f"missed {weekday_day_month(absence.date)}",
                rule="follow_up",
                set_off=absence.date,
            )


def breach_decision(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """The third unacceptable absence within the warned period: decide whether to start breach.

    5 working days after the absence [K]; the warned period is 12 months [K]. Settled by a breach report that was
    issued, a warning, or a breach hearing since. Source: Sentencing Act 2020, schedule 7, paragraphs 6 and 7. A
    referral order goes back to its panel first.
    """
    for order in orders_running(case_file):
        absences = unacceptable_absences(case_file, order)
        last = absences[-1] if absences else None
        if last is None or last.date is None or order.kind not in (*COURT_BREACH, "referral_order"):
            continue
        since = rules.limit("warned_period", last.date).back_from(last.date)
        number = sum(one.date is not None and one.date > since for one in absences)
        if number < FAILURES_TO_COURT or breach_settled(case_file, last.date):
            continue
        decide = rules.limit("breach_decision", last.date)
        waits = versions_of(case_file, last.id, "attendance")
        yield Due(
            case=case_file.case_id,
            kind="breach_decision",
            what=_decide(case_file, order, today),
            why=f"waits for the contact on {weekday_day_month(last.date)}"
            if waits
            else f"{decide.words()} after the absence",
            on=decide.after(last.date),
            icon="scale",
            record=last.id,
            thing="Breach decision" if order.kind in COURT_BREACH else "Back to the panel",
            about=f"{ORDINALS[number] if number < len(ORDINALS) else f'{number}th'} missed contact",
            rule="breach_decision",
            set_off=last.date,
        )


def _decide(case_file: CaseFile, order: Order, today: dt.date) -> str:
    manager = assigned(case_file, "manager", today)
    first = (manager.worker_name or "").split() if manager else []
    who = f" with {first[0]}" if first else ""
    return f"Decide{who} whether to {'start breach' if order.kind in COURT_BREACH else 'go back to the panel'}"


def breach_settled(case_file: CaseFile, absence: dt.date) -> bool:
    """Whether something was decided since the absence: a paper that went out, or a breach hearing."""
    papers = any(
        one.kind in ("breach_report", "warning_letter")
        and one.state in ("issued", "printed", "served")
        and one.made_on is not None
        and one.made_on >= absence
        for one in case_file.documents
    )
    return papers or any(one.kind == "breach" and one.date and one.date >= absence for one in case_file.hearings)


def condition_at_risk(case_file: CaseFile, today: dt.date, rules: LocalRules = DEFAULTS) -> Iterator[Due]:
    """A session of a conditional caution missed without a good reason: the police liaison is told in 3 working days.

    Settled by a contact that follows it up with the police there, or by a paper about it that went out.
    Source: [K] local agreement with the police.
    """
    told = {
        one.follow_up_of
        for one in case_file.contacts
        if not is_planned(one) and "police" in (one.who_was_there or "").casefold()
    } | {one.about_record for one in case_file.documents if one.state in ("issued", "printed", "served")}
    for order in orders_running(case_file):
        missed = unacceptable_absences(case_file, order) if order.kind == "youth_conditional_caution" else []
        for absence in missed:
            if absence.date is None or absence.id in told or absence.imported_from:
                continue
            yield Due(
                case=case_file.case_id,
                kind="condition_at_risk",
                what="Tell the police liaison a condition is at risk",
                why=f"missed session, {weekday_day_month(absence.date)}",
                on=rules.limit("condition_at_risk", absence.date).after(absence.date),
                icon="phone",
                record=absence.id,
                thing="Tell the police liaison",
                about="youth conditional caution",
                rule="condition_at_risk",
                set_off=absence.date,
            )
