"""A file in plain words: what kind it is, how large, and where it is."""

import re

import msgspec

from casework.attachments import KINDS
from local_store.file_shapes import Attachment, FileState


class FileWords(msgspec.Struct, frozen=True):
    """Where a file is. `can_get`: somebody may ask for it. `here`: it can be read. `moving`: the words change soon."""

    words: str
    icon: str
    can_get: bool = False
    here: bool = False
    moving: bool = False


_LONG = re.compile(r"\S{24}(?=\S)")
NOWHERE = FileWords("Not on this laptop", "cloud-off")


def kind_and_size(media_type: str, size: int) -> str:
    """PDF, 1.4 MB"""
    called, _ = KINDS.get(media_type, ("File", ()))
    parts = (called[:1].upper() + called[1:], size_words(size))
    return ", ".join(part for part in parts if part)


def size_words(size: int) -> str:
    """1.4 MB; 12 KB; nothing where it is not known."""
    if size <= 0:
        return ""
    if size < 100_000:
        return f"{max(1, round(size / 1000))} KB"
    return f"{size / 1_000_000:.1f} MB"


def breakable(name: str) -> str:
    """A name as it is shown: one without spaces may still go on in the next line, and never makes a page wider."""
    return _LONG.sub("\\g<0>\u200b", name)


def where_it_is(file: Attachment | None) -> FileWords:
    """On this laptop; Waits to be sent; Coming: 40 %."""
    if file is None:
        return NOWHERE
    match file.state:
        case FileState.TO_SEND:
            sent = f"Being sent: {_percent(file.sent, file.size)}" if file.sent else "Waits to be sent"
            return FileWords(sent, "laptop", here=True, moving=True)
        case FileState.SENT:
            return FileWords("Sent", "check", here=True)
        case FileState.HERE:
            return FileWords("On this laptop", "laptop", here=True)
        case FileState.PARTLY_HERE:
            return FileWords(f"Coming: {_percent(file.here, file.size)}", "loader", moving=True)
        case FileState.WANTED:
            return FileWords("Coming with the next connection", "loader", moving=True)
        case FileState.AT_CENTRE:
            return FileWords("Not on this laptop yet", "download", can_get=True)


def _percent(part: int, whole: int) -> str:
    return f"{part * 100 // whole if whole else 0} %"
