"""Sheets that only a bundle has: the number on every page, and the frame around a page that others made."""

import io
from collections.abc import Callable

from pikepdf import Rectangle
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing import page, styles, typefaces
from printing.documents import Document
from printing.typefaces import BOLD, REGULAR
from printing.wording import clean

NUMBER_UP = 11.3 * mm  # between the foot's own line and the marking
PLACE = Rectangle(page.LEFT, 21 * mm, page.WIDTH - page.RIGHT, page.HEIGHT - 24 * mm)
"""Where a page that others made is drawn, as large as it fits."""


def numbers(total: int) -> bytes:
    """A page for each of `total`, with nothing on it but `Bundle page 7 of 43` at the right of the foot."""

    def draw(canvas: Canvas, number: int) -> None:
        canvas.setFillColor(styles.INK)
        canvas.setFont(BOLD, 8)
        canvas.drawRightString(page.WIDTH - page.RIGHT, NUMBER_UP, f"Bundle page {number} of {total}")

    return _drawn(total, draw)


def sheets(title: str, total: int, document: Document) -> bytes:
    """A frame for each page of a paper that others made: what it is, its own page number, the marking."""
    head = clean(title)

    def draw(canvas: Canvas, number: int) -> None:
        page.draw_running_head(canvas, "Received from others", head)
        page.draw_foot(canvas, "As it was received, a little smaller", f"Page {number} of {total}", document)
        page.draw_marking(canvas)

    return _drawn(total, draw)


def _drawn(total: int, draw: Callable[[Canvas, int], None]) -> bytes:
    typefaces.register()
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=A4, invariant=1, initialFontName=REGULAR)
    for number in range(1, total + 1):
        draw(canvas, number)
        canvas.showPage()
    canvas.save()
    return into.getvalue()
