"""A laptop that prints: its store, filled once and copied for each test; its desk, print queue and previews."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from casework import Record
from casework.case_file import case_file
from casework.cases import Document
from desktop.store_thread import StoreThread
from local_store import LocalStore, PrintJob
from printing.print_system import PrintSystem
from tests.printing.queued import PlayedSystem
from tests.ui.laptop import KEY, NOW, TODAY, case_of, open_desk, print_thread
from ui.desk import Desk
from ui.parts.notice import Notice
from ui.place import Place
from ui.print_preview import PrintPreview


class Laptop:
    """One store with Zephyr's case and Corvin's, its desk, and a preview over it."""

    def __init__(self, path: Path, records: list[Record], qtbot: QtBot) -> None:
        self.path, self.qtbot = path, qtbot
        self.zephyr = case_of(records, "Quillsworth")
        self.corvin = case_of(records, "Ashgrove-Teel")
        self.now = NOW
        self.system: PrintSystem = PlayedSystem()
        self.printing = print_thread(path, lambda: self.system, lambda: self.now)
        self.desk: Desk
        self.thread: StoreThread
        self.desk, self.thread, _ = open_desk(path, printing=self.printing)
        self.troubles: list[object] = []
        self.desk.trouble.connect(self.troubles.append)

    def store(self) -> LocalStore:
        """A connection of the test's own."""
        return LocalStore.open(self.path, KEY, today=lambda: TODAY)

    def preview(self, case: str, holder: QWidget | None = None, **place: str | None) -> PrintPreview:
        """A preview with its paper there."""
        page = PrintPreview(self.desk, lambda: self.now, holder)
        if holder is None:
            self.qtbot.addWidget(page)
        page.resize(1366, 700)
        page.show()
        page.show_place(Place(page="case", case=case, **place))  # type: ignore[arg-type]
        self.until(lambda: self.words(page) or self.told(page))
        return page

    def until(self, condition: object) -> None:
        """Wait for it."""
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=10_000)  # type: ignore[operator]

    def words(self, page: PrintPreview) -> str:
        """The words on the paper, on one line."""
        return " ".join(page.paper.accessibleDescription().split())

    def told(self, page: PrintPreview) -> str:
        """What a notice says, in the column or in place of the paper."""
        return " ".join(one.accessibleName() for one in page.findChildren(Notice) if one.isVisibleTo(page))

    def papers(self, case: str, kind: str) -> list[Document]:
        """The document records of that kind that were issued from here."""
        with self.store() as store:
            found = case_file(case, store.case(case)).documents
        return [one for one in found if one.kind == kind and one.fingerprint]

    def events(self, case: str) -> list[dict[str, object]]:
        """The record of paper, oldest first."""
        with self.store() as store:
            found = [one.fields for one in store.case(case) if one.type == "document_event" and one.fields["by"]]
        return [one for one in found if str(one["at"]) >= TODAY.isoformat()]

    def jobs(self) -> list[PrintJob]:
        """The queue."""
        with self.store() as store:
            return store.print_jobs()

    def contacts(self, case: str, **fields: object) -> list[Record]:
        """Contacts with these values."""
        with self.store() as store:
            return [one for one in store.case(case) if one.type == "contact" and fields.items() <= one.fields.items()]


@contextmanager
def printing_laptop(store: Path, records: list[Record], qtbot: QtBot) -> Iterator[Laptop]:
    """A laptop over that store, until the test is over."""
    made = Laptop(store, records, qtbot)
    try:
        yield made
    finally:
        made.printing.finish()
        assert made.printing.wait(10_000)
        made.thread.finish()


def press(page: QWidget, name: str, qtbot: QtBot) -> None:
    """Press the control of that name as a person does."""
    control = page.findChild(QAbstractButton, name)
    assert control is not None
    qtbot.mouseClick(control, Qt.MouseButton.LeftButton)
