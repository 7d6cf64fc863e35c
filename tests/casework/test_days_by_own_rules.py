"""The service's own rules in the six cases, and today moved over Christmas, a leap day and the day a rule begins."""

import datetime as dt

import pytest

from casework.case_file import CaseFile, case_file
from casework.caseload_weights import total, weight, weight_words
from casework.contact_levels import behind
from casework.deadlines import dues
from casework.due_reasons import reason
from casework.limits import Frequency, Limit, Points, Unit
from casework.local_rules import DEFAULTS, LIMITS, POINTS, LocalRules, OwnLimit, faults, usable
from casework.return_gaps import return_gaps
from casework.rules_in_force import LIMIT_TITLES, rule_groups
from tests.casework.made_up import TODAY, case, contact, level, order, record
from tests.casework.test_six_cases import CASES, records


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


SINCE = day("2026-10-01")
OWN = LocalRules(
    (
        OwnLimit("plan_review", Limit(2, Unit.MONTHS, "Our procedures, 4.2", since=SINCE)),
        OwnLimit("follow_up", Limit(2, Unit.WORKING_DAYS, "Our procedures, 4.3", since=SINCE)),
    ),
    (Frequency("enhanced", 8, 2, "Our procedures, 5.1", since=SINCE),),
    (Points("high", 3, "Our procedures, 6.3", since=SINCE),),
)


def line(file: CaseFile, kind: str, today: dt.date = TODAY, rules: LocalRules = DEFAULTS):  # type: ignore[no-untyped-def]
    return next(due for due in dues(file, today, rules) if due.kind == kind)


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("rules", [DEFAULTS, OWN], ids=["defaults", "own"])
def test_each_case_is_ruled_on_every_day_around_christmas_and_a_leap_day(name: str, rules: LocalRules) -> None:
    file = case_file(name, records(name))
    days = [day("2026-12-18") + dt.timedelta(n) for n in range(18)]
    days += [day("2028-02-27") + dt.timedelta(n) for n in range(4)] + [SINCE - dt.timedelta(1), SINCE]
    for today in days:
        for due in dues(file, today, rules):
            told = reason(due, rules, today)
            assert told.words.endswith("."), due
            assert not due.rule or told.source, due
            assert not due.rule or due.set_off, due
        now = behind(file, today, rules)
        assert now is None or now.words
        assert total(weight(file, dues(file, today, rules), today, rules)) >= 0
        assert isinstance(return_gaps(file, today, rules), tuple)


def test_a_rule_that_begins_in_the_middle_of_an_order_holds_for_what_is_set_off_from_then_on() -> None:
    """The order began in August under the default; a review of the middle of October sets off the next by the rule."""
    begun = case(order())
    first = line(begun, "plan_review", rules=OWN)
    assert first.on == day("2026-11-10")
    assert first.set_off == day("2026-08-10")
    assert reason(first, OWN, TODAY).standing == "Default"
    review = record("judgement", "review", stage="review", state="countersigned", countersigned_on=day("2026-10-15"))
    reviewed = case(order(), review)
    assert line(reviewed, "plan_review").on == day("2027-01-15")
    second = line(reviewed, "plan_review", rules=OWN)
    assert second.on == day("2026-12-15")
    told = reason(second, OWN, TODAY)
    assert told.words == "The plan is reviewed: 2 months after Thursday 15 October 2026."
    assert told.standing == "Set by your service, since 1 October 2026"
    assert told.source == "Our procedures, 4.2"


@pytest.mark.parametrize(
    ("missed", "by_default", "by_own"),
    [
        ("2026-12-24", "2026-12-29", "2026-12-30"),  # Christmas Day, and Monday 28 December for Boxing Day
        ("2026-12-31", "2027-01-04", "2027-01-05"),
        ("2028-02-28", "2028-02-29", "2028-03-01"),
        ("2026-09-30", "2026-10-01", "2026-10-01"),  # the day before the rule began
    ],
)
def test_a_follow_up_falls_on_a_day_that_is_worked(missed: str, by_default: str, by_own: str) -> None:
    file = case(order(), contact("missed", day(missed), "unacceptable_absence"))
    today = day(missed) + dt.timedelta(1)
    assert line(file, "follow_up", today).on == day(by_default)
    assert line(file, "follow_up", today, OWN).on == day(by_own)


