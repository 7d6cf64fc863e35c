"""A paper written to a file of somebody's choosing: for themselves, or for the court."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from casework.trouble import Trouble

NOT_ENCRYPTED = "The file is not encrypted: keep it where only you can read it."


class FileWay(msgspec.Struct, frozen=True):
    """Why a paper is written to a file: a code of document_event, who it is for, and what is said when it is done."""

    kind: str
    done: str
    to_whom: str = ""


SAVED = FileWay("saved", "Saved as a PDF.")
TO_COURT = FileWay("court", "Saved as a PDF for the court, and recorded as handed over.", "The court")


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
