"""Documents and printing: the print queue of this laptop, and the documents of all cases."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.cases import Document
from casework.code_lists import words as code_words
from casework.words import count, day_month_year, everyday_name
from ui.across import AcrossPage
from ui.desk import Desk
from ui.page import Now, Scroll
from ui.parts.buttons import outline
from ui.parts.headings import SectionHeading
from ui.parts.rows import Row
from ui.place import Place
from ui.print_jobs import PrintJobsPart
from ui.reading import InCase, documents
from ui.theme import spaced

DOCUMENTS_AT_ONCE = 200
MORE = "more"
SHARE = 0.5
"""Of the height of the page: the most that the queue takes."""


class DocumentsPage(AcrossPage):
    """What is to be printed and how it stands; then documents of all cases, newest first."""

    page, name = "documents", "Documents and printing"

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._most = DOCUMENTS_AT_ONCE
        self.jobs = PrintJobsPart(desk, now)
        self._jobs_area = Scroll(self.jobs)
        self._jobs_area.hide()
        self.jobs.laid.connect(self._make_room)
        post = outline("Letters of a week", lambda: self.go.emit(Place(page="post")), icon_name="mail")
        post.setObjectName("letters_of_a_week")
        self.title.add(post)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        self._heading = QWidget()
        spaced(QVBoxLayout(self._heading), (10, 8, 10, 0)).addWidget(SectionHeading("All documents"))
        self._heading.hide()
        self.jobs.opened.connect(self.go)
        column.insertWidget(1, self._jobs_area)
        column.insertWidget(2, self._heading)
        column.setStretchFactor(self.list, 1)

    def read(self) -> None:
        """Ask for the newest."""
        super().read()
        self.jobs.read()
        most = self._most
        self.ask(lambda store: documents(store, most), self._show)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height, other room for the queue."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """The queue is as high as it needs, and never takes more than its share: what is longer scrolls."""
        for part in (self._jobs_area, self._heading):
            part.setVisible(not self.jobs.isHidden())
        wanted = self.jobs.height_for(self._jobs_area.viewport().width())
        self._jobs_area.setFixedHeight(min(wanted, int(self.height() * SHARE)))

    def _show(self, read: tuple[list[InCase], int]) -> None:
        found, there_are = read
        rows = [document_row(one, one.record) for one in found if isinstance(one.record, Document)]
        if not rows:
            rows = [Row(key="none", first="No documents yet.", kind="words")]
        elif len(found) < there_are:
            more = f"Show {min(DOCUMENTS_AT_ONCE, there_are - len(found))} older documents"
            rows.append(Row(key=MORE, first=more, icon="plus", opens=MORE))
        self.show_rows(rows, count(there_are, "document") if found else "")

    def _open(self, row: Row) -> None:
        if row.opens == MORE:
            self._most += DOCUMENTS_AT_ONCE
            self.read()
            return
        super()._open(row)

    def _open_case(self, row: Row) -> None:
        if row.opens != MORE:
            super()._open_case(row)


def document_row(one: InCase, document: Document) -> Row:
    """One document: what, whose, in what state."""
    kind = code_words("document_kind", document.kind) or "Document"
    made = f"made {day_month_year(document.made_on)}" if document.made_on else ""
    due = f"due {day_month_year(document.due_on)}" if document.due_on and not document.served_on else ""
    return Row(
        key=document.id,
        first=document.title or kind,
        second=", ".join(part for part in (everyday_name(one.row), kind if document.title else "", made) if part),
        end=code_words("document_state", document.state) or "Draft",
        end_second=due,
        icon="file-text",
        opens=Place(page="case", case=one.row.case, tab="documents", record=document.id),
    )
