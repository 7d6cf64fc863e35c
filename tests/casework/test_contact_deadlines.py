"""Contacts: when the next is due, what waits to be written up, and what an absence sets off."""

import datetime as dt

import pytest

from casework.due_words import short_when, under, when
from tests.casework.made_up import TODAY, case, contact, found, level, only, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("name", "last", "today", "due", "why"),
    [
        ("standard", "2026-09-10", "2026-09-11", "2026-09-24", "2 a month, standard level"),
        ("standard", "2026-11-19", "2026-11-26", "2026-12-17", "1 a month, standard level"),
        ("enhanced", "2026-09-10", "2026-09-11", "2026-09-17", "4 a month, enhanced level"),
        ("enhanced", "2026-11-12", "2026-11-26", "2026-11-26", "2 a month, enhanced level"),
        ("intensive", "2026-09-10", "2026-09-11", "2026-09-14", "12 a month, intensive level"),  # not on Saturday
        ("intensive", "2026-12-22", "2026-12-23", "2026-12-29", "4 a month, intensive level"),
    ],
)
def test_the_next_contact_follows_the_pace_of_the_level(name: str, last: str, today: str, due: str, why: str) -> None:
    file = case(order(), level(name), contact("last", day(last)))
    line = only(file, "next_contact", day(today))
    assert line.on == day(due)
    assert line.why == why
    assert line.what == "See Zephyr"
    assert line.about == "next contact"


def test_a_phone_call_that_is_not_statutory_and_an_absence_do_not_count_as_the_last_contact() -> None:
    file = case(
        order(),
        level("enhanced"),
        contact("seen", day("2026-11-12")),
        contact("call", day("2026-11-24"), kind="phone", statutory=False),
        contact("missed", day("2026-11-23"), "acceptable_absence"),
    )
    assert only(file, "next_contact").on == day("2026-11-26")


def test_a_new_order_has_its_first_contact_in_5_working_days_and_a_release_in_1() -> None:
    made = {"made_on": day("2026-11-23"), "start": day("2026-11-23")}
    assert only(case(order(**made), level("standard")), "next_contact").on == day("2026-11-30")
    released = case(
        order("dto", phase="licence", made_on=day("2026-03-02")),
        level("intensive"),
        record("requirement", "licence", order="order", kind="licence_condition", start=day("2026-11-20")),
    )
    assert only(released, "next_contact").on == day("2026-11-23")


def test_a_planned_contact_takes_the_place_of_the_next_one_by_pace() -> None:
    file = case(
        order(),
        level("enhanced"),
        contact("seen", day("2026-11-12")),
        contact("next", day("2026-12-10"), None, start=dt.time(9, 30), place="3 Harbour Parade"),
    )
    assert found(file, "next_contact") == []
    line = only(file, "planned_contact")
    assert line.what == "See Zephyr"
    assert when(line, TODAY) == "Thursday 10 December, 9:30am"
    assert under(line, TODAY) == "in 2 weeks"
    assert line.place == "3 Harbour Parade"
    assert line.icon == "user"


def test_without_a_level_in_custody_or_after_the_order_no_contact_is_due_by_pace() -> None:
    assert found(case(order()), "next_contact") == []
    assert found(case(order("dto", phase="custody"), level("intensive")), "next_contact") == []
    assert found(case(order(ended_on=day("2026-11-01")), level("enhanced")), "next_contact") == []


def test_a_home_visit_planned_for_today_is_recorded_today_with_its_number() -> None:
    file = case(
        order(),
        level("enhanced"),
        contact("visit", TODAY, None, kind="home_visit", start=dt.time(10), place="Gannet House"),
    )
    line = only(file, "record_contact")
    assert line.what == "Record the home visit"
    assert line.about == "contact 1 of 2 this month"
    assert when(line, TODAY) == "10am"
    assert under(line, TODAY) == "Gannet House"
    assert short_when(line, TODAY) == "Today, 10am"


def test_a_contact_planned_for_a_day_that_has_gone_by_is_overdue() -> None:
    line = only(case(order(), contact("visit", day("2026-11-23"), None, start=dt.time(10))), "record_contact")
    assert when(line, TODAY) == "3 days overdue"
    assert under(line, TODAY) == "was due Monday 23 November"
    assert short_when(line, TODAY) == "3 days overdue"


def test_what_need_not_be_recorded_makes_no_line() -> None:
    file = case(
        order(),
        contact("meeting", day("2026-11-23"), None, kind="meeting"),
        contact("old", day("2016-11-23"), None, imported_from="YOIS"),
        contact("today", TODAY, None, kind="school", statutory=False),
        contact("two versions", day("2026-11-20"), None),
        record("conflict", "k", of="two versions", field="attendance", mine="attended", theirs="rearranged_by_us"),
    )
    assert found(file, "record_contact") == []


def test_an_unacceptable_absence_is_followed_up_the_next_working_day() -> None:
    missed = contact("missed", day("2026-11-27"), "unacceptable_absence")
    line = only(case(order(), missed), "follow_up", day("2026-11-27"))
    assert line.on == day("2026-11-30")
    assert line.why == "1 working day after the absence"
    assert line.record == "missed"


