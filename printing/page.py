"""The sheet: A4, its frames, and what stands on every page around the text (head, foot, marking, draft, training)."""

import io
from contextlib import AbstractContextManager

import msgspec
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from printing import styles
from printing.content import Letterhead
from printing.shaped import draw_line, line_width
from printing.tagging import Element, artifact, tagged
from printing.typefaces import BOLD, REGULAR

WIDTH, HEIGHT = A4
LEFT, RIGHT, UNDER = 25 * mm, 20 * mm, 25 * mm
TEXT = 165 * mm
REPORT_TOP, LATER_TOP = 39.0, 29.0  # millimetres down to the text
LOGO_WIDE, LOGO_HIGH = 90 * mm, 16 * mm
HEAD_ROOM = 160 * mm  # title and name in one line of the running head
NAME_LINE = 4 * mm
TRAINING = "TRAINING COPY: all people are invented"
NOT_ALL_SENT = "Not all changes had been sent."
DRAFT_FOOT = "DRAFT: not for issue"
DIAGONAL = 54.7  # degrees; the diagonal of A4


class Furniture(msgspec.Struct, frozen=True):
    """Everything around the text. `first_top` is millimetres down to the text of page 1.

    `running_name` stands on the right of page 2 and on; `marking` is empty on what a child keeps. With `outline` a
    reader's program lists the headings. `page_words` are those of the page number.
    """

    letterhead: Letterhead
    title: str
    running_name: str
    foot: str
    first_top: float
    marking: str = ""
    draft: bool = False
    all_sent: bool = True
    training: bool = False
    outline: bool = False
    language: str = "en"
    page_words: str = "Page {page} of {pages}"

    def two_lines(self) -> bool:
        """True if title and name do not fit beside each other: the name then has a line of its own, whole."""
        return line_width(self.title, BOLD, 9) + line_width(self.running_name, REGULAR, 9) > HEAD_ROOM


def _told_once(canvas: Canvas, first: bool) -> AbstractContextManager[None]:
    """What every page shows about the whole document, a screen reader tells on page 1 and passes over on the others."""
    return tagged(canvas, Element("P")) if first else artifact(canvas, "Pagination")


def _logo(canvas: Canvas, letterhead: Letterhead) -> None:
    """The logo, as large as there is room for it; whoever hears the page hears the name of the service."""
    picture = ImageReader(io.BytesIO(letterhead.logo))
    wide, high = picture.getSize()
    scale = min(LOGO_WIDE / wide, LOGO_HIGH / high)
    with tagged(canvas, Element("Figure", instead=letterhead.name)):
        canvas.drawImage(
            picture, LEFT, HEIGHT - 29 * mm, wide * scale, high * scale, mask="auto", preserveAspectRatio=True
        )


def draw_letterhead(canvas: Canvas, letterhead: Letterhead) -> None:
    """The service at the head of page 1; a name on two lines where it has one in each language."""
    canvas.saveState()
    canvas.setFillColor(styles.INK)
    if letterhead.logo:
        _logo(canvas, letterhead)
    for row, line in enumerate([] if letterhead.logo else letterhead.name.split("\n")):
        size = _size_that_fits(line, BOLD, 13, 100 * mm)
        with tagged(canvas, Element("P")):
            draw_line(canvas, LEFT, HEIGHT - (20 + 5.6 * row) * mm, line, BOLD, size)
    canvas.setFillColor(styles.SOFT)
    for row, line in enumerate(letterhead.lines):
        size = _size_that_fits(line, REGULAR, 8.5, 62 * mm)
        with tagged(canvas, Element("P")):
            draw_line(canvas, WIDTH - RIGHT, HEIGHT - (18.8 + 3.9 * row) * mm, line, REGULAR, size, ends=True)
    canvas.setStrokeColor(styles.INK)
    canvas.setLineWidth(styles.RULE)
    with artifact(canvas, "Layout"):
        canvas.line(LEFT, HEIGHT - 31 * mm, WIDTH - RIGHT, HEIGHT - 31 * mm)
    canvas.restoreState()


