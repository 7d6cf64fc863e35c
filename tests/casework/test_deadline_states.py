"""Where deadlines stand in a case: what settles each, what a manager moved, and both clocks."""

import datetime as dt
from typing import Any

import pytest

from casework import Record
from casework.deadline_states import DeadlineState, Standing, states
from casework.deadline_table import DEADLINES, deadline
from casework.deadlines import RULES, dues, manager_dues
from casework.limits import Limit, Unit
from casework.local_rules import LIMITS, LocalRules, OwnLimit
from casework.roles import Role
from tests.casework.made_up import TODAY, case, contact, found, level, only, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def state(name: str, *records: Record, today: dt.date = TODAY, **more: Any) -> DeadlineState:
    """The only occasion of one deadline."""
    (one,) = (one for one in states(case(*records), today, **more) if one.deadline.name == name)
    return one


LICENCE = (
    order("dto", phase="licence", made_on=day("2026-03-02"), start=day("2026-03-02")),
    record("requirement", "licence", order="order", kind="licence_condition", start=day("2026-11-20")),
)
CUSTODY = (order("dto", phase="custody", made_on=day("2026-11-12"), start=day("2026-11-12")),)
NEW = (order(made_on=day("2026-11-23"), start=day("2026-11-23")),)
REFERRAL = order("referral_order", end=day("2026-12-16"))


@pytest.mark.parametrize(
    ("name", "held", "settles", "due"),
    [
        ("first_contact", NEW, contact("seen", day("2026-11-24")), "2026-11-30"),
        ("plan_made", NEW, record("plan_target", "t", target="School", signed_on=day("2026-11-24")), "2026-12-14"),
        (
            "plan_made",
            NEW,
            record("document", "p", kind="my_plan", state="served", served_on=day("2026-11-24")),
            "2026-12-14",
        ),
        ("home_visit_release", LICENCE, contact("visit", day("2026-11-24"), kind="home_visit"), "2026-11-27"),
        ("custody_planning", CUSTODY, contact("meeting", day("2026-11-24"), kind="custody"), "2026-11-26"),
        (
            "resettlement_plan",
            CUSTODY,
            record("judgement", "j", stage="in_custody", state="submitted", started_on=day("2026-11-24")),
            "2026-12-14",
        ),
        (
            "first_panel",
            (order("referral_order", made_on=day("2026-11-23")),),
            contact("panel", day("2026-11-24"), kind="panel"),
            "2026-12-21",
        ),
        (
            "final_panel",
            (REFERRAL, contact("first", day("2026-09-01"), kind="panel")),
            contact("last", day("2026-11-24"), kind="panel"),
            "2026-12-15",
        ),
        (
            "closure_assessment",
            (order(end=day("2027-01-12")),),
            record("judgement", "j", stage="closure", state="submitted", started_on=day("2026-11-24")),
            "2026-12-21",
        ),
        (
            "follow_up",
            (order(), contact("missed", day("2026-11-23"), "unacceptable_absence")),
            contact("rang", day("2026-11-24"), kind="phone", statutory=False, follow_up_of="missed"),
            "2026-11-24",
        ),
        (
            "result",
            (record("hearing", "h", court="Thornwick Youth Court", date=day("2026-11-23")),),
            record("outcome", "o", hearing="h", disposal="fine", decided_on=day("2026-11-24")),
            "2026-11-24",
        ),
    ],
)
def test_what_settles_a_deadline(name: str, held: tuple[Record, ...], settles: Record, due: str) -> None:
    before, after = state(name, *held), state(name, *held, settles)
    assert before.done is None
    assert before.on == day(due)
    assert before.standing(TODAY) is (Standing.OVERDUE if before.on < TODAY else Standing.DUE)
    assert after.done is not None
    assert after.done.record == settles.id
    assert after.done.happened == day("2026-11-24")
    assert after.standing(TODAY) is Standing.SETTLED


def test_a_line_of_the_table_says_what_to_do_and_why() -> None:
    line = only(case(*NEW), "plan_made")
    assert line.what == "Agree the plan"
    assert line.why == "15 working days from the start of the order"
    assert line.record == "order"
    assert found(case(*NEW, record("plan_target", "t", target="School", set_on=day("2026-11-24"))), "plan_made") == []


def test_what_is_planned_has_no_second_line() -> None:
    planned = contact("visit", day("2026-11-27"), None, kind="home_visit")
    assert found(case(*LICENCE), "home_visit_release")
    assert found(case(*LICENCE, planned), "home_visit_release") == []
    assert state("home_visit_release", *LICENCE, planned).done is None


