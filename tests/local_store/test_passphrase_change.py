"""A new passphrase: cut anywhere, the old one or the new one opens the laptop, and what goes to the centre agrees."""

import os
import sys
from functools import partial
from pathlib import Path

import pytest

from local_store import LocalStore, key_file, keys, new_passphrase
from local_store.device_secret import DeviceSecrets
from local_store.key_errors import KeysNotKept, PassphraseTooShort, WrongPassphrase
from tests.local_store.drawer import Drawer
from tests.local_store.dying import Steps, dies

OLD, NEW, THIRD = "tramway lantern bursary oak", "harbour kettle orchard tin", "candle meadow slate bridge"
ALONE = DeviceSecrets(None)


def opens(folder: Path, passphrase: str) -> bool:
    (folder / "attempts.json").unlink(missing_ok=True)
    try:
        keys.unlock(folder, passphrase, ALONE)
    except WrongPassphrase:
        return False
    return True


@pytest.fixture
def account(tmp_path: Path) -> tuple[Path, bytes]:
    folder = tmp_path / "account"
    key = keys.make_keys(folder, OLD, ALONE)
    LocalStore.create(folder / "cases.holdfast", key).close()
    return folder, key


def change(folder: Path, key: bytes, present: str, new: str) -> None:
    with LocalStore.open(folder / "cases.holdfast", key) as store:
        new_passphrase.change(store, folder, present, new, ALONE)


def to_tell(folder: Path, key: bytes) -> tuple[tuple[str, ...], str] | None:
    with LocalStore.open(folder / "cases.holdfast", key) as store:
        told = store.passphrase_change(keys.mark_of(folder))
    return None if told is None else (told.olds, told.new)


def test_the_new_one_opens_the_same_key_and_the_old_one_nothing(account: tuple[Path, bytes]) -> None:
    folder, key = account
    change(folder, key, OLD, NEW)
    assert keys.unlock(folder, NEW, ALONE) == key
    assert not opens(folder, OLD)
    assert to_tell(folder, key) == ((OLD,), NEW)


def test_a_keyring_keeps_its_half_and_allows_a_shorter_one(tmp_path: Path) -> None:
    drawer = DeviceSecrets(Drawer())
    key = keys.make_keys(tmp_path, "tramway oak", drawer)
    with pytest.raises(PassphraseTooShort):
        keys.rewrap(tmp_path, key, "too short", drawer)
    keys.put_in_force(tmp_path, keys.rewrap(tmp_path, key, "harbour tin", drawer))
    assert keys.unlock(tmp_path, "harbour tin", drawer) == key


def test_without_one_sixteen_characters_are_wanted(account: tuple[Path, bytes]) -> None:
    folder, key = account
    with pytest.raises(PassphraseTooShort) as short:
        keys.rewrap(folder, key, "harbour tin", ALONE)
    assert short.value.least == 16


def test_a_plan_that_was_cut_off_before_the_key_file_is_none(account: tuple[Path, bytes]) -> None:
    folder, key = account
    with LocalStore.open(folder / "cases.holdfast", key) as store:
        rewrapped = keys.rewrap(folder, key, NEW, ALONE)
        store.plan_passphrase(OLD, keys.mark_of(folder), rewrapped.mark, NEW)
    assert to_tell(folder, key) is None
    assert opens(folder, OLD)
    change(folder, key, OLD, THIRD)
    assert to_tell(folder, key) == ((OLD,), THIRD), "and the next one begins where the centre is"


def test_changed_twice_before_the_centre_heard_it_may_have_either(account: tuple[Path, bytes]) -> None:
    folder, key = account
    change(folder, key, OLD, NEW)
    first = keys.mark_of(folder)
    change(folder, key, NEW, THIRD)
    assert to_tell(folder, key) == ((OLD, NEW), THIRD)
    with LocalStore.open(folder / "cases.holdfast", key) as store:
        store.passphrase_told(first)
    assert to_tell(folder, key) == ((NEW,), THIRD), "the answer to the first came late: the second is still to be told"
    with LocalStore.open(folder / "cases.holdfast", key) as store:
        store.passphrase_told(keys.mark_of(folder))
    assert to_tell(folder, key) is None


def test_a_refusal_is_of_one_passphrase_and_not_of_the_next(account: tuple[Path, bytes]) -> None:
    folder, key = account
    change(folder, key, OLD, NEW)
    first = keys.mark_of(folder)
    change(folder, key, NEW, THIRD)  # while the centre was being asked about the first
    with LocalStore.open(folder / "cases.holdfast", key) as store:
        store.passphrase_refused(first, "not_taken")
        told = store.passphrase_change(keys.mark_of(folder))
        assert told is not None
        assert told.refused == ""
        store.passphrase_refused(keys.mark_of(folder), "changed_elsewhere")
        told = store.passphrase_change(keys.mark_of(folder))
        assert told is not None
        assert told.refused == "changed_elsewhere"


def test_a_disk_that_takes_no_key_file_leaves_the_old_one(
    account: tuple[Path, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = account

    def full(*_: object) -> None:
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(key_file, "write_whole", full)
        with pytest.raises(KeysNotKept):
            change(folder, key, OLD, NEW)
    assert opens(folder, OLD)
    assert to_tell(folder, key) is None


def change_by_steps(folder: Path, steps: Steps) -> None:
    """Each file opened, each rename and either side of each fsync is a step."""

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in ("open", "os.rename") and str(folder) in str(arguments[0]):
            steps.step()

    key = keys.unlock(folder, OLD, ALONE)
    os.fsync, os.fdopen = steps.each(os.fsync, after=True), steps.each(os.fdopen)
    sys.addaudithook(hook)
    change(folder, key, OLD, NEW)


@pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
def test_killed_at_every_step_one_of_the_two_opens_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is to be told goes with what opens it. Argon2id is made cheap: it is asked some two hundred times."""
    stretch = keys.hash_secret_raw
    monkeypatch.setattr(keys, "hash_secret_raw", lambda **how: stretch(**how | {"memory_cost": 64, "time_cost": 1}))
    found = set()
    for at in range(1, 40):
        folder = tmp_path / str(at)
        key = keys.make_keys(folder, OLD, ALONE)
        LocalStore.create(folder / "cases.holdfast", key).close()
        died = dies(at, partial(change_by_steps, folder))
        old, new = opens(folder, OLD), opens(folder, NEW)
        assert (old, new) in ((True, False), (False, True)), at
        assert to_tell(folder, key) == (((OLD,), NEW) if new else None), at
        found.add("old" if old else "new")
        if not died:
            break
    else:
        raise AssertionError("it never came to its end")
    assert at > 6, "there were steps to be killed at"
    assert found == {"old", "new"}
