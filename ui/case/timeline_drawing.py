"""The drawing of the Timeline: four lanes, painted from ready-made shapes, with a selection that the keys move."""

import datetime as dt

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from casework import words
from ui.case.timeline_paint import draw_bar, draw_run, draw_shape
from ui.case.timeline_shapes import Drawing, Mark, across, along, drawing, holding
from ui.case.timeline_view import LANE_WORDS, LANES, ZOOMS, Span, Timeline
from ui.theme import current, restyled

LABELS, HEAD, LANE = 120, 30, 38
PAN = 0.25
"""Part of the span that one pan moves by."""


class TimelineDrawing(QWidget):
    """`selected` carries the place of an event in the list, newest first; `opened` the same; `pointed` words."""

    selected = Signal(int)
    opened = Signal(int)
    pointed = Signal(str)
    zoomed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("timeline_drawing")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._timeline: Timeline | None = None
        self._drawing: Drawing | None = None
        self._zoom = "six_months"
        self._moved = dt.timedelta()
        self._number = -1

    def show_timeline(self, timeline: Timeline) -> None:
        """Show these events; the same event stays selected."""
        self._timeline = timeline
        shown = words.count(len(timeline.events), "event")
        self.setAccessibleName(f"Drawing of {shown}. The same events are in the list below.")
        self._lay()

    def select(self, number: int) -> None:
        """Select an event, and bring it into the span that is shown."""
        if number == self._number:
            return
        self._number = number
        event = self._timeline.events[number] if self._timeline and 0 <= number < len(self._timeline.events) else None
        span = self._span()
        if event and event.date and span and event.until is None and not span[0] <= event.date <= span[1]:
            self._moved += event.date - (span[0] + (span[1] - span[0]) / 2)
            self._lay()
        self.update()

    def zoom(self, name: str) -> None:
        """Show a month, six months, the whole order or everything."""
        self._zoom, self._moved = name, dt.timedelta()
        self._lay()
        self.zoomed.emit(name)

    def drawn(self) -> Drawing | None:
        """What is painted, for tests that need no pixels."""
        return self._drawing

    def sizeHint(self) -> QSize:
        """The head and four lanes."""
        theme = current()
        return QSize(theme.units(700), theme.units(HEAD) + len(LANES) * theme.units(LANE))

    def minimumSizeHint(self) -> QSize:
        """It may be narrow: the span stays, and events join."""
        return QSize(current().units(300), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, other places."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()
            self._lay()

    def _span(self) -> Span | None:
        if self._timeline is None:
            return None
        start, end = self._timeline.spans[self._zoom]
        return start + self._moved, end + self._moved

    def _lay(self) -> None:
        span, theme = self._span(), current()
        if self._timeline is None or span is None or self.width() <= theme.units(LABELS):
            return
        self._drawing = drawing(
            self._timeline.events,
            span,
            self._timeline.today,
            self.width() - theme.units(LABELS),
            theme.units(100) / 100,
            theme.metrics("small").horizontalAdvance,
        )
        self.update()

    # keys and pointer

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter opens, Plus and Minus zoom, Shift with an arrow pans."""
        key, shifted = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        steps: dict[int, int] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key in steps and shifted:
            self._pan(steps[key])
        elif key in steps:
            self._move_to(along(self._marks(), self._present(), steps[key]))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move_to(across(self._marks(), self._present(), 1 if key == Qt.Key.Key_Down else -1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._number >= 0:
            self.opened.emit(self._number)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            at = ZOOMS.index(self._zoom) + (1 if key == Qt.Key.Key_Minus else -1)
            self.zoom(ZOOMS[max(0, min(len(ZOOMS) - 1, at))])
        else:
            super().keyPressEvent(event)

    def _pan(self, step: int) -> None:
        span = self._span()
        if span is not None:
            self._moved += (span[1] - span[0]) * PAN * step
            self._lay()

    def _marks(self) -> tuple[Mark, ...]:
        return self._drawing.marks if self._drawing else ()

    def _present(self) -> Mark | None:
        return holding(self._marks(), self._number)

    def _move_to(self, mark: Mark | None) -> None:
        if mark is not None and (number := mark.events[0]) != self._number:
            self._number = number
            self.update()
            self.selected.emit(number)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select what is pressed."""
        self._move_to(self._at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open it."""
        if self._at(event.position()) is not None:
            self.opened.emit(self._number)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Say date and words of what is pointed at."""
        mark = self._at(event.position())
        told = ""
        if mark is not None and self._timeline is not None:
            rows = [self._timeline.rows[number] for number in mark.events]
            told = ". ".join(f"{row.when}: {row.what}" for row in rows[:3])
            told += f", and {len(rows) - 3} more" if len(rows) > 3 else ""
        self.pointed.emit(told)

    def _at(self, place: QPointF) -> Mark | None:
        theme = current()
        lane = int((place.y() - theme.units(HEAD)) // theme.units(LANE))
        x = place.x() - theme.units(LABELS)
        near = [mark for mark in self._marks() if mark.lane == lane]
        inside = [mark for mark in near if mark.end is not None and mark.x <= x <= mark.end]
        close = [mark for mark in near if abs(mark.x - x) <= theme.units(12)]
        found = close or inside
        return min(found, key=lambda mark: abs(mark.x - x)) if found else None

    # painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Months, lanes, shapes, today, the ring round what is selected."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._drawing is not None:
            painter.save()
            painter.translate(current().units(LABELS), 0)
            for mark in self._drawing.marks:
                self._paint_mark(painter, mark)
            self._paint_today(painter)
            painter.restore()
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = current()
        left, head, lane = theme.units(LABELS), theme.units(HEAD), theme.units(LANE)
        painter.setFont(theme.font("small"))
        for x, name in self._drawing.months if self._drawing else ():
            painter.fillRect(
                QRectF(left + x, head - theme.units(8), 1, self.height() - head + theme.units(8)), theme.colour("line")
            )
            painter.setPen(theme.colour("ink2"))
            box = QRectF(left + x + theme.units(5), 0, self.width(), head - theme.units(6))
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)
        for number, of in enumerate(LANES):
            top = head + number * lane
            if number:
                painter.fillRect(QRectF(0, top, self.width(), 1), theme.colour("line"))
            painter.setPen(theme.colour("ink2"))
            box = QRectF(0, top, left, lane)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, LANE_WORDS[of])

    def _paint_mark(self, painter: QPainter, mark: Mark) -> None:
        theme = current()
        lane = theme.units(LANE)
        middle = theme.units(HEAD) + mark.lane * lane + lane / 2
        ink = theme.colour(mark.ink)
        if mark.end is not None:
            (draw_bar if mark.ink != "bad" else draw_run)(painter, mark, middle)
        if mark.end is None or mark.ink == "bad":
            draw_shape(painter, mark.shape, QPointF(mark.x, middle), ink)
        if mark.label:
            overdue = mark.ink == "bad"
            painter.setFont(theme.font("small_strong" if overdue else "small"))
            in_bar = mark.end is not None and not overdue
            painter.setPen(theme.colour("bad" if overdue else "ink" if in_bar else "ink2"))
            box = QRectF(mark.label_x, middle - lane / 2, self.width(), lane)
            painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, mark.label)
        if mark.label_end and mark.end is not None:
            box = QRectF(mark.x, middle - lane / 2, mark.end - mark.x - theme.units(6), lane)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, mark.label_end)
        if len(mark.events) > 1:
            painter.setFont(theme.font("caption_strong"))
            painter.setPen(theme.colour("ink"))
            box = QRectF(mark.x - theme.units(12), middle - lane / 2, theme.units(24), theme.units(13))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(len(mark.events)))
        if self._number in mark.events:
            self._paint_ring(painter, mark, middle)

    def _paint_ring(self, painter: QPainter, mark: Mark, middle: float) -> None:
        theme = current()
        side = theme.units(22)
        width = theme.units(3) if self.hasFocus() else theme.units(2)
        painter.setPen(QPen(theme.colour("accent"), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        box = QRectF(mark.x - side / 2, middle - side / 2, side, side)
        painter.drawRoundedRect(box, theme.units(5), theme.units(5))

    def _paint_today(self, painter: QPainter) -> None:
        if self._drawing is None or self._drawing.today is None:
            return
        theme = current()
        top = theme.units(HEAD - 10)
        painter.fillRect(QRectF(self._drawing.today - 1, top, 2, self.height() - top), theme.colour("accent"))
