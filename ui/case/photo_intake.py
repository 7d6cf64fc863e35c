"""A photo that somebody chose: made small enough for a bad link, and rid of all that a camera writes into it."""

from pathlib import PurePath

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QPainter

from casework.attachments import HEAD_BYTES, fits_its_kind, kind_of
from casework.trouble import Trouble
from ui.case.file_intake import ChosenFile, read_chosen

PICTURES = ("jpg", "jpeg", "png", "tif", "tiff")
"""The endings that are offered to choose from. HEIC is not among them: Qt cannot read it."""
LONGEST_SIDE = 1024
"""Pixels: enough to know a face by, and some 150 KB, which comes to every laptop of the case by itself."""
QUALITY = 85
"""Of 100, as JPEG has it."""


class NotAPhoto(Trouble):
    """A file that cannot be shown as a picture."""

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "This file cannot be shown as a picture.",
            "Nothing was added to the case, and the file was left as it was.",
            "Choose a JPEG or PNG picture. A telephone can send a picture as JPEG.",
            detail,
        )


def read_photo(path: str) -> ChosenFile:
    """Read a picture, not on the window's thread: upright, at most LONGEST_SIDE, as JPEG, and nothing but the picture.

    Where and with what it was taken stays behind: a photo of a child tells nobody where the child lives.
    Raises NotAPhoto for what is no picture, and what `read_chosen` raises.
    """
    if not kind_of(path).startswith("image/"):
        raise NotAPhoto
    chosen = read_chosen(path)
    if not fits_its_kind(chosen.media_type, chosen.content[:HEAD_BYTES]):
        raise NotAPhoto  # Qt goes by what is in a file: one that only calls itself a picture is never laid out
    name = f"{PurePath(chosen.name).stem}.jpg"
    return ChosenFile(name, "image/jpeg", _as_jpeg(_only_the_picture(_upright(chosen.content))))


def _upright(content: bytes) -> QImage:
    held = QByteArray(content)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    whole = reader.size()
    if max(whole.width(), whole.height()) > LONGEST_SIDE:
        # The reader makes it smaller while it reads: a photo of 50 million pixels never stands whole in memory.
        reader.setScaledSize(whole.scaled(QSize(LONGEST_SIDE, LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise NotAPhoto(reader.errorString())
    return image


def _only_the_picture(image: QImage) -> QImage:
    """Its pixels alone, on white where it is transparent: words that came with it do not come along."""
    bare = QImage(image.size(), QImage.Format.Format_RGB888)
    bare.fill(QColor("white"))
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    return bare


def _as_jpeg(image: QImage) -> bytes:
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    if not image.save(buffer, "JPEG", QUALITY):  # type: ignore[call-overload]
        raise NotAPhoto
    return bytes(written.data())
