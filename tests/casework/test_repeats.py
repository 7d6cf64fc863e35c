"""Repeated appointments: on which days, and what each of them says."""

import datetime as dt

import pytest

from casework import Record, with_edit
from casework.contacts import Contact
from casework.record_types import read
from casework.repeats import repeat_days, repeated


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_weekly_for_four_weeks_is_four_days_of_the_same_weekday() -> None:
    days = repeat_days(day("2026-11-26"), 1, 4, skip_bank_holidays=False)
    assert [one.isoformat() for one in days] == ["2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24"]


def test_fortnightly_for_five_weeks_is_two() -> None:
    assert repeat_days(day("2026-11-26"), 2, 5, skip_bank_holidays=False) == (day("2026-12-10"), day("2026-12-24"))


@pytest.mark.parametrize("skip", [True, False])
def test_christmas_day_and_new_years_day_are_left_out_only_where_asked(skip: bool) -> None:
    days = repeat_days(day("2026-12-11"), 1, 4, skip_bank_holidays=skip)  # Fridays
    assert (day("2026-12-25") in days) is not skip
    assert (day("2027-01-01") in days) is not skip
    assert day("2026-12-18") in days


def test_a_leap_day_is_a_day() -> None:
    assert repeat_days(day("2028-02-22"), 1, 2, skip_bank_holidays=True) == (day("2028-02-29"), day("2028-03-07"))


def test_each_is_a_contact_of_its_own_that_is_still_to_be_had() -> None:
    first = {"date": "2026-11-26", "start": "10:00:00", "kind": "office", "order": "o", "note": "He was late."}
    first |= {"attendance": "attended", "place": "3 Harbour Parade", "statutory": True}
    made = repeated(
        Record("c", "contact", "case", first),
        (day("2026-12-03"), day("2026-12-10")),
        ("imogen", "Imogen Farrowby"),
        "laptop",
        day("2026-11-26"),
        "2026-11-26T09:41:00+00:00",
    )
    assert len({edit.record for edit in made} | {"c"}) == 3
    for edit, on in zip(made, ("2026-12-03", "2026-12-10"), strict=True):
        contact = read(with_edit(Record(edit.record, "contact", "case"), edit), Contact)
        assert (contact.date, contact.start, contact.place) == (day(on), dt.time(10), "3 Harbour Parade")
        assert (contact.kind, contact.order, contact.statutory) == ("office", "o", True)
        assert contact.attendance is None
        assert contact.note is None
        assert contact.planned_by == "Imogen Farrowby"