def _size_that_fits(text: str, font: str, size: float, room: float) -> float:
    """`size`, or less for a line that is longer than its room: nothing is cut."""
    width = line_width(text, font, size)
    return size if width <= room else size * room / width


def draw_running_head(canvas: Canvas, furniture: Furniture) -> None:
    """Title and name at the head of page 2 and on."""
    canvas.saveState()
    canvas.setFillColor(styles.INK)
    draw_line(canvas, LEFT, HEIGHT - 19.5 * mm, furniture.title, BOLD, 9)
    down = 19.5 * mm + (NAME_LINE if furniture.two_lines() else 0)
    size = _size_that_fits(furniture.running_name, REGULAR, 9, TEXT)
    draw_line(canvas, WIDTH - RIGHT, HEIGHT - down, furniture.running_name, REGULAR, size, ends=True)
    canvas.setStrokeColor(styles.HAIRLINE)
    canvas.setLineWidth(styles.THIN)
    canvas.line(LEFT, HEIGHT - down - 2.3 * mm, WIDTH - RIGHT, HEIGHT - down - 2.3 * mm)
    canvas.restoreState()


def draw_notices(canvas: Canvas, furniture: Furniture, *, first: bool) -> None:
    """What holds for the whole document: its marking, and that it is a draft, for training, or not of all changes."""
    canvas.saveState()
    if furniture.marking:
        with _told_once(canvas, first):
            draw_marking(canvas, furniture.marking, HEIGHT - 11 * mm)
    canvas.setFillColor(styles.SOFT)
    canvas.setFont(BOLD, 8)
    if furniture.draft:
        with _told_once(canvas, first):
            canvas.drawRightString(WIDTH - RIGHT, 8.8 * mm, DRAFT_FOOT)
    if not furniture.all_sent:
        with _told_once(canvas, first):
            canvas.drawString(LEFT, 11.7 * mm, NOT_ALL_SENT)
    if furniture.training:
        canvas.setFont(BOLD, 6.6)
        with _told_once(canvas, first):
            canvas.drawString(LEFT, 8.8 * mm, TRAINING)
    canvas.restoreState()


def draw_foot(canvas: Canvas, foot: str, footer: str = "") -> None:
    """The line at the foot, what it says of the version, and above it what the service says on every page."""
    canvas.saveState()
    canvas.setStrokeColor(styles.HAIRLINE)
    canvas.setLineWidth(styles.THIN)
    canvas.line(LEFT, 19 * mm, WIDTH - RIGHT, 19 * mm)
    canvas.setFillColor(styles.SOFT)
    draw_line(canvas, LEFT, 14.8 * mm, foot, REGULAR, 8)
    draw_line(canvas, LEFT, 20.6 * mm, footer, REGULAR, _size_that_fits(footer, REGULAR, 7.5, TEXT))
    canvas.restoreState()


def draw_marking(canvas: Canvas, marking: str, up: float) -> None:
    """The marking, in the middle, so many points up."""
    text = canvas.beginText()
    text.setFont(BOLD, 8.5)
    text.setFillColor(styles.INK)
    text.setCharSpace(0.6)
    wide = stringWidth(marking, BOLD, 8.5) + 0.6 * (len(marking) - 1)
    text.setTextOrigin((WIDTH - wide) / 2, up)
    text.textOut(marking)
    text.setCharSpace(0)  # it would leak into the rest of the page
    canvas.drawText(text)


def draw_draft_mark(canvas: Canvas) -> None:
    """Outline letters drawn after the page: solid grey would weaken the text, and tints would hide it."""
    canvas.saveState()
    canvas.translate(WIDTH / 2, HEIGHT / 2)
    canvas.rotate(DIAGONAL)
    canvas.setStrokeGray(0.70)
    canvas.setLineWidth(0.9)
    text = canvas.beginText()
    text.setFont(BOLD, 190)
    text.setTextRenderMode(1)
    text.setTextOrigin(-stringWidth("DRAFT", BOLD, 190) / 2, -190 * 0.36)
    text.textOut("DRAFT")
    text.setTextRenderMode(0)
    canvas.drawText(text)
    canvas.restoreState()
