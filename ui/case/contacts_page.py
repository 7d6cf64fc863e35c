"""The Contacts page: every contact newest first, and what was typed and not saved."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.case.columns import Columns, inset
from ui.case.contacts_view import Contacts
from ui.case.ledger_delegate import LedgerDelegate, ledger_row, more_row
from ui.case.summary_page import contact_row, gap
from ui.parts.headings import SectionHeading
from ui.parts.kept_line import KeptLine
from ui.parts.paged_rows import PagedRows
from ui.parts.row_list import RowList
from ui.parts.rows import Row
from ui.parts.words import Words
from ui.theme import spaced

LEAD = 132


class ContactsPage(QWidget):
    """`contact_wanted` carries the id of a contact."""

    contact_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Contacts")
        main = QWidget()
        column = spaced(QVBoxLayout(main))
        self._drafts_heading = SectionHeading("Typed, not saved")
        self._drafts_box, self._drafts_gap = inset(self._drafts_heading), gap()
        self.drafts = RowList("Typed, not saved", delegate=LedgerDelegate(lead_width=LEAD), fit=True)
        self._planned_heading = SectionHeading("Planned")
        self.planned = RowList(
            "Planned contacts", delegate=LedgerDelegate(lead_width=LEAD, who_share=0.7, high=36), fit=True
        )
        self._nothing_planned = Words("No contact is planned.", "body", "ink2")
        self._past_heading = SectionHeading("Contacts")
        self.past = RowList(
            "Contacts, newest first", delegate=LedgerDelegate(lead_width=LEAD, who_share=0.7, high=36), fit=True
        )
        self.past.setObjectName("contacts")
        self._nothing_past = Words("", "body", "ink2", wrap=True)
        self.kept = KeptLine(self.past)
        self._pages = PagedRows(self.past, "contact", more_row)
        for rows in (self.drafts, self.planned, self._pages):
            rows.opened.connect(self._open)
        for widget in (
            self._drafts_box,
            self.drafts,
            self._drafts_gap,
            inset(self._planned_heading),
            self.planned,
            inset(self._nothing_planned),
            gap(),
            inset(self._past_heading),
            inset(self.kept),
            self.past,
            inset(self._nothing_past),
        ):
            column.addWidget(widget)
        outer = spaced(QVBoxLayout(self))
        outer.addWidget(Columns(main, None, bleed=10))

    def show_contacts(self, contacts: Contacts) -> None:
        """Show these; the selected row stays selected."""
        self.drafts.show_rows(
            [ledger_row(one.record, one.what, one.more, lead=one.when, icon="pencil") for one in contacts.drafts]
        )
        self._drafts_box.setVisible(bool(contacts.drafts))
        self.drafts.setVisible(bool(contacts.drafts))
        self._drafts_gap.setVisible(bool(contacts.drafts))
        self.planned.show_rows([contact_row(line, icons=True) for line in contacts.planned])
        self._nothing_planned.setVisible(not contacts.planned)
        self._past_heading.show_words("Contacts", contacts.count)
        self._pages.show_rows([contact_row(line, icons=True) for line in contacts.past])
        self._nothing_past.setText(contacts.none_past)
        self._nothing_past.setVisible(not contacts.past)
        self.kept.show_words(contacts.kept)

    def first_page(self) -> None:
        """Another case: begin with its newest contacts."""
        self._pages.first_page()

    def _open(self, row: Row) -> None:
        self.contact_wanted.emit(row.key)
