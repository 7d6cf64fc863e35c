"""A court result on one screen: every offence of a hearing with its plea, finding and outcome, and what comes next.

All of it is saved in one step. Ctrl+Enter saves, and opens the next hearing of the day at the same court.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from shiboken6 import isValid

from casework import CaseFile, Edit
from casework.court import Hearing
from casework.court_day import next_to_enter
from casework.court_orders import MAKE_AN_ORDER
from casework.court_result import cannot_be, court_records, sheet, whole, with_edits
from casework.trouble import Trouble
from local_store.store import LocalStore
from ui.case.editor_state import EditorState
from ui.case.result_lines import result_lines
from ui.case.result_side import ResultSideColumn
from ui.case.result_view import NextAtCourt, heading, next_words, saved_words, side
from ui.case.several_records import SeveralRecords, named
from ui.desk import Desk
from ui.done import Done
from ui.parts.buttons import quiet
from ui.reading import hearings_on
from ui.theme import current

PAUSE_MS = 250
NARROW_EM = 60


class CourtResultEditor(SeveralRecords):
    """The result of one hearing. done: it is saved, with what takes it back. next_wanted: case and hearing."""

    done = Signal(object)
    next_wanted = Signal(str, str)

    def __init__(self, desk: Desk, case: CaseFile, hearing: Hearing, now: Callable[[], dt.datetime]) -> None:
        self._case, self._hearing = court_records(case), hearing
        self._sheet = sheet(self._case, hearing)
        self._side = ResultSideColumn()
        self._next: NextAtCourt | None = None
        self._going_on = False
        offences = [record for one in self._sheet.offences for record in (one.at_hearing, one.outcome)]
        super().__init__(
            desk,
            self._sheet.hearing,
            [*offences, *self._sheet.requirements],
            result_lines(self._sheet, hearing.date, lambda: now().date()),
            now,
            save_words="Save result",
            side=self._side,
        )
        self.setAccessibleName("Result of the hearing")
        self._on_button = quiet("", self.save_and_close, hint="Ctrl+Enter")
        self._on_button.setObjectName("save_and_next")
        self.bar.add(self._on_button, after=self.save_button)
        self._show_next(None)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._show_side)

    def first_field(self) -> str:
        """The first plea; what happened, where no offence is before the court."""
        first = next(iter(self._sheet.offences), None)
        return named(first.at_hearing.id, "plea") if first else "result"

    # beside the form

    def describe(self, state: EditorState) -> None:
        """Which hearing it is; what the rules say follows after a pause."""
        self.heading.setText(heading(self._hearing))
        self._show_requirements()
        if self.is_open:
            self._pause.start()

    def _show_requirements(self) -> None:
        """Lines for requirements stand where an outcome has an order: those that are filled in, and one more."""
        outcomes = [self.value_of(named(one.outcome.id, "disposal")) for one in self._sheet.offences]
        filled = [self._is_filled(record.id) for record in self._sheet.requirements]
        has_order = any(one in MAKE_AN_ORDER for one in outcomes)
        last = max((at for at, one in enumerate(filled) if one), default=-1)
        for at, record in enumerate(self._sheet.requirements):
            shown = at <= last or (has_order and at == last + 1)
            self.row_of(named(record.id, "kind")).setVisible(shown)

    def _is_filled(self, record: str) -> bool:
        return any(self.value_of(named(record, name)) not in (None, "") for name in ("kind", "amount", "unit"))

    def show_case(self, case: CaseFile) -> None:
        """The case around the hearing is another than before."""
        super().show_case(case)
        self._case = court_records(case)
        self._hearing = next((one for one in case.hearings if one.id == self._hearing.id), self._hearing)
        self._pause.start()
        self._ask_next()

    def _show_side(self) -> None:
        if not self.not_understood():
            self._side.show_side(side(self._case, self._hearing.id, self._whole(self.typed_edits())))

    def _whole(self, typed: Sequence[Edit]) -> tuple[Edit, ...]:
        who = self._desk.who
        return whole(self._case, self._hearing.id, typed, who.user, who.name, self._now().date())

    # the next hearing of the day

    def open(self, caret: tuple[str, int] = ("", 0)) -> None:
        """Ask the laptop for the records, their drafts, and which hearing comes next."""
        super().open(caret)
        self._ask_next()

    def _ask_next(self) -> None:
        present, on = self._hearing, self._hearing.date

        def question(store: LocalStore) -> NextAtCourt | None:
            found = hearings_on(store, on) if on else []
            by_id = {one.record.id: one for one in found}
            then = next_to_enter([one.record for one in found if isinstance(one.record, Hearing)], present)
            return NextAtCourt(then.case, then.id, next_words(by_id[then.id], then)) if then else None

        self._desk.read(question, lambda said: self._show_next(said) if isValid(self) else None)

    def _show_next(self, then: NextAtCourt | None) -> None:
        self._next = then
        whole_words = f"Save, then {then.words}" if then else "Save and close"
        narrow = current().em(self.width()) < NARROW_EM
        self._on_button.setText("Save, then the next" if then and narrow else whole_words)
        self._on_button.setAccessibleName(f"{whole_words}, Ctrl+Enter")
        for button, hint in ((self.save_button, "Ctrl+S"), (self._on_button, "Ctrl+Enter"), (self.close_button, "Esc")):
            button.hint = "" if narrow else hint  # in a narrow window the form needs the room; F1 says the keys
            button.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 60 em the buttons say less, so that they stand on one line."""
        super().resizeEvent(event)
        self._show_next(self._next)

    # saving

    def save(self) -> bool:
        """Save all of it in one step. Only what cannot be read, or cannot be true, keeps it from being saved."""
        if any(keeper.saving for keeper in self.keepers()):
            return True
        problems = self._what_stops()
        self._show_problems(problems)
        if problems:
            self._going_on = False
            return False
        if not self.save_together(self._whole):
            self._show_state()
            self._go_on_now()
        return True

    def _what_stops(self) -> list[tuple[str, str]]:
        unread = [(name, self.fields[name].problem()) for name in self.not_understood()]  # type: ignore[attr-defined]
        if unread:
            return unread
        found = cannot_be(self._case, self._whole(self.typed_edits()), self._now().date())
        return [(self._field_of(record, one.field), one.sentence) for record, one in found]

    def _field_of(self, record: str, field: str) -> str:
        """The field of the form that a problem is about; for a record that follows, the first one."""
        name = field if record == self._hearing.id else named(record, field)
        return name if name in self.fields else self.first_field()

    def save_and_close(self) -> None:
        """Save, and go on to the next hearing of the day, or close where there is none."""
        self._going_on = True
        self.save()

    def saved_together(self, edits: Sequence[Edit]) -> None:
        """All of it is safe: on to the next hearing, where that was wanted."""
        after = with_edits(self._case, edits)
        said = Done(saved_words(after, self._hearing, edits), tuple(edits))
        self.offer.clear()
        self._go_on_now()
        self.done.emit(said)

    def _go_on_now(self) -> None:
        if not self._going_on:
            return
        self._going_on = False
        then = self._next
        if then is not None:
            self.leave()
            self.next_wanted.emit(then.case, then.hearing)
        else:
            self._close()

    def _failed(self, trouble: Trouble) -> None:
        self._going_on = False
        super()._failed(trouble)
