"""Where Holdfast keeps things on this laptop: one folder for each person who signs in."""

import hashlib
import os
from pathlib import Path

import msgspec
import platformdirs

from local_store.keys import KEY_FILE

APP = "Holdfast"
DAMAGED = "damaged"


class Folders(msgspec.Struct, frozen=True):
    """The data folder of one laptop. Nothing in a path says who the people are: names of accounts are hashed."""

    root: Path

    def account(self, server: str, user: str) -> "AccountFolder":
        """The folder of one account, made if it is not there, private to this user of the computer."""
        name = hashlib.sha256(f"{server.rstrip('/')}\n{user}".encode()).hexdigest()[:16]
        folder = self.root / "accounts" / name
        folder.mkdir(parents=True, exist_ok=True)
        _make_private(self.root)
        _make_private(folder)
        return AccountFolder(folder)

    def last_account(self) -> "AccountFolder | None":
        """The account that was used last; None on a laptop where nobody has signed in."""
        pointer = self.root / "last-account"
        if not pointer.exists():
            return None
        folder = self.root / "accounts" / pointer.read_text(encoding="ascii").strip()
        account = AccountFolder(folder)
        return account if account.has_keys() else None

    def remember_account(self, account: "AccountFolder") -> None:
        """Start with this account next time."""
        (self.root / "last-account").write_text(account.folder.name, encoding="ascii")

    def forget_account(self, name: str) -> None:
        """Start with the first sign-in again, where the account of this folder's name was the last one."""
        pointer = self.root / "last-account"
        if pointer.exists() and pointer.read_text(encoding="ascii").strip() == name:
            pointer.unlink()


class AccountFolder(msgspec.Struct, frozen=True):
    """One person's store and its key file."""

    folder: Path

    def note_damage(self) -> None:
        """A page of the store could not be read: the next unlock starts it again."""
        (self.folder / DAMAGED).touch()

    def is_damaged(self) -> bool:
        """Whether damage was met since the store was last made."""
        return (self.folder / DAMAGED).exists()

    def forget_damage(self) -> None:
        """The store was made anew."""
        (self.folder / DAMAGED).unlink(missing_ok=True)

    def has_keys(self) -> bool:
        """Whether somebody has signed in with this account on this laptop before."""
        return (self.folder / KEY_FILE).exists()

    @property
    def store(self) -> Path:
        """The encrypted cache."""
        return self.folder / "cases.holdfast"


def folders(data_dir: str | None = None) -> Folders:
    """The folders under `data_dir`, or where this operating system keeps a program's data."""
    root = Path(data_dir) if data_dir else Path(platformdirs.user_data_dir(APP, appauthor=False))
    root.mkdir(parents=True, exist_ok=True)
    return Folders(root)


def _make_private(folder: Path) -> None:
    # On Windows the profile's own access list already keeps other people out.
    if os.name == "posix":
        folder.chmod(0o700)
