"""A store that is missing, damaged, newer, not writable or in use: each a clear sentence, and nothing lost."""

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import pytest

from local_store import Device, Draft, LocalStore, State, errors, key_errors
from local_store.cipher import keyed
from local_store.damage import keep_aside, rescue, start_again
from local_store.errors import (
    DamagedStore,
    NewerStore,
    ReadOnlyDisk,
    StoreExists,
    StoreInUse,
    StoreMissing,
    WrongKey,
)
from local_store.journal import journal_path
from local_store.one_copy import OneCopy
from tests.local_store import by_hand
from tests.local_store.desk import KEY, Desk

NOW = dt.datetime(2026, 11, 26, 16, 5, 9)
PAGE = 4096


def filled(path: Path) -> list[str]:
    """A store with some work in it; the ids of what was not sent."""
    with LocalStore.create(path, KEY) as store:
        store.set_device(Device(id="laptop-7", token="t"))
        desk = Desk(store)
        desk.refused(desk.write_new("contact", note="refused"))
        for number in range(40):
            desk.bring("contact", {"note": f"brought {number} " * 50})
            desk.write_new("contact", note=f"written {number} " * 50)
        store.keep_draft(Draft("contact/1", desk.case, "1", "contact", {"note": "half a sen"}))
        return [one.id for one in store.attention()] + desk.pending_ids()


