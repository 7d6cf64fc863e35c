"""What was just done, in one line with Undo. It stays until the next act."""

from collections.abc import Callable, Sequence

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from casework import Edit, new_edit
from local_store.store import LocalStore
from ui.announce import announce
from ui.parts.buttons import link
from ui.parts.words import OneLine, Picture
from ui.theme import spaced


class Done(msgspec.Struct, frozen=True):
    """Something done, in a sentence, and the edits that did it.

    `back` makes the edits that take it back, where that is more than to say again what was said before.
    """

    words: str
    edits: tuple[Edit, ...]
    back: Callable[[LocalStore, str], Sequence[Edit]] | None = None


def taking_back(store: LocalStore, done: Done, author: str, device: str, at: str) -> Sequence[Edit]:
    """The edits that take it back: each field says again what it said, unless somebody has changed it since.

    A record that was made by it is marked removed: nothing in a case is deleted.
    """
    if done.back is not None:
        return done.back(store, at)
    back = []
    for edit in done.edits:
        record = store.record(edit.record)
        if record is None:
            continue
        fields = {name: edit.base.get(name) for name, value in edit.set.items() if record.fields.get(name) == value}
        if all(seen == 0 for seen in edit.seen.values()) and set(record.fields) <= set(edit.set):
            fields = {"removed_on": at[:10], "removed_by": author, "removed_because": "Taken back"}
        if fields:
            back.append(new_edit(record, fields, author, device=device, at=at))
    return back


class DoneLine(QWidget):
    """Hidden while there is nothing to take back."""

    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("done_line")
        self._done: Done | None = None
        self._words = OneLine("", "body")
        self._undo = link("Undo", self.undo_wanted.emit, style="body")
        self._undo.setObjectName("undo")
        self._undo.setAccessibleName("Undo, Ctrl+Z")
        row = spaced(QHBoxLayout(self), (24, 6, 24, 6), 9)
        row.addWidget(Picture("check", "ink2"))
        row.addWidget(self._words)
        row.addWidget(self._undo)
        row.addStretch(1)
        self.hide()

    def show_done(self, done: Done | None) -> None:
        """Say it, and tell a screen reader; None hides the line."""
        self._done = done
        self.setVisible(done is not None)
        if done is not None:
            self._words.setText(done.words)
            announce(self, done.words)

    def done(self) -> Done | None:
        """What can be taken back now."""
        return self._done
