"""Destroying what is on a laptop that was taken out of service: the key first, then everything it opened.

Whoever calls this has made sure that the centre has everything. What is cut off goes on with `go_on`, at the next
start: a note in the folder says that it was begun, and what there is to say at the end.
"""

import os
import shutil
from pathlib import Path

import msgspec

from local_store import backup
from local_store.device_secret import DeviceSecrets, of_this_computer
from local_store.errors import untaken
from local_store.folder_sync import sync_folder
from local_store.key_file import KEY_FILE

NOTE = "taken-out.json"


class WipeNote(msgspec.Struct, frozen=True):
    """What is left to say of a store that was destroyed: no name, no case. Times are ISO 8601.

    `handed_in` counts edits that the centre took in, `files_lost` files that it said no to. `keyring` names the
    secrets in the computer's keyring. `done`: nothing but this note is left. `prints_left`: the print system
    may still have something of a print that was under way.
    """

    at: str
    handed_in: int = 0
    files_lost: int = 0
    keyring: tuple[str, ...] = ()
    done: bool = False
    prints_left: bool = False


class _Named(msgspec.Struct):
    """Of a key file: the name of the secret that goes with it."""

    keyring: str = ""


def begin(folder: Path, note: WipeNote, device_secrets: DeviceSecrets | None = None) -> WipeNote:
    """Destroy everything in an account's folder: from here on there is no way back. The note as it stays there.

    Raises DiskFull or ReadOnlyDisk where something cannot be destroyed now: it is tried again by `go_on`.
    """
    names = tuple(one for one in (_secret_of(path) for path in _key_files(folder)) if one)
    try:
        _write(folder, msgspec.structs.replace(note, keyring=names, done=False))
    except OSError as error:
        raise untaken(error) from error
    return go_on(folder, device_secrets) or note


def go_on(folder: Path, device_secrets: DeviceSecrets | None = None) -> WipeNote | None:
    """Finish what `begin` began, if it did; the note, or None where nothing was begun here."""
    note = read(folder)
    if note is None:
        return None
    if note.done:
        return note
    try:
        for path in _key_files(folder):  # without these, nothing else in the folder can be read by anybody
            backup.overwrite(path)
            path.unlink()
        sync_folder(folder)
        for name in note.keyring:
            (device_secrets or of_this_computer()).forget(name)
        for path in sorted(folder.iterdir()):
            if path.is_dir():
                shutil.rmtree(path)
            elif path.name != NOTE:
                path.unlink()
        sync_folder(folder)
        done = msgspec.structs.replace(note, done=True)
        _write(folder, done)
    except OSError as error:
        raise untaken(error) from error
    return done


def read(folder: Path) -> WipeNote | None:
    """The note in a folder; None where nothing was destroyed there."""
    try:
        return msgspec.json.decode((folder / NOTE).read_bytes(), type=WipeNote)
    except FileNotFoundError:
        return None


def forget(folder: Path) -> None:
    """Everything was said: the empty folder goes too."""
    (folder / NOTE).unlink(missing_ok=True)
    folder.rmdir()


def _key_files(folder: Path) -> list[Path]:
    """Whatever holds the store's key in any wrapping: the file that unlocks it, half-written ones, recovery."""
    return sorted(path for path in folder.iterdir() if path.is_file() and path.name.startswith(Path(KEY_FILE).stem))


def _secret_of(path: Path) -> str:
    """The name of the secret that goes with a key file; empty where it has none or cannot be read."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=_Named).keyring
    except msgspec.DecodeError:
        return ""


def _write(folder: Path, note: WipeNote) -> None:
    """Whole or not at all, and on the disk before anything is destroyed."""
    new = folder / f"{NOTE}.new"
    descriptor = os.open(new, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as out:
        out.write(msgspec.json.encode(note))
        out.flush()
        os.fsync(out.fileno())
    new.replace(folder / NOTE)
    sync_folder(folder)
