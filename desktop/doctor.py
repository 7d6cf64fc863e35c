"""`python -m desktop doctor`: what Holdfast holds on this laptop, and whether somebody has to see to it.

Nothing is changed by looking. No child and no case is named; people are named by their accounts.
"""

import datetime as dt
import os
from pathlib import Path

import msgspec

from desktop import disk_encryption, lock_screen
from desktop.folders import AccountFolder, Folders
from desktop.lease import Lease
from local_store import Device, backup, examination, keys, wipe
from local_store.device_secret import of_this_computer
from local_store.errors import StoreTrouble
from local_store.examination import Held
from local_store.key_errors import KeyTrouble
from local_store.key_file import KEY_FILE

READABLE = {
    "holdfast.lock": "keeps a second copy from starting",
    "window.lock": "keeps a second window from starting",
    "last-account": "which account was used last, as a number",
    "crashes.log": "where faults of the program happened, without any data",
    "keys.json": "the wrapped key, which opens nothing by itself",
    "attempts.json": "how many wrong passphrases were typed",
    "lock-screen.json": "the worker's name and the service, for the page that unlocks",
    "damaged": "damage was met: the next unlock sees to it",
    wipe.NOTE: "the laptop was taken out of service",
}
"""Files that are not encrypted, and need not be: none of them says anything of a child or a case."""
_HALF_WRITTEN = (".new", ".old", ".tmp")


class File(msgspec.Struct, frozen=True):
    """One file; its path begins at the data folder. `kind`: encrypted, readable (known, and harmless), index (of the
    write-ahead log: it has no content), in the clear, or unknown."""

    path: str
    size: int
    kind: str
    what: str = ""
    private: bool = True


class Account(msgspec.Struct, frozen=True):
    """One account's part. What needs the passphrase is None without it; times are ISO 8601 or empty."""

    folder: str
    name: str = ""
    user: str = ""
    service: str = ""
    since: str = ""
    last_contact: str = ""
    lease_until: str = ""
    lease_ended: bool = False
    waiting: int | None = None
    keyring: bool = False
    out_of_service: bool = False
    damaged: bool = False
    backup_since: str = ""
    put_aside: tuple[str, ...] = ()
    held: Held | None = None
    faults: tuple[str, ...] | None = None
    trouble: str = ""


class Report(msgspec.Struct, frozen=True):
    """Everything that was found. `disk_encrypted` is None where the operating system does not tell."""

    data_folder: str
    looked_at: str
    disk_encrypted: bool | None = None
    accounts: tuple[Account, ...] = ()
    files: tuple[File, ...] = ()
    leftovers: tuple[str, ...] = ()


def examine(folders: Folders, now: dt.datetime, passphrase: str = "") -> Report:
    """Look at everything in the data folder. With a passphrase, into the store of the account that was used last."""
    root = folders.root
    last = folders.last_account()
    accounts = []
    for place in sorted((root / "accounts").glob("*")) if (root / "accounts").is_dir() else []:
        mine = last is not None and last.folder == place
        accounts.append(_account(AccountFolder(place), root, now, passphrase if mine else ""))
    words = [word for one in accounts if one.held for word in one.held.words]
    files = tuple(_file(path, root, words) for path in sorted(root.rglob("*")) if path.is_file())
    return Report(
        data_folder=str(root),
        looked_at=now.isoformat(timespec="seconds"),
        disk_encrypted=disk_encryption.is_on(root),
        accounts=tuple(accounts),
        files=files,
        leftovers=tuple(one.path for one in files if one.path.endswith(_HALF_WRITTEN)),
    )


def _account(account: AccountFolder, root: Path, now: dt.datetime, passphrase: str) -> Account:
    said = lock_screen.read(account.folder)
    key_file, copy = account.folder / KEY_FILE, backup.place(account.store)
    latest = dt.datetime.fromisoformat(said.latest_seen) if said.latest_seen else None
    lease = Lease(said.last_contact, said.lease_days, latest)
    found = Account(
        folder=str(account.folder.relative_to(root)),
        name=said.name,
        user=said.user,
        service=said.authority_name,
        since=_changed_at(key_file),
        waiting=said.waiting,
        keyring=_has_keyring(key_file),
        out_of_service=said.taken_out or wipe.read(account.folder) is not None,
        damaged=account.is_damaged(),
        backup_since=_changed_at(copy),
        put_aside=tuple(sorted(one.name for one in account.folder.glob("*-damaged-*.holdfast"))),
    )
    found = _with_lease(found, lease, now)
    return _opened(found, account, now, passphrase) if passphrase else found


def _opened(found: Account, account: AccountFolder, now: dt.datetime, passphrase: str) -> Account:
    """The same, with what only the passphrase tells."""
    faults = None
    try:
        key = keys.unlock(account.folder, passphrase)
        faults = tuple(examination.faults(account.store, key))
        held = examination.held(account.store, key)
    except (KeyTrouble, StoreTrouble) as trouble:
        return msgspec.structs.replace(found, faults=faults, trouble=trouble.sentence())
    device = msgspec.convert(held.facts.get("device") or {"id": ""}, Device)
    seen = held.facts.get("latest_seen")
    lease = Lease(device.last_contact, device.lease_days, dt.datetime.fromisoformat(seen) if seen else None)
    told = msgspec.structs.replace(
        found,
        name=device.user_name,
        user=device.user,
        waiting=held.waiting,
        out_of_service=found.out_of_service or "taken_out" in held.facts,
        held=held,
        faults=faults,
    )
    return _with_lease(told, lease, now)


def _with_lease(account: Account, lease: Lease, now: dt.datetime) -> Account:
    until = lease.until()
    return msgspec.structs.replace(
        account,
        last_contact=lease.last_contact,
        lease_until=until.isoformat() if until else "",
        lease_ended=lease.ended(now),
    )


def _has_keyring(key_file: Path) -> bool:
    """Whether the keyring's half of the key is wanted, and there is a keyring that could have it."""
    try:
        kept = msgspec.json.decode(key_file.read_bytes())
    except (OSError, msgspec.DecodeError):
        return False
    return bool(isinstance(kept, dict) and kept.get("keyring")) and of_this_computer().there()


def _changed_at(path: Path) -> str:
    if not path.exists():
        return ""
    return dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone().isoformat(timespec="seconds")


def _file(path: Path, root: Path, words: list[str]) -> File:
    size = path.stat().st_size
    what = READABLE.get(path.name.removesuffix(".new"), "")
    if path.name.endswith("-shm"):
        kind, what = "index", "which page is where in the write-ahead log: numbers only"
    elif what or size == 0:
        kind = "readable"
    else:
        kind = "encrypted" if examination.is_encrypted(path) else "unknown"
    if examination.says_any_of(path, words):
        kind, what = "in the clear", "words of a case can be read in it"
    return File(path.relative_to(root).as_posix(), size, kind, what, _is_private(path))


def _is_private(path: Path) -> bool:
    # On Windows the profile's own access list already keeps other people out.
    return os.name != "posix" or not path.stat().st_mode & 0o077 or not _can_be_reached(path.parent)


def _can_be_reached(folder: Path) -> bool:
    """Whether others of this computer may enter the folder at all."""
    return bool(folder.stat().st_mode & 0o011)
