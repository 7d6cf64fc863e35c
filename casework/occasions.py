"""What sets a deadline off in a case, and what settles it: one function for each kind of trigger and of evidence.

`happened` is when the work was done, and `recorded` when it was written down: done in time is judged by the first, and
the second is shown where it came later (DOMAIN section 5, two clocks).
"""

import datetime as dt
from collections.abc import Callable, Iterator

from casework.approvals import decisions
from casework.case_file import CaseFile
from casework.contact_counts import counts
from casework.contact_deadlines import first_contact_limit, unacceptable_absences
from casework.local_rules import LocalRules
from casework.occasion import Done, Occasion, chain, earliest, of_contact, settled
from casework.order_deadlines import DONE, REVIEWED, SUPERVISED, closure_stages, stage_day
from casework.orders import Order
from casework.standing import home_now, is_planned, judgement_now, main_order, orders_running, supervision_started

HIGH = ("high", "very_high")
PLANNED = ("yro", "yro_iss", "dto", "section_250")
"""Orders with a plan of ours; the plan of a referral order is its contract."""
SERVED = ("issued", "printed", "served")


Occasions = Callable[[CaseFile, dt.date, LocalRules], Iterator[Occasion]]


def began_here(case_file: CaseFile, order: Order) -> bool:
    """Whether the order began with us: what another service had to do when it began is not due here."""
    case = case_file.case
    before_us = case.opened is not None and order.made_on is not None and order.made_on < case.opened
    return not order.imported_from and not (case.received_from and (before_us or case.opened is None))


def attended(case_file: CaseFile, since: dt.date, kinds: tuple[str, ...]) -> list[Done]:
    """Contacts of those kinds to which the child came, from that day on."""
    return [
        of_contact(one)
        for one in case_file.contacts
        if one.kind in kinds and one.attendance == "attended" and one.date and one.date >= since
    ]


def stages_done(case_file: CaseFile, since: dt.date, names: tuple[str, ...] = ()) -> list[Done]:
    """Stages of assessment that are complete, of those names or of any, from that day on."""
    return [
        Done(one.id, day)
        for one in case_file.judgements
        if one.state in DONE and (not names or one.stage in names) and (day := stage_day(one)) and day >= since
    ]


