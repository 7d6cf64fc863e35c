"""The building blocks of a page: paragraphs, facts, tables that repeat their head, headings that stay with them."""

from collections.abc import Sequence
from typing import Any, cast
from xml.sax.saxutils import escape

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, Table

from printing import styles
from printing.content import Fact, Run, Words, plain
from printing.shaped import ShapedParagraph
from printing.spoken import Grid, Prose, Spoken, head_row, pair, row
from printing.tagging import Element
from printing.typefaces import REGULAR, set_plainly

TEXT_WIDTH = 165 * mm
FACT_WIDTHS = (27 * mm, 61 * mm, 24 * mm, 53 * mm)
TWO_LINES = 2
SHORT_TABLE = 6  # rows; a table this short is never split
TALLEST_ROW = 75 * mm  # prose taller than this goes on in a row of its own: head and two rows always fit a page
SURELY_SHORT = 500  # characters that are never that tall
FULL_PAGE = 240 * mm
SIDE = 1.6 * mm  # left and right in a cell of a table
LARGE = 9000.0  # points: higher than any page, to measure a flowable freely
AnyProse = Prose | ShapedParagraph
Command = tuple[str, tuple[int, int], tuple[int, int], *tuple[Any, ...]]


class OneLine(Spoken):
    """One line of one weight, placed exactly as a Paragraph would place it, without parsing or breaking."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.text, self.style = text, style
        self.element = Element("P")

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """As wide as it is given, one line high."""
        self.width, self.height = aW, self.style.leading
        return aW, self.height

    def draw(self) -> None:
        """Set the line with its ascenders at the top, as Paragraph does."""
        canvas = self.canv
        canvas.setFont(self.style.fontName, self.style.fontSize)
        canvas.setFillColor(self.style.textColor)
        with self.saying():
            canvas.drawString(0, self.height - self.style.fontSize, self.text)


def marked(said: Words) -> str:
    """Words as ReportLab's markup. Every value is escaped here: values never carry markup."""
    return "".join(map(_marked_run, said))


def _marked_run(run: Run) -> str:
    text = f"<b>{_escaped(run.text)}</b>" if run.bold else _escaped(run.text)
    return (
        f'<font size="{styles.SMALL}" color="{styles.SOFT.hexval().replace("0x", "#")}">{text}</font>'
        if run.small
        else text
    )


def _escaped(text: str) -> str:
    return escape(text).replace("\n", "<br/>")


def paragraph(text: str | Words, style: ParagraphStyle, before: str | None = None) -> AnyProse:
    """Text or words as a paragraph, with a number or a point `before` its first line if the style leaves room."""
    if not set_plainly(text if isinstance(text, str) else plain(text)):
        return ShapedParagraph(text, style, before)
    return Prose(_escaped(text) if isinstance(text, str) else marked(text), style, bulletText=before)


def cell(said: str | Words, style: ParagraphStyle, width: float) -> Spoken:
    """What stands in a table's cell: one plain line where it fits in `width`, else a paragraph that breaks."""
    if not isinstance(said, str) and len(said) == 1 and not said[0].bold and not said[0].small:
        said = said[0].text
    if isinstance(said, str) and _fits_one_line(said, style, width):
        return OneLine(said, style)
    return paragraph(said, style)


def _fits_one_line(text: str, style: ParagraphStyle, width: float) -> bool:
    return "\n" not in text and set_plainly(text) and stringWidth(text, style.fontName, style.fontSize) <= width


def facts(pairs: Sequence[Fact]) -> Grid:
    """Labels and values, two pairs to a row, hairlines between; a wide fact, or one left over, has a row of its own."""
    rows: list[list[object]] = []
    commands: list[Command] = []
    whole = Element("Table")
    waiting: Fact | None = None
    for fact in pairs:
        if fact.wide:
            if waiting:
                _wide(whole, rows, commands, waiting)
                waiting = None
            _wide(whole, rows, commands, fact)
        elif waiting:
            rows.append([*_pair(whole, waiting), *_pair(whole, fact)])
            waiting = None
        else:
            waiting = fact
    if waiting:
        _wide(whole, rows, commands, waiting)
    table = Grid(rows, colWidths=FACT_WIDTHS, hAlign="LEFT")
    table.element = whole
    table.setStyle(
        [
            *every_cell(),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2 * mm),
            ("TOPPADDING", (0, 0), (-1, -1), 1.1 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.3 * mm),
            ("LINEABOVE", (0, 0), (-1, -1), styles.THIN, styles.HAIRLINE),
            ("LINEBELOW", (0, -1), (-1, -1), styles.THIN, styles.HAIRLINE),
            *commands,
        ]
    )
    return table


def _wide(whole: Element, rows: list[list[object]], commands: list[Command], fact: Fact) -> None:
    commands.append(("SPAN", (1, len(rows)), (3, len(rows))))
    rows.append([*_pair(whole, fact), "", ""])


def _pair(whole: Element, fact: Fact) -> list[object]:
    style = styles.VALUE_STRONG if fact.strong else styles.VALUE
    label, value = paragraph(fact.label, styles.LABEL), paragraph(fact.value, style)
    pair(whole, label, value)
    return [label, value]


