"""A paper written to a file of somebody's choosing: for themselves, or for the court."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from casework.trouble import Trouble

NOT_ENCRYPTED = "The file is not encrypted: keep it where only you can read it."


class FileWay(msgspec.Struct, frozen=True, kw_only=True):
    """Why a paper is written to a file: a code of document_event, who it is for, and what is said when it is done.

    `beware` is what whoever has the file should know; `note` stands in the record of the paper.
    """

    kind: str
    done: str
    to_whom: str = ""
    note: str = ""
    beware: str = NOT_ENCRYPTED


SAVED = FileWay(kind="saved", done="Saved as a PDF.")
TO_COURT = FileWay(kind="court", done="Saved as a PDF for the court, and recorded as handed over.", to_whom="The court")
A_COPY = FileWay(
    kind="saved",
    done="The copy is saved. It opens only with its password.",
    note="A copy with a password",
    beware="Tell the password another way. Nobody can find it again.",
)


def write(file: str, pdf: bytes) -> None:
    """Write it. Raises Trouble where the folder takes no file."""
    try:
        with open(file, "wb") as into:
            into.write(pdf)
    except OSError as failure:
        raise Trouble(
            "The PDF could not be written there.",
            "The paper is kept here.",
            "Choose another folder.",
            detail=failure.strerror or "",
        ) from failure


def ask_where(parent: QWidget, suggested: str, chosen: Callable[[str], None]) -> None:
    """Ask without holding anything up: answers of the laptop go on arriving behind the dialogue."""
    dialogue = QFileDialog(parent, "Save as PDF", suggested, "PDF (*.pdf)")
    dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialogue.setDefaultSuffix("pdf")
    dialogue.selectFile(suggested)
    dialogue.fileSelected.connect(chosen)
    dialogue.open()