def first_contact(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """The start of supervision; settled by the first contact that counts. [K]"""
    order = main_order(case_file)
    started = supervision_started(case_file, order, today) if order else None
    if order is None or started is None or order.kind not in SUPERVISED or order.phase == "custody":
        return
    if started > today or not began_here(case_file, order):
        return
    met = [of_contact(one) for one in case_file.contacts if one.date and one.date >= started and counts(case_file, one)]
    yield Occasion(started, first_contact_limit(order), order.id, earliest(met))


def release_visit(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Release from custody; settled by a visit to where the child lives. [K]"""
    for order in orders_running(case_file):
        released = supervision_started(case_file, order, today)
        if order.phase == "licence" and released and released <= today and began_here(case_file, order):
            visits = attended(case_file, released, ("home_visit",))
            coming = is_coming(case_file, ("home_visit",), released)
            yield Occasion(released, "home_visit_release", order.id, earliest(visits), coming)


def plan_made(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """The start of an order in the community; settled by a plan that was signed or set, or reached the child. [K]"""
    for order in orders_running(case_file):
        if order.kind not in PLANNED or order.phase == "custody" or not began_here(case_file, order):
            continue
        started = supervision_started(case_file, order, today)
        if started is None or started > today:
            continue
        made = order.made_on or started
        yield Occasion(started, "plan_made", order.id, earliest(_plans(case_file, made)))


def _plans(case_file: CaseFile, since: dt.date) -> list[Done]:
    targets = [(one.id, one.signed_on or one.set_on) for one in case_file.plan_targets]
    papers = [
        (one.id, one.served_on or one.made_on)
        for one in case_file.documents
        if one.kind == "my_plan" and one.state in SERVED
    ]
    return [Done(record, day) for record, day in (*targets, *papers) if day and day >= since]


def custody_began(case_file: CaseFile) -> Iterator[tuple[Order, dt.date]]:
    """Orders under which the child is in custody now, and since when: the day of the sentence."""
    for order in orders_running(case_file):
        entered = order.made_on or order.start
        if order.phase == "custody" and entered and began_here(case_file, order):
            yield order, entered


def custody_planning(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Entry into custody; settled by a meeting or visit there, in which the plan is begun. [K]"""
    for order, entered in custody_began(case_file):
        met = attended(case_file, entered, ("custody", "meeting"))
        coming = is_coming(case_file, ("custody", "meeting"), entered)
        yield Occasion(entered, "custody_planning", order.id, earliest(met), coming)


def resettlement_plan(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Entry into custody; settled by a plan, or by the stage in custody that holds it. Derby's own."""
    for order, entered in custody_began(case_file):
        written = [*_plans(case_file, entered), *stages_done(case_file, entered, ("in_custody", "leaving_custody"))]
        yield Occasion(entered, "resettlement_plan", order.id, earliest(written))


def first_panel(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """A referral order; settled by its first panel. [K]"""
    for order in _referral_orders(case_file):
        if order.made_on:
            held = attended(case_file, order.made_on, ("panel",))
            yield Occasion(order.made_on, "first_panel", order.id, earliest(held))


def final_panel(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """The end of a referral order that has had a panel; settled by one in its last month. [K]"""
    for order in _referral_orders(case_file):
        if order.end is None or not attended(case_file, order.made_on or dt.date.min, ("panel",)):
            continue
        last_month = rules.limit("final_panel_within", order.end).calendar_day(order.end)
        held = attended(case_file, last_month, ("panel",))
        coming = is_coming(case_file, ("panel",), last_month)
        yield Occasion(order.end, "final_panel", order.id, earliest(held), coming)


def _referral_orders(case_file: CaseFile) -> list[Order]:
    return [one for one in orders_running(case_file) if one.kind == "referral_order" and began_here(case_file, one)]


def closure(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """The end of a supervised order; settled by the closure stage. [K]"""
    for order in orders_running(case_file):
        if order.kind in SUPERVISED and order.end:
            done = [Done(one.id, stage_day(one)) for one in closure_stages(case_file, order)]
            yield Occasion(order.end, "closure_assessment", order.id, earliest(done))
            return


def follow_up(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Each unacceptable absence; settled by words, by a contact that follows it up, or by the child coming again."""
    seen = [of_contact(one) for one in case_file.contacts if one.date and one.attendance == "attended"]
    for order in orders_running(case_file):
        for absence in unacceptable_absences(case_file, order):
            if absence.date is None or absence.imported_from:
                continue
            after = [one for one in seen if one.happened and one.happened > absence.date]
            after += [
                of_contact(one) for one in case_file.contacts if one.follow_up_of == absence.id and not is_planned(one)
            ]
            if absence.follow_up:
                after.append(Done(absence.id, None))
            yield Occasion(absence.date, "follow_up", absence.id, earliest(after))


def result_entered(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Each hearing that has been; settled by its result, or by an outcome or an order of it. [K]"""
    by_hearing = {one.hearing: Done(one.id, one.decided_on) for one in case_file.outcomes if one.hearing}
    by_day = {one.decided_on: Done(one.id, one.decided_on) for one in case_file.outcomes if one.decided_on}
    by_day |= {one.made_on: Done(one.id, one.made_on) for one in case_file.orders if one.made_on}
    carried = {one.adjourned_from: Done(one.id, None) for one in case_file.hearings if one.adjourned_from}
    for hearing in case_file.hearings:
        if hearing.date is None or hearing.date >= today or hearing.imported_from:
            continue
        done = Done(hearing.id, hearing.entered_on or hearing.date, hearing.entered_on) if hearing.result else None
        done = done or by_hearing.get(hearing.id) or by_day.get(hearing.date) or carried.get(hearing.id)
        yield Occasion(hearing.date, "result_entered", hearing.id, done)


def accommodation_check(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Moving into a placement after release; settled by what was judged of it. [K]"""
    order, place = main_order(case_file), home_now(case_file, today)
    if order is None or order.phase != "licence" or place is None or place.kind != "placement":
        return
    released = supervision_started(case_file, order, today)
    moved_in = max((day for day in (place.since, released) if day), default=None)
    if moved_in:
        judged = place.suitability not in (None, "not_assessed")
        yield Occasion(moved_in, "accommodation_check", place.id, Done(place.id, None) if judged else None)


def full_review(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Each stage of assessment of a statutory order, from its start; settled by the next one. [K]"""
    order = next((one for one in orders_running(case_file) if one.kind in REVIEWED), None)
    started = supervision_started(case_file, order, today) if order else None
    if order and started and began_here(case_file, order):
        yield from chain(started, "full_review", order.id, stages_done(case_file, started))


def oversight(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """A case with an order; settled each time by a manager's decision, or by a stage that one countersigned. [K]

    Monthly where a judgement is high or very high, else within 8 weeks. The judgement now holds for the open one.
    """
    order = main_order(case_file)
    started = supervision_started(case_file, order, today) if order else None
    if order is None or started is None or started > today or not began_here(case_file, order):
        return
    seen = [Done(one.id, one.date) for one in decisions(case_file) if one.date and one.date >= started]
    seen += [
        Done(one.id, one.countersigned_on)
        for one in case_file.judgements
        if one.countersigned_on and one.state == "countersigned" and one.countersigned_on >= started
    ]
    judged = judgement_now(case_file)
    high = judged is not None and bool({judged.reoffending, judged.serious_harm, judged.safety} & set(HIGH))
    yield from chain(started, "oversight_high" if high else "oversight", order.id, seen)


def plan_reviews(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """The reviews that were done, each set off by the one before; the open one is a line of its own."""
    order = next((one for one in orders_running(case_file) if one.kind in REVIEWED), None)
    started = supervision_started(case_file, order, today) if order else None
    if order and started and began_here(case_file, order):
        yield from settled(chain(started, "plan_review", order.id, stages_done(case_file, started, ("review",))))


def panel_reviews(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """The panels that followed another one; the open one is a line of its own."""
    for order in _referral_orders(case_file):
        held = attended(case_file, order.made_on or dt.date.min, ("panel",))
        first = earliest(held)
        if first and first.happened:
            yield from settled(chain(first.happened, "panel_review", order.id, held))


def police_told(case_file: CaseFile, today: dt.date, rules: LocalRules) -> Iterator[Occasion]:
    """Missed sessions of a caution that the police were told of; the others are lines of their own."""
    for order in orders_running(case_file):
        if order.kind != "youth_conditional_caution":
            continue
        for absence in unacceptable_absences(case_file, order):
            told = [
                of_contact(one)
                for one in case_file.contacts
                if one.follow_up_of == absence.id
                and not is_planned(one)
                and "police" in (one.who_was_there or "").casefold()
            ]
            if absence.date and told:
                yield Occasion(absence.date, "condition_at_risk", absence.id, earliest(told))


def is_coming(case_file: CaseFile, kinds: tuple[str, ...], since: dt.date) -> bool:
    """Whether a contact of those kinds is planned, or waits to be written up, from that day on."""
    return any(one.kind in kinds and one.date and one.date >= since and is_planned(one) for one in case_file.contacts)
