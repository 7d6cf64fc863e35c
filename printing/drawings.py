"""What is drawn and not written: boxes to tick, lines to write on, bars to scan. Words beside it say it all.

Never characters of a typeface: the bundled one has neither box nor tick (the design of the paper, section 4).
"""

from reportlab.graphics.barcode.code128 import Code128
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing import styles
from printing.spoken import Spoken
from printing.tagging import Element, artifact
from printing.typefaces import REGULAR

TICK = ((0.20, 0.47), (0.41, 0.24), (0.81, 0.79))  # parts of a box, from its lower left corner
BAR = 0.33 * mm  # the narrowest bar: wide enough for an office scanner at 300 dots per inch
BARS_HIGH = 11 * mm


class Drawing(Spoken):
    """A drawing of a fixed size. It decorates, unless it `says` something to whoever only hears the page."""

    def __init__(self, width: float, height: float, says: str = "") -> None:
        super().__init__()
        self.width, self.height = width, height
        self.says = says
        self.element = Element("Figure", instead=says)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """Its own size, whatever room there is."""
        return self.width, self.height

    def draw(self) -> None:
        """Paint it, and leave the canvas as it was."""
        with self.saying() if self.says else artifact(self.canv, "Layout"):
            self.canv.saveState()
            self.paint(self.canv)
            self.canv.restoreState()

    def paint(self, canvas: Canvas) -> None:
        """Draw with the lower left corner at 0, 0."""
        raise NotImplementedError


class TickBox(Drawing):
    """One box. A tick in it comes from the record; an empty one is for a pen."""

    def __init__(self, side: float, *, ticked: bool = False) -> None:
        super().__init__(side, side, "Ticked" if ticked else "Not ticked")
        self.ticked = ticked

    def paint(self, canvas: Canvas) -> None:
        """A box with round corners, and the tick."""
        draw_box(canvas, 0, 0, self.width, self.ticked)


class NumberedBoxes(Drawing):
    """A row of large boxes with their numbers under them. `first` is the number of the first, `ticked` how many are."""

    SIDE, APART = 17 * mm, 22 * mm
    NUMBER_SIZE, NUMBER_ROOM = 14.0, 18.0

    def __init__(self, first: int, many: int, ticked: int) -> None:
        says = f"{ticked} of {many} boxes ticked, from number {first}"
        super().__init__(self.APART * (many - 1) + self.SIDE, self.SIDE + self.NUMBER_ROOM, says)
        self.first, self.many, self.ticked = first, many, ticked

    def paint(self, canvas: Canvas) -> None:
        """Boxes from left to right."""
        canvas.setFont(REGULAR, self.NUMBER_SIZE)
        for place in range(self.many):
            left = place * self.APART
            draw_box(canvas, left, self.NUMBER_ROOM, self.SIDE, place < self.ticked)
            canvas.setFillColor(styles.INK)
            canvas.drawCentredString(left + self.SIDE / 2, self.NUMBER_ROOM - 15, str(self.first + place))


class WritingLines(Drawing):
    """Empty lines for a pen, far enough apart for a hand, as long as there is room."""

    APART = 9 * mm

    def __init__(self, lines: int) -> None:
        super().__init__(0, self.APART * lines)
        self.lines = lines

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:
        """The whole width it is given."""
        self.width = aW
        return super().wrap(aW, aH)

    def paint(self, canvas: Canvas) -> None:
        """The lowest line is at the bottom."""
        canvas.setStrokeColor(styles.SOFT)
        canvas.setLineWidth(styles.STRONG)
        for number in range(self.lines):
            canvas.line(0, number * self.APART, self.width, number * self.APART)


class Bars(Drawing):
    """A bar code of the kind Code 128. The white that a scanner needs beside it is the margin of the page."""

    def __init__(self, value: str) -> None:
        self.code = Code128(value, barWidth=BAR, barHeight=BARS_HIGH, quiet=0)
        super().__init__(self.code.width, BARS_HIGH)

    def paint(self, canvas: Canvas) -> None:
        """Black, not ink: a scanner wants all the contrast there is."""
        self.code.drawOn(canvas, 0, 0)


def draw_box(canvas: Canvas, left: float, bottom: float, side: float, ticked: bool) -> None:
    """A box of that side, its lower left corner given, and a tick in it."""
    canvas.setStrokeColor(styles.INK)
    canvas.setLineJoin(1)
    canvas.setLineCap(1)
    canvas.setLineWidth(max(styles.STRONG, side / (11 * mm)))
    canvas.roundRect(left, bottom, side, side, side / 14)
    if ticked:
        canvas.setLineWidth(max(1.4, side / 14))
        path = canvas.beginPath()
        path.moveTo(left + TICK[0][0] * side, bottom + TICK[0][1] * side)
        for across, up in TICK[1:]:
            path.lineTo(left + across * side, bottom + up * side)
        canvas.drawPath(path)
