"""What stands in a frame or on lines: the box of a report, rows of a letter, lines to sign on, columns."""

from collections.abc import Sequence

from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from printing import styles
from printing.blocks import Command, every_cell, paragraph
from printing.content import Fact, Words
from printing.spoken import Grid, pair
from printing.styles import Sizes
from printing.tagging import Element

LABEL_SHARE, WIDEST_LABEL = 0.24, 28 * mm
AFTER_RULED = 3 * mm
FEW = 8  # paragraphs in a box that is not parted


def brief(heading: str, paragraphs: Sequence[Words], width: float) -> Grid:
    """A tinted box with a bar at its left: the heading, then a row for each paragraph."""
    cells = [[paragraph(heading, styles.bold(styles.BODY))], *([paragraph(one, styles.BODY)] for one in paragraphs)]
    cells[0][0].element = Element("H2")
    made = Grid(cells, colWidths=[width], hAlign="LEFT")
    commands: list[Command] = [
        *every_cell(),
        ("BACKGROUND", (0, 0), (-1, -1), styles.TINT),
        ("LINEBEFORE", (0, 0), (0, -1), styles.BAR, styles.INK),
        ("LEFTPADDING", (0, 0), (-1, -1), 4.2 * mm),
        ("RIGHTPADDING", (0, 0), (-1, -1), 3 * mm),
        ("TOPPADDING", (0, 0), (-1, -1), 0.4 * mm),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0.9 * mm),
        ("TOPPADDING", (0, 0), (-1, 0), 2.6 * mm),
        ("BOTTOMPADDING", (0, -1), (-1, -1), 3 * mm),
    ]
    if len(cells) <= FEW:
        commands.append(("NOSPLIT", (0, 0), (-1, -1)))
    made.setStyle(commands)
    return made


def boxed(lines: Sequence[Words], style: ParagraphStyle, width: float) -> Grid:
    """Lines in a frame, never parted."""
    tight = ParagraphStyle(f"{style.name} boxed", parent=style, spaceBefore=0, spaceAfter=0)
    made = Grid([[[paragraph(line, tight) for line in lines]]], colWidths=[width], hAlign="LEFT")
    made.setStyle(
        [
            *every_cell(),
            ("BOX", (0, 0), (-1, -1), styles.RULE, styles.INK),
            ("LEFTPADDING", (0, 0), (-1, -1), 3.2 * mm),
            ("RIGHTPADDING", (0, 0), (-1, -1), 3.2 * mm),
            ("TOPPADDING", (0, 0), (-1, -1), 2.2 * mm),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 2.8 * mm),
            ("NOSPLIT", (0, 0), (-1, -1)),
        ]
    )
    return made


def rows(pairs: Sequence[Fact], sizes: Sizes, width: float) -> Grid:
    """Labels and values, one pair to a row, hairlines between: when and where of a letter."""
    label = min(WIDEST_LABEL, LABEL_SHARE * width)
    cells = [
        [paragraph(fact.label, sizes.label), paragraph(fact.value, sizes.value_strong if fact.strong else sizes.value)]
        for fact in pairs
    ]
    made = Grid(cells, colWidths=[label, width - label], hAlign="LEFT", spaceAfter=3 * mm)
    made.element = Element("Table")
    for said, value in cells:
        pair(made.element, said, value)
    made.setStyle(
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
    return made


def signature_lines(signers: Sequence[list[object]], widths: Sequence[float], above: float) -> Grid:
    """One row for each who signs: who, a line, a gap, and a line for the date."""
    made = Grid(list(signers), colWidths=list(widths), hAlign="LEFT")
    made.setStyle(
        [
            *every_cell(),
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 2 * mm),
            ("TOPPADDING", (0, 0), (-1, -1), above),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0.6 * mm),
            ("LINEBELOW", (1, 0), (1, -1), styles.STRONG, styles.INK),
            ("LINEBELOW", (3, 0), (3, -1), styles.STRONG, styles.INK),
            ("NOSPLIT", (0, 0), (-1, -1)),
        ]
    )
    return made


def columns(cells: Sequence[list[object]], width: float, between: float, *, ruled: bool) -> Grid:
    """Two columns of text, row by row; `ruled`: with a hairline between them."""
    made = Grid(
        [[left, "", "", right] for left, right in cells],
        colWidths=[width, between / 2, between / 2, width],
        hAlign="LEFT",
        spaceAfter=AFTER_RULED if ruled else None,
    )
    commands: list[Command] = [
        *every_cell(),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 0),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
    ]
    if ruled:
        commands.append(("LINEBEFORE", (2, 0), (2, -1), styles.THIN, styles.HAIRLINE))
    made.setStyle(commands)
    return made
