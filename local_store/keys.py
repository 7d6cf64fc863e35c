"""The key of the store: random, wrapped by a passphrase together with a secret from the operating system's keyring.

Neither the disk alone nor an unlocked keyring alone opens the store. Where there is no keyring, the passphrase alone
does, and has to be longer.
"""

import os
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

from local_store import attempts
from local_store.cipher import KEY_BYTES
from local_store.device_secret import DeviceSecrets, of_this_computer
from local_store.key_errors import KeysDamaged, KeysMissing, KeysNotKept, PassphraseTooShort

KEY_FILE = "keys.json"
LEAST_WITH_KEYRING = 10
LEAST_ALONE = 16
_SALT_BYTES = 16


class KeyFile(msgspec.Struct, frozen=True):
    """What lies beside the store; nothing in it opens anything by itself. `keyring` names the secret, if any."""

    salt: bytes
    wrapped: bytes
    keyring: str = ""
    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4
    version: int = 1


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
    unwrapped = KeyFile(salt=secrets.token_bytes(_SALT_BYTES), wrapped=b"", keyring=name if secret else "")
    wrapped = aes_key_wrap(_wrapping_key(unwrapped, passphrase, secret or b""), key)
    _write(folder, msgspec.structs.replace(unwrapped, wrapped=wrapped))
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
    kept = _read(folder)
    secret = (device_secrets or of_this_computer()).fetch(kept.keyring) if kept.keyring else b""
    attempts.begin(folder, clock())
    try:
        key = aes_key_unwrap(_wrapping_key(kept, passphrase, secret), kept.wrapped)
    except InvalidUnwrap as error:
        raise attempts.wrong(folder) from error
    attempts.clear(folder)
    return key


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


def _read(folder: Path) -> KeyFile:
    try:
        return msgspec.json.decode((folder / KEY_FILE).read_bytes(), type=KeyFile)
    except FileNotFoundError as error:
        raise KeysMissing() from error
    except (OSError, msgspec.DecodeError) as error:
        raise KeysDamaged(type(error).__name__) from error


def _write(folder: Path, file: KeyFile) -> None:
    """Whole or not at all, and on the disk before the store is made with the key."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = folder / f"{KEY_FILE}.new"
        descriptor = os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(msgspec.json.encode(file))
            out.flush()
            os.fsync(out.fileno())
        new.replace(folder / KEY_FILE)
    except OSError as error:
        raise KeysNotKept(type(error).__name__) from error
