"""Telling the centre the passphrase that was chosen on this laptop, with the first connection after it."""

from collections.abc import Callable

from local_store.store import LocalStore
from sync.errors import RequestRefused, WrongPassword
from sync.transport import Credentials, Server

CHANGED_ELSEWHERE = "changed_elsewhere"
NOT_TAKEN = "not_taken"
"""Why the centre did not take it: it has another password than this laptop knew, or will not have this one."""


class PasswordDelivery:
    """`in_force` gives the mark of the key file as it is now: what it says is the passphrase, and nothing else."""

    def __init__(self, store: LocalStore, server: Server, in_force: Callable[[], str]) -> None:
        self._store = store
        self._server = server
        self._in_force = in_force

    def deliver(self) -> bool:
        """Tell the centre, where there is something to tell; whether it took it just now.

        Raises a SyncTrouble where the link fails or the centre asks for time: the next try begins anew, and an answer
        that was lost is given again. A refusal is kept, and the centre is asked no more, so that nobody is slowed down.
        """
        mark = self._in_force()
        change = self._store.passphrase_change(mark)
        device = self._store.device()
        if change is None or change.refused or device is None:
            return False
        self._server.credentials = Credentials(device.user, change.new)
        for old in change.olds:
            try:
                self._server.change_password(old, change.new)
            except WrongPassword:
                continue
            except RequestRefused:
                self._store.passphrase_refused(mark, NOT_TAKEN)
                return False
            self._store.passphrase_told(mark)
            return True
        self._store.passphrase_refused(mark, CHANGED_ELSEWHERE)
        return False
