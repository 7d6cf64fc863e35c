"""What the store hands out about attachments: frozen values."""

import enum

import msgspec


class FileState(enum.Enum):
    """Where the content of an attachment is."""

    TO_SEND = "to send"  # here, and the centre does not have all of it yet
    SENT = "sent"  # attached here, and the centre has it too
    HERE = "here"  # brought from the centre
    PARTLY_HERE = "partly here"
    WANTED = "wanted"  # will be brought
    AT_CENTRE = "at the centre"  # can be asked for with `want`


class Attachment(msgspec.Struct, frozen=True):
    """One file, by the SHA-256 of its content. `here` and `sent` are bytes: on this laptop, and known to the centre."""

    sha256: str
    size: int
    media_type: str
    state: FileState
    here: int
    sent: int


class FileToMove(msgspec.Struct, frozen=True):
    """A file of a case on its way: `done` bytes of it are on the other side already (that is here, unless outgoing)."""

    sha256: str
    case: str
    size: int
    media_type: str
    done: int
    outgoing: bool
    wanted: bool = False


class Taken(enum.Enum):
    """What became of a piece that came from the centre."""

    KEPT = "kept"
    WHOLE = "kept, and the file is all here"
    DAMAGED = "the file is not what its name says: all of it was dropped"
    ELSEWHERE = "it does not begin where the file ends here"
