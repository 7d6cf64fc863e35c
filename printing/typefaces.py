"""The typeface of every page: Liberation Sans, vendored in printing/fonts, and which characters it can set."""

import threading
import unicodedata
from functools import cache
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from printing.content import Content
from printing.errors import NoSuchLetter

FONTS = Path(__file__).parent / "fonts"
FAMILY = "LiberationSans"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = (f"{FAMILY}-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_registering = threading.Lock()


def register() -> None:
    """Make the four styles known to ReportLab. Once in a process: its registry is global."""
    with _registering:
        _register()


@cache
def _register() -> None:
    for name in (REGULAR, BOLD, ITALIC, BOLD_ITALIC):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf", shapable=False))
    # A paragraph's style names the font it begins with; <b> inside it asks for that name's bold.
    for name in (REGULAR, BOLD):
        addMapping(name, 0, 0, name)
        addMapping(name, 1, 0, BOLD)
        addMapping(name, 0, 1, ITALIC)
        addMapping(name, 1, 1, BOLD_ITALIC)


def refuse_missing_letters(content: Content) -> None:
    """Raise NoSuchLetter, naming field and character, for the first character that would print wrong.

    That is one the typeface does not have (it would print as a box, without an error), or one of a script written
    from right to left (it would print backwards).
    """
    font = pdfmetrics.getFont(REGULAR)
    assert isinstance(font, TTFont)  # as `register` made it
    face = font.face
    for field, text in content.texts():
        if text.isascii():
            continue
        for character in text:
            if not _can_be_set(face, character):
                raise NoSuchLetter(field, character, unicodedata.name(character, "without a name"))


def _can_be_set(face: TTFontFace, character: str) -> bool:
    if character == "\n":
        return True
    return ord(character) in face.charToGlyph and unicodedata.bidirectional(character) not in RIGHT_TO_LEFT
