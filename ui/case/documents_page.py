"""The Documents page of a case: add a file, see where each one is, bring it here, save a copy of it."""

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from functools import partial

import msgspec
from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework import Edit
from casework.attachments import ENDINGS
from casework.photo import PHOTO
from casework.trouble import Trouble
from local_store.store import LocalStore
from sync.status import Link
from ui.announce import announce
from ui.case.columns import Columns
from ui.case.document_row import DocumentRow
from ui.case.documents_view import DocumentLine, Documents, read_files, where
from ui.case.file_intake import ChosenFile, keep_file, read_chosen, write_copy
from ui.case.photo_intake import PICTURES, read_photo
from ui.desk import Desk
from ui.done import Done
from ui.errand import Errand
from ui.file_words import FileWords
from ui.parts.buttons import outline
from ui.parts.flow import Flow
from ui.parts.folding import Folding
from ui.parts.headings import SectionHeading
from ui.parts.kept_line import KeptLine
from ui.parts.notice import Notice
from ui.parts.notice_place import NoticePlace
from ui.parts.words import Words
from ui.theme import current, spaced

NARROW_EM = 60
LOOK_AGAIN_MS = 1000
"""While a file is on its way the page asks how far it is."""

LEFT_ALONE = (
    "The file stays where it was, outside Holdfast, where it is not encrypted. "
    "A copy that you save is not encrypted either."
)
ADDED = "Added a file, encrypted on this laptop."
PHOTO_ADDED = "Added the photo, made smaller, and without the place where it was taken."
COPIED = "A copy was saved."
COPY_IN_THE_OPEN = (
    "It is outside Holdfast and not encrypted. Keep it where only you can read it, and delete it after use."
)
NOT_HERE = Trouble(
    "This file is not on this laptop any more.",
    "Nothing was changed. The centre has it.",
    "Open the case again, and get the file when there is a connection.",
)


