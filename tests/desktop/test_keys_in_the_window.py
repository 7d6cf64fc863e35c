"""The passphrase at the real window: changed in Settings, forgotten, put aside, and two people at one laptop."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.folders import folders
from desktop.walkthrough.fingers import Fingers
from local_store import key_file
from tests.central_process import CentralProcess
from tests.desktop.accounts import NEW, PASSWORD, THIRD, takes
from tests.desktop.laptop_in_process import LaptopInProcess, laptop
from tests.desktop.practitioner import CALLUM, IMOGEN, PATIENCE, SENT, load_shared_case
from ui.parts.choices import ChoiceField


@pytest.fixture
def running(centre: CentralProcess) -> CentralProcess:
    load_shared_case(centre, "a-contact")
    return centre


def sign_in(holdfast: LaptopInProcess, user: str, password: str) -> None:
    holdfast.sign_in(user, password)
    holdfast.hands.says(SENT, PATIENCE)


def lock(holdfast: LaptopInProcess) -> None:
    holdfast.hands.press("lock")
    holdfast.hands.widget("passphrase")


def unlock(holdfast: LaptopInProcess, passphrase: str) -> None:
    holdfast.unlock(passphrase)
    holdfast.hands.widget("rail_today")


def fill_in(holdfast: LaptopInProcess, form: str, *typed: str) -> None:
    for number, words in enumerate(typed):
        holdfast.hands.type(f"{form}_{number}", words, instead=True)
    holdfast.hands.press(f"{form}_go")


@pytest.fixture
def holdfast(running: CentralProcess, tmp_path: Path, qapp: QApplication) -> Iterator[LaptopInProcess]:
    """Imogen's, who has signed in."""
    with laptop(tmp_path / "laptop", running.url, qapp) as begun:
        sign_in(begun, IMOGEN, PASSWORD)
        yield begun


@pytest.fixture
def hands(holdfast: LaptopInProcess) -> Fingers:
    return holdfast.hands


def test_changed_in_settings_it_unlocks_and_the_centre_knows(
    running: CentralProcess, holdfast: LaptopInProcess, hands: Fingers
) -> None:
    hands.press("rail_settings")
    hands.says("One passphrase unlocks this laptop")
    hands.press("passphrase_change")
    fill_in(holdfast, "change", PASSWORD, NEW, "another long passw0rd")
    hands.says("The two new ones are not the same")
    fill_in(holdfast, "change", PASSWORD, "too short", "too short")
    hands.says("The passphrase is too short.")
    fill_in(holdfast, "change", PASSWORD, NEW, NEW)
    hands.says("The passphrase of this laptop was changed.")
    hands.wait(lambda: takes(running, NEW, IMOGEN), "the centre was not told", PATIENCE)
    hands.says("One passphrase unlocks this laptop")
    lock(holdfast)
    unlock(holdfast, NEW)


def test_a_password_changed_elsewhere_is_asked_for_and_taken_over(
    running: CentralProcess, holdfast: LaptopInProcess, hands: Fingers
) -> None:
    lock(holdfast)
    assert running.run("user", "password", IMOGEN, "--password-stdin", stdin=THIRD + "\n").returncode == 0
    running.stop()
    with closing(sqlite3.connect(running.folder / "central.sqlite")) as database:
        database.execute("DELETE FROM token")
        database.commit()
    running.start()
    unlock(holdfast, PASSWORD)
    hands.says("Signed out.", PATIENCE)
    hands.press_words("Sign in again")
    fill_in(holdfast, "centre", "not this one")
    hands.says("The centre does not know this name and password together.", PATIENCE)
    fill_in(holdfast, "centre", THIRD)
    hands.says("This laptop and the centre have the same password now.", PATIENCE)
    hands.says(SENT, PATIENCE)
    lock(holdfast)
    unlock(holdfast, THIRD)


def test_forgotten_and_then_put_aside_and_opened_after_all(
    running: CentralProcess, holdfast: LaptopInProcess, hands: Fingers, tmp_path: Path
) -> None:
    lock(holdfast)
    assert running.run("user", "password", IMOGEN, "--password-stdin", stdin=NEW + "\n").returncode == 0
    hands.press_words("Forgot the passphrase?")
    hands.type("centre_password", NEW)
    hands.press("unlock_with_centre")
    hands.says(SENT, PATIENCE)
    lock(holdfast)

    [account] = folders(str(tmp_path / "laptop")).accounts()
    key_file.change(account.folder, recovery=b"")  # as where there is no second way
    hands.press_words("Forgot the passphrase?")
    hands.type("centre_password", NEW)
    hands.press("unlock_with_centre")
    hands.says("The centre cannot open what is on this laptop for you.", PATIENCE)
    hands.press_words("Put it aside and begin again")
    hands.says("was put aside, and a new beginning made.", PATIENCE)
    hands.press("rail_settings")
    hands.press("passphrase_aside")
    fill_in(holdfast, "aside", NEW)
    hands.says("came back from what was put aside.", PATIENCE)


def test_two_people_unlock_their_own_by_name(running: CentralProcess, tmp_path: Path, qapp: QApplication) -> None:
    with laptop(tmp_path / "laptop", running.url, qapp) as holdfast:
        hands = holdfast.hands
        sign_in(holdfast, IMOGEN, PASSWORD)
        lock(holdfast)
        hands.press_words("Sign in as somebody else")
        hands.press_words("Go to sign in")
        holdfast.hands.type("user", CALLUM)
        holdfast.hands.type("password", PASSWORD)
        holdfast.hands.press("sign_in")
        hands.says("Callum Dreyling", PATIENCE)
        hands.says(SENT, PATIENCE)
        lock(holdfast)
        hands.says("Whose cases")
        hands.press_words("Imogen Farrowby")
        unlock(holdfast, PASSWORD)
        hands.press("rail_settings")
        hands.says(f"Imogen Farrowby, {IMOGEN}")
    with laptop(tmp_path / "laptop", running.url, qapp) as holdfast:
        chosen = holdfast.hands.widget("accounts")
        assert isinstance(chosen, ChoiceField)
        assert chosen.options()[chosen.value()].text() == "Imogen Farrowby", "the last one"
        unlock(holdfast, PASSWORD)
