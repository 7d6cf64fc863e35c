"""What holds of the rulebook whatever a case holds."""

import datetime as dt
import random

from hypothesis import given, settings
from hypothesis import strategies as st

from casework import Record
from casework.approvals import Extension, extended
from casework.breach_ladder import Rung, climb
from casework.breach_routes import COURT, ROUTES, Route
from casework.breach_steps import Failure, Step, StepKind, Warning
from casework.contact_levels import HOW_FAR, project, track
from casework.contacts import Contact
from casework.deadline_states import Standing, states
from casework.deadlines import dues
from casework.disposals import case_findings
from casework.limits import Limit, Unit
from casework.local_rules import DEFAULTS, LIMITS
from casework.working_days import is_working_day
from tests.casework.made_up import TODAY, case, contact, level, order, record

DAYS = st.dates(dt.date(2026, 8, 1), dt.date(2027, 2, 28))
FAR_DAYS = st.dates(dt.date(2013, 1, 1), dt.date(2030, 12, 31))
KINDS = ("office", "home_visit", "panel", "custody", "meeting", "phone")


@settings(deadline=None)
@given(st.sampled_from(sorted(LIMITS)), FAR_DAYS)
def test_a_deadline_never_falls_on_a_day_that_is_not_worked(name: str, day: dt.date) -> None:
    assert is_working_day(DEFAULTS.limit(name, day).after(day))


@settings(deadline=None)
@given(st.integers(-60, 60).filter(bool), st.sampled_from(Unit), FAR_DAYS)
def test_nor_does_one_of_a_limit_that_a_service_sets(number: int, unit: Unit, day: dt.date) -> None:
    due = Limit(number, unit, "our own").after(day)
    assert is_working_day(due)
    if number > 0:
        assert due > day


@st.composite
def contacts(draw: st.DrawFn, prefix: str = "c") -> list[Record]:
    days = draw(st.lists(DAYS, max_size=8))
    return [
        contact(
            f"{prefix}{n}",
            day,
            draw(st.sampled_from(("attended", "unacceptable_absence", "acceptable_absence", None))),
            kind=draw(st.sampled_from(KINDS)),
        )
        for n, day in enumerate(days)
    ]


@st.composite
def evidence(draw: st.DrawFn, prefix: str = "e") -> list[Record]:
    """Records that settle things: attended contacts, complete stages, signed targets, managers' decisions."""
    made = [
        contact(f"{prefix}{n}", day, "attended", kind=draw(st.sampled_from(KINDS)))
        for n, day in enumerate(draw(st.lists(DAYS, max_size=4)))
    ]
    for n, day in enumerate(draw(st.lists(DAYS, max_size=3))):
        stage = draw(st.sampled_from(("review", "closure", "in_custody")))
        made.append(
            record(
                "judgement", f"{prefix}j{n}", stage=stage, state="countersigned", started_on=day, countersigned_on=day
            )
        )
    for n, day in enumerate(draw(st.lists(DAYS, max_size=2))):
        made.append(record("plan_target", f"{prefix}t{n}", target="School", signed_on=day))
    return made


ORDERS = st.sampled_from(
    (
        order(),
        order("yro_iss"),
        order("referral_order", start=dt.date(2026, 9, 1)),
        order("dto", phase="custody"),
        order("dto", phase="licence"),
    )
)


@settings(max_examples=200, deadline=None)
@given(ORDERS, contacts(), evidence(), evidence("more"), DAYS)
def test_settled_stays_settled_when_records_are_added(
    made: Record, held: list[Record], before: list[Record], added: list[Record], today: dt.date
) -> None:
    """The occasion of a chain can be settled by another record than before, and stays settled by that day."""

    def settled(file: list[Record]) -> set[tuple[str, str, dt.date]]:
        return {
            (one.deadline.name, one.occasion.record, one.occasion.day)
            for one in states(case(made, level("enhanced"), *file), today)
            if one.done
        }

    assert settled([*held, *before]) <= settled([*held, *before, *added])


