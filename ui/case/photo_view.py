"""The photo of the child beside the Summary, and the words under it."""

import msgspec

from casework import words
from casework.photo import photo_now
from local_store.store import LocalStore
from ui.case.case_reading import CaseOnLaptop

NOT_HERE = "There is a photo. It is not on this laptop yet, and comes by itself."


class ChildPhoto(msgspec.Struct, frozen=True):
    """`content` is the picture as it is kept; None while it is on its way to this laptop."""

    content: bytes | None
    told: str


def child_photo(store: LocalStore, case: CaseOnLaptop) -> ChildPhoto | None:
    """The photo of `case`, on the store's thread; None where nobody added one that is for this user."""
    document = photo_now(case.file)
    if document is None or document.file is None:
        return None
    content = store.attachment_bytes(document.file)
    day = f" of {words.day_month_year(document.made_on)}" if document.made_on else ""
    return ChildPhoto(content, f"Photo{day}" if content is not None else NOT_HERE)
