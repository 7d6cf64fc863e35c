"""What the network thread does for the keys: tell the centre a new passphrase, and fetch what opens a forgotten one."""

import contextlib
import datetime as dt

from desktop.folders import AccountFolder
from local_store import LocalStore, keys, recovery
from local_store.key_errors import KeyTrouble
from sync import Server
from sync.errors import SyncTrouble
from sync.password_delivery import PasswordDelivery


class KeyErrands:
    """Those of one open account. Both are tried again with the next cycle, and neither holds one up."""

    def __init__(self, account: AccountFolder, key: bytes) -> None:
        self._account = account
        self._key = key
        self._tried = ""

    def __repr__(self) -> str:
        return "KeyErrands(...)"

    def before_cycle(self, store: LocalStore, server: Server) -> None:
        """A new passphrase goes first: where the token has lapsed, the cycle signs in with it."""
        # What the link has against it, the cycle that follows meets too, and says; a key file that cannot be read is
        # said when it is next needed.
        with contextlib.suppress(SyncTrouble, KeyTrouble):
            PasswordDelivery(store, server, lambda: keys.mark_of(self._account.folder)).deliver()

    def after_cycle(self, store: LocalStore, server: Server) -> None:
        """Once a week: wrap the key under the centre's secret too."""
        device, password = store.device(), server.credentials.password
        if device is None or not password or password == self._tried:
            return
        # Without it a forgotten passphrase means beginning again, and the unlock page says so then: nobody is troubled
        # now. Once for each password, so that none is sent again that the centre has refused.
        self._tried = password
        with contextlib.suppress(SyncTrouble, KeyTrouble):
            if not recovery.is_fresh(self._account.folder, dt.date.today()):
                make_ready(self._account, self._key, device.id, server)


def make_ready(account: AccountFolder, key: bytes, device: str, server: Server) -> None:
    """Wrap the key under the centre's secret for this laptop too. Raises SyncTrouble or KeyTrouble."""
    recovery.make_ready(account.folder, key, server.recovery_secret(device), device)
