"""Words that come into the index for finding after Save: nothing is ever missing from a search for that."""

from pathlib import Path

import pytest

from local_store import LocalStore, words_later
from local_store.errors import DiskFull
from tests.local_store.desk import KEY, Desk


def found(store: LocalStore, word: str) -> list[str]:
    return [hit.record for hit in store.search(word)]


def is_owed(store: LocalStore) -> bool:
    with store._db.reading() as sql:
        return words_later.any_owed(sql)


def test_what_was_just_saved_is_found_from_this_and_any_other_connection(desk: Desk) -> None:
    edit = desk.write_new("contact", note="by the tramway")
    assert is_owed(desk.store)
    with LocalStore.open(desk.store._db.path, KEY) as other:
        assert found(other, "tramway") == [edit.record]
    assert not is_owed(desk.store)


def test_words_are_brought_in_when_there_is_time(desk: Desk) -> None:
    desk.write_new("contact", note="by the tramway")
    desk.store.tidy()
    assert not is_owed(desk.store)
    assert len(found(desk.store, "tramway")) == 1


def test_words_replaced_before_they_were_in_are_never_found(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "brought"})
    desk.write(contact, note="by the tramway")
    desk.write(desk.show(contact.id), note="by the canal")
    assert (found(desk.store, "brought"), found(desk.store, "tramway")) == ([], [])
    assert found(desk.store, "canal") == [contact.id]


def test_what_left_the_outbox_before_its_words_were_in_is_found(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "brought"})
    applied = desk.write(contact, note="by the tramway")
    desk.applied(applied)
    assert (found(desk.store, "brought"), found(desk.store, "tramway")) == ([], [contact.id])
    merged = desk.write(desk.show(contact.id), note="by the canal")
    desk.store.rebase(lambda outbox, held: [item.edit for item in outbox if item.edit.id != merged.id])
    assert (found(desk.store, "canal"), found(desk.store, "tramway")) == ([], [contact.id])


def test_a_record_taken_back_before_its_words_were_in_is_not_found(desk: Desk) -> None:
    edit = desk.write_new("contact", note="by the tramway")
    desk.refused(edit)
    desk.store.give_up(edit.id)
    assert found(desk.store, "tramway") == []
    assert not is_owed(desk.store)


def test_a_page_over_a_record_whose_words_are_owed_is_found_as_it_shows(desk: Desk) -> None:
    contact = desk.bring("contact", {"note": "brought", "place": "office"})
    desk.write(contact, note="by the tramway")
    desk.bring("contact", {"place": "school"}, id=contact.id)
    assert found(desk.store, "tramway") == [contact.id]
    assert found(desk.store, "brought") == []


def test_on_a_full_disk_a_search_finds_what_was_just_saved(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    edit = desk.write_new("contact", note="by the tramway")
    connection = desk.store._db
    real = connection._note

    def full() -> None:
        raise DiskFull("FULL")

    monkeypatch.setattr(connection, "_note", full)
    assert found(desk.store, "tramway") == [edit.record]
    monkeypatch.setattr(connection, "_note", real)
    assert is_owed(desk.store), "it is brought in when there is room"


def test_an_older_store_is_found_in_at_once(path: Path) -> None:
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        edit = desk.write_new("contact", note="by the tramway")
        store.tidy()
    with LocalStore.open(path, KEY) as store:
        assert found(store, "tramway") == [edit.record]
