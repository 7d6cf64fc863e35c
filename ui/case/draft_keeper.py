"""Keeps what is typed: a draft at every pause, at least once a second, and one edit on Save.

A form that saves as it is written makes the edit at each pause; only what is not understood yet stays a draft.
"""

import datetime as dt
from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import QObject, Signal

from casework import Edit, Record, Value
from casework.trouble import Trouble
from local_store.drafts import set_apart
from local_store.shapes import Draft, FieldState
from local_store.store import LocalStore
from ui.case.case_reading import OPEN_EDITOR, RecordOnLaptop
from ui.case.editor_state import EditorState
from ui.desk import Desk
from ui.typing_pace import TypingPace


class DraftKeeper(QObject):
    """The state of one open editor, and everything it asks of the laptop.

    changed: the state differs (typing, saving, or something came from the centre); the form shows it again.
    kept: a draft is on the disk; carries when, as ISO text.
    saved: the edit is safe on this laptop.
    put_away: the draft that was just put aside.
    failed: saving or keeping did not work; what was typed is still in the window. Keeping is tried again until it does.
    """

    changed = Signal()
    kept = Signal(str)
    saved = Signal(object)
    put_away = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        key: str,
        state: EditorState,
        now: Callable[[], dt.datetime],
        *,
        saves_as_written: bool = False,
    ) -> None:
        # A child of the desk: it outlives its editor until the last answer has come. Without a parent, Python's
        # collector could destroy it, and its timers, on the store's thread.
        super().__init__(desk)
        self.key = key
        self.state = state
        self.states: dict[str, FieldState] = {}
        self.caret_of: Callable[[], tuple[str, int]] = lambda: ("", 0)
        self.not_understood: Callable[[], Collection[str]] = lambda: ()
        self.saved_at = ""
        self._saves_as_written = saves_as_written
        self._desk = desk
        self._now = now
        self._dirty = self._failing = False
        self.saving = False
        self._on_screen = False
        self._not_aside: list[Draft] = []
        self._asked = 0
        self._released = False
        self._pace = TypingPace(self)
        self._pace.due.connect(self._due)

    def begin(self, state: EditorState, found: RecordOnLaptop, *, kept: bool) -> None:
        """The editor has opened. `kept` is False where what is typed in it is not on the disk yet."""
        self.state = state
        self._dirty = not kept
        self.underneath(found.record, found.states)
        if not kept:
            self._pace.typed()
        elif found.draft is not None and not state.fields:  # saved since, by a save that was cut off after it
            self._desk.drop_draft(self.key, self._asking(self._desk.drafts_changed.emit), self._keeping_failed)

    def take_suggestions(self) -> None:
        """What was suggested is kept from now on as it is: the next draft has it, and no later hour changes it."""
        taken = self.state.taking_suggestions()
        self._dirty = self._dirty or taken.fields != self.state.fields
        self.state = taken

    def typed(self, name: str, value: Value) -> None:
        """A field was typed into."""
        state = self.state.typed(name, value)
        if state == self.state:
            return
        self.state = state
        self._dirty = True
        self._pace.typed()
        self.changed.emit()

    def _due(self, at_pause: bool) -> None:
        if at_pause and self._saves_as_written:
            self.write_on()
        else:
            self._keep()

    def keep(self) -> None:
        """Put what is typed on the disk now. Nothing typed: no draft stays behind."""
        self._pace.stop()
        self._keep()

    def _keep(self) -> None:
        if not self._dirty:
            return
        self._dirty = False
        again, self._not_aside = self._not_aside, []
        for aside in again:
            self._put_aside(aside)
        at = self._at()
        heard = self._asking(lambda: self._was_kept(at))
        if self.state.fields:
            self._desk.keep_draft(self.state.draft(self.key, self.caret_of(), at), heard, self._keeping_failed)
        else:
            self._desk.drop_draft(self.key, heard, self._keeping_failed)

    def write_on(self) -> None:
        """Save what is typed and understood as the same edit as before, for as long as that has not left."""
        waits = set(self.not_understood())
        if self.saving or not self.state.fields.keys() - waits:
            self.keep()
            return
        at, key, record = self._at(), self.key, self.state.record.id
        edit = self.state.edit(self._desk.who.user, self._desk.who.device, at, leave_out=waits)
        draft = self.state.draft(key, self.caret_of(), at, only=waits)
        mark = self._desk.write_down(self.state.draft(key, self.caret_of(), at))
        self._pace.stop()
        self.saving, self._dirty = True, False
        self._asked += 1

        def act(store: LocalStore) -> tuple[Record | None, dict[str, FieldState]]:
            store.write_on(edit)
            if draft.fields:
                store.keep_draft(draft, mark)
            else:
                store.drop_draft(key, mark)
            return store.record(record), store.field_states(record)

        def written(found: tuple[Record | None, dict[str, FieldState]]) -> None:
            self._answered(lambda: self._was_written(edit, *found))

        self._desk.do(act, written, self.saving_failed, [mark])

    def is_kept(self) -> bool:
        """Whether all that is typed is on the disk, or on its way there."""
        return not self._dirty and not self.saving

    def is_on_disk(self) -> bool:
        """Whether all that is typed is on the disk."""
        return not self._dirty and not self._asked

    def save(self, always: Mapping[str, Value] | None = None) -> bool:
        """Make one edit of what was typed and save it. False when there is nothing to save, or a save is under way."""
        edit = self.edit_to_save(always) if self.state.fields or self.state.new else None
        if edit is None:
            return False
        self._desk.save([edit], lambda: self.was_saved(edit), self.saving_failed, draft_key=self.key)
        return True

    def edit_to_save(self, always: Mapping[str, Value] | None = None) -> Edit | None:
        """One edit of what was typed, for whoever saves it: `was_saved` or `saving_failed` is to follow.

        None while a save is under way.
        """
        if self.saving:
            return None
        at = self._at()
        edit = self.state.edit(self._desk.who.user, self._desk.who.device, at, always)
        if self._dirty and self.state.fields:  # the last letters, until the edit that says them is safe
            self._desk.write_down(self.state.draft(self.key, self.caret_of(), at))
        self._pace.stop()
        self.saving, self._dirty = True, False
        self._asked += 1
        return edit

    def was_saved(self, edit: Edit) -> None:
        """What was typed is safe on this laptop, with whatever else `edit` says of the record."""
        self._answered(lambda: self._was_saved(edit))

    def open_on_screen(self) -> None:
        """From here on, finding this editor remembered means that Holdfast was cut off."""
        key = self.key
        if not self._on_screen:
            self._on_screen = True
            self._do(lambda store: store.remember(OPEN_EDITOR, key))

    def leave(self) -> None:
        """Keep the draft; the editor leaves the screen in an orderly way."""
        if self._saves_as_written:
            self.write_on()
            self._desk.send_now()  # it waited for nothing but the end of the writing
        else:
            self.keep()
        if self._on_screen:
            self._on_screen = False
            self._do(lambda store: store.remember(OPEN_EDITOR, ""), self._desk.drafts_changed.emit)

    def put_aside(self) -> None:
        """The draft is kept apart for 30 days, and the form shows the record as it is saved."""
        at = self._at()
        if not self.state.fields:
            self.keep()
        aside = set_apart(self.state.draft(self.key, self.caret_of(), at), at)
        self._pace.stop()
        self._dirty = False
        self.state = EditorState(self.state.record, suggested=self.state.suggested)
        self._put_aside(aside)
        self.changed.emit()

    def _put_aside(self, aside: Draft) -> None:
        self._asked += 1

        def put_aside(kept: Draft | None) -> None:
            self._answered(lambda: self._was_put_aside(kept))

        def failed(trouble: Trouble) -> None:
            self._not_aside.append(aside)
            self._keeping_failed(trouble)

        self._desk.put_aside(aside, put_aside, failed)

    def _was_put_aside(self, aside: Draft | None) -> None:
        if aside is not None:
            self.put_away.emit(aside)
            self._desk.drafts_changed.emit()

    @classmethod
    def left_over(cls, desk: Desk, key: str) -> Draft | None:
        """What an editor of this key, by now gone, could not keep yet; whoever asks keeps it from here on."""
        keepers = [one for one in desk.findChildren(cls) if one.key == key]
        return next((draft for one in keepers if (draft := one.hand_over()) is not None), None)

    def hand_over(self) -> Draft | None:
        """What could not be kept yet of an editor that is gone, for the next one of the same record."""
        if not self._released or not self._dirty:
            return None
        self._dirty = False
        self._pace.stop()
        draft = self.state.draft(self.key, self.caret_of(), self._at())
        self._answered(None, of=0)
        return draft

    def underneath(self, record: Record | None, states: Mapping[str, FieldState]) -> None:
        """The record as the laptop shows it now: untouched fields follow it, typed ones keep their words."""
        self.states = dict(states)
        if record is not None and not self.saving:
            before = self.state
            self.state = self.state.over(record)
            if self.state.fields != before.fields or self.state.seen != before.seen:
                self._dirty = True
                self._pace.typed()
        self.changed.emit()

    def field_state(self, name: str) -> str:
        """Where a field stands: "typed", "saved", "sent", "decision", or "" for one never filled in."""
        if name in self.state.fields:
            return "typed"
        codes = {FieldState.SAVED: "saved", FieldState.SENT: "sent", FieldState.NEEDS_DECISION: "decision"}
        state = self.states.get(name)
        return codes[state] if state else ""

    def release(self) -> None:
        """The editor is gone for good: this goes too, once everything asked has been answered and all of it is kept."""
        self._released = True
        place, waits = self.caret_of(), set(self.not_understood())
        self.caret_of, self.not_understood = lambda: place, lambda: waits
        self._answered(None, of=0)

    @property
    def released(self) -> bool:
        """Whether its editor is gone for good."""
        return self._released

    def _do(self, act: Callable[[LocalStore], None], done: Callable[[], None] | None = None) -> None:
        self._desk.do(act, self._asking(done), self._keeping_failed)

    def _asking(self, done: Callable[[], None] | None) -> Callable[[None], None]:
        """Something is being asked of the laptop: what to call with the answer."""
        self._asked += 1
        return lambda _: self._answered(done)

    def _answered(self, done: Callable[[], None] | None, of: int = 1) -> None:
        self._asked -= of
        if done:
            done()
        if self._released and not self._asked and not self._dirty:
            self.deleteLater()

    def _at(self) -> str:
        return self._now().astimezone().isoformat(timespec="seconds")

    def _was_kept(self, at: str) -> None:
        self._failing = False
        self.kept.emit(at)

    def _was_written(self, edit: Edit, record: Record | None, states: Mapping[str, FieldState]) -> None:
        self.saving = self._failing = False
        at = self.state.record
        shown = record or Record(id=at.id, type=at.type, case=at.case)
        self.state = self.state.saved(edit).over(shown)
        self.states = dict(states)
        self.saved_at = edit.at
        if self._not_aside or self.state.fields.keys() - set(self.not_understood()):  # typed while it was being saved
            self._dirty = True
            self._pace.typed()
        self.saved.emit(edit)
        self.changed.emit()
        self._desk.changed.emit(frozenset({at.case}))

    def _was_saved(self, edit: Edit) -> None:
        self.saving = False
        self.state = self.state.saved(edit)
        self.states |= dict.fromkeys(edit.set, FieldState.SAVED)
        self.saved_at = edit.at
        if self.state.fields or self._not_aside:  # typed while it was being saved: the draft is needed again
            self._dirty = True
            self._pace.typed()
        self.saved.emit(edit)
        self.changed.emit()

    def saving_failed(self, trouble: Trouble) -> None:
        """It was not saved; all that was typed is still here."""
        self.saving = False
        self._told_of(trouble)

    def not_saved(self) -> None:
        """It was not saved, and somebody else tells why."""
        self.saving = False
        self._told_of(None)

    def _keeping_failed(self, trouble: Trouble) -> None:
        """It is told once, and tried again until there is room."""
        told, self._failing = self._failing, True
        self._told_of(None if told else trouble)

    def _told_of(self, trouble: Trouble | None) -> None:
        self._dirty = True
        self._pace.again()
        tell = self._desk.trouble if self._released else self.failed
        self._answered(lambda: tell.emit(trouble) if trouble else None)
