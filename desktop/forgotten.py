"""A forgotten passphrase: the key of what is here, with the centre's help."""

from desktop.folders import AccountFolder
from local_store import keys, recovery
from local_store.key_errors import KeysDamaged, NoWayBack
from sync import Server
from sync.errors import LaptopNotKnown


def key_by_centre(account: AccountFolder, server: Server) -> bytes:
    """The store's key by the secret that the centre keeps; the password at the centre is the passphrase from here on.

    Raises WrongPassword and its kin, Revoked, PassphraseTooShort, NoWayBack where only the old passphrase opens it.
    """
    if not _is_ready(account):
        server.sign_in(None)  # nobody is told to put anything aside who only mistyped
        raise NoWayBack("no second way")
    try:
        secret = server.recovery_secret(recovery.device_of(account.folder))
    except LaptopNotKnown as trouble:
        raise NoWayBack(trouble.detail) from trouble
    key = recovery.open_with(account.folder, secret)
    keys.put_in_force(account.folder, keys.rewrap(account.folder, key, server.credentials.password))
    return key


def _is_ready(account: AccountFolder) -> bool:
    try:
        return recovery.is_ready(account.folder)
    except KeysDamaged:
        return False
