"""An editor of one record: fields with their states, drafts as somebody types, and Save that makes one edit."""

import datetime as dt
from collections.abc import Callable, Collection, Mapping, Sequence

import msgspec
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework import CaseFile, Record, Value, new_record
from casework.case_file import case_file
from casework.trouble import Trouble
from casework.validation import blocking, check
from local_store.shapes import Draft
from local_store.store import LocalStore
from ui.case.case_reading import RecordOnLaptop, read_record
from ui.case.columns import Columns
from ui.case.draft_keeper import DraftKeeper
from ui.case.draft_offer import DraftOffer
from ui.case.editor_state import EditorState, restored
from ui.case.editor_words import bar_words, marks
from ui.case.form_fields import Around, lists_used, read_lists
from ui.case.form_line import Line, read_field, show_field
from ui.case.text_menu import TextMenu
from ui.desk import Desk
from ui.parts.action_bar import ActionBar
from ui.parts.buttons import filled, quiet
from ui.parts.fields import NarrativeField
from ui.parts.form_row import FormRow, Mark, StateWords
from ui.parts.headings import SectionHeading
from ui.parts.notice import ProblemList
from ui.parts.search_field import SearchField
from ui.parts.words import Hairline, Words
from ui.theme import current, spaced

KEPT_AS_YOU_WRITE = "kept as you write"
SAVE_AGAIN = "Save again to save it as it is."


