"""The symbols beside the parts of what a child keeps, drawn with a few lines each."""

from collections.abc import Callable, Mapping, Sequence

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing import styles
from printing.content import Symbol
from printing.drawings import Drawing

SIDE = 15 * mm
GRID = 24  # a symbol is drawn on 24 by 24, from the upper left corner down
PEN = 1.55  # of the grid
DOT = 0.8
Points = Sequence[tuple[float, float]]
Curve = tuple[float, float, float, float, float, float]


class SymbolDrawing(Drawing):
    """One symbol, 15 mm square."""

    def __init__(self, symbol: Symbol) -> None:
        super().__init__(SIDE, SIDE)
        self.symbol = symbol

    def paint(self, canvas: Canvas) -> None:
        """Round pen, no filling."""
        canvas.translate(0, SIDE)
        canvas.scale(SIDE / GRID, -SIDE / GRID)
        canvas.setStrokeColor(styles.INK)
        canvas.setFillColor(styles.INK)
        canvas.setLineWidth(PEN)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        SYMBOLS[self.symbol](canvas)


def _line(canvas: Canvas, points: Points, *, closed: bool = False) -> None:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    if closed:
        path.close()
    canvas.drawPath(path)


def _curve(canvas: Canvas, start: tuple[float, float], *curves: Curve) -> None:
    """Curves one after another, each with two points that pull it and its end."""
    path = canvas.beginPath()
    path.moveTo(*start)
    for curve in curves:
        path.curveTo(*curve)
    canvas.drawPath(path)


def _dots(canvas: Canvas, points: Points) -> None:
    for point in points:
        canvas.circle(*point, DOT, stroke=0, fill=1)


def _star(canvas: Canvas) -> None:
    outer = ((12, 1.4), (22.6, 9.3), (18.6, 21.9), (5.4, 21.9), (1.4, 9.3))
    inner = ((14.6, 9.2), (16.2, 14.1), (12, 17.1), (7.8, 14.1), (9.4, 9.2))
    _line(canvas, [point for pair in zip(outer, inner, strict=True) for point in pair], closed=True)


def _steps(canvas: Canvas) -> None:
    _line(canvas, ((1.5, 20.5), (8.5, 20.5), (8.5, 14.3), (15.5, 14.3), (15.5, 8), (22.5, 8), (22.5, 2)))


def _not(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10)
    _line(canvas, ((5, 19), (19, 5)))


def _calendar(canvas: Canvas) -> None:
    canvas.roundRect(2, 4, 20, 18, 2)
    _line(canvas, ((2, 10), (22, 10)))
    for across in (7.5, 16.5):
        _line(canvas, ((across, 1.6), (across, 6.2)))
    _dots(canvas, [(across, down) for down in (14, 18) for across in (7, 12, 17)])


def _phone(canvas: Canvas) -> None:
    canvas.roundRect(6.2, 1.2, 11.6, 21.6, 2.2)
    _line(canvas, ((10.2, 4), (13.8, 4)))
    _dots(canvas, ((12, 19.4),))


def _people(canvas: Canvas) -> None:
    canvas.circle(8.3, 6.6, 3.6)
    _curve(canvas, (1.6, 20.6), (1.6, 10.4, 15, 10.4, 15, 20.6))
    canvas.circle(17.2, 8.2, 2.9)
    _curve(canvas, (16.2, 13.2), (20.6, 12.6, 22.4, 16.2, 22.4, 20.6))


def _heart(canvas: Canvas) -> None:
    _curve(
        canvas,
        (12, 20.8),
        (6, 16.6, 2.6, 12.6, 2.6, 8.4),
        (2.6, 3, 9.6, 1.8, 12, 6.6),
        (14.4, 1.8, 21.4, 3, 21.4, 8.4),
        (21.4, 12.6, 18, 16.6, 12, 20.8),
    )


def _speech(canvas: Canvas) -> None:
    _line(canvas, ((1.6, 3.4), (22.4, 3.4), (22.4, 15.8), (11.4, 15.8), (7, 21.4), (7, 15.8), (1.6, 15.8)), closed=True)


def _pen(canvas: Canvas) -> None:
    _line(canvas, ((3, 21), (5.2, 14.6), (17.6, 2.2), (21.8, 6.4), (9.4, 18.8)), closed=True)
    _line(canvas, ((14.6, 5.2), (18.8, 9.4)))


def _home(canvas: Canvas) -> None:
    _line(canvas, ((1.8, 12), (12, 2.4), (22.2, 12)))
    _line(canvas, ((4.8, 9.4), (4.8, 21.4), (19.2, 21.4), (19.2, 9.4)))
    _line(canvas, ((9.6, 21.4), (9.6, 14.4), (14.4, 14.4), (14.4, 21.4)))


def _clock(canvas: Canvas) -> None:
    canvas.circle(12, 12, 10)
    _line(canvas, ((12, 5.8), (12, 12), (16.4, 14.4)))


SYMBOLS: Mapping[Symbol, Callable[[Canvas], None]] = {
    Symbol.STAR: _star,
    Symbol.STEPS: _steps,
    Symbol.NOT: _not,
    Symbol.CALENDAR: _calendar,
    Symbol.PHONE: _phone,
    Symbol.PEOPLE: _people,
    Symbol.HEART: _heart,
    Symbol.SPEECH: _speech,
    Symbol.PEN: _pen,
    Symbol.HOME: _home,
    Symbol.CLOCK: _clock,
}
