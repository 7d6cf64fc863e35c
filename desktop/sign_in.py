"""Opening a laptop: the first sign-in, which needs the centre, and unlocking, which does not."""

import datetime as dt
import platform
from collections.abc import Callable

import msgspec

from casework.edits import now_text
from casework.trouble import Trouble
from casework.words import count
from desktop import forgotten, lock_screen, taken_out
from desktop.folders import AccountFolder, Folders
from desktop.key_errands import KeyErrands
from desktop.lease import lease_of
from local_store import Device, LocalStore, damage, keys
from local_store.device_secret import of_this_computer
from local_store.errors import DamagedStore
from local_store.key_errors import WrongPassphrase
from sync import Credentials, Server, SyncEngine
from sync.enrolment import Enrolment
from sync.errors import Revoked, SyncTrouble, WrongPassword


class NotMadeReady(Trouble):
    """The first sign-in was cut off before the centre knew this laptop."""

    def __init__(self) -> None:
        super().__init__(
            "This laptop was not made ready: the first sign-in was cut off.",
            "Nothing was lost, since nothing had been written here yet.",
            "Sign in again with a connection.",
        )


_HOW = {
    False: "Unlock again with a connection.",
    True: "If your password was changed, choose Forgot the passphrase, and sign in with the new one.",
}


class LeaseEnded(Trouble):
    """The laptop has not met the centre for longer than its lease, and cannot meet it now."""

    def __init__(self, why: Trouble) -> None:
        super().__init__(
            "This laptop has not met the central server for too long to show cases without a connection.",
            "Everything saved here is safe, and is sent when there is a connection.",
            f"{why.happened} {_HOW[isinstance(why, WrongPassword)]}",
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


class BegunAgain(Trouble):
    """What was here could not be opened: it was put aside, and a new store begun. `waiting` as the lock screen knew."""

    def __init__(self, waiting: int | None) -> None:
        inside = "Changes that were not sent may be in it."
        if waiting is not None:
            inside = f"{count(waiting, 'change')} in it had not been sent."
        super().__init__(
            "What was on this laptop was put aside, and a new beginning made.",
            f"Nothing was deleted. {inside}",
            "If the old passphrase comes back to you, choose Open what was put aside in Settings. Tell your manager "
            "which changes you miss.",
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

    Nothing is made on the laptop before the centre has said that the password is right. Where the account is here
    already, under another passphrase, it is opened with the centre's help. Raises a SyncTrouble, NoWayBack, or a
    StoreTrouble where the disk does not do its part.
    """
    server = Server(url, Credentials(user.strip(), password))
    try:
        account = folders.account(server.url, user.strip())
        if account.has_keys():
            key = _key_here(account, server)
        else:
            server.sign_in(None)
            if account.store.exists():  # a store whose key file is gone: nobody opens it, and nothing is written over
                account.put_aside(dt.datetime.now().astimezone())
                account = folders.account(server.url, user.strip())
            key = keys.make_keys(account.folder, password)
        store = LocalStore.open(account.store, key) if account.store.exists() else LocalStore.create(account.store, key)
        with store:
            enrolment = Enrolment(store, server, platform.node())
            try:
                enrolment.ready()
                enrolment.heard()
                KeyErrands(account, key).after_cycle(store, server)
                return Opened(account, key, enrolment.device, password)
            except Revoked:
                store.note_taken_out(now_text())
        _require_in_service(account, key, password)
        raise NotMadeReady  # in service again between two answers of the centre
    finally:
        server.close()


def _key_here(account: AccountFolder, server: Server) -> bytes:
    """The key of a store that is here already, by the password that was typed or with the centre's help."""
    try:
        return keys.unlock(account.folder, server.credentials.password)
    except WrongPassphrase:
        return forgotten.key_by_centre(account, server)


def unlock(account: AccountFolder, passphrase: str, all_closed: Callable[[], object] = lambda: None) -> Opened:
    """Open what is on this laptop, with or without a connection.

    `all_closed` waits until nobody else has the store open: before a damaged one is put aside.
    Raises WrongPassphrase, NotMadeReady, LeaseEnded, TakenOut, StillToHandIn, or what is wrong with the store.
    """
    return opened_with(account, keys.unlock(account.folder, passphrase), passphrase, all_closed)


def unlock_with_centre(account: AccountFolder, url: str, user: str, password: str) -> Opened:
    """Open what is on this laptop by the password that the centre knows, and make that the passphrase from here on.

    Raises WrongPassword and its kin, NoWayBack where only the old passphrase opens it, or as `unlock` does.
    """
    server = Server(url, Credentials(user.strip(), password))
    try:
        key = forgotten.key_by_centre(account, server)
    finally:
        server.close()
    return opened_with(account, key, password)


def begin_again(folders: Folders, account: AccountFolder, url: str, user: str, password: str) -> Opened:
    """Put aside what is here and cannot be opened, whole and undeleted, and make the laptop ready anew.

    Nothing is put aside before the centre has said that the password is right, and that it is long enough here.
    """
    server = Server(url, Credentials(user.strip(), password))
    try:
        server.sign_in(None)
    finally:
        server.close()
    keys.require_long_enough(password, of_this_computer().there())
    waiting = lock_screen.read(account.folder).waiting
    account.put_aside(dt.datetime.now().astimezone())
    opened = first_sign_in(folders, url, user, password)
    return msgspec.structs.replace(opened, told=BegunAgain(waiting))


def opened_with(
    account: AccountFolder, key: bytes, passphrase: str, all_closed: Callable[[], object] = lambda: None
) -> Opened:
    """The account, open: a damaged store is begun anew first, and past its lease the centre is asked."""
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
        why = _one_cycle(store, KeyErrands(account, key), device, passphrase)
        ended = lease_of(store).ended(now)
    if why is not None and ended:
        _require_in_service(account, key, passphrase)
        raise LeaseEnded(why) from why


def _one_cycle(store: LocalStore, errands: KeyErrands, device: Device, passphrase: str) -> SyncTrouble | None:
    """One cycle with the centre; what went wrong, if anything did. The centre may have been met all the same."""
    centre = Server(device.server, Credentials(device.user, passphrase))
    try:
        errands.before_cycle(store, centre)
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
