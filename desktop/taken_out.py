"""A laptop that was taken out of service: it hands in everything, then destroys its key and all that the key opened."""

from pathlib import Path

from casework.trouble import Trouble
from casework.words import count
from desktop.folders import AccountFolder, Folders
from local_store import Device, LocalStore, wipe
from local_store.leaving import OnlyHere
from local_store.wipe import WipeNote
from printing.errors import PrinterTrouble
from printing.print_queue import take_everything_out
from printing.this_computer import print_system
from sync import Credentials, Server, SyncEngine
from sync.errors import Revoked, SyncTrouble


class TakenOut(Trouble):
    """Everything was handed in, and the cases are gone from this laptop."""

    def __init__(self, note: WipeNote) -> None:
        handed_in = "Everything written here had been sent before."
        if note.handed_in:
            handed_in = f"Everything written here was handed in: {count(note.handed_in, 'change')}."
        lost = f" The centre did not take {count(note.files_lost, 'file')}." if note.files_lost else ""
        paper = " A print that was under way may still be with the print system." if note.prints_left else ""
        super().__init__(
            "This laptop was taken out of service.",
            f"{handed_in}{lost} The cases are gone from this laptop.{paper}",
            "To use Holdfast here again, speak to your service's administrator.",
        )


class StillToHandIn(Trouble):
    """It is out of service, and holds something that the centre does not have: that is kept, locked."""

    def __init__(self, left: OnlyHere, why: Trouble | None) -> None:
        next_step = "Unlock again with a connection: then all is handed in, and the cases are taken off this laptop."
        if why is None:
            next_step = "Take the laptop to IT support: the centre does not take these in as they are."
        kept = [count(left.words(), "change")] if left.words() else []
        kept += [count(left.files, "file")] if left.files else []
        what = " and ".join(kept)
        verb = "is" if left.words() + left.files == 1 else "are"
        super().__init__(
            "This laptop was taken out of service. Cases cannot be read here any more.",
            f"{what} not handed in yet {verb} safe here, locked." if what else "Nothing is lost.",
            f"{next_step} {why.happened}" if why else next_step,
            why.detail if why else "",
        )


def hand_in_and_destroy(account: AccountFolder, key: bytes, password: str) -> TakenOut | None:
    """Deliver everything, then destroy key and store; what to say. None where the centre lets the laptop in again.

    Every other connection to the store must be closed. Raises StillToHandIn while the centre does not have everything
    that was written here: nothing is destroyed then. Raises a StoreTrouble where the disk does not do its part.
    """
    with LocalStore.open(account.store, key) as store:
        device = store.device()
        if device is None or store.taken_out() is None:
            return None
        store.hand_in_drafts()
        files_lost = _hand_in(store, device, password)
        heard = store.taken_out()
        if heard is None:
            return None
        note = WipeNote(heard.at, heard.handed_in, files_lost, prints_left=not _prints_taken_out(store))
    return TakenOut(wipe.begin(account.folder, note))


def _prints_taken_out(store: LocalStore) -> bool:
    """Whether no print system has anything of what was under way to paper."""
    try:
        return take_everything_out(store, print_system())
    except PrinterTrouble:
        return False


def _hand_in(store: LocalStore, device: Device, password: str) -> int:
    """Deliver until the centre has everything; how many files it said no to. Ends early where it lets us in again."""
    centre = Server(device.server, Credentials(device.user, password))
    try:
        engine = SyncEngine(store, centre, device_name=device.name)
        before: OnlyHere | None = None
        while True:
            try:
                engine.sync_once()
                return 0
            except Revoked:
                left = store.only_here()
            except SyncTrouble as trouble:
                raise StillToHandIn(store.only_here(), trouble) from trouble
            if left.words() == 0 and left.files <= engine.files_not_taken and left.looks == 0:
                return left.files
            if left == before:
                break
            before = left
    finally:
        centre.close()
    if left.words() or left.files > engine.files_not_taken:
        raise StillToHandIn(left, None)
    return left.files  # looks that the centre does not take keep nobody's children on a lost laptop


def is_out(account: AccountFolder, key: bytes) -> bool:
    """Whether this laptop has heard that it is out of service."""
    with LocalStore.open(account.store, key) as store:
        return store.taken_out() is not None


def finish(folders: Folders) -> list[TakenOut]:
    """At the start of the program: end what was cut off, and say what nobody has been told yet. `told` ends it."""
    found = [wipe.go_on(folder) for folder in _accounts(folders)]
    return [TakenOut(note) for note in found if note]


def told(folders: Folders) -> None:
    """Somebody has been told: nothing is left of it."""
    for folder in _accounts(folders):
        note = wipe.read(folder)
        if note and note.done:
            wipe.forget(folder)
            folders.forget_account(folder.name)


def _accounts(folders: Folders) -> list[Path]:
    place = folders.root / "accounts"
    return sorted(place.iterdir()) if place.is_dir() else []
