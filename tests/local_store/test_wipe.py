"""A store is destroyed key first, and what was cut off is finished at the next start."""

import os
import shutil
import sys
from functools import partial
from pathlib import Path

import keyring.backend
import pytest
from keyring.errors import KeyringLocked

from local_store import LocalStore, keys, wipe
from local_store.device_secret import DeviceSecrets
from local_store.key_errors import KeysMissing
from local_store.wipe import NOTE, WipeNote
from tests.local_store.dying import Steps, dies

PASSPHRASE = "a long enough password"
CASES = "cases.holdfast"
AT = "2026-11-26T10:00:00+00:00"


class Drawer(keyring.backend.KeyringBackend):
    """A keyring of this test's own, which can be locked."""

    priority = 9  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, str] = {}
        self.locked = False

    def get_password(self, service: str, username: str) -> str | None:
        if self.locked:
            raise KeyringLocked
        return self.kept.get(username)

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[username]


def filled(folder: Path, secrets: DeviceSecrets) -> bytes:
    """An account's folder with everything that can lie in one; its key."""
    key = keys.make_keys(folder, PASSPHRASE, secrets)
    LocalStore.create(folder / CASES, key).close()
    for name in (
        "keys.json.new",
        "cases-before-update.holdfast",
        "cases-damaged-1.holdfast",
        "lock-screen.json",
        f"{CASES}-typed",
        f"{CASES}-typed-2",
    ):
        (folder / name).write_bytes(os.urandom(5000))
    (folder / "later").mkdir()
    (folder / "later" / "file").write_text("of another version")
    return key


def test_nothing_is_left_but_the_note_and_the_secret_is_gone(tmp_path: Path) -> None:
    drawer = Drawer()
    secrets = DeviceSecrets(drawer)
    filled(tmp_path / "account", secrets)
    assert len(drawer.kept) == 1
    note = wipe.begin(tmp_path / "account", WipeNote(AT, handed_in=3), secrets)
    assert (note.done, note.handed_in) == (True, 3)
    assert [one.name for one in (tmp_path / "account").iterdir()] == [NOTE]
    assert drawer.kept == {}
    wipe.forget(tmp_path / "account")
    assert not (tmp_path / "account").exists()


def test_the_key_file_is_overwritten_before_its_name_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "account"
    filled(folder, DeviceSecrets(None))
    kept = (folder / "keys.json").read_bytes()
    gone: list[tuple[str, bool]] = []
    unlink = Path.unlink

    def watched(path: Path, missing_ok: bool = False) -> None:
        gone.append((path.name, path.name == "keys.json" and path.read_bytes() == kept))
        unlink(path, missing_ok)

    monkeypatch.setattr(Path, "unlink", watched)
    wipe.begin(folder, WipeNote(AT), DeviceSecrets(None))
    assert [name for name, _ in gone[:2]] == ["keys.json", "keys.json.new"], "the key goes before anything else"
    assert not any(readable for _, readable in gone)


def test_a_locked_keyring_does_not_keep_the_rest_from_being_destroyed(tmp_path: Path) -> None:
    drawer = Drawer()
    secrets = DeviceSecrets(drawer)
    filled(tmp_path / "account", secrets)
    drawer.locked = True
    assert wipe.begin(tmp_path / "account", WipeNote(AT), secrets).done
    assert [one.name for one in (tmp_path / "account").iterdir()] == [NOTE]


def test_nothing_begun_is_nothing_to_go_on_with(tmp_path: Path) -> None:
    filled(tmp_path / "account", DeviceSecrets(None))
    before = sorted(one.name for one in (tmp_path / "account").iterdir())
    assert wipe.go_on(tmp_path / "account", DeviceSecrets(None)) is None
    assert sorted(one.name for one in (tmp_path / "account").iterdir()) == before


def destroy(folder: Path, steps: Steps) -> None:
    """Step by step: each file opened, synced, replaced or removed."""
    for name in ("unlink", "replace", "iterdir"):
        setattr(Path, name, steps.each(getattr(Path, name)))
    for name in ("fsync", "open", "urandom", "rmdir"):
        setattr(os, name, steps.each(getattr(os, name)))
    wipe.begin(folder, WipeNote(AT, handed_in=2), DeviceSecrets(None))


@pytest.mark.skipif(sys.platform == "win32", reason="fork and kill -9 are POSIX")
def test_killed_at_each_step_it_is_finished_later_and_nothing_opens_in_between(tmp_path: Path) -> None:
    key = filled(tmp_path / "before", DeviceSecrets(None))
    died = 0
    while True:
        folder = shutil.copytree(tmp_path / "before", tmp_path / str(died))
        if not dies(died + 1, partial(destroy, folder)):
            break
        died += 1
        if not (folder / NOTE).exists():  # it died before there was a way back no more
            assert (folder / "keys.json").read_bytes() == (tmp_path / "before" / "keys.json").read_bytes()
            LocalStore.open(folder / CASES, key).close()
            continue
        if not (folder / CASES).exists():
            with pytest.raises(KeysMissing):
                keys.unlock(folder, PASSPHRASE, DeviceSecrets(None))
        note = wipe.go_on(folder, DeviceSecrets(None))
        assert note is not None
        assert (note.done, note.handed_in) == (True, 2)
        assert [one.name for one in folder.iterdir()] == [NOTE]
    assert died > 20, died
