"""Contacts are counted in months of four weeks from the day supervision began."""

import datetime as dt

import pytest

from casework.contact_counts import count_contacts, counts, pace_now
from tests.casework.made_up import TODAY, case, contact, level, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


RELEASED = (
    order("dto", phase="licence", made_on=day("2026-03-23"), start=day("2026-03-23"), end=day("2027-07-22")),
    record("requirement", "licence", order="order", kind="licence_condition", start=day("2026-11-21")),
    level("intensive"),
)


def test_the_first_month_on_licence_counts_the_one_being_written() -> None:
    done = [contact(f"c{n}", day("2026-11-21") + dt.timedelta(days=n)) for n in range(5)]
    now = contact("now", TODAY, None, kind="home_visit")
    file = case(*RELEASED, *done, now)
    plain, counting = count_contacts(file, TODAY), count_contacts(file, TODAY, counting="now")
    assert plain is not None
    assert counting is not None
    assert plain.figures() == "5 of 12 contacts"
    assert counting.figures() == "6 of 12 contacts"
    assert counting.title() == "First month on licence"
    assert counting.track() == "on track"
    assert counting.due_by == day("2026-12-19")
    assert counting.pace.words() == "12 a month, intensive level"


def test_contacts_from_before_the_month_do_not_count_and_few_are_behind() -> None:
    file = case(*RELEASED, contact("custody", day("2026-11-20"), kind="custody"))
    assert count_contacts(file, day("2026-11-21")) is not None
    found = count_contacts(file, day("2026-11-24"))
    assert found is not None
    assert found.done == 0
    assert found.track() == "behind"


def test_after_3_months_the_later_pace_is_counted_from_then() -> None:
    file = case(order(), level("enhanced"))
    before, after = count_contacts(file, day("2026-11-09")), count_contacts(file, day("2026-11-10"))
    assert before is not None
    assert after is not None
    assert (before.due, after.due) == (4, 2)
    assert after.starts == day("2026-11-10")
    assert after.title() == "This month, from 10 November"


@pytest.mark.parametrize(
    ("fields", "counted"),
    [
        ({}, True),
        ({"statutory": False}, False),
        ({"statutory": None}, True),
        ({"statutory": None, "order": None}, False),
        ({"attendance": "acceptable_absence"}, False),
        ({"attendance": "cancelled_by_us"}, False),
        ({"attendance": None}, False),
    ],
)
def test_which_contacts_count(fields: dict[str, object], counted: bool) -> None:
    file = case(order(), contact("c", **{"date": TODAY, **fields}))  # type: ignore[arg-type]
    assert counts(file, file.contacts[0]) is counted


def test_a_contact_in_two_versions_does_not_count_yet() -> None:
    two = record("conflict", "k", of="c", field="attendance", mine="attended", theirs="rearranged_by_us")
    note = record("conflict", "k", of="c", field="note", mine="one", theirs="other")
    undecided = case(order(), contact("c", TODAY), two)
    assert not counts(undecided, undecided.contacts[0])
    only_the_note = case(order(), contact("c", TODAY), note)
    assert counts(only_the_note, only_the_note.contacts[0])


def test_bail_support_is_counted_by_the_week() -> None:
    bail = order("bail", made_on=day("2026-11-02"), start=day("2026-11-02"), end=None)
    support = record("requirement", "s", order="order", kind="bail_support", amount=3, start=day("2026-11-02"))
    found = count_contacts(case(bail, support, contact("c", day("2026-11-23"))), TODAY)
    assert found is not None
    assert found.figures() == "1 of 3 contacts"
    assert found.title() == "This week, from Monday 23 November"
    assert found.pace.words() == "3 a week, bail support"
    assert pace_now(case(bail), TODAY) is None


def test_there_is_no_pace_without_level_order_or_before_the_start() -> None:
    assert pace_now(case(order()), TODAY) is None
    assert pace_now(case(level("enhanced")), TODAY) is None
    assert pace_now(case(order(start=day("2026-12-01")), level("enhanced")), TODAY) is None
    assert pace_now(case(order("dto", phase="custody"), level("intensive")), TODAY) is None
    draft = record("judgement", "j", stage="case_start", state="draft", level="enhanced")
    assert pace_now(case(order(), draft), TODAY) is None
