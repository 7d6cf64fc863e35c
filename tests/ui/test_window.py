"""The window on a real, encrypted store with the demo caseload: every page, every key, every name."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from casework.trouble import Trouble
from local_store import LocalStore, PrintJob
from local_store.key_errors import WrongPassphrase
from sync.status import Link, SyncStatus
from tests.ui import laptop
from tests.ui.controls import nameless
from tests.ui.opened import Opened
from ui.attention import AttentionPage
from ui.caseload import CaseloadPage
from ui.outbox import OutboxPage
from ui.parts.buttons import Button
from ui.place import Place
from ui.rail import RailItem
from ui.settings import Settings
from ui.theme import Theme
from ui.today import TodayPage
from ui.unlock_words import UnlockFacts
from ui.window import Window

PAGES = (
    *("today", "caseload", "diary", "court", "documents", "attention", "settings", "outbox", "help"),
    *("rules", "texts", "new_child", "post"),
)


def test_today_shows_the_demo_caseload(opened: Opened) -> None:
    today = opened.page("today")
    assert isinstance(today, TodayPage)
    said = [row.sentence() for row in today.list.rows_model.rows()]
    assert any("Review the plan, Juniper Vexley" in one and "17 days overdue" in one for one in said)
    assert today.list.current_key(), "with the keyboard, the first thing to do is selected"


@pytest.mark.parametrize("page", PAGES)
def test_every_control_of_every_page_has_a_name(busy: Opened, page: str) -> None:
    busy.window.go(Place(page=page))
    busy.answered()
    assert nameless(busy.window) == []
    assert busy.window.windowTitle() == "Holdfast"


def test_the_pages_before_the_cases_have_names_too(theme: Theme, qtbot: QtBot) -> None:
    window = Window(theme, laptop.clock)
    qtbot.addWidget(window)
    window.show_sign_in("https://centre.example.org", None)
    window.show_unlock(UnlockFacts("Imogen Farrowby", because="Locked after 10 minutes without use."))
    assert nameless(window) == []


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_no_page_scrolls_sideways_at_any_text_size(opened: Opened, scale: float) -> None:
    opened.window.take_settings(Settings(scale=scale, scheme="light"))
    opened.window.resize(1366, 738)
    for page in PAGES:
        opened.window.go(Place(page=page))
        opened.answered()
        QApplication.processEvents()
        assert opened.window.width() == 1366, f"{page} is wider than the laptop"


def test_keys_reach_every_page_and_escape_goes_back(opened: Opened, qtbot: QtBot) -> None:
    window = opened.window
    for key, page in (("2", "caseload"), ("3", "diary"), ("4", "court"), ("5", "documents"), ("8", "settings")):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{key}"), Qt.KeyboardModifier.ControlModifier)
        assert window.place().page == page
    qtbot.keyClick(window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert window.place().page == "outbox"
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.place().page == "settings"
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.place().page == "help"


def test_f6_goes_round_the_parts_of_the_window(opened: Opened, qtbot: QtBot) -> None:
    frame = opened.window.frame()
    assert frame is not None
    seen = set()
    for _ in range(3):
        qtbot.keyClick(opened.window, Qt.Key.Key_F6)
        focused = QApplication.focusWidget()
        assert focused is not None
        parts = {"rail": frame.rail, "line": frame.line, "page": opened.page("today")}
        seen |= {name for name, part in parts.items() if part.isAncestorOf(focused)}
    assert seen == {"rail", "line", "page"}


def test_ctrl_l_asks_to_lock(opened: Opened, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.desk.lock_wanted):
        qtbot.keyClick(opened.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def test_find_opens_a_case_and_gives_the_caret_back(opened: Opened, qtbot: QtBot) -> None:
    frame = opened.window.frame()
    assert frame is not None
    opened.window.go(Place(page="caseload"))
    opened.answered()
    page = opened.page("caseload")
    assert isinstance(page, CaseloadPage)
    page.take_focus()
    qtbot.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert frame.find_panel.isVisible()
    qtbot.keyClick(frame.find_panel.field, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is page.search
    qtbot.keyClick(opened.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(frame.find_panel.field, "vexley")
    qtbot.keyClick(frame.find_panel.field, Qt.Key.Key_Return)
    assert opened.window.place().page == "case"
    opened.answered()


@pytest.mark.parametrize("typed", ["vexlye", "lantern court", "07700900142", "dob 17/10/2010"])
def test_find_knows_a_child_by_whatever_is_known_of_them(opened: Opened, qtbot: QtBot, typed: str) -> None:
    frame = opened.window.frame()
    assert frame is not None
    frame.find_anything()
    panel = frame.find_panel
    qtbot.keyClicks(panel.field, typed)
    assert not panel._nothing.isVisible(), "nothing is said to be missing while the store still looks"
    qtbot.waitUntil(lambda: any(row.first == "Juniper Vexley" for row in panel.list.rows_model.rows()))
    assert not panel.list.grab().isNull()  # a fault in painting fails the test
    qtbot.keyClick(panel.field, Qt.Key.Key_Return)
    assert opened.window.place().page == "case"
    opened.answered()


def test_find_says_that_nothing_was_found_and_what_can_be_typed(opened: Opened, qtbot: QtBot) -> None:
    frame = opened.window.frame()
    assert frame is not None
    frame.find_anything()
    qtbot.keyClicks(frame.find_panel.field, "zzqqj")
    qtbot.waitUntil(frame.find_panel._nothing.isVisible)
    words = frame.find_panel._nothing
    assert "a telephone number" in words.text()
    assert words.height() >= words.heightForWidth(words.width())


def test_the_outbox_tells_what_was_done_and_what_needs_somebody(busy: Opened) -> None:
    busy.window.go(Place(page="outbox"))
    busy.answered()
    page = busy.page("outbox")
    assert isinstance(page, OutboxPage)
    said = " | ".join(row.sentence() for row in page.list.rows_model.rows())
    assert "Wrote the case note of the home visit, 10 words added, Corvin Ashgrove-Teel" in said
    assert "The centre did not accept this, The plan was closed on Wednesday" in said
    assert "2 people changed this" in said
    buttons = [button.text() for button in page.list.viewport().findChildren(Button)]
    assert sorted(buttons) == ["Look at both", "Read and decide"]


def test_send_now_can_always_be_pressed_and_says_what_happens(busy: Opened, qtbot: QtBot) -> None:
    busy.window.go(Place(page="outbox"))
    busy.answered()
    page = busy.page("outbox")
    assert isinstance(page, OutboxPage)
    qtbot.keyClick(page.list, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert busy.sync.woken == 1
    assert page._beside.text().startswith("No connection. All 2 changes are safe here")


def test_a_refused_change_can_be_copied_and_given_up_after_asking_once(busy: Opened, qtbot: QtBot) -> None:
    busy.window.go(Place(page="attention"))
    busy.answered()
    page = busy.page("attention")
    assert isinstance(page, AttentionPage)

    def press(words: str) -> None:
        def found() -> list[Button]:
            return [one for one in page.findChildren(Button) if one.isVisible() and one.text().startswith(words)]

        qtbot.waitUntil(lambda: bool(found()))
        found()[0].click()

    press("Copy my words")
    assert QApplication.clipboard().text() == "Target: See Bettany about the college place."
    press("Give it up")
    press("Yes, give it up")
    busy.answered()
    busy.answered()
    left: list[int] = []
    busy.desk.read(lambda store: len(store.attention()), left.append)
    qtbot.waitUntil(lambda: left == [1])


def test_two_versions_open_from_needs_attention(busy: Opened) -> None:
    busy.window.go(Place(page="attention"))
    busy.answered()
    page = busy.page("attention")
    next(one for one in page.findChildren(Button) if one.text() == "Look at both").click()
    place = busy.window.place()
    assert (place.page, place.part) == ("case", "two_versions")
    busy.answered()


def test_the_line_follows_the_status_and_leads_to_the_outbox(opened: Opened) -> None:
    frame = opened.window.frame()
    assert frame is not None
    opened.desk.show_status(SyncStatus(Link.OFFLINE, waiting=3, last_contact="2026-11-26T09:18:00+00:00"))
    assert frame.line.words.text() == "No connection. 3 changes saved on this laptop."
    frame.line.link.click()
    assert opened.window.place().page == "outbox"
    assert frame.line.link.isHidden(), "the page needs no link to itself"


def test_trouble_is_told_with_its_detail_one_click_away(opened: Opened) -> None:
    opened.window.say_trouble(Trouble("It was not printed.", "It is kept.", "Choose another printer.", "ipp 1280"))
    notice = opened.window.findChild(QWidget, "trouble")
    assert notice is not None
    assert "It was not printed. It is kept. Choose another printer." in notice.accessibleName()
    assert "ipp" not in notice.accessibleName()


def test_unlocking_asks_and_tells_a_wrong_passphrase_at_the_field(theme: Theme, qtbot: QtBot) -> None:
    window = Window(theme, laptop.clock)
    qtbot.addWidget(window)
    window.show_unlock(UnlockFacts("Imogen Farrowby", because="Locked after 10 minutes without use."))
    window.show()
    field = window._unlock.passphrase
    qtbot.keyClicks(field, "a long passphrase")
    with qtbot.waitSignal(window.unlock_wanted) as asked:
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert asked.args == ["a long passphrase"]
    window.say_trouble(WrongPassphrase(5))
    words = "That passphrase did not open this laptop. Try again in 5 seconds."
    assert field.accessibleDescription() == words


def test_signing_in_asks_for_what_is_missing(theme: Theme, qtbot: QtBot) -> None:
    window = Window(theme, laptop.clock)
    qtbot.addWidget(window)
    window.show_sign_in("", None)
    window.show()
    page = window._sign_in
    page.button.click()
    assert page.problems.isVisible()
    for field, words in ((page.server, "https://centre.example.org"), (page.user, "imogen"), (page.password, "secret")):
        field.clear()
        qtbot.keyClicks(field, words)
    with qtbot.waitSignal(window.sign_in_wanted) as asked:
        page.button.click()
    assert asked.args == ["https://centre.example.org", "imogen", "secret"]


def test_settings_are_kept_on_this_laptop(opened: Opened, qtbot: QtBot) -> None:
    qtbot.keyClick(opened.window, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    kept: list[object] = []
    opened.desk.read(lambda store: store.recall("settings"), kept.append)
    qtbot.waitUntil(lambda: bool(kept))
    assert isinstance(kept[0], dict)
    assert kept[0]["scale"] == 1.1
    opened.window.take_settings(Settings())


def test_locking_leaves_nothing_of_a_case_in_the_window(opened: Opened, qtbot: QtBot) -> None:
    frame = opened.window.frame()
    assert frame is not None
    with qtbot.waitSignal(frame.destroyed):
        opened.window.show_unlock(UnlockFacts("Imogen Farrowby", because="Locked."))
    assert opened.window.frame() is None


def quickest(act: Callable[[], object], opened: Opened) -> float:
    """Seconds that `act` holds the window, at its best of three: what is slow is slow each time."""
    took: list[float] = []
    for _ in range(3):
        started = time.perf_counter()
        act()
        took.append(time.perf_counter() - started)
        opened.answered()
    return min(took)


def test_no_page_holds_the_window_longer_than_50_ms(opened: Opened) -> None:
    for page in ("today", "caseload", "outbox", "attention", "diary", "court", "documents"):
        opened.window.go(Place(page=page))
        opened.answered()
    held: dict[str, float] = {}
    for page in ("today", "caseload", "outbox", "attention"):
        held[f"go to {page}"] = quickest(lambda page=page: opened.window.go(Place(page=page)), opened)  # type: ignore[misc]
    found = opened.page("caseload")
    assert isinstance(found, CaseloadPage)
    for letters in ("r", "re", "rev"):
        found.search.setText(letters)
        held[f"search {letters}"] = quickest(found._searched, opened)
    held["draw the caseload"] = quickest(found.list.viewport().grab, opened)
    assert {what: seconds for what, seconds in held.items() if seconds > 0.05} == {}


def test_the_rail_counts_the_prints_that_need_somebody(opened: Opened, store: Path, qtbot: QtBot) -> None:
    frame = opened.window.frame()
    assert frame is not None
    item = frame.rail.findChild(RailItem, "rail_documents")
    assert item is not None
    assert item.accessibleName() == "Documents and printing"
    with LocalStore.open(store, laptop.KEY) as kept:
        for state in ("out_of_paper", "printing", "failed"):
            kept.queue_print(PrintJob(id=state, case="c", kind="psr", state=state), b"%PDF")
    opened.desk.prints_changed.emit()
    qtbot.waitUntil(lambda: item.accessibleName() == "Documents and printing, 2")
