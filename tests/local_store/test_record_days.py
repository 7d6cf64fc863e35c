"""Lists over all cases and pages of one case are right after every write."""

import datetime as dt

from tests.local_store.desk import Desk

DAY = dt.date(2026, 11, 26)
NEXT = dt.date(2026, 11, 27)


def on(desk: Desk, day: dt.date) -> list[str]:
    return [one.id for one in desk.store.on_days("contact", day, day)]


def test_a_record_is_listed_on_the_day_it_shows(desk: Desk) -> None:
    contact = desk.bring("contact", {"date": "2026-11-26", "note": "n"})
    other = desk.bring("contact", {"date": "2026-11-26"}, case="2")
    assert set(on(desk, DAY)) == {contact.id, other.id}
    moved = desk.write(contact, date="2026-11-27")
    assert (on(desk, DAY), on(desk, NEXT)) == ([other.id], [contact.id])
    desk.refused(moved)
    assert set(on(desk, DAY)) == {contact.id, other.id}
    desk.bring("contact", {"date": "2026-11-27"}, id=contact.id)
    assert on(desk, NEXT) == [contact.id]
    desk.write(desk.show(contact.id), removed_on="2026-11-26")
    assert on(desk, NEXT) == []


def test_days_that_nobody_can_have_meant_are_no_days(desk: Desk) -> None:
    odd = [desk.bring("hearing", {"date": day}).id for day in ("soon", "0026-11-26", "")]
    assert desk.store.on_days("hearing", dt.date(1, 1, 1)) == []
    assert {one.id for one in desk.store.newest("hearing", 9)} == set(odd)


def test_a_case_is_read_page_by_page_the_newest_first(desk: Desk) -> None:
    days = [DAY - dt.timedelta(days=at) for at in range(7)]
    ids = {day: desk.bring("contact", {"date": str(day)}).id for day in [*days[3:], *days[:3]]}
    undated = desk.bring("contact", {"note": "some day"})
    desk.bring("contact", {"date": str(NEXT)}, case="2")
    newest = [*(ids[day] for day in days), undated.id]
    pages = [[one.id for one in desk.store.newest("contact", 3, desk.case, skip)] for skip in (0, 3, 6, 9)]
    assert pages == [newest[:3], newest[3:6], newest[6:], []]


def test_what_a_case_has_is_counted_without_what_was_removed(desk: Desk) -> None:
    letter = desk.bring("document", {"title": "a letter", "made_on": "2026-11-20"})
    desk.bring("document", {"title": "undated"})
    desk.bring("document", {"title": "another's"}, case="2")
    assert desk.store.count_by_case("document") == {desk.case: 2, "2": 1}
    desk.write(letter, removed_on="2026-11-26")
    desk.leaves("2")
    assert desk.store.count_by_case("document") == {desk.case: 1}


def test_the_records_of_some_types_of_some_cases(desk: Desk) -> None:
    alert = desk.bring("alert", {"text": "Dog."})
    desk.bring("contact", {"note": "n"})
    desk.bring("alert", {"text": "Stairs."}, case="2")
    assert desk.store.of_types([desk.case], ("alert", "hearing")) == [alert]
    assert desk.store.of_types([], ("alert",)) == []
