"""Opening a case is a look that is kept for the audit: once an opening, of what was there to be seen."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from casework import Record, new_id
from local_store.look_calls import LookCalls
from tests.ui.case.conftest import Opened, case_of, few
from tests.ui.case.laptop import Laptop
from ui.case.case_page import CasePage
from ui.case.record_editor import RecordEditor
from ui.place import Place


def looks(laptop: Laptop) -> list[tuple[str, str]]:
    with laptop.open_store() as store:
        return [(one.case, one.record) for one in store.looks_to_send(20)]


@pytest.fixture
def contact() -> Record:
    return next(one for one in few() if one.type == "contact" and one.case == case_of("Corvin"))


def editing(page: CasePage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: any(one.isVisible() and one.is_open for one in page.findChildren(RecordEditor)))


def told(laptop: Laptop, qtbot: QtBot, *expected: tuple[str, str]) -> None:
    """Everything asked of the store so far is done, and these looks are kept."""
    answered: list[object] = []
    laptop.desk.read(lambda _store: None, answered.append)
    qtbot.waitUntil(lambda: bool(answered))
    assert looks(laptop) == list(expected)


def test_opening_a_case_is_one_look_however_often_it_is_read_again(
    laptop: Laptop, show: Opened, contact: Record, qtbot: QtBot
) -> None:
    page = show("Corvin", Place(tab="contacts"))
    case = case_of("Corvin")
    told(laptop, qtbot, (case, ""))
    laptop.from_centre(Record(contact.id, "contact", case, {"place": "The library"}))
    qtbot.waitUntil(lambda: page._case.file.records[contact.id].fields["place"] == "The library")  # type: ignore[union-attr]
    told(laptop, qtbot, (case, ""))


def test_opening_a_contact_names_it(laptop: Laptop, show: Opened, contact: Record, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="contacts"))
    page.open_contact(contact.id)
    editing(page, qtbot)
    case = case_of("Corvin")
    told(laptop, qtbot, (case, ""), (case, contact.id))


def test_a_contact_that_is_only_being_made_is_not_named(laptop: Laptop, show: Opened, qtbot: QtBot) -> None:
    page = show("Corvin", Place(tab="contacts"))
    page.record_contact()
    editing(page, qtbot)
    told(laptop, qtbot, (case_of("Corvin"), ""))


def test_a_case_that_is_not_here_yet_was_not_seen(laptop: Laptop, qtbot: QtBot) -> None:
    case = new_id()
    page = laptop.page(Place("case", case, "summary"))
    qtbot.addWidget(page)
    qtbot.waitUntil(lambda: page._case is not None)
    told(laptop, qtbot)
    laptop.from_centre(Record(new_id(), "person", case, {"first_names": "Perrin", "surname": "Hollowood"}))
    qtbot.waitUntil(lambda: page.bar.isVisible())
    told(laptop, qtbot, (case, ""))


def test_the_window_itself_writes_nothing(laptop: Laptop, show: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    """A look is written on the store's thread: the only connection that a look ever met is that thread's own."""
    met: list[int] = []
    kept = LookCalls.look

    def watched(self: LookCalls, case: str, record: str = "") -> None:
        met.append(threading.get_ident())
        kept(self, case, record)

    monkeypatch.setattr(LookCalls, "look", watched)
    show("Corvin", Place())
    laptop.thread.finish()
    assert len(met) == 1
    assert met != [threading.get_ident()]
