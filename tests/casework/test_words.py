"""Dates, times, counts and names read as the screens and the paper say them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casework import words
from casework.people import OtherName, Person

TODAY = dt.date(2026, 11, 26)
NOW = dt.datetime(2026, 11, 26, 9, 41)
GMT = dt.UTC
SUMMER = dt.timezone(dt.timedelta(hours=1))


def test_a_date_is_said_in_each_of_its_lengths() -> None:
    assert words.weekday_date(TODAY) == "Thursday 26 November 2026"
    assert words.weekday_day_month(TODAY) == "Thursday 26 November"
    assert words.day_month_year(TODAY) == "26 November 2026"
    assert words.day_month(dt.date(2026, 10, 4)) == "4 October"
    assert words.month_year(TODAY) == "November 2026"
    assert words.short_date(TODAY) == "26 Nov 2026"
    assert words.short_weekday(dt.date(2026, 11, 9)) == "Mon 9 Nov"


@pytest.mark.parametrize(
    ("time", "said", "said_at_court"),
    [
        (dt.time(9, 41), "9:41am", "09:41"),
        (dt.time(10), "10am", "10:00"),
        (dt.time(11, 5), "11:05am", "11:05"),
        (dt.time(12), "noon", "12:00"),
        (dt.time(12, 30), "12:30pm", "12:30"),
        (dt.time(16), "4pm", "16:00"),
        (dt.time(0), "midnight", "00:00"),
        (dt.time(0, 5), "12:05am", "00:05"),
        (dt.time(23, 59, 59), "11:59pm", "23:59"),
    ],
)
def test_a_time_is_said_by_both_clocks(time: dt.time, said: str, said_at_court: str) -> None:
    assert words.clock(time) == said
    assert words.clock_24(time) == said_at_court


@pytest.mark.parametrize(
    ("then", "said"),
    [
        (dt.datetime(2026, 11, 26, 9, 18), "today at 9:18am"),
        (dt.datetime(2026, 11, 25, 16), "yesterday at 4pm"),
        (dt.datetime(2026, 11, 27, 12), "tomorrow at noon"),
        (dt.datetime(2026, 11, 24, 9, 18), "Tuesday 24 November at 9:18am"),
        (dt.datetime(2025, 12, 31, 23, 59), "Wednesday 31 December 2025 at 11:59pm"),
    ],
)
def test_a_moment_is_said_from_now(then: dt.datetime, said: str) -> None:
    assert words.moment(then, NOW) == said


def test_a_moment_written_in_another_offset_is_told_by_the_clock_of_now() -> None:
    assert words.moment(dt.datetime(2026, 7, 1, 23, 30, tzinfo=GMT), dt.datetime(2026, 7, 2, 9, tzinfo=SUMMER)) == (
        "today at 12:30am"
    )


def test_counts_have_their_plural() -> None:
    assert words.count(1, "change") == "1 change"
    assert words.count(0, "change") == "0 changes"
    assert words.count(3, "change") == "3 changes"
    assert words.count(2, "child", "children") == "2 children"
    assert words.count(12345, "record") == "12,345 records"
    assert words.overdue(17) == "17 days overdue"
    assert words.overdue(1) == "1 day overdue"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (dt.date(2026, 11, 26), "today"),
        (dt.date(2026, 11, 27), "tomorrow"),
        (dt.date(2026, 11, 30), "in 2 working days"),
        (dt.date(2026, 12, 2), "in 4 working days"),
        (dt.date(2026, 11, 28), "in 2 days"),
        (dt.date(2026, 12, 3), "in a week"),
        (dt.date(2026, 12, 5), "in 9 days"),
        (dt.date(2026, 12, 10), "in 2 weeks"),
        (dt.date(2027, 1, 29), "in about 9 weeks"),
        (dt.date(2026, 11, 25), "yesterday"),
        (dt.date(2026, 11, 9), "17 days ago"),
    ],
)
def test_how_soon_a_day_is(day: dt.date, said: str) -> None:
    assert words.how_soon(day, TODAY) == said


def test_over_christmas_the_next_working_day_is_days_away() -> None:
    assert words.how_soon(dt.date(2026, 12, 29), dt.date(2026, 12, 24)) == "the next working day"


def test_a_near_date_has_its_weekday_and_a_far_one_its_year() -> None:
    assert words.near_date(dt.date(2026, 12, 3), TODAY) == "Thursday 3 December"
    assert words.near_date(dt.date(2026, 8, 24), TODAY) == "24 August"
    assert words.near_date(dt.date(2027, 8, 9), TODAY) == "9 August 2027"


@pytest.mark.parametrize(
    ("born", "today", "said"),
    [
        (dt.date(2010, 10, 17), TODAY, "16, born 17 October 2010"),
        (dt.date(2008, 12, 26), TODAY, "17, turns 18 on 26 December"),
        (dt.date(2008, 12, 26), dt.date(2026, 6, 26), "17, turns 18 on 26 December"),
        (dt.date(2008, 12, 26), dt.date(2026, 6, 25), "17, born 26 December 2008"),
        (dt.date(2008, 12, 26), dt.date(2026, 12, 26), "18, born 26 December 2008"),
        (dt.date(2008, 2, 29), dt.date(2026, 2, 28), "17, turns 18 on 1 March"),
        (dt.date(2008, 2, 29), dt.date(2026, 3, 1), "18, born 29 February 2008"),
    ],
)
def test_age_in_words(born: dt.date, today: dt.date, said: str) -> None:
    assert words.age_words(born, today) == said


def test_an_estimated_birth_date_says_so_and_a_missing_one_too() -> None:
    assert words.age_words(dt.date(2010, 1, 1), TODAY, estimated=True) == "16, born about 1 January 2010"
    assert words.age_words(None, TODAY) == "Not recorded"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2026, 11, 26)), st.integers(0, 12000))
def test_age_never_falls_as_days_go_by(born: dt.date, days: int) -> None:
    today = born + dt.timedelta(days=days)
    assert words.age(born, today) <= words.age(born, today + dt.timedelta(days=1)) <= words.age(born, today) + 1
    assert abs(words.age(born, today) - days / 365.25) <= 1.01


def person(**fields: str) -> Person:
    return Person(id="p", case="c", **fields)  # type: ignore[arg-type]


def test_names_are_said_in_each_way() -> None:
    fen = person(first_names="Fennimore Ash", surname="Blackwater-Lisle", preferred_name="Fen")
    assert words.full_name(fen) == "Fennimore Ash Blackwater-Lisle"
    assert words.everyday_name(fen) == "Fen Blackwater-Lisle"
    assert words.listed_name(fen) == "Blackwater-Lisle, Fennimore Ash"
    assert words.known_as(fen) == "Fen"
    assert words.letter_name(fen) == "Fen"


def test_an_alias_in_use_is_known_as_but_is_not_what_the_child_is_called() -> None:
    juniper = person(first_names="Juniper", surname="Vexley")
    juno = OtherName(id="n", case="c", kind="alias", first_names="Juno")
    past = OtherName(id="o", case="c", kind="alias", first_names="Jay", until=dt.date(2020, 1, 1))
    former = OtherName(id="q", case="c", kind="former_name", surname="Hawksmere")
    assert words.known_as(juniper, [past, former, juno]) == "Juno"
    assert words.known_as(juniper, [past, former]) == ""
    assert words.letter_name(juniper) == "Juniper"
    assert words.everyday_name(juniper) == "Juniper Vexley"


def test_a_preferred_name_that_is_the_legal_one_is_not_said_twice() -> None:
    assert words.known_as(person(first_names="Juniper", surname="Vexley", preferred_name=" juniper ")) == ""


def test_missing_names_are_said_to_be_missing() -> None:
    assert words.full_name(person()) == "Name not recorded"
    assert words.listed_name(person(surname="Vexley")) == "Vexley"
    assert words.letter_name(person(surname="Vexley")) == "Vexley"


def test_a_list_is_joined_with_and() -> None:
    assert words.listed(["harm"]) == "harm"
    assert words.listed(["harm", "wellbeing"]) == "harm and wellbeing"
    assert words.listed(["a", "b", "c"]) == "a, b and c"
    assert words.listed([]) == ""
