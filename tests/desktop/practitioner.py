"""Two practitioners who hold the same case, each at a laptop of their own behind a link of their own."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from casework import Record, new_id
from desktop.walkthrough.fingers import Fingers
from local_store.store import LocalStore
from tests.central_process import CentralProcess
from tests.desktop.laptop_in_process import LaptopInProcess, laptop
from tests.link import Link

IMOGEN, CALLUM = "imogen.farrowby", "callum.dreyling"
PASSWORD = "a long enough password"
SENT = "Connected. Everything sent."
PATIENCE = 60.0
T = TypeVar("T")


class OwnHands(Fingers):
    """Hands that see only their own window: here are two at once."""

    def _visible(self, kind: type[QWidget] = QWidget) -> Iterator[QWidget]:
        yield from (widget for widget in self.window.findChildren(kind) if widget.isVisible())

    def keys(self, *keys: str) -> None:
        """One after the other, as on a keyboard."""
        for key in keys:
            self.key(key)


class Practitioner:
    """One person at one laptop, behind a link of their own."""

    def __init__(self, user: str, holdfast: LaptopInProcess, link: Link) -> None:
        self.user, self.link, self._holdfast = user, link, holdfast
        holdfast.hands = self.hands = OwnHands(holdfast.window)

    def sign_in(self) -> None:
        self._holdfast.sign_in(self.user, PASSWORD)
        self.hands.says(SENT, PATIENCE)

    def lose_connection(self) -> None:
        self.link.cut()
        self.hands.says("No connection.", PATIENCE)

    def connect(self, says: str) -> None:
        self.link.restore()
        self.hands.says(says, PATIENCE)

    def open_case(self) -> None:
        """Juniper's, from the caseload."""
        self._holdfast.open_case("Juniper Vexley")

    def ask(self, question: Callable[[LocalStore], T]) -> T:
        """What this laptop's own store says, asked on its own thread."""
        found: list[T] = []
        self._holdfast.window.frame().desk.read(question, found.append)
        self.hands.wait(lambda: found, "the store did not answer")
        return found[0]

    def record(self, id: str) -> Record:
        """A record as this laptop shows it."""
        found = self.ask(lambda store: store.record(id))
        assert found is not None
        return found


@contextmanager
def practitioner(user: str, centre: CentralProcess, folder: Path, qapp: QApplication) -> Iterator[Practitioner]:
    with Link(centre.port) as link, laptop(folder / user, link.url, qapp) as holdfast:
        yield Practitioner(user, holdfast, link)


def load_shared_case(centre: CentralProcess, contact: str) -> str:
    """One case that both of them hold, with one planned contact; its id. The centre is started."""
    for user, name in ((IMOGEN, "Imogen Farrowby"), (CALLUM, "Callum Dreyling")):
        centre.add_user(user, PASSWORD, name=name)
    case = new_id()
    parts = {
        "case": (case, {"reference": "NW-1", "kind": "court_order", "opened": "2026-08-10"}),
        "person": (new_id(), {"first_names": "Juniper", "surname": "Vexley", "date_of_birth": "2010-10-17"}),
        "contact": (contact, {"date": "2026-11-23", "start": "09:30:00", "kind": "office", "statutory": True}),
        "assignment": (
            new_id(),
            {"worker": CALLUM, "worker_name": "Callum Dreyling", "role": "covering", "since": "2026-08-10"},
        ),
    }
    records = [{"id": id, "type": type, "case": case, "fields": fields} for type, (id, fields) in parts.items()]
    centre.load_records(records, assign=IMOGEN)
    centre.start()
    return case
