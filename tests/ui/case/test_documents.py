"""Files of a case, in a real window on a real store: added, refused, waited for, brought here, copied out."""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from casework import Record, new_id
from casework.attachments import MAX_BYTES
from local_store import FileState
from local_store.attachments import BY_ITSELF
from sync.status import Link, SyncStatus
from tests.ui.case.conftest import Opened, case_of
from tests.ui.case.laptop import IMOGEN, Laptop
from tests.ui.controls import nameless
from ui.case.case_page import CasePage
from ui.case.document_editor import DocumentEditor
from ui.case.document_row import DocumentRow
from ui.done import Done
from ui.parts.buttons import Button
from ui.parts.notice import Notice
from ui.place import Place

DOCUMENTS = Place(tab="documents")
PDF = "application/pdf"


def paper(size: int = 2_000) -> bytes:
    return b"%PDF-1.7\n" + secrets.token_bytes(size - 9)


def said(page: QWidget) -> str:
    return " | ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


class Page:
    """The Documents page of Juniper's case, and a pair of hands."""

    def __init__(self, page: CasePage, laptop: Laptop, qtbot: QtBot) -> None:
        self.page, self.laptop, self._qtbot = page, laptop, qtbot
        self.documents = page.documents

    def says(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words in said(self.page))

    def silent_about(self, words: str) -> None:
        self._qtbot.waitUntil(lambda: words not in said(self.page))

    def press(self, name: str) -> None:
        button = self.page.findChild(Button, name)
        assert isinstance(button, Button)
        assert button.isVisible()
        button.click()

    def add(self, path: Path) -> None:
        self.documents.choose_file = lambda chosen: chosen(str(path))
        self.press("add_file")

    def told(self) -> str:
        """The notice that the page shows, once it does."""

        def shown() -> list[Notice]:
            return [one for one in self.page.findChildren(Notice, "file_notice") if one.isVisible()]

        self._qtbot.waitUntil(lambda: bool(shown()))
        return f"{shown()[0].accessibleName()}"

    def pending(self) -> list[dict[str, object]]:
        with self.laptop.open_store() as store:
            return [one.edit.set for one in store.pending() if one.edit.type == "document"]


@pytest.fixture
def page(show: Opened, laptop: Laptop, qtbot: QtBot) -> Page:
    opened = Page(show("Juniper", DOCUMENTS), laptop, qtbot)
    opened.says("The file stays where it was, outside Holdfast, where it is not encrypted.")
    return opened


def of_centre(size: int, **fields: object) -> Record:
    """A document with a file that a colleague added."""
    set = {"title": "School report", "file": secrets.token_hex(32), "file_type": PDF, "file_size": size, **fields}
    return Record(new_id(), "document", case_of("Juniper"), set)