class CaseDocumentsPage(Folding):
    """`done` carries what was added and can be taken back; `change_wanted` the id of a document to change.

    `file_wanted` and `photo_wanted`: somebody wants to add one, which goes on in `add_file` and `add_photo` if it may.
    """

    done = Signal(object)
    change_wanted = Signal(str)
    file_wanted = Signal()
    photo_wanted = Signal()

    def __init__(self, desk: Desk, now: Callable[[], dt.datetime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Documents")
        self._desk, self._now = desk, now
        self._shown: Documents | None = None
        self._narrow = False
        self._rows: dict[str, DocumentRow] = {}
        self.choose_file: Callable[[Callable[[str], None]], None] = self._ask_which
        self.choose_photo: Callable[[Callable[[str], None]], None] = self._ask_which_photo
        self.choose_place: Callable[[str, Callable[[str], None]], None] = self._ask_where
        main = QWidget()
        self._column = spaced(QVBoxLayout(main), spacing=8)
        self._notices = spaced(NoticePlace("file_notice"))
        self._column.addLayout(self._notices)
        self.add_button = outline("Add a file", self.file_wanted.emit, icon_name="plus", hint="Ctrl+O")
        self.add_button.setObjectName("add_file")
        self.add_button.setAccessibleName("Add a file, Ctrl+O")
        photo_button = outline("Add a photo", self.photo_wanted.emit, icon_name="user")
        photo_button.setObjectName("add_photo")
        photo_button.setAccessibleName("Add a photo of the child")
        self._ways = Flow(gap=8, line_gap=8)
        for way in (photo_button, self.add_button):
            self._ways.addWidget(way)
        self._heading = SectionHeading("Documents", end=self._ways)
        self._column.addWidget(self._heading)
        self._column.addWidget(Words(LEFT_ALONE, "small", "ink2", wrap=True))
        self.kept = KeptLine(self)
        self._column.addWidget(self.kept)
        self._empty = Words("", "body", "ink2", wrap=True)
        self._column.addWidget(self._empty)
        self._list = spaced(QVBoxLayout())
        self._column.addLayout(self._list)
        self._column.addStretch(1)
        self._columns = Columns(main, None)
        spaced(QVBoxLayout(self)).addWidget(self._columns)
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(LOOK_AGAIN_MS)
        self._again.timeout.connect(self._look_again)
        desk.status_changed.connect(self._status_changed)

    # what is shown

    def show_documents(self, found: Documents) -> None:
        """Show these. Rows stay where the documents are the same, so that the focus stays too."""
        if self._shown is not None and self._shown.case != found.case:
            self._tell(None)
        same = self._shown is not None and [one.key for one in self._shown.lines] == [one.key for one in found.lines]
        self._shown = found
        self._heading.show_words("Documents", found.aside())
        self._ways.setVisible(found.can_add)
        self.kept.show_words(found.kept)
        self._empty.setText(found.none)
        self._empty.setVisible(not found.lines)
        if not same:
            self._lay_out()
        for line in found.lines:
            self._rows[line.key].show_line(line, where(found, line))
        self._look_later()

    def _lay_out(self) -> None:
        """A row for each document."""
        for row in self._rows.values():
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for line in self._shown.lines if self._shown is not None else ():
            row = DocumentRow(line, self._narrow)
            row.get_wanted.connect(self._get)
            row.copy_wanted.connect(self._copy)
            row.change_wanted.connect(self._change)
            self._rows[line.key] = row
            self._list.addWidget(row)

    def fold(self) -> None:
        """Under 60 em the date stands above its document."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()
            if self._shown is not None:
                self.show_documents(self._shown)

    # files on their way

    def showEvent(self, event: QShowEvent) -> None:
        """On screen: follow what is on its way."""
        super().showEvent(event)
        self._look_later()

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self._again.stop()

    def _moving(self) -> list[str]:
        files = self._shown.files if self._shown is not None else {}
        return [sha256 for sha256, told in files.items() if told.moving]

    def _look_later(self) -> None:
        offline = self._desk.status.link is Link.OFFLINE
        if self.isVisible() and not offline and self._moving() and not self._again.isActive():
            self._again.start()

    def _status_changed(self, _status: object) -> None:
        if self.isVisible() and self._moving():
            self._look_again()

    def _look_again(self) -> None:
        shown = self._shown
        if shown is None:
            return
        files, case = list(shown.files), shown.case

        def found(told: dict[str, FileWords]) -> None:
            if isValid(self) and self._shown is not None and self._shown.case == case:
                self.show_documents(msgspec.structs.replace(self._shown, files={**self._shown.files, **told}))

        self._desk.read(lambda store: read_files(store, files), found)

    def _get(self, line: DocumentLine) -> None:
        file = line.file

        def wanted(_nothing: object) -> None:
            if isValid(self):
                self._look_again()
            self._desk.send_now()

        self._desk.do(lambda store: store.want(file), wanted, self._say)

    def _change(self, line: DocumentLine) -> None:
        self.change_wanted.emit(line.key)

    # adding

    def add_file(self, case: str) -> None:
        """Ask which file, and keep it with the case."""
        self._tell(None)
        keep = partial(self._keep, case, "other", ADDED)
        self.choose_file(lambda path: Errand(lambda: read_chosen(path), keep, self._say, self).start())

    def add_photo(self, case: str) -> None:
        """Ask which picture, and keep it with the case as the photo of the child."""
        self._tell(None)
        keep = partial(self._keep, case, PHOTO, PHOTO_ADDED)
        self.choose_photo(lambda path: Errand(lambda: read_photo(path), keep, self._say, self).start())

    def _keep(self, case: str, kind: str, told: str, chosen: ChosenFile) -> None:
        who, at = self._desk.who, self._now().astimezone().isoformat(timespec="seconds")

        def make(store: LocalStore) -> Sequence[Edit]:
            return keep_file(store, case, chosen, who, at, kind)

        def kept(edits: Sequence[Edit]) -> None:
            if isValid(self):
                self.done.emit(Done(told, tuple(edits)))

        self._desk.make_and_save(make, kept, self._say)

    def _ask_which(self, chosen: Callable[[str], None]) -> None:
        self._ask("Add a file", "Files that can be kept", ENDINGS, chosen)

    def _ask_which_photo(self, chosen: Callable[[str], None]) -> None:
        self._ask("Add a photo of the child", "Pictures", PICTURES, chosen)

    def _ask(self, title: str, offered: str, endings: Iterable[str], chosen: Callable[[str], None]) -> None:
        """Ask without holding anything up: answers of the laptop go on arriving behind the dialogue."""
        named = " ".join(f"*.{ending}" for ending in endings)
        dialogue = QFileDialog(self, title, "", f"{offered} ({named});;All files (*)")
        dialogue.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialogue, chosen)

    # a copy

    def _copy(self, line: DocumentLine) -> None:
        self._tell(None)
        self.choose_place(line.copy_name, lambda path: self._copy_to(path, line))

    def _copy_to(self, path: str, line: DocumentLine) -> None:
        case = self._shown.case if self._shown is not None else ""

        def read(store: LocalStore) -> bytes | None:
            content = store.attachment_bytes(line.file)
            if content is not None:
                store.look(case, line.key)
            return content

        def write(content: bytes | None) -> None:
            if not isValid(self):
                return
            if content is None:
                self._say(NOT_HERE)
            else:
                Errand(lambda: write_copy(path, content), self._copied, self._say, self).start()

        self._desk.read(read, write, self._say)

    def _copied(self, _nothing: object) -> None:
        self._tell(Notice(COPIED, COPY_IN_THE_OPEN, [("Close this", lambda: self._tell(None))]))

    def _ask_where(self, suggested: str, chosen: Callable[[str], None]) -> None:
        dialogue = QFileDialog(self, "Save a copy", suggested)
        dialogue.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialogue.setDefaultSuffix(suggested.rpartition(".")[2] if "." in suggested else "")
        dialogue.selectFile(suggested)
        self._open(dialogue, chosen)

    @staticmethod
    def _open(dialogue: QFileDialog, chosen: Callable[[str], None]) -> None:
        dialogue.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialogue.fileSelected.connect(chosen)
        dialogue.open()

    # what happened

    def _say(self, trouble: Trouble) -> None:
        if isValid(self):
            self._tell(Notice.of(trouble, [("Close this", lambda: self._tell(None))]))

    def _tell(self, notice: Notice | None) -> None:
        """A notice at the top: it stays until it is closed, and one replaces another."""
        self._notices.show_notice(notice)
        if notice is not None:
            self._columns.area.verticalScrollBar().setValue(0)
            announce(notice, notice.accessibleName())
