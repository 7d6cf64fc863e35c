"""Two practitioners write up the same contact while apart. One settles it in the window, without a connection."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from casework import new_id
from tests.central_process import CentralProcess
from tests.desktop.practitioner import (
    CALLUM,
    IMOGEN,
    PATIENCE,
    SENT,
    Practitioner,
    load_shared_case,
    practitioner,
)

HERS = "Did not come. Rang Damaris at 10:05am, no answer."
HIS = "Called in sick at 8:50am. Told her we would find a new time."
DAY = "Monday 23 November"


@pytest.fixture
def contact() -> str:
    return new_id()


@pytest.fixture
def service(centre: CentralProcess, contact: str) -> CentralProcess:
    load_shared_case(centre, contact)
    return centre


@pytest.fixture
def both(service: CentralProcess, tmp_path: Path, qapp: QApplication) -> Iterator[tuple[Practitioner, Practitioner]]:
    with ExitStack() as stack:
        imogen = stack.enter_context(practitioner(IMOGEN, service, tmp_path, qapp))
        callum = stack.enter_context(practitioner(CALLUM, service, tmp_path, qapp))
        yield imogen, callum


def write_up(who: Practitioner, happened: str, field: str, words: str, note: str) -> None:
    """The contact of the case, in its editor."""
    who.open_case()
    who.hands.key("Alt+3")
    who.hands.choose("Office")
    who.hands.widget("field.note")
    who.hands.press_words(happened)
    who.hands.type(field, words, instead=True)
    who.hands.type("field.note", note)
    who.hands.key("Ctrl+Return")
    who.hands.says("1 change saved on this laptop.", PATIENCE)


def open_history(who: Practitioner) -> None:
    who.open_case()
    who.hands.key("Alt+9")
    who.hands.says(f"Case note of the contact on {DAY}", PATIENCE)


def test_a_conflict_is_settled_in_the_window_offline_and_both_laptops_show_the_same(
    both: tuple[Practitioner, Practitioner], contact: str
) -> None:
    imogen, callum = both
    for each in both:
        each.sign_in()
    for each in both:
        each.lose_connection()
    write_up(imogen, "Unacceptable absence", "field.who_was_there", "Nobody came", HERS)
    write_up(callum, "Rearranged by us", "field.place", "Gannet House", HIS)
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
    open_history(imogen)
    for words in (HERS, HIS):
        hands.says(words)

    imogen.connect(SENT)
    callum.hands.says(SENT, PATIENCE)
    for each in both:
        open_history(each)
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
