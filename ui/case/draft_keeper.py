"""Keeps what is typed: a draft at every pause, at least once a second, and one edit on Save."""

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, QTimer, Signal

from casework import Edit, Record, Value
from casework.trouble import Trouble
from local_store.shapes import FieldState
from local_store.store import LocalStore
from ui.case.case_reading import OPEN_EDITOR
from ui.case.editor_state import EditorState
from ui.desk import Desk

PAUSE_MS = 250
LONGEST_MS = 900
"""With a draft on its way this often, at most the last second of keystrokes is at risk."""


class DraftKeeper(QObject):
    """The state of one open editor, and everything it asks of the laptop.

    changed: the state differs (typing, saving, or something came from the centre); the form shows it again.
    kept: a draft is on the disk; carries when, as ISO text.
    saved: the edit is safe on this laptop.
    failed: saving or keeping did not work; what was typed is still in the window.
    """

    changed = Signal()
    kept = Signal(str)
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, key: str, state: EditorState, now: Callable[[], dt.datetime]) -> None:
        # A child of the desk: it outlives its editor until the last answer has come. Without a parent, Python's
        # collector could destroy it, and its timers, on the store's thread.
        super().__init__(desk)
        self.key = key
        self.state = state
        self.states: dict[str, FieldState] = {}
        self.caret_of: Callable[[], tuple[str, int]] = lambda: ("", 0)
        self.saved_at = ""
        self._desk = desk
        self._now = now
        self._dirty = False
        self.saving = False
        self._on_screen = False
        self._asked = 0
        self._released = False
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)

    def typed(self, name: str, value: Value) -> None:
        """A field was typed into."""
        state = self.state.typed(name, value)
        if state == self.state:
            return
        self.state = state
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.changed.emit()

    def keep(self) -> None:
        """Put what is typed on the disk now. Nothing typed: no draft stays behind."""
        self._pause.stop()
        self._longest.stop()
        if not self._dirty:
            return
        self._dirty = False
        key, at = self.key, self._at()
        if self.state.fields:
            draft = self.state.draft(key, self.caret_of(), at)
            self._do(lambda store: store.keep_draft(draft), lambda: self._was_kept(at))
        else:
            self._do(lambda store: store.drop_draft(key), lambda: self._was_kept(at))

    def save(self, always: Mapping[str, Value] | None = None) -> bool:
        """Make one edit of what was typed and save it. False when there is nothing to save, or a save is under way."""
        if self.saving or not (self.state.fields or self.state.new):
            return False
        edit = self.state.edit(self._desk.who.user, self._desk.who.device, self._at(), always)
        self._pause.stop()
        self._longest.stop()
        self.saving, self._dirty = True, False
        self._asked += 1

        def saved() -> None:
            self._answered(lambda: self._was_saved(edit))

        self._desk.save([edit], saved, self._saving_failed, draft_key=self.key)
        return True

    def open_on_screen(self) -> None:
        """From here on, finding this editor remembered means that Holdfast was cut off."""
        key = self.key
        if not self._on_screen:
            self._on_screen = True
            self._do(lambda store: store.remember(OPEN_EDITOR, key))

    def leave(self) -> None:
        """Keep the draft; the editor leaves the screen in an orderly way."""
        self.keep()
        if self._on_screen:
            self._on_screen = False
            self._do(lambda store: store.remember(OPEN_EDITOR, ""))

    def put_aside(self) -> None:
        """The draft is kept apart for 30 days, and the form shows the record as it is saved."""
        key = self.key
        self.keep()
        self.state = EditorState(self.state.record, suggested=self.state.suggested)
        self._do(lambda store: store.put_aside(key))
        self.changed.emit()

    def underneath(self, record: Record | None, states: Mapping[str, FieldState]) -> None:
        """The record as the laptop shows it now: untouched fields follow it, typed ones keep their words."""
        self.states = dict(states)
        if record is not None and not self.saving:
            before = self.state
            self.state = self.state.over(record)
            if self.state.fields != before.fields or self.state.seen != before.seen:
                self._dirty = True
                self._pause.start()
        self.changed.emit()

    def field_state(self, name: str) -> str:
        """Where a field stands: "typed", "saved", "sent", "decision", or "" for one never filled in."""
        if name in self.state.fields:
            return "typed"
        codes = {FieldState.SAVED: "saved", FieldState.SENT: "sent", FieldState.NEEDS_DECISION: "decision"}
        state = self.states.get(name)
        return codes[state] if state else ""

    def release(self) -> None:
        """The editor is gone for good: this goes too, once everything asked has been answered."""
        self._released = True
        if not self._asked:
            self.deleteLater()

    def _do(self, act: Callable[[LocalStore], object], done: Callable[[], None] | None = None) -> None:
        self._asked += 1
        self._desk.do(act, lambda _: self._answered(done), self._keeping_failed)

    def _answered(self, done: Callable[[], None] | None) -> None:
        self._asked -= 1
        if done:
            done()
        if self._released and not self._asked:
            self.deleteLater()

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(self.keep)
        return timer

    def _at(self) -> str:
        return self._now().astimezone().isoformat(timespec="seconds")

    def _was_kept(self, at: str) -> None:
        self.kept.emit(at)

    def _was_saved(self, edit: Edit) -> None:
        self.saving = False
        self.state = self.state.saved(edit)
        self.states |= dict.fromkeys(edit.set, FieldState.SAVED)
        self.saved_at = edit.at
        if self.state.fields:  # typed while it was being saved: the draft that was dropped is needed again
            self._dirty = True
            self._pause.start()
        self.saved.emit(edit)
        self.changed.emit()

    def _saving_failed(self, trouble: Trouble) -> None:
        self.saving = False
        self._dirty = True
        self._pause.start()
        self._answered(lambda: self.failed.emit(trouble))

    def _keeping_failed(self, trouble: Trouble) -> None:
        self._dirty = True
        self._answered(lambda: self.failed.emit(trouble))
