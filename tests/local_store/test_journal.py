"""The journal beside the store: whole after any one fault, agreed with the store, and empty of what has left."""

import os
import threading
from pathlib import Path

import pytest

from casework import new_id
from local_store import Draft, LocalStore
from local_store.errors import DamagedStore, DiskFull
from local_store.frames import MARK
from local_store.journal import LARGE, Journal, Note, every_file, folded, journal_path
from local_store.own_work import all_of_it
from tests.local_store.desk import KEY, Desk


def agreed(store: LocalStore) -> bool:
    with store._db.reading() as sql:
        held = store._db.journal_held()
        return held.whole and not held.purged and held.notes == folded(all_of_it(sql))


def test_whatever_changes_this_laptops_own_work_is_in_the_journal(desk: Desk) -> None:
    store = desk.store
    contact = desk.bring("contact", {"note": "brought"})
    sent, stale, refused = (desk.write_new("contact", note=word) for word in ("sent", "stale", "refused"))
    desk.write(contact, note="mine")
    assert agreed(store)
    store.mark_sent([sent.id, stale.id, refused.id])
    desk.applied(sent)
    desk.stale(stale, note="theirs")
    desk.refused(refused)
    assert agreed(store)
    store.keep_draft(Draft("contact/1", desk.case, contact.id, "contact", {"note": "half"}))
    store.keep_draft(Draft("contact/2", desk.case, contact.id, "contact", {"note": "other"}))
    store.put_aside("contact/2")
    store.drop_draft("contact/1")
    store.look(desk.case)
    assert agreed(store)
    store.looks_taken([look.id for look in store.looks_to_send(9)])
    store.give_up(refused.id)
    assert agreed(store)


def test_a_rebase_that_changes_nothing_of_an_edit_does_not_write_it_again(desk: Desk) -> None:
    for number in range(30):
        desk.write_new("contact", note=f"{number} " * 200)
    before = journal_path(desk.store._db.path).stat().st_size
    last = desk.store.pending()[-1].edit
    desk.store.rebase(lambda outbox, held: [item.edit for item in outbox if item.edit.id != last.id])
    assert agreed(desk.store)
    assert journal_path(desk.store._db.path).stat().st_size - before < 200


