"""The page Offences and court: the table of offences, the thread through court, and the order beside it.

One place of the thread is where somebody is. Left and Right step along the thread from it, whatever list it stands in.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from casework.thread import Knot
from casework.thread_links import Level, Place
from ui.case.columns import Columns, inset
from ui.case.side_view import SideSection
from ui.case.step_row import BLEED, StepGroup
from ui.case.summary_page import empty, gap
from ui.case.thread_rows import KnotRow, OffenceRow, RequirementRow, offence_head
from ui.case.thread_strip import ThreadStrip
from ui.case.thread_view import Court, KnotLine
from ui.parts.buttons import outline
from ui.parts.facts import Fact, Facts
from ui.parts.flow import Flow
from ui.parts.headings import SectionHeading
from ui.parts.words import Hairline, Words
from ui.theme import current, spaced

NARROW_EM = 60
LABELS = 132


class ThreadPage(QWidget):
    """hearing_wanted, contact_wanted, paper_wanted, versions_wanted, record_wanted: the id of what is to be opened.

    hearing_added, offence_added: somebody wants to add one.
    """

    hearing_wanted = Signal(str)
    contact_wanted = Signal(str)
    record_wanted = Signal(str)
    paper_wanted = Signal(str)
    hearing_added = Signal()
    offence_added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Offences and court")
        self._court: Court | None = None
        self._narrow = self._filling = False
        self._at = ""
        self._wanted = ""
        self._came_by: tuple[str, ...] = ()
        self.offences, self.knots, self.requirements = StepGroup(self), StepGroup(self), StepGroup(self)
        self.strip = ThreadStrip()
        self._build()
        for group in (self.offences, self.knots, self.requirements):
            group.reached.connect(self._reached)
            group.opened.connect(self.open_record)
            group.stepped.connect(self._step)
        self.strip.wanted.connect(self._stand)
        self.strip.opened.connect(self.open_record)
        self.strip.stepped.connect(self._step)
        self.strip.beside.connect(self._beside)
        for keys, signal in (("Ctrl+Shift+H", self.hearing_added), ("Ctrl+Shift+O", self.offence_added)):
            QShortcut(QKeySequence(keys), self, signal.emit)

    def _build(self) -> None:
        main, side = QWidget(), QWidget()
        self._main = spaced(QVBoxLayout(main))
        self._offences_heading = SectionHeading("Offences", line=False)
        self._table, self._line = QWidget(), QWidget()
        self._table_rows, self._line_rows = spaced(QVBoxLayout(self._table)), spaced(QVBoxLayout(self._line))
        self._thread_heading = SectionHeading("The thread through court", line=False)
        for widget in (
            inset(self._offences_heading),
            self._table,
            gap(18),
            inset(self._thread_heading),
            gap(4),
            self._line,
        ):
            self._main.addWidget(widget)
        self._side = spaced(QVBoxLayout(side), spacing=14)
        column = spaced(QVBoxLayout(self))
        self.columns = Columns(main, side, side_width=375, bleed=BLEED)
        column.addWidget(self.columns, 1)
        self._rule = Hairline()
        column.addWidget(self._rule)
        column.addWidget(self.strip)
        self._column = column

    def go_to(self, record: str) -> None:
        """Stand there on the thread; once it is read, where it is not shown yet."""
        self._wanted = record
        if self._court is not None and record in self._court.links.level:
            self._show_at(record)

    def show_court(self, court: Court) -> None:
        """Show this. Somebody stays where they stand on the thread; at first that is the present order."""
        narrow = current().em(self.window().width()) < NARROW_EM
        other_case = self._court is None or court.case != self._court.case
        if (court, narrow) != (self._court, self._narrow):
            held = QApplication.focusWidget()
            held_in = next((one for one in (self.offences, self.knots, self.requirements) if held in one.rows), None)
            self._court, self._narrow = court, narrow
            self._filling = True  # rows that go hand the focus on, and nobody has stepped anywhere
            self._fill(court)
            self._filling = False
        else:
            held_in = None
        if other_case:
            self._came_by = ()
        stays = self._at if self._at in court.links.level and not other_case else court.first
        self._show_at(self._wanted if self._wanted in court.links.level else stays)
        self._wanted = ""
        if held_in is not None:
            self._focus(self._at, on_strip=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 60 em the columns of the table stand under each other, and the strip below the thread."""
        super().resizeEvent(event)
        if self._court is not None:
            self.show_court(self._court)

    # filling

    def _fill(self, court: Court) -> None:
        self._offences_heading.show_words("Offences", court.count)
        empty(self._table_rows)
        if court.offences and not self._narrow:
            self._table_rows.addWidget(offence_head())
        self._table_rows.addWidget(inset(Hairline()))
        rows = [OffenceRow(line, self._narrow) for line in court.offences]
        for row in rows:
            self._table_rows.addWidget(row)
            self._table_rows.addWidget(inset(Hairline()))
        if not rows:
            self._table_rows.addWidget(inset(_none("No offences recorded.")))
        self.offences.hold(rows)
        self._fill_line(court)
        self._fill_side(court)
        self._place_strip()

    def _fill_line(self, court: Court) -> None:
        empty(self._line_rows)
        last = len(court.knots) - 1
        rows = [
            KnotRow(line, self._narrow, at == 0, at == last, self._acts(line)) for at, line in enumerate(court.knots)
        ]
        for row in rows:
            self._line_rows.addWidget(inset(row))
        if not rows:
            self._line_rows.addWidget(inset(_none("No hearings recorded.")))
        self.knots.hold(rows)

    def _acts(self, line: KnotLine) -> list[tuple[str, Callable[[], object]]]:
        """What can be opened from a knot besides itself."""
        knot: Knot = line.knot
        acts: list[tuple[str, Callable[[], object]]] = []
        if knot.paper:
            said = "Open the report" if knot.type == "report" else "Open the paper"
            acts.append((said, partial(self.paper_wanted.emit, knot.paper)))
        if knot.undecided:
            acts.append(("Look at both versions", partial(self.contact_wanted.emit, knot.undecided)))
        if knot.result_missing:
            acts.append(("Enter the result", partial(self.hearing_wanted.emit, knot.key)))
        return acts

    def _fill_side(self, court: Court) -> None:
        empty(self._side)
        self._side.addWidget(_section(court.order))
        box = QWidget()
        column = spaced(QVBoxLayout(box), spacing=1)
        column.addWidget(SectionHeading("Requirements"))
        rows = [RequirementRow(line) for line in court.requirements]
        for row in rows:
            column.addWidget(row)
        if not rows:
            column.addWidget(_none("No requirements recorded."))
        self.requirements.hold(rows)
        self._side.addWidget(box)
        for section in court.below:
            self._side.addWidget(_section(section))
        buttons = Flow(gap=8, line_gap=8)
        for words, name, signal, keys in (
            ("Add a hearing", "add_hearing", self.hearing_added, "Ctrl+Shift+H"),
            ("Add an offence", "add_offence", self.offence_added, "Ctrl+Shift+O"),
        ):
            button = outline(words, signal.emit, icon_name="plus")
            button.setObjectName(name)
            button.setToolTip(keys)
            buttons.addWidget(button)
        self._side.addWidget(buttons)

    def _place_strip(self) -> None:
        """At the foot of the page; in a narrow window, where the foot has no room, after the thread."""
        self._rule.setVisible(not self._narrow)
        if self._narrow:
            self._main.addWidget(self.strip)
        else:
            self._column.addWidget(self.strip)

    # where somebody is

    def at(self) -> str:
        """The id of the record on the thread where somebody is."""
        return self._at

    def _stand(self, record: str) -> None:
        if not self._filling:
            self._show_at(record)

    def _reached(self, record: str) -> None:
        """A row has the focus: one whose hearing, outcome or order was stepped to keeps that place."""
        row = self.knots.row_of(record)
        if not self._filling and not (isinstance(row, KnotRow) and self._at in row.records):
            self._show_at(record)

    def _show_at(self, record: str) -> None:
        court = self._court
        if court is None:
            return
        self._at = record
        places = court.links.along(record, self._came_by)
        if places:
            self._came_by = tuple(place.record for place in places)
        on_thread = {place.record for place in places}
        for row in (*self.offences.rows, *self.requirements.rows):
            row.show_standing(row.record == record, row.record in on_thread)
        for row in self.knots.rows:
            about = row.records if isinstance(row, KnotRow) else frozenset()
            row.show_standing(record in about or row.record == record, bool(about & on_thread))
        self.strip.show_thread(places, court.names, record)

    def _step(self, step: int) -> None:
        """To the next place of the thread, or the one before."""
        places = self._court.links.along(self._at, self._came_by) if self._court else ()
        now = next((number for number, place in enumerate(places) if place.record == self._at), -1)
        if now >= 0 and 0 <= now + step < len(places):
            record = places[now + step].record
            self._show_at(record)
            focused = QApplication.focusWidget()
            self._focus(record, on_strip=focused is not None and self.strip.isAncestorOf(focused))

    def _beside(self, step: int) -> None:
        """What else stands at this place of the thread."""
        places = self._court.links.along(self._at, self._came_by) if self._court else ()
        place = next((place for place in places if place.record == self._at), None)
        if place is not None:
            record = place.others[(place.number - 1 + step) % len(place.others)]
            self._came_by = tuple(one for one in self._came_by if one != self._at)
            self._show_at(record)

    def _focus(self, record: str, *, on_strip: bool) -> None:
        """The focus goes with the step: into the list that shows the record, unless it is on the strip."""
        knot = next((row for row in self.knots.rows if isinstance(row, KnotRow) and record in row.records), None)
        row = self.offences.row_of(record) or knot or self.requirements.row_of(record)
        if row is None or on_strip:
            self.strip.take_focus(record)
        else:
            row.setFocus()

    def take_focus(self) -> None:
        """Where somebody is on the thread."""
        self._focus(self._at, on_strip=False)

    # opening

    def open_record(self, record: str) -> None:
        """What stands there in its own page: a hearing with its result, a contact, a report, a record."""
        court = self._court
        if court is None:
            return
        level = court.links.level.get(record)
        knot = next((line.knot for line in court.knots if record in (line.knot.key, *line.knot.about)), None)
        if level is Level.CONTACT:
            self.contact_wanted.emit(record)
        elif level is Level.HEARING or level is Level.OUTCOME:
            self.hearing_wanted.emit(self._hearing_of(record, court.links.along(record, self._came_by)))
        elif level is None and knot is not None and knot.paper:
            self.paper_wanted.emit(knot.paper)
        else:
            self.record_wanted.emit(record)

    def _hearing_of(self, record: str, places: tuple[Place, ...]) -> str:
        """The hearing itself, or the one at which an outcome was decided."""
        before = [place.record for place in places if place.level is Level.HEARING]
        return before[0] if before else record


def _none(said: str) -> Words:
    words = Words(said, "body", "ink2")
    words.setContentsMargins(0, 8, 0, 8)
    return words


def _section(section: SideSection) -> QWidget:
    """A heading with facts, or the sentence that says what stands there."""
    box = QWidget()
    box.setObjectName(f"side.{section.name}")
    column = spaced(QVBoxLayout(box), spacing=6)
    column.addWidget(SectionHeading(section.title))
    facts = [Fact(one.label, one.value, strong=one.strong) for one in section.facts if one.value]
    if facts:
        column.addWidget(Facts(facts, label_width=LABELS))
    for one in section.facts:
        if not one.value:
            column.addWidget(Words(one.label, "small_strong", wrap=True))
    if section.note:
        column.addWidget(Words(section.note, "small", "ink2", wrap=True))
    return box
