"""One cycle with the centre, without a window."""

from casework.trouble import Trouble
from desktop import sign_in, taken_out
from desktop.folders import Folders
from desktop.key_errands import KeyErrands
from desktop.taken_out import TakenOut
from local_store import LocalStore
from sync import Credentials, Server, SyncEngine, SyncReport
from sync.errors import Revoked


class NobodyHere(Trouble):
    """The data folder holds no account, and none was named."""

    def __init__(self) -> None:
        super().__init__(
            "Nobody has signed in with this data folder yet.",
            "Nothing was changed.",
            "Name the centre and the account: --server URL --user NAME --password-stdin.",
        )


def one_cycle(folders: Folders, server: str, user: str, password: str) -> SyncReport:
    """Enrol where the account is new here, then settle, pull, rebase, push, pull once. Raises Trouble.

    A laptop that was taken out of service hands in everything and is emptied: TakenOut, once it is.
    """
    try:
        for out in taken_out.finish(folders):
            raise out
        return _one_cycle(folders, server, user, password)
    except TakenOut:
        taken_out.told(folders)
        raise


def _one_cycle(folders: Folders, server: str, user: str, password: str) -> SyncReport:
    if server and user:
        opened = sign_in.first_sign_in(folders, server, user, password)
        folders.remember_account(opened.account)
    else:
        account = folders.last_account()
        if account is None:
            raise NobodyHere
        opened = sign_in.unlock(account, password)
    centre = Server(opened.device.server, Credentials(opened.device.user, password))
    try:
        with LocalStore.open(opened.account.store, opened.key) as store:
            errands = KeyErrands(opened.account, opened.key)
            errands.before_cycle(store, centre)
            report = SyncEngine(store, centre, device_name=opened.device.name).sync_once()
            errands.after_cycle(store, centre)
            return report
    except Revoked:
        out = taken_out.hand_in_and_destroy(opened.account, opened.key, password)
        if out is None:  # in service again between two answers of the centre
            raise
        raise out from None
    finally:
        centre.close()
