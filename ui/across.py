"""The lists across all cases: the diary, the court list, documents."""

import datetime as dt
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.cases import Document
from casework.code_lists import words as code_words
from casework.court import Hearing
from casework.court_day import is_entered
from casework.words import clock, count, day_month_year, everyday_name, weekday_day_month
from ui.desk import Desk
from ui.diary_view import week_rows
from ui.page import Now, Page
from ui.parts.buttons import outline
from ui.parts.headings import PageTitle
from ui.parts.row_list import RowList
from ui.parts.rows import Row, section
from ui.place import Place
from ui.reading import InCase, contacts_between, documents, hearings
from ui.theme import spaced

DIARY_DAYS = 14
DOCUMENTS_AT_ONCE = 200
WEEKS_BACK = dt.timedelta(weeks=4)
"""How long a hearing without a result stays on the court list. Its case says so for longer."""
MORE = "more"


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
    """Planned contacts by day, two weeks at a time."""

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
        self.ask(lambda store: contacts_between(store, first, last), self._show)

    def _show(self, found: list[InCase]) -> None:
        first = self._first()
        rows = week_rows(found, self.now(), first, DIARY_DAYS)
        last = first + dt.timedelta(days=DIARY_DAYS - 1)
        self.show_rows(rows, f"{weekday_day_month(first)} to {weekday_day_month(last)}")
        at = self.list.rows_model.place_of(f"day-{self.now().date()}")
        if at >= 0 and not self.list.current_key():
            self.list.doItemsLayout()
            self.list.scrollTo(self.list.rows_model.index(at), self.list.ScrollHint.PositionAtTop)


class CourtPage(AcrossPage):
    """Hearings of the last weeks whose result is to be entered, and those to come, by day."""

    page, name = "court", "Court list"

    def read(self) -> None:
        """Ask for hearings from some weeks ago on."""
        super().read()
        today = self.now().date()
        self.ask(lambda store: hearings(store, today - WEEKS_BACK), self._show)

    def _show(self, found: list[InCase]) -> None:
        today = self.now().date()
        to_come = [one for one in found if _day(one) >= today]
        to_enter = [one for one in found if _day(one) < today and _waits(one)]
        rows: list[Row] = []
        if to_enter:
            rows.append(section("to-enter", "Results to enter", str(len(to_enter))))
            rows += [hearing_row(one, today) for one in to_enter]
        day: dt.date | None = None
        for one in to_come:
            if _day(one) != day:
                day = _day(one)
                same = sum(_day(each) == day for each in to_come)
                rows.append(section(f"day-{day}", weekday_day_month(day), str(same)))
            rows.append(hearing_row(one, today))
        if not to_come:
            rows.append(Row(key="none", first="No hearings to come.", kind="words"))
        self.show_rows(rows, count(len(to_come), "hearing to come", "hearings to come") if to_come else "")


def _day(one: InCase) -> dt.date:
    """Hearings are found by their day, so that each has one."""
    assert isinstance(one.record, Hearing)
    assert one.record.date is not None
    return one.record.date


def _waits(one: InCase) -> bool:
    assert isinstance(one.record, Hearing)
    return not is_entered(one.record) and not one.record.imported_from


def hearing_row(one: InCase, today: dt.date) -> Row:
    """One hearing of the court list. Begun, it opens with its result; to come, on the thread of its case."""
    hearing = one.record
    assert isinstance(hearing, Hearing)
    begun = _day(one) <= today
    kind = code_words("hearing_kind", hearing.kind) or "Hearing"
    report = code_words("report_kind", hearing.report_ordered)
    due = f"{report} due {day_month_year(hearing.report_due)}" if report and hearing.report_due else report
    return Row(
        key=hearing.id,
        first=everyday_name(one.row),
        beside=kind,
        second=hearing.court or "Court not recorded",
        end=clock(hearing.time) if hearing.time else "Time not recorded",
        end_second=weekday_day_month(_day(one)) if _day(one) < today else due,
        icon="landmark",
        opens=Place("case", one.row.case, "offences", "result" if begun else "", hearing.id),
    )


class DocumentsPage(AcrossPage):
    """Documents of all cases, newest first."""

    page, name = "documents", "Documents and printing"

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._most = DOCUMENTS_AT_ONCE

    def read(self) -> None:
        """Ask for the newest."""
        super().read()
        most = self._most
        self.ask(lambda store: documents(store, most), self._show)

    def _show(self, read: tuple[list[InCase], int]) -> None:
        found, there_are = read
        rows = [document_row(one, one.record) for one in found if isinstance(one.record, Document)]
        if not rows:
            rows = [Row(key="none", first="No documents yet.", kind="words")]
        elif len(found) < there_are:
            more = f"Show {min(DOCUMENTS_AT_ONCE, there_are - len(found))} older documents"
            rows.append(Row(key=MORE, first=more, icon="plus", opens=MORE))
        self.show_rows(rows, count(there_are, "document") if found else "")

    def _open(self, row: Row) -> None:
        if row.opens == MORE:
            self._most += DOCUMENTS_AT_ONCE
            self.read()
            return
        super()._open(row)

    def _open_case(self, row: Row) -> None:
        if row.opens != MORE:
            super()._open_case(row)


def document_row(one: InCase, document: Document) -> Row:
    """One document: what, whose, in what state."""
    kind = code_words("document_kind", document.kind) or "Document"
    made = f"made {day_month_year(document.made_on)}" if document.made_on else ""
    due = f"due {day_month_year(document.due_on)}" if document.due_on and not document.served_on else ""
    return Row(
        key=document.id,
        first=document.title or kind,
        second=", ".join(part for part in (everyday_name(one.row), kind if document.title else "", made) if part),
        end=code_words("document_state", document.state) or "Draft",
        end_second=due,
        icon="file-text",
        opens=Place(page="case", case=one.row.case, tab="documents", record=document.id),
    )
