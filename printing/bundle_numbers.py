"""The number of each page of a bundle, to be laid on top of the page."""

import io

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing import page, styles, typefaces
from printing.typefaces import BOLD

UP = 11.3 * mm  # under the page's own number, over the marking


def numbers(total: int) -> bytes:
    """A page for each of `total`, with nothing on it but `Bundle page 7 of 43` at the right of the foot."""
    typefaces.register()
    into = io.BytesIO()
    canvas = Canvas(into, pagesize=A4, invariant=1, initialFontName=BOLD)  # type: ignore[arg-type]  # the stub errs
    for number in range(1, total + 1):
        canvas.setFillColor(styles.INK)
        canvas.setFont(BOLD, 8)
        canvas.drawRightString(page.WIDTH - page.RIGHT, UP, f"Bundle page {number} of {total}")
        canvas.showPage()
    canvas.save()
    return into.getvalue()
