"""Opening a laptop: the first sign-in, which needs the centre, and unlocking, which does not."""

import datetime as dt
import platform
from collections.abc import Callable

import msgspec

from casework.trouble import Trouble
from casework.words import count
from desktop.folders import AccountFolder, Folders
from local_store import Device, LocalStore, damage, keys
from local_store.errors import DamagedStore
from sync import Credentials, Server, SyncEngine
from sync.enrolment import Enrolment
from sync.errors import SyncTrouble


class NotMadeReady(Trouble):
    """The first sign-in was cut off before the centre knew this laptop."""

    def __init__(self) -> None:
        super().__init__(
            "This laptop was not made ready: the first sign-in was cut off.",
            "Nothing was lost, since nothing had been written here yet.",
            "Sign in again with a connection.",
        )


class LeaseEnded(Trouble):
    """The laptop has not met the centre for longer than its lease, and cannot meet it now."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(
            "This laptop has not met the central server for too long to show cases without a connection.",
            "Everything saved here is safe, and is sent when there is a connection.",
            f"Unlock again with a connection. {why.happened}",
            why.detail,
        )


class StartedAgain(Trouble):
    """The store was damaged: what was only on this laptop was saved first, and a new store begun."""

    def __init__(self, rescued: damage.Rescued) -> None:
        changes, drafts = len(rescued.edits), len(rescued.drafts)
        if changes or drafts:
            kept = f"{count(changes, 'change')} and {count(drafts, 'draft')} that were only on this laptop are here."
        else:
            kept = "No change and no draft was waiting on this laptop."
        if not rescued.complete:
            kept += " Some of it could not be read, so something may be missing."
        if not rescued.files_complete:
            kept += " Files that were attached and not sent may be missing."
        super().__init__(
            "The file with the cases on this laptop was damaged, and a new one was begun.",
            f"{kept} The damaged file is kept.",
            "Your cases come back from the centre with the next connection. Until then you see only what was changed "
            "here and not sent. Tell IT support that this happened.",
            f"kept as {rescued.aside.name}",
        )


class Opened(msgspec.Struct, frozen=True):
    """An account whose store can be opened. `password` is held in memory only; `told` is to be shown to the user."""

    account: AccountFolder
    key: bytes
    device: Device
    password: str = ""
    told: Trouble | None = None

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
            enrolment.heard()
            return Opened(account, key, enrolment.device, password)
    finally:
        server.close()


def unlock(account: AccountFolder, passphrase: str, all_closed: Callable[[], object] = lambda: None) -> Opened:
    """Open what is on this laptop, with or without a connection.

    `all_closed` waits until nobody else has the store open: before a damaged one is put aside.
    Raises WrongPassphrase, NotMadeReady, or what is wrong with the store.
    """
    key = keys.unlock(account.folder, passphrase)
    told = None
    try:
        device = None if account.is_damaged() else _device_of(account, key)
    except DamagedStore:
        account.note_damage()
    if account.is_damaged():
        all_closed()
        told = StartedAgain(damage.start_again(account.store, key, dt.datetime.now().astimezone()))
        account.forget_damage()
        device = _device_of(account, key)
    if device is None:
        raise NotMadeReady
    if _lease_ended(device):
        _renew_lease(account, key, device, passphrase)
    return Opened(account, key, device, passphrase, told)


def _lease_ended(device: Device) -> bool:
    if not device.last_contact:
        return False
    met = dt.datetime.fromisoformat(device.last_contact).date()
    return met + dt.timedelta(days=device.lease_days) < dt.datetime.now().astimezone().date()


def _renew_lease(account: AccountFolder, key: bytes, device: Device, passphrase: str) -> None:
    """Ask the centre whether the cases may still be read here: one cycle, which also delivers what waits."""
    centre = Server(device.server, Credentials(device.user, passphrase))
    try:
        with LocalStore.open(account.store, key) as store:
            SyncEngine(store, centre, device_name=device.name).sync_once()
    except SyncTrouble as trouble:
        raise LeaseEnded(trouble) from trouble
    finally:
        centre.close()


def _device_of(account: AccountFolder, key: bytes) -> Device | None:
    with LocalStore.open(account.store, key) as store:
        store.refresh_dues()
        return store.device()
