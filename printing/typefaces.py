"""The typefaces of every page, vendored in printing/fonts, and which of them sets a character.

Liberation Sans sets Latin, Greek, Cyrillic and Hebrew; a Noto face each sets Gurmukhi, Devanagari and Arabic.
"""

import threading
import unicodedata
from functools import cache
from itertools import pairwise
from pathlib import Path

from reportlab.lib.fonts import addMapping
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, TTFontFace

from printing.content import Content
from printing.directions import FROM_THE_RIGHT, UNSEEN
from printing.errors import NoSuchLetter

FONTS = Path(__file__).parent / "fonts"
FAMILY = "LiberationSans"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = (f"{FAMILY}-{style}" for style in ("Regular", "Bold", "Italic", "BoldItalic"))
FAMILIES = (FAMILY, "NotoSansGurmukhi", "NotoSansDevanagari", "NotoSansArabic")  # the first that has a letter sets it
WEIGHTS = ("Regular", "Bold")
JOINERS = "\u200c\u200d"  # without a shape; they tell the letters beside them how to join
_registering = threading.Lock()


def register() -> None:
    """Make the faces known to ReportLab. Once in a process: its registry is global."""
    with _registering:
        _register()


@cache
def _register() -> None:
    for name in (ITALIC, BOLD_ITALIC, *(f"{family}-{weight}" for family in FAMILIES for weight in WEIGHTS)):
        pdfmetrics.registerFont(TTFont(name, file_of(name), shapable=False))
    # A paragraph's style names the font it begins with; <b> inside it asks for that name's bold.
    for name in (REGULAR, BOLD):
        addMapping(name, 0, 0, name)
        addMapping(name, 1, 0, BOLD)
        addMapping(name, 0, 1, ITALIC)
        addMapping(name, 1, 1, BOLD_ITALIC)


def file_of(name: str) -> Path:
    """Where the face called `name` is."""
    return FONTS / f"{name}.ttf"


def embedded(name: str) -> TTFontFace:
    """The face called `name` as ReportLab embeds it."""
    font = pdfmetrics.getFont(name)
    assert isinstance(font, TTFont)  # as `register` made it
    return font.face


def set_plainly(text: str) -> bool:
    """True if Liberation Sans sets `text` by putting its letters beside each other, from left to right."""
    return text.isascii() or _plain_letters().issuperset(text)


def families(text: str) -> list[str | None]:
    """The family that sets each character; None where none can.

    A mark is set by the face of the letter it stands on, and a sign that many scripts share by the face before it.
    """
    found: list[str | None] = [None] * len(text)
    previous = ""
    for place, (before, each) in enumerate(pairwise("\n" + text)):
        if _joins(each) and previous and each in _letters(previous):
            found[place] = previous
        elif _joins(each) and before.isalpha():
            continue  # beside its letter it would be another letter
        elif each in _letters(FAMILY):
            found[place] = FAMILY
        else:
            found[place] = next((one for one in (previous, *FAMILIES) if one and each in _letters(one)), None)
        previous = found[place] or ""
    return found


def refuse_missing_letters(content: Content) -> None:
    """Raise NoSuchLetter, naming field and character, for the first character that no bundled face can set.

    It would print as a box, without an error.
    """
    for field, text in content.texts():
        if set_plainly(text):
            continue
        for character, family in zip(text, families(text), strict=True):
            if family is None:
                raise NoSuchLetter(field, character, unicodedata.name(character, "without a name"))


@cache
def _plain_letters() -> frozenset[str]:
    return frozenset(
        each
        for each in _letters(FAMILY)
        if not _joins(each) and unicodedata.bidirectional(each) not in FROM_THE_RIGHT | UNSEEN
    )


def _joins(character: str) -> bool:
    """True for what is set on, in or between the letters beside it."""
    return unicodedata.category(character).startswith("M") or character in JOINERS


@cache
def _letters(family: str) -> frozenset[str]:
    """What both weights of a family can set, and the end of a line."""
    register()
    regular, bold = (embedded(f"{family}-{weight}").charToGlyph for weight in WEIGHTS)
    both = map(chr, regular.keys() & bold.keys())
    # What a private character means, nobody can say; `shaping` gives some to glyphs.
    return frozenset("\n").union(each for each in both if unicodedata.category(each) != "Co")
