"""The blocks of what is kept, filled in and signed by hand: parts beside a symbol, boxes, choices, lines, bar codes."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, cast

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from printing import styles
from printing.blocks import LARGE as ANY_HEIGHT
from printing.blocks import TEXT_WIDTH, AnyProse, cell, every_cell, paragraph
from printing.content import Block, Boxes, Choice, Code, Lines, Part, Signatures
from printing.drawings import Bars, NumberedBoxes, TickBox, WritingLines
from printing.shaped import line_width
from printing.spoken import Grid, within
from printing.symbols import SymbolDrawing
from printing.tagging import Element

SYMBOL_COLUMN = 24 * mm
BESIDE_SYMBOL = TEXT_WIDTH - SYMBOL_COLUMN
TALLEST_PART = 190 * mm  # a part that is taller goes on under itself: no page could hold it
ACROSS = 6  # large boxes in a row
LABEL_COLUMN = 45 * mm
ANSWER_COLUMN = TEXT_WIDTH - LABEL_COLUMN
BOX_SIDE, BOX_GAP, OPTION_GAP = 4 * mm, 2 * mm, 6 * mm
OVER_A_CHOICE, UNDER_A_QUESTION = 1.2 * mm, 3 * mm

QUESTION = ParagraphStyle("question", parent=styles.VALUE_STRONG, spaceAfter=0)
OPTION = styles.VALUE

Lay = Callable[[Sequence[Block]], list[Flowable]]
"""Blocks -> how they look in this document."""


def part(block: Part, heading: ParagraphStyle, lay: Lay) -> list[Flowable]:
    """Symbol, heading and what is beside it, in one row that no page divides; a hairline under all but one to sign."""
    ends = any(isinstance(one, Signatures) for one in block.blocks)
    beside = [paragraph(block.heading, heading), *_one_by_one(lay(block.blocks))]
    within(Element("Sect"), beside)
    rows = list(_rows_that_fit(beside))
    made: list[Flowable] = []
    for number, row in enumerate(rows):
        table = Grid(
            [["" if number else SymbolDrawing(block.symbol), row]],
            colWidths=[SYMBOL_COLUMN, BESIDE_SYMBOL],
            hAlign="LEFT",
        )
        commands = [
            *every_cell(),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 3.4 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0 if ends else 2.6 * mm),
        ]
        if number == len(rows) - 1 and not ends:
            commands.append(("LINEBELOW", (0, 0), (-1, 0), styles.THIN, styles.HAIRLINE))
        table.setStyle(commands)
        made.append(table)
    return made


def _one_by_one(flowables: Iterable[Flowable]) -> Iterable[Flowable]:
    """What is kept together, piece by piece: a row keeps all of it together, and cannot hold a group."""
    for flowable in flowables:
        if isinstance(flowable, KeepTogether):
            yield from cast(Any, flowable)._content
        else:
            yield flowable


def _rows_that_fit(flowables: Iterable[Flowable]) -> Iterable[list[Flowable]]:
    """The flowables in rows of which none is taller than a page can hold; nearly always one."""
    row: list[Flowable] = []
    used = 0.0
    waiting = list(flowables)
    while waiting:
        flowable = waiting.pop(0)
        height = _height(flowable)
        if used + height <= TALLEST_PART:
            row.append(flowable)
            used += height
            continue
        if isinstance(flowable, AnyProse) and len(pieces := flowable.split(BESIDE_SYMBOL, TALLEST_PART - used)) > 1:
            row.append(pieces[0])
            waiting[:0] = pieces[1:]
        elif row:
            waiting.insert(0, flowable)
        else:
            row.append(flowable)  # one that cannot be divided; the page says so if it is too tall for it
        yield row
        row, used = [], 0.0
    if row:
        yield row


def _height(flowable: Flowable) -> float:
    space: float = flowable.getSpaceBefore() + flowable.getSpaceAfter()
    return flowable.wrap(BESIDE_SYMBOL, ANY_HEIGHT)[1] + space


def boxes(block: Boxes) -> list[Flowable]:
    """Large boxes, six to a row, ticked from the first on."""
    made: list[Flowable] = []
    for first in range(0, block.of, ACROSS):
        many = min(ACROSS, block.of - first)
        made += [NumberedBoxes(first + 1, many, max(0, min(many, block.ticked - first))), Spacer(0, 2 * mm)]
    return made


def choice(block: Choice) -> list[Flowable]:
    """The question at left, and beside it its options on as few lines as they need."""
    width = ANSWER_COLUMN if block.label else TEXT_WIDTH
    options: list[Flowable] = [_options(line, block.chosen) for line in _lines_of(block.options, width)]
    return [_question(block.label, options)] if block.label else options


def _lines_of(options: Sequence[str], width: float) -> list[list[tuple[str, float]]]:
    """The options, each with the width of its words, in lines that fit."""
    lines: list[list[tuple[str, float]]] = []
    used = width
    most = width - BOX_SIDE - BOX_GAP
    for option in options:
        words = min(most, line_width(option, OPTION.fontName, OPTION.fontSize) + 0.5)
        needed = BOX_SIDE + BOX_GAP + words
        if used + OPTION_GAP + needed > width:
            lines.append([])
            used = -OPTION_GAP
        lines[-1].append((option, words))
        used += OPTION_GAP + needed
    return lines


def _options(line: Sequence[tuple[str, float]], chosen: Sequence[str]) -> Grid:
    cells: list[object] = []
    widths: list[float] = []
    for option, words in line:
        cells += [TickBox(BOX_SIDE, ticked=option in chosen), cell(option, OPTION, words), ""]
        widths += [BOX_SIDE + BOX_GAP, words, OPTION_GAP]
    table = Grid([cells[:-1]], colWidths=widths[:-1], hAlign="LEFT")
    table.setStyle([*every_cell(), *_no_padding(), ("BOTTOMPADDING", (0, 0), (-1, -1), 1.4 * mm)])
    return table


def lines(block: Lines) -> list[Flowable]:
    """A question with a line beside it; where there are more, they stand under it over the whole width."""
    if block.lines == 1 and block.label:
        return [_question(block.label, [WritingLines(1)], low=True)]
    written: list[Flowable] = [WritingLines(block.lines), Spacer(0, UNDER_A_QUESTION)]
    return [_together([paragraph(block.label, QUESTION), *written])] if block.label else written


def _question(label: str, answer: list[Flowable], *, low: bool = False) -> Grid:
    table = Grid(
        [[paragraph(label, QUESTION), answer]],
        colWidths=[LABEL_COLUMN, ANSWER_COLUMN],
        hAlign="LEFT",
        spaceAfter=UNDER_A_QUESTION,
    )
    commands = [*every_cell(), *_no_padding(), ("RIGHTPADDING", (0, 0), (0, 0), 3 * mm)]
    if low:
        commands.append(("VALIGN", (0, 0), (-1, -1), "BOTTOM"))
    else:
        commands.append(("TOPPADDING", (0, 0), (-1, -1), OVER_A_CHOICE))
    table.setStyle(commands)
    return table


def _together(flowables: list[Flowable]) -> Grid:
    """The flowables in one cell, which no page divides."""
    table = Grid([[flowables]], colWidths=[TEXT_WIDTH], hAlign="LEFT")
    table.setStyle([*every_cell(), *_no_padding()])
    return table


def _no_padding() -> list[tuple[str, tuple[int, int], tuple[int, int], float]]:
    sides = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")
    return [(side, (0, 0), (-1, -1), 0) for side in sides]


def code(block: Code) -> list[Flowable]:
    """A bar code, and under it what it says, for whoever has no scanner."""
    return [
        KeepTogether([Spacer(0, 3 * mm), Bars(block.value), Spacer(0, 1 * mm), paragraph(block.value, styles.LABEL)])
    ]
