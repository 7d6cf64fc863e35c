"""Looks through the children on this laptop while one is typed in: at a pause, on the store's thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from casework.people import Person
from casework.trouble import Trouble
from local_store.children_calls import LookedThrough
from ui.case.alike_view import tells_anything
from ui.desk import Desk

PAUSE_MS = 300
"""Longer than the pause at which a draft is kept (`ui.typing_pace`): that goes first."""


class AlikeSearch(QObject):
    """answered: who is like the child that was typed last (LookedThrough); None where nothing tells of one yet."""

    answered = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._typed: Person | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.again)

    def typed(self, person: Person) -> None:
        """The child as typed by now: looked for at the next pause, if it is another than before."""
        if person != self._typed:
            self._typed = person
            self._pause.start()

    def again(self) -> None:
        """Look for the child that was typed last; somebody may have come to this laptop."""
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
