"""Another passphrase for a store: the key file and what the centre is told, in an order that may be cut anywhere."""

from pathlib import Path

from local_store import keys
from local_store.device_secret import DeviceSecrets
from local_store.store import LocalStore


def change(
    store: LocalStore, folder: Path, present: str, new: str, device_secrets: DeviceSecrets | None = None
) -> None:
    """The new passphrase opens the store when this returns, and is kept for the centre. Cut anywhere, one of them does.

    What is kept comes first, and counts from the moment that the key file agrees with it. Raises WrongPassphrase,
    PassphraseTooShort, KeysNotKept or a StoreTrouble.
    """
    key = keys.unlock(folder, present, device_secrets)
    rewrapped = keys.rewrap(folder, key, new, device_secrets)
    store.plan_passphrase(present, keys.mark_of(folder), rewrapped.mark, new)
    keys.put_in_force(folder, rewrapped)


def take_over(
    store: LocalStore, folder: Path, key: bytes, password: str, device_secrets: DeviceSecrets | None = None
) -> None:
    """`password`, which the centre knows, opens the store from here on, and there is nothing to tell the centre.

    Raises PassphraseTooShort, KeysNotKept or a StoreTrouble.
    """
    keys.put_in_force(folder, keys.rewrap(folder, key, password, device_secrets))
    store.forget_passphrase_change()
