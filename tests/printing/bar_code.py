"""Reads the bars of a page as a scanner does: one line across the picture, dark and light, by the table of Code 128."""

from contextlib import suppress
from itertools import groupby

from PySide6.QtGui import QImage, qGray

from printing.printers import OpenPdf

DOTS_PER_INCH = 600
MIDDLE_GREY = 128
BARS = 30  # so many changes from dark to light are no text
FIRST_START, STOP, MODULUS = 103, 106, 103
CODE_C, CODE_B = 99, 100
# Of each symbol the widths of bar, space, bar, space, bar, space, in parts of eleven (ISO/IEC 15417, annex).
WIDTHS = (
    "212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 "
    "123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 "
    "232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 "
    "313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 "
    "111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 "
    "111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 "
    "114311 411113 411311 113141 114131 311141 411131 211412 211214 211232 233111"
)


def read_bars(pdf: bytes, page: int) -> str:
    """What the bar code of the page says. Raises ValueError if no line across the page can be read."""
    image = OpenPdf(pdf).image(page, DOTS_PER_INCH)
    for down in range(0, image.height(), 20):
        runs = _runs(image, down)
        if len(runs) % 6 == 1 and len(runs) > BARS:
            with suppress(ValueError):  # a line of text: the next one may be bars
                return _said(_symbols(runs))
    raise ValueError("no bars on this page")


def _runs(image: QImage, down: int) -> list[int]:
    """How many dots are dark, light, dark and so on along one line, from its first dark dot to its last."""
    dark = [qGray(image.pixel(across, down)) < MIDDLE_GREY for across in range(image.width())]
    runs = [len(list(dots)) for _, dots in groupby(dark)]
    return runs[0 if dark[0] else 1 : None if dark[-1] else -1]


def _symbols(runs: list[int]) -> list[int]:
    """Each six runs are one symbol: eleven parts wide. The last has a seventh, two parts wide, that ends it."""
    found = []
    for start in range(0, len(runs) - 6, 6):
        six = runs[start : start + 6]
        part = sum(six) / 11
        found.append(WIDTHS.index("".join(str(round(run / part)) for run in six)) // len("212222 "))
    return found


def _said(symbols: list[int]) -> str:
    """The text of the symbols. Raises ValueError where their sum does not check."""
    start, *data, check, stop = symbols
    if stop != STOP or (start + sum(at * value for at, value in enumerate(data, 1))) % MODULUS != check:
        raise ValueError("the bars do not check")
    pairs = start == FIRST_START + 2
    text = ""
    for value in data:
        if value in (CODE_C, CODE_B) and not (pairs and value == CODE_C):
            pairs = value == CODE_C
        elif pairs:
            text += f"{value:02}"
        else:
            text += chr(value + 32)
    return text
