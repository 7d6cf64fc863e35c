"""Merged in the window of one laptop, seen on another that has edits pending, and taken apart: with a real centre."""

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from casework.case_file import case_file
from casework.same_child import By, put_together, whole_case
from desktop.store_thread import StoreThread
from local_store import LocalStore
from sync.status import SyncStatus
from tests.sync.laptops import NOTE, CaseIds, Laptop, Service, case_on, nowhere
from tests.ui.in_window import InWindow
from ui.case.carried_on import carried_id
from ui.desk import Desk, Who
from ui.outbox_view import outbox_rows, read_outbox
from ui.place import Place
from ui.theme import Scheme, Theme, apply
from ui.window import Window

LATER = NOTE.replace("calm", "calm and hungry")


class Quiet:
    """The test itself says when there is a connection."""

    def wake(self) -> None:
        """Somebody saved."""


@contextmanager
def window_of(laptop: Laptop, qtbot: QtBot) -> Iterator[InWindow]:
    """The window of this laptop's user, over the laptop's own store."""

    def store() -> LocalStore:
        return LocalStore.open(laptop.path, laptop._key)

    thread = StoreThread(store)
    name = laptop.user.title()
    desk = Desk(Who(laptop.user, name, "case_manager", "northwick", "Northwick", "laptop", "Laptop"), thread, Quiet())
    thread.start()
    theme = Theme(1.0, Scheme.LIGHT)
    apply(QApplication.instance(), theme)  # type: ignore[arg-type]
    window = Window(theme, lambda: dt.datetime.now(dt.UTC))
    window.resize(1366, 768)
    qtbot.addWidget(window)
    desk.trouble.connect(window.say_trouble)
    window.show()
    window.activateWindow()
    window.open_desk(desk, Place())
    try:
        yield InWindow(window, desk, store, qtbot)
    finally:
        window.close_desk()
        thread.finish()


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """One of its own: in the window, what other tests left before people would be pressed first."""
    made = Service(tmp_path_factory.mktemp("merged"), cases=6)
    yield made
    made.centre.stop()


@pytest.fixture
def keep(service: Service) -> CaseIds:
    return service.case()


@pytest.fixture
def other(service: Service) -> CaseIds:
    return service.case()


def test_two_people_put_one_case_into_two_others_and_one_of_them_is_chosen(
    service: Service, tmp_path: Path, keep: CaseIds, other: CaseIds, qtbot: QtBot
) -> None:
    third, by = service.case(), By("", "", "", "2026-11-26T10:00:00+00:00")
    amina, callum = service.laptop(tmp_path, "amina"), service.laptop(tmp_path, "callum")
    for laptop, into in ((amina, keep), (callum, third)):
        laptop.sync()
        sides = (whole_case(case_file(ids.case, laptop.store.case(ids.case))) for ids in (into, other))
        laptop.store.save_all(put_together(*sides, msgspec.structs.replace(by, user=laptop.user), "One child"))
    for laptop in (amina, callum, amina):
        assert laptop.sync().refused == 0
    assert nowhere(callum, service) == []
    numbers = [str(callum.shows(ids.case, "reference")) for ids in (keep, third)]
    with window_of(callum, qtbot) as here:
        here.go(other.case, tab="service", part="two_versions", record=other.case)
        for number in numbers:
            here.says(number)
        here.press_choice("choose.merged_into.theirs")
        here.press("Keep this result")
        here.until(lambda: here.page.place().record == other.person)  # the same was said of the child
        here.says(f"Juniper Vexley, {numbers[0]}")
        here.press_choice("choose.merged_into.theirs")
        here.press("Keep this result")
        here.until(lambda: not here.page.place().part)
        here.go(third.case)
        here.says("was put together with this one here, but it goes on in another case.")
        here.take_apart("It went to the other one.")
    callum.sync()
    amina.sync()
    for laptop in (amina, callum):
        assert laptop.shows(other.case, "merged_into") == keep.case
        assert laptop.attention_in(other.case, keep.case, third.case) == []


def without_settled(laptop: Laptop, case: str) -> dict[str, dict[str, object]]:
    """The case but for what tells how it came to be so: trails, and what came too late."""
    with_no_trail = {one.id for one in laptop.store.case(case) if one.type not in ("merging", "proposal")}
    return {id: fields for id, fields in case_on(laptop, case).items() if id in with_no_trail}


def test_merged_on_one_laptop_seen_on_the_other_and_taken_apart_again(
    service: Service, tmp_path: Path, keep: CaseIds, other: CaseIds, qtbot: QtBot
) -> None:
    amina, callum = service.laptop(tmp_path, "amina"), service.laptop(tmp_path, "callum")
    for laptop in (amina, callum):
        laptop.sync()
    before = {case: case_on(amina, case) for case in (keep.case, other.case)}
    callum.change(other.contact, note=LATER)
    made = callum.add("contact", other.case, date="2026-11-26", kind="phone", note="Rang without a connection.")
    with window_of(amina, qtbot) as here:
        reference = before[other.case][other.case]["reference"]
        here.put_together(keep.case, other.case, reference, "Same child: same telephone number.")
        assert amina.sync().refused == 0
        assert amina.waiting() == []

        callum.sync()
        assert callum.waiting() == []
        assert nowhere(callum, service) == []
        seen = callum.store.summary(other.case)
        assert seen is not None
        assert (seen.merged_into, seen.closed) == (keep.case, True)
        assert callum.shows(other.contact, "note") == NOTE, "nothing is laid on the case that ended"
        assert {one.outcome for one in callum.store.receipts(other.contact)} == {"proposed"}
        assert len([one for one in callum.attention_in(keep.case) if one.kind == "proposal"]) == 2
        goes_on, now = callum.shows(keep.case, "reference"), dt.datetime.now(dt.UTC)
        told = [row.sentence() for row in outbox_rows(read_outbox(callum.store, now), SyncStatus(), now)]
        assert sum(f"Taken to {goes_on}, whoever works on it takes it in or leaves it out" in one for one in told) == 2

        amina.sync()
        here.window.go(Place(page="attention"))
        here.says("Callum wrote this before the case was put together with another: the contact on Friday 20 November.")
        here.press("Take it in")  # the one that is new: nothing of the case would be written over
        here.says("Taken into the case.")
        here.press("Look at both")
        here.press_choice("choose.note.theirs")
        here.press("Keep this result")
        here.says("Settled.")
    assert amina.sync().refused == 0
    callum.sync()
    for laptop in (amina, callum):
        assert laptop.shows(carried_id(other.contact, keep.case), "note") == LATER
        assert laptop.shows(carried_id(other.contact, keep.case), "date") == "2026-11-20"
        assert laptop.shows(carried_id(made.record, keep.case), "note") == "Rang without a connection."
    assert case_on(amina, keep.case) == case_on(callum, keep.case)

    with window_of(callum, qtbot) as here:
        here.go(keep.case)
        here.says(f"Also: {reference} (Juniper V.), put together on ")
        here.says("by Amina.")
        here.take_apart("Two children of one household.")
    callum.sync()
    amina.sync()
    carried = {carried_id(one, keep.case) for one in (other.contact, made.record)}
    for laptop in (amina, callum):
        assert case_on(laptop, other.case) == before[other.case]
        kept = without_settled(laptop, keep.case)
        assert {id: fields for id, fields in kept.items() if id not in carried} == before[keep.case]
    callum.change(other.contact, note=LATER)
    callum.sync()
    amina.sync()
    assert amina.shows(other.contact, "note") == LATER, "edits stand again"
