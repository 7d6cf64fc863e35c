"""The key of the store: what opens it, what does not, and how wrong passphrases slow down."""

import json
import stat
import sys
from pathlib import Path

import keyring.backends.fail
import keyring.errors
import pytest

from local_store import device_secret
from local_store.device_secret import DeviceSecrets
from local_store.key_errors import (
    DeviceSecretGone,
    KeyringLocked,
    KeysDamaged,
    KeysMissing,
    KeysNotKept,
    PassphraseTooShort,
    WrongPassphrase,
)
from local_store.keys import make_keys, unlock
from tests.local_store.drawer import Drawer

LONG = "tramway lantern bursary oak"
SHORT = "tramway oak"
ALONE = DeviceSecrets(None)


class Clock:
    def __init__(self) -> None:
        self.now = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now


def test_the_passphrase_and_the_keyring_together_open_the_store(tmp_path: Path) -> None:
    drawer = Drawer()
    key = make_keys(tmp_path, SHORT, DeviceSecrets(drawer))
    assert len(key) == 32
    assert unlock(tmp_path, SHORT, DeviceSecrets(drawer)) == key
    (name,) = drawer.kept
    drawer.kept[name] = "A" * 43 + "="
    with pytest.raises(WrongPassphrase):
        unlock(tmp_path, SHORT, DeviceSecrets(drawer))


def test_without_a_keyring_a_longer_passphrase_opens_it_alone(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort) as short:
        make_keys(tmp_path, SHORT, ALONE)
    assert short.value.least == 16
    assert "no keyring" in short.value.happened
    assert not (tmp_path / "keys.json").exists()
    key = make_keys(tmp_path, LONG, ALONE)
    assert unlock(tmp_path, LONG, ALONE) == key


def test_with_a_keyring_ten_characters_are_enough_and_nine_are_not(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort) as short:
        make_keys(tmp_path, "ninechars", DeviceSecrets(Drawer()))
    assert short.value.least == 10


def test_a_keyring_that_takes_nothing_counts_as_none(tmp_path: Path) -> None:
    with pytest.raises(PassphraseTooShort):
        make_keys(tmp_path, SHORT, DeviceSecrets(keyring.backends.fail.Keyring()))
    mute = Drawer()
    mute.trouble = keyring.errors.InitError("no prompt")
    key = make_keys(tmp_path, LONG, DeviceSecrets(mute))
    assert unlock(tmp_path, LONG, ALONE) == key


def test_a_locked_or_emptied_keyring_is_told_apart_from_a_wrong_passphrase(tmp_path: Path) -> None:
    drawer = Drawer()
    key = make_keys(tmp_path, SHORT, DeviceSecrets(drawer))
    drawer.trouble = keyring.errors.KeyringLocked("closed")
    with pytest.raises(KeyringLocked):
        unlock(tmp_path, SHORT, DeviceSecrets(drawer))
    drawer.trouble = keyring.errors.NoKeyringError("gone")
    with pytest.raises(DeviceSecretGone):
        unlock(tmp_path, SHORT, DeviceSecrets(drawer))
    with pytest.raises(DeviceSecretGone):
        unlock(tmp_path, SHORT, DeviceSecrets(Drawer()))
    drawer.trouble = None
    assert unlock(tmp_path, SHORT, DeviceSecrets(drawer)) == key, "none of that counted as a wrong try"


def test_an_accent_opens_it_however_it_was_typed(tmp_path: Path) -> None:
    key = make_keys(tmp_path, "caf\u00e9 y dre, tramway", ALONE)
    assert unlock(tmp_path, "cafe\u0301 y dre, tramway", ALONE) == key


def test_wrong_tries_wait_5_15_and_60_seconds_and_a_restart_saves_none(tmp_path: Path) -> None:
    key = make_keys(tmp_path, LONG, ALONE)
    clock = Clock()

    def wrong(passphrase: str = "not this one at all") -> int:
        with pytest.raises(WrongPassphrase) as trouble:
            unlock(tmp_path, passphrase, ALONE, clock)
        return trouble.value.wait_seconds

    assert wrong() == 5
    clock.now += 1.5
    assert wrong(LONG) == 4, "too soon: even the right one is not looked at, and this is no further try"
    clock.now += 4
    assert wrong() == 15
    clock.now += 15
    assert wrong() == 60
    clock.now -= 10_000
    assert wrong() == 60, "a clock set back adds no more than one wait"
    clock.now += 10_060
    assert wrong() == 60
    clock.now += 60
    assert unlock(tmp_path, LONG, ALONE, clock) == key
    assert wrong() == 5, "after the right one the count begins anew"


def test_what_is_missing_or_damaged_is_named(tmp_path: Path) -> None:
    with pytest.raises(KeysMissing):
        unlock(tmp_path, LONG, ALONE)
    make_keys(tmp_path, LONG, ALONE)
    with pytest.raises(KeysNotKept):
        make_keys(tmp_path, LONG, ALONE)
    (tmp_path / "keys.json").write_text('{"salt":')
    with pytest.raises(KeysDamaged):
        unlock(tmp_path, LONG, ALONE)


def test_the_key_file_holds_no_secret(tmp_path: Path) -> None:
    drawer = Drawer()
    key = make_keys(tmp_path, SHORT, DeviceSecrets(drawer))
    content = (tmp_path / "keys.json").read_bytes()
    assert key not in content
    assert key.hex().encode() not in content
    assert SHORT.encode() not in content
    kept = json.loads(content)
    assert (kept["memory_kib"], kept["passes"]) == (65536, 3)
    assert next(iter(drawer.kept.values())).encode() not in content
    if sys.platform != "win32":
        assert not stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) & 0o077


def test_only_the_systems_own_keyrings_are_used() -> None:
    assert not device_secret.is_native(Drawer())
    assert not device_secret.is_native(keyring.backends.fail.Keyring())
    chosen = device_secret.of_this_computer()
    assert chosen._backend is None or device_secret.is_native(chosen._backend)
