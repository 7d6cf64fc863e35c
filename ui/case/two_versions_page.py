"""Two versions: settling one disagreement, calmly and fairly. Nothing is chosen in advance."""

import datetime as dt
import html
import itertools
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework import CaseFile, Edit
from casework.trouble import Trouble
from local_store.drafts import set_apart
from local_store.shapes import Draft
from local_store.store import LocalStore
from ui.case.columns import Columns
from ui.case.entry_field import entry_maker
from ui.case.field_words import field_words
from ui.case.one_sided_result import OneSidedResult
from ui.case.proposal_view import proposal_edits, proposal_versions
from ui.case.result_choice import ResultChoice
from ui.case.two_versions_view import TwoVersions, VersionRow, settling_edits, two_versions
from ui.case.version_facts import VersionFacts, read_version_facts
from ui.case.version_rows import VersionGrid, VersionRows, VersionStack
from ui.case.versions_draft import done_in, draft_key, has_no_place, versions_draft
from ui.desk import Desk
from ui.parts.buttons import filled, quiet
from ui.parts.folding import Folding
from ui.parts.notice import Notice, ProblemList
from ui.parts.notice_place import NoticePlace
from ui.parts.words import Hairline, Picture, Rich, Words
from ui.theme import current, spaced
from ui.typing_pace import TypingPace

NARROW_EM = 60


class Question(NamedTuple):
    """What is to be chosen: the type of the record that asks, how it is shown, which edits keep what was chosen."""

    type: str
    shown: Callable[[CaseFile, str, tuple[str, ...], dt.datetime, VersionFacts], TwoVersions]
    edits: Callable[..., list[Edit]]


CONFLICT = Question("conflict", two_versions, settling_edits)
PROPOSAL = Question("proposal", proposal_versions, proposal_edits)


