"""Text of any script on the page: a paragraph, and a line at a place.

Each line carries its letters in reading order (ActualText), since the glyphs alone no longer tell them.
"""

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import Flowable

from printing import styles
from printing.content import Run, Words, words
from printing.lines import Line, Passage, Piece, passages
from printing.spoken import Spoken
from printing.tagging import Element, go_on_as
from printing.typefaces import BOLD, FAMILY, set_plainly

SAME_PLACE = 0.01  # points: what no printer shows
AIRY = 1.6  # of the size, from line to line: letters that hang and stand far out are hard to read any closer


class ShapedParagraph(Spoken):
    """A paragraph or heading in any script; stands where `Prose` would, which sets Latin letters only.

    Prose that runs right to left is ranged right, with its number or bullet at the right (`styles.STAYS_LEFT`).
    """

    _before: str | None = None

    def __init__(self, said: str | Words, style: ParagraphStyle, before: str | None = None) -> None:
        runs = words(said) if isinstance(said, str) else said
        if style.fontName == BOLD:
            runs = tuple(Run(run.text, bold=True, small=run.small) for run in runs)
        level = styles.HEADINGS.get(style.name)
        self._set(passages(runs, style.fontSize), style)
        self.element = Element(f"H{level}" if level else "P")
        self._before = before

    def _set(self, given: list[Passage], style: ParagraphStyle) -> None:
        super().__init__()
        self.style = style
        self._passages = given
        self._lines: list[tuple[int, Line]] = []  # each with the number of its passage
        reaches = [passage.line().reach() for passage in given]
        # The style's leading is meant for Latin letters. All lines are as far apart as the tallest needs.
        self._above = max(style.fontSize, *(above for above, _ in reaches))
        self._below = max(style.leading - style.fontSize, *(below for _, below in reaches))
        airy = AIRY * style.fontSize if _is_mostly_another_script(given) else 0
        self._pitch = max(self._above + self._below, airy)

    def getPlainText(self, identify: object = None) -> str:
        """The words alone."""
        return "".join(passage.text for passage in self._passages)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As wide as it is given, and as high as its lines need."""
        if aW != self.width or not self._lines:
            room = aW - self.style.leftIndent
            self._lines = [(number, line) for number, one in enumerate(self._passages) for line in one.lines(room)]
        self.width, self.height = aW, self._above + (len(self._lines) - 1) * self._pitch + self._below
        return self.width, self.height

    def split(self, aW: float, aH: float) -> list[Flowable]:
        """What fits in `aH` and the rest, which is more of the same element; nothing if one line would be alone."""
        self.wrap(aW, aH)
        fitting = 1 + int((aH - self._above - self._below + SAME_PLACE) // self._pitch)
        if fitting >= len(self._lines):
            return [self]
        fitting = min(fitting, len(self._lines) - 2)
        if fitting < 2:
            return []
        number, line = self._lines[fitting]
        parted = self._passages[number]
        before = [parted.part(0, line.start)] if line.start else []
        first = self._part([*self._passages[:number], *before])
        first._before = self._before
        return [first, self._part([parted.part(line.start), *self._passages[number + 1 :]])]

    def _part(self, given: list[Passage]) -> "ShapedParagraph":
        part = ShapedParagraph.__new__(ShapedParagraph)
        part._set(given, self.style)
        part.element, part.label = self.element, self.label
        return part

    def draw(self) -> None:
        """Draw the label, then the lines, each ranged as it runs."""
        up = self.height - self._above
        with self.saying():
            if self._before:
                self._draw_label(self._before, up)
                if not self._said:
                    go_on_as(self.canv, self.element)
            for _, line in self._lines:
                indent = self.style.leftIndent
                x = self.width - indent - line.width() if self._ranged_right(line) else indent
                _show(self.canv, line, x, up, self.style.textColor)
                up -= self._pitch

    def begins_as(self) -> Element:
        """The label, where there is one."""
        return self.as_label() if self._before else self.element

    def _draw_label(self, label: str, up: float) -> None:
        style = self.style
        at_right = self._ranged_right(self._lines[0][1])
        x = self.width - style.bulletIndent if at_right else style.bulletIndent
        self.canv.setFillColor(style.bulletColor)
        draw_line(self.canv, x, up, label, style.bulletFontName, style.bulletFontSize, ends=at_right)

    def _ranged_right(self, line: Line) -> bool:
        return line.right_to_left and self.style.name not in styles.STAYS_LEFT


def _is_mostly_another_script(given: list[Passage]) -> bool:
    faces = [setting.face for passage in given for setting in passage.settings]
    return 2 * sum(not face.startswith(FAMILY) for face in faces) > len(faces)


def line_width(text: str, font: str, size: float) -> float:
    """How wide `text` is in one line, in points."""
    if set_plainly(text):
        return stringWidth(text, font, size)
    return _line(text, font, size).width()


def draw_line(canvas: Canvas, x: float, y: float, text: str, font: str, size: float, *, ends: bool = False) -> None:
    """Set one line at the height `y`: it begins at `x`, or `ends` there. Its parts follow each other as in English."""
    if set_plainly(text):
        canvas.setFont(font, size)
        (canvas.drawRightString if ends else canvas.drawString)(x, y, text)
        return
    line = _line(text, font, size)
    _show(canvas, line, x - line.width() if ends else x, y)


def _line(text: str, font: str, size: float) -> Line:
    (passage,) = passages((Run(text, bold=font == BOLD),), size, right_to_left=False)
    return passage.line()


def _show(canvas: Canvas, line: Line, x: float, y: float, colour: Color | None = None) -> None:
    """Draw a line whose left end is at x, y. Its pieces are drawn in reading order, each at its place."""
    said = line.text() + " " * line.goes_on
    canvas.addLiteral(f"/Span <</ActualText <FEFF{said.encode('utf-16-be').hex().upper()}>>> BDC")
    text = canvas.beginText()
    for left, piece in line.placed():
        if colour:
            text.setFillColor(styles.SOFT if piece.setting.small else colour)
        text.setFont(piece.setting.face, piece.setting.size)
        _show_piece(text, piece, x + left, y)
    canvas.drawText(text)
    canvas.addLiteral("EMC")


def _show_piece(text: PDFTextObject, piece: Piece, x: float, y: float) -> None:
    """Draw glyphs from left to right; as one string as long as each stands where the one before it ends."""
    size = piece.setting.size
    waiting, begin, reached = "", (x, y), x
    for glyph in piece.glyphs:
        place = (x + glyph.right * size, y + glyph.up * size)
        if abs(place[0] - reached) > SAME_PLACE or place[1] != begin[1]:
            _put(text, waiting, begin)
            waiting, begin, reached = "", place, place[0]
        waiting += glyph.code
        reached += glyph.width * size
        x += glyph.advance * size
    _put(text, waiting, begin)


def _put(text: PDFTextObject, letters: str, place: tuple[float, float]) -> None:
    if letters:
        text.setTextOrigin(*place)
        text.textOut(letters)
