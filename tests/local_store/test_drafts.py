"""Drafts, and the small facts of this laptop."""

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


def test_a_draft_put_aside_can_still_be_found_and_dropped(desk: Desk) -> None:
    desk.store.keep_draft(HALF)
    desk.store.put_aside("contact/1")
    desk.store.put_aside("contact/none")
    assert [draft.aside for draft in desk.store.drafts("case")] == [True]
    desk.store.drop_draft("contact/1")
    assert desk.store.drafts() == []
    assert desk.store.draft("contact/1") is None


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
