"""A store that is damaged while it is open, or while it is locked: what the person at the laptop sees, and keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from casework import new_id
from casework.trouble import Trouble
from desktop.sign_in import StartedAgain
from desktop.store_thread import StoreThread
from local_store import Draft, LocalStore
from local_store.damage import Rescued
from local_store.errors import DamagedStore
from local_store.journal import journal_path
from tests.central_process import CentralProcess
from tests.desktop.laptop_in_process import LaptopInProcess, laptop
from tests.desktop.practitioner import IMOGEN, PASSWORD, PATIENCE, SENT, load_shared_case
from tests.link import Link
from tests.local_store.desk import KEY, Desk

PAGE = 4096
NOTE = "Rang at 10:05am, no answer."


def break_every_page(path: Path) -> None:
    content = bytearray(path.read_bytes())
    for at in range(0, len(content), PAGE):
        content[at + 500] ^= 1
    path.write_bytes(content)


@pytest.fixture
def link(centre: CentralProcess) -> Iterator[Link]:
    load_shared_case(centre, new_id())
    with Link(centre.port) as link:
        yield link


@pytest.fixture
def holdfast(link: Link, tmp_path: Path, qapp: QApplication) -> Iterator[LaptopInProcess]:
    with laptop(tmp_path / "data", link.url, qapp) as holdfast:
        holdfast.sign_in(IMOGEN, PASSWORD)
        holdfast.hands.says(SENT, PATIENCE)
        yield holdfast


def test_after_damage_the_change_and_the_draft_are_there_and_the_cases_come_back(
    holdfast: LaptopInProcess, link: Link, tmp_path: Path
) -> None:
    link.cut()
    holdfast.open_case("Juniper Vexley")
    holdfast.hands.key("Alt+3")
    holdfast.hands.choose("Office")
    holdfast.hands.press_words("Attended")
    holdfast.hands.type("field.note", NOTE)
    holdfast.hands.key("Ctrl+Return")
    holdfast.hands.says("1 change saved on this laptop.", PATIENCE)
    holdfast.hands.press("record_contact")
    holdfast.hands.type("field.note", "Half a sen")
    holdfast.application.lock()
    [store] = (tmp_path / "data").rglob("cases.holdfast")
    break_every_page(store)
    holdfast.unlock(PASSWORD)
    holdfast.hands.says("1 change and 1 draft that were only on this laptop are here.", PATIENCE)
    holdfast.hands.says("Until then you see only what was changed here and not sent.", PATIENCE)
    assert len(list(store.parent.glob("cases-damaged-*.holdfast"))) == 1
    link.restore()
    holdfast.hands.says(SENT, PATIENCE)
    found: list[tuple[list[str], list[str]]] = []

    def ask(store: LocalStore) -> tuple[list[str], list[str]]:
        return [draft.fields["note"] for draft in store.drafts()], [one.surname for one in store.caseload()]

    holdfast.window.frame().desk.read(ask, found.append)
    holdfast.hands.wait(lambda: found, "the store did not answer")
    assert found == [(["Half a sen"], ["Vexley"])]


def test_damage_in_a_page_nobody_reads_is_found_while_nobody_asks_anything(tmp_path: Path, qapp: QApplication) -> None:
    path = tmp_path / "store.db"
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        for number in range(40):
            desk.bring("contact", {"note": f"{number} " * 900})
    content = bytearray(path.read_bytes())
    content[len(content) - 700] ^= 1
    path.write_bytes(content)
    noted: list[bool] = []
    said: list[Trouble] = []
    thread = StoreThread(lambda: LocalStore.open(path, KEY), met_damage=lambda: noted.append(True))
    thread.damage_found.connect(said.append)
    kept: list[object] = []
    thread.start()
    try:
        for _ in range(2000):
            QCoreApplication.processEvents()
            if said:
                break
            thread.wait(10)
        assert noted == [True]
        assert isinstance(said[0], DamagedStore)
        draft = Draft("contact/1", "case", "r", "contact", {"note": "typed after it was found"})
        thread.ask(lambda store: store.keep_draft(draft), kept.append, kept.append)
    finally:
        thread.finish()
    held = journal_path(path).read_bytes()
    with LocalStore.open(path, KEY) as store:
        assert [one.key for one in store.drafts()] == ["contact/1"]
        assert held, "and it is in the journal, should the store not open"


@pytest.mark.parametrize(
    ("rescued", "words"),
    [
        (Rescued(Path("a")), "No change and no draft was waiting on this laptop. The damaged file is kept."),
        (Rescued(Path("a"), complete=False), "Some of it could not be read, so something may be missing."),
        (Rescued(Path("a"), files_complete=False), "Files that were attached and not sent may be missing."),
    ],
)
def test_what_is_said_is_what_was_rescued(rescued: Rescued, words: str) -> None:
    assert words in StartedAgain(rescued).safe
