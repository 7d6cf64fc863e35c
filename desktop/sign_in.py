"""Opening a laptop: the first sign-in, which needs the centre, and unlocking, which does not."""

import platform

import msgspec

from casework.trouble import Trouble
from desktop.folders import AccountFolder, Folders
from local_store import Device, LocalStore, keys
from sync import Credentials, Server
from sync.enrolment import Enrolment


class NotMadeReady(Trouble):
    """The first sign-in was cut off before the centre knew this laptop."""

    def __init__(self) -> None:
        super().__init__(
            "This laptop was not made ready: the first sign-in was cut off.",
            "Nothing was lost, since nothing had been written here yet.",
            "Sign in again with a connection.",
        )


class Opened(msgspec.Struct, frozen=True):
    """An account whose store can be opened. `password` is there after a sign-in and held in memory only."""

    account: AccountFolder
    key: bytes
    device: Device
    password: str = ""

    def __repr__(self) -> str:
        return "Opened(...)"


def first_sign_in(folders: Folders, url: str, user: str, password: str) -> Opened:
    """Sign in at the centre and make this laptop ready: key, store, enrolment. The password unlocks it from then on.

    Nothing is made on the laptop before the centre has said that the password is right. Raises a SyncTrouble, or a
    StoreTrouble where the disk does not do its part.
    """
    server = Server(url, Credentials(user.strip(), password))
    try:
        account = folders.account(server.url, user.strip())
        if account.has_keys():
            key = keys.unlock(account.folder, password)
        else:
            server.sign_in(None)
            key = keys.make_keys(account.folder, password)
        store = LocalStore.open(account.store, key) if account.store.exists() else LocalStore.create(account.store, key)
        with store:
            enrolment = Enrolment(store, server, platform.node())
            enrolment.ready()
            return Opened(account, key, enrolment.device, password)
    finally:
        server.close()


def unlock(account: AccountFolder, passphrase: str) -> Opened:
    """Open what is on this laptop, with or without a connection.

    Raises WrongPassphrase, NotMadeReady, or what is wrong with the store.
    """
    key = keys.unlock(account.folder, passphrase)
    with LocalStore.open(account.store, key) as store:
        device = store.device()
        store.refresh_dues()
    if device is None:
        raise NotMadeReady
    return Opened(account, key, device, passphrase)
