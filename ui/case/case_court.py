"""Offences and court within the page of a case: where each thing on it leads, and the form of a hearing's result."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from casework import CaseFile
from casework.sections import may_write
from ui.case.court_result_editor import CourtResultEditor
from ui.case.record_sections import form_place
from ui.case.thread_page import ThreadPage
from ui.case.thread_view import Court
from ui.desk import Desk
from ui.place import Place

TAB = "offences"


class CaseCourt(QObject):
    """`page` is the widget. go: a Place. done: what was saved, with what takes it back."""

    go = Signal(object)
    done = Signal(object)

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._now = desk, now
        self._file: CaseFile | None = None
        self.page = ThreadPage()
        self.page.hearing_wanted.connect(self.open_hearing)
        self.page.record_wanted.connect(self.open_record)
        self.page.paper_wanted.connect(self.open_paper)

    def show_court(self, court: Court, file: CaseFile) -> None:
        """Show this case."""
        self._file = file
        self.page.show_court(court)

    def result(self, file: CaseFile, record: str) -> CourtResultEditor | None:
        """The result of a hearing; None where it is not on this laptop, or the role writes no such thing."""
        hearing = next((one for one in file.hearings if one.id == record), None)
        if hearing is None or not may_write(self._desk.who.role, "hearing"):
            return None
        editor = CourtResultEditor(self._desk, file, hearing, self._now)
        editor.closed.connect(lambda: self.go.emit(Place("case", file.case_id, TAB, "", record)))
        editor.done.connect(self.done)
        editor.next_wanted.connect(self._next)
        return editor

    def _next(self, case: str, hearing: str) -> None:
        self.go.emit(Place("case", case, TAB, "result", hearing))

    def open_hearing(self, record: str) -> None:
        """The result of a hearing that has begun; the form of one that is to come, or of a decision out of court."""
        hearings = self._file.hearings if self._file is not None else ()
        hearing = next((one for one in hearings if one.id == record), None)
        begun = hearing is not None and hearing.date is not None and hearing.date <= self._now().date()
        if begun and self._file is not None and may_write(self._desk.who.role, "hearing"):
            self.go.emit(Place("case", self._file.case_id, TAB, "result", record))
        else:
            self.open_record(record)

    def open_record(self, record: str) -> None:
        """A record of this case in its form. What comes back from it comes to this page."""
        kept = self._file.records.get(record) if self._file is not None else None
        if kept is not None:
            self.go.emit(form_place(kept.case, kept.type, record))

    def open_paper(self, record: str) -> None:
        """A document, in the list of documents."""
        if self._file is not None:
            self.go.emit(Place("case", self._file.case_id, "documents", "", record))
