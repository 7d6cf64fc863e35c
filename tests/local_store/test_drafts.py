"""Drafts, what was put aside of them, and the small facts of this laptop."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from local_store import Device, Draft, LocalStore
from tests.local_store.desk import KEY, Desk

HALF = Draft("contact/1", "case", "1", "contact", {"note": "She said that"}, {"note": 4}, {"note": "She"}, ("note", 13))


def test_a_draft_is_one_row_and_outlives_the_program(desk: Desk, path: str) -> None:
    desk.store.keep_draft(HALF)
    desk.store.keep_draft(
        Draft("contact/1", "case", "1", "contact", {"note": "She said that he"}, kept_at="2026-11-26")
    )
    desk.store.close()
    with LocalStore.open(path, KEY) as again:
        (kept,) = again.drafts()
    assert kept.fields == {"note": "She said that he"}
    assert kept.kept_at == "2026-11-26"


def test_a_draft_comes_back_with_its_caret_and_what_was_seen(desk: Desk) -> None:
    desk.store.keep_draft(HALF)
    kept = desk.store.draft("contact/1")
    assert kept is not None
    assert (kept.caret, kept.seen, kept.base) == (("note", 13), {"note": 4}, {"note": "She"})
    assert kept.kept_at


def test_several_drafts_of_one_editor_are_put_aside_beside_each_other(desk: Desk) -> None:
    for words in ("first", "second", "third"):
        desk.store.keep_draft(msgspec.structs.replace(HALF, fields={"note": words}))
        assert desk.store.put_aside("contact/1") is not None
    assert desk.store.put_aside("contact/none") is None
    assert desk.store.draft("contact/1") is None
    asides = desk.store.drafts("case")
    assert sorted(draft.fields["note"] for draft in asides) == ["first", "second", "third"]
    assert {(draft.aside, draft.editor, bool(draft.aside_at)) for draft in asides} == {(True, "contact/1", True)}


def test_a_draft_put_aside_comes_back_whole_and_changes_places_with_what_was_typed_since(desk: Desk) -> None:
    desk.store.keep_draft(HALF)
    kept = desk.store.draft("contact/1")
    aside = desk.store.put_aside("contact/1")
    assert aside is not None
    desk.store.keep_draft(msgspec.structs.replace(HALF, fields={"note": "typed since"}))
    desk.store.bring_back(aside.key)
    assert desk.store.draft("contact/1") == kept
    (other,) = [draft for draft in desk.store.drafts() if draft.aside]
    assert other.fields == {"note": "typed since"}
    assert desk.store.bring_back(aside.key) is None, "it is aside no more"
    assert desk.store.draft("contact/1") == kept


def test_dropping_a_draft_leaves_what_was_put_aside(desk: Desk) -> None:
    desk.store.keep_draft(HALF)
    desk.store.put_aside("contact/1")
    desk.store.keep_draft(HALF)
    desk.store.drop_draft("contact/1")
    assert [draft.aside for draft in desk.store.drafts()] == [True]


class Days:
    """A laptop's clock, turned at will."""

    def __init__(self) -> None:
        self.day = dt.date(2026, 11, 12)

    def today(self) -> dt.date:
        return self.day

    def now(self) -> str:
        return f"{self.day}T10:00:00+00:00"


@pytest.fixture
def days() -> Days:
    return Days()


@pytest.fixture
def aside(path: Path, days: Days) -> Iterator[LocalStore]:
    """A store with a draft that was put aside on 12 November."""
    with LocalStore.create(path, KEY, today=days.today, now=days.now) as store:
        store.keep_draft(HALF)
        store.put_aside("contact/1")
        yield store


def test_a_draft_put_aside_goes_after_30_days_and_leaves_nothing_in_the_file(
    aside: LocalStore, days: Days, path: Path
) -> None:
    went = []
    for later in range(40):
        days.day = dt.date(2026, 11, 12) + dt.timedelta(days=later)
        aside.tidy_drafts()
        assert aside.tidy_drafts() == 0, "twice on one day is once"
        if not aside.drafts():
            went.append(later)
    assert went[0] == 32, "30 days, and two more on which the clock said so again"
    assert not (path.with_name(path.name + "-wal")).stat().st_size, "nothing of it stays in the log"


def test_a_clock_set_forward_and_back_takes_no_draft_away(aside: LocalStore, days: Days) -> None:
    for _ in range(4):
        for day in (dt.date(2027, 11, 12), dt.date(2027, 11, 13), dt.date(2026, 11, 13), dt.date(2020, 1, 1)):
            days.day = day
            assert aside.tidy_drafts() == 0
    assert len(aside.drafts()) == 1


def test_only_what_was_put_aside_goes(aside: LocalStore, days: Days) -> None:
    aside.keep_draft(HALF)
    for later in range(400):
        days.day = dt.date(2026, 11, 12) + dt.timedelta(days=later)
        aside.tidy_drafts()
    assert [draft.aside for draft in aside.drafts()] == [False]


def test_small_facts_are_remembered(desk: Desk, path: str) -> None:
    assert desk.store.recall("place") is None
    desk.store.remember("place", {"page": "case", "caret": 12})
    desk.store.set_device(Device(id="laptop-7", user="imogen.farrowby", token="t"))
    desk.store.close()
    with LocalStore.open(path, KEY) as again:
        assert again.recall("place") == {"page": "case", "caret": 12}
        device = again.device()
    assert device is not None
    assert (device.id, device.user, device.token) == ("laptop-7", "imogen.farrowby", "t")
