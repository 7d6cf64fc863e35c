"""Who opened which case here, and which colleagues have seen what was sent."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from casework import new_id
from local_store import LocalStore, Page, SeenBy
from tests.local_store.desk import COLLEAGUE, KEY, Desk


class Clock:
    """A laptop's clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.time = dt.datetime(2026, 11, 26, 9, 0, tzinfo=dt.UTC)

    def now(self) -> str:
        return self.time.isoformat(timespec="seconds")

    def on(self, minutes: float) -> None:
        self.time += dt.timedelta(minutes=minutes)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(path: Path, clock: Clock) -> Iterator[LocalStore]:
    with LocalStore.create(path, KEY, now=clock.now) as made:
        yield made


def seen(desk: Desk, position: int, user: str = COLLEAGUE, case: str = "") -> SeenBy:
    return SeenBy(case or desk.case, user, user.title(), "2026-11-26T12:00:00+00:00", position)


def told(desk: Desk, *looks: SeenBy) -> None:
    """A page with nothing but looks."""
    desk.store.apply_page(Page(cursor=desk.store.cursor(), looks=looks))


def test_a_look_carries_how_far_the_case_is_here_and_outlives_a_restart(desk: Desk, path: Path, clock: Clock) -> None:
    desk.position = 6
    contact = desk.bring("contact", {"note": "n"})
    desk.bring("contact", {"note": "another case"}, case=new_id())
    desk.store.look(desk.case, contact.id)
    desk.store.close()
    with LocalStore.open(path, KEY) as again:
        (look,) = again.looks_to_send(10)
    assert (look.case, look.record, look.position, look.at) == (desk.case, contact.id, 7, clock.now())


def test_opening_again_within_a_quarter_of_an_hour_is_the_same_look(desk: Desk, clock: Clock) -> None:
    desk.bring("contact", {"note": "n"})
    desk.store.look(desk.case)
    clock.on(14.9)
    desk.store.look(desk.case)
    assert len(desk.store.looks_to_send(10)) == 1
    desk.store.look(desk.case, "one record")
    assert [look.record for look in desk.store.looks_to_send(10)] == ["", "one record"]
    clock.on(0.1)
    desk.store.look(desk.case)
    assert len(desk.store.looks_to_send(10)) == 3


def test_it_is_the_same_look_after_it_was_sent_too(desk: Desk, clock: Clock) -> None:
    desk.bring("contact", {"note": "n"})
    desk.store.look(desk.case)
    desk.store.looks_taken([look.id for look in desk.store.looks_to_send(10)])
    clock.on(5)
    desk.store.look(desk.case)
    assert desk.store.looks_to_send(10) == []
    clock.on(15)
    desk.store.look(desk.case)
    assert len(desk.store.looks_to_send(10)) == 1


def test_a_look_at_something_new_is_another_look(desk: Desk) -> None:
    desk.bring("contact", {"note": "n"})
    desk.store.look(desk.case)
    desk.bring("contact", {"note": "later"})
    desk.store.look(desk.case)
    assert [look.position for look in desk.store.looks_to_send(10)] == [1, 2]


def test_nobody_is_said_to_have_seen_what_is_still_on_its_way(desk: Desk) -> None:
    desk.bring("person", {"surname": "Vexley"}, entered=[desk.case], more=True)
    desk.store.look(desk.case)
    desk.bring("contact", {"note": "old"}, more=True)
    desk.store.look(desk.case)
    desk.bring("contact", {"note": "older"})
    desk.store.look(desk.case)
    assert [look.position for look in desk.store.looks_to_send(10)] == [0, 3]


def test_an_own_edit_applied_after_the_last_page_says_nothing_about_what_came_before_it(desk: Desk) -> None:
    desk.bring("contact", {"note": "n"})
    own = desk.write_new("contact", note="mine")
    desk.position = 4  # 2 to 4 are a colleague's, and not here yet
    desk.applied(own)
    desk.store.look(desk.case)
    assert [look.position for look in desk.store.looks_to_send(10)] == [1]


def test_looks_that_were_not_taken_go_after_the_others(desk: Desk) -> None:
    cases = [new_id() for _ in range(3)]
    for case in cases:
        desk.store.look(case)
    first = desk.store.looks_to_send(1)
    desk.store.looks_not_taken([look.id for look in first])
    assert [look.case for look in desk.store.looks_to_send(10)] == [cases[1], cases[2], cases[0]]


def test_looks_at_a_case_that_left_are_kept_until_they_are_sent_and_no_longer(desk: Desk) -> None:
    desk.bring("contact", {"note": "n"})
    desk.store.look(desk.case)
    desk.leaves()
    (look,) = desk.store.looks_to_send(10)
    desk.store.looks_taken([look.id])
    assert desk.store.looks_to_send(10) == []
    with desk.store._db.reading() as sql:
        assert sql("SELECT count(*) FROM look").fetchone() == (0,)


