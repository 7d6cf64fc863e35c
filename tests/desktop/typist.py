"""A window in a process of its own, and somebody who types into one editor after another until it is killed.

python -m tests.desktop.typist STORE SEED [busy|stuck|full]

The store is one of `tests.ui.case.laptop`. Each line on its output: `key EDITOR NUMBER TIME` (the machine's monotonic
clock) just before the NUMBER-th letter of its script goes into an editor. `busy`: a thread commits page after page of
many records meanwhile, as sync does, and long reads are asked for. `stuck`: once a first draft is kept, the thread of
the writes stands still, and somebody types on in the editor that is open. `full`: the disk takes no more for a while;
what is said of it is told as `told WORDS`, and after `room` nothing is typed any more.
"""

import os
import random
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from casework import Record, new_id
from desktop.store_thread import StoreThread
from local_store import LocalStore
from local_store.shapes import Page, PageRecord
from local_store.typed_words import TypedWords
from tests.ui.case.laptop import IMOGEN, KEY, NOW, TODAY, Quiet
from ui.case.record_editor import RecordEditor
from ui.case.two_versions_page import TwoVersionsPage
from ui.desk import Desk
from ui.place import Place
from ui.theme import Theme, apply
from ui.window import Window

SCRIPT = " ".join(f"word{number}" for number in range(2000))
STUCK_SECONDS = 10
A_PAGE = 100
"""Records in one page of the busy sync: about what fits into 64 KiB packed."""


class Spot(NamedTuple):
    """Where something is typed: an editor, and a field of it."""

    place: Place
    field: str
    key: str


def spots(store: LocalStore) -> list[Spot]:
    """Contacts, an address, a document and two versions, in several cases; the same for the same store."""
    records = sorted((one for row in store.caseload() for one in store.case(row.case)), key=lambda one: one.id)
    disputed = {str(one.fields["of"]) for one in records if one.type == "conflict"}
    found: list[Spot] = []
    for type, tab, field in (("contact", "contacts", "note"), ("address", "people", "note")):
        for one in _one_of_each_case(records, type, disputed):
            found.append(Spot(Place("case", one.case, tab, "editor", one.id), f"field.{field}", f"{type}/{one.id}"))
    for one in records:
        if one.id in disputed:
            place = Place("case", one.case, "contacts", "two_versions", one.id)
            found.append(Spot(place, "else.note", f"two_versions/{one.id}"))
    case = store.caseload()[0].case
    new = "00000000-0000-7000-8000-000000000001"
    found.append(Spot(Place("case", case, "contacts", "editor", new), "field.reason", f"contact/{new}"))
    return found


def _one_of_each_case(records: list[Record], type: str, disputed: set[str]) -> list[Record]:
    chosen = {
        one.case: one for one in records if one.type == type and one.id not in disputed and not one.fields.get("note")
    }
    return list(chosen.values())


def pass_time(milliseconds: int) -> None:
    """As a person does who looks at the window: everything else goes on. (`QTest.qWait` keeps Python to itself.)"""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def say(*words: object) -> None:
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


class Typist:
    """Goes from editor to editor and types."""

    def __init__(self, window: Window, where: list[Spot], chance: random.Random) -> None:
        self._window, self._where, self._chance = window, where, chance
        self._done = [0] * len(where)

    def go_to(self, number: int) -> QWidget:
        """The field of this editor, with the focus at its end."""
        spot = self._where[number]
        self._window.go(spot.place)
        field = self._wait_for(spot)
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        return field

    def _wait_for(self, spot: Spot) -> QWidget:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            for page in self._window.findChildren(TwoVersionsPage):
                if spot.field.startswith("else.") and page.isVisible() and page.choices:
                    choice = page.choices["note"]
                    if choice.code() != "else":
                        choice.restore("else", choice.text())
            open_now = [one for one in self._window.findChildren(RecordEditor) if one.isVisible() and one.is_open]
            field = next((one for one in self._window.findChildren(QWidget, spot.field) if one.isVisible()), None)
            here = spot.key in ([open_now[0].keeper.key] if open_now else [spot.key])
            if not open_now and not spot.field.startswith("else."):
                here = False
            if field is not None and here:
                return field
            if spot.field == "field.reason" and open_now and open_now[0].keeper.key == spot.key:
                option = open_now[0].fields["attendance"].options()["unacceptable_absence"]  # type: ignore[attr-defined]
                QTest.mouseClick(option, Qt.MouseButton.LeftButton)
            pass_time(10)
        raise TimeoutError(spot)

    def type(self, number: int, field: QWidget, letters: int) -> None:
        """So many letters, one key after the other, with pauses now and then; fewer where no more can be written there.

        What is being kept takes no more letters, and its page goes.
        """
        for _ in range(letters):
            if not (isValid(field) and field.isVisible() and field.isEnabled()):
                return
            at = self._done[number]
            self._done[number] += 1
            say("key", number, self._done[number], time.monotonic())
            QTest.keyClicks(field, SCRIPT[at])
            pause = self._chance.random()
            pass_time(400 if pause < 0.01 else int(self._chance.random() * 30))

    def forever(self) -> None:
        while True:
            number = self._chance.randrange(len(self._where))
            field = self.go_to(number)
            self.type(number, field, self._chance.randrange(5, 120))
            leaves = self._chance.random()
            if leaves < 0.25:
                QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
            elif leaves < 0.5:
                self._window.frame().back()  # type: ignore[union-attr]


