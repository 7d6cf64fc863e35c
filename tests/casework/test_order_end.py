"""What is known of the end of an order is filled in; whether it was suitable is not."""

import datetime as dt

from casework.order_end import known_at_end
from tests.casework.made_up import TODAY, case, order, record

ENDED = dt.date(2026, 11, 20)
FLAT = record(
    "address", "flat", kind="home", since=dt.date(2026, 1, 5), until=dt.date(2026, 11, 22), suitability="suitable"
)
MOVED = record("address", "moved", kind="home", since=dt.date(2026, 11, 23))
SCHOOL = record("education", "school", kind="school", until=dt.date(2026, 7, 20))
COLLEGE = record(
    "education", "college", kind="college", since=dt.date(2026, 9, 1), hours_offered=12.5, suitable="suitable"
)


def test_where_the_child_lived_and_learned_that_day_is_known() -> None:
    file = case(order(ended_on=ENDED), FLAT, MOVED, SCHOOL, COLLEGE)
    assert known_at_end(file, "accommodation_status", "order", TODAY) == {
        "moment": "end",
        "date": "2026-11-20",
        "address": "flat",
    }
    assert known_at_end(file, "education_status", "order", TODAY) == {
        "moment": "end",
        "date": "2026-11-20",
        "education": "college",
        "kind": "college",
        "hours_offered": 12.5,
    }


def test_nothing_is_filled_in_where_it_is_not_the_end_or_has_been_said() -> None:
    assert known_at_end(case(order()), "accommodation_status", "order", TODAY) == {}, "it goes on"
    assert known_at_end(case(order(ended_on=ENDED)), "accommodation_status", "another", TODAY) == {}
    assert known_at_end(case(order(ended_on=ENDED)), "other_status", "order", TODAY) == {}
    said = record("education_status", "said", order="order", moment="end")
    assert known_at_end(case(order(ended_on=ENDED), said, COLLEGE), "education_status", "order", TODAY) == {}
