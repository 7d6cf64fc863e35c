"""Letters that change with their neighbours, through HarfBuzz: from a piece of text in one face to its glyphs.

ReportLab embeds characters, not glyphs. A glyph without a character of its own (a joined form, a sign below the line)
is given a private one here, the same in every process, so that ReportLab embeds it like any other.
"""

import threading
from functools import cache

import msgspec
import uharfbuzz
from reportlab.pdfbase.ttfonts import TTFontFace

from printing import typefaces

NO_LANGUAGE = "und"  # HarfBuzz would take the computer's, and a name belongs to no language
PRIVATE = 0xE000  # where Unicode's private characters begin
PRIVATE_END = 0xF8FF
# Kerning and ligatures would change widths: Liberation Sans is as wide shaped as it is unshaped.
AS_UNSHAPED = {"kern": False, "liga": False, "clig": False}
_making = threading.Lock()


class Glyph(msgspec.Struct, frozen=True):
    """One drawn shape; lengths for a size of 1.

    `code` is the character ReportLab embeds it by. `cluster` is the place in the text of the letters it stands for.
    `advance` is the way to the next glyph, `width` the way a reader of the PDF goes after drawing it. `right` and `up`
    move it from the line, `above` and `below` say how far its ink then reaches.
    """

    code: str
    cluster: int
    advance: float
    width: float
    right: float
    up: float
    above: float
    below: float


class Face:
    """A typeface as HarfBuzz shapes it and ReportLab embeds it."""

    def __init__(self, name: str) -> None:
        self._font = uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob.from_file_path(str(typefaces.file_of(name)))))
        self._unit = 1 / self._font.face.upem
        self._features = AS_UNSHAPED if name in (typefaces.REGULAR, typefaces.BOLD) else {}
        embedded = typefaces.embedded(name)
        self._widths = [advance * self._unit for advance, _ in embedded.hmetrics]
        self._codes = _codes(embedded, self._widths)

    def shape(self, text: str, start: int, end: int, *, right_to_left: bool) -> tuple[Glyph, ...]:
        """The glyphs of `text[start:end]` from left to right, joined to what stands before and after it."""
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text, start, end - start)
        buffer.language = NO_LANGUAGE
        buffer.direction = "rtl" if right_to_left else "ltr"
        buffer.guess_segment_properties()  # what is left is the script
        uharfbuzz.shape(self._font, buffer, self._features)
        return tuple(map(self._glyph, buffer.glyph_infos, buffer.glyph_positions))

    def _glyph(self, info: uharfbuzz.GlyphInfo, position: uharfbuzz.GlyphPosition) -> Glyph:
        number = info.codepoint
        ink = self._font.get_glyph_extents(number)
        top = position.y_offset + ink.y_bearing
        return Glyph(
            code=self._codes[number],
            cluster=info.cluster,
            advance=position.x_advance * self._unit,
            width=self._widths[number],
            right=position.x_offset * self._unit,
            up=position.y_offset * self._unit,
            above=top * self._unit,
            below=-(top + ink.height) * self._unit,
        )


def face(name: str) -> Face:
    """The face called `name`, which `typefaces.register` has made known."""
    with _making:
        return _face(name)


_face = cache(Face)


def _codes(embedded: TTFontFace, widths: list[float]) -> list[str]:
    """The character that stands for each glyph: its own, or else a private one, which ReportLab is told of."""
    own = {glyph: code for code, glyph in sorted(embedded.charToGlyph.items(), reverse=True)}
    for glyph, width in enumerate(widths):
        if glyph not in own:
            code = own[glyph] = PRIVATE + glyph
            assert code <= PRIVATE_END
            assert code not in embedded.charToGlyph
            embedded.charToGlyph[code] = glyph
            embedded.charWidths[code] = width * 1000
    return [chr(own[glyph]) for glyph in range(len(widths))]
