"""The pages before the cases, by keyboard, and the passphrase in Settings: nothing secret stays typed."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from casework.trouble import Trouble
from local_store.key_errors import NoWayBack, PassphraseTooShort, WrongPassphrase
from tests.ui.controls import nameless
from tests.ui.days import NOW
from ui import unlock_words
from ui.account_choice import KnownAccount
from ui.forgotten import ForgottenPage
from ui.passphrase import PassphraseSection
from ui.passphrase_words import CHANGED_ELSEWHERE, TO_TELL, USUAL, PassphraseFacts
from ui.unlock import UnlockPage
from ui.unlock_words import UnlockFacts

TWO = (KnownAccount("a", "Imogen Farrowby"), KnownAccount("b", "Callum Dreyling"))
FACTS = UnlockFacts(name="Imogen Farrowby", account="a", accounts=TWO, waiting=3)


@pytest.fixture
def unlock(qtbot: QtBot) -> UnlockPage:
    page = UnlockPage(lambda: NOW)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def test_arrow_keys_choose_whose_cases_and_the_focus_stays_with_the_names(unlock: UnlockPage, qtbot: QtBot) -> None:
    unlock.show_facts(FACTS)
    qtbot.waitUntil(unlock.passphrase.hasFocus)
    options = unlock.findChild(QWidget, "accounts").options()
    assert options["a"].isChecked()
    options["a"].setFocus()
    with qtbot.waitSignal(unlock.account_chosen) as chosen:
        QTest.keyClick(options["a"], Qt.Key.Key_Right)
    assert chosen.args == ["b"]
    unlock.show_facts(UnlockFacts(name="Callum Dreyling", account="b", accounts=TWO))
    qtbot.wait(20)
    assert options["b"].hasFocus(), "the same row of names, and not a new one under the fingers"
    assert options["b"].isChecked()
    assert not nameless(unlock)


def test_one_person_is_asked_for_no_name(unlock: UnlockPage) -> None:
    unlock.show_facts(UnlockFacts(name="Imogen Farrowby", account="a", accounts=TWO[:1]))
    assert not any(label.isVisible() for label in unlock.findChildren(QWidget, "accounts"))


@pytest.mark.parametrize(
    ("waiting", "words"),
    [
        (None, "is not known"),
        (0, "everything in it had been sent"),
        (1, "1 change in it has not"),
        (3, "3 changes in it have"),
    ],
)
def test_what_is_put_aside_is_said_with_how_much_is_in_it(waiting: int | None, words: str, qtbot: QtBot) -> None:
    assert words in unlock_words.inside_words(UnlockFacts(waiting=waiting))
    page = ForgottenPage()
    qtbot.addWidget(page)
    page.show_facts(UnlockFacts(waiting=waiting))
    page.say_trouble(NoWayBack())
    assert words in page.findChild(QWidget, "trouble").accessibleName()


def test_nothing_is_begun_again_without_the_password(qtbot: QtBot) -> None:
    page = ForgottenPage()
    qtbot.addWidget(page)
    page.show_facts(FACTS)
    asked: list[str] = []
    page.begin_again_wanted.connect(asked.append)
    page.wanted.connect(asked.append)
    page._begin_again()
    page.button.click()
    assert asked == []
    page.password.setText("another long password")
    page._begin_again()
    assert asked == ["another long password"]
    assert not nameless(page)


class Desk(QWidget):
    """As much of a desk as the section needs: it hears of the connection."""

    status_changed = Signal(object)


class Passphrase:
    """What the section asks, and what it is told."""

    def __init__(self) -> None:
        self.stands = PassphraseFacts()
        self.trouble: Trouble | None = None
        self.asked: list[tuple[str, ...]] = []

    def facts(self, answer) -> None:
        answer(self.stands)

    def change(self, present, new, done, trouble) -> None:
        self.asked.append((present, new))
        trouble(self.trouble) if self.trouble else done(None)

    def use_centres(self, password, done, trouble) -> None:
        self.asked.append((password,))
        trouble(self.trouble) if self.trouble else done(None)

    def bring_back(self, passphrase, done, trouble) -> None:
        self.asked.append((passphrase,))
        trouble(self.trouble) if self.trouble else done("3 changes came back from what was put aside.")


@pytest.fixture
def knows() -> Passphrase:
    return Passphrase()


@pytest.fixture
def section(knows: Passphrase, qtbot: QtBot) -> PassphraseSection:
    desk = Desk()
    made = PassphraseSection(desk, knows)
    made.kept = desk
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    qtbot.waitExposed(made)
    made.read()
    return made


def fill(section: PassphraseSection, form: str, *typed: str) -> None:
    for number, words in enumerate(typed):
        section.findChild(QWidget, f"{form}_{number}").setText(words)
    section.findChild(QWidget, f"{form}_go").click()


def test_a_change_says_what_is_wrong_at_the_field_and_leaves_nothing_typed(
    section: PassphraseSection, knows: Passphrase
) -> None:
    section.findChild(QWidget, "passphrase_change").click()
    fill(section, "change", "present one", "", "")
    fill(section, "change", "present one", "new one", "another")
    fill(section, "change", "present one", "present one", "present one")
    assert knows.asked == []
    for trouble, at in ((WrongPassphrase(5), 0), (PassphraseTooShort(16, with_keyring=False), 1)):
        knows.trouble = trouble
        fill(section, "change", "present one", "new one", "new one")
        said = [row.error() for row in section._change.rows]
        assert [bool(words) for words in said] == [number == at for number in range(3)]
    knows.trouble = None
    fill(section, "change", "present one", "new one", "new one")
    assert "was changed" in section.findChild(QWidget, "passphrase_done").text()
    assert all(field.text() == "" for form in section._forms for field in form.fields)
    assert not nameless(section)


def test_escape_closes_a_form_and_what_was_typed_is_gone(section: PassphraseSection) -> None:
    section.ask_for_centres_password()
    section.findChild(QWidget, "centre_0").setText("a secret")
    assert section.step_back()
    assert section.findChild(QWidget, "centre_0").text() == ""
    assert not section.step_back()


def test_it_says_how_the_laptop_and_the_centre_stand(section: PassphraseSection, knows: Passphrase) -> None:
    said = section.findChild(QWidget, "passphrase_state")
    day = dt.date(2026, 11, 25)
    for stands, words in (
        (PassphraseFacts(), USUAL),
        (PassphraseFacts(to_tell=True), TO_TELL),
        (PassphraseFacts(to_tell=True, refused="changed_elsewhere"), CHANGED_ELSEWHERE),
        (PassphraseFacts(put_aside=(day,)), USUAL),
    ):
        knows.stands = stands
        section._status_changed(None)  # the centre was told meanwhile
        assert said.text() == words
        assert section.findChild(QWidget, "passphrase_aside").isVisible() == bool(stands.put_aside)
