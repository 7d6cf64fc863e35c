"""Which files may be kept with a case: how large, of which kinds, and whether a file is what it says it is."""

from collections.abc import Mapping

MAX_BYTES = 25 * 1024 * 1024
"""The largest file that is kept."""
HEAD_BYTES = 16
"""How many of a file's first bytes `fits_its_kind` looks at."""

_ZIP = (b"PK\x03\x04",)
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_OFFICE = "application/vnd.openxmlformats-officedocument."

KINDS: Mapping[str, tuple[str, tuple[bytes, ...]]] = {
    "application/pdf": ("PDF", (b"%PDF-",)),
    "image/jpeg": ("JPEG picture", (b"\xff\xd8\xff",)),
    "image/png": ("PNG picture", (b"\x89PNG\r\n\x1a\n",)),
    "image/heic": ("HEIC picture", ()),
    "image/heif": ("HEIF picture", ()),
    "image/tiff": ("TIFF picture", (b"II*\x00", b"MM\x00*")),
    "text/plain": ("plain text", ()),
    "text/rtf": ("RTF document", (b"{\\rtf",)),
    "application/rtf": ("RTF document", (b"{\\rtf",)),
    "application/msword": ("Word document", _OLE),
    f"{_OFFICE}wordprocessingml.document": ("Word document", _ZIP),
    f"{_OFFICE}spreadsheetml.sheet": ("Excel workbook", _ZIP),
    f"{_OFFICE}presentationml.presentation": ("PowerPoint presentation", _ZIP),
    "application/vnd.oasis.opendocument.text": ("OpenDocument text", _ZIP),
    "message/rfc822": ("email", ()),
    "application/vnd.ms-outlook": ("Outlook message", _OLE),
    "audio/mpeg": ("MP3 recording", (b"ID3", b"\xff\xfb", b"\xff\xf3", b"\xff\xf2", b"\xff\xfa")),
    "audio/mp4": ("M4A recording", ()),
    "audio/x-m4a": ("M4A recording", ()),
    "audio/wav": ("WAV recording", (b"RIFF",)),
    "audio/x-wav": ("WAV recording", (b"RIFF",)),
    "audio/ogg": ("Ogg recording", (b"OggS",)),
}
"""Media type -> what people call it, and how such a file begins (nothing where it can begin in many ways)."""

ENDINGS: Mapping[str, str] = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "png": "image/png",
    "heic": "image/heic",
    "heif": "image/heif",
    "tif": "image/tiff",
    "tiff": "image/tiff",
    "txt": "text/plain",
    "rtf": "application/rtf",
    "doc": "application/msword",
    "docx": f"{_OFFICE}wordprocessingml.document",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet",
    "pptx": f"{_OFFICE}presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "eml": "message/rfc822",
    "msg": "application/vnd.ms-outlook",
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "wav": "audio/wav",
    "ogg": "audio/ogg",
}
"""How the name of a file ends -> its media type."""

_BOXED = frozenset({"image/heic", "image/heif", "audio/mp4", "audio/x-m4a"})
"""Kinds that are MPEG-4 boxes: the first box says `ftyp` after the four bytes of its length."""


def kind_of(name: str) -> str:
    """The media type that a file of this name has by its ending; "" for a kind that is not kept."""
    return ENDINGS.get(_ending(name), "")


def ending_for(name: str, media_type: str) -> str:
    """The ending, with its dot, for a copy of a file: that of its own name where it fits, else one of its kind."""
    ending = _ending(name)
    if not ending or ENDINGS.get(ending) != media_type:
        ending = next((one for one, type in ENDINGS.items() if type == media_type), "")
    return f".{ending}" if ending else ""


def _ending(name: str) -> str:
    _, dot, ending = name.rpartition(".")
    return ending.lower() if dot else ""


def objection(media_type: str, size: int) -> str | None:
    """Why a file of this kind and so many bytes is not kept, in a sentence for people; None where it is."""
    return size_objection(size) or kind_objection(media_type)


def size_objection(size: int) -> str | None:
    """Why a file of so many bytes is not kept."""
    if size <= 0:
        return "This file is empty."
    if size > MAX_BYTES:
        return f"This file is larger than {MAX_BYTES // 1024**2} MB, the most that is kept with a case."
    return None


def kind_objection(media_type: str) -> str | None:
    """Why a file of this kind is not kept."""
    if media_type in KINDS:
        return None
    return "Files of this kind are not kept. PDF, pictures, text, office documents, email and recordings are."


def fits_its_kind(media_type: str, head: bytes) -> bool:
    """Whether a file of this kind can begin like this. `head`: its first HEAD_BYTES bytes, or all of a shorter one."""
    if media_type in _BOXED:
        return head[4:8] == b"ftyp"
    if media_type == "text/plain":
        return head[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" not in head  # UTF-16 says so; other text has no nulls
    _, beginnings = KINDS.get(media_type, ("", ()))
    return not beginnings or head.startswith(beginnings)


def unfit(media_type: str) -> str:
    """The sentence for a file that does not begin as its kind does."""
    called, _ = KINDS[media_type]
    return f"This file is not a proper {called}, though its name says so."
