"""What the window may know about the connection: frozen facts, no words for people."""

import enum

import msgspec


class Link(enum.Enum):
    """The connection, as the last cycle found it."""

    UNKNOWN = "not tried yet"
    CONNECTED = "connected"
    SENDING = "sending"
    OFFLINE = "offline"
    SIGNED_OUT = "signed out"
    CENTRE_TROUBLE = "the centre does not answer as it should"
    NOT_HOLDFAST = "something that is not Holdfast answers"
    CERTIFICATE = "the certificate does not fit"
    DISK_FULL = "the disk is full"
    LAPTOP_TROUBLE = "this laptop has a problem"


class SyncStatus(msgspec.Struct, frozen=True):
    """One moment of the sync worker. Times are ISO 8601 by this laptop's clock, or empty.

    `waiting` are edits, and `files` are files, that the centre does not have yet. `clock_off`: seconds by which this
    laptop's clock is ahead of the centre's, where that is more than some minutes; else 0, since a slow link alone makes
    a second or two.
    """

    link: Link = Link.UNKNOWN
    slow: bool = False
    waiting: int = 0
    sent_of_batch: int = 0
    batch: int = 0
    need_you: int = 0
    last_contact: str = ""
    next_try: str = ""
    more_to_come: bool = False
    detail: str = ""
    clock_off: float = 0.0
    files: int = 0


class SyncReport(msgspec.Struct, frozen=True):
    """What one cycle did. Bytes are HTTP bodies as they travelled (compressed), without headers.

    `refused` counts what came before its author, `proposals` what went before a case's present worker instead.
    `attachments_up` and `attachments_down` are files that are now whole on the other side; `attachments_left` those
    that the next cycle can go on with at once.
    """

    pulled: int = 0
    pushed: int = 0
    conflicts: int = 0
    refused: int = 0
    requests: int = 0
    bytes_up: int = 0
    bytes_down: int = 0
    seconds: float = 0.0
    attachments_up: int = 0
    attachments_down: int = 0
    attachments_left: int = 0
    looks: int = 0
    proposals: int = 0
