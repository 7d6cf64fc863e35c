"""Sizes, leading and greys of every page, in points and millimetres, as the design of the paper has them."""

import msgspec
from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from printing.content import Look
from printing.typefaces import BOLD, REGULAR

# Black and two greys, so that any office printer is enough.
INK = HexColor("#111111")
SOFT = HexColor("#4A4A4A")
HAIRLINE = HexColor("#BDBDBD")
TINT = HexColor("#EFEFEF")
PAPER = HexColor("#FFFFFF")
THIN, STRONG, RULE = 0.4, 0.8, 1.0  # points
BAR = 3.0  # points; the bar at the left of a box
SMALL = 8.5  # points; words of less weight in a cell or paragraph

BREAK_AT_HYPHENS = 2  # long double-barrelled names break at the hyphen, not in mid-name


def _style(
    name: str,
    size: float,
    leading: float,
    *,
    before: float = 0,
    after: float = 0,
    strong: bool = False,
    soft: bool = False,
) -> ParagraphStyle:
    """One style; `before` and `after` in millimetres. Left-aligned, no widows, no orphans, no empty-cell Helvetica."""
    font = BOLD if strong else REGULAR
    return ParagraphStyle(
        name,
        fontName=font,
        bulletFontName=font,
        fontSize=size,
        bulletFontSize=size,
        leading=leading,
        spaceBefore=before * mm,
        spaceAfter=after * mm,
        textColor=SOFT if soft else INK,
        bulletColor=SOFT if soft else INK,
        alignment=TA_LEFT,
        allowWidows=0,
        allowOrphans=0,
        embeddedHyphenation=BREAK_AT_HYPHENS,
        splitLongWords=1,
        shaping=0,
    )


TITLE = _style("title", 20, 24, after=1, strong=True)
SUB = _style("sub", 11, 15, after=4, soft=True)
H1 = _style("h1", 12.5, 16, before=5, after=1.6, strong=True)
H2 = _style("h2", 11, 15, before=3, after=1, strong=True)
BODY = _style("body", 11, 15, after=2.4)
LABEL = _style("label", 9, 12.5, soft=True)
VALUE = _style("value", 10.5, 13.5)
VALUE_STRONG = _style("value strong", 10.5, 13.5, strong=True)
HEAD = _style("head", 9, 11.5, strong=True)
CELL = _style("cell", 9.5, 12.5)
DENSE_HEAD = _style("dense head", 8.5, 11, strong=True)
DENSE = _style("dense", 9, 11.6)
TABLE_SUMMARY = _style("table summary", 9, 12, before=1.2, after=3, soft=True)
TABLE_NOTE = _style("table note", 9, 12, after=1.2, soft=True)
SIGNER = _style("signer", 9.5, 12.5, strong=True)
SIGNER_ROLE = _style("signer role", 9.5, 12.5)

LETTER = _style("letter", 12, 17, after=2.8)
# The address is set in the first of these that fits the window.
WINDOW = tuple(
    _style(f"window {size}", size, leading) for size, leading in ((11.5, 14.8), (10.5, 13), (9.5, 11.4), (8.5, 10))
)


class Sizes(msgspec.Struct, frozen=True):
    """The styles of one look. `hang` and `bullet` are how far numbers and points stand out, in millimetres.

    `facts_in_pairs`: two facts to a row. `signing` is the room above a line for a pen, in millimetres; `signers` is how
    wide name and role, line, gap and date are in proportion. `tight`: little room in the cells of tables.
    """

    title: ParagraphStyle
    sub: ParagraphStyle
    heading: ParagraphStyle
    body: ParagraphStyle
    point: ParagraphStyle
    small: ParagraphStyle
    item: ParagraphStyle
    label: ParagraphStyle
    value: ParagraphStyle
    value_strong: ParagraphStyle
    head: ParagraphStyle
    cell: ParagraphStyle
    signer: ParagraphStyle
    signer_role: ParagraphStyle
    large: ParagraphStyle
    second_heading: ParagraphStyle = H2
    hang: float = 11
    bullet: float = 0
    facts_in_pairs: bool = True
    signing: float = 7.5
    signers: tuple[float, float, float, float] = (61, 57, 5, 42)
    tight: bool = False