class RecordEditor(QWidget):
    """The machinery that every editor shares. A subclass gives the lines, the heading and the side column.

    closed: the editor is done; what was typed is saved or kept as a draft.
    another_wanted: what was typed goes on in the editor of this record. go: another place is asked for.
    `LABELS_ABOVE` sets every label above its field, however wide the form is. `keeps_suggestions`: with the first
    letter typed, what is only suggested is kept in the draft too, for whoever opens that draft from elsewhere.
    """

    LABELS_ABOVE = False
    keeps_suggestions = False

    closed = Signal()
    another_wanted = Signal(str)
    go = Signal(object)

    def __init__(
        self,
        desk: Desk,
        record: Record,
        lines: Sequence[Line],
        now: Callable[[], dt.datetime],
        *,
        save_words: str,
        side: QWidget | None = None,
        suggested: Mapping[str, Value] | None = None,
        always: Mapping[str, Value] | None = None,
        saves_as_written: bool = False,
        around: Around | None = None,
    ) -> None:
        super().__init__()
        self._desk, self._now = desk, now
        self.around = around or Around(case_file(record.case, ()), now, record.id)
        self._suggested, self._always = dict(suggested or {}), dict(always or {})
        self._caret_wanted: tuple[str, int] = ("", 0)
        self._close_when_saved = self.is_open = False
        self._kept_at = ""
        self._told: tuple[tuple[str, str], ...] = ()
        self._in_view: dict[str, Value] = {}
        self._rows: list[FormRow] = []
        self._names: list[tuple[str, ...]] = []
        self.fields: dict[str, QWidget] = {}
        state = EditorState(record, suggested=self._suggested)
        self.keeper = DraftKeeper(desk, f"{record.type}/{record.id}", state, now, saves_as_written=saves_as_written)
        self.keeper.caret_of = self.caret
        self.keeper.not_understood = self.not_understood
        self._build(lines, side, save_words)
        self.keeper.changed.connect(self._show_state)
        self.keeper.kept.connect(self._was_kept)
        self.keeper.saved.connect(self._was_saved)
        self.keeper.failed.connect(self._failed)
        self.keeper.put_away.connect(lambda aside: self.offer.show_aside([aside], self._now()))
        self.texts = TextMenu(desk, self, self.go.emit)
        for keys, act in (
            ("Ctrl+S", self.save),
            ("Ctrl+Return", self.save_and_close),
            ("Ctrl+Enter", self.save_and_close),
        ):
            QShortcut(QKeySequence(keys), self, act, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    # building

    def _build(self, lines: Sequence[Line], side: QWidget | None, save_words: str) -> None:
        form = QWidget()
        form.setEnabled(False)  # until the record is here: what somebody types into an empty form would be lost
        self._form = form
        # From the outside in: a widget is styled anew, with all that is in it, each time it is put into another.
        outer = spaced(QVBoxLayout(self))
        self.columns = Columns(form, side, side_width=330)
        outer.addWidget(self.columns, 1)
        outer.addWidget(Hairline())
        column = spaced(QVBoxLayout(form), spacing=8)
        self.offer = DraftOffer()
        self.offer.go_on_wanted.connect(self._go_on)
        self.offer.aside_wanted.connect(self.put_aside)
        self.offer.back_wanted.connect(self.bring_back)
        self.offer.new_wanted.connect(self._record_as_new)
        column.addWidget(self.offer)
        self.problems = ProblemList()
        column.addWidget(self.problems)
        top = spaced(QHBoxLayout(), (0, 0, 0, 6), 12)
        self.heading = Words("", "section", wrap=True)
        self.aside = Words("", "small", "ink2")
        self.whole = StateWords()
        top.addWidget(self.heading, 1)
        top.addWidget(self.aside)
        top.addWidget(self.whole)
        column.addLayout(top)
        self._add_lines(column, lines)
        column.addStretch(1)
        outer.addWidget(self._action_bar(save_words))

    def _add_lines(self, column: QBoxLayout, lines: Sequence[Line]) -> None:
        for line in lines:
            if line.heading:
                column.addSpacing(current().units(10))
                column.addWidget(SectionHeading(line.heading))
            self._add_line(column, line)

    def _add_line(self, column: QBoxLayout, line: Line) -> None:
        shown: list[QWidget] = []
        for name, widget in line.fields:
            if name:
                widget.setObjectName(f"field.{name}")
                self.fields[name] = widget
                widget.edited.connect(lambda name=name: self._typed(name))  # type: ignore[attr-defined]
            shown.append(widget)
        row = FormRow(line.label, shown, hint=line.hint, above=self.LABELS_ABOVE, parent=self._form)
        # Laid out for a wide window, a row must not keep the form from becoming narrow: it then puts its label above.
        row.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        column.addWidget(row)
        self._rows.append(row)
        self._names.append(tuple(name for name, _ in line.fields if name))

    def _action_bar(self, save_words: str) -> QWidget:
        self.save_button = filled(save_words, self.save, hint="Ctrl+S")
        self.save_button.setObjectName("save")
        self.close_button = quiet("Close, keep the draft", self.close_keeping, hint="Esc")
        self.close_button.setObjectName("close_editor")
        self.bar = ActionBar(self.save_button, self.close_button)
        self._bar_words = self.bar.words
        return self.bar

    # opening

    def open(self, caret: tuple[str, int] = ("", 0)) -> None:
        """Ask the laptop for the record and its draft; the form fills when the answer comes."""
        self._caret_wanted = caret
        self._ask(self._question(), self._opened)

    def _question(self) -> Callable[[LocalStore], RecordOnLaptop]:
        record, key = self.keeper.state.record, self.keeper.key
        lists = lists_used(record.type)

        def read(store: LocalStore) -> RecordOnLaptop:
            read_lists(lists)  # here, so that the window never waits for one while somebody types
            return read_record(store, record.id, key, record.case)

        return read

    def _opened(self, found: RecordOnLaptop) -> None:
        left_over = DraftKeeper.left_over(self._desk, self.keeper.key)
        if left_over is not None:
            found = msgspec.structs.replace(found, draft=left_over)
        record = found.record or self.keeper.state.record
        if found.record is not None:
            self._suggested = {}
        state = EditorState(record, suggested=self._suggested)
        if found.draft is not None:
            state = restored(record, found.draft, self._suggested)
            self._kept_at = found.draft.kept_at
        self.keeper.begin(state, found, kept=left_over is None)
        self._tell(found)
        self.is_open = True
        self._form.setEnabled(True)
        self.keeper.open_on_screen()
        # After a cut the draft knows better than the place, which is remembered less often.
        if self._caret_wanted[0] not in self.fields or (found.cut_off and found.draft is not None):
            known = found.draft is not None and found.draft.caret[0] in self.fields
            self._caret_wanted = found.draft.caret if found.draft and known else (self.first_field(), 0)
        self.place_caret(*self._caret_wanted)

    def _tell(self, found: RecordOnLaptop) -> None:
        """What was typed before, at the top of the form."""
        state, draft = self.keeper.state, found.draft
        if draft is not None and state.fields:
            name = draft.caret[0]
            long = isinstance(self.fields.get(name), NarrativeField)
            self.offer.show_found(found, state, state.value(name) if long else "", self._now())
        elif found.asides:
            self.offer.show_aside(found.asides, self._now())
        else:
            self.offer.clear()

    def first_field(self) -> str:
        """Where typing begins when nothing says otherwise."""
        return next(iter(self.fields), "")

    def _go_on(self) -> None:
        self.offer.clear()
        self.place_caret(*self._caret_wanted)

    def put_aside(self) -> None:
        """The draft goes aside for 30 days; the form shows the record as it is saved."""
        self.offer.clear()
        self.keeper.put_aside()
        self.place_caret(self.first_field(), 0)

    def bring_back(self, key: str) -> None:
        """A draft that was put aside is typed here again; what is typed here now goes aside in its place."""
        self.keeper.keep()
        self._form.setEnabled(False)  # until it is here: what somebody types meanwhile would be lost under it
        self._desk.do(lambda store: store.bring_back(key), self._brought_back, self._not_brought_back)

    def _not_brought_back(self, trouble: Trouble) -> None:
        if isValid(self):
            self._form.setEnabled(True)
            self._failed(trouble)

    def _brought_back(self, back: Draft | None) -> None:
        self._desk.drafts_changed.emit()
        if not isValid(self):
            return
        if back is not None and back.record != self.keeper.state.record.id:
            self.another_wanted.emit(back.record)
        else:
            self.open(back.caret if back else ("", 0))

    def _record_as_new(self) -> None:
        """What was typed over a record that was removed becomes a new record of the same kind, not saved yet."""
        old, record = self.keeper.state, new_record(self.keeper.state.record.type, self.keeper.state.record.case)
        fields = {name: value for name in self.fields if (value := old.value(name)) not in (None, "")}
        state = EditorState(record)
        for name, value in fields.items():
            state = state.typed(name, value)
        at = self._now().astimezone().isoformat(timespec="seconds")
        draft = state.draft(f"{record.type}/{record.id}", self.caret(), at)
        self.keeper.put_aside()
        self._desk.keep_draft(draft, lambda _: self.another_wanted.emit(record.id))

    # the caret

    def caret(self) -> tuple[str, int]:
        """The field with the focus and the position in it; the last one when the focus is elsewhere."""
        for name, widget in self.fields.items():
            if widget.hasFocus() or (widget.focusWidget() is not None and widget.focusWidget().hasFocus()):
                position = widget.caret() if hasattr(widget, "caret") else 0
                self._caret_wanted = (name, position)
        return self._caret_wanted

    def place_caret(self, name: str, position: int) -> None:
        """Put the focus into a field and the caret where typing went on."""
        field = self.fields.get(name)
        if field is None:
            return
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        if hasattr(field, "place_caret"):
            field.place_caret(position)
        self._caret_wanted = (name, position)

    def _ask(self, question: Callable[[LocalStore], RecordOnLaptop], answer: Callable[[RecordOnLaptop], None]) -> None:
        """An editor that was left before the answer came takes none: what keeps its draft may be gone."""

        def heard(found: RecordOnLaptop) -> None:
            if isValid(self) and not self.keeper.released:
                answer(found)

        self._desk.read(question, heard)

    # typing and saving

    def _typed(self, name: str) -> None:
        if self.keeps_suggestions:
            self.keeper.take_suggestions()
        self.keeper.typed(name, read_field(self.fields[name]))

    def save(self) -> bool:
        """Save what differs. What is missing or odd is told first, and saved as it is when Save is pressed again.

        What cannot be read, or cannot be true, has to be put right. Whatever is told, all that was typed stays.
        """
        problems, must = self._problems()
        told, self._told = self._told, () if must else tuple(problems)
        if problems and (must or told != self._told):
            self._show_problems(problems, "" if must else SAVE_AGAIN)
            self._close_when_saved = False
            return False
        self._show_problems(())
        if self.keeper.saving:
            return True
        if not self.keeper.save(self._always if self.keeper.state.new else None):
            self._show_state()
            if self._close_when_saved:
                self._close()
        return True

    def save_and_close(self) -> None:
        """Save, and close once it is safe."""
        self._close_when_saved = True
        self.save()

    def close_keeping(self) -> None:
        """Close; what is typed stays as a draft."""
        self._close()

    def _close(self) -> None:
        self.leave()
        self.closed.emit()

    def not_understood(self) -> list[str]:
        """The fields that hold text which is no date or no time yet: it is kept as it is typed."""
        return [name for name, field in self.fields.items() if field.problem()]  # type: ignore[attr-defined]

    def _problems(self) -> tuple[list[tuple[str, str]], bool]:
        """What to put right, by field; and whether it has to be before anything is saved."""
        state, today = self.keeper.state, self._now().date()
        record = state.record
        # What an imported record already lacked, or had that nobody can read, keeps no note from being saved.
        odd = [name for name in self.not_understood() if name in state.fields]
        unread = [(name, self.fields[name].problem()) for name in odd]  # type: ignore[attr-defined]
        had = set() if state.new else set(check(record.type, record.fields, today))
        found = tuple(
            one
            for one in check(record.type, state.shown(), today)
            if one not in had and one.field in self.fields and one.field not in odd
        )
        nothing_yet = state.new and not state.fields
        must = bool(unread or blocking(found, state.shown()) or (found and nothing_yet))
        return unread + [(one.field, one.sentence) for one in found], must

    def _show_problems(self, problems: Sequence[tuple[str, str]], last: str = "") -> None:
        said = dict(problems)
        for row, names in zip(self._rows, self._names, strict=True):
            row.show_error(" ".join(said[name] for name in names if name in said))
        self.problems.show_problems([(sentence, self.where_to(name)) for name, sentence in problems], last)
        if problems:
            self.columns.area.ensureWidgetVisible(self.problems)

    def where_to(self, name: str) -> QWidget:
        """What the line of a problem with `name` jumps to."""
        return self.fields[name]

    def _was_kept(self, at: str) -> None:
        self._kept_at = at
        self.offer.clear_trouble()
        self._show_state()

    def _was_saved(self, _edit: object) -> None:
        self.offer.clear()
        if self._close_when_saved:
            self._close()

    def _failed(self, trouble: Trouble) -> None:
        self._close_when_saved = False
        self.offer.show_trouble(trouble)

    # what is shown

    def bar_words(self) -> str:
        """What the action bar says about saving."""
        return self._bar_words.text()

    def underneath(self, found: RecordOnLaptop) -> None:
        """Something of this record changed on the laptop: untouched fields follow quietly."""
        self.keeper.underneath(found.record, found.states)

    def read_again(self) -> None:
        """The case changed: ask for the record as it is now."""
        self._ask(self._question(), self.underneath)

    def _show_state(self) -> None:
        self.around.shown = self.keeper.state.shown()
        for name, field in self.fields.items():
            value = self.value_of(name)
            if name not in self._in_view or self._in_view[name] != value:  # at each letter typed, of a long form too
                show_field(field, value)
                self._in_view[name] = value
        states = [tuple(self.state_of(name) for name in names) for names in self._names]
        found = marks(states)
        for row, mark in zip(self._rows, found.lines, strict=True):
            long = any(isinstance(field, NarrativeField) for field in row.fields)
            row.show_mark(mark, KEPT_AS_YOU_WRITE if long and mark is Mark.TYPED else "")
        self.whole.show_mark(found.whole)
        state = self.keeper.state
        self._bar_words.setText(
            bar_words(
                state.record.type, self.typed_names(), self.keeper.saved_at, self._kept_at, state.new, self._now()
            )
        )
        self.describe(state)

    def row_of(self, name: str) -> FormRow:
        """The line of the form that has the field."""
        return next(row for row, names in zip(self._rows, self._names, strict=True) if name in names)

    def value_of(self, name: str) -> Value:
        """What a field of the form shows."""
        return self.keeper.state.value(name)

    def state_of(self, name: str) -> str:
        """Where a field of the form stands (`DraftKeeper.field_state`)."""
        return self.keeper.field_state(name)

    def typed_names(self) -> Collection[str]:
        """The fields of the form in which something is typed and not saved."""
        return self.keeper.state.fields

    def keep(self) -> None:
        """Put what is typed on the disk now."""
        self.keeper.keep()

    def release(self) -> None:
        """The form is gone for good."""
        self.keeper.release()

    def leave(self) -> None:
        """The form leaves the screen: what is typed is kept."""
        self.keeper.leave()

    def show_case(self, case: CaseFile) -> None:
        """The case around the record is another than before: links say what they lead to by now."""
        self.around.case = case
        for field in self.fields.values():
            if isinstance(field, SearchField) and field.value() is not None:
                field.set_value(field.value())
        self.describe(self.keeper.state)

    def describe(self, state: EditorState) -> None:
        """Say in the heading what is edited; called whenever it may have changed."""

    def showEvent(self, event: QShowEvent) -> None:
        """On screen again: from here on a cut is remembered. Its draft may have been put aside elsewhere meanwhile."""
        super().showEvent(event)
        if self.is_open and not event.spontaneous():
            self.keeper.open_on_screen()
            then = self.keeper.state.fields
            self._ask(self._question(), lambda found: self._back_on_screen(found, then))

    def _back_on_screen(self, found: RecordOnLaptop, then: Mapping[str, Value]) -> None:
        """`then`: what was typed when it was asked. What was typed since is newer than what was found."""
        kept = found.draft.fields if found.draft is not None else {}
        typed = self.keeper.state.fields
        if self.keeper.is_kept() and typed == then and kept != typed:
            self._opened(found)

    def hideEvent(self, event: QHideEvent) -> None:
        """The window closes, locks or goes to another page: what is typed is kept."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.leave()
