"""Writers of one program take turns, so that a draft waits for one page of sync and not for all of them."""

import threading
import time
from pathlib import Path

from casework import new_id
from local_store import Draft, LocalStore, Page, PageRecord
from local_store.turns import Turns, turns_at
from tests.local_store.desk import KEY


def test_whoever_asked_first_writes_first() -> None:
    turns, order = Turns(), list[int]()
    threads = []
    with turns:
        for number in range(5):

            def write(number: int = number) -> None:
                with turns:
                    order.append(number)

            threads.append(threading.Thread(target=write))
            threads[-1].start()
            while len(turns._waiting) <= number:
                time.sleep(0.001)
    for thread in threads:
        thread.join()
    assert order == [0, 1, 2, 3, 4]
    with turns:
        assert not turns._waiting


def test_whoever_has_several_things_to_write_keeps_the_turn() -> None:
    turns, order = Turns(), list[str]()

    def write() -> None:
        with turns:
            order.append("other")

    other = threading.Thread(target=write)
    with turns:
        other.start()
        while not turns._waiting:
            time.sleep(0.001)
        for number in range(3):
            with turns:
                order.append(str(number))
    other.join()
    assert order == ["0", "1", "2", "other"]


def test_every_connection_to_a_store_takes_the_same_turns(tmp_path: Path) -> None:
    with (
        LocalStore.create(tmp_path / "store.db", KEY) as one,
        LocalStore.open(str(tmp_path / "store.db"), KEY) as other,
        LocalStore.create(tmp_path / "other.db", KEY) as elsewhere,
    ):
        assert one._db.turns is other._db.turns is turns_at(tmp_path / "store.db")
        assert elsewhere._db.turns is not one._db.turns


def test_a_draft_waits_for_one_page_and_not_for_all(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    LocalStore.create(path, KEY).close()
    committed, done = list[int](), threading.Event()

    def commit_pages() -> None:
        with LocalStore.open(path, KEY) as sync:
            while not done.is_set():
                number = len(committed) + 1
                many = [PageRecord(new_id(), "contact", "c", {"note": f"n{number}"}, number) for _ in range(50)]
                sync.apply_page(Page(str(number), many))
                committed.append(number)

    thread = threading.Thread(target=commit_pages)
    thread.start()
    waited = []
    with LocalStore.open(path, KEY) as store:
        while len(committed) < 3:
            time.sleep(0.001)
        for number in range(10):
            before = len(committed)
            store.keep_draft(Draft("contact/1", "c", "1", "contact", {"note": str(number)}))
            waited.append(len(committed) - before)
    done.set()
    thread.join()
    assert max(waited) <= 2, "the one being committed, and at most one that asked before"
