"""The same child is here twice: find the other, see both beside each other, say why, put them together."""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

from casework import Edit
from casework.case_file import case_file
from casework.merging import CannotMerge
from casework.same_child import By, put_together, taken_apart
from local_store.shapes import Draft, Hit
from local_store.store import LocalStore
from ui.announce import announce
from ui.case.reasoned_page import ReasonedPage, laid_out
from ui.case.same_child_draft import CHOOSING_PREFIX, same_child_key
from ui.case.same_child_rows import BesideGrid, BesideStack
from ui.case.same_child_view import (
    Beside,
    Candidates,
    beside,
    candidate_rows,
    done_words,
    goes_on_first,
    none_words,
    read_candidates,
    sides_of,
)
from ui.desk import Desk
from ui.done import Done
from ui.parts.buttons import outline, quiet
from ui.parts.fields import TextField
from ui.parts.flow import Flow
from ui.parts.headings import PageTitle
from ui.parts.notice import Notice
from ui.parts.row_list import ENTER, RowList
from ui.parts.rows import ROW, Row
from ui.parts.words import Words
from ui.place import Place
from ui.theme import current, sized, spaced

NAME = "The same child is here twice"
FIND = "Who is the same child?"
WHY = "Why they are the same child"
TAKEN_BACK = "Taken back at once"
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)
FROM = 2
"""Letters from which the store is asked."""


