"""Colours, type styles and contrast: the values of the visual language, without Qt."""

import enum

import msgspec

BASE = 15
"""Text size at 100 %, in pixels. One unit of space is text size / 15."""


class Scheme(enum.Enum):
    """Which set of colours is in use."""

    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high contrast"


class Colours(msgspec.Struct, frozen=True):
    """One scheme. `selected_ink` is the text of a selected row, which high contrast inverts."""

    window: str
    page: str
    sunk: str
    hover: str
    line: str
    line2: str
    edge: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accent_hover: str
    on_accent: str
    soft: str
    selected_ink: str
    warn: str
    warn_soft: str
    warn_line: str
    bad: str
    bad_soft: str
    bad_line: str
    mark: str
    edge_width: int = 1
    inverted_selection: bool = False


PAPER = "#FFFFFF"
PAPER_INK = "#111111"
"""A page to be printed is always white, whatever the scheme."""

LIGHT = Colours(
    window="#F3F2EE",
    page="#FFFFFF",
    sunk="#F9F8F5",
    hover="#ECEBE6",
    line="#E3E0D9",
    line2="#CFCBC2",
    edge="#7E8584",
    ink="#1B2326",
    ink2="#4D585D",
    ink3="#5F696D",
    accent="#0D5962",
    accent_hover="#0A484F",
    on_accent="#FFFFFF",
    soft="#E2EEEF",
    selected_ink="#1B2326",
    warn="#7F4708",
    warn_soft="#FBF2E2",
    warn_line="#E3C795",
    bad="#9C2A1F",
    bad_soft="#FBEEEB",
    bad_line="#E4B5AD",
    mark="#FBE9B0",
)

DARK = Colours(
    window="#14191B",
    page="#1B2124",
    sunk="#171D1F",
    hover="#232B2E",
    line="#2B3437",
    line2="#3A454A",
    edge="#7B888D",
    ink="#E6E9E8",
    ink2="#B3BDC0",
    ink3="#98A4A8",
    accent="#7FCDD2",
    accent_hover="#A5DEE2",
    on_accent="#0B2529",
    soft="#21373B",
    selected_ink="#E6E9E8",
    warn="#F0BE74",
    warn_soft="#30281A",
    warn_line="#5C4A28",
    bad="#F4A497",
    bad_soft="#36211E",
    bad_line="#6A3A33",
    mark="#5A4A1C",
)

HIGH_CONTRAST = Colours(
    window="#FFFFFF",
    page="#FFFFFF",
    sunk="#FFFFFF",
    hover="#FFFFFF",
    line="#000000",
    line2="#000000",
    edge="#000000",
    ink="#000000",
    ink2="#000000",
    ink3="#1A1A1A",
    accent="#003A40",
    accent_hover="#000000",
    on_accent="#FFFFFF",
    soft="#003A40",
    selected_ink="#FFFFFF",
    warn="#5A2E00",
    warn_soft="#FFFFFF",
    warn_line="#5A2E00",
    bad="#7A0C00",
    bad_soft="#FFFFFF",
    bad_line="#7A0C00",
    mark="#FFE45C",
    edge_width=2,
    inverted_selection=True,
)

SCHEMES = {Scheme.LIGHT: LIGHT, Scheme.DARK: DARK, Scheme.HIGH_CONTRAST: HIGH_CONTRAST}


class TypeStyle(msgspec.Struct, frozen=True):
    """One style of text: size and line height in units, weight, tracking in units."""

    size: int
    line: int
    weight: int = 400
    tracking: float = 0.0


TYPE: dict[str, TypeStyle] = {
    "display": TypeStyle(26, 32, 600),
    "title": TypeStyle(22, 28, 600, -0.2),
    "case_section": TypeStyle(18, 24, 600),
    "section": TypeStyle(16, 20, 600),
    "body": TypeStyle(15, 20, 400),
    "medium": TypeStyle(15, 20, 500),
    "strong": TypeStyle(15, 20, 600),
    "small": TypeStyle(14, 18, 400),
    "small_medium": TypeStyle(14, 18, 500),
    "small_strong": TypeStyle(14, 18, 600),
    "caption": TypeStyle(13, 16, 400),
    "caption_strong": TypeStyle(13, 16, 600),
}


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def luminance(colour: str) -> float:
    """Relative luminance of "#RRGGBB", as WCAG 2.2 defines it."""
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours, as WCAG 2.2 defines it: 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)