@settings(max_examples=200, deadline=None)
@given(ORDERS, contacts(), evidence(), evidence("more"), DAYS)
def test_what_was_done_in_time_is_never_late_for_more_records(
    made: Record, held: list[Record], before: list[Record], added: list[Record], today: dt.date
) -> None:
    def in_time(file: list[Record]) -> set[tuple[str, str, dt.date]]:
        return {
            (one.deadline.name, one.occasion.record, one.occasion.day)
            for one in states(case(made, level("enhanced"), *file), today)
            if one.standing(today) is Standing.SETTLED
        }

    assert in_time([*held, *before]) <= in_time([*held, *before, *added])


@settings(max_examples=200, deadline=None)
@given(contacts(), DAYS, DAYS)
def test_more_contacts_never_put_you_further_behind(held: list[Record], another: dt.date, today: dt.date) -> None:
    before = project(case(order(), level("intensive"), *held), today)
    after = project(case(order(), level("intensive"), *held, contact("another", another)), today)
    if before is None or after is None:
        assert before is after
        return
    assert HOW_FAR.index(after.track) >= HOW_FAR.index(before.track)
    assert after.still <= before.still


@settings(deadline=None)
@given(st.integers(0, 40), st.integers(1, 12), st.integers(0, 28))
def test_nor_does_the_part_of_the_month_that_is_asked_for(done: int, due: int, gone: int) -> None:
    place = [HOW_FAR.index(track(done + more, due, gone, 28)) for more in (0, 1, 2)]
    assert place == sorted(place)


EXTENSIONS = st.lists(
    st.builds(
        Extension,
        rule=st.sampled_from(("plan_review", "follow_up")),
        until=DAYS,
        by=st.just("Wren"),
        why=st.just("In hospital"),
        record=st.sampled_from(("", "draft", "another")),
        was=st.none() | DAYS,
    ),
    max_size=5,
)


@settings(deadline=None)
@given(DAYS, EXTENSIONS, EXTENSIONS)
def test_extending_never_makes_a_thing_due_earlier(
    first: dt.date, some: list[Extension], more: list[Extension]
) -> None:
    in_order = sorted(some, key=lambda one: one.until)
    on, _ = extended(first, "plan_review", "draft", in_order)
    later, _ = extended(first, "plan_review", "draft", sorted([*some, *more], key=lambda one: one.until))
    assert first <= on <= later


EVENTS = st.lists(
    st.tuples(
        st.sampled_from(("failure", "warning", "compliance_meeting", "information_laid", "panel_called", "hearing")),
        st.dates(dt.date(2026, 1, 1), dt.date(2027, 12, 31)),
        st.booleans(),
    ),
    max_size=12,
)
Events = list[tuple[str, dt.date, bool]]


def rung(events: Events, route: Route, today: dt.date) -> Rung:
    failures = [Failure(f"f{n}", day, accepted) for n, (kind, day, accepted) in enumerate(events) if kind == "failure"]
    warnings = [Warning(f"w{n}", day, said) for n, (kind, day, said) in enumerate(events) if kind == "warning"]
    steps = [
        Step(StepKind(kind), f"s{n}", day)
        for n, (kind, day, _) in enumerate(events)
        if kind not in ("failure", "warning")
    ]
    return climb(failures, warnings, steps, route, today).rung


@settings(max_examples=400, deadline=None)
@given(EVENTS, st.sampled_from(ROUTES))
def test_the_ladder_never_goes_back_without_a_withdrawal(events: Events, route: Route) -> None:
    """Each thing that happens next leaves the matter where it was on that day, or higher."""
    events = sorted(
        events,
        key=lambda one: (one[1], ("failure", "warning").index(one[0]) if one[0] in ("failure", "warning") else 2),
    )
    for many in range(1, len(events) + 1):
        today = events[many - 1][1]
        assert rung(events[:many], route, today) >= rung(events[: many - 1], route, today)


