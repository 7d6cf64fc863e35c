"""Two practitioners write up the same contact while apart. One settles it in the window, without a connection."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest
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
HERS = "Did not come. Rang Damaris at 10:05am, no answer."
HIS = "Called in sick at 8:50am. Told her we would find a new time."
DAY = "Monday 23 November"
PATIENCE = 60.0


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

    def write_up(self, happened: str, field: str, words: str, note: str) -> None:
        """The contact of the case, in its editor."""
        self._holdfast.open_case("Juniper Vexley")
        self.hands.key("Alt+3")
        self.hands.choose("Office")
        self.hands.widget("field.note")
        self.hands.press_words(happened)
        self.hands.type(field, words, instead=True)
        self.hands.type("field.note", note)
        self.hands.key("Ctrl+Return")
        self.hands.says("1 change saved on this laptop.", PATIENCE)

    def open_history(self) -> None:
        self._holdfast.open_case("Juniper Vexley")
        self.hands.key("Alt+9")
        self.hands.says(f"Case note of the contact on {DAY}", PATIENCE)

    def record(self, id: str) -> Record:
        """A record as this laptop shows it, asked of its own store on its own thread."""
        found: list[Record | None] = []
        desk = self._holdfast.window.frame().desk

        def question(store: LocalStore) -> Record | None:
            return store.record(id)

        desk.read(question, found.append)
        self.hands.wait(lambda: found, "the store did not answer")
        assert found[0] is not None
        return found[0]


@pytest.fixture
def contact() -> str:
    return new_id()


@pytest.fixture
def service(centre: CentralProcess, contact: str) -> CentralProcess:
    """One case that both of them hold, with one planned contact."""
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
    return centre


@contextmanager
def practitioner(user: str, centre: CentralProcess, folder: Path, qapp: QApplication) -> Iterator[Practitioner]:
    with Link(centre.port) as link, laptop(folder / user, link.url, qapp) as holdfast:
        yield Practitioner(user, holdfast, link)


@pytest.fixture
def both(service: CentralProcess, tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Practitioner, Practitioner]]:
    with ExitStack() as stack:
        imogen = stack.enter_context(practitioner(IMOGEN, service, tmp_path, qapp))
        callum = stack.enter_context(practitioner(CALLUM, service, tmp_path, qapp))
        yield imogen, callum


def test_a_conflict_is_settled_in_the_window_offline_and_both_laptops_show_the_same(
    both: tuple[Practitioner, Practitioner], contact: str
) -> None:
    imogen, callum = both
    for each in both:
        each.sign_in()
    for each in both:
        each.lose_connection()
    imogen.write_up("Unacceptable absence", "field.who_was_there", "Nobody came", HERS)
    callum.write_up("Rearranged by us", "field.place", "Gannet House", HIS)
    callum.connect(SENT)
    imogen.connect("1 change needs you.")
    callum.hands.says("1 change needs you.", PATIENCE)

    imogen.lose_connection()
    hands = imogen.hands
    hands.key("Ctrl+6")
    hands.says("2 people changed this.")
    hands.key("Return")  # the first thing that needs her has the focus
    hands.says("2 to choose, 2 already settled")
    for words in (HERS, HIS, "Only Callum changed this.", "Only you changed this."):
        hands.says(words)
    hands.wait(lambda: QApplication.focusWidget().objectName() == "choose.attendance.mine", "no choice has the focus")
    hands.keys("1", "Tab", "2")
    hands.says("Nothing left to choose")
    hands.key("Ctrl+S")
    hands.says("Settled. Both versions are in History.")
    hands.says("Nothing needs you.")
    hands.says("No connection.")
    imogen.open_history()
    for words in (HERS, HIS):
        hands.says(words)

    imogen.connect(SENT)
    callum.hands.says(SENT, PATIENCE)
    for each in both:
        each.open_history()
        for words in (HERS, HIS, "settled by Imogen Farrowby"):
            each.hands.says(words, PATIENCE)
    hers, his = imogen.record(contact), callum.record(contact)
    assert hers == his
    expected = {
        "attendance": "unacceptable_absence",
        "note": HIS,
        "who_was_there": "Nobody came",
        "place": "Gannet House",
    }
    assert {name: hers.fields[name] for name in expected} == expected
