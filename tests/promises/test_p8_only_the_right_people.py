"""P8, on the laptop: nothing readable on the disk, and nothing of a case that has left."""

import hashlib
import sqlite3
import stat
import sys
from pathlib import Path

import msgspec
import pytest

from casework import Edit, new_id
from local_store import Answer, Draft, LocalStore, Page, backup
from local_store.errors import DamagedStore, WrongKey
from local_store.journal import Journal
from local_store.shapes import HiddenRecord
from tests.local_store import by_hand
from tests.local_store.desk import KEY, RECEIVED, Desk

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
    store.remember("place", f'{{"case": "{desk.case}", "words": "{SECRET}"}}')
    store.remember("open_editor", f"contact/{sent.record}")
    store.remember("open_cases", [new_id(), desk.case])
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


def drafts_are_proposed(desk: Desk) -> list[Edit]:
    """What was typed and not saved went out, and lies before whoever has the case now."""
    handed_in = [item.edit for item in desk.store.pending()]
    answers = [Answer(edit.id, "refused", code="case_left", proposal=new_id()) for edit in handed_in]
    desk.store.settle(answers, RECEIVED)
    return handed_in


def test_nothing_of_a_case_that_left_can_be_read_even_with_the_key(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = LocalStore.create(path, KEY)
    desk = work(store)
    other = desk.bring("person", {"surname": "Stays"}, case=new_id())
    for number in range(60):
        desk.bring("contact", {"note": f"{number} {SECRET} " * 20})
    backup.place(path).write_bytes(path.read_bytes())  # as an update leaves one, with the case in it
    desk.leaves()
    assert [edit.set for edit in drafts_are_proposed(desk)] == [{"note": SECRET}]
    assert store.case(desk.case) == []
    [file] = store.attachments_to_send()
    assert store.attachment_bytes(file.sha256) == SECRET.encode() * 900, "what is still to be delivered stays"
    store.attachment_sent(file.sha256, desk.case, file.size, True)
    assert store.search("tramway") == []
    assert store.drafts() == store.attention() == []
    assert [row.case for row in store.caseload()] == [other.case]
    assert store.recall("place") is store.recall("open_editor") is None
    assert len(store.recall("open_cases")) == 1, "other open cases are still remembered"
    log = tmp_path / "store.db-wal"
    assert not log.exists() or log.stat().st_size == 0 or b"tramway" not in by_hand.frames(log, KEY)
    store.close()
    pages = readable(path, KEY)
    assert b"Stays" in pages
    for word in (b"Quillsworth", b"quillsworth", b"tramway", b"zephyrine"):
        assert word not in pages, word
    left = {file.name for file in tmp_path.iterdir()}
    assert left == {"store.db", "store.db-unsent"}, "no copy of before, and no log"
    in_journal = Journal(path, KEY).read().notes.values()
    assert not any(b"tramway" in (note.body or b"") for note in in_journal)


def test_nothing_of_what_is_hidden_from_a_role_can_be_read_even_with_the_key(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = LocalStore.create(path, KEY)
    desk = Desk(store)
    desk.bring("person", {"surname": "Stays"})
    contact = desk.bring("contact", {"note": SECRET, "date": "2026-10-05"})
    for number in range(40):
        desk.bring("contact", {"note": f"{number} {SECRET} " * 20}, id=contact.id)
    desk.applied(desk.write(contact, place=SECRET + " place"))
    refused = desk.write(desk.show(contact.id), kind="own word")
    desk.refused(refused)
    store.keep_draft(Draft("contact/x", desk.case, contact.id, "contact", {"note": "typed"}, base={"note": SECRET}))
    store.remember("place", {"record": contact.id, "words": SECRET})
    brought = SECRET.encode() * 1200
    name = hashlib.sha256(brought).hexdigest()
    fields = {"title": SECRET, "file": name, "file_size": len(brought), "file_type": "text/plain"}
    paper = desk.bring("document", fields)
    store.take_piece(name, desk.case, 0, brought[:9000], len(brought))
    store.caseload()
    backup.place(path).write_bytes(path.read_bytes())
    assert b"tramway" in readable(path, KEY) + by_hand.frames(tmp_path / "store.db-wal", KEY)
    hidden = [HiddenRecord(one.id, desk.case, "health") for one in (contact, paper)]
    store.apply_page(Page(cursor="99", hidden=hidden))
    typed = store.pending()[-1].edit
    assert typed.set == {"note": "typed"}, "what waits is delivered first"
    store.settle([Answer(typed.id, "refused", code="hidden", proposal=new_id())], RECEIVED)
    assert store.search("tramway") == store.drafts() == store.attachments_to_fetch(9) == []
    assert [one.edit.set for one in store.attention() if one.edit] == [{"kind": "own word"}], "own words are kept"
    store.close()
    pages = readable(path, KEY)
    assert b"Stays" in pages
    for word in (b"Quillsworth", b"quillsworth", b"tramway", b"zephyrine"):
        assert word not in pages, word
    assert {file.name for file in tmp_path.iterdir()} == {"store.db", "store.db-unsent"}
    in_journal = Journal(path, KEY).read().notes.values()
    assert not any(b"tramway" in (note.body or b"") for note in in_journal)


def test_a_purge_that_was_cut_off_before_its_pages_were_overwritten_is_finished(tmp_path: Path) -> None:
    path = tmp_path / "store.db"
    store = LocalStore.create(path, KEY)
    desk = work(store)
    backup.place(path).write_bytes(path.read_bytes())
    holding = LocalStore.open(path, KEY)
    with holding._db.reading() as sql:  # a reader keeps the log from being cut
        sql("SELECT count(*) FROM record").fetchone()
        store._db._db.conn.execute("PRAGMA busy_timeout = 50")
        desk.leaves()
        drafts_are_proposed(desk)
        assert b"zephyrine" in by_hand.frames(tmp_path / "store.db-wal", KEY), "the log still has it, as it is found"
    holding.close()
    copied = tmp_path / "after the cut"
    copied.mkdir()
    for ending in ("", "-wal"):
        (copied / f"store.db{ending}").write_bytes((tmp_path / f"store.db{ending}").read_bytes())
    store.close()
    with LocalStore.open(copied / "store.db", KEY):
        log = copied / "store.db-wal"
        assert b"zephyrine" not in by_hand.frames(log, KEY) + readable(copied / "store.db", KEY)


def test_what_is_typed_on_in_a_case_that_left_goes_out_too(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = Desk(store)
        contact = desk.bring("contact", {"note": "as it was"})
        desk.bring("person", {"surname": "Drax"})
        typed = Draft(f"contact/{contact.id}", desk.case, contact.id, "contact", {"note": "as it was, and m"})
        typed = msgspec.structs.replace(typed, seen=dict(contact.stamps), base={"note": "as it was"})
        store.keep_draft(typed)
        desk.leaves()
        more = msgspec.structs.replace(typed, fields={"note": "as it was, and more"})
        store.keep_draft(more)  # the window has not heard yet
        assert store.drafts() == []
        [waiting] = store.pending()
        assert (waiting.edit.set, waiting.edit.seen) == ({"note": "as it was, and more"}, {"note": 1})
        assert desk.show(contact.id).fields["note"] == "as it was, and more"
        store.mark_sent([waiting.edit.id])
        store.keep_draft(msgspec.structs.replace(typed, fields={"note": "as it was, and more still"}))
        assert len(store.pending()) == 2, "what has left is not changed any more"
        drafts_are_proposed(desk)
        assert store.case(desk.case) == []
        store.keep_draft(msgspec.structs.replace(typed, fields={"note": "after it was purged"}))
        [late] = drafts_are_proposed(desk)
        assert (late.set, late.seen) == ({"note": "after it was purged"}, {"note": 1})
        assert (store.case(desk.case), store.counts().cases) == ([], 0)


def test_a_draft_that_says_nothing_new_or_was_put_aside_is_not_handed_in(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = Desk(store)
        contact, other = desk.bring("contact", {"note": "same"}), desk.bring("contact", {"note": "x"})
        store.keep_draft(Draft("contact/1", desk.case, contact.id, "contact", {"note": "same", "place": ""}))
        store.keep_draft(Draft("contact/2", desk.case, other.id, "contact", {"note": "thought better of it"}))
        store.put_aside("contact/2")
        desk.leaves()
        assert store.pending() == []
        assert (store.case(desk.case), store.drafts()) == ([], [])


def test_words_of_a_choice_between_two_versions_are_handed_in(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = Desk(store)
        contact = desk.bring("contact", {"note": "theirs", "place": "Library"})
        chosen = {"note": ["else", "what we both meant"], "place": ["mine", ""]}
        store.keep_draft(Draft(f"two_versions/{contact.id}", desk.case, contact.id, "conflict", chosen))
        desk.leaves()
        [item] = store.pending()
        assert (item.edit.type, item.edit.set) == ("contact", {"note": "what we both meant"})


def test_a_refused_edit_that_the_centre_never_took_in_is_not_purged(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = Desk(store)
        kept, too_big = desk.write_new("contact", note="kept aside"), desk.write_new("contact", note="too big")
        desk.refused(kept)
        store.settle([Answer(too_big.id, "refused", code="too_big", reason="Too big.", at_centre=False)], RECEIVED)
        desk.leaves()
        assert [one.edit for one in store.attention()] == [too_big], "its only words are here"
        assert store.case(desk.case) == []
        store.give_up(too_big.id)
        assert store.attention() == []
        assert store.receipts(too_big.record)[0].edit.set == {}


def test_a_case_goes_only_when_nothing_of_it_waits(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = work(store)
        first, second = desk.write_new("contact", note="first"), desk.write_new("contact", note="second")
        desk.leaves()
        [typed] = [item.edit for item in store.pending() if item.edit not in (first, second)]
        assert [item.edit for item in store.sendable(10)] == [first, second, typed]
        desk.applied(typed)
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
        drafts_are_proposed(desk)
        late = desk.write_new("contact", note="typed while it left")
        assert store.sendable(10)[0].edit == late, "it is not lost: it goes to the centre"
        desk.applied(late)
        assert store.case(desk.case) == []
        assert store.counts().cases == 0


def test_a_case_that_comes_back_stays(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        desk = work(store)
        desk.leaves()
        drafts_are_proposed(desk)
        desk.bring("person", {"surname": "Back"}, entered=[desk.case])
        edit = desk.write_new("contact", note="again")
        desk.applied(edit)
        assert len(store.case(desk.case)) == 2
