"""What is laid over the pages of a case: a form, two versions, a preview. Made here, and told where each way leads."""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtWidgets import QWidget

from casework import Edit
from ui.case.add_to_case import AddToCase
from ui.case.case_court import CaseCourt
from ui.case.case_reading import CaseOnLaptop
from ui.case.contact_editor import ContactEditor
from ui.case.form_of import form_of
from ui.case.merged_view import GoesOnElsewhere
from ui.case.reasoned_page import ReasonedPage
from ui.case.record_editor import RecordEditor
from ui.case.removable_editor import RemovableEditor
from ui.case.repeat_page import RepeatPage
from ui.case.same_child_draft import SAME_CHILD, TAKE_APART
from ui.case.same_child_page import SameChildPage
from ui.case.take_apart_page import TakeApartPage
from ui.case.two_versions_page import CONFLICT, PROPOSAL, Question, TwoVersionsPage
from ui.desk import Desk
from ui.place import VISIT, Place
from ui.print_preview import PrintPreview

FORMS = ("editor", VISIT)


class Ways(NamedTuple):
    """Where each way out of what is laid over leads: back to the page, elsewhere, on to another form."""

    back: Callable[[], None]
    go: Callable[[Place], None]
    done: Callable[[object], object]
    add: Callable[[str], None]
    go_on_in: Callable[[str], None]
    repeat: Callable[[str], None]
    back_from_choosing: Callable[[], None]
    settled: Callable[[Sequence[Edit]], None]
    read_kept: Callable[[str], None]


class LaidOver:
    """Makes what a place names over its page."""

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], court: CaseCourt, ways: Ways) -> None:
        self._desk, self._now, self._court, self._ways = desk, now, court, ways

    def make(self, case: CaseOnLaptop, place: Place) -> QWidget | str | None:
        """What is open over the page, words where it cannot be opened, None where nothing is."""
        record = place.record or ""
        if place.part in FORMS:
            return self._form(case, place)
        if place.part == "result":
            return self._court.result(case.file, record)
        if place.part in ("two_versions", "proposal") and record:
            return self._two_versions(case, record, CONFLICT if place.part == "two_versions" else PROPOSAL)
        if place.part == "add":
            add = AddToCase(self._desk.who.role)
            add.chosen.connect(self._ways.add)
            add.left.connect(self._ways.back)
            return add
        if place.part == "repeat" and record in case.file.records:
            repeat = RepeatPage(self._desk, case.file, case.file.records[record], self._now)
            repeat.left.connect(self._ways.back)
            repeat.done.connect(self._ways.done)
            return repeat
        if place.part in (SAME_CHILD, TAKE_APART):
            return self._together(case, place)
        if place.part == "preview":
            preview = PrintPreview(self._desk, self._now)
            preview.go.connect(self._ways.go)
            return preview
        return None

    def _together(self, case: CaseOnLaptop, place: Place) -> QWidget:
        """Putting this case together with another, or taking one out of it again."""
        make = SameChildPage if place.part == SAME_CHILD else TakeApartPage
        page = make(self._desk, case.file.case_id, self._now, place.about)
        page.left.connect(self._ways.back)
        page.went.connect(self._ways.go)
        page.done.connect(self._ways.done)
        return page

    def _form(self, case: CaseOnLaptop, place: Place) -> QWidget | str:
        if case.ended and not is_here(case, place.record or ""):
            return GoesOnElsewhere(case).happened
        form = form_of(self._desk, case, place, self._now)
        if isinstance(form, str):
            return form
        form.closed.connect(self._ways.back)
        form.another_wanted.connect(self._ways.go_on_in)
        form.go.connect(self._ways.go)
        if isinstance(form, ContactEditor):
            form.repeat_wanted.connect(self._ways.repeat)
        if isinstance(form, RemovableEditor):
            form.removed.connect(self._ways.done)
        return form

    def _two_versions(self, case: CaseOnLaptop, record: str, question: Question) -> QWidget:
        versions = TwoVersionsPage(self._desk, record, self._now, question)
        versions.left.connect(self._ways.back_from_choosing)
        versions.settled.connect(self._ways.settled)
        versions.read_wanted.connect(self._ways.read_kept)
        versions.show_case(case.file)
        return versions


def is_here(case: CaseOnLaptop, record: str) -> bool:
    """Whether there is such a record, or something typed of one that was never saved."""
    return record in case.file.records or any(one.record == record for one in case.drafts)


def begin(part: QWidget, place: Place) -> None:
    """It is on screen: where work in it begins, or goes on."""
    if isinstance(part, RecordEditor):
        part.open((place.field, place.caret))
    elif isinstance(part, TwoVersionsPage | AddToCase | RepeatPage | ReasonedPage):
        part.take_focus()
    elif isinstance(part, PrintPreview):
        part.show_place(place)
