"""Lists over all cases and pages of one case are right after every write."""

import datetime as dt
import random

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


def _lists(desk: Desk) -> list[object]:
    """Every list there is: by day, page by page, over all cases and of one; of a whole case, and of some types."""
    pages = [
        [one.id for one in desk.store.newest("contact", limit, case, skip)]
        for case in ("", desk.case)
        for limit, skip in ((2, 0), (2, 2), (3, 4), (20, 0), (5, 30))
    ]
    days = [{one.id for one in desk.store.on_days("contact", day, last)} for day, last in ((DAY, DAY), (DAY, None))]
    counted = desk.store.count_by_case("contact")
    whole = [desk.store.case(case) for case in ("2", desk.case)]
    some = {one.id for one in desk.store.of_types(["2", desk.case], ("contact", "alert"))}
    return [*pages, *days, counted, *whole, some]


DAYS = (str(DAY), str(NEXT), None, "soon", "2026-11-20")


def test_lists_are_the_same_before_and_after_the_day_is_kept(desk: Desk) -> None:
    """Whatever was done to a record since its day was kept, by whom, and in whatever order."""
    chance = random.Random(20)
    contacts = [desk.bring("contact", {"date": chance.choice(DAYS)}, case=case).id for case in ("2", desk.case) * 4]
    for _ in range(150):
        step, contact = chance.randrange(7), chance.choice(contacts)
        if step == 0:
            contacts.append(desk.write_new("contact", date=chance.choice(DAYS)).record)
            assert contacts[-1] in {one.id for one in desk.store.case(desk.case)}
        elif step == 1:
            desk.write(desk.show(contact), removed_on=chance.choice((None, "2026-11-26")))
        elif step == 2 and (waiting := desk.store.pending()):
            desk.applied(chance.choice(waiting).edit)
        elif step == 3:
            shown = desk.show(contact)
            desk.bring("contact", {"date": chance.choice(DAYS)}, id=contact, case=shown.case)
        elif step == 4 and len(waiting := desk.store.pending()) > 6:
            desk.store.rebase(lambda outbox, held: [item.edit for item in outbox[1:]])
        else:
            desk.write(desk.show(contact), date=chance.choice(DAYS))
        contacts = [one for one in contacts if desk.store.record(one)]
        at_once = _lists(desk)
        if chance.random() < 0.5:
            desk.store.tidy()
            assert _lists(desk) == at_once


def test_a_save_comes_into_the_lists_when_there_is_time(desk: Desk) -> None:
    """So that Save writes two indexes less; whoever asks for a list looks at the record itself meanwhile."""
    contact = desk.write_new("contact", date=str(DAY)).record
    kept = "SELECT day, listed FROM record"
    for day, listed in ((None, 0), (str(DAY), 1)):
        assert desk.store._db._db.execute(kept).fetchall() == [(day, listed)]
        assert on(desk, DAY) == [contact]
        assert [one.id for one in desk.store.case(desk.case)] == [contact]
        desk.store.tidy()


def test_what_was_just_made_goes_with_its_case(desk: Desk) -> None:
    """Given back before there was time to list it: nothing of it stays."""
    edit = desk.write_new("contact", date=str(DAY), note="by the tramway")
    desk.leaves()
    desk.applied(edit)
    assert desk.store.case(desk.case) == []
    assert desk.store._db._db.execute("SELECT count(*) FROM record").fetchone() == (0,)
    assert desk.store.search("tramway") == []


def test_the_records_of_some_types_of_some_cases(desk: Desk) -> None:
    alert = desk.bring("alert", {"text": "Dog."})
    desk.bring("contact", {"note": "n"})
    desk.bring("alert", {"text": "Stairs."}, case="2")
    assert desk.store.of_types([desk.case], ("alert", "hearing")) == [alert]
    assert desk.store.of_types([], ("alert",)) == []