def table(
    head: Sequence[str],
    rows: Sequence[Sequence[str | Words]],
    widths: Sequence[float],
    fonts: tuple[ParagraphStyle, ParagraphStyle],
    *,
    dense: bool = False,
    heavy: Sequence[int] = (),
) -> Grid:
    """A court table: tinted head that repeats, hairlines between rows, a strong line at the end, no vertical lines.

    `fonts` are those of the head and of a cell. The head never stands without two rows, nor the last row alone on a
    page; a short table does not split. `heavy`: rows, counted from 0, that a strong line stands above.
    """
    head_style, style = fonts
    above, below = (0.55 * mm, 0.8 * mm) if dense else (1.3 * mm, 1.6 * mm)
    room = [width - 2 * SIDE for width in widths]
    cells: list[list[object]] = [[cell(title, head_style, wide) for title, wide in zip(head, room, strict=True)]]
    whole = Element("Table")
    head_row(whole, cells[0])
    going_on: list[int] = []  # rows that go on in the next
    strong: list[int] = []
    for number, said_in_row in enumerate(rows):
        if number in heavy:
            strong.append(len(cells))
        line = [cell(said, style, wide) for said, wide in zip(said_in_row, room, strict=True)]
        row(whole, line)
        parts: list[list[object]] = _row_parts(line, room) if any(map(_is_long, said_in_row)) else [[*line]]
        going_on += range(len(cells), len(cells) + len(parts) - 1)
        cells += parts
    made = Grid(cells, colWidths=list(widths), repeatRows=1, hAlign="LEFT")
    made.element = whole
    commands: list[Command] = [
        *every_cell(),
        ("LEFTPADDING", (0, 0), (-1, -1), SIDE),
        ("RIGHTPADDING", (0, 0), (-1, -1), SIDE),
        ("TOPPADDING", (0, 0), (-1, -1), above),
        ("BOTTOMPADDING", (0, 0), (-1, -1), below),
        ("BACKGROUND", (0, 0), (-1, 0), styles.TINT),
        ("LINEABOVE", (0, 0), (-1, 0), styles.STRONG, styles.INK),
        ("LINEBELOW", (0, 0), (-1, 0), styles.STRONG, styles.INK),
        ("LINEBELOW", (0, 1), (-1, -2), styles.THIN, styles.HAIRLINE),
        ("LINEBELOW", (0, -1), (-1, -1), styles.STRONG, styles.INK),
    ]
    commands += [("LINEABOVE", (0, number), (-1, number), styles.STRONG, styles.INK) for number in strong]
    for number in going_on:
        commands += [
            ("LINEBELOW", (0, number), (-1, number), styles.THIN, styles.PAPER),
            ("BOTTOMPADDING", (0, number), (-1, number), 0),
            ("TOPPADDING", (0, number + 1), (-1, number + 1), 0),
        ]
    last = len(cells) - 1
    if last <= SHORT_TABLE and not going_on:
        commands.append(("NOSPLIT", (0, 0), (-1, -1)))
    else:
        commands += [("NOSPLIT", (0, 0), (-1, 2)), ("NOSPLIT", (0, last - 1), (-1, last))]
    made.setStyle(commands)
    return made


def _row_parts(row: list[Spoken], room: Sequence[float]) -> list[list[object]]:
    """The row in rows, each going on where the last ended, so that none has prose taller than TALLEST_ROW.

    ReportLab's own splitting within rows never ends where a cell beside the prose cannot be split.
    """
    parts: list[list[object]] = []
    going: list[Flowable | None] = list(row)
    while any(going):
        now: list[object] = []
        after: list[Flowable | None] = []
        for said, width in zip(going, room, strict=True):
            first, *rest = _split(said, width) if isinstance(said, AnyProse) else [said]
            now.append("" if first is None else first)
            after.append(rest[0] if rest else None)
        parts.append(now)
        going = after
    return parts


def _split(prose: AnyProse, width: float) -> list[Flowable]:
    """The paragraph, or where it is too tall what fits and the rest."""
    return [prose] if prose.wrap(width, LARGE)[1] <= TALLEST_ROW else list(prose.split(width, TALLEST_ROW))


def _is_long(said: str | Words) -> bool:
    return len(said if isinstance(said, str) else plain(said)) > SURELY_SHORT


def every_cell() -> list[Command]:
    """An empty cell would be set in Helvetica, which is not embedded."""
    return [("FONTNAME", (0, 0), (-1, -1), REGULAR), ("VALIGN", (0, 0), (-1, -1), "TOP")]


def height_of(flowable: Flowable) -> float:
    """How high it is in a column of text, with the room around it."""
    return flowable.wrap(TEXT_WIDTH, LARGE)[1] + flowable.getSpaceBefore() + flowable.getSpaceAfter()


def beginning_of(flowable: Flowable) -> float:
    """How much of it has to stand with its heading: head and two rows of a long table, two lines of a paragraph."""
    height = height_of(flowable)
    if isinstance(flowable, Table):
        heights: list[float] = cast(Any, flowable)._rowHeights
        return height if len(heights) <= SHORT_TABLE + 1 else sum(heights[:3])
    if isinstance(flowable, AnyProse):
        return min(height, TWO_LINES * flowable.style.leading)
    return height