def test_done_late_and_recorded_late_are_two_things() -> None:
    """Two clocks: the call of Tuesday, written up without a connection, is in time however late it came."""
    missed = contact("missed", day("2026-11-23"), "unacceptable_absence")
    rang = contact(
        "rang",
        day("2026-11-24"),
        kind="phone",
        follow_up_of="missed",
        recorded_at=dt.datetime(2026, 11, 25, 9).isoformat(),
    )
    one = state("follow_up", order(), missed, rang)
    assert one.standing(TODAY) is Standing.SETTLED
    assert one.recorded_late()
    assert one.words(TODAY) == "Miss followed up: settled on 24 November 2026, recorded on 25 November 2026"
    late = contact("rang", day("2026-11-25"), kind="phone", follow_up_of="missed")
    assert state("follow_up", order(), missed, late).standing(TODAY) is Standing.SETTLED_LATE
    in_time = contact("rang", day("2026-11-24"), kind="phone", follow_up_of="missed")
    received = {"rang": day("2026-11-26")}
    assert state("follow_up", order(), missed, in_time, received=received).recorded_late()


def test_what_a_rule_with_words_of_its_own_knows_is_a_state_too() -> None:
    """The open one comes from the rule; what was settled before it from the table."""
    review = {"stage": "review", "state": "countersigned"}
    first = record("judgement", "r", **review, started_on=day("2026-11-02"), countersigned_on=day("2026-11-05"))
    settled, open_one = (one for one in states(case(order(), first), TODAY) if one.deadline.name == "plan_review")
    assert (settled.on, settled.standing(TODAY)) == (day("2026-11-10"), Standing.SETTLED)
    assert (open_one.on, open_one.done) == (day("2027-02-05"), None)
    moved = record(
        "oversight",
        "m",
        by="Wren",
        rule="plan_review",
        due_was=day("2027-02-05"),
        due_is=day("2027-03-01"),
        reason="ill",
    )
    (*_, later) = (one for one in states(case(order(), first, moved), TODAY) if one.deadline.name == "plan_review")
    assert (later.first, later.on) == (day("2027-02-05"), day("2027-03-01"))
    panels = [contact("p1", day("2026-09-01"), kind="panel"), contact("p2", day("2026-11-24"), kind="panel")]
    held, coming = (
        one for one in states(case(order("referral_order"), *panels), TODAY) if one.deadline.name == "panel_review"
    )
    assert (held.on, held.done and held.done.record) == (day("2026-12-01"), "p2")
    assert coming.on == day("2027-02-24")
    caution = order("youth_conditional_caution", end=day("2027-01-12"))
    missed = contact("missed", day("2026-11-23"), "unacceptable_absence", statutory=False)
    assert state("condition_at_risk", caution, missed).on == TODAY
    told = contact("told", TODAY, kind="phone", follow_up_of="missed", who_was_there="PC Tobias Lark, police")
    assert state("condition_at_risk", caution, missed, told).standing(TODAY) is Standing.SETTLED


def test_of_two_that_settle_the_first_counts() -> None:
    missed = contact("missed", day("2026-11-23"), "unacceptable_absence")
    rang = contact("rang", day("2026-11-24"), kind="phone", statutory=False, follow_up_of="missed")
    one = state("follow_up", order(), contact("seen", TODAY), missed, rang)
    assert one.done is not None
    assert one.done.record == "rang"
    assert one.standing(TODAY) is Standing.SETTLED


MOVED = {"date": day("2026-11-02"), "by": "Wren Holloway-Pike", "rule": "plan_review", "due_was": day("2026-11-10")}


def test_a_manager_moves_a_due_date_with_a_reason() -> None:
    moved = record("oversight", "m", **MOVED, due_is=day("2026-12-01"), reason="in hospital")
    assert only(case(order()), "plan_review").on == day("2026-11-10")
    line = only(case(order(), moved), "plan_review")
    assert line.on == day("2026-12-01")
    assert line.why == "extended by Wren Holloway-Pike: in hospital"


@pytest.mark.parametrize(
    "change",
    [
        {"reason": ""},
        {"reason": None},
        {"by": None},
        {"due_was": day("2026-10-10")},
        {"rule": "panel_review"},
        {"due_is": day("2026-11-05")},
        {"removed_on": day("2026-11-03")},
    ],
    ids=lambda change: next(iter(change)),
)
def test_what_moves_no_due_date(change: dict[str, Any]) -> None:
    moved = record("oversight", "m", **{**MOVED, "due_is": day("2026-12-01"), "reason": "in hospital", **change})
    line = only(case(order(), moved), "plan_review")
    assert line.on == day("2026-11-10")
    assert "extended" not in line.why


def test_a_date_that_was_moved_can_be_moved_again_and_the_next_review_is_not_moved() -> None:
    once = record("oversight", "m", **MOVED, due_is=day("2026-12-01"), reason="in hospital")
    again = {**MOVED, "due_was": day("2026-12-01"), "due_is": day("2026-12-15"), "reason": "still there"}
    assert only(case(order(), once, record("oversight", "n", **again)), "plan_review").on == day("2026-12-15")
    done = record(
        "judgement", "r", stage="review", state="countersigned", started_on=day("2026-11-24"), countersigned_on=TODAY
    )
    assert only(case(order(), once, done), "plan_review").on == day("2027-02-26")


