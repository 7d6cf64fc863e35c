"""Damage to the store, page by page and in every way: it is found, and no edit and no draft is lost to it."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from local_store import LocalStore
from local_store.cipher import keyed
from local_store.damage import start_again
from local_store.errors import DamagedStore
from local_store.journal import folded, journal_path
from local_store.own_work import all_of_it
from local_store.page_check import PageCheck
from tests.faults.day import KEY, NOW, Day, Promises, check, day

PAGE = 4096
FRAME = PAGE + 24
Break = Callable[[bytearray, int, bytes], None]


def flip(content: bytearray, at: int, _: bytes) -> None:
    content[at + 1234] ^= 0x10


def zero(content: bytearray, at: int, _: bytes) -> None:
    content[at : at + PAGE] = bytes(PAGE)


def tear(content: bytearray, at: int, earlier: bytes) -> None:
    """Half of it new, half as it was in the morning (or nothing, where the file was shorter)."""
    content[at : at + PAGE // 2] = earlier[at : at + PAGE // 2].ljust(PAGE // 2, b"\0")


def cut(content: bytearray, at: int, _: bytes) -> None:
    """The file ends in the middle of this page."""
    del content[at + 700 :]


class Evening:
    """A store after a day's work, the same in the morning, and what was promised."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "evening"
        self.folder.mkdir()
        lines: list[str] = []
        path = self.folder / "store.db"
        day(path, lambda word, what: lines.append(f"{word} {what}"))
        with LocalStore.open(path, KEY) as store:
            store._db.empty_log()
            self.morning = path.read_bytes()
            late = Day(store, lambda word, what: lines.append(f"{word} {what}"))
            for number in range(25):
                late.save(f"late {number} ")
                late.type(f"contact/{number}", number)
        self.promised = Promises(lines)
        self.pages = path.stat().st_size // PAGE

    def broken(self, to: Path, way: Break, page: int) -> Path:
        """A copy with one page broken."""
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.folder, to)
        path = to / "store.db"
        content = bytearray(path.read_bytes())
        way(content, page * PAGE, self.morning)
        path.write_bytes(content)
        return path


@pytest.fixture
def evening(place: Path) -> Evening:
    return Evening(place)


def found_by_looking(path: Path) -> bool:
    """Whether looking through the store as the window does in its idle time meets the damage."""
    try:
        with LocalStore.open(path, KEY) as store:
            while not store.look_for_damage():
                pass
    except DamagedStore:
        return True
    return False


def by_sqlcipher(path: Path) -> bool:
    """Whether SQLCipher's own check finds a page that does not fit its seal."""
    db = keyed(path, KEY)
    try:
        return bool(db.conn.execute("PRAGMA cipher_integrity_check").fetchall())
    finally:
        db.close()


def break_pages(evening: Evening, place: Path, stride: int) -> int:
    tried = 0
    for way in (flip, zero, tear, cut):
        for page in range(0, evening.pages, stride):
            path = evening.broken(place / "broken", way, page)
            untouched = path.read_bytes() == (evening.folder / "store.db").read_bytes()
            assert untouched or found_by_looking(path), f"{way.__name__} of page {page + 1} was not found"
            found = start_again(path, KEY, NOW)
            assert found.complete
            check_all_there(path, evening.promised)
            tried += 1
    return tried


def check_all_there(path: Path, promised: Promises) -> None:
    with LocalStore.open(path, KEY) as store:
        here = {item.edit.id for item in store.pending()}
        assert [id for id in promised.saved if id not in here and id not in promised.answering] == []
        drafts = {draft.key: draft.fields["note"] for draft in store.drafts()}
        assert promised.drafts.items() <= drafts.items()


def test_damage_in_any_page_is_found_and_costs_no_edit_and_no_draft(evening: Evening, place: Path) -> None:
    assert evening.pages > 50
    assert break_pages(evening, place, stride=7) > 30


@pytest.mark.soak
def test_damage_in_every_page_is_found_and_costs_no_edit_and_no_draft(evening: Evening, place: Path) -> None:
    tried = break_pages(evening, place, stride=1)
    sys.stdout.write(f"{tried} broken pages, {len(evening.promised.saved)} edits in each\n")
    assert tried == 4 * evening.pages


def test_our_check_of_pages_says_what_that_of_sqlcipher_says(evening: Evening, place: Path) -> None:
    assert not by_sqlcipher(evening.folder / "store.db")
    for page in range(0, evening.pages, 3):
        path = evening.broken(place / "broken", flip, page)
        wrong, _ = PageCheck(path, KEY).step(evening.pages)
        assert wrong == [page + 1]
        assert by_sqlcipher(path)


def test_damage_to_any_frame_of_the_log_costs_nothing(place: Path) -> None:
    """SQLite takes what comes after a damaged frame for never written, without a word; the journal knows better."""
    lines: list[str] = []
    open_store, copy = place / "open" / "store.db", place / "copy"
    with LocalStore.create(open_store, KEY) as store:
        work = Day(store, lambda word, what: lines.append(f"{word} {what}"))
        for number in range(12):
            [edit] = work.save(f"{number} ")
            work.type("contact/open", number)
            if number % 3 == 0:
                store.mark_sent([edit.id])
        shutil.copytree(open_store.parent, copy)
    log = (copy / "store.db-wal").read_bytes()
    assert len(log) > 50 * FRAME
    promised = Promises(lines)
    for frame in range(0, len(log) // FRAME, 3):
        broken = place / "broken"
        shutil.rmtree(broken, ignore_errors=True)
        shutil.copytree(copy, broken)
        content = bytearray(log)
        content[32 + frame * FRAME + 300] ^= 0x10
        (broken / "store.db-wal").write_bytes(content)
        check(broken / "store.db", promised)


def test_damage_to_the_journal_alone_is_mended_without_a_word(evening: Evening, place: Path) -> None:
    size = journal_path(evening.folder / "store.db").stat().st_size
    for at in range(0, size, size // 40):
        path = evening.broken(place / "broken", flip, 0)
        shutil.copy(evening.folder / "store.db", path)
        journal = journal_path(path)
        content = bytearray(journal.read_bytes())
        content[at] ^= 0x10
        journal.write_bytes(content)
        with LocalStore.open(path, KEY) as store, store._db.reading() as sql:
            held = store._db.journal_held()
            assert held.whole
            assert held.notes == folded(all_of_it(sql))
        check(path, evening.promised)