def test_a_file_is_kept_encrypted_and_named_by_a_document_without_a_connection(page: Page, tmp_path: Path) -> None:
    content = paper()
    chosen = tmp_path / "Letter from the college.pdf"
    chosen.write_bytes(content)
    done: list[Done] = []
    page.page.done.connect(done.append)
    page.laptop.desk.show_status(SyncStatus(Link.OFFLINE))
    page.add(chosen)
    page.says("Waits to be sent")
    page.says("Letter from the college | PDF, 2 KB | Waits to be sent")
    (fields,) = page.pending()
    sha256 = hashlib.sha256(content).hexdigest()
    assert fields == {
        "kind": "other",
        "title": "Letter from the college",
        "made_on": "2026-11-26",
        "file": sha256,
        "file_name": "Letter from the college.pdf",
        "file_type": PDF,
        "file_size": 2_000,
    }
    with page.laptop.open_store() as store:
        assert store.attachment_bytes(sha256) == content
        kept = store.attachment(sha256)
        assert kept is not None
        assert kept.state is FileState.TO_SEND
        assert store.counts().files == 1
    assert chosen.read_bytes() == content, "the file itself is left alone"
    on_disk = b"".join(one.read_bytes() for one in tmp_path.glob("store.db*"))
    assert content[9:60] not in on_disk
    assert chosen.stem.encode() not in on_disk
    assert done[0].words == "Added a file, encrypted on this laptop."
    assert page.laptop.sync.woken
    assert "college" not in page.page.windowTitle()
    assert nameless(page.page) == []


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("tool.exe", b"MZ" + bytes(100), "Files of this kind are not kept."),
        ("no ending", b"words", "Files of this kind are not kept."),
        ("letter.pdf", b"MZ" + bytes(100), "This file is not a proper PDF, though its name says so."),
        ("empty.pdf", b"", "This file is empty."),
        ("film.pdf", b"%PDF-" + bytes(MAX_BYTES), "This file is larger than 25 MB, the most that is kept with a case."),
    ],
)
def test_what_is_not_kept_is_told_in_plain_words(
    page: Page, tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    (tmp_path / name).write_bytes(content)
    page.add(tmp_path / name)
    told = page.told()
    assert told.startswith(words)
    assert "The file itself was not changed, and everything saved is still there." in told
    assert "Choose another file" in told
    assert page.pending() == []
    with page.laptop.open_store() as store:
        assert store.attachments_to_send() == []


def test_a_file_that_cannot_be_read_is_told_without_its_name(page: Page, tmp_path: Path) -> None:
    page.add(tmp_path / "gone away.pdf")
    told = page.told()
    assert told.startswith("The file could not be read. Nothing was added to the case")
    assert "gone away" not in told
    assert page.pending() == []


def test_a_file_at_the_centre_is_asked_for_and_says_how_far_it_has_come(
    page: Page, tmp_path: Path, qtbot: QtBot
) -> None:
    size = BY_ITSELF + 1_000
    content = paper(size)
    sha256 = hashlib.sha256(content).hexdigest()
    document = of_centre(size, file=sha256)
    page.laptop.from_centre(document)
    page.says("Not on this laptop yet")
    assert not page.page.findChild(Button, f"copy.{document.id}").isVisible()
    page.press(f"get.{document.id}")
    page.says("Coming with the next connection")
    qtbot.waitUntil(lambda: page.laptop.sync.woken > 0)
    first = size * 2 // 5 + 1
    with page.laptop.open_store() as store:
        assert [one.sha256 for one in store.attachments_to_fetch(5) if one.wanted] == [sha256]
        store.take_piece(sha256, document.case, 0, content[:first], size)
    page.says("Coming: 40 %")
    with page.laptop.open_store() as store:
        store.take_piece(sha256, document.case, first, content[first:], size)
    page.says("On this laptop")
    assert not page.page.findChild(Button, f"get.{document.id}").isVisible()

    asked: list[str] = []

    def choose(suggested: str, chosen: Callable[[str], None]) -> None:
        asked.append(suggested)
        chosen(str(tmp_path / suggested))

    page.documents.choose_place = choose
    page.press(f"copy.{document.id}")
    assert page.told().startswith("A copy was saved. It is outside Holdfast and not encrypted.")
    assert asked == ["Document.pdf"], "no name of a child, and none that somebody gave the file"
    assert (tmp_path / asked[0]).read_bytes() == content
    with page.laptop.open_store() as store:
        assert document.id in {one.record for one in store.looks_to_send(10)}


def test_a_copy_that_cannot_be_written_is_told(page: Page, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(paper())
    page.add(tmp_path / "letter.pdf")
    page.says("Waits to be sent")
    with page.laptop.open_store() as store:
        (edit,) = [one.edit for one in store.pending()]
    page.documents.choose_place = lambda name, chosen: chosen(str(tmp_path / "no such folder" / name))
    page.press(f"copy.{edit.record}")
    assert page.told().startswith("The copy could not be written there. The file is safe in the case.")


def test_a_file_on_its_way_says_so_until_the_centre_has_it(page: Page, tmp_path: Path) -> None:
    content = paper()
    (tmp_path / "letter.pdf").write_bytes(content)
    page.add(tmp_path / "letter.pdf")
    page.says("Waits to be sent")
    sha256 = hashlib.sha256(content).hexdigest()
    with page.laptop.open_store() as store:
        store.attachment_sent(sha256, case_of("Juniper"), 500, False)
    page.says("Being sent: 25 %")
    with page.laptop.open_store() as store:
        store.attachment_sent(sha256, case_of("Juniper"), 2_000, True)
    page.says("Sent")
    page.silent_about("Being sent")


def test_what_a_file_is_called_is_changed_in_its_editor(page: Page, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "scan0001.pdf").write_bytes(paper())
    page.add(tmp_path / "scan0001.pdf")
    page.says("Waits to be sent")
    with page.laptop.open_store() as store:
        (edit,) = [one.edit for one in store.pending()]
    page.press(f"change.{edit.record}")

    def editors() -> list[DocumentEditor]:
        return [one for one in page.page.findChildren(DocumentEditor) if one.isVisible() and one.is_open]

    qtbot.waitUntil(lambda: bool(editors()))
    editor = editors()[0]
    assert nameless(editor) == []
    editor.fields["title"].setText("College offer")  # type: ignore[attr-defined]
    editor.fields["title"].edited.emit()  # type: ignore[attr-defined]
    editor.save_and_close()
    page.says("College offer | scan0001.pdf, PDF, 2 KB")
    assert [one for one in page.pending() if "file" not in one] == [{"title": "College offer"}]


def test_a_long_name_without_a_space_makes_no_page_wider(page: Page, qtbot: QtBot) -> None:
    before = page.documents.minimumSizeHint().width()
    page.laptop.from_centre(of_centre(100, title="W" * 190, file_name="W" * 189 + ".pdf"))
    page.says("W\u200bW")
    row = page.page.findChildren(DocumentRow)[-1]
    qtbot.waitUntil(row.isVisible)
    assert row.width() < page.documents.width()
    assert page.documents.minimumSizeHint().width() == before


def test_the_dialogue_offers_kinds_that_are_kept(page: Page, tmp_path: Path, qtbot: QtBot) -> None:
    """The dialogue itself: Qt's own, since there is no other without a screen."""
    (tmp_path / "letter.pdf").write_bytes(paper())
    page.press("add_file")
    dialogue = page.page.findChild(QFileDialog)
    assert isinstance(dialogue, QFileDialog)
    qtbot.waitUntil(dialogue.isVisible)
    assert "*.pdf" in dialogue.nameFilters()[0]
    dialogue.setDirectory(str(tmp_path))
    dialogue.selectFile(str(tmp_path / "letter.pdf"))
    dialogue.accept()
    page.says("Waits to be sent")


def test_a_document_of_which_nobody_knows_the_file_offers_nothing(page: Page) -> None:
    document = of_centre(100, file="not a name")
    page.laptop.from_centre(document)
    page.says("Not on this laptop")
    for act in ("get", "copy"):
        assert not page.page.findChild(Button, f"{act}.{document.id}").isVisible()


def test_it_is_this_persons_edit_from_this_laptop(page: Page, tmp_path: Path) -> None:
    (tmp_path / "letter.pdf").write_bytes(paper())
    page.add(tmp_path / "letter.pdf")
    page.says("Waits to be sent")
    with page.laptop.open_store() as store:
        (edit,) = [one.edit for one in store.pending()]
    assert (edit.author, edit.device) == (IMOGEN.user, IMOGEN.device)


def test_who_only_reads_cases_is_offered_no_way_to_add_a_file(laptop: Laptop, show: Opened, qtbot: QtBot) -> None:
    laptop.desk.who = msgspec.structs.replace(IMOGEN, role="data_officer")
    page = show("Juniper", DOCUMENTS)
    qtbot.waitUntil(lambda: "9 documents" in said(page))
    assert not [one.text() for one in page.findChildren(Button) if one.isVisible() and one.text()[:5] == "Add a"]
    page.add_file()
    assert [str(one) for one in laptop.troubles] == ["Your role reads the documents of a case and adds none."]
    laptop.troubles.clear()
    page.show_tab("summary")
    qtbot.waitUntil(lambda: "Judgements" in said(page))
    assert page.findChild(Button, "change_address") is None
