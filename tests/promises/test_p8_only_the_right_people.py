"""P8, on the laptop: nothing readable on the disk, and nothing of a case that has left."""

import hashlib
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from casework import new_id
from local_store import Draft, LocalStore
from local_store.errors import DamagedStore, WrongKey
from tests.local_store import by_hand
from tests.local_store.desk import KEY, Desk

SECRET = "Zephyrine Quillsworth-Test walked along the tramway"


def readable(path: Path, key: bytes) -> bytes:
    return b"".join(by_hand.pages(path, key))


def work(store: LocalStore) -> Desk:
    """A bit of everything that puts words on the disk."""
    desk = Desk(store)
    desk.bring("person", {"first_names": SECRET, "surname": SECRET})
    sent = desk.write_new("contact", note=SECRET)
    desk.applied(sent)
    desk.refused(desk.write_new("contact", note=SECRET + " refused"))
    store.keep_draft(Draft(f"contact/{new_id()}", desk.case, new_id(), "contact", {"note": SECRET}))
    store.attach(desk.case, SECRET.encode() * 900, "text/plain")
    brought = SECRET.encode() * 1200
    name = hashlib.sha256(brought).hexdigest()
    desk.bring("document", {"title": SECRET, "file": name, "file_size": len(brought), "file_type": "text/plain"})
    store.take_piece(name, desk.case, 0, brought[:9000], len(brought))
    store.look(desk.case)
    store.caseload()
    return desk


def test_no_word_of_a_case_is_readable_in_any_file(tmp_path: Path) -> None:
    store = LocalStore.create(tmp_path / "store.db", KEY)
    desk = work(store)
    desk.write_new("contact", note=SECRET)
    store.remember("place", {"case": desk.case, "note": SECRET})
    open_files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    store.close()
    closed_files = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert {"store.db", "store.db-wal"} <= set(open_files), "the log was looked at too"
    for files in (open_files, closed_files):
        for name, content in files.items():
            for word in ("Quillsworth", "tramway", desk.case, "contact", "SQLite format"):
                for encoding in ("utf-8", "utf-16-le"):
                    assert word.encode(encoding) not in content, (name, word)
    assert b"tramway" in readable(tmp_path / "store.db", KEY), "with the key it is there, so the test can see"


def test_plain_sqlite_does_not_open_it(tmp_path: Path) -> None:
    LocalStore.create(tmp_path / "store.db", KEY).close()
    plain = sqlite3.connect(tmp_path / "store.db")
    with pytest.raises(sqlite3.DatabaseError):
        plain.execute("SELECT count(*) FROM sqlite_master")
    plain.close()


def test_another_key_does_not_open_it_and_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = LocalStore.create(path, KEY)
    work(store)
    store.close()
    before = path.read_bytes()
    with pytest.raises(WrongKey):
        LocalStore.open(path, KEY[::-1])
    assert path.read_bytes() == before
    assert not issubclass(WrongKey, DamagedStore)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a user's folder private by other means")
def test_only_its_owner_may_read_the_files(tmp_path: Path) -> None:
    folder = tmp_path / "account"
    with LocalStore.create(folder / "store.db", KEY) as store:
        work(store)
        for file in [folder, *folder.iterdir()]:
            assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file.name


def test_nothing_of_a_case_that_left_can_be_read_even_with_the_key(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = LocalStore.create(path, KEY)
    desk = work(store)
    other = desk.bring("person", {"surname": "Stays"}, case=new_id())
    for number in range(60):
        desk.bring("contact", {"note": f"{number} {SECRET} " * 20})
    desk.leaves()
    assert store.case(desk.case) == []
    [file] = store.attachments_to_send()
    assert store.attachment_bytes(file.sha256) == SECRET.encode() * 900, "what is still to be delivered stays"
    store.attachment_sent(file.sha256, desk.case, file.size, True)
    assert store.search("tramway") == []
    assert store.drafts() == store.attention() == []
    assert [row.case for row in store.caseload()] == [other.case]
    store.close()
    pages = readable(path, KEY)
    assert b"Stays" in pages
    for word in (b"Quillsworth", b"quillsworth", b"tramway", b"zephyrine"):
        assert word not in pages, word


def test_a_case_goes_only_when_nothing_of_it_waits(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = work(store)
        first, second = desk.write_new("contact", note="first"), desk.write_new("contact", note="second")
        desk.leaves()
        assert [item.edit for item in store.sendable(10)] == [first, second]
        assert not desk.applied(first).purged
        assert desk.show(second.record).fields["note"] == "second"
        assert desk.applied(second, outcome="duplicate").purged == {desk.case}
        assert store.case(desk.case) == []
        assert [(r.edit.id, r.edit.set, r.edit.base) for r in store.receipts(first.record)] == [(first.id, {}, {})]


def test_what_waited_behind_a_refused_edit_is_delivered_before_the_case_goes(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = Desk(store)
        made = desk.write_new("contact", note="made")
        behind = desk.write(desk.show(made.record), note="made, and more")
        desk.refused(made)
        assert store.sendable(10) == []
        desk.leaves()
        assert [item.edit for item in store.sendable(10)] == [behind]
        assert desk.refused(behind).purged == {desk.case}
        assert store.attention() == []


def test_an_editor_left_open_cannot_bring_a_purged_case_back(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = work(store)
        desk.leaves()
        late = desk.write_new("contact", note="typed while it left")
        assert store.sendable(10)[0].edit == late, "it is not lost: it goes to the centre"
        desk.applied(late)
        assert store.case(desk.case) == []
        assert store.counts().cases == 0


def test_a_case_that_comes_back_stays(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = work(store)
        desk.leaves()
        desk.bring("person", {"surname": "Back"}, entered=[desk.case])
        edit = desk.write_new("contact", note="again")
        desk.applied(edit)
        assert len(store.case(desk.case)) == 2
