"""Locking and coming back: the same page, field and caret, with what was typed, in a window that stands as it stood."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

from casework import new_id
from desktop import away
from desktop.idle import IdleWatch
from tests.central_process import CentralProcess
from tests.desktop.laptop_in_process import laptop
from tests.desktop.logind import Logind
from tests.desktop.practitioner import IMOGEN, PASSWORD, SENT, load_shared_case
from tests.desktop.whole_program import WholeProgram, wait_until

HALF = "She wants to come on Thursday if somebody"
MIDDLE = 17


@pytest.fixture
def logind(tmp_path: Path) -> Iterator[Logind]:
    with Logind(tmp_path) as logind:
        yield logind


@pytest.fixture
def holdfast(tmp_path: Path, centre: CentralProcess, logind: Logind) -> Iterator[WholeProgram]:
    """Signed in, with everything down."""
    load_shared_case(centre, new_id())
    with WholeProgram(tmp_path / "laptop", centre.url, **logind.environment) as holdfast:
        holdfast.do("type", name="user", words=IMOGEN)
        holdfast.do("type", name="password", words=PASSWORD)
        holdfast.do("press", name="sign_in")
        holdfast.says(SENT)
        yield holdfast


def open_case(holdfast: WholeProgram) -> None:
    holdfast.do("press", name="rail_caseload")
    holdfast.do("choose", words="Vexley")
    holdfast.do("widget_there", name="record_contact")


def test_every_way_of_locking_comes_back_to_the_same_caret_with_the_same_words(
    holdfast: WholeProgram, logind: Logind
) -> None:
    open_case(holdfast)
    holdfast.do("press", name="record_contact")
    holdfast.do("type", name="field.note", words=HALF)
    holdfast.do("stand", x=140, y=90, width=1300, height=800)
    ways = {
        "You locked it.": lambda: holdfast.tell("key", keys="Ctrl+L"),
        "Locked after 10 minutes without use.": lambda: holdfast.tell("pass_time", seconds=601),
        "Locked after 10 minutes without use. You": lambda: holdfast.tell("pass_time", seconds=4000, asleep=True),
        away.SLEEPS: lambda: logind.prepare_for_sleep(True),
        away.SCREEN_LOCKED: logind.lock_session,
        away.ELSEWHERE: lambda: logind.session_is(Active=False),
    }
    for at, (because, lock) in enumerate(ways.items(), start=MIDDLE):
        holdfast.do("place_caret", name="field.note", position=at)
        holdfast.lock(lock)
        holdfast.says(because)
        holdfast.says("You will come back to the same place.")
        assert holdfast.do("stands") == [140, 90, 1300, 800]
        holdfast.unlock(PASSWORD)
        holdfast.do("widget_there", name="field.note")
        assert holdfast.do("caret") == ["field.note", at, HALF]


def test_the_address_editor_comes_back_too(holdfast: WholeProgram) -> None:
    open_case(holdfast)
    holdfast.do("key", keys="Alt+1")
    holdfast.do("press", name="change_address")
    holdfast.do("type", name="field.line_1", words="5 Lantern Court", instead=True)
    holdfast.do("place_caret", name="field.line_1", position=9)
    holdfast.lock(lambda: holdfast.tell("key", keys="Ctrl+L"))  # at once: within the pause after which a draft is kept
    holdfast.unlock(PASSWORD)
    holdfast.do("widget_there", name="field.line_1")
    assert holdfast.do("caret") == ["field.line_1", 9, "5 Lantern Court"]


def test_the_laptop_sleeps_only_once_the_cases_are_closed(holdfast: WholeProgram, logind: Logind) -> None:
    wait_until(lambda: logind.inhibitors == 1, "nobody asked to be told before the laptop sleeps")
    before = holdfast.window_pid
    logind.prepare_for_sleep(True)
    wait_until(lambda: logind.inhibitors == 0, "the laptop may still not sleep")
    holdfast.next_window()
    assert holdfast.window_pid != before
    holdfast.says(away.SLEEPS)
    logind.prepare_for_sleep(False)
    assert logind.inhibitors == 0, "a locked Holdfast holds up nothing"
    holdfast.unlock(PASSWORD)
    wait_until(lambda: logind.inhibitors == 1, "the next sleep finds the cases open")


def test_a_minute_before_it_locks_it_says_so_and_any_touch_keeps_it_open(holdfast: WholeProgram) -> None:
    open_case(holdfast)
    holdfast.do("pass_time", seconds=545)
    holdfast.says("Everything you typed is kept.")
    holdfast.do("widget_there", name="stay_unlocked")
    holdfast.do("key", keys="Tab")
    holdfast.says("Holdfast stays unlocked.")
    holdfast.do("pass_time", seconds=300)
    assert "Holdfast locks in" not in holdfast.do("words"), "the ten minutes began again with the touch"
    holdfast.do("pass_time", seconds=245)
    holdfast.do("press", name="stay_unlocked")
    holdfast.says("Holdfast stays unlocked.")


def test_somebody_may_have_it_lock_sooner(holdfast: WholeProgram) -> None:
    holdfast.do("press", name="rail_settings")
    holdfast.says("10 minutes is what your service sets")
    holdfast.do("press_words", words="2 minutes")
    holdfast.lock(lambda: holdfast.tell("pass_time", seconds=121))
    holdfast.says("Locked after 2 minutes without use.")
    holdfast.unlock(PASSWORD)
    holdfast.do("widget_there", name="lock_after")
    holdfast.lock(lambda: holdfast.tell("pass_time", seconds=121))


def test_one_process_locks_in_place_and_takes_what_was_copied_with_it(
    tmp_path: Path, centre: CentralProcess, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Offscreen, Qt's clipboard belongs to nobody. On a real screen it says whether this program filled it.
    monkeypatch.setattr(QClipboard, "ownsClipboard", lambda _board: True)
    load_shared_case(centre, new_id())
    with laptop(tmp_path / "laptop", centre.url, qapp) as holdfast:
        holdfast.sign_in(IMOGEN, PASSWORD)
        holdfast.hands.says(SENT)
        qapp.clipboard().setText("words of a case")
        holdfast.application.lock()
        holdfast.hands.says("You locked it.")
        assert qapp.clipboard().text() == ""
        holdfast.unlock(PASSWORD)
        holdfast.hands.widget("rail_today")


def test_a_service_says_after_how_long_its_laptops_lock(
    tmp_path: Path, centre: CentralProcess, qapp: QApplication
) -> None:
    load_shared_case(centre, new_id())
    described = tmp_path / "service.json"
    described.write_text('{"name": "Northwick Youth Justice Service", "lock_after": 3}', encoding="utf-8")
    done = centre.run("service", str(described), "--authority", "northwick")
    assert done.returncode == 0, done.stderr
    with laptop(tmp_path / "laptop", centre.url, qapp) as holdfast:
        holdfast.sign_in(IMOGEN, PASSWORD)
        holdfast.hands.says(SENT)
        holdfast.hands.press("rail_settings")
        holdfast.hands.says("3 minutes is what your service sets")
        holdfast.window.findChild(IdleWatch).idle.emit()
        holdfast.hands.says("Locked after 3 minutes without use.")
