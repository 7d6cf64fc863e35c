"""What a PDF holds and shows: the letters it says it stands for, its ink, and what Qt draws of the same word."""

import base64
import io
import re
import zlib

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QFont, QFontDatabase, QImage, QPainter, QTextLayout, QTextOption
from reportlab.pdfgen.canvas import Canvas

from printing import shaped
from printing.printers import OpenPdf
from printing.typefaces import REGULAR, file_of, register

WIDE, HIGH, BASELINE, SIZE, DOTS = 300, 60, 40, 24, 2  # points; and dots to a point
DARK = 128


def said_by_lines(pdf: bytes) -> list[str]:
    """The ActualText of each shaped line of a PDF, in the order of the file."""
    streams = (one.strip() for one in re.findall(rb"stream\r?\n(.*?)endstream", pdf, re.DOTALL))
    pages = (zlib.decompress(base64.a85decode(one[:-2])) for one in streams if one.endswith(b"~>"))
    found = [text for page in pages for text in re.findall(rb"/ActualText <FEFF([0-9A-F]*)>", page)]
    return [bytes.fromhex(text.decode()).decode("utf-16-be") for text in found]


def printed_word(word: str) -> QImage:
    """A word as a PDF of ours shows it."""
    register()
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=(WIDE, HIGH))
    shaped.draw_line(canvas, 10, HIGH - BASELINE, word, REGULAR, SIZE)
    canvas.save()
    return OpenPdf(into.getvalue()).image(0, 72 * DOTS)


def drawn_by_qt(word: str, family: str) -> QImage:
    """The same word as Qt finds, orders and shapes its letters by itself, in the same place."""
    number = QFontDatabase.addApplicationFont(str(file_of(f"{family}-Regular")))
    font = QFont(QFontDatabase.applicationFontFamilies(number)[0])
    font.setPixelSize(SIZE * DOTS)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    layout = QTextLayout(word, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    layout.createLine().setLineWidth(WIDE * DOTS)
    layout.endLayout()
    line = layout.lineAt(0)
    picture = QImage(WIDE * DOTS, HIGH * DOTS, QImage.Format.Format_RGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for run in layout.glyphRuns():
        raw = run.rawFont()
        assert raw.familyName() == font.family(), "Qt took another face"
        for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
            at = QPointF(10 * DOTS - line.naturalTextRect().left(), BASELINE * DOTS - line.ascent()) + place
            painter.fillPath(raw.pathForGlyph(glyph).translated(at), Qt.GlobalColor.black)
    painter.end()
    return picture


def ink(picture: QImage) -> set[tuple[int, int]]:
    """The dark dots of a picture."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    bits, row = bytes(grey.constBits()), grey.bytesPerLine()
    return {
        (across, down)
        for down in range(grey.height())
        for across, dot in enumerate(bits[down * row : down * row + grey.width()])
        if dot < DARK
    }


def likeness(one: QImage, other: QImage) -> float:
    """How much of the ink of two pictures is the same: 1 for all."""
    first, second = ink(one), ink(other)
    return len(first & second) / len(first | second)
