"""The second way to the store's key, for a forgotten passphrase: a secret that the centre keeps for this laptop.

It is combined with the laptop's half of the key. So the disk alone does not open the store, nor the disk with the
keyring, nor the centre alone; and the centre gives the secret only to the laptop's own user, by name and password.
Where the computer has no keyring, the disk and the centre's secret together do.
"""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from local_store import key_file
from local_store.device_secret import DeviceSecrets, of_this_computer
from local_store.key_errors import DeviceSecretGone, NoWayBack
from local_store.key_file import KeyFile

GOOD_FOR = dt.timedelta(days=7)


def is_ready(folder: Path) -> bool:
    """Whether the centre could help to open this store. Raises KeysMissing or KeysDamaged."""
    return bool(key_file.read(folder).recovery)


def is_fresh(folder: Path, today: dt.date) -> bool:
    """Whether it was wrapped not long ago: a centre that was put back to an old copy may have made another secret."""
    kept = key_file.read(folder)
    age = today - dt.date.fromisoformat(kept.recovery_day) if kept.recovery_day else GOOD_FOR
    return bool(kept.recovery) and dt.timedelta(0) <= age < GOOD_FOR


def device_of(folder: Path) -> str:
    """As which laptop the centre knows this store. Raises NoWayBack where it was never made ready for this."""
    kept = key_file.read(folder)
    if not kept.recovery:
        raise NoWayBack("no wrapping")
    return kept.device


def make_ready(
    folder: Path,
    key: bytes,
    secret: bytes,
    device: str,
    device_secrets: DeviceSecrets | None = None,
    *,
    today: Callable[[], dt.date] = dt.date.today,
) -> None:
    """Wrap the key under the centre's secret too. Raises KeysNotKept, KeyringLocked, DeviceSecretGone."""
    kept = key_file.read(folder)
    wrapping = _wrapping_key(kept, secret, device, device_secrets)
    key_file.change(folder, recovery=aes_key_wrap(wrapping, key), device=device, recovery_day=today().isoformat())


def open_with(folder: Path, secret: bytes, device_secrets: DeviceSecrets | None = None) -> bytes:
    """The store's key, by the centre's secret. Raises NoWayBack or KeyringLocked."""
    kept = key_file.read(folder)
    try:
        return aes_key_unwrap(_wrapping_key(kept, secret, kept.device, device_secrets), kept.recovery)
    except (InvalidUnwrap, DeviceSecretGone) as error:
        raise NoWayBack(type(error).__name__) from error


def _wrapping_key(kept: KeyFile, secret: bytes, device: str, device_secrets: DeviceSecrets | None) -> bytes:
    half = (device_secrets or of_this_computer()).fetch(kept.keyring) if kept.keyring else b""
    whole = HKDF(algorithm=SHA256(), length=32, salt=device.encode(), info=b"holdfast recovery key")
    return whole.derive(secret + half)
