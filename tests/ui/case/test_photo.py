"""The photo of a child, in a real window on a real store: added, made small, shown beside the Summary."""

import hashlib
import struct
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from casework import Record, new_id
from local_store.attachments import BY_ITSELF
from tests.ui.case.conftest import Opened, case_of
from tests.ui.case.laptop import Laptop
from tests.ui.controls import nameless
from ui.case.case_page import CasePage
from ui.case.photo_view import NOT_HERE
from ui.done import Done
from ui.parts.buttons import Button
from ui.parts.notice import Notice
from ui.parts.photograph import Photograph
from ui.place import Place

DOCUMENTS = Place(tab="documents")
TAKEN_AT = b"N 52 12 24.7 W 3 58 17.2"


def picture(width: int, height: int, kind: str = "JPEG", text: str = "") -> bytes:
    """Red above and blue below, so that one sees which way up it is."""
    image = QImage(width, height, QImage.Format.Format_RGB888)
    image.fill(QColor("blue"))
    for row in range(height // 2):
        for column in range(width):
            image.setPixelColor(column, row, QColor("red"))
    if text:
        image.setText("Comment", text)
    held = QByteArray()
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert image.save(buffer, kind)  # type: ignore[call-overload]
    return bytes(held.data())


def from_a_telephone(jpeg: bytes) -> bytes:
    """As a telephone held upright writes it: lying on its side, with a note which way up, and where it was taken."""
    held_upright = struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0)
    place = struct.pack("<HHII", 0x010E, 2, len(TAKEN_AT), 8 + 2 + 2 * 12 + 4)
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 2) + place + held_upright + struct.pack("<I", 0) + TAKEN_AT
    return jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(exif) + 2) + exif + jpeg[2:]


def colour(image: QImage, across: float, down: float) -> str:
    found = image.pixelColor(int(image.width() * across), int(image.height() * down))
    return "red" if found.red() > 200 and found.blue() < 60 else "blue" if found.blue() > 200 else found.name()


