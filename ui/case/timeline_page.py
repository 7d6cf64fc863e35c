"""The Timeline page: the drawing, its legend, and everything in a list, with one selection."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from casework.timeline import Event
from ui.case.columns import Columns, inset
from ui.case.ledger_delegate import LedgerDelegate, ledger_row, more_row
from ui.case.timeline_drawing import TimelineDrawing
from ui.case.timeline_paint import Sign
from ui.case.timeline_view import KINDS, LEGEND, ZOOM_WORDS, Timeline, TimelineRow
from ui.parts.fields import CodeField
from ui.parts.flow import Flow
from ui.parts.headings import SectionHeading
from ui.parts.kept_line import KeptLine
from ui.parts.paged_rows import PagedRows
from ui.parts.row_list import RowList
from ui.parts.rows import WORDS, Row, section
from ui.parts.words import Words
from ui.place import Place
from ui.theme import spaced

PAGES = {
    "offence": "offences",
    "hearing": "offences",
    "order": "offences",
    "judgement": "assessment",
    "plan_target": "plan",
    "document": "documents",
}


class TimelinePage(QWidget):
    """`go` carries a Place; `contact_wanted` the id of a contact."""

    go = Signal(object)
    contact_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Timeline")
        self._timeline: Timeline | None = None
        self.drawing = TimelineDrawing()
        self.drawing.selected.connect(self._select_row)
        self.drawing.opened.connect(self._open_number)
        self.drawing.pointed.connect(self._say_pointed)
        self.drawing.zoomed.connect(self._was_zoomed)
        self._pointed = Words("", "small", "ink2", wrap=True)
        self._pointed.hide()
        self._zoom = _list_field(ZOOM_WORDS, "How much the drawing shows", "zoom")
        self._zoom.set_value("six_months")
        self._zoom.edited.connect(lambda: self.drawing.zoom(str(self._zoom.value())))
        self._kind = _list_field(
            {code or "all": words for code, words in KINDS.items()}, "Which events the list shows", "kind"
        )
        self._kind.set_value("all")
        self._kind.edited.connect(self._fill)
        choices = QWidget()
        row = spaced(QHBoxLayout(choices), spacing=8)
        row.addWidget(Words("Show", "body", "ink2"))
        row.addWidget(self._kind)
        self._heading = SectionHeading("Everything, newest first", end=choices)
        self.rows = RowList(
            "Everything, newest first", delegate=LedgerDelegate(lead_width=200, who_share=0.7, high=36), fit=True
        )
        self.rows.setObjectName("timeline")
        self.kept = KeptLine(self.rows)
        self._pages = PagedRows(self.rows, "event", more_row)
        self._pages.opened.connect(lambda row: self._open_number(int(row.key)))
        self.rows.selectionModel().currentChanged.connect(self._row_selected)
        main = QWidget()
        column = spaced(QVBoxLayout(main), spacing=8)
        for widget in (
            inset(self.drawing),
            inset(_legend(self._zoom)),
            inset(self._pointed),
            inset(self._heading),
            inset(self.kept),
            self.rows,
        ):
            column.addWidget(widget)
        outer = spaced(QVBoxLayout(self))
        outer.addWidget(Columns(main, None, bleed=10))

    def show_timeline(self, timeline: Timeline) -> None:
        """Show these events."""
        if timeline == self._timeline:
            return
        if self._timeline is None or timeline.case != self._timeline.case:
            self._pages.first_page()
        self._timeline = timeline
        self.drawing.show_timeline(timeline)
        self._heading.show_words("Everything, newest first", timeline.count)
        self.kept.show_words(timeline.kept)
        self._fill()

    def _fill(self) -> None:
        if self._timeline is None:
            return
        kind = str(self._kind.value() or "all")
        been, to_come = self._timeline.of_kind("" if kind == "all" else kind)
        later = [section("to come", "To come", "soonest first"), *(_row(one) for one in to_come)] if to_come else []
        nothing = [] if been else [Row(key="nothing", first=self._timeline.none, kind=WORDS)]
        self._pages.show_rows([*nothing, *(_row(one) for one in been)], later)

    def _select_row(self, number: int) -> None:
        if not self._pages.select_key(str(number)) and self._timeline is not None:
            self._kind.set_value("all")
            self._fill()
            self._pages.select_key(str(number))
        if self._timeline is not None:
            row = self._timeline.rows[number]
            self._say_pointed(f"{row.when}: {row.what}")

    def _row_selected(self, *_indexes: object) -> None:
        key = self.rows.current_key()
        if key.isdecimal():
            self.drawing.select(int(key))

    def _open_number(self, number: int) -> None:
        if self._timeline is None:
            return
        event: Event = self._timeline.events[number]
        if event.type == "contact":
            self.contact_wanted.emit(event.record)
        elif event.type in PAGES:
            record = event.record if PAGES[event.type] == "offences" else None
            self.go.emit(Place("case", self._timeline.case, PAGES[event.type], "", record))

    def _say_pointed(self, told: str) -> None:
        self._pointed.setText(told)
        self._pointed.setVisible(bool(told))

    def _was_zoomed(self, name: str) -> None:
        self._zoom.set_value(name)


def _list_field(codes: dict[str, str], name: str, object_name: str) -> CodeField:
    field = CodeField(codes, name)
    field.removeItem(0)
    field.setObjectName(object_name)
    return field


def _row(one: TimelineRow) -> Row:
    strong = one.state_ink in ("warn", "bad")
    return ledger_row(
        str(one.number),
        one.what,
        one.more,
        lead=one.when,
        icon=one.icon,
        who=one.who,
        state=one.state,
        state_ink=one.state_ink,
        state_style="strong" if strong else "small",
        spoken=one.spoken,
    )


def _legend(zoom: QWidget) -> QWidget:
    flow = Flow(gap=22, line_gap=4)
    flow.setAccessibleName("What the shapes mean")
    for shape, words in (*LEGEND, (None, "Today")):
        box = QWidget()
        row = spaced(QHBoxLayout(box), spacing=6)
        row.addWidget(Sign(shape))
        row.addWidget(Words(words, "small", "ink2"))
        flow.addWidget(box)
    flow.addWidget(zoom)
    return flow
