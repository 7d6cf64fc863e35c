"""The appointment letter on its page: window block, the point in 15 bold, when and where in rows, what else."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, KeepTogether, Paragraph, Spacer, Table

from printing import styles
from printing.blocks import TEXT_WIDTH, every_cell, paragraph
from printing.content import Fact, Letter, Part
from printing.errors import DoesNotFit
from printing.page import HEIGHT, LEFT, RIGHT, WIDTH

LETTER_TOP = 93.0  # mm; nothing but "Private", the address and the date stands above
BLOCK_TOP = 50.0  # mm
WINDOW_FOOT, WINDOW_RIGHT = 92.0, 110.0  # mm; what a DL window can show
LABEL_WIDTH = 28 * mm
SIGNING_ROOM = 13 * mm
PRIVATE = "Private"


def story(letter: Letter) -> list[Flowable]:
    """The letter below its window block. No page holds only the signature: it stays with the last part."""
    flowables: list[Flowable] = [
        paragraph(letter.greeting, styles.LETTER),
        paragraph(letter.heading, styles.LETTER_POINT),
        _rows(letter.rows),
        Spacer(0, 3 * mm),
    ]
    for part in letter.parts[:-1]:
        heading, first, *rest = _part(part)
        flowables += [KeepTogether([heading, first]), *rest]
    ending = [*_part(letter.parts[-1]), paragraph(letter.sign_off, styles.LETTER), Spacer(0, SIGNING_ROOM)]
    if letter.sender:
        ending.append(paragraph(letter.sender, styles.LETTER_NAME))
    if letter.role:
        ending.append(paragraph(letter.role, styles.LETTER))
    return [*flowables, KeepTogether(ending)]


def _part(part: Part) -> list[Flowable]:
    return [paragraph(part.heading, styles.LETTER_HEAD), *(paragraph(one, styles.LETTER) for one in part.paragraphs)]


def _rows(rows: tuple[Fact, ...]) -> Table:
    cells = [[paragraph(row.label, styles.LETTER_LABEL), paragraph(row.value, styles.LETTER_VALUE)] for row in rows]
    table = Table(cells, colWidths=[LABEL_WIDTH, TEXT_WIDTH - LABEL_WIDTH], hAlign="LEFT")
    table.setStyle(
        [
            *every_cell(),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.7 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.1 * mm),
            ("LINEABOVE", (0, 0), (-1, -1), styles.THIN, styles.HAIRLINE),
            ("LINEBELOW", (0, -1), (-1, -1), styles.THIN, styles.HAIRLINE),
            ("NOSPLIT", (0, 0), (-1, -1)),
        ]
    )
    return table


def draw_window(canvas: Canvas, letter: Letter) -> None:
    """The block an envelope's window shows, and the date to its right.

    Raises DoesNotFit if the address needs more than the window can show, in the smallest size.
    """
    for style in styles.WINDOW:
        lines = _window_lines(letter, style)
        if sum(height for _, height in lines) <= (WINDOW_FOOT - BLOCK_TOP) * mm:
            break
    else:
        raise DoesNotFit(
            "The name and address are too long for the window of an envelope.",
            "Shorten the address under People, for example by leaving out the county.",
        )
    down = BLOCK_TOP * mm
    for line, height in lines:
        down += height
        line.drawOn(canvas, LEFT, HEIGHT - down)
    canvas.saveState()
    canvas.setFont(styles.LETTER.fontName, styles.LETTER.fontSize)
    canvas.setFillColor(styles.INK)
    canvas.drawRightString(WIDTH - RIGHT, HEIGHT - BLOCK_TOP * mm - styles.LETTER.fontSize, letter.date)
    canvas.restoreState()


def _window_lines(letter: Letter, style: ParagraphStyle) -> list[tuple[Paragraph, float]]:
    """Private, name, address; each with its height at this size."""
    date = stringWidth(letter.date, styles.LETTER.fontName, styles.LETTER.fontSize)
    width = min((WINDOW_RIGHT * mm) - LEFT, WIDTH - LEFT - RIGHT - date - 4 * mm)
    strong = styles.bold(style)
    lines = [paragraph(PRIVATE, style), paragraph(letter.name, strong)]
    lines += [paragraph(line, style) for line in letter.address]
    return [(line, line.wrap(width, HEIGHT)[1]) for line in lines]