def test_a_receipt_names_the_colleagues_who_have_seen_it(desk: Desk) -> None:
    one, two = desk.write_new("contact", note="one"), desk.write_new("contact", note="two")
    desk.applied(one, two)
    told(desk, seen(desk, 1))
    (first,), (second,) = desk.store.receipts(one.record), desk.store.receipts(two.record)
    assert [by.user for by in first.seen_by] == [COLLEAGUE]
    assert second.seen_by == ()
    told(desk, seen(desk, 2), seen(desk, 9, "manager", case=new_id()))
    listed = desk.store.sent_since(dt.datetime(2026, 11, 1, tzinfo=dt.UTC))
    assert [[by.user for by in receipt.seen_by] for receipt in listed] == [[COLLEAGUE], [COLLEAGUE]]


def test_only_the_newest_look_of_each_is_kept(desk: Desk) -> None:
    edit = desk.write_new("contact", note="one")
    desk.applied(edit)
    told(desk, seen(desk, 5), seen(desk, 3), seen(desk, 1, "manager"))
    (receipt,) = desk.store.receipts(edit.record)
    assert [(by.user, by.position) for by in receipt.seen_by] == [("manager", 1), (COLLEAGUE, 5)]


def test_who_saw_a_case_goes_with_the_case(desk: Desk) -> None:
    edit = desk.write_new("contact", note="one")
    desk.applied(edit)
    told(desk, seen(desk, 5))
    desk.leaves()
    told(desk, seen(desk, 6))
    assert [receipt.seen_by for receipt in desk.store.receipts(edit.record)] == [()]


def test_an_edit_is_tracked_from_saved_to_seen(desk: Desk, clock: Clock) -> None:
    edit = desk.write_new("contact", note="one")
    saved = clock.now()
    track = desk.store.track(edit.id)
    assert track is not None
    assert (track.saved_at, track.first_sent_at, track.attempts, track.outcome) == (saved, "", 0, "")
    clock.on(3)
    desk.store.mark_sent([edit.id])
    first_sent = clock.now()
    clock.on(3)
    desk.store.mark_sent([edit.id])
    desk.applied(edit)
    told(desk, seen(desk, 1))
    track = desk.store.track(edit.id)
    assert track is not None
    assert (track.saved_at, track.first_sent_at, track.attempts) == (saved, first_sent, 2)
    assert (track.outcome, track.position) == ("applied", 1)
    assert [by.user for by in track.seen_by] == [COLLEAGUE]
    assert track.received_at
    assert track.replaced_by is None


def test_an_edit_is_tracked_through_its_rebases(desk: Desk, clock: Clock) -> None:
    address = desk.bring("address", {"town": "first"})
    edit = desk.write(address, town="mine")
    saved = clock.now()
    for _ in range(2):
        clock.on(1)
        waiting = desk.store.pending()[0].edit
        desk.store.mark_sent([waiting.id])
        desk.stale(waiting, town="theirs")
        again = msgspec.structs.replace(waiting, id=new_id(), replaces=waiting.id)
        desk.store.rebase(lambda outbox, held, again=again: [again])  # type: ignore[misc]
    track = desk.store.track(edit.id)
    assert track is not None
    assert (track.outcome, track.replaced_by, track.attempts) == ("", again.id, 2)
    desk.refused(again)
    track = desk.store.track(edit.id)
    assert track is not None
    assert (track.outcome, track.saved_at, track.first_sent_at[:16]) == ("refused", saved, "2026-11-26T09:01")
    desk.store.give_up(again.id)
    track = desk.store.track(edit.id)
    assert track is not None
    assert (track.outcome, track.replaced_by) == ("given up", again.id)
    assert desk.store.track("never saved here") is None


def test_why_an_edit_waits_is_kept_with_since_when(desk: Desk, clock: Clock) -> None:
    address = desk.bring("address", {"town": "first"})
    edit, later = desk.write(address, town="mine"), desk.write_new("contact", note="later")
    desk.store.note_trouble([edit.id, "gone meanwhile"], "offline", clock.now())
    since = clock.now()
    clock.on(5)
    desk.store.note_trouble([edit.id, later.id], "offline", clock.now())
    first, second = desk.store.pending()
    assert first.trouble is not None
    assert second.trouble is not None
    assert (first.trouble.code, first.trouble.at, second.trouble.at) == ("offline", since, clock.now())
    desk.store.note_trouble([edit.id], "signed_out", clock.now())
    track = desk.store.track(edit.id)
    assert track is not None
    assert track.trouble is not None
    assert (track.trouble.code, track.trouble.at) == ("signed_out", clock.now())
    desk.store.mark_sent([edit.id])
    desk.store.rebase(lambda outbox, held: [item.edit for item in reversed(outbox)])
    kept = {item.edit.id: item for item in desk.store.pending()}
    assert kept[edit.id].trouble == track.trouble, "a rebase keeps it"
    assert kept[edit.id].sent_at == clock.now()
