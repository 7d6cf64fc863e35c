"""Looks through the children on this laptop while one is typed in: at a pause, on the store's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from casework.known_already import KnownAlready, question_of
from casework.people import Person
from casework.trouble import Trouble
from local_store.children_calls import LookedThrough
from ui.case.alike_view import tells_anything
from ui.desk import Desk

ASK_PAUSE_MS = 1000
"""The centre counts and keeps every question (docs/decisions/0022): it is asked where somebody has stopped to look."""
PAUSE_MS = 300
"""Longer than the pause at which a draft is kept (`ui.typing_pace`): that goes first."""


class AlikeSearch(QObject):
    """answered: who is like the child that was typed last (LookedThrough); None where nothing tells of one yet.

    heard: what the centre says of that child (KnownAlready); None where it was not asked.
    """

    answered = Signal(object)
    heard = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._typed: Person | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.again)
        self._ask_pause = QTimer(self)
        self._ask_pause.setSingleShot(True)
        self._ask_pause.setInterval(ASK_PAUSE_MS)
        self._ask_pause.timeout.connect(self._ask)
        self._asked: Person | None = None

    def typed(self, person: Person) -> None:
        """The child as typed by now: looked for at the next pause, if it is another than before."""
        if person != self._typed:
            self._typed = person
            self._pause.start()
            self._ask_pause.start()

    def _ask(self) -> None:
        """Ask the centre, unless it has answered about just this child."""
        person = self._typed
        if person is None or person == self._asked:
            return
        if question_of(person) is None:
            self.heard.emit(None)
            return

        def heard(known: KnownAlready | None) -> None:
            if isValid(self) and person == self._typed:
                self._asked = person if known is not None else None
                self.heard.emit(known)

        self._desk.ask_whether_known(person, heard)

    def again(self) -> None:
        """Look for the child that was typed last; somebody may have come to this laptop, or the connection back."""
        if not self._ask_pause.isActive():
            self._ask_pause.start()
        person = self._typed
        if person is not None:
            self.now(person, lambda found: self.answered.emit(found) if person == self._typed else None)

    def now(
        self,
        person: Person,
        then: Callable[[LookedThrough | None], None],
        trouble: Callable[[Trouble], None] | None = None,
    ) -> None:
        """Look for this child at once. `then` or `trouble` is called with the answer, unless the form has gone."""
        self._pause.stop()
        if not tells_anything(person):
            then(None)
            return

        def heard(found: LookedThrough) -> None:
            if isValid(self):
                then(found)

        def failed(told: Trouble) -> None:
            if isValid(self):
                (trouble or self._desk.trouble.emit)(told)

        self._desk.read(lambda store: store.like(person), heard, failed)
