"""The passphrase of an open account: changed here, told to the centre, taken over from it, and one of old."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from casework.trouble import Trouble
from desktop.folders import AccountFolder, Folders
from desktop.put_aside import BroughtBack, bring_back
from desktop.store_thread import StoreThread
from desktop.sync_thread import SyncThread
from local_store import Device, LocalStore, key_file, keys, new_passphrase
from local_store.key_errors import KeyTrouble, WrongPassphrase
from sync import Credentials, Server
from ui.errand import Errand
from ui.passphrase_words import PassphraseFacts, brought_back_words

Refusal = Callable[[Trouble], None]


class OpenPassphrase(QObject):
    """That of the account that is open. `changed` is called when cases may show something else."""

    def __init__(
        self,
        folders: Folders,
        account: AccountFolder,
        key: bytes,
        device: Device,
        store: StoreThread,
        sync: SyncThread,
        changed: Callable[[], object],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._folders, self._account, self._device = folders, account, device
        self._key, self._store, self._sync, self._changed = key, store, sync, changed

    def facts(self, answer: Callable[[PassphraseFacts], None]) -> None:
        """How the laptop and the centre stand to each other."""
        self._store.ask(lambda store: _facts(store, self._folders, self._account), answer, self._nothing_to_say)

    def change(self, present: str, new: str, done: Callable[[None], None], trouble: Refusal) -> None:
        """Another passphrase, here at once and at the centre with the next connection."""
        folder = self._account.folder

        def changed(_: object) -> None:
            self._sync.sign_in(new)
            done(None)

        self._store.write(lambda store: new_passphrase.change(store, folder, present, new), changed, trouble)

    def use_centres(self, password: str, done: Callable[[None], None], trouble: Refusal) -> None:
        """Make the password that the centre knows the passphrase of this laptop."""
        folder, key, device = self._account.folder, self._key, self._device

        def taken(_: object) -> None:
            self._sync.sign_in(password)
            done(None)

        def right(_: object) -> None:
            self._store.write(lambda store: new_passphrase.take_over(store, folder, key, password), taken, trouble)

        Errand(lambda: _ask_centre(device, password), right, trouble, self).start()

    def bring_back(self, passphrase: str, done: Callable[[str], None], trouble: Refusal) -> None:
        """Open what was put aside; what was not sent in it is sent from the store in use."""
        aside = self._folders.aside_of(self._account)

        def back(found: BroughtBack) -> None:
            self._changed()
            self._sync.wake()
            done(brought_back_words(found.edits, found.drafts, found.complete))

        self._store.write(lambda store: open_one_of(aside, passphrase, store), back, trouble)

    @staticmethod
    def _nothing_to_say(_trouble: Trouble) -> None:
        """The key file cannot be read: the next unlock says so, and Settings goes on saying what it said."""


def open_one_of(aside: list[AccountFolder], passphrase: str, store: LocalStore) -> BroughtBack:
    """Bring back whichever of the stores put aside this passphrase opens. Raises a KeyTrouble where it opens none."""
    why: KeyTrouble = WrongPassphrase(1)
    for one in aside:
        try:
            return bring_back(one, passphrase, store)
        except KeyTrouble as trouble:
            why = trouble
    raise why


def _facts(store: LocalStore, folders: Folders, account: AccountFolder) -> PassphraseFacts:
    kept = key_file.read(account.folder)
    change = store.passphrase_change(keys.mark_of(account.folder))
    return PassphraseFacts(
        least=keys.LEAST_WITH_KEYRING if kept.keyring else keys.LEAST_ALONE,
        to_tell=change is not None,
        refused=change.refused if change else "",
        put_aside=tuple(day for aside in folders.aside_of(account) if (day := aside.put_aside_on())),
    )


def _ask_centre(device: Device, password: str) -> None:
    server = Server(device.server, Credentials(device.user, password))
    try:
        server.sign_in(None)
    finally:
        server.close()
