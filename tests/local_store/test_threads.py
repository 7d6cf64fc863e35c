"""The store's thread, the sync thread and a reader on one file at once."""

import threading
from collections.abc import Callable
from pathlib import Path

from casework import new_edit, new_id, new_record
from local_store import Answer, LocalStore, Page, PageRecord
from tests.local_store.desk import KEY, ME, RECEIVED

NOTES = 60
PAGES = 40


def test_saving_sending_and_reading_at_once_lose_nothing_and_show_no_half_write(path: Path) -> None:
    LocalStore.create(path, KEY).close()
    case = new_id()
    edits = [new_edit(new_record("contact", case), {"note": f"note {number}"}, ME) for number in range(NOTES)]
    all_saved = threading.Event()
    half_writes: list[str] = []

    def save(store: LocalStore) -> None:
        for edit in edits:
            store.save(edit)
        all_saved.set()

    def bring_and_send(store: LocalStore) -> None:
        for number in range(PAGES):
            store.apply_page(Page(str(number), [PageRecord(new_id(), "contact", case, {"note": "theirs"}, number + 1)]))
        position = PAGES
        while (waiting := store.sendable(7)) or not all_saved.is_set():
            store.mark_sent([item.edit.id for item in waiting])
            position += 1
            store.settle([Answer(item.edit.id, "applied", position) for item in waiting], RECEIVED)

    def read(store: LocalStore) -> None:
        while not all_saved.is_set():
            for item in store.pending():
                if store.record(item.edit.record) is None:
                    half_writes.append(item.edit.id)
            store.caseload()

    failures = in_threads(path, save, bring_and_send, read)
    assert failures == []
    assert half_writes == []
    with LocalStore.open(path, KEY) as store:
        assert store.pending() == []
        assert len(store.case(case)) == NOTES + PAGES
        assert all([receipt.edit for receipt in store.receipts(edit.record)] == [edit] for edit in edits)


def in_threads(path: Path, *works: Callable[[LocalStore], None]) -> list[Exception]:
    """Run each work in a thread with a connection of its own; what they raised."""
    failures: list[Exception] = []

    def run(work: Callable[[LocalStore], None]) -> None:
        try:
            with LocalStore.open(path, KEY) as store:
                work(store)
        except Exception as failure:  # noqa: BLE001 - handed to the test, which fails on it
            failures.append(failure)

    threads = [threading.Thread(target=run, args=(work,), daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert not any(thread.is_alive() for thread in threads), "a thread waits for ever"
    return failures
