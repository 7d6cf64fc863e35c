"""Where Holdfast keeps things on this laptop: one folder for each person who signs in."""

import datetime as dt
import hashlib
import os
from pathlib import Path

import msgspec
import platformdirs

from casework.trouble import Trouble
from local_store.key_file import KEY_FILE

APP = "Holdfast"
DAMAGED = "damaged"
BROUGHT_BACK = "brought-back"
_ASIDE = "-aside-"


class NotPutAside(Trouble):
    """The folder of an account could not be given another name."""

    def __init__(self, detail: str) -> None:
        super().__init__(
            "What is on this laptop could not be put aside.",
            "Nothing was changed.",
            "Close Holdfast, start it again and try once more. Else ask IT support.",
            detail,
        )


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

    def accounts(self) -> "list[AccountFolder]":
        """Everybody who has signed in on this laptop, in no order that means anything."""
        found = [AccountFolder(folder) for folder in sorted((self.root / "accounts").glob("*")) if folder.is_dir()]
        return [account for account in found if account.has_keys() and _ASIDE not in account.folder.name]

    def aside_of(self, account: "AccountFolder") -> "list[AccountFolder]":
        """The stores of this account that were put aside and not brought back, the oldest first."""
        named = account.folder.parent.glob(f"{account.folder.name}{_ASIDE}*")
        found = [AccountFolder(folder) for folder in sorted(named)]
        return [aside for aside in found if aside.has_keys() and not (aside.folder / BROUGHT_BACK).exists()]

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

    def put_aside(self, now: dt.datetime) -> "AccountFolder":
        """Give everything of this account another name, in one step, so that it can begin again. Nothing is deleted.

        Raises NotPutAside. The store must be closed.
        """
        aside = self.folder.with_name(f"{self.folder.name}{_ASIDE}{now:%Y%m%d-%H%M%S}")
        try:
            self.folder.rename(aside)
        except OSError as error:
            raise NotPutAside(type(error).__name__) from error
        return AccountFolder(aside)

    def put_aside_on(self) -> dt.date | None:
        """On which day this store was put aside; None for one in use."""
        _, aside, when = self.folder.name.partition(_ASIDE)
        return dt.datetime.strptime(when, "%Y%m%d-%H%M%S").date() if aside else None

    def note_brought_back(self) -> None:
        """What was in here is in the store in use. The folder stays."""
        (self.folder / BROUGHT_BACK).touch()

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
