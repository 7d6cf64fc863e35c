"""Opening a laptop: the first sign-in, which needs the centre, and unlocking, which does not."""

import datetime as dt
import platform

import msgspec

from casework.edits import now_text
from casework.trouble import Trouble
from casework.words import count
from desktop import taken_out
from desktop.folders import AccountFolder, Folders
from desktop.lease import lease_of
from local_store import Device, LocalStore, damage, keys
from local_store.errors import DamagedStore
from sync import Credentials, Server, SyncEngine
from sync.enrolment import Enrolment
from sync.errors import Revoked, SyncTrouble


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
    """The store was damaged: what was only on this laptop was read out of it, and a new one begun."""

    def __init__(self, rescued: damage.Rescued) -> None:
        saved = f"{count(len(rescued.edits), 'change')} and {count(len(rescued.drafts), 'draft')}"
        complete = "" if rescued.complete else " Some of it could not be read, so something may be missing."
        super().__init__(
            "The file with the cases on this laptop was damaged, and a new one was begun.",
            f"{saved} that were only on this laptop were read out of it.{complete} The damaged file is kept.",
            "Your cases come back from the centre with the next connection. Tell IT support that this happened.",
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
            try:
                enrolment.ready()
                enrolment.heard()
                return Opened(account, key, enrolment.device, password)
            except Revoked:
                store.note_taken_out(now_text())
        _require_in_service(account, key, password)
        raise NotMadeReady  # in service again between two answers of the centre
    finally:
        server.close()


def unlock(account: AccountFolder, passphrase: str) -> Opened:
    """Open what is on this laptop, with or without a connection.

    Raises WrongPassphrase, NotMadeReady, LeaseEnded, TakenOut, StillToHandIn, or what is wrong with the store.
    """
    key = keys.unlock(account.folder, passphrase)
    told = None
    try:
        device = None if account.is_damaged() else _device_of(account, key)
    except DamagedStore:
        account.note_damage()
    if account.is_damaged():
        told = StartedAgain(damage.start_again(account.store, key, dt.datetime.now().astimezone()))
        account.forget_damage()
        device = _device_of(account, key)
    if device is None:
        raise NotMadeReady
    _require_in_service(account, key, passphrase)
    _require_lease(account, key, device, passphrase)
    return Opened(account, key, device, passphrase, told)


def _require_in_service(account: AccountFolder, key: bytes, passphrase: str) -> None:
    """Raises TakenOut or StillToHandIn on a laptop that has heard that it is out of service: nothing is shown there."""
    out = taken_out.hand_in_and_destroy(account, key, passphrase)
    if out is not None:
        raise out


def _require_lease(account: AccountFolder, key: bytes, device: Device, passphrase: str) -> None:
    """Past the lease, ask the centre whether the cases may still be read here: one cycle, which delivers what waits.

    Raises LeaseEnded where the centre could not be met, TakenOut or StillToHandIn where it says no.
    """
    with LocalStore.open(account.store, key) as store:
        now = dt.datetime.now().astimezone()
        if not lease_of(store).ended(now):
            seen = store.latest_seen()
            if seen is None or now > seen:
                store.see_time(now)
            return
        why = _one_cycle(store, device, passphrase)
        ended = lease_of(store).ended(now)
    if why is not None and ended:
        _require_in_service(account, key, passphrase)
        raise LeaseEnded(why) from why


def _one_cycle(store: LocalStore, device: Device, passphrase: str) -> SyncTrouble | None:
    """One cycle with the centre; what went wrong, if anything did. The centre may have been met all the same."""
    centre = Server(device.server, Credentials(device.user, passphrase))
    try:
        SyncEngine(store, centre, device_name=device.name).sync_once()
    except SyncTrouble as trouble:
        return trouble
    finally:
        centre.close()
    return None


def _device_of(account: AccountFolder, key: bytes) -> Device | None:
    with LocalStore.open(account.store, key) as store:
        store.refresh_dues()
        return store.device()
