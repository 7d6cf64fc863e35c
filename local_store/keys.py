"""The key of the store: random, wrapped by a passphrase together with a secret from the operating system's keyring.

Neither the disk alone nor an unlocked keyring alone opens the store. Where there is no keyring, the passphrase alone
does, and has to be longer.
"""

import secrets
import unicodedata
from collections.abc import Callable
from pathlib import Path
from time import time

import msgspec
from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap, aes_key_wrap

from local_store import attempts, key_file
from local_store.cipher import KEY_BYTES
from local_store.device_secret import DeviceSecrets, of_this_computer
from local_store.key_errors import KeysNotKept, PassphraseTooShort
from local_store.key_file import KEY_FILE, KeyFile

LEAST_WITH_KEYRING = 10
LEAST_ALONE = 16
_SALT_BYTES = 16


class Cost(msgspec.Struct, frozen=True):
    """What Argon2id takes for each passphrase that is tried: memory in KiB, passes over it, and lanes side by side."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4


COST = Cost()
"""For keys made from now on. A key file says what its own key was made with."""


class Rewrapped(msgspec.Struct, frozen=True):
    """A key wrapped under a new passphrase, and not in force yet."""

    salt: bytes
    wrapped: bytes

    @property
    def mark(self) -> str:
        """Names this wrapping, and tells nothing of it: what `mark_of` says once it is in force."""
        return self.salt.hex()


def make_keys(folder: Path, passphrase: str, device_secrets: DeviceSecrets | None = None) -> bytes:
    """A new store key for `folder`, wrapped there; the key itself.

    Never writes over a key that is there: without it a store could not be opened again.
    Raises PassphraseTooShort, KeyringLocked, KeysNotKept.
    """
    if (folder / KEY_FILE).exists():
        raise KeysNotKept("there is a key file already")
    keyring = device_secrets or of_this_computer()
    require_long_enough(passphrase, keyring.there())
    name = f"laptop {secrets.token_hex(8)}"
    secret = keyring.make(name)
    require_long_enough(passphrase, secret is not None)
    key = secrets.token_bytes(KEY_BYTES)
    unwrapped = KeyFile(
        salt=secrets.token_bytes(_SALT_BYTES),
        wrapped=b"",
        keyring=name if secret else "",
        memory_kib=COST.memory_kib,
        passes=COST.passes,
        lanes=COST.lanes,
    )
    wrapped = aes_key_wrap(_wrapping_key(unwrapped, passphrase, secret or b""), key)
    key_file.write(folder, msgspec.structs.replace(unwrapped, wrapped=wrapped))
    return key


def unlock(
    folder: Path,
    passphrase: str,
    device_secrets: DeviceSecrets | None = None,
    clock: Callable[[], float] = time,
) -> bytes:
    """The store's key. Takes a tenth of a second or two. `clock` gives seconds since 1970.

    Raises WrongPassphrase, which also says how long to wait, KeysMissing, KeysDamaged, KeyringLocked, DeviceSecretGone.
    """
    kept = key_file.read(folder)
    secret = (device_secrets or of_this_computer()).fetch(kept.keyring) if kept.keyring else b""
    attempts.begin(folder, clock())
    try:
        key = aes_key_unwrap(_wrapping_key(kept, passphrase, secret), kept.wrapped)
    except InvalidUnwrap as error:
        raise attempts.wrong(folder) from error
    attempts.clear(folder)
    return key


def rewrap(folder: Path, key: bytes, passphrase: str, device_secrets: DeviceSecrets | None = None) -> Rewrapped:
    """The same key under a new passphrase. Nothing is changed until `put_in_force`.

    Raises PassphraseTooShort, KeysMissing, KeysDamaged, KeyringLocked, DeviceSecretGone.
    """
    kept = key_file.read(folder)
    require_long_enough(passphrase, with_keyring=bool(kept.keyring))
    secret = (device_secrets or of_this_computer()).fetch(kept.keyring) if kept.keyring else b""
    anew = msgspec.structs.replace(kept, salt=secrets.token_bytes(_SALT_BYTES))
    return Rewrapped(anew.salt, aes_key_wrap(_wrapping_key(anew, passphrase, secret), key))


def put_in_force(folder: Path, rewrapped: Rewrapped) -> None:
    """From here on the new passphrase opens the store, and the one before does not. Cut anywhere, one of them does.

    Raises KeysNotKept; then the one before still opens it.
    """
    key_file.change(folder, salt=rewrapped.salt, wrapped=rewrapped.wrapped)
    attempts.clear(folder)


def mark_of(folder: Path) -> str:
    """Which wrapping is in force. Raises KeysMissing or KeysDamaged."""
    return key_file.read(folder).salt.hex()


def require_long_enough(passphrase: str, with_keyring: bool) -> None:
    """Raises PassphraseTooShort. Length is the only rule: others make passphrases that people write on paper."""
    least = LEAST_WITH_KEYRING if with_keyring else LEAST_ALONE
    if len(_normal(passphrase)) < least:
        raise PassphraseTooShort(least, with_keyring)


def _normal(passphrase: str) -> str:
    """One way to write an accent, whichever keyboard it came from."""
    return unicodedata.normalize("NFC", passphrase)


def _wrapping_key(file: KeyFile, passphrase: str, secret: bytes) -> bytes:
    stretched = hash_secret_raw(
        secret=_normal(passphrase).encode(),
        salt=file.salt,
        time_cost=file.passes,
        memory_cost=file.memory_kib,
        parallelism=file.lanes,
        hash_len=32,
        type=Type.ID,
    )
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=b"holdfast store key").derive(stretched + secret)