def test_a_follow_up_is_settled_by_words_by_a_contact_or_by_being_seen() -> None:
    missed = day("2026-11-20")
    absence = contact("missed", missed, "unacceptable_absence")
    assert found(case(order(), absence), "follow_up")
    said = contact("missed", missed, "unacceptable_absence", follow_up="Rang on Monday")
    rang = contact("rang", day("2026-11-23"), kind="phone", statutory=False, follow_up_of="missed")
    seen = contact("seen", day("2026-11-24"))
    planned = contact("planned", day("2026-11-30"), None, follow_up_of="missed")
    assert found(case(order(), said), "follow_up") == []
    assert found(case(order(), absence, rang), "follow_up") == []
    assert found(case(order(), absence, seen), "follow_up") == []
    assert found(case(order(), absence, planned), "follow_up")


THREE = (
    contact("one", day("2026-09-21"), "unacceptable_absence", follow_up="Rang"),
    contact("two", day("2026-10-19"), "unacceptable_absence", follow_up="Rang"),
    contact("three", day("2026-11-23"), "unacceptable_absence", follow_up="Rang"),
)


def test_the_third_unacceptable_absence_asks_for_a_decision_about_breach() -> None:
    manager = record("assignment", "wren", worker="wren", worker_name="Wren Holloway-Pike", role="manager")
    line = only(case(order(), manager, *THREE), "breach_decision")
    assert line.what == "Decide with Wren whether to start breach"
    assert line.about == "third missed contact"
    assert line.why == "5 working days after the absence"
    assert when(line, TODAY) == "Monday 30 November"
    assert under(line, TODAY) == "5 working days after the absence"
    assert line.icon == "scale"
    assert only(case(order(), *THREE), "breach_decision").what == "Decide whether to start breach"
    assert found(case(order(), *THREE[:2]), "breach_decision") == []


def test_absences_from_before_the_warned_period_or_excused_do_not_count_towards_breach() -> None:
    long_ago = contact("one", day("2025-11-23"), "unacceptable_absence")
    assert found(case(order(made_on=day("2025-10-01")), long_ago, *THREE[1:]), "breach_decision") == []
    just_within = contact("one", day("2025-11-24"), "unacceptable_absence")
    assert found(case(order(made_on=day("2025-10-01")), just_within, *THREE[1:]), "breach_decision")
    excused = contact("one", day("2026-09-21"), "acceptable_absence")
    assert found(case(order(), excused, *THREE[1:]), "breach_decision") == []


def test_a_decision_about_breach_waits_for_an_absence_in_two_versions() -> None:
    """Whichever version the record shows: unacceptable in one of them keeps the decision in view."""
    conflict = {"of": "three", "field": "attendance", "mine": "unacceptable_absence", "theirs": "rearranged_by_us"}
    shown = contact("three", day("2026-11-23"), "rearranged_by_us")
    line = only(case(order(), *THREE[:2], shown, record("conflict", "k", **conflict)), "breach_decision")
    assert line.why == "waits for the contact on Monday 23 November"
    settled = record("conflict", "k", **conflict, settled_at="2026-11-26T16:00:00+00:00")
    assert found(case(order(), *THREE[:2], shown, settled), "breach_decision") == []


def test_a_breach_report_in_draft_settles_nothing_and_one_that_went_out_does() -> None:
    draft = record("document", "d", kind="breach_report", state="draft", made_on=day("2026-11-24"))
    out = record("document", "d", kind="breach_report", state="issued", made_on=day("2026-11-24"))
    hearing = record("hearing", "h", kind="breach", court="Thornwick Youth Court", date=day("2026-12-07"))
    assert found(case(order(), draft, *THREE), "breach_decision")
    assert found(case(order(), out, *THREE), "breach_decision") == []
    assert found(case(order(), hearing, *THREE), "breach_decision") == []


def test_a_referral_order_goes_back_to_its_panel() -> None:
    assert only(case(order("referral_order"), *THREE), "breach_decision").what == (
        "Decide whether to go back to the panel"
    )


def test_a_missed_session_of_a_caution_is_told_to_the_police_in_3_working_days() -> None:
    caution = order("youth_conditional_caution", end=day("2027-01-12"))
    missed = contact("missed", day("2026-11-23"), "unacceptable_absence", statutory=False, follow_up="Rang home")
    line = only(case(caution, missed), "condition_at_risk")
    assert line.what == "Tell the police liaison a condition is at risk"
    assert when(line, TODAY) == "By the end of today"
    assert under(line, TODAY) == "missed session, Monday 23 November"
    assert line.about == "youth conditional caution"
    told = contact("told", TODAY, kind="phone", follow_up_of="missed", who_was_there="PC Tobias Lark, police")
    assert found(case(caution, missed, told), "condition_at_risk") == []
    assert found(case(order(), missed), "condition_at_risk") == []
