"""A forgotten passphrase: with the centre's help everything opens; without it nothing is lost. A real centre."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from desktop import put_aside, sign_in
from desktop.passphrase import open_one_of
from local_store import key_file, keys, recovery
from local_store.key_errors import NoWayBack, WrongPassphrase
from local_store.new_passphrase import change
from local_store.shapes import Draft
from sync.errors import NoConnection, NotAllowed, Revoked, WrongPassword
from tests.central_process import CentralProcess
from tests.desktop.accounts import NEW, PASSWORD, THIRD, USER, Laptop

OTHER = "callum.dreyling"


@pytest.fixture
def running(centre: CentralProcess) -> CentralProcess:
    for user in (USER, OTHER):
        centre.add_user(user, PASSWORD)
    centre.start()
    return centre


@pytest.fixture
def laptop(running: CentralProcess, tmp_path: Path) -> Laptop:
    """Signed in, with an edit and a draft that were not sent, and the passphrase forgotten."""
    laptop = Laptop(tmp_path / "laptop", running.url)
    laptop.sign_in()
    return laptop


def reset(centre: CentralProcess, password: str = NEW) -> None:
    """What the service's administrator does."""
    done = centre.run("user", "password", USER, "--password-stdin", stdin=password + "\n")
    assert done.returncode == 0, done.stderr


def with_centre(laptop: Laptop, password: str) -> None:
    laptop.opened = sign_in.unlock_with_centre(laptop.account, laptop.url, laptop.user, password)


def forget_recovery(laptop: Laptop) -> None:
    """As a laptop that was enrolled before there was a second way."""
    file = laptop.account.folder / key_file.KEY_FILE
    kept = json.loads(file.read_text())
    del kept["recovery"], kept["device"], kept["recovery_day"]
    file.write_text(json.dumps(kept))


def test_a_new_password_from_the_administrator_opens_everything_that_was_not_sent(
    running: CentralProcess, laptop: Laptop
) -> None:
    edit = laptop.write("Walked along the canal")
    reset(running)
    with_centre(laptop, NEW)
    assert edit.id in laptop.waiting()
    assert laptop.drafts() == ["Walked along the canal, and"]
    laptop.cycle()
    assert laptop.waiting() == []
    assert laptop.unlock(NEW).key == laptop.opened.key
    with pytest.raises(WrongPassphrase):
        laptop.unlock(PASSWORD)


def test_the_page_of_the_first_sign_in_does_the_same(running: CentralProcess, laptop: Laptop) -> None:
    edit = laptop.write("Walked along the canal")
    reset(running)
    laptop.sign_in(NEW)
    assert edit.id in laptop.waiting()
    laptop.unlock(NEW)


def test_a_change_that_the_centre_had_not_heard_of_is_no_longer_told(running: CentralProcess, laptop: Laptop) -> None:
    with laptop.store() as store:
        change(store, laptop.account.folder, PASSWORD, THIRD)
    reset(running)
    with_centre(laptop, NEW)
    laptop.cycle()
    laptop.lose_token()
    laptop.cycle()
    laptop.unlock(NEW)


@pytest.mark.parametrize("password", [PASSWORD, "something else altogether"])
def test_a_wrong_password_opens_nothing(running: CentralProcess, laptop: Laptop, password: str) -> None:
    reset(running)
    with pytest.raises(WrongPassword):
        with_centre(laptop, password)
    laptop.unlock(PASSWORD)


def test_another_user_does_not_get_in(running: CentralProcess, laptop: Laptop) -> None:
    with pytest.raises(NotAllowed):
        sign_in.unlock_with_centre(laptop.account, laptop.url, OTHER, PASSWORD)
    laptop.unlock(PASSWORD)


def test_without_a_connection_it_says_so(running: CentralProcess, laptop: Laptop) -> None:
    running.stop()
    with pytest.raises(NoConnection):
        with_centre(laptop, NEW)
    laptop.unlock(PASSWORD)


def test_a_laptop_taken_out_of_service_does_not_get_in(running: CentralProcess, laptop: Laptop) -> None:
    assert running.run("device", "revoke", laptop.opened.device.id).returncode == 0
    reset(running)
    with pytest.raises(Revoked):
        with_centre(laptop, NEW)
    laptop.unlock(PASSWORD)


def test_a_laptop_enrolled_before_gets_its_second_way_with_the_next_cycle(
    running: CentralProcess, laptop: Laptop
) -> None:
    forget_recovery(laptop)
    assert not recovery.is_ready(laptop.account.folder)
    laptop.unlock(PASSWORD)
    laptop.cycle()
    assert recovery.is_ready(laptop.account.folder)
    reset(running)
    with_centre(laptop, NEW)