@settings(deadline=None)
@given(EVENTS, st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)), st.randoms(use_true_random=False))
def test_where_it_stands_does_not_depend_on_the_order_of_records(
    events: Events, today: dt.date, shuffle: random.Random
) -> None:
    failures = [Failure(f"f{n}", day, accepted) for n, (kind, day, accepted) in enumerate(events) if kind == "failure"]
    warnings = [Warning(f"w{n}", day, said) for n, (kind, day, said) in enumerate(events) if kind == "warning"]
    before = climb(failures, warnings, [], COURT, today)
    shuffle.shuffle(failures)
    shuffle.shuffle(warnings)
    assert climb(failures, warnings, [], COURT, today) == before


@settings(deadline=None)
@given(EVENTS, st.dates(dt.date(2026, 1, 1), dt.date(2028, 12, 31)))
def test_what_must_be_done_is_on_a_working_day_and_named_in_words(events: Events, today: dt.date) -> None:
    failures = [Failure(f"f{n}", day, accepted) for n, (kind, day, accepted) in enumerate(events) if kind == "failure"]
    warnings = [Warning(f"w{n}", day, said) for n, (kind, day, said) in enumerate(events) if kind == "warning"]
    stands = climb(failures, warnings, [], COURT, today)
    assert all(is_working_day(one.by) and one.what and one.source for one in stands.must)
    assert stands.why


@st.composite
def requirements(draw: st.DrawFn) -> list[Record]:
    kinds = ("activity", "extended_activity", "curfew", "unpaid_work", "attendance_centre", "supervision")
    return [
        record(
            "requirement",
            f"r{n}",
            order="order",
            kind=kind,
            amount=draw(st.integers(-5, 250)),
            unit=draw(st.sampled_from(("days", "hours", None))),
            start=draw(DAYS),
            end=draw(DAYS),
            hours_a_day=draw(st.integers(0, 30)),
        )
        for n, kind in enumerate(draw(st.lists(st.sampled_from(kinds), max_size=6)))
    ]


@settings(max_examples=100, deadline=None)
@given(ORDERS, requirements(), contacts(), evidence(), DAYS, st.randoms(use_true_random=False))
def test_findings_lines_and_states_do_not_depend_on_the_order_of_records(
    made: Record,
    asked: list[Record],
    held: list[Record],
    settling: list[Record],
    today: dt.date,
    shuffle: random.Random,
) -> None:
    records = [made, level("enhanced"), *asked, *held, *settling]
    other = list(records)
    shuffle.shuffle(other)
    one, two = case(*records), case(*other)
    assert case_findings(one) == case_findings(two)
    assert states(one, today) == states(two, today)
    assert dues(one, today) == dues(two, today)


@settings(max_examples=100, deadline=None)
@given(ORDERS, contacts(), evidence(), DAYS)
def test_a_line_and_the_state_of_its_deadline_agree(
    made: Record, held: list[Record], settling: list[Record], today: dt.date
) -> None:
    """What the rules with words of their own call open, the table calls open, on the same day; and the other way."""
    file = case(made, level("enhanced"), *held, *settling)
    found = states(file, today)
    for name in ("follow_up", "first_panel", "closure_assessment"):
        lines = {(due.on, due.record) for due in dues(file, today) if due.kind == name}
        table = {
            (one.on, one.occasion.record)
            for one in found
            if one.deadline.name == name and one.standing(today) in (Standing.DUE, Standing.OVERDUE)
        }
        if name == "closure_assessment":  # its line opens the draft, where there is one
            lines, table = {(on, None) for on, _ in lines}, {(on, None) for on, _ in table}
        if name == "first_panel" and any(_has_its_own_line(one) for one in file.contacts):
            continue
        assert lines == table


def _has_its_own_line(one: Contact) -> bool:
    """A panel that is planned has a line of its own, and one from before the order is no panel of it."""
    return one.kind == "panel" and (one.attendance is None or (one.date or TODAY) < dt.date(2026, 8, 10))
