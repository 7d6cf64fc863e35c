"""What the window of an envelope shows: Private, the name, the address; and the date to its right."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing import styles
from printing.blocks import AnyProse, paragraph
from printing.content import Window
from printing.errors import DoesNotFit
from printing.page import HEIGHT, LEFT, RIGHT, WIDTH
from printing.parts import FirstPage
from printing.shaped import line_width

LETTER_TOP = 93.0  # mm; nothing but "Private", the address and the date stands above
BLOCK_TOP = 50.0  # mm
WINDOW_FOOT, WINDOW_RIGHT = 92.0, 110.0  # mm; what a DL window can show


def drawn(window: Window) -> FirstPage:
    """The block an envelope's window shows, and the dates to its right, ready to be drawn.

    Raises DoesNotFit if the address needs more than the window can show, in the smallest size.
    """
    for style in styles.WINDOW:
        lines = _lines(window, style)
        if sum(height for _, height in lines) <= (WINDOW_FOOT - BLOCK_TOP) * mm:
            return lambda canvas: _draw(canvas, lines, window.dates)
    raise DoesNotFit(
        "The name and address are too long for the window of an envelope.",
        "Shorten the address under People, for example by leaving out the county.",
    )


def _draw(canvas: Canvas, lines: Sequence[tuple[AnyProse, float]], dates: Sequence[str]) -> None:
    down = BLOCK_TOP * mm
    for line, height in lines:
        down += height
        line.drawOn(canvas, LEFT, HEIGHT - down)
    down = BLOCK_TOP * mm
    for date in dates:
        line = paragraph(date, styles.LETTER)
        width = _width(date)
        down += line.wrap(width + 1, HEIGHT)[1]
        line.drawOn(canvas, WIDTH - RIGHT - width, HEIGHT - down)


def _width(date: str) -> float:
    return line_width(date, styles.LETTER.fontName, styles.LETTER.fontSize)


def _lines(window: Window, style: ParagraphStyle) -> list[tuple[AnyProse, float]]:
    """Private, name, address; each with its height at this size."""
    date = max(map(_width, window.dates), default=0)
    width = min((WINDOW_RIGHT * mm) - LEFT, WIDTH - LEFT - RIGHT - date - 4 * mm)
    strong = styles.bold(style)
    lines = [paragraph(window.private, style), paragraph(window.name, strong)]
    lines += [paragraph(line, style) for line in window.address]
    return [(line, line.wrap(width, HEIGHT)[1]) for line in lines]
