"""Sizes, leading and greys of every page, in points and millimetres, as the design of the paper has them."""

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm

from printing.typefaces import BOLD, REGULAR

# Black and two greys, so that any office printer is enough.
INK = HexColor("#111111")
SOFT = HexColor("#4A4A4A")
HAIRLINE = HexColor("#BDBDBD")
TINT = HexColor("#EFEFEF")
PAPER = HexColor("#FFFFFF")
THIN, STRONG, RULE = 0.4, 0.8, 1.0  # points

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
        leading=leading,
        spaceBefore=before * mm,
        spaceAfter=after * mm,
        textColor=SOFT if soft else INK,
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

LETTER = _style("letter", 12, 17, after=2.8)
LETTER_POINT = _style("letter point", 15, 20, before=2, after=2.6, strong=True)
LETTER_HEAD = _style("letter head", 13, 17, before=2.4, after=1.4, strong=True)
LETTER_LABEL = _style("letter label", 12, 16.5, soft=True)
LETTER_NAME = _style("letter name", 12, 17, strong=True)
LETTER_VALUE = _style("letter value", 13, 17, strong=True)
# The address is set in the first of these that fits the window.
WINDOW = tuple(
    _style(f"window {size}", size, leading) for size, leading in ((11.5, 14.8), (10.5, 13), (9.5, 11.4), (8.5, 10))
)


def bold(style: ParagraphStyle) -> ParagraphStyle:
    """The same style in bold."""
    return ParagraphStyle(f"{style.name} bold", parent=style, fontName=BOLD, bulletFontName=BOLD)
