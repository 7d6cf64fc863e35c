"""The file with the store's key, wrapped once or twice. Nothing in it opens anything by itself."""

import threading
from pathlib import Path
from typing import Any

import msgspec

from local_store.key_errors import KeysDamaged, KeysMissing, KeysNotKept
from local_store.whole_file import write_whole

KEY_FILE = "keys.json"
_TURN = threading.Lock()
"""Two threads change the file: the one of the passphrase and the one of the network. Neither undoes the other."""


class KeyFile(msgspec.Struct, frozen=True):
    """What lies beside the store. `keyring` names the laptop's half of the key there, if any.

    `wrapped` is the key under the passphrase, `recovery` the same key under the secret that the centre kept on
    `recovery_day` for the laptop it knows as `device`; either together with the laptop's half.
    """

    salt: bytes
    wrapped: bytes
    memory_kib: int
    passes: int
    lanes: int
    keyring: str = ""
    version: int = 1
    recovery: bytes = b""
    device: str = ""
    recovery_day: str = ""


def read(folder: Path) -> KeyFile:
    """Raises KeysMissing or KeysDamaged."""
    try:
        return msgspec.json.decode((folder / KEY_FILE).read_bytes(), type=KeyFile)
    except FileNotFoundError as error:
        raise KeysMissing() from error
    except (OSError, msgspec.DecodeError) as error:
        raise KeysDamaged(type(error).__name__) from error


def write(folder: Path, file: KeyFile) -> None:
    """A first key file, on the disk before the store is made with the key. Raises KeysNotKept."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(folder / KEY_FILE, msgspec.json.encode(file))
    except OSError as error:
        raise KeysNotKept(type(error).__name__) from error


def change(folder: Path, **parts: Any) -> None:
    """Put other parts in the file: the old file or the new one is there, whatever happens, and never neither."""
    with _TURN:
        write(folder, msgspec.structs.replace(read(folder), **parts))