def commit_pages(path: Path) -> None:
    """What sync does on a laptop that is being filled: page after page, each in one commit."""
    with LocalStore.open(path, KEY, today=lambda: TODAY) as store:
        number = 100
        while True:
            number += 1
            case = new_id()
            many = [PageRecord(new_id(), "contact", case, {"note": SCRIPT[:1500]}, number) for _ in range(A_PAGE)]
            store.apply_page(Page(str(number), many))
            time.sleep(0.02)


def type_on_while_stuck(typist: Typist, window: Window, desk: Desk, number: int, chance: random.Random) -> None:
    """The thread of the writes stands still for longer than any round lasts. Nothing else can be opened meanwhile."""
    field = typist.go_to(number)
    typist.type(number, field, 30)
    pass_time(600)
    desk.do(lambda store: time.sleep(STUCK_SECONDS))
    saves = not window.findChildren(TwoVersionsPage)
    while True:
        typist.type(number, field, chance.randrange(5, 60))
        if saves and chance.random() < 0.3:
            QTest.keyClick(field, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)


def read_for_long(store: LocalStore) -> None:
    """A long question, such as a page with everything of every case."""
    for row in store.caseload():
        store.case(row.case)


def notices_of(window: Window) -> list[str]:
    return [one.accessibleName() for one in window.findChildren(QWidget, "notice") if one.isVisible()]


def fill_disk(typist: Typist, window: Window) -> None:
    """The disk takes no more while somebody types, and then there is room again."""
    import resource

    field = typist.go_to(0)
    typist.type(0, field, 30)
    pass_time(600)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, resource.RLIM_INFINITY))
    typist.type(0, field, 60)
    pass_time(1500)
    say("told", *notices_of(window))
    say("field", field.toPlainText())  # type: ignore[attr-defined]
    resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    say("room")
    until = time.monotonic() + 30  # it is tried again every second, and a busy disk may take a while
    while time.monotonic() < until and notices_of(window):
        pass_time(100)
    say("notices", len(notices_of(window)))
    say("end")
    pass_time(60_000)


def main(path: str, seed: str, how: str = "") -> None:
    app = QApplication([])
    theme = Theme()
    apply(app, theme)
    window = Window(theme, lambda: NOW)
    with LocalStore.open(path, KEY, today=lambda: TODAY) as store:
        where = spots(store)
    thread = StoreThread(lambda: LocalStore.open(path, KEY, today=lambda: TODAY))
    thread.start()
    desk = Desk(IMOGEN, thread, Quiet(), typed=TypedWords(Path(path), KEY))
    window.show()
    window.open_desk(desk, Place())
    window.activateWindow()
    chance = random.Random(seed)
    typist = Typist(window, where, chance)
    say("ready", len(where))
    if how == "full":
        fill_disk(typist, window)
    if how == "stuck":
        type_on_while_stuck(typist, window, desk, chance.randrange(len(where)), chance)
    if how == "busy":
        threading.Thread(target=commit_pages, args=(Path(path),), daemon=True).start()

        def ask_again(_nothing: object = None) -> None:
            QTimer.singleShot(300, lambda: desk.read(read_for_long, ask_again))

        ask_again()
    typist.forever()


if __name__ == "__main__":
    main(*sys.argv[1:])