class TwoVersionsPage(Folding):
    """Before, Yours, Theirs, Result for the fields of one record; or what was proposed for it too late.

    left: it waits as before. settled: the result is safe on this laptop, with the edits that say so.
    read_wanted: somebody else settled it, and what was kept is to be read.
    """

    left = Signal()
    settled = Signal(object)
    read_wanted = Signal(str)

    def __init__(
        self, desk: Desk, record: str, now: Callable[[], dt.datetime], question: Question | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName("Two versions")
        self._desk, self._record, self._now = desk, record, now
        self._question = question or CONFLICT
        self._case: CaseFile | None = None
        self._shown: TwoVersions | None = None
        self._said: list[str] = []
        self._keeping = self._narrow = self._wants_focus = False
        self.choices: dict[str, ResultChoice] = {}
        self.changes: dict[str, OneSidedResult] = {}
        self._caret_wanted: tuple[str, int] = ("", 0)
        self._pace = TypingPace(self)
        self._pace.due.connect(self.keep_draft)
        body = QWidget()
        self._column = spaced(QVBoxLayout(body), spacing=4)
        self._grid_box: QWidget | None = None
        self._build_head()
        outer = spaced(QVBoxLayout(self))
        self._columns = Columns(body, None)
        outer.addWidget(self._columns, 1)
        outer.addWidget(Hairline())
        outer.addWidget(self._action_bar())
        for keys in ("Ctrl+S", "Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.keep, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _build_head(self) -> None:
        self._problems = ProblemList()
        self._notices = spaced(NoticePlace("notice"))
        head = spaced(QHBoxLayout(), spacing=16)
        self._heading = Words("", "case_section", wrap=True)
        self._count = Words("", "small", "ink2")
        self._count.setObjectName("to_choose")
        head.addWidget(self._heading, 1)
        head.addWidget(self._count)
        self._sentence = Words("", "body", "ink2", wrap=True)
        self._column.addWidget(self._problems)
        self._column.addLayout(self._notices)
        self._column.addLayout(head)
        self._column.addWidget(self._sentence)
        self._why_box, self._why = QWidget(), Rich("")
        why = spaced(QHBoxLayout(self._why_box), (0, 12, 0, 0), 10)
        why.addWidget(Picture("scale", "warn"), 0, Qt.AlignmentFlag.AlignTop)
        why.addWidget(self._why, 1)
        self._why_box.hide()
        self._column.addWidget(self._why_box)

    def _action_bar(self) -> QWidget:
        bar = QWidget()
        bar.setObjectName("page_ground")
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = spaced(QHBoxLayout(bar), (24, 11, 24, 11), 16)
        self.keep_button = filled("Keep this result", self.keep, hint="Ctrl+S")
        self.keep_button.setObjectName("keep_result")
        self.read_button = filled("Read what was kept", lambda: self.read_wanted.emit(self._record))
        self.read_button.setObjectName("read_kept")
        self.read_button.hide()
        self.leave_button = quiet("Leave it for now", self.leave, hint="Esc")
        self.leave_button.setObjectName("leave_it")
        for button in (self.keep_button, self.read_button, self.leave_button):
            row.addWidget(button)
        row.addStretch(1)
        return bar

    # what there is to choose

    def show_case(self, case: CaseFile) -> None:
        """Show what there is to choose. What was chosen here stays chosen while the versions are the same."""
        record, me, now = self._record, (self._desk.who.user, self._desk.who.name), self._now()
        key, ask = draft_key(record), self._question

        def read(store: LocalStore) -> tuple[TwoVersions, Draft | None]:
            return ask.shown(case, record, me, now, read_version_facts(store, record)), store.draft(key)

        self._desk.read(read, lambda found: self._found(case, *found) if isValid(self) else None)

    def _found(self, case: CaseFile, shown: TwoVersions, draft: Draft | None) -> None:
        self._case = case
        if self._keeping or shown == self._shown:
            return
        first, self._shown = self._shown is None, shown
        done = done_in(draft) if first and draft is not None else self._chosen()
        if first and draft is not None:
            self._caret_wanted = draft.caret
        if has_no_place(done, shown.rows):
            self._put_aside(done)
        elif shown.settled and draft is not None:
            self._desk.drop_draft(draft.key)
        there = {row.field for row in shown.rows}
        self._lay_out({field: each for field, each in done.items() if field in there})
        self._place_caret()
        if self._wants_focus:
            self.take_focus()

    def _chosen(self) -> dict[str, tuple[str, object]]:
        """What somebody has done on this page so far, by field: a choice with its words, or a change."""
        done: dict[str, tuple[str, object]] = {
            field: (choice.code(), choice.text()) for field, choice in self.choices.items() if choice.code()
        }
        return done | {field: ("change", one.typed()) for field, one in self.changes.items() if one.is_open()}

    def _lay_out(self, done: dict[str, tuple[str, object]]) -> None:
        shown = self._shown
        if shown is None:
            return
        self._heading.setText(shown.heading)
        self._sentence.setText(shown.settled or shown.sentence)
        self.keep_button.setVisible(not shown.settled)
        self.read_button.setVisible(bool(shown.settled))
        self.leave_button.setText("Close" if shown.settled else "Leave it for now")
        if self._grid_box is not None:
            self._column.removeWidget(self._grid_box)
            self._grid_box.hide()
            self._grid_box.deleteLater()
        self.choices = {row.field: ResultChoice(row) for row in shown.to_choose()}
        self.changes = {row.field: self._change(row) for row in shown.rows if not row.conflict}
        for field, (code, value) in done.items():
            if field in self.choices:
                self.choices[field].restore(code, str(value or ""))
            elif field in self.changes:
                self.changes[field].restore(value)
        results: dict[str, ResultChoice | OneSidedResult] = {**self.choices, **self.changes}
        for result in results.values():
            result.chosen.connect(self._was_chosen)
        self._grid_box = VersionStack(shown, results) if self._narrow else VersionGrid(shown, results)
        self._column.insertWidget(self._column.indexOf(self._why_box), self._grid_box)
        if not shown.rows:
            self._grid_box.hide()
        self._order_tabs(self._grid_box)
        self._why.setText(f"<b>Why it matters.</b> {html.escape(shown.why)}")
        self._why_box.setVisible(bool(shown.why))
        self._count_open()

    def _order_tabs(self, rows: QWidget) -> None:
        """From row to row, and then to the buttons."""
        inside = [one for one in rows.findChildren(QWidget) if one.focusPolicy() != Qt.FocusPolicy.NoFocus]
        for one, following in itertools.pairwise([*inside, self.keep_button, self.read_button, self.leave_button]):
            self.setTabOrder(one, following)

    def _change(self, row: VersionRow) -> OneSidedResult:
        words = field_words(row.type, row.field, row.now, self._case) or "None"
        return OneSidedResult(row, words, entry_maker(row.type, row.field, lambda: self._now().date()))

    def _was_chosen(self) -> None:
        self._pace.typed()
        self._count_open()

    def _count_open(self) -> None:
        still = [field for field, choice in self.choices.items() if not choice.code()]
        settled = len(self.choices) - len(still) + len(self.changes)
        told = f"{len(still)} to choose" if still else "Nothing left to choose"
        self._count.setText((f"{told}, {settled} already settled" if settled else told) if self.choices else "")
        if isinstance(self._grid_box, VersionRows):
            self._grid_box.mark_open(still)

    def keep_draft(self) -> None:
        """Keep what is chosen and written so far: it is there again after a lock, a cut or another page."""
        self._pace.stop()
        if self._keeping or self._case is None or self._shown is None or self._shown.settled:
            return
        draft = self._draft(self._chosen())
        if draft.fields:
            self._desk.keep_draft(draft, lambda _: self._draft_kept(), self._draft_not_kept)
        else:  # nothing chosen leaves nothing behind
            self._desk.drop_draft(draft.key, lambda _: self._draft_kept(), self._draft_not_kept)

    def _draft(self, done: Mapping[str, tuple[str, object]]) -> Draft:
        at = self._now().astimezone().isoformat(timespec="seconds")
        case = self._case.case_id if self._case is not None else ""
        return versions_draft(self._record, self._question.type, case, done, at, self._caret())

    def _put_aside(self, done: Mapping[str, tuple[str, object]]) -> None:
        """Words that have no place here any more are kept for 30 days: they can be read and copied."""
        draft = self._draft(done)
        self._desk.put_aside(set_apart(draft, draft.kept_at), lambda _: self._desk.drafts_changed.emit())

    def _caret(self) -> tuple[str, int]:
        results: dict[str, ResultChoice | OneSidedResult] = {**self.choices, **self.changes}
        for field, result in results.items():
            if (position := result.caret()) is not None:
                self._caret_wanted = (field, position)
        return self._caret_wanted

    def _place_caret(self) -> None:
        """Where writing went on before the page was left, or cut off."""
        field, position = self._caret_wanted
        results: dict[str, ResultChoice | OneSidedResult] = {**self.choices, **self.changes}
        if field in results and self.isVisible():
            results[field].place_caret(position)

    def _draft_kept(self) -> None:
        self._desk.drafts_changed.emit()
        if isValid(self):
            self._notices.show_notice(None)

    def _draft_not_kept(self, trouble: Trouble) -> None:
        """It stays on the page, is told once, and is tried again until there is room."""
        if not isValid(self):
            self._desk.trouble.emit(trouble)
            return
        self._pace.again()
        if self._notices.shown is None:
            self._notices.show_notice(Notice.of(trouble))

    def leave(self) -> None:
        """It goes on waiting."""
        self.left.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """The window closes, locks or goes to another page: what is written so far is kept."""
        super().hideEvent(event)
        if self._pace.waits():
            self.keep_draft()

    # laying out

    def fold(self) -> None:
        """Under 60 em the columns stand under each other."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out(self._chosen())

    # keeping a result

    def keep(self) -> None:
        """Keep this result, or say what still has to be chosen."""
        shown, case = self._shown, self._case
        if shown is None or case is None or self._keeping or shown.settled:
            return
        results: Sequence[ResultChoice | OneSidedResult] = [*self.choices.values(), *self.changes.values()]
        said = [(problem, one.target()) for one in results if (problem := one.problem())]
        self._said = [problem for problem, _ in said]
        self._problems.show_problems(said)
        if said:
            self._columns.area.ensureWidgetVisible(self._problems)
            return
        chosen = {field: choice.choice() for field, choice in self.choices.items()}
        changed = {field: one.value() for field, one in self.changes.items() if one.changed()}
        who = (self._desk.who.user, self._desk.who.name, self._desk.who.device)
        at = self._now().astimezone().isoformat(timespec="seconds")
        edits = self._question.edits(case, shown.rows, chosen, changed, who, at)
        if self._pace.waits():  # the last letters, until the result that says them is safe
            self._desk.write_down(self._draft(self._chosen()))
        self._pace.stop()
        self._now_keeping(True)
        self._desk.save(edits, lambda: self._kept(edits), self._failed, draft_key=draft_key(self._record))

    def _now_keeping(self, keeping: bool) -> None:
        """While a result is being kept nothing more is written into it: there would be no place for it."""
        self._keeping = keeping
        if self._grid_box is not None:
            self._grid_box.setEnabled(not keeping)

    def problems(self) -> list[str]:
        """What still has to be chosen, as it was said."""
        return self._said

    def first_choice(self) -> QWidget:
        """The first of what can be chosen."""
        return next(iter(self.choices.values())).first_option()

    def take_focus(self) -> None:
        """Begin at the first choice that is open, without choosing it."""
        self._wants_focus = self._shown is None
        if self._wants_focus:  # until the store has answered
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        still = [choice.first_option() for choice in self.choices.values() if not choice.code()]
        button = self.keep_button if self.choices else self.leave_button
        (still[0] if still else button).setFocus(Qt.FocusReason.OtherFocusReason)

    def _kept(self, edits: Sequence[Edit]) -> None:
        self._keeping = False  # and nothing is written here any more
        if isValid(self):
            self.settled.emit(edits)

    def _failed(self, trouble: Trouble) -> None:
        if isValid(self):
            self._now_keeping(False)
            self._place_caret()
            self._notices.show_notice(Notice.of(trouble))
            self._pace.again()
