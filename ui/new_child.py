"""Add a child: a page of its own. What is typed stays a draft until it is saved, however the page is left."""

import msgspec
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework import new_id
from casework.roles import Act, may
from local_store.shapes import Draft
from local_store.store import LocalStore
from ui.case.draft_forms import begins_case
from ui.case.new_child_editor import NewChildEditor
from ui.desk import Desk
from ui.page import Now, Page
from ui.parts.words import Words
from ui.place import Place
from ui.theme import spaced

PAGE = "new_child"
NOT_YOURS = "Your role reads cases and does not add them. A case manager or a manager adds a child."


class Begun(msgspec.Struct, frozen=True):
    """What the laptop has of a child who is being added: the id of the case; whether it is a case by now."""

    case: str
    is_case: bool = False


def begun(store: LocalStore, case: str) -> Begun:
    """The child of this case, or without one, whoever was typed last and never saved. Nobody typed: a new one.

    The id of a case that nobody typed anything into is never used again: such a case may have been here, and left.
    """
    if case and store.record(case) is not None:
        return Begun(case, is_case=True)
    typed = [one for one in store.drafts(case) if not one.aside and begins_case(one) and store.record(one.case) is None]
    newest: Draft | None = max(typed, key=lambda one: one.kept_at, default=None)
    return Begun(newest.case if newest else new_id())


class NewChildPage(Page):
    """The form of one child. A place without a case goes on with the one that is open, or was typed and not saved."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._editor: NewChildEditor | None = None
        self._saved: Place | None = None
        self._asked = 0
        self._column = spaced(QVBoxLayout(self))
        if not may(desk.who.role, Act.WRITE_CASE):
            told = spaced(QVBoxLayout(), (24, 16, 24, 16))
            told.addWidget(Words(NOT_YOURS, "body", wrap=True))
            told.addStretch(1)
            self._column.addLayout(told)

    def place(self) -> Place:
        """The child that is being added, and where typing goes on; once it is saved, its case."""
        if self._saved is not None:
            return self._saved
        if self._editor is None:
            return Place(page=PAGE)
        field, caret = self._editor.caret()
        return Place(page=PAGE, case=self._editor.case, field=field, caret=caret)

    def show_place(self, place: Place) -> None:
        """Show the form of this child, with the caret where it was."""
        super().show_place(place)
        if not may(self.desk.who.role, Act.WRITE_CASE):
            return
        if self._editor is not None and place.case in (None, "", self._editor.case):
            self._editor.place_caret(*((place.field, place.caret) if place.field else self._editor.caret()))
            return
        self._asked = number = self._asked + 1
        case = place.case or ""

        def found(said: Begun) -> None:
            if number == self._asked:
                self._open(said, place)

        self.ask(lambda store: begun(store, case), found)

    def read(self) -> None:
        """Something came to this laptop: it may be the child that is typed."""
        super().read()
        if self._editor is not None:
            self._editor.look_again()

    def _open(self, found: Begun, place: Place) -> None:
        self._close()
        if found.is_case:
            self._saved = Place("case", found.case)
            self.go.emit(self._saved)
            return
        self._saved = None
        editor = self._editor = NewChildEditor(self.desk, found.case, self.now)
        editor.closed.connect(self._left)
        editor.another_wanted.connect(lambda _record: self._open(Begun(new_id()), Place(page=PAGE)))
        editor.go.connect(self.go)
        editor.added.connect(self._added)
        self._column.addWidget(editor)
        editor.open((place.field, place.caret))
        self.moved.emit()

    def _added(self, then: Place) -> None:
        """The child is a case by now: this page is done with it."""
        self._saved = then
        self._close()
        self.go.emit(then)

    def _left(self) -> None:
        """Close, by its button: out of the panel too, wherever the focus was."""
        if self._editor is not None:
            self._editor.leave_panel()
        self.act.emit("back")

    def _close(self) -> None:
        if self._editor is not None:
            gone, self._editor = self._editor, None
            self._column.removeWidget(gone)
            gone.hide()
            gone.release()
            gone.deleteLater()

    def take_focus(self) -> None:
        """Where typing goes on."""
        if self._editor is not None:
            self._editor.place_caret(*self._editor.caret())
        else:
            self.setFocus()

    def step_back(self) -> bool:
        """Escape: out of the panel, back to the field. Else the page is left, and the draft stays."""
        return self._editor is not None and self._editor.leave_panel()