def break_pages(path: Path, first: int, last: int) -> None:
    content = bytearray(path.read_bytes())
    for page in range(first, min(last, len(content) // PAGE) + 1):
        content[(page - 1) * PAGE + 100] ^= 0xFF
    path.write_bytes(content)


def everything(path: Path) -> None:
    with LocalStore.open(path, KEY) as store:
        store.pending()
        store.caseload()
        store.attention()
        for item in store.pending():
            store.case(item.edit.case)


def test_a_missing_store_is_not_made_by_opening_it(path: Path) -> None:
    with pytest.raises(StoreMissing):
        LocalStore.open(path, KEY)
    assert not path.exists()


def test_a_store_is_never_written_over(path: Path) -> None:
    waiting = filled(path)
    with pytest.raises(StoreExists):
        LocalStore.create(path, KEY)
    with LocalStore.open(path, KEY) as store:
        assert len(store.pending()) == len(waiting) - 1


@pytest.mark.parametrize("first", [1, 2, 9, 30])
def test_damage_is_named_as_damage_wherever_it_is(path: Path, first: int) -> None:
    filled(path)
    break_pages(path, first, first + 20)
    with pytest.raises(DamagedStore):
        everything(path)


def test_a_lost_beginning_is_damage_and_not_a_wrong_key(path: Path) -> None:
    filled(path)
    content = path.read_bytes()
    path.write_bytes(b"garbage " * 100 + content[800:])
    with pytest.raises(DamagedStore):
        LocalStore.open(path, KEY)
    with pytest.raises(WrongKey):
        LocalStore.open(path, KEY[::-1])


def test_a_cut_off_file_is_damage(path: Path) -> None:
    filled(path)
    os.truncate(path, 10 * PAGE)
    with pytest.raises(DamagedStore):
        everything(path)


def test_a_damaged_store_is_kept_aside_and_its_unsent_work_goes_on(path: Path) -> None:
    waiting = filled(path)
    with LocalStore.open(path, KEY) as store:
        store.mark_sent(waiting[1:3])
    break_pages(path, 1, 1)
    size = path.stat().st_size
    with pytest.raises(DamagedStore):
        LocalStore.open(path, KEY)
    found = start_again(path, KEY, NOW)
    assert found.aside.name == "store-damaged-20261126-160509.db"
    assert found.aside.stat().st_size == size
    assert (found.complete, found.files_complete) == (True, False), "without its first page a store has no tables"
    with LocalStore.open(path, KEY) as store:
        assert (sorted(item.edit.id for item in store.pending()), store.cursor()) == (sorted(waiting), "")
        assert [draft.key for draft in store.drafts()] == ["contact/1"]
        sent = {item.edit.id for item in store.pending() if item.state is State.SENT}
        assert sent == set(waiting[:3]), "of what may have left, and was refused, the journal knows it"


def test_damage_to_store_and_journal_says_that_something_may_be_missing(path: Path) -> None:
    filled(path)
    break_pages(path, 1, 1)
    journal = journal_path(path)
    content = bytearray(journal.read_bytes())
    content[len(content) // 2] ^= 1
    journal.write_bytes(content)
    found = start_again(path, KEY, NOW)
    assert not found.complete
    assert len(found.edits) == 40, "a flipped byte costs one frame"
    journal.unlink()
    break_pages(path, 1, 1)
    found = start_again(path, KEY, NOW)
    assert (found.edits, found.complete) == ((), False)


def test_unsent_work_is_rescued_from_around_the_damage(path: Path) -> None:
    waiting = filled(path)
    with LocalStore.open(path, KEY) as store:
        store.mark_sent(waiting[1:3])
    pages = list(enumerate(by_hand.pages(path, KEY), start=1))
    theirs = [n for n, words in pages if b"brought" in words]  # records and search; the outbox has pages of its own
    assert theirs
    for page in theirs:
        break_pages(path, page, page)
    with pytest.raises(DamagedStore):
        everything(path)
    found = start_again(path, KEY, NOW)
    assert {edit.id for edit in found.edits} == set(waiting)
    with LocalStore.open(path, KEY) as store:
        assert sorted(item.edit.id for item in store.pending()) == sorted(waiting)
        sent = {item.edit.id for item in store.pending() if item.state is State.SENT}
        assert sent == set(waiting[:3]), "the refused one too: asked again, the centre says so again"
        assert store.draft("contact/1") is not None
        device = store.device()
        assert device is not None
        assert device.id == "laptop-7"


def test_files_and_looks_that_the_centre_does_not_have_are_rescued(path: Path) -> None:
    filled(path)
    content = b"minutes of the meeting " * 9000
    with LocalStore.open(path, KEY) as store:
        name = store.attach("case", content, "text/plain")
        delivered = store.attach("case", b"delivered before", "text/plain")
        store.attachment_sent(delivered, "case", 16, True)
        lost = store.attach("case", b"unreadable " * 9000, "text/plain")
        store.look("case", "record")
        looks = store.looks_to_send(10)
    pages = list(enumerate(by_hand.pages(path, KEY), start=1))
    broken = next(n for n, words in pages if b"unreadable" in words)
    break_pages(path, broken, broken)
    found = start_again(path, KEY, NOW)
    assert [file.sha256 for file in found.files] == [name, lost]
    assert (found.complete, found.files_complete) == (True, False)
    with LocalStore.open(path, KEY) as store:
        assert [file.sha256 for file in store.attachments_to_send()] == [name]
        assert store.attachment_bytes(name) == content
        assert store.looks_to_send(10) == looks


def test_an_emptied_file_is_damage_and_not_a_new_store(path: Path) -> None:
    filled(path)
    os.truncate(path, 0)
    with pytest.raises(DamagedStore):
        LocalStore.open(path, KEY)


def test_a_first_start_that_was_cut_off_is_begun_again(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.with_name(path.name + ".new").write_bytes(b"half")
    with LocalStore.create(path, KEY) as store:
        assert store.pending() == []
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_rescue_from_rubble_says_that_it_is_not_complete(path: Path) -> None:
    filled(path)
    path.write_bytes(b"\x00" * path.stat().st_size)
    journal_path(path).unlink()
    found = rescue(keep_aside(path, NOW), KEY)
    assert (found.edits, found.drafts, found.complete, found.files_complete) == ((), (), False, False)


def test_a_store_of_a_newer_holdfast_is_left_alone(path: Path) -> None:
    filled(path)
    db = keyed(path, KEY)
    db["_sqlite_migrations"].insert({"migration_set": "local_store", "name": "0099_from_next_year", "applied_at": ""})
    db.close()
    before = path.read_bytes()
    with pytest.raises(NewerStore):
        LocalStore.open(path, KEY)
    assert path.read_bytes() == before


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="needs POSIX permissions")
def test_a_folder_that_may_not_be_written_to_is_named(path: Path) -> None:
    filled(path)
    script = (
        "import os, sys; from pathlib import Path; from local_store import LocalStore\n"
        "if os.geteuid() == 0: os.setuid(65534)\n"
        "try: LocalStore.open(sys.argv[1], bytes(range(32))).remember('a', 1)\n"
        "except Exception as trouble: print(type(trouble).__name__)"
    )
    for part in [path, *path.parent.iterdir()]:
        part.chmod(0o444)
    path.parent.chmod(0o555)
    above = {folder: folder.stat().st_mode for folder in list(path.parents)[1:4]}
    for folder, mode in above.items():  # pytest keeps its folders to their owner
        folder.chmod(mode | 0o055)
    try:
        run = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True)
    finally:
        path.parent.chmod(0o755)
        for folder, mode in above.items():
            folder.chmod(mode)
    assert run.stdout.strip() == ReadOnlyDisk.__name__, run.stderr


def test_a_second_copy_is_told_so_and_the_first_goes_on(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path; from local_store.one_copy import OneCopy\n"
        "with OneCopy(Path(sys.argv[1])): print('held', flush=True); sys.stdin.read()"
    )
    first = [sys.executable, "-c", script, str(tmp_path)]
    with subprocess.Popen(first, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        with pytest.raises(StoreInUse) as trouble:
            OneCopy(tmp_path)
        assert trouble.value.happened == "Holdfast is already open on this laptop."
        process.kill()
    with OneCopy(tmp_path), pytest.raises(StoreInUse):
        OneCopy(tmp_path)
    OneCopy(tmp_path).release()


def test_a_key_has_32_bytes(path: Path) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        LocalStore.create(path, b"short")


def troubles() -> list[errors.StoreTrouble | key_errors.KeyTrouble]:
    store = [kind() for kind in errors.StoreTrouble.__subclasses__()]
    plain = (key_errors.WrongPassphrase, key_errors.PassphraseTooShort)
    keys = [kind() for kind in key_errors.KeyTrouble.__subclasses__() if kind not in plain]
    return [*store, *keys, key_errors.WrongPassphrase(5), key_errors.PassphraseTooShort(16, with_keyring=False)]


@pytest.mark.parametrize("trouble", troubles(), ids=lambda one: type(one).__name__)
def test_every_trouble_says_what_happened_what_is_safe_and_what_to_do(trouble: errors.StoreTrouble) -> None:
    for part in (trouble.happened, trouble.safe, trouble.next_step):
        assert part.endswith("."), part
        assert part[0].isupper()
    words = trouble.sentence().lower()
    for word in ("please", "sorry", "invalid", "oops", "error", "sql", "database", "can't", "couldn't"):
        assert word not in words, word