class SameChildPage(ReasonedPage):
    """Two steps: who it is, and the two beside each other. Escape goes one step back; nothing is discarded."""

    def __init__(self, desk: Desk, case: str, now: Callable[[], dt.datetime], other: str = "") -> None:
        super().__init__(desk, case, now, name=NAME, why=WHY, field="because", act="Put them together")
        self._other = other
        self._keep = ""  # which of the two goes on, by its id, once somebody has said so
        self._found: Candidates | None = None
        self._hits: Sequence[Hit] = ()
        self._looked_for = ""
        self._shown: Beside | None = None
        self._rows: QWidget | None = None
        self.column.insertWidget(0, PageTitle(NAME))
        self.finding = self._finding()
        self.comparing = self._comparing()
        self.column.addWidget(self.finding)
        self.column.addWidget(self.comparing)
        self._show_step()
        self._open()

    def _finding(self) -> QWidget:
        box = QWidget()
        column = spaced(QVBoxLayout(box), spacing=8)
        told = "Nothing is written before you have seen both beside each other. Only cases on this laptop are found."
        column.addWidget(Words(told, "body", "ink2", wrap=True))
        hint = "Type a name, a reference or a date of birth"
        self.find_field = sized(TextField(FIND, hint=hint), max_width=476)
        self.find_field.setObjectName("find_same_child")
        self.find_field.edited.connect(self._typed)
        self.find_field.installEventFilter(self)
        column.addWidget(Words(FIND, "strong"))
        column.addWidget(self.find_field)
        self.list = RowList("Who may be the same child, the likeliest first", fit=True)
        self.list.setObjectName("same_child_list")
        self.list.opened.connect(self._chosen)
        column.addWidget(self.list)
        self._none = Words("", "body", "ink2", wrap=True)
        column.addWidget(self._none)
        return box

    def _comparing(self) -> QWidget:
        box = QWidget()
        self._beside = spaced(QVBoxLayout(box), spacing=6)
        self._sentence = Words("", "body", "ink2", wrap=True)
        self._beside.addWidget(self._sentence)
        self.swap_button = outline("Let the other one go on", self.swap)
        self.swap_button.setObjectName("swap")
        self.another_button = quiet("Choose another", self.choose_another)
        self.another_button.setObjectName("choose_another")
        acts = Flow(gap=16, line_gap=6)
        acts.addWidget(self.swap_button)
        acts.addWidget(self.another_button)
        self._beside.addWidget(acts)
        self._beside.addWidget(self.reason_box)
        return box

    # reading

    def _open(self) -> None:
        case, other, today = self.case, self._other, self.now().date()

        def read(store: LocalStore) -> tuple[Candidates, Draft | None]:
            drafts = [one for one in store.drafts(case) if one.key.startswith(CHOOSING_PREFIX) and not one.aside]
            mine = [one for one in drafts if not other or one.key == same_child_key(case, other)]
            return read_candidates(store, case, today), max(mine, key=lambda one: one.kept_at, default=None)

        self.desk.read(read, lambda found: self._opened(*found) if isValid(self) else None)

    def _opened(self, found: Candidates, draft: Draft | None) -> None:
        self._found = found
        if draft is not None and not self.reason.value():
            self.restore(draft)
            self._other = self._other or draft.key.rpartition("/")[2]
            self._keep = str(draft.fields.get("goes_on") or "")
        self._show_rows()
        if self._other:
            self._compare()

    def show_case(self) -> None:
        """Somebody may have changed either meanwhile, or put one of them together with another."""
        if self.saving:
            return
        case, today = self.case, self.now().date()

        def again(found: Candidates) -> None:
            if isValid(self) and not self.saving:
                self._found = found
                self._show_rows()
                if self._other:
                    self._compare()

        self.desk.read(lambda store: read_candidates(store, case, today), again)

    # finding

    def _typed(self) -> None:
        search = self.find_field.text().strip()
        self._hits = ()
        self._show_rows()
        self.list.select_first()
        if len(search) < FROM:
            return

        def found(hits: list[Hit]) -> None:
            if isValid(self) and search == self.find_field.text().strip():
                self._hits = hits
                self._show_rows()
                self.list.select_first()

        self.desk.read(lambda store: store.search(search), found)

    def _show_rows(self) -> None:
        if self._found is None:
            return
        typed = self.find_field.text()
        rows = candidate_rows(self._found, typed, self._hits, self.now().date())
        self.list.mark(typed.strip())
        self.list.show_rows(rows)
        none = not any(row.kind == ROW for row in rows)
        self._none.setText(none_words(self._found, typed) if none else "")
        self._none.setVisible(none)
        self.list.setVisible(not none)
        if none and typed.strip():
            announce(self, self._none.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The caret stays in the field while arrows move in the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
            self._follow()
            return True
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            if (row := self.list.current_row()) is not None:
                self._chosen(row)
            return True
        return False

    def _follow(self) -> None:
        """The selected row comes into view: the page scrolls, and not the list."""
        box = self.list.visualRect(self.list.currentIndex())
        area = self.columns.area
        corner = self.list.viewport().mapTo(area.viewport(), box.center())
        area.ensureVisible(0, corner.y() + area.verticalScrollBar().value(), 0, box.height())

    def _chosen(self, row: Row) -> None:
        before, self._other, self._keep = self._other, row.key, ""
        if before and before != row.key:
            self.desk.drop_draft(same_child_key(self.case, before))
        self._compare()
        if self.reason.value():
            self.keep_draft()

    def choose_another(self) -> None:
        """Back to the list. What was written of why stays written."""
        self._shown = None
        self._show_step()
        self.take_focus()

    # comparing

    def swap(self) -> None:
        """The other one goes on."""
        if self._shown is not None:
            self._keep = self._shown.ends.id
            self._compare()
            if self.reason.value():
                self.keep_draft()

    def _compare(self) -> None:
        case, other, keep, who, today = self.case, self._other, self._keep, self.desk.who, self.now().date()

        def read(store: LocalStore) -> Beside | None:
            sides = sides_of(store, case, other)
            if sides is None:
                return None
            one, two = sides
            swapped = keep == two.id if keep else not goes_on_first(one.file, two.file)
            return beside(*((two, one) if swapped else (one, two)), who.user, who.role, today)

        self.desk.read(read, lambda shown: self._compared(shown) if isValid(self) and other == self._other else None)

    def _compared(self, shown: Beside | None) -> None:
        if shown is None or self.saving:
            self._other = self._other if self.saving else ""
            self._show_step()
            return
        first = self._shown is None
        if shown != self._shown:
            self._shown = shown
            self.lay_out()
        self._show_step()
        if first and self.isVisible():
            self.take_focus()
            announce(self, f"{shown.goes_on.who} goes on. {shown.ending.who} ends.")

    def lay_out(self) -> None:
        """Beside each other, or under each other."""
        shown = self._shown
        if shown is None:
            return
        self._sentence.setText(shown.sentence)
        kind = BesideStack if self.is_narrow() else BesideGrid
        new = kind(shown)
        self._rows = laid_out(self._beside, self._rows, new, self.reason_box)
        self.notices.show_notice(
            Notice("These cannot be put together by you.", shown.objection) if shown.objection else None
        )

    def _show_step(self) -> None:
        comparing = self._shown is not None
        self.finding.setVisible(not comparing)
        self.comparing.setVisible(comparing)
        self.act_button.setVisible(comparing and not (self._shown and self._shown.objection))
        if not comparing:
            self.notices.show_notice(None)
            self.problems.show_problems([])

    # doing it

    def key(self) -> str:
        """One draft for each pair."""
        return same_child_key(self.case, self._other)

    def about(self) -> str:
        """The other of the two."""
        return self._other

    def more_to_keep(self) -> dict[str, object]:
        """Which of the two goes on."""
        return {"goes_on": self._shown.keep.id} if self._shown is not None else {}

    def act(self) -> None:
        """Put them together, once there is a reason."""
        shown = self._shown
        if shown is None or shown.objection or self.saving:
            return
        because = self.ask_why()
        if because is None:
            return
        by = self.by()
        edits = put_together(shown.keep, shown.ends, by, because)
        keep, ends = shown.keep.file.case_id, shown.ends.file.case_id
        of = shown.ends.id

        def back(store: LocalStore, at: str) -> Sequence[Edit]:
            return taking_back(store, (keep, ends, of), By(by.user, by.name, by.device, at))

        self.save(edits, Done(done_words(shown.keep), edits, back), Place("case", keep, "people"))

    # where somebody is

    def take_focus(self) -> None:
        """The field that finds; with both in view, what may be done first: which goes on."""
        begins = self.swap_button if self._shown is not None else self.find_field
        begins.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, lambda: self._bring_up(begins))  # once it is laid out

    def _bring_up(self, begins: QWidget) -> None:
        """With large text, what comes first is at the top of the page, and there is room below it."""
        area = self.columns.area
        at = begins.mapTo(area.viewport(), begins.rect().topLeft()).y()
        if at + begins.height() * 3 > area.viewport().height():
            area.verticalScrollBar().setValue(area.verticalScrollBar().value() + at - current().units(12))

    def step_back(self) -> None:
        """From the two to the list, and from there to the case."""
        if self._shown is not None:
            self.choose_another()
        else:
            self.leave()


def taking_back(store: LocalStore, which: tuple[str, str, str], by: By) -> Sequence[Edit]:
    """The edits that undo what was just put together; none where somebody has taken it apart meanwhile.

    `which`: the case that goes on, the case of the other, and the other itself.
    """
    keep, ends, of = which
    one = case_file(keep, store.case(keep))
    other = one if keep == ends else case_file(ends, store.case(ends))
    try:
        return taken_apart(one, other, of, by, TAKEN_BACK).edits
    except CannotMerge:
        return ()
