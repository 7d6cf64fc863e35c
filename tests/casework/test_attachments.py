"""Which files may be kept with a case."""

import pytest

from casework.attachments import (
    ENDINGS,
    KINDS,
    MAX_BYTES,
    ending_for,
    fits_its_kind,
    kind_of,
    objection,
    unfit,
)

ZIP = b"PK\x03\x04\x14\x00\x06\x00"
REAL = {
    "application/pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "image/jpeg": b"\xff\xd8\xff\xe0\x00\x10JFIF",
    "image/png": b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
    "image/heic": b"\x00\x00\x00\x18ftypheic",
    "image/tiff": b"MM\x00*\x00\x00\x00\x08",
    "text/plain": "Zephyr came early — on time.".encode()[:16],
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ZIP,
    "application/vnd.oasis.opendocument.text": ZIP,
    "message/rfc822": b"Received: from x",
    "audio/mp4": b"\x00\x00\x00\x20ftypM4A ",
    "audio/wav": b"RIFF\x24\x00\x00\x00WAVE",
}


@pytest.mark.parametrize("media_type", REAL)
def test_a_real_file_is_what_it_says(media_type: str) -> None:
    assert objection(media_type, 1000) is None
    assert fits_its_kind(media_type, REAL[media_type])


@pytest.mark.parametrize(
    ("media_type", "head"),
    [
        ("application/pdf", b"MZ\x90\x00"),
        ("image/png", REAL["image/jpeg"]),
        ("image/jpeg", b""),
        ("image/heic", b"\x00\x00\x00\x18free"),
        ("text/plain", b"\x7fELF\x02\x01\x01\x00"),
        ("audio/mpeg", ZIP),
    ],
)
def test_a_file_that_begins_like_another_is_found_out(media_type: str, head: bytes) -> None:
    assert not fits_its_kind(media_type, head)
    assert unfit(media_type).endswith(".")


def test_text_of_windows_notepad_is_text() -> None:
    assert fits_its_kind("text/plain", "A note".encode("utf-16"))


@pytest.mark.parametrize(
    ("media_type", "size", "words"),
    [
        ("application/pdf", MAX_BYTES + 1, "larger than 25 MB"),
        ("application/pdf", 0, "empty"),
        ("application/pdf", -1, "empty"),
        ("application/x-msdownload", 5, "Files of this kind are not kept"),
        ("", 5, "Files of this kind are not kept"),
        ("text/html", 5, "Files of this kind are not kept"),
    ],
)
def test_what_is_not_kept_is_said_in_a_sentence(media_type: str, size: int, words: str) -> None:
    said = objection(media_type, size)
    assert said is not None
    assert words in said
    assert said.endswith(".")


def test_the_largest_file_is_kept() -> None:
    assert all(objection(media_type, MAX_BYTES) is None for media_type in KINDS)


def test_every_ending_is_of_a_kind_that_is_kept() -> None:
    assert set(ENDINGS.values()) <= set(KINDS)
    assert all(ending == ending.lower() for ending in ENDINGS)


@pytest.mark.parametrize(
    ("name", "media_type"),
    [
        ("Letter.PDF", "application/pdf"),
        ("scan.2026.jpeg", "image/jpeg"),
        ("pdf", ""),
        ("letter.pdf.exe", ""),
        ("", ""),
        (".", ""),
    ],
)
def test_the_kind_of_a_file_by_its_name(name: str, media_type: str) -> None:
    assert kind_of(name) == media_type


def test_a_copy_ends_as_the_file_did_or_as_its_kind_does() -> None:
    assert ending_for("scan.JPEG", "image/jpeg") == ".jpeg"
    assert ending_for("scan.exe", "image/jpeg") == ".jpg"
    assert ending_for("", "application/pdf") == ".pdf"
    assert ending_for("what.xyz", "chemical/x-xyz") == ""
