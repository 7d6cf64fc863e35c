"""The copy for e-mail: it opens with its password, and with nothing else."""

import io

import pikepdf
import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtPdf import QPdfDocument

from printing import render
from printing.errors import CopyNotMade, PasswordNotUsable
from printing.protected import protected
from tests.printing.every_document import EVERY_DOCUMENT

PASSWORD = "harbour teasel kettle"


@pytest.fixture(scope="module")
def letter() -> bytes:
    return render(*EVERY_DOCUMENT["letter"])


def opened(pdf: bytes, password: str) -> QPdfDocument.Error:
    """What Qt says, when it is given this password."""
    document = QPdfDocument()
    document.setPassword(password)
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document.load(buffer)
    error = document.error()
    document.close()
    return error


def test_it_opens_with_the_password_and_says_the_same(letter: bytes) -> None:
    copy = protected(letter, PASSWORD)
    assert opened(copy, PASSWORD) is QPdfDocument.Error.None_
    with pikepdf.open(io.BytesIO(copy), password=PASSWORD) as document, pikepdf.open(io.BytesIO(letter)) as served:
        assert document.pages[0].Contents.read_bytes() == served.pages[0].Contents.read_bytes()
        assert document.check_pdf_syntax() == []
        assert document.Root.MarkInfo.Marked
        assert document.Root.Lang == "en-GB"


@pytest.mark.parametrize("wrong", ["", "harbour teasel kettl", "Harbour teasel kettle"])
def test_it_opens_with_nothing_else(letter: bytes, wrong: str) -> None:
    copy = protected(letter, PASSWORD)
    assert opened(copy, wrong) is QPdfDocument.Error.IncorrectPassword
    with pytest.raises(pikepdf.PasswordError):
        pikepdf.open(io.BytesIO(copy), password=wrong)


def test_it_is_encrypted_with_aes_256_of_revision_6(letter: bytes) -> None:
    with pikepdf.open(io.BytesIO(protected(letter, PASSWORD)), password=PASSWORD) as document:
        assert document.encryption.R == 6
        assert document.encryption.bits == 256
        assert document.encryption.stream_method.name == document.encryption.string_method.name == "aesv3"
        assert document.allow.accessibility


def test_nothing_of_it_can_be_read_without_the_password(letter: bytes) -> None:
    copy = protected(letter, PASSWORD)
    assert b"Thornwick" in letter
    assert b"Thornwick" not in copy
    assert b"pdfaid" not in copy


def test_a_password_typed_on_another_keyboard_is_the_same_password(letter: bytes) -> None:
    composed, decomposed = "Si\u00f4n a'r afon las", "Sio\u0302n a'r afon las"
    assert opened(protected(letter, decomposed), composed) is QPdfDocument.Error.None_


@pytest.mark.parametrize("password", ["", " " * 20, "elevenchars", "   teasels   ", "ŵ" * 64])
def test_a_password_that_does_not_protect_is_refused(letter: bytes, password: str) -> None:
    with pytest.raises(PasswordNotUsable, match="password") as refused:
        protected(letter, password)
    assert "three words" in refused.value.next_step
    assert not password.strip() or password.strip() not in refused.value.sentence()


@pytest.mark.parametrize("rubbish", [b"", b"not a PDF"])
def test_what_cannot_be_read_is_not_copied(rubbish: bytes) -> None:
    with pytest.raises(CopyNotMade, match="could not be read"):
        protected(rubbish, PASSWORD)


def test_a_protected_copy_is_not_protected_again(letter: bytes) -> None:
    with pytest.raises(CopyNotMade):
        protected(protected(letter, PASSWORD), PASSWORD)