def test_behind_says_what_it_takes_and_by_whose_number() -> None:
    file = case(order(), level("enhanced", countersigned_on=day("2026-08-12")))
    first = behind(file, day("2026-10-20"), OWN)
    assert first is not None
    assert (first.done, first.due) == (0, 8)
    assert first.why == "8 a month, enhanced level"
    plain = behind(file, day("2026-10-20"))
    assert plain is not None
    assert (plain.due, plain.words) == (4, "4 contacts still to be had by 1 November; 9 working days left")


def test_eighteen_is_told_of_half_a_year_before_also_to_one_born_on_a_leap_day() -> None:
    born = record("person", "child", first_names="Zephyr", date_of_birth=day("2008-02-29"))
    due = line(case(born, order(end=day("2026-12-31"))), "eighteenth_birthday", day("2025-12-25"))
    assert due.on == day("2026-03-01"), "2026 has no 29 February"
    assert due.from_day == day("2025-09-01")
    assert reason(due, DEFAULTS, day("2025-12-25")).standing == "Default, for your service to settle"
    ended = case(born, order(end=day("2026-03-01")))
    assert not [one for one in dues(ended, day("2025-12-25")) if one.kind == "eighteenth_birthday"]


def test_a_case_weighs_by_its_level_a_high_judgement_and_a_report() -> None:
    judged = level("enhanced", serious_harm="high")
    file = case(order(), judged)
    weighs = weight(file, dues(file, TODAY), TODAY)
    assert weighs == (("enhanced", 2), ("high", 1))
    assert weight_words(weighs) == "3 points: enhanced level 2, a judgement that is high or very high 1"
    assert weight(file, dues(file, TODAY), TODAY, OWN) == (("enhanced", 2), ("high", 3))
    assert weight(file, (), SINCE - dt.timedelta(1), OWN) == (("enhanced", 2), ("high", 1))
    hearing = record("hearing", "sentence", date=day("2026-12-10"), report_ordered="psr", court="Thornwick")
    ordered = case(order(), hearing)
    assert weight(ordered, dues(ordered, TODAY), TODAY) == (("no_level", 1), ("report", 1))
    closed = case(record("case", "case-1", closed=TODAY), order(), judged)
    assert weight(closed, (), TODAY) == ()


def test_lines_with_a_fault_are_left_out_and_the_rest_holds() -> None:
    mad = LocalRules(
        (
            OwnLimit("plan_review", Limit(10**9, Unit.MONTHS, "a slip")),
            OwnLimit("first_contact", Limit(2, Unit.WORKING_DAYS, "ours")),
        ),
        (Frequency("enhanced", 8, 2, "ours", first_number=10**6),),
        (Points("high", 10**6, "a slip"), Points("luck", 1, "ours"), Points("report", 1, "")),
    )
    assert faults(mad) == (
        "The limit for plan_review is longer than any",
        "The first months for enhanced are longer than any",
        "The points for high must be between 0 and 100",
        "There are no points for luck",
        "The points for report must say where they come from",
    )
    left = usable(mad)
    assert [one.name for one in left.limits] == ["first_contact"]
    assert (left.frequencies, left.points) == ((), ())
    assert dues(case(order(), level("enhanced")), TODAY, left)
    assert usable(OWN) is OWN


def test_the_page_of_rules_lists_every_limit_and_says_whose_it_is() -> None:
    assert set(LIMIT_TITLES) == set(LIMITS)
    later = LocalRules((OwnLimit("plan_review", Limit(1, Unit.MONTHS, "Our procedures", since=day("2027-01-01"))),))
    groups = {one.title: one.lines for one in rule_groups(later, TODAY)}
    assert len(groups["Time limits"]) == len(LIMITS) + 1
    assert len(groups["How much a case weighs in a caseload"]) == len(POINTS)
    plan = [one for one in groups["Time limits"] if one.name == "The plan is reviewed"]
    assert [(one.amount, one.standing) for one in plan] == [
        ("3 months", "Default"),
        ("1 month", "Set by your service, from 1 January 2027"),
    ]
    now = {one.name: one for group in rule_groups(OWN, TODAY) for one in group.lines}
    assert now["The plan is reviewed"].standing == "Set by your service, since 1 October 2026"
    assert now["Enhanced"].amount == "8 for 3 months, then 2"
    assert now["A judgement that is high or very high"].amount == "3 points"
    assert all(one.source and one.amount and one.standing for one in now.values())
