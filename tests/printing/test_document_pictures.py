"""docs/documents has a picture of every kind of document, small, and the same each time it is drawn."""

import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage

from casework.code_lists import words as code
from printing.templates import TEMPLATES
from tools import document_pictures as tool

MOST_BYTES = 60_000
DRAW = "draw them anew: python tools/document_pictures.py"


def png(picture: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert picture.save(buffer, "PNG", 0)
    return bytes(buffer.data().data())


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_every_kind_of_document_has_its_picture_and_its_row(kind: str) -> None:
    assert (tool.FOLDER / f"{kind}-1.png").is_file(), DRAW
    page = tool.PAGE.read_text(encoding="utf-8")
    assert f"| {code('document_kind', kind)} |" in page, DRAW
    assert f"({kind}-1.png)" in page, DRAW


def test_every_picture_is_of_a_document_there_is_and_small() -> None:
    pictures = sorted(tool.FOLDER.glob("*.png"))
    assert pictures, DRAW
    for picture in pictures:
        assert picture.stem.rpartition("-")[0] in TEMPLATES, DRAW
        assert picture.stat().st_size <= MOST_BYTES, picture.name


def test_a_document_is_drawn_the_same_each_time_in_few_greys() -> None:
    first, again = (
        [png(picture) for _, picture in tool.pictures(tool.drawn(TEMPLATES["case_summary"]))] for _ in range(2)
    )
    assert first == again
    assert len(first) == tool.MOST_PICTURES
    assert all(len(one) <= MOST_BYTES for one in first)
    picture = QImage.fromData(first[0])
    assert picture.allGray()
    assert picture.colorCount() == tool.GREYS
