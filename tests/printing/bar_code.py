"""Reads the bars of a page as a scanner does: one line across the picture, dark and light, by the table of Code 128."""

from PySide6.QtGui import qGray
from reportlab.graphics.barcode.code128 import _patterns

from printing.printers import OpenPdf

DOTS_PER_INCH = 300
DARK = 128
STOP, CHECKED = 106, 103
START = {103: "A", 104: "B", 105: "C"}
# The widths of bars and spaces, as digits -> the value of a symbol.
VALUES = {widths: number for number, widths in enumerate(_patterns.values())} if isinstance(_patterns, dict) else {}


def read_bars(pdf: bytes, page: int) -> str:
    """What the only bar code of the page says. Raises ValueError if no line across the page can be read."""
    image = OpenPdf(pdf).image(page, DOTS_PER_INCH)
    for down in range(0, image.height(), 10):
        dark = [qGray(image.pixel(across, down)) < DARK for across in range(image.width())]
        runs = _runs(dark)
        if len(runs) > 40:
            return _said(runs)
    raise ValueError("no bars on this page")
