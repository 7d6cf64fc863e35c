"""The photo of a child: by which somebody who has never met them knows them at the door, or at court."""

from casework.case_file import CaseFile
from casework.cases import Document

PHOTO = "photo"
"""The kind of a document that is the photo of the child."""


def photo_now(case: CaseFile) -> Document | None:
    """The photo with the newest date on it; of one day, the one that was added last. The older ones stay documents."""
    return next((one for one in case.documents if one.kind == PHOTO and one.file), None)
