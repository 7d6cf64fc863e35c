"""Reviews, panels, closing, 18th birthdays and placements."""

import datetime as dt

from casework.deadlines import dues
from casework.due_words import under, when
from tests.casework.made_up import TODAY, case, contact, found, only, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_the_plan_is_reviewed_3_months_from_the_start_of_the_order() -> None:
    line = only(case(order(made_on=day("2026-08-09"), start=day("2026-08-09"))), "plan_review")
    assert line.what == "Review the plan"
    assert line.why == "every 3 months from the start of the order"
    assert when(line, TODAY) == "17 days overdue"
    assert under(line, TODAY) == "was due Monday 9 November"
    assert line.about == "youth rehabilitation order"


def test_a_review_on_a_sunday_rolls_on_to_monday() -> None:
    draft = record("judgement", "r", stage="review", state="draft", due_on=day("2026-11-08"))
    line = only(case(order(), draft), "plan_review")
    assert line.on == day("2026-11-09")
    assert line.record == "r"
    assert line.why == "every 3 months from the start of the order"


def test_the_day_set_in_the_plan_comes_before_the_quarter() -> None:
    target = record("plan_target", "t", target="School", state="open", review_on=day("2026-12-16"))
    met = record("plan_target", "m", target="Letter", state="met", review_on=day("2026-10-01"))
    line = only(case(order(), target, met), "plan_review")
    assert line.on == day("2026-12-16")
    assert line.why == "the day set for it"


def test_a_finished_review_starts_the_next_quarter_even_if_the_plan_still_has_the_old_day() -> None:
    target = record("plan_target", "t", target="School", state="open", review_on=day("2026-11-09"))
    done = record(
        "judgement", "r", stage="review", state="countersigned", started_on=TODAY, countersigned_on=day("2026-11-24")
    )
    assert only(case(order(), target, done), "plan_review").on == day("2027-02-24")


def test_no_review_falls_after_the_end_of_the_order() -> None:
    assert found(case(order(end=day("2026-11-01"))), "plan_review") == []


def test_the_first_panel_is_20_working_days_from_the_order_and_the_next_3_months_from_it() -> None:
    made = order("referral_order", made_on=day("2026-12-01"), start=day("2026-12-01"))
    first = only(case(made), "first_panel")
    assert first.on == day("2026-12-31")  # over Christmas Day and Boxing Day in lieu
    assert first.what == "Hold the first panel"
    held = contact("panel", day("2026-10-30"), kind="panel")
    assert only(case(order("referral_order"), held), "panel_review").on == day("2027-02-01")  # 30 January, a Saturday
    planned = contact("next", day("2027-01-27"), None, kind="panel", start=dt.time(17, 30))
    assert found(case(order("referral_order"), held, planned), "panel_review") == []
    line = only(case(order("referral_order"), held, planned), "planned_contact")
    assert line.what == "Go to the panel review"
    assert line.thing == "Panel review"


def test_the_closure_assessment_is_due_23_days_before_the_end() -> None:
    line = only(case(order(end=day("2026-12-16"))), "closure_assessment")
    assert line.what == "Complete the closure assessment"
    assert line.about == "order ends 16 December"
    assert when(line, TODAY) == "3 days overdue"
    assert under(line, TODAY) == "was due Monday 23 November"
    draft = record("judgement", "c", stage="closure", state="draft")
    assert only(case(order(end=day("2026-12-16")), draft), "closure_assessment").record == "c"
    done = record("judgement", "c", stage="closure", state="submitted")
    assert found(case(order(end=day("2026-12-16")), done), "closure_assessment") == []
    assert found(case(order("youth_conditional_caution")), "closure_assessment") == []


def test_an_order_ends_on_its_day_even_on_a_sunday() -> None:
    line = only(case(order(end=day("2026-11-29"))), "order_end")
    assert line.on == day("2026-11-29")
    assert line.what == "Close the order"
    caution = only(case(order("youth_conditional_caution", end=day("2027-01-12"))), "order_end")
    assert caution.what == "Check that the conditions were kept"
    assert found(case(order(end=day("2026-11-29"), ended_on=day("2026-11-20"))), "order_end") == []


def test_becoming_18_matters_only_before_the_order_ends() -> None:
    child = record("person", "child", first_names="Corvin", surname="Ashgrove-Teel", date_of_birth=day("2008-12-26"))
    line = only(case(child, order()), "eighteenth_birthday")
    assert line.on == day("2026-12-26")
    assert line.why == "turns 18 before the order ends"
    assert found(case(child, order(end=day("2026-12-16"))), "eighteenth_birthday") == []
    assert found(case(child, order()), "eighteenth_birthday", day("2026-12-27")) == []


def test_a_placement_after_release_is_checked_8_days_after_moving_in() -> None:
    licence = order("dto", phase="licence", made_on=day("2026-03-02"), start=day("2026-11-20"))
    place = {"kind": "placement", "line_1": "Gannet House", "since": day("2026-11-20")}
    line = only(case(licence, record("address", "a", **place, suitability="not_assessed")), "accommodation_check")
    assert line.on == day("2026-11-30")
    assert line.what == "Check the accommodation is suitable"
    assert line.record == "a"
    assert found(case(licence, record("address", "a", **place, suitability="suitable")), "accommodation_check") == []
    assert found(case(order(), record("address", "a", **place)), "accommodation_check") == []


def test_an_outcome_that_is_over_when_given_is_no_running_order() -> None:
    assert dues(case(order("youth_caution", end=None)), TODAY) == ()


def test_a_closed_case_has_nothing_due() -> None:
    closed = record("case", "case-1", closed=day("2026-11-25"))
    assert dues(case(closed, order(), contact("late", day("2026-11-20"), None)), TODAY) == ()


def test_lines_come_by_date_then_time() -> None:
    file = case(
        order(end=TODAY),
        contact("later", TODAY, None, start=dt.time(14)),
        contact("sooner", TODAY, None, start=dt.time(9)),
        contact("old", day("2026-11-20"), None),
    )
    assert [due.record for due in dues(file, TODAY) if due.kind in ("record_contact", "order_end")] == [
        "old",
        "sooner",
        "later",
        "order",
    ]