_REPORT = Sizes(
    title=TITLE,
    sub=SUB,
    heading=H1,
    body=BODY,
    point=_style("point", 12.5, 16, after=2.4, strong=True),
    small=_style("small", 9, 12, before=2, after=2.4, soft=True),
    item=_style("item", 11, 15, after=1.2),
    label=LABEL,
    value=VALUE,
    value_strong=VALUE_STRONG,
    head=HEAD,
    cell=CELL,
    signer=SIGNER,
    signer_role=SIGNER_ROLE,
    large=_style("large", 14, 18, after=2.4, strong=True),
    bullet=11,
)
_LETTER = Sizes(
    title=TITLE,
    sub=SUB,
    heading=_style("letter head", 13, 17, before=2.4, after=1.4, strong=True),
    body=LETTER,
    point=_style("letter point", 15, 20, before=2, after=2.6, strong=True),
    small=_style("letter small", 10, 14, after=2.4, soft=True),
    item=_style("letter item", 12, 17, after=1.4),
    label=_style("letter label", 12, 16.5, soft=True),
    value=_style("letter value", 13, 17),
    value_strong=_style("letter value strong", 13, 17, strong=True),
    head=_style("letter table head", 11, 14.5, strong=True),
    cell=_style("letter cell", 11.5, 15.5),
    signer=_style("letter name", 12, 17, strong=True),
    signer_role=LETTER,
    large=_style("letter large", 16, 21, after=2.8, strong=True),
    facts_in_pairs=False,
    signing=13,
)
_CONTRACT = Sizes(
    title=TITLE,
    sub=SUB,
    heading=_style("contract head", 14, 18, before=4.4, after=2, strong=True),
    body=_style("contract body", 12, 17, after=2.8),
    point=_style("contract point", 14, 18, after=2.8, strong=True),
    small=_style("contract small", 10, 14, after=2.4, soft=True),
    item=_style("contract item", 12, 17, after=1.8),
    label=LABEL,
    value=VALUE,
    value_strong=VALUE_STRONG,
    head=_style("contract table head", 10, 13, strong=True),
    cell=_style("contract cell", 11.5, 15.5),
    signer=_style("contract signer", 11, 14.5, strong=True),
    signer_role=_style("contract signer role", 11, 14.5),
    large=_style("contract large", 16, 21, after=2.8, strong=True),
)
_PLAN = Sizes(
    title=_style("plan title", 32, 38, after=1.4, strong=True),
    sub=_style("plan sub", 16, 23, after=3),
    heading=_style("plan head", 20, 25, after=1, strong=True),
    body=_style("plan body", 16, 23, after=1.2),
    point=_style("plan point", 20, 25, after=1.6, strong=True),
    small=_style("plan small", 14, 19, after=1.2),
    item=_style("plan item", 16, 23, after=1.2),
    label=_style("plan label", 14, 19, soft=True),
    value=_style("plan value", 16, 23),
    value_strong=_style("plan value strong", 16, 23, strong=True),
    head=_style("plan table head", 14, 18, strong=True),
    cell=_style("plan cell", 16, 21),
    signer=_style("plan signer", 16, 21, strong=True),
    signer_role=_style("plan signer role", 14, 19),
    large=_style("plan large", 22, 28, after=1.2, strong=True),
    facts_in_pairs=False,
    signing=5.5,
    signers=(28, 62, 5, 46),
)
_COLUMNS = msgspec.structs.replace(
    _LETTER,
    heading=_style("columns head", 11.5, 15, before=0.8, after=0.8, strong=True),
    body=_style("columns body", 11, 14.5, after=1.6),
    point=_style("columns point", 13.5, 18, after=1.6, strong=True),
    label=_style("columns label", 9.5, 14, soft=True),
    value=_style("columns value", 11, 14.5),
    value_strong=_style("columns value strong", 11, 14.5, strong=True),
    signing=8,
)
_SHEET = msgspec.structs.replace(
    _REPORT,
    heading=_style("sheet heading", 12.5, 16, before=4, after=1.2, strong=True),
    head=_style("sheet head", 10, 13, strong=True),
    cell=_style("sheet cell", 10.5, 13.5),
    bullet=0,
    signing=6,
    signers=(46, 67, 5, 47),
    tight=True,
)
_EASY_LETTER = msgspec.structs.replace(
    _PLAN,
    title=_style("easy title", 26, 31, after=1.4, strong=True),
    heading=_style("easy head", 17, 21, before=1.6, after=0.8, strong=True),
    body=_style("easy body", 15, 20, after=0.8),
    point=_style("easy point", 20, 25, before=0.8, after=1.6, strong=True),
    value=_style("easy value", 15, 20),
    value_strong=_style("easy value strong", 15, 20, strong=True),
)
SIZES = {
    Look.REPORT: _REPORT,
    Look.LETTER: _LETTER,
    Look.CONTRACT: _CONTRACT,
    Look.PLAN: _PLAN,
    Look.SHEET: _SHEET,
    Look.COLUMNS: _COLUMNS,
    Look.EASY_LETTER: _EASY_LETTER,
}
HEADINGS = {style.name: level for sizes in SIZES.values() for style, level in ((sizes.title, 1), (sizes.heading, 2))}
HEADINGS[H2.name] = 2  # smaller, and told as one of the sections: over the offences it comes before any of them
# A letter has no title: its one line says what it is about.
HEADINGS |= {sizes.point.name: 1 for sizes in (_LETTER, _COLUMNS, _EASY_LETTER)}
"""Which styles are headings, and of which level."""


def bold(style: ParagraphStyle) -> ParagraphStyle:
    """The same style in bold."""
    return ParagraphStyle(f"{style.name} bold", parent=style, fontName=BOLD, bulletFontName=BOLD)


def hanging(style: ParagraphStyle, bullet: float, text: float) -> ParagraphStyle:
    """The same style with a number or point at `bullet` and its text at `text`, in millimetres."""
    name = f"{style.name} at {bullet:g} and {text:g}"
    return ParagraphStyle(name, parent=style, bulletIndent=bullet * mm, leftIndent=text * mm)


STAYS_LEFT = frozenset(
    style.name
    for plain in (
        *(style for sizes in SIZES.values() for style in (sizes.label, sizes.value, sizes.value_strong)),
        *(style for sizes in SIZES.values() for style in (sizes.head, sizes.cell, sizes.signer)),
        *(DENSE_HEAD, DENSE, *WINDOW),
    )
    for style in (plain, bold(plain))
)
"""Styles of what stands beside a label, in a column or under another line. A name that runs right to left stays there
too; prose that does is ranged right."""