def test_where_the_centre_cannot_help_what_is_here_is_put_aside_and_comes_back(
    running: CentralProcess, laptop: Laptop
) -> None:
    edit = laptop.write("Walked along the canal")
    before = laptop.account.folder
    forget_recovery(laptop)
    reset(running)
    with pytest.raises(NoWayBack):
        with_centre(laptop, NEW)
    with pytest.raises(WrongPassword):
        sign_in.begin_again(laptop.folders, laptop.account, laptop.url, USER, PASSWORD)
    assert laptop.folders.aside_of(laptop.account) == [], "nothing is put aside for a wrong password"

    laptop.opened = sign_in.begin_again(laptop.folders, laptop.account, laptop.url, USER, NEW)
    assert "put aside" in laptop.opened.told.happened
    assert laptop.account.folder == before
    [aside] = laptop.folders.aside_of(laptop.account)
    assert aside.put_aside_on()
    assert laptop.waiting() == []
    assert laptop.folders.accounts() == [laptop.account], "it is not offered for unlocking"
    laptop.cycle()

    with laptop.store() as store, pytest.raises(WrongPassphrase):
        put_aside.bring_back(aside, "not the old one either", store)
    (aside.folder / "attempts.json").unlink()
    with laptop.store() as store:
        found = put_aside.bring_back(aside, PASSWORD, store)
    assert (found.edits, found.drafts, found.complete) == (2, 1, True)
    assert edit.id in laptop.waiting()
    assert laptop.drafts() == ["Walked along the canal, and"]
    laptop.cycle()
    assert laptop.waiting() == []
    assert edit.id in at_the_centre(running)
    assert laptop.folders.aside_of(laptop.account) == []
    assert aside.store.exists(), "and is kept"


def at_the_centre(centre: CentralProcess) -> set[str]:
    with closing(sqlite3.connect(centre.folder / "central.sqlite")) as database:
        return {id for (id,) in database.execute("SELECT id FROM ledger WHERE result = 'applied'")}


def test_brought_back_twice_it_changes_nothing_and_what_was_typed_since_stays(
    running: CentralProcess, laptop: Laptop
) -> None:
    edit = laptop.write("Walked along the canal")
    forget_recovery(laptop)
    laptop.opened = sign_in.begin_again(laptop.folders, laptop.account, laptop.url, USER, PASSWORD)
    [aside] = laptop.folders.aside_of(laptop.account)
    with laptop.store() as store:
        store.keep_draft(Draft(f"contact/{edit.record}", edit.case, edit.record, "contact", {"note": "Typed since"}))
        put_aside.bring_back(aside, PASSWORD, store)
        waiting = [item.edit.id for item in store.pending()]
        put_aside.bring_back(aside, PASSWORD, store)
        assert [item.edit.id for item in store.pending()] == waiting
    assert sorted(laptop.drafts()) == ["Typed since", "Walked along the canal, and"]
    laptop.cycle()
    with laptop.store() as store:
        put_aside.bring_back(aside, PASSWORD, store)
        assert store.pending() == [], "not even once it was sent"


@pytest.mark.parametrize("left", [b"", b'{"salt":'])
def test_a_damaged_key_file_is_put_aside_like_a_forgotten_passphrase(
    running: CentralProcess, laptop: Laptop, left: bytes
) -> None:
    laptop.write("Walked along the canal")
    whole = (laptop.account.folder / key_file.KEY_FILE).read_bytes()
    (laptop.account.folder / key_file.KEY_FILE).write_bytes(left)
    with pytest.raises(NoWayBack):
        with_centre(laptop, PASSWORD)
    laptop.opened = sign_in.begin_again(laptop.folders, laptop.account, laptop.url, USER, PASSWORD)
    [aside] = laptop.folders.aside_of(laptop.account)
    (aside.folder / key_file.KEY_FILE).write_bytes(whole)  # from a copy that IT support had
    with laptop.store() as store:
        assert open_one_of([aside], PASSWORD, store).edits == 2


def test_a_store_whose_key_file_is_gone_is_kept_and_not_written_over(running: CentralProcess, laptop: Laptop) -> None:
    before = laptop.account.store.read_bytes()
    (laptop.account.folder / key_file.KEY_FILE).unlink()
    laptop.sign_in()
    kept = [file for file in laptop.folders.root.rglob("cases.holdfast") if file != laptop.account.store]
    assert [file.read_bytes() for file in kept] == [before]
    laptop.cycle()


def test_a_centre_that_does_not_know_the_laptop_is_no_way_back(running: CentralProcess, laptop: Laptop) -> None:
    with closing(sqlite3.connect(running.folder / "central.sqlite")) as database:
        database.execute("DELETE FROM device")
        database.commit()
    with pytest.raises(NoWayBack):
        with_centre(laptop, PASSWORD)


def test_neither_the_disk_nor_what_the_centre_gives_holds_the_key(running: CentralProcess, laptop: Laptop) -> None:
    key = laptop.opened.key
    files = [file for folder in (laptop.folders.root, running.folder) for file in folder.rglob("*") if file.is_file()]
    assert len(files) > 4
    for file in files:
        content = file.read_bytes()
        for form in (key, key.hex().encode(), keys.mark_of(laptop.account.folder).encode() + key):
            assert form not in content, file.name
        if laptop.folders.root in file.parents:
            assert PASSWORD.encode() not in content, file.name
