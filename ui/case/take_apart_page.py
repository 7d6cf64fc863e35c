"""Taking apart what was put together: what is given back, what stays since somebody changed it, and why."""

import datetime as dt
from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from local_store.shapes import Draft
from local_store.store import LocalStore
from ui.case.reasoned_page import ReasonedPage, laid_out
from ui.case.same_child_draft import take_apart_key
from ui.case.take_apart_view import Apart, apart, edits_of
from ui.desk import Desk
from ui.done import Done
from ui.parts.headings import PageTitle, SectionHeading
from ui.parts.words import Words
from ui.place import Place
from ui.theme import spaced

NAME = "Take apart what was put together"
WHY = "Why they are not the same child"


class TakeApartPage(ReasonedPage):
    """Of a case that goes on: `other` is taken out again, a case or a record of the child in this one."""

    def __init__(self, desk: Desk, case: str, now: Callable[[], dt.datetime], other: str) -> None:
        super().__init__(desk, case, now, name=NAME, why=WHY, field="undone_because", act="Take them apart")
        self._other = other
        self._shown: Apart | None = None
        self._told: QWidget | None = None
        self.column.insertWidget(0, PageTitle(NAME))
        self.column.addWidget(self.reason_box)
        self.act_button.hide()  # until it is known what it would come to
        self._read(first=True)

    def key(self) -> str:
        """One draft for each pair."""
        return take_apart_key(self.case, self._other)

    def about(self) -> str:
        """What is taken out."""
        return self._other

    def show_case(self) -> None:
        """Somebody may have gone on writing, or taken them apart, meanwhile."""
        self._read(first=False)

    def _read(self, *, first: bool) -> None:
        case, other, key, who = self.case, self._other, self.key(), self.desk.who
        today = self.now().date()

        def read(store: LocalStore) -> tuple[Apart, Draft | None]:
            return apart(store, case, other, who.user, who.role, today), store.draft(key)

        def found(said: tuple[Apart, Draft | None]) -> None:
            if isValid(self) and not self.saving:
                self._found(*said, first=first)

        self.desk.read(read, found)

    def _found(self, shown: Apart, draft: Draft | None, *, first: bool) -> None:
        if first:
            self.restore(draft)
        if shown == self._shown:
            return
        self._shown = shown
        box = QWidget()
        column = spaced(QVBoxLayout(box), spacing=6)
        column.addWidget(Words(shown.sentence, "body", wrap=True))
        for title, lines in shown.sections:
            column.addWidget(SectionHeading(title))
            for line in lines:
                column.addWidget(Words(line, "body", wrap=True, selectable=True))
        self._told = laid_out(self.column, self._told, box, self.reason_box)
        self.reason_box.setVisible(shown.possible or bool(self.reason.value()))  # what was typed stays in view
        self.act_button.setVisible(shown.possible)

    def act(self) -> None:
        """Take them apart, once there is a reason."""
        shown = self._shown
        if shown is None or not shown.possible or self.saving:
            return
        because = self.ask_why()
        if because is None:
            return
        case, other, by = self.case, self._other, self.by()

        def made(edits: object) -> None:
            if not isValid(self):
                return
            assert isinstance(edits, tuple)
            if edits:
                self.save(edits, Done("Taken apart.", edits), Place("case", case, "people"))
            else:  # somebody was faster
                self._read(first=False)

        self.desk.read(lambda store: edits_of(store, case, other, by, because), made)
