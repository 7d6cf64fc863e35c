"""A laptop without a window: signs in, unlocks, writes, and syncs as the application does, with a real centre."""

from pathlib import Path

import msgspec

from casework import Edit, new_case, new_edit, new_record
from desktop import sign_in
from desktop.folders import AccountFolder, Folders, folders
from desktop.key_errands import KeyErrands
from desktop.sign_in import Opened
from local_store import LocalStore
from local_store.shapes import Draft
from sync import Credentials, Server, SyncEngine
from sync.errors import WrongPassword
from tests.central_process import CentralProcess

PASSWORD, NEW, THIRD = "a long enough password", "another long password", "a third, longer password"
USER = "imogen.farrowby"


class Laptop:
    """One laptop and whoever is at it. `open_with` and the others leave the store closed between calls."""

    def __init__(self, data_dir: Path, url: str, user: str = USER) -> None:
        self.folders: Folders = folders(str(data_dir))
        self.url, self.user = url, user
        self.opened: Opened | None = None

    @property
    def account(self) -> AccountFolder:
        return self.folders.account(self.url, self.user)

    def sign_in(self, password: str = PASSWORD) -> Opened:
        self.opened = sign_in.first_sign_in(self.folders, self.url, self.user, password)
        return self.opened

    def unlock(self, passphrase: str) -> Opened:
        (self.account.folder / "attempts.json").unlink(missing_ok=True)
        self.opened = sign_in.unlock(self.account, passphrase)
        return self.opened

    def store(self) -> LocalStore:
        assert self.opened is not None
        return LocalStore.open(self.opened.account.store, self.opened.key)

    def write(self, words: str) -> Edit:
        """A contact in a new case of this user's, saved and not sent; and a draft of another."""
        case = new_case()
        first = new_edit(case, {"reference": "TW-1"}, self.user)
        edit = new_edit(new_record("contact", case.id), {"note": words}, self.user)
        with self.store() as store:
            store.save_all([first, edit])
            key = f"contact/{edit.record}"
            store.keep_draft(Draft(key, case.id, edit.record, "contact", {"note": words + ", and"}))
        return edit

    def cycle(self, password: str | None = None) -> Server:
        """One cycle as the network thread runs it, with the passphrase that opened the laptop."""
        assert self.opened is not None
        known = self.opened.password if password is None else password
        server = Server(self.opened.device.server, Credentials(self.user, known))
        errands = KeyErrands(self.opened.account, self.opened.key)
        try:
            with self.store() as store:
                errands.before_cycle(store, server)
                SyncEngine(store, server, device_name="Test laptop").sync_once()
                errands.after_cycle(store, server)
        finally:
            server.close()
        return server

    def waiting(self) -> list[str]:
        with self.store() as store:
            return [item.edit.id for item in store.pending()]

    def drafts(self) -> list[str]:
        with self.store() as store:
            return [str(draft.fields["note"]) for draft in store.drafts()]

    def lose_token(self) -> None:
        """As when it lapsed: the next cycle has to sign in."""
        with self.store() as store:
            device = store.device()
            assert device is not None
            store.set_device(msgspec.structs.replace(device, token="lapsed"))


def takes(centre: CentralProcess, password: str, user: str = USER) -> bool:
    """Whether the centre signs this user in with this password."""
    server = Server(centre.url, Credentials(user, password))
    try:
        server.sign_in(None)
    except WrongPassword:
        return False
    finally:
        server.close()
    return True
