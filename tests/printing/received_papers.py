"""PDFs as others send them: with words, scanned, filled in, locked, damaged. All invented."""

import io

import pikepdf
from PIL import Image
from reportlab.lib.pagesizes import A5
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas


def letter_of(*pages: str) -> bytes:
    """A PDF with these words, one text to a page; A5, as not every paper is A4."""
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=A5, invariant=1)
    canvas.setTitle("Written on somebody's own computer")
    for words in pages:
        for row, line in enumerate(words.split("\n")):
            canvas.drawString(40, 500 - 20 * row, line)
        canvas.showPage()
    canvas.save()
    return into.getvalue()


def scan(width: int = 620, height: int = 877, words: str = "") -> bytes:
    """One page that is a picture, as a scanner makes it; `words` stand on it besides."""
    into, picture = io.BytesIO(), io.BytesIO()
    Image.new("L", (width, height), 200).save(picture, "PNG")
    canvas = Canvas(into, pagesize=A5, invariant=1)
    canvas.drawImage(ImageReader(picture), 0, 0, *A5)
    canvas.drawString(40, 500, words)
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def form(answer: str) -> bytes:
    """A page with a form field that somebody filled in on a screen."""
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=A5, invariant=1)
    canvas.drawString(40, 500, "Who was there?")
    canvas.acroForm.textfield(name="who", value=answer, x=40, y=440, width=200, height=30)
    canvas.showPage()
    canvas.save()
    return into.getvalue()


def with_attachment(pdf: bytes, words: bytes) -> bytes:
    """The same with a file attached to it, which no page shows."""
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.attachments["notes.txt"] = pikepdf.AttachedFileSpec(opened, words, filename="notes.txt")
        opened.save(into)
    return into.getvalue()


def locked(pdf: bytes) -> bytes:
    """The same behind a password."""
    into = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        opened.save(into, encryption=pikepdf.Encryption(owner="owner", user="user", R=6))
    return into.getvalue()


def without_pages() -> bytes:
    """A PDF of nothing."""
    into = io.BytesIO()
    pikepdf.new().save(into)
    return into.getvalue()
