"""A file that somebody chose: read where it lies, checked, kept in the case, and named by a document."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from casework import Edit, new_edit, new_record
from casework.attachments import MAX_BYTES, kind_objection, kind_of, size_objection
from casework.code_lists import words as code_words
from casework.trouble import Trouble
from local_store.errors import NotAttached
from local_store.store import LocalStore
from ui.desk import Who

LONGEST_NAME = 200
"""Characters of a file's name that are kept: no system takes many more."""


class ChosenFile(msgspec.Struct, frozen=True):
    """A file as it was read: its name without any folder, its media type by its name, and all of its bytes."""

    name: str
    media_type: str
    content: bytes


def read_chosen(path: str) -> ChosenFile:
    """Read a file, not on the window's thread. The file itself is only read.

    Raises NotAttached for a file whose kind or size is not kept, and Trouble for one that cannot be read.
    """
    file = Path(path)
    media_type = kind_of(file.name)
    try:
        against = size_objection(file.stat().st_size) or kind_objection(media_type)
        if against:
            raise NotAttached(against)
        with file.open("rb") as opened:
            content = opened.read(MAX_BYTES + 1)  # one that has grown meanwhile is still too large, and not endless
    except OSError as failure:
        raise Trouble(
            "The file could not be read.",
            "Nothing was added to the case, and the file was left as it was.",
            "See whether it is still there and not open in another program, then choose it again.",
            failure.strerror or type(failure).__name__,
        ) from failure
    return ChosenFile(file.name, media_type, content)


def keep_file(
    store: LocalStore, case: str, chosen: ChosenFile, who: Who, at: str, kind: str = "other"
) -> Sequence[Edit]:
    """Keep a file with a case, encrypted, and make the edit of the document of this kind that names it.

    The file comes first: cut off between the two, there is never a document without its file.
    """
    sha256 = store.attach(case, chosen.content, chosen.media_type)
    name = _kept_name(chosen.name)
    fields = {
        "kind": kind,
        "title": Path(name).stem if kind == "other" else code_words("document_kind", kind),
        "made_on": at[:10],
        "file": sha256,
        "file_name": name,
        "file_type": chosen.media_type,
        "file_size": len(chosen.content),
    }
    return [new_edit(new_record("document", case), fields, who.user, device=who.device, at=at)]


def _kept_name(name: str) -> str:
    """The name as text that every system can keep: bytes that are no letters are shown as a question mark."""
    plain = name.encode("utf-8", "replace").decode("utf-8")
    stem, suffix = Path(plain).stem, Path(plain).suffix
    return stem[: LONGEST_NAME - len(suffix)] + suffix


def write_copy(path: str, content: bytes) -> None:
    """Write a copy out of Holdfast, not on the window's thread. Raises Trouble."""
    try:
        Path(path).write_bytes(content)
    except OSError as failure:
        raise Trouble(
            "The copy could not be written there.",
            "The file is safe in the case.",
            "Choose another folder.",
            failure.strerror or type(failure).__name__,
        ) from failure
