"""Where the contacts of a month will stand at its end."""

import datetime as dt
from typing import Any

from casework.contact_levels import Projection, Track, project
from casework.limits import Frequency
from casework.local_rules import LocalRules
from tests.casework.made_up import TODAY, case, contact, level, order, record


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def projected(*records: Any, today: dt.date = TODAY, **more: Any) -> Projection:
    """Of an enhanced case in its later months: 2 from 10 November to 7 December."""
    found = project(case(order(), level("enhanced"), *records), today, **more)
    assert found is not None
    return found


def test_what_is_still_to_be_had_by_when_and_on_which_days() -> None:
    found = projected(contact("seen", day("2026-11-12")))
    assert (found.done, found.due, found.still) == (1, 2, 1)
    assert (found.starts, found.last_day) == (day("2026-11-10"), day("2026-12-07"))
    assert found.left == tuple(
        day(text)
        for text in (
            "2026-11-26",
            "2026-11-27",
            "2026-11-30",
            "2026-12-01",
            "2026-12-02",
            "2026-12-03",
            "2026-12-04",
            "2026-12-07",
        )
    )
    assert found.track is Track.ON_TRACK
    assert found.words() == "1 contact still to be had by 7 December; 8 working days left"


def test_planned_contacts_are_counted_and_a_day_with_a_contact_is_no_day_left() -> None:
    planned = contact("next", day("2026-12-02"), None)
    found = projected(contact("seen", TODAY), planned)
    assert found.planned == 1
    assert found.to_plan == 0
    assert TODAY not in found.left
    assert found.words() == "1 contact still to be had by 7 December, all planned; 7 working days left"
    beside = contact("call", day("2026-12-02"), None, statutory=False)
    assert projected(beside).planned == 0


def test_too_few_days_left_is_said() -> None:
    found = projected(today=day("2026-12-07"))
    assert found.still == 2
    assert not found.can_be_reached
    assert found.track is Track.BEHIND
    assert found.words() == "2 contacts still to be had by 7 December; 1 working day left: too few for one a day"


def test_bank_holidays_are_no_days_left() -> None:
    """The span from 8 December to 4 January: Christmas, Boxing Day's stand-in and New Year's Day fall into it."""
    found = projected(today=day("2026-12-24"))
    assert found.left == tuple(
        day(text) for text in ("2026-12-24", "2026-12-29", "2026-12-30", "2026-12-31", "2027-01-04")
    )


def test_a_manager_departs_from_the_level_with_a_reason() -> None:
    decided = {"date": day("2026-11-20"), "by": "Wren", "rule": "contact_level", "level": "intensive"}
    departed = record("oversight", "d", **decided, reason="worries about weekends", due_is=day("2026-12-31"))
    found = projected(departed)
    assert found.due == 4
    assert found.departure is not None
    assert found.departure.why == "worries about weekends"
    assert projected(record("oversight", "d", **decided)).due == 2
    over = record("oversight", "d", **decided, reason="worries", due_is=day("2026-11-25"))
    assert projected(over).due == 2


def test_a_service_has_levels_of_its_own_by_phase_and_date() -> None:
    rules = LocalRules(
        frequencies=(
            Frequency("enhanced", 5, 3, "Thornwick procedures", since=day("2026-11-01")),
            Frequency("enhanced", 8, 6, "Thornwick procedures", since=day("2026-11-01"), phase="licence"),
        )
    )
    assert projected(rules=rules).due == 3
    on_licence = case(order("dto", phase="licence"), level("enhanced"))
    found = project(on_licence, TODAY, rules)
    assert found is not None
    assert found.due == 6
    assert project(on_licence, day("2026-10-31"), rules).due == 4  # type: ignore[union-attr]


def test_nothing_is_projected_where_nothing_is_asked_for() -> None:
    assert project(case(order()), TODAY) is None
    assert project(case(order("dto", phase="custody"), level("intensive")), TODAY) is None
