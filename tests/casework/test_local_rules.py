"""A service's own limits and frequencies: before the defaults, by date, and on the wire."""

import datetime as dt

import msgspec
import pytest

from casework.limits import Frequency, Limit, Unit
from casework.local_rules import DEFAULTS, FREQUENCIES, LIMITS, LocalRules, OwnLimit, faults
from casework.service import Service


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_every_default_names_its_source() -> None:
    assert all(one.source for rows in LIMITS.values() for one in rows)
    assert all(one.source for one in FREQUENCIES)
    assert Limit(1, Unit.DAYS, "[K] practice").is_local
    assert not LIMITS["plan_review"][0].is_local


def test_of_two_limits_of_its_own_the_one_in_force_more_recently_holds() -> None:
    old = OwnLimit("plan_made", Limit(20, Unit.WORKING_DAYS, "2024"))
    new = OwnLimit("plan_made", Limit(10, Unit.WORKING_DAYS, "2026", since=day("2026-11-01")))
    for rules in (LocalRules(limits=(old, new)), LocalRules(limits=(new, old))):
        assert rules.limit("plan_made", day("2026-10-31")).number == 20
        assert rules.limit("plan_made", day("2026-11-01")).number == 10
        assert rules.limit("first_panel", day("2026-11-01")) == DEFAULTS.limit("first_panel", day("2026-11-01"))


def test_a_limit_that_ended_gives_way_to_the_default() -> None:
    ended = OwnLimit("plan_made", Limit(10, Unit.DAYS, "a trial", until=day("2026-10-31")))
    rules = LocalRules(limits=(ended,))
    assert rules.limit("plan_made", day("2026-10-31")).number == 10
    assert rules.limit("plan_made", day("2026-11-01")).number == 15


def test_a_service_described_before_it_had_rules_still_reads_and_one_with_rules_comes_back() -> None:
    old = msgspec.json.decode(b'{"name":"Thornwick","phone":"01632 960144","training":true}', type=Service)
    assert old.rules == LocalRules()
    rules = LocalRules(
        (OwnLimit("plan_made", Limit(10, Unit.WORKING_DAYS, "ours", since=day("2026-11-01"))),),
        (Frequency("intensive", 8, 4, "ours", first_number=12, first_unit=Unit.WEEKS),),
    )
    service = Service(name="Thornwick", rules=rules)
    assert msgspec.json.decode(msgspec.json.encode(service), type=Service) == service


@pytest.mark.parametrize(
    ("rules", "sentence"),
    [
        (LocalRules((OwnLimit("plam", Limit(1, Unit.DAYS, "ours")),)), "There is no time limit called plam"),
        (
            LocalRules((OwnLimit("plan_made", Limit(-1, Unit.DAYS, "ours")),)),
            "The limit for plan_made counts the wrong way",
        ),
        (
            LocalRules((OwnLimit("plan_made", Limit(1, Unit.DAYS, " ")),)),
            "The limit for plan_made must say where it comes from",
        ),
        (
            LocalRules(
                (OwnLimit("plan_made", Limit(1, Unit.DAYS, "o", since=day("2026-11-02"), until=day("2026-11-01"))),)
            ),
            "The limit for plan_made ends before it begins",
        ),
        (
            LocalRules(frequencies=(Frequency("standard", 0, 1, "ours"),)),
            "The frequency for standard must ask for at least 1 contact",
        ),
    ],
)
def test_what_is_wrong_with_a_table_is_said(rules: LocalRules, sentence: str) -> None:
    assert faults(rules) == (sentence,)


def test_nothing_is_wrong_with_the_defaults() -> None:
    own = LocalRules(tuple(OwnLimit(name, one) for name, rows in LIMITS.items() for one in rows), FREQUENCIES)
    assert faults(own) == ()
