"""The second way to the key: what opens it, and what does not."""

import base64
import datetime as dt
import secrets
from pathlib import Path

import keyring.errors
import pytest

from local_store import key_file, keys, recovery
from local_store.device_secret import DeviceSecrets
from local_store.key_errors import KeyringLocked, NoWayBack, WrongPassphrase
from tests.local_store.drawer import Drawer

PASSPHRASE, NEW = "tramway lantern", "harbour kettle"
SECRET, DEVICE = secrets.token_bytes(32), "019a0f00-0000-7000-8000-000000000006"


@pytest.fixture
def drawer() -> Drawer:
    return Drawer()


@pytest.fixture
def key(tmp_path: Path, drawer: Drawer) -> bytes:
    key = keys.make_keys(tmp_path, PASSPHRASE, DeviceSecrets(drawer))
    recovery.make_ready(tmp_path, key, SECRET, DEVICE, DeviceSecrets(drawer))
    return key


def test_the_centre_and_the_laptop_together_open_it(tmp_path: Path, key: bytes, drawer: Drawer) -> None:
    assert recovery.is_ready(tmp_path)
    assert recovery.device_of(tmp_path) == DEVICE
    assert recovery.open_with(tmp_path, SECRET, DeviceSecrets(drawer)) == key
    assert keys.unlock(tmp_path, PASSPHRASE, DeviceSecrets(drawer)) == key, "the passphrase goes on"


def test_neither_the_disk_nor_the_keyring_nor_the_centre_opens_it_without_the_others(
    tmp_path: Path, key: bytes, drawer: Drawer
) -> None:
    half = base64.b64decode(next(iter(drawer.kept.values())))
    for secret in (b"", half, bytes(32), secrets.token_bytes(32)):  # disk and keyring
        with pytest.raises(NoWayBack):
            recovery.open_with(tmp_path, secret, DeviceSecrets(drawer))
    with pytest.raises(NoWayBack):  # disk and centre, on a computer with another keyring
        recovery.open_with(tmp_path, SECRET, DeviceSecrets(Drawer()))
    with pytest.raises(NoWayBack):
        recovery.open_with(tmp_path, SECRET, DeviceSecrets(None))
    name = next(iter(drawer.kept))
    drawer.kept[name] = "A" * 43 + "="  # the same entry, with another half in it
    with pytest.raises(NoWayBack):
        recovery.open_with(tmp_path, SECRET, DeviceSecrets(drawer))
    content = (tmp_path / "keys.json").read_bytes()
    for secret in (key, SECRET, half):
        assert secret not in content
        assert base64.b64encode(secret) not in content


def test_it_is_made_anew_each_week(tmp_path: Path, key: bytes, drawer: Drawer) -> None:
    """A centre that was put back to an old copy makes another secret, and says nothing of it."""
    day = dt.date(2026, 11, 26)
    recovery.make_ready(tmp_path, key, SECRET, DEVICE, DeviceSecrets(drawer), today=lambda: day)
    days = {ahead: recovery.is_fresh(tmp_path, day + dt.timedelta(days=ahead)) for ahead in (-1, 0, 6, 7)}
    assert days == {-1: False, 0: True, 6: True, 7: False}
    other = SECRET[::-1]
    recovery.make_ready(tmp_path, key, other, DEVICE, DeviceSecrets(drawer))
    assert recovery.open_with(tmp_path, other, DeviceSecrets(drawer)) == key


def test_a_locked_keyring_is_told_apart(tmp_path: Path, key: bytes, drawer: Drawer) -> None:
    drawer.trouble = keyring.errors.KeyringLocked("closed")
    with pytest.raises(KeyringLocked):
        recovery.open_with(tmp_path, SECRET, DeviceSecrets(drawer))


def test_a_new_passphrase_leaves_the_second_way_and_the_second_way_the_passphrase(
    tmp_path: Path, key: bytes, drawer: Drawer
) -> None:
    keyring = DeviceSecrets(drawer)
    keys.put_in_force(tmp_path, keys.rewrap(tmp_path, key, NEW, keyring))
    assert recovery.open_with(tmp_path, SECRET, keyring) == key
    assert keys.unlock(tmp_path, NEW, keyring) == key
    with pytest.raises(WrongPassphrase):
        keys.unlock(tmp_path, PASSPHRASE, keyring)


def test_a_key_file_of_before_is_read_and_is_not_ready(tmp_path: Path) -> None:
    key = keys.make_keys(tmp_path, PASSPHRASE * 2, DeviceSecrets(None))
    content = (tmp_path / key_file.KEY_FILE).read_text()
    older = content.replace(',"recovery":"","device":"","recovery_day":""', "")
    assert older != content
    (tmp_path / key_file.KEY_FILE).write_text(older)
    assert not recovery.is_ready(tmp_path)
    with pytest.raises(NoWayBack):
        recovery.device_of(tmp_path)
    assert keys.unlock(tmp_path, PASSPHRASE * 2, DeviceSecrets(None)) == key
