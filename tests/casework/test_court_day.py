"""A day at court: which hearing comes next, and whose result is entered."""

import datetime as dt

from casework.court import Hearing
from casework.court_day import is_entered, next_to_enter, same_sitting

DAY = dt.date(2026, 11, 26)


def hearing(id: str, time: dt.time | None = None, court: str = "Thornwick Youth Court", **fields: object) -> Hearing:
    return Hearing(id=id, case=f"case of {id}", date=DAY, time=time, court=court, **fields)  # type: ignore[arg-type]


TEN, NOON, TWO = hearing("ten", dt.time(10)), hearing("noon", dt.time(12)), hearing("two", dt.time(14))


def test_the_next_of_the_day_is_the_next_by_time_and_at_the_end_the_first_that_is_left() -> None:
    there = [TWO, TEN, NOON]
    assert next_to_enter(there, TEN) == NOON
    assert next_to_enter(there, NOON) == TWO
    assert next_to_enter(there, TWO) == TEN


def test_what_is_entered_and_what_is_elsewhere_is_passed_over() -> None:
    done = hearing("noon", dt.time(12), result="Adjourned.")
    elsewhere = hearing("crown", dt.time(11), court="Aldermere Crown Court")
    assert next_to_enter([TEN, done, elsewhere, TWO], TEN) == TWO
    assert next_to_enter([TEN, done], TEN) is None


def test_a_court_is_the_same_however_it_is_written_and_another_day_is_not() -> None:
    assert same_sitting(TEN, hearing("x", court="  thornwick  YOUTH court"))
    assert not same_sitting(TEN, Hearing(id="x", case="c", court=TEN.court, date=DAY + dt.timedelta(days=1)))
    assert not same_sitting(Hearing(id="x", case="c"), Hearing(id="y", case="c"))


def test_a_hearing_made_by_an_adjournment_is_not_entered_before_its_day() -> None:
    assert not is_entered(hearing("x", entered_on=DAY - dt.timedelta(days=14)))
    assert is_entered(hearing("x", entered_on=DAY))
    assert is_entered(hearing("x", adjourned_because="report"))
