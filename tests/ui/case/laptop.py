"""A laptop of one practitioner for tests of the case page: a real store and store thread, the demo's own cases."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEventLoop
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from casework import Edit, Record, new_edit
from casework.edits import conflict_id, new_id
from casework.known_already import KnownAlready
from casework.people import Person
from central.demo import caseload
from central.demo.caseload import Caseload
from desktop.store_thread import StoreThread
from local_store import LocalStore
from local_store.shapes import Answer, Device, Page, PageRecord
from local_store.typed_words import TypedWords
from ui.case.case_page import CasePage
from ui.desk import Desk, Who
from ui.place import Place

TODAY = dt.date(2026, 11, 26)
NOW = dt.datetime(2026, 11, 26, 10, 54, tzinfo=dt.UTC)
KEY = bytes(range(32))
IMOGEN = Who("imogen.farrowby", "Imogen Farrowby", "case_manager", "thornwick", "Thornwick", "laptop-1", "Laptop 1")
WITH_FEW = ("Zephyr", "Juniper", "Corvin")


def demo() -> Caseload:
    """The demo caseload on the day of the pictures."""
    return caseload.build(TODAY)


class Quiet:
    """No network in these tests: it only counts how often it was woken."""

    woken = 0

    def wake(self) -> None:
        """Somebody saved."""
        self.woken += 1

    def ask_whether_known(self, typed: Person, answer: Callable[[KnownAlready | None], None]) -> None:
        """There is no centre to ask."""
        answer(None)


class Laptop:
    """Store, thread and desk, put together as desktop/ does."""

    def __init__(self, path: Path, records: list[Record]) -> None:
        self.path = path
        self.now = NOW
        self.position = 1
        with LocalStore.create(path, KEY, today=lambda: TODAY) as store:
            store.set_device(Device(id=IMOGEN.device, user=IMOGEN.user, user_name=IMOGEN.name))
            store.apply_page(_page(records, self.position))
        self.start()

    def start(self) -> None:
        """Threads and desk, as at every start of the application."""
        self.thread = StoreThread(lambda: LocalStore.open(self.path, KEY, today=lambda: TODAY, now=self._text))
        self.thread.start()
        self.sync = Quiet()
        self.typed = TypedWords(self.path, KEY)
        self.desk = Desk(IMOGEN, self.thread, self.sync, typed=self.typed)
        self.troubles: list[object] = []
        self.desk.trouble.connect(self.troubles.append)

    def _text(self) -> str:
        return self.now.isoformat(timespec="seconds")

    def finish(self) -> None:
        """Close as the application does."""
        self.thread.finish()
        self.typed.close()

    def open_store(self) -> LocalStore:
        """A connection of the test's own, to look at what is really on the disk."""
        return LocalStore.open(self.path, KEY, today=lambda: TODAY)

    def page(self, place: Place) -> CasePage:
        """A case page in a window of the pictures' size."""
        page = CasePage(self.desk, lambda: self.now)
        page.resize(1144, 726)
        page.show_place(place)
        page.show()
        page.activateWindow()
        return page

    def from_centre(self, *records: Record, author: str = "callum.dreyling") -> None:
        """A page from the centre, applied as the sync thread does it, by a connection of its own."""
        self.position += 1
        with self.open_store() as store:
            cases = store.apply_page(_page(list(records), self.position, author))
        self.desk.changed.emit(cases)

    def save(self, record: Record, **fields: object) -> Edit:
        """An edit of Imogen's that waits on this laptop."""
        with self.open_store() as store:
            edit = new_edit(store.record(record.id) or record, fields, IMOGEN.user, device=IMOGEN.device)
            store.save(edit)
        return edit

    def acknowledge(self, edit: Edit) -> None:
        """The centre has it."""
        self.position += 1
        with self.open_store() as store:
            store.mark_sent([edit.id])
            store.settle([Answer(edit.id, "applied", self.position)], NOW.isoformat())

    def conflict(self, record: Record, field: str, base: object, mine: object, theirs: object) -> Record:
        """A conflict record as the sync engine makes it: Imogen's version came second, Callum's was there first."""
        edit = new_id()
        return Record(
            id=conflict_id(edit, field),
            type="conflict",
            case=record.case,
            fields={
                "of": record.id,
                "of_type": record.type,
                "field": field,
                "edit": edit,
                "base": base,
                "mine": mine,
                "mine_author": IMOGEN.user,
                "mine_at": "2026-11-26T09:32:00+00:00",
                "theirs": theirs,
                "theirs_author": "callum.dreyling",
                "theirs_at": "2026-11-26T09:50:00+00:00",
                "theirs_position": self.position,
            },
        )


def _page(records: list[Record], stamp: int, author: str = "") -> Page:
    changed = [
        PageRecord(
            id=one.id,
            type=one.type,
            case=one.case,
            set=one.fields,
            stamp=stamp,
            authors=dict.fromkeys(one.fields, author) if author else {},
        )
        for one in records
    ]
    return Page(cursor=str(stamp), changed=changed, entered=sorted({one.case for one in records}))


def write(field: QWidget, words: str) -> None:
    """Type into a field; what is not ASCII comes by an input method (QTest aborts on it)."""
    for letter in words:
        if letter.isascii():
            QTest.keyClicks(field, letter)
        else:
            _by_input_method(field, letter)
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def dictate(field: QWidget, words: str) -> None:
    """Word after word, as dictation and the keyboards of tablets write."""
    for word in re.findall(r"\S+\s*|\s+", words):
        _by_input_method(field, word)
    QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _by_input_method(field: QWidget, text: str) -> None:
    event = QInputMethodEvent()
    event.setCommitString(text)
    QCoreApplication.sendEvent(field, event)