def test_a_flipped_byte_costs_one_frame_and_a_torn_end_the_last(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    journal = Journal(store, KEY)
    for number in range(9):
        journal.append([Note("draft", str(number), "", b"text")])
    content = journal_path(store).read_bytes()
    for at in range(len(content)):
        broken = bytearray(content)
        broken[at] ^= 1
        journal_path(store).write_bytes(broken)
        held = journal.read()
        assert (len(held.notes), held.whole) == (8, False), at
    journal_path(store).write_bytes(content[:-5])
    journal.append([Note("draft", "after", "", b"text")])
    held = journal.read()
    assert (sorted(key for _, key in held.notes), held.whole) == ([*"01234567", "after"], False)


@pytest.mark.parametrize("left", [(".new", ".old"), (".old",)])
def test_what_comes_after_a_rewriting_that_was_cut_off_between_its_renames_is_beside_what_was_there(
    tmp_path: Path, left: tuple[str, ...]
) -> None:
    store = tmp_path / "store.db"
    Journal(store, KEY).append([Note("draft", "before", "", b"text")])
    written = journal_path(store)
    for name in left:
        written.with_name(written.name + name).write_bytes(written.read_bytes())
    written.unlink()
    again = Journal(store, KEY)
    again.append([Note("draft", "after", "", b"text")])
    assert sorted(key for _, key in again.read().notes) == ["after", "before"]
    assert [path.name for path in every_file(store) if path.exists()] == [written.name]


def test_another_key_reads_nothing_of_it(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    Journal(store, KEY).append([Note("draft", "1", "", b"Zephyrine Quillsworth")])
    assert b"Quillsworth" not in journal_path(store).read_bytes()
    assert Journal(store, KEY[::-1]).read().notes == {}


def test_what_was_not_committed_is_taken_back(tmp_path: Path) -> None:
    store = tmp_path / "store.db"
    mine, other = Journal(store, KEY), Journal(store, KEY)
    mine.append([Note("draft", "kept", "", b"")])
    mine.committed()
    mine.take_back()
    mine.append([Note("draft", "undone", "", b"")])
    other.append([Note("draft", "of another", "", b"")])
    mine.take_back()
    held = mine.read()
    assert (sorted(key for _, key in held.notes), held.whole) == (["kept", "of another"], True)


def test_threads_that_write_and_write_it_anew_at_once_lose_nothing(path: Path) -> None:
    LocalStore.create(path, KEY).close()
    failures: list[Exception] = []

    def work(name: str) -> None:
        try:
            with LocalStore.open(path, KEY) as store:
                for number in range(25):
                    store.keep_draft(Draft(f"{name}/{number}", "case", "r", "contact", {"note": number}))
                    if number % 5 == 0:
                        store._db.renew_journal()
        except Exception as failure:  # noqa: BLE001 - looked at by the test
            failures.append(failure)

    threads = [threading.Thread(target=work, args=(name,)) for name in "abc"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with LocalStore.open(path, KEY) as store:
        assert len(store.drafts()) == 75
        assert agreed(store)


def test_it_is_written_anew_when_most_of_it_is_done_with(desk: Desk) -> None:
    journal = journal_path(desk.store._db.path)
    text = "word " * 20_000
    sizes = []
    for number in range(LARGE // len(text) * 3 + 5):
        desk.store.keep_draft(Draft("contact/1", desk.case, "1", "contact", {"note": f"{number} {text}"}))
        sizes.append(journal.stat().st_size)
    assert max(sizes) < LARGE + 2 * len(text)
    assert sizes[-1] < max(sizes)
    assert agreed(desk.store)
    assert [part for part in every_file(desk.store._db.path) if part.exists()] == [journal]


def test_nothing_of_a_case_that_left_can_be_read_in_it(desk: Desk) -> None:
    draft = Draft("contact/1", desk.case, new_id(), "contact", {"note": "by the tramway"})
    desk.store.keep_draft(draft)
    edit = desk.write_new("contact", note="tramway again")
    journal = Journal(desk.store._db.path, KEY)

    def words() -> bool:
        return any(b"tramway" in (note.body or b"") for notes in journal._frames() for note in notes or ())

    desk.applied(edit)
    assert words(), "what is done with stays in it for a while, so the test can see"
    old = os.open(journal.path, os.O_RDONLY)  # the file as it was, which goes
    desk.leaves()
    assert words(), "what was typed goes out first"
    desk.applied(*(item.edit for item in desk.store.pending()))
    assert not words()
    assert MARK not in os.read(old, 1_000_000), "it was overwritten before it went"
    os.close(old)


def test_a_case_that_left_as_the_laptop_died_is_gone_from_it_at_the_next_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        store.keep_draft(Draft("contact/1", desk.case, new_id(), "contact", {"note": "by the tramway"}))
        desk.bring("contact", {"note": "n"})
        desk.leaves()
        monkeypatch.setattr(store._db, "renew_journal_if_possible", lambda: None)  # the laptop dies before this
        desk.applied(*(item.edit for item in store.pending()))
    journal = Journal(path, KEY)
    assert journal.read().purged
    LocalStore.open(path, KEY).close()
    assert not journal.read().purged
    assert not any(b"tramway" in (note.body or b"") for notes in journal._frames() for note in notes or ())


def test_a_journal_that_takes_no_more_fails_the_save(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file-system limit at the journal alone: the store must not know what the journal does not."""

    def full(self: Journal, notes: object) -> None:
        raise DiskFull("ENOSPC")

    kept = desk.write_new("contact", note="kept")
    with monkeypatch.context() as patch:
        patch.setattr(Journal, "append", full)
        with pytest.raises(DiskFull):
            desk.write_new("contact", note="not kept")
    assert desk.pending_ids() == [kept.id]
    assert agreed(desk.store)


def test_a_missing_journal_is_begun_without_a_word(path: Path) -> None:
    with LocalStore.create(path, KEY) as store:
        Desk(store).write_new("contact", note="n")
    journal_path(path).unlink()
    with LocalStore.open(path, KEY) as store:
        assert len(store._db.journal_held().notes) == 1
        assert agreed(store)


def test_a_draft_typed_after_damage_was_met_is_in_the_journal(path: Path) -> None:
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        for number in range(40):
            desk.bring("contact", {"note": f"{number} " * 300})
        store._db.empty_log()
    content = bytearray(path.read_bytes())
    with LocalStore.open(path, KEY) as store:
        for at in range(4096 * 2, len(content), 4096):
            content[at + 99] ^= 1
        path.write_bytes(content)
        with pytest.raises(DamagedStore):
            store.keep_draft(Draft("contact/1", "case", "r", "contact", {"note": "typed last"}))
        held = store._db.journal_held().notes
        assert b"typed last" in (held["draft", "contact/1"].body or b"")
