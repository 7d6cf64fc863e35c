"""Today: what to do now, the diary beside it, and whether it is all on this laptop."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from casework.local_rules import DEFAULTS
from casework.words import weekday_day_month
from local_store.shapes import CaseSummary, Counts
from local_store.store import LocalStore
from ui import today_sections, today_view
from ui.desk import Desk
from ui.diary_view import Entry, entries, now_words
from ui.drafts_view import KeptDraft, read_drafts, today_drafts
from ui.page import Now, Page, TwoColumns
from ui.parts.buttons import link
from ui.parts.headings import PageTitle, SectionHeading
from ui.parts.row_list import RowList
from ui.parts.rows import Row
from ui.parts.words import Hairline, Picture, Words
from ui.place import Place
from ui.reading import InCase, contacts_between, count_documents
from ui.theme import current, restyled, sized, spaced
from ui.why_line import WhyLine

TIME_WIDTH = 76


class DiaryEntry(QAbstractButton):
    """One entry of the diary: time, what, who, where, and what to know at the door."""

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entry = entry
        self.setAccessibleName(entry.sentence())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = spaced(QHBoxLayout(self), (0, 10, 0, 10), 0)
        faded = entry.past and not entry.not_recorded
        ink, ink2 = ("ink3", "ink3") if faded else ("ink", "ink2")
        time = sized(Words(entry.time, "body", ink), width=TIME_WIDTH)
        row.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        column = spaced(QVBoxLayout(), spacing=0)
        row.addLayout(column, 1)
        column.addWidget(Words(entry.what, "medium", ink, wrap=True))
        for words in (entry.who, entry.place):
            if words:
                column.addWidget(Words(words, "small", ink2, wrap=True))
        if entry.warning and not entry.past:
            warning = spaced(QHBoxLayout(), (0, 1, 0, 0), 6)
            warning.addWidget(Picture(entry.warning_icon, "warn", 14), 0, Qt.AlignmentFlag.AlignTop)
            warning.addWidget(Words(entry.warning, "small_strong", "warn", wrap=True), 1)
            column.addLayout(warning)
        if entry.not_recorded:
            column.addWidget(Words("Not recorded yet", "small_strong", "warn"))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def sizeHint(self) -> QSize:
        """What its words take."""
        layout = self.layout()
        assert layout is not None
        return layout.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens it."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring with the focus, a ground when pointed at."""
        theme = current()
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        if self.hasFocus():
            pen = painter.pen()
            pen.setColor(theme.colour("accent"))
            pen.setWidth(theme.units(2))
            painter.setPen(pen)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()