def test_an_extension_shows_in_the_state_with_who_and_why() -> None:
    moved = record(
        "oversight",
        "m",
        date=TODAY,
        by="Wren",
        rule="plan_made",
        about_record="order",
        due_is=day("2027-01-04"),
        reason="ill",
    )
    one = state("plan_made", *NEW, moved)
    assert (one.first, one.on) == (day("2026-12-14"), day("2027-01-04"))
    assert one.words(TODAY) == (
        "Plan in the community: due on 4 January 2027 (extended from 14 December 2026 by Wren: ill)"
    )


def test_a_service_sets_a_limit_of_its_own_from_a_date() -> None:
    ten = Limit(10, Unit.WORKING_DAYS, "Thornwick procedures, 2026", since=day("2026-11-23"))
    own = LocalRules(limits=(OwnLimit("plan_made", ten),))
    assert state("plan_made", *NEW, rules=own).on == day("2026-12-07")
    earlier = order(made_on=day("2026-11-20"), start=day("2026-11-20"))
    assert state("plan_made", earlier, rules=own).on == day("2026-12-11")
    (line,) = (one for one in dues(case(*NEW), TODAY, own) if one.kind == "plan_made")
    assert line.on == day("2026-12-07")
    assert line.why == "10 working days from the start of the order"


def test_every_rule_takes_the_limits_of_the_service() -> None:
    """A rule that looked a limit up without them would ignore what the service settled."""
    missed = [
        contact(f"m{n}", day(text), "unacceptable_absence") for n, text in enumerate(("2026-09-21", "2026-10-19"))
    ]
    file = case(
        order("referral_order", end=day("2026-12-16")),
        level("enhanced"),
        *missed,
        contact("last", day("2026-11-23"), "unacceptable_absence"),
        record("hearing", "h", court="Thornwick", date=day("2026-11-20"), report_ordered="psr"),
    )
    own = LocalRules(
        limits=tuple(
            OwnLimit(name, Limit(40 if rows[0].number > 0 else -40, Unit.WORKING_DAYS, "ours"))
            for name, rows in LIMITS.items()
            if name != "warned_period"
        )
    )
    before = {due.kind: due.on for due in dues(file, TODAY)}
    after = {due.kind: due.on for due in dues(file, TODAY, own)}
    limited = {"follow_up", "breach_decision", "closure_assessment", "result", "report", "next_contact", "first_panel"}
    assert limited <= set(before)
    assert {kind for kind in limited if before[kind] == after[kind]} == set()


def test_a_report_follows_the_limit_of_the_service() -> None:
    ordered = record(
        "hearing", "h", court="Thornwick", date=day("2026-11-20"), result="Adjourned", report_ordered="psr"
    )
    sentence = record("hearing", "s", court="Thornwick", date=day("2026-12-15"), adjourned_from="h")
    three = LocalRules((OwnLimit("report_before_hearing", Limit(-3, Unit.WORKING_DAYS, "ours")),))
    on = [
        [due.on for due in dues(case(ordered, sentence), TODAY, rules) if due.kind == "report"]
        for rules in (LocalRules(), three)
    ]
    assert on == [[day("2026-12-14")], [day("2026-12-10")]]


def test_what_another_service_had_to_do_is_not_due_here() -> None:
    came = record("case", "case-1", opened=day("2026-11-16"), received_from="Ravenscar")
    old = order(made_on=day("2026-03-18"), start=day("2026-03-18"))
    names = {one.deadline.name for one in states(case(came, old), TODAY)}
    assert "plan_made" not in names
    assert "first_contact" not in names
    assert "closure_assessment" in names


def test_a_manager_has_a_queue_of_their_own() -> None:
    """Monthly where a judgement is high, else within 8 weeks; settled by a decision or a countersignature. [K]"""
    high = level("enhanced", serious_harm="high", countersigned_on=day("2026-10-20"))
    calm = level("enhanced", serious_harm="low", countersigned_on=day("2026-10-20"))
    (line,) = manager_dues(case(order(), high), TODAY)
    assert (line.kind, line.on) == ("oversight", day("2026-11-20"))
    (line,) = manager_dues(case(order(), calm), TODAY)
    assert line.on == day("2026-12-15")
    seen = record("oversight", "s", date=day("2026-11-24"), by="Wren", decision="Go on as planned")
    (line,) = manager_dues(case(order(), high, seen), TODAY)
    assert line.on == day("2026-12-24")
    assert found(case(order(), high), "oversight") == []
    closed = record("case", "case-1", closed=day("2026-11-25"))
    assert manager_dues(case(closed, order(), high), TODAY) == ()
    assert all(one.done for one in states(case(closed, order(), high), TODAY))


def test_every_row_is_whole() -> None:
    assert len({one.name for one in DEADLINES}) == len(DEADLINES)
    for row in DEADLINES:
        assert row.limits
        assert set(row.limits) <= set(LIMITS)
        assert row.owner in Role
        assert row.title
        assert row.trigger
        assert row.settled_by
        assert deadline(row.name) is row
    used = {name for row in DEADLINES for name in row.limits}
    elsewhere = {"report_reuse", "quarterly_return", "adult_move"}
    assert used | elsewhere == set(LIMITS)
    assert len(set(RULES)) == len(RULES)
