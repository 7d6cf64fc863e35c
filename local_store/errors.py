"""What can go wrong with the store, each with what happened, what is safe and what to do next.

Trouble
  StoreTrouble              anything below
    StoreMissing            there is no store at this place
    StoreExists             there is one already, and it is never written over
    WrongKey                this key does not open it
    DamagedStore            the file is damaged
    NewerStore              a newer Holdfast wrote it
    NotMigrated             an older Holdfast wrote it, and it could not be brought up to date
      NoRoomForBackup       ... since there is no room to copy it first
    StoreInUse              Holdfast is open already
    StoreBusy               another part of Holdfast has been writing for very long
    DiskFull                nothing more can be written
    DiskFault               the disk did not answer, though it is not full
    ReadOnlyDisk            the disk or folder may not be written to
    StoreClosed             the store was locked or closed meanwhile
    NotAttached             a file that is not kept with a case: its size or its kind
    StoreFault              anything else: a fault of Holdfast's own
"""

import errno

from casework.trouble import Trouble
from local_store.cipher import SqlError


class StoreTrouble(Trouble):
    """The root of every error that leaves this room. `detail` never holds a value from a record."""


class StoreMissing(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "There are no cases on this laptop yet.",
            "Nothing was changed.",
            "Connect and sign in to bring your cases to this laptop.",
            detail,
        )


class StoreExists(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This laptop holds cases already.",
            "They were left as they are.",
            "Unlock them, or choose another folder.",
            detail,
        )


class WrongKey(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This key does not open the cases on this laptop.",
            "Nothing was changed, and everything saved is still there, locked.",
            "Try the passphrase again. If it was changed on another laptop, use the one you chose on this laptop.",
            detail,
        )


class DamagedStore(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "The file with the cases on this laptop is damaged.",
            "The centre has everything that was sent. What you saved here and what you were typing is kept in a second "
            "file as well. The damaged file is kept, never deleted.",
            "Close Holdfast and open it again. It begins a new file with your changes and drafts, and brings your "
            "cases back from the centre. Tell IT support that this happened.",
            detail,
        )


class NewerStore(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "A newer version of Holdfast has been used on this laptop.",
            "Your cases and your changes were left as they are.",
            "Open the newer version. If it is gone, ask IT support to install it again.",
            detail,
        )


class NotMigrated(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This version of Holdfast could not bring the cases on this laptop up to date.",
            "Your cases and your changes were left as they were.",
            "Open Holdfast again. If this comes back, open the version you had before, or tell IT support.",
            detail,
        )


class NoRoomForBackup(NotMigrated):
    def __init__(self, detail: str = "") -> None:
        super().__init__(detail)
        self.happened = (
            "This version of Holdfast copies your cases before it brings them up to date, and the disk is too full "
            "for the copy."
        )
        self.next_step = "Make room on the disk, then open Holdfast again."


class StoreInUse(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Holdfast is already open on this laptop.",
            "Everything you saved there is safe.",
            "Go to the window that is open. If you see none, restart the laptop.",
            detail,
        )


class StoreBusy(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Holdfast has been busy with this laptop's disk for longer than it should be.",
            "Everything saved before is safe, and what you typed stays on the screen.",
            "Wait a minute, then try again.",
            detail,
        )


class DiskFull(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This laptop's disk is full, so nothing more can be saved.",
            "Everything saved before is safe, and what you typed stays on the screen.",
            "Make room on the disk, then try again.",
            detail,
        )


class DiskFault(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This laptop's disk did not answer.",
            "Nothing was changed, and what you typed stays on the screen.",
            "Restart the laptop and try again. If it happens again, tell IT support: the disk may be failing.",
            detail,
        )


class ReadOnlyDisk(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Holdfast may not write to the folder with the cases on this laptop.",
            "Everything saved before is safe, and what you typed stays on the screen.",
            "Ask IT support to let your account write to that folder, then save again.",
            detail,
        )


class StoreClosed(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Holdfast is locked.",
            "Everything saved before is safe.",
            "Unlock it, then try again.",
            detail,
        )


class NotAttached(StoreTrouble):
    """`why` is a whole sentence for people."""

    def __init__(self, why: str = "This file cannot be kept with a case.") -> None:
        super().__init__(
            why,
            "The file itself was not changed, and everything saved is still there.",
            "Choose another file, or save this one as a PDF.",
        )


class StoreFault(StoreTrouble):
    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "Something went wrong in Holdfast on this laptop.",
            "Everything saved before is safe, and what you typed stays on the screen.",
            "Try once more. If it happens again, copy the details for IT support.",
            detail,
        )


# Primary result codes of SQLite (sqlite.org/rescode.html). sqlcipher3 does not give the extended ones.
_KINDS: dict[int, type[StoreTrouble]] = {
    3: ReadOnlyDisk,  # PERM
    5: StoreBusy,  # BUSY
    6: StoreBusy,  # LOCKED
    8: ReadOnlyDisk,
    10: DiskFault,  # IOERR
    11: DamagedStore,  # CORRUPT: a page whose seal does not fit, too
    13: DiskFull,
    14: ReadOnlyDisk,  # CANTOPEN
    23: ReadOnlyDisk,  # AUTH
    26: DamagedStore,  # NOTADB
}


def untaken(error: OSError) -> StoreTrouble:
    """The trouble that a refusal of the file system stands for. File names are left out."""
    kind = DiskFull if error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", None)) else ReadOnlyDisk
    return kind(errno.errorcode.get(error.errno or 0, type(error).__name__))


def translated(error: Exception) -> StoreTrouble:
    """The trouble that an exception of SQLCipher stands for. Its text is left out where it could quote a value."""
    code = getattr(error, "sqlite_errorcode", None)
    name = getattr(error, "sqlite_errorname", "") or type(error).__name__
    if code is None:
        kind = StoreClosed if "closed" in str(error) else StoreFault
        return kind(f"{name}: {error}" if kind is StoreFault else name)
    return _KINDS.get(code & 0xFF, StoreFault)(name)


__all__ = [
    "DamagedStore",
    "DiskFault",
    "DiskFull",
    "NewerStore",
    "NoRoomForBackup",
    "NotMigrated",
    "ReadOnlyDisk",
    "SqlError",
    "StoreBusy",
    "StoreClosed",
    "StoreExists",
    "StoreFault",
    "StoreInUse",
    "StoreMissing",
    "StoreTrouble",
    "WrongKey",
    "translated",
    "untaken",
]