class NowLine(QWidget):
    """The teal line of now: the time, how long to the next visit, a line to the edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_words(self, words: str) -> None:
        """Say it."""
        self.words = words
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        """One line."""
        return QSize(current().units(120), current().units(22))

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event):
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Words, then the line."""
        theme = current()
        painter = QPainter(self)
        painter.setFont(theme.font("caption_strong"))
        painter.setPen(theme.colour("accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.words)
        left = int(theme.metrics("caption_strong").horizontalAdvance(self.words)) + theme.units(8)
        tall = theme.units(2)
        painter.fillRect(left, (self.height() - tall) // 2 + 1, self.width() - left, tall, theme.colour("accent"))
        painter.end()


class _Read:
    """What Today reads in one go."""

    def __init__(self, store: LocalStore, now: Now) -> None:
        day = now().date()
        self.cases: list[CaseSummary] = store.caseload()
        self.counts: Counts = store.counts()
        self.contacts: list[InCase] = contacts_between(store, day, day, self.cases)
        self.documents = count_documents(store, self.cases)
        self.drafts = read_drafts(store)
        self.rules = store.rules()
        device = store.device()
        self.last_contact = device.last_contact if device else ""


class TodayPage(Page):
    """The first page of the day."""

    counted = Signal(int)

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._found = today_view.Groups()
        self._contacts: list[InCase] = []
        self._cases: list[CaseSummary] = []
        self._rules = DEFAULTS
        self._drafts: tuple[KeptDraft, ...] = ()
        self._show_later = False
        self._here = False
        self._selected = ""
        main = QWidget()
        column = spaced(QVBoxLayout(main), (14, 18, 14, 20), 4)
        self.title = PageTitle("", "")
        self.title.inset(10)
        column.addWidget(self.title)
        self._why_link = link("Why this date", self._turn_why)
        self._why_link.setToolTip("W: the rule behind the selected line, and where it comes from.")
        self.title.add(self._why_link)
        self.why = WhyLine()
        self.why.rules_wanted.connect(lambda: self.go.emit(Place(page="rules")))
        column.addWidget(self.why)
        self.list = RowList("Things to do", fit=True)
        self.list.setObjectName("today_list")
        self.list.opened.connect(self._open)
        self.list.case_wanted.connect(self._open_case)
        self.list.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._selection_moved)
        column.addWidget(self.list)
        column.addStretch(1)
        spaced(QVBoxLayout(self)).addWidget(TwoColumns(main, self._side()))
        desk.drafts_changed.connect(self._drafts_changed)

    def _drafts_changed(self) -> None:
        """A bound slot, and no lambda: it goes with the page, while the last word of a draft may come later."""
        self._laptop_changed(None)

    def _side(self) -> QWidget:
        side = QWidget()
        column = spaced(QVBoxLayout(side), (22, 19, 22, 20), 2)
        week = link("Whole week", self._whole_week)
        column.addWidget(SectionHeading("Diary", end=week, line=False))
        self._now_line = NowLine()
        column.addWidget(self._now_line)
        self._diary = spaced(QVBoxLayout())
        column.addLayout(self._diary)
        column.addSpacing(10)
        column.addWidget(Hairline(ink="line2"))
        column.addSpacing(10)
        self._here_heading = Words("", "section", wrap=True)
        column.addWidget(self._here_heading)
        self._facts = spaced(QVBoxLayout(), (0, 5, 0, 0), 7)
        column.addLayout(self._facts)
        column.addStretch(1)
        return side

    def place(self) -> Place:
        """Today, and the row that is selected."""
        return Place(page="today", record=self.list.current_key() or None)

    def show_place(self, place: Place) -> None:
        """Come back to the row that was selected."""
        self._selected = place.record or self._selected
        super().show_place(place)

    def take_focus(self) -> None:
        """The list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def read(self) -> None:
        """Ask for everything at once."""
        super().read()
        now = self.now
        self.ask(lambda store: _Read(store, now), self._show)

    def _show(self, read: _Read) -> None:
        now = self.now()
        self._found, self._here = today_view.groups(read.cases, now.date()), bool(read.cases)
        self._contacts, self._drafts = read.contacts, read.drafts
        self._cases, self._rules = read.cases, read.rules
        self.title.show_words(weekday_day_month(now.date()), self._found.aside() if self._here else "")
        self._show_rows()
        if self._selected:
            self.list.select_key(self._selected)
            self._selected = ""
        elif self.list.hasFocus() and not self.list.current_key():
            self.list.select_first()
        self._show_diary()
        self._here_heading.setText(today_view.laptop_heading(read.cases, read.counts, self._found))
        facts = today_view.laptop_facts(read.cases, read.counts, read.documents, read.last_contact, self._found, now)
        _empty(self._facts)
        for fact in facts:
            row = spaced(QHBoxLayout(), spacing=13)
            row.addWidget(
                Picture(fact.icon, "warn" if fact.ink == "warn" else "ink3", 14), 0, Qt.AlignmentFlag.AlignTop
            )
            row.addWidget(Words(fact.words, "small", fact.ink, wrap=True), 1)
            self._facts.addLayout(row)
        self.counted.emit(self._found.to_do())

    def _show_rows(self) -> None:
        rows = today_view.today_rows(
            self._found,
            self.now().date(),
            show_later=self._show_later,
            here=self._here,
            drafts=today_drafts(self._drafts, self.now()),
            rules=self._rules,
        )
        self.list.show_rows(rows)

    def _turn_later(self) -> None:
        self._show_later = not self._show_later
        self._show_rows()

    def _show_diary(self) -> None:
        now = self.now()
        _empty(self._diary)
        found = entries(self._contacts, now)
        for at, entry in enumerate(found):
            if at:
                self._diary.addWidget(Hairline())
            button = DiaryEntry(entry)
            button.clicked.connect(lambda _checked=False, entry=entry: self.go.emit(entry.opens))
            self._diary.addWidget(button)
        if not found:
            self._diary.addWidget(Words("Nothing in the diary today.", "small", "ink2"))
        self._now_line.show_words(now_words(self._contacts, now))

    def minute_passed(self) -> None:
        """The line of now moves; past entries go grey."""
        self._show_diary()

    def _open(self, row: Row) -> None:
        if row.opens == today_view.LATER:
            self._turn_later()
            return
        self.go.emit(row.opens)

    def _open_case(self, row: Row) -> None:
        if row.opens == today_view.LATER:
            self._turn_later()
            return
        self.go.emit(Place(page="case", case=row.opens.case))

    def _whole_week(self) -> None:
        self.go.emit(Place(page="diary"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the list, D opens the diary and W says why: the list itself would take a letter to look for a row."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not event.modifiers():
            act = {Qt.Key.Key_D: self._whole_week, Qt.Key.Key_W: self._turn_why}.get(Qt.Key(event.key()))
            if act is not None:
                act()
                return True
        return super().eventFilter(watched, event)

    def step_back(self) -> bool:
        """Escape closes why."""
        shown = not self.why.isHidden()
        self.why.hide()
        return shown

    def _turn_why(self) -> None:
        if self.why.isHidden():
            if self.list.current_row() is None:
                self.list.select_first()
            self._say_why()
        else:
            self.why.hide()

    def _selection_moved(self) -> None:
        if not self.why.isHidden():
            self._say_why()

    def _say_why(self) -> None:
        row = self.list.current_row()
        if row is None:
            self.why.hide()
            return
        today = self.now().date()
        self.why.show_reason(today_sections.why(row, self._found.everything(), self._cases, self._rules, today))


def _empty(layout: QVBoxLayout | QHBoxLayout) -> None:
    """Take everything out of a layout."""
    while layout.count():
        item = layout.takeAt(0)
        assert item is not None
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif isinstance(inner, QVBoxLayout | QHBoxLayout):
            _empty(inner)
