"""The lists across all cases: the diary and the court list."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.words import count, weekday_day_month
from local_store.shapes import CaseSummary
from local_store.store import LocalStore
from ui.court_view import court_rows
from ui.desk import Desk
from ui.diary_view import week_rows
from ui.page import Now, Page
from ui.parts.buttons import outline
from ui.parts.headings import PageTitle
from ui.parts.row_list import RowList
from ui.parts.rows import Row
from ui.place import Place
from ui.reading import InCase, contacts_between, hearings
from ui.theme import spaced

DIARY_DAYS = 14


class AcrossPage(Page):
    """A title and one list that scrolls."""

    page = ""
    name = ""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._wanted = ""
        column = spaced(QVBoxLayout(self), (14, 18, 14, 0), 4)
        self.title = PageTitle(self.name)
        self.title.inset(10)
        column.addWidget(self.title)
        self.list = RowList(self.name)
        self.list.setObjectName(f"{self.page}_list")
        self.list.opened.connect(self._open)
        self.list.case_wanted.connect(self._open_case)
        column.addWidget(self.list, 1)

    def place(self) -> Place:
        """This page and the row selected."""
        return Place(page=self.page, record=self.list.current_key() or None)

    def show_place(self, place: Place) -> None:
        """Come back to the row."""
        self._wanted = place.record or ""
        super().show_place(place)

    def take_focus(self) -> None:
        """The list."""
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def show_rows(self, rows: list[Row], aside: str) -> None:
        """Show what was read."""
        self.title.show_words(self.name, aside)
        self.list.show_rows(rows)
        if self._wanted:
            self.list.select_key(self._wanted)
            self._wanted = ""

    def _open(self, row: Row) -> None:
        self.go.emit(row.opens)

    def _open_case(self, row: Row) -> None:
        self.go.emit(Place(page="case", case=row.opens.case))


class DiaryPage(AcrossPage):
    """Contacts, hearings and what is due by day, two weeks at a time."""

    page, name = "diary", "Diary"

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._weeks = 0
        for words, step in (("Earlier", -1), ("This week", 0), ("Later", 1)):
            self.title.add(outline(words, partial(self._turn, step)))

    def _turn(self, step: int) -> None:
        self._weeks = self._weeks + step if step else 0
        self.read()

    def _first(self) -> dt.date:
        today = self.now().date()
        monday = today - dt.timedelta(days=today.weekday())
        return monday + dt.timedelta(days=DIARY_DAYS * self._weeks)

    def read(self) -> None:
        """Ask for two weeks."""
        super().read()
        first = self._first()
        last = first + dt.timedelta(days=DIARY_DAYS - 1)

        def question(store: LocalStore) -> tuple[list[InCase], list[CaseSummary]]:
            cases = store.caseload()
            return contacts_between(store, first, last, cases), cases

        self.ask(question, self._show)

    def _show(self, read: tuple[list[InCase], list[CaseSummary]]) -> None:
        found, cases = read
        first = self._first()
        rows = week_rows(found, self.now(), first, DIARY_DAYS, cases)
        last = first + dt.timedelta(days=DIARY_DAYS - 1)
        self.show_rows(rows, f"{weekday_day_month(first)} to {weekday_day_month(last)}")
        at = self.list.rows_model.place_of(f"day-{self.now().date()}")
        if at >= 0 and not self.list.current_key():
            self.list.doItemsLayout()
            self.list.scrollTo(self.list.rows_model.index(at), self.list.ScrollHint.PositionAtTop)


class CourtPage(AcrossPage):
    """Results to enter, then hearings to come by day."""

    page, name = "court", "Court list"

    def read(self) -> None:
        """Ask for hearings from today on, and for results that are due."""
        super().read()
        today = self.now().date()

        def question(store: LocalStore) -> tuple[list[InCase], list[CaseSummary]]:
            cases = store.caseload()
            return hearings(store, today, cases), cases

        self.ask(question, self._show)

    def _show(self, read: tuple[list[InCase], list[CaseSummary]]) -> None:
        found, cases = read
        rows = court_rows(found, cases, self.now().date())
        self.show_rows(rows, count(len(found), "hearing to come", "hearings to come") if found else "")