class Photos:
    """Juniper's case on a laptop, and a pair of hands."""

    def __init__(self, page: CasePage, laptop: Laptop, qtbot: QtBot) -> None:
        self.page, self.laptop, self.qtbot = page, laptop, qtbot
        self.done: list[Done] = []
        page.done.connect(self.done.append)

    def add(self, path: Path) -> None:
        self.page.show_tab("documents")
        self.page.documents.choose_photo = lambda chosen: chosen(str(path))
        button = self.page.findChild(Button, "add_photo")
        assert button is not None
        self.qtbot.waitUntil(button.isVisible)
        button.click()

    def added(self) -> dict[str, object]:
        self.qtbot.waitUntil(lambda: bool(self.done))
        (edit,) = self.done.pop().edits
        return edit.set

    def says(self, words: str) -> None:
        def shown() -> bool:
            return any(words in one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

        self.qtbot.waitUntil(shown)

    def shown(self) -> list[Photograph]:
        return [one for one in self.page.summary.findChildren(Photograph) if one.isVisible()]

    def photograph(self) -> Photograph:
        self.page.show_tab("summary")
        self.qtbot.waitUntil(lambda: bool(self.shown()))
        (one,) = self.shown()
        return one

    def from_centre(self, content: bytes, day: str, **fields: object) -> Record:
        set = {
            "kind": "photo",
            "title": "Photo of the child",
            "made_on": day,
            "file": hashlib.sha256(content).hexdigest(),
            "file_type": "image/jpeg",
            "file_size": len(content),
            **fields,
        }
        record = Record(new_id(), "document", case_of("Juniper"), set)
        self.laptop.from_centre(record)
        return record

    def file_comes(self, content: bytes) -> None:
        with self.laptop.open_store() as store:
            store.take_piece(hashlib.sha256(content).hexdigest(), case_of("Juniper"), 0, content, len(content))
        self.laptop.desk.changed.emit(frozenset({case_of("Juniper")}))


@pytest.fixture
def photos(show: Opened, laptop: Laptop, qtbot: QtBot) -> Photos:
    return Photos(show("Juniper", DOCUMENTS), laptop, qtbot)


def test_a_photo_is_made_small_and_upright_and_tells_not_where_it_was_taken(photos: Photos, tmp_path: Path) -> None:
    content = from_a_telephone(picture(1600, 1200))
    assert TAKEN_AT in content
    (tmp_path / "IMG_2034.jpg").write_bytes(content)
    photos.add(tmp_path / "IMG_2034.jpg")
    fields = photos.added()
    assert {name: fields[name] for name in ("kind", "title", "made_on", "file_name", "file_type")} == {
        "kind": "photo",
        "title": "Photo of the child",
        "made_on": "2026-11-26",
        "file_name": "IMG_2034.jpg",
        "file_type": "image/jpeg",
    }
    with photos.laptop.open_store() as store:
        kept = store.attachment_bytes(str(fields["file"]))
        assert store.counts().files == 1
    assert kept is not None
    assert len(kept) == fields["file_size"] <= BY_ITSELF, "it comes to every laptop of the case by itself"
    assert TAKEN_AT not in kept
    assert b"Exif" not in kept
    image = QImage.fromData(kept)
    assert (image.width(), image.height()) == (768, 1024)
    assert (colour(image, 0.9, 0.5), colour(image, 0.1, 0.5)) == ("red", "blue"), "turned as it was held"
    assert (tmp_path / "IMG_2034.jpg").read_bytes() == content, "the file itself is left alone"


def test_the_photo_stands_beside_the_summary(photos: Photos, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(picture(300, 400, "PNG", "by her aunt, 4 Lantern Court"))
    photos.page.show_tab("summary")
    photos.says("Judgements")
    assert photos.shown() == []
    photos.add(tmp_path / "a.png")
    assert photos.added()["file_name"] == "a.jpg"
    photograph = photos.photograph()
    assert photograph.accessibleName() == "Photo of 26 November 2026"
    photos.qtbot.waitUntil(lambda: photograph.width() * 4 == photograph.height() * 3)
    drawn = photograph.grab().toImage()
    assert (colour(drawn, 0.5, 0.25), colour(drawn, 0.5, 0.75)) == ("red", "blue")
    assert nameless(photos.page) == []
    with photos.laptop.open_store() as store:
        (edit,) = [one.edit for one in store.pending()]
        assert b"Lantern" not in (store.attachment_bytes(str(edit.set["file"])) or b"")


def test_the_newest_photo_is_shown_and_once_it_is_removed_the_one_before(photos: Photos) -> None:
    older, newer = picture(30, 40), picture(80, 60)
    photos.from_centre(older, "2025-02-01")
    last = photos.from_centre(newer, "2026-02-01")
    photos.file_comes(older)
    photos.file_comes(newer)
    assert photos.photograph().accessibleName() == "Photo of 1 February 2026"
    photos.laptop.save(last, removed_on="2026-11-26", removed_by="imogen.farrowby", removed_because="Another child")
    photos.laptop.desk.changed.emit(frozenset({last.case}))
    photos.qtbot.waitUntil(lambda: [one.accessibleName() for one in photos.shown()] == ["Photo of 1 February 2025"])


def test_a_photo_that_is_on_its_way_says_so_until_it_is_here(photos: Photos) -> None:
    content = picture(30, 40)
    photos.from_centre(content, "2026-02-01")
    photos.page.show_tab("summary")
    photos.says(NOT_HERE)
    with photos.laptop.open_store() as store:
        assert [one.sha256 for one in store.attachments_to_fetch(5)] == [hashlib.sha256(content).hexdigest()]
    photos.file_comes(content)
    assert photos.photograph().accessibleName() == "Photo of 1 February 2026"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("letter.pdf", b"%PDF-1.7\n" + bytes(100)),
        ("broken.jpg", b"\xff\xd8\xff\xe0" + bytes(2_000)),
        ("named so.png", b"MZ" + bytes(100)),
        ("drawing.jpg", b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
)
def test_what_is_no_picture_is_told_and_not_added(photos: Photos, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    photos.add(tmp_path / name)
    photos.qtbot.waitUntil(lambda: any(one.isVisible() for one in photos.page.findChildren(Notice, "file_notice")))
    (told,) = photos.page.findChildren(Notice, "file_notice")
    assert told.accessibleName().startswith("This file cannot be shown as a picture. Nothing was added to the case")
    assert photos.done == []
    with photos.laptop.open_store() as store:
        assert store.attachments_to_send() == []
