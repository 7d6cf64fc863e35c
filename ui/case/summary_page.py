"""The Summary page of a case."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from ui.case.columns import Columns, inset
from ui.case.contact_rows import ContactLine
from ui.case.ledger_delegate import LedgerDelegate, ledger_row
from ui.case.photo_view import ChildPhoto
from ui.case.side_view import SideSection
from ui.case.summary_view import NextLine, NoticeWords, RequirementLine, Summary
from ui.parts.bars import Bar
from ui.parts.buttons import link
from ui.parts.facts import Fact, Facts
from ui.parts.headings import SectionHeading
from ui.parts.notice import Notice
from ui.parts.photograph import Photograph
from ui.parts.row_list import RowList
from ui.parts.rows import Row
from ui.parts.words import Hairline, Words
from ui.theme import sized, spaced

LEAD = 104
BLEED = 10


class SummaryPage(QWidget):
    """The whole case in one look. `go` carries a Place; `contact_wanted` and `address_wanted` the id of a record."""

    go = Signal(object)
    contact_wanted = Signal(str)
    address_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Summary")
        self._shown: Summary | None = None
        main, self._side = QWidget(), QWidget()
        column = spaced(QVBoxLayout(main), spacing=0)
        self._notices = spaced(QVBoxLayout(), (BLEED, 0, BLEED, 0))
        column.addLayout(self._notices)
        self._coming_heading = SectionHeading("What comes next")
        self.coming = RowList("What comes next", delegate=LedgerDelegate(), fit=True)
        self.coming.setObjectName("coming")
        self.coming.opened.connect(self._open_due)
        self._order_heading = SectionHeading("Order")
        self._contacts_heading = SectionHeading("Contacts")
        self.contacts = RowList("Newest contacts", delegate=LedgerDelegate(lead_width=LEAD), fit=True)
        self.contacts.setObjectName("contacts")
        self.contacts.opened.connect(self._open_contact)
        self._nothing_due = Words("Nothing is due.", "body", "ink2")
        self._no_contacts = Words("", "body", "ink2", wrap=True)
        order = QWidget()
        self._order = spaced(QVBoxLayout(order))
        for widget in (inset(self._coming_heading), self.coming, inset(self._nothing_due), gap()):
            column.addWidget(widget)
        for widget in (inset(self._order_heading), inset(order), gap()):
            column.addWidget(widget)
        for widget in (inset(self._contacts_heading), self.contacts, inset(self._no_contacts)):
            column.addWidget(widget)
        self._sections = spaced(QVBoxLayout(self._side), spacing=14)
        outer = spaced(QVBoxLayout(self))
        outer.addWidget(Columns(main, self._side, bleed=BLEED))

    def show_summary(self, summary: Summary) -> None:
        """Show this; what is selected and where it is scrolled to stay."""
        if summary == self._shown:
            return
        self._shown = summary
        empty(self._notices)
        if summary.notice is not None:
            self._notices.addWidget(self._notice(summary.notice))
            self._notices.addWidget(gap(12))
        self.coming.show_rows([_due_row(line, number) for number, line in enumerate(summary.coming)])
        self._nothing_due.setVisible(not summary.coming)
        self._order_heading.show_words(summary.order)
        empty(self._order)
        for line in summary.requirements:
            self._order.addWidget(_requirement(line))
        if not summary.requirements:
            self._order.addWidget(Words("No requirements recorded.", "body", "ink2"))
        self._contacts_heading.show_words("Contacts", summary.contacts_count)
        self.contacts.show_rows([contact_row(line) for line in summary.contacts])
        self._no_contacts.setText(summary.no_contacts)
        self._no_contacts.setVisible(not summary.contacts)
        empty(self._sections)
        if summary.photo is not None:
            self._sections.addWidget(_photo(summary.photo))
        for section in summary.side:
            self._sections.addWidget(self._section(section, summary.changes_address))

    def _notice(self, told: NoticeWords) -> Notice:
        place = told.place
        acts = [(told.link, lambda: self.go.emit(place))] if place is not None else []
        notice = Notice("", told.text, acts, icon_name=told.icon, beside=True)
        notice.setObjectName("notice")
        return notice

    def _section(self, section: SideSection, changes_address: bool) -> QWidget:
        box = QWidget()
        column = spaced(QVBoxLayout(box), spacing=6)
        end = None
        if section.name == "where" and changes_address:
            end = link("Change address", self._change_address, style="small")
            end.setObjectName("change_address")
        column.addWidget(SectionHeading(section.title, end=end))
        if section.facts:
            wide = 184 if section.name == "judgements" else 124
            facts = [Fact(one.label, one.value, strong=one.strong) for one in section.facts]
            column.addWidget(Facts(facts, label_width=wide))
        if section.note:
            column.addWidget(Words(section.note, "small", "ink2", wrap=True))
        return box

    def _change_address(self) -> None:
        self.address_wanted.emit(self._shown.home if self._shown else "")

    def _open_due(self, row: Row) -> None:
        self.go.emit(row.opens)

    def _open_contact(self, row: Row) -> None:
        self.contact_wanted.emit(row.key)


def _due_row(line: NextLine, number: int) -> Row:
    if line.late:
        return ledger_row(
            f"{number} {line.what}",
            line.what,
            line.why,
            state=line.late,
            state_ink="bad",
            state_style="strong",
            after=line.when,
            opens=line.place,
        )
    return ledger_row(f"{number} {line.what}", line.what, line.why, state=line.when, opens=line.place)


def contact_row(line: ContactLine, *, icons: bool = False) -> Row:
    """A contact as a row: what needs a decision says so after its name."""
    decision = line.state if line.needs_decision else ""
    quiet = "" if line.needs_decision else line.state
    return ledger_row(
        line.record,
        line.what,
        line.more,
        lead=line.when,
        state=quiet,
        state_ink="ink3",
        state_style="small",
        decision=decision,
        icon=line.icon if icons else "",
        who=line.who if icons else "",
        opens=line.record,
    )


def _photo(photo: ChildPhoto) -> QWidget:
    box = QWidget()
    column = spaced(QVBoxLayout(box), spacing=6)
    if photo.content is not None:
        column.addWidget(Photograph(photo.content, photo.told))
    column.addWidget(Words(photo.told, "small", "ink2", wrap=True))
    return box


def _requirement(line: RequirementLine) -> QWidget:
    box = QWidget()
    box.setAccessibleName(f"{line.name}, {line.right}")
    column = spaced(QVBoxLayout(box))
    row = spaced(QGridLayout(), (0, 5, 0, 5), 12)
    row.addWidget(sized(Words(line.name, "body", wrap=True), min_width=150), 0, 0)
    if line.share is not None:
        row.addWidget(Bar(line.share, 1.0, f"{line.name}, {line.right}", width=240), 0, 1)
    row.addWidget(Words(line.right, "small", "ink2"), 0, 3)
    row.setColumnStretch(2, 1)
    column.addLayout(row)
    column.addWidget(Hairline())
    return box


def gap(units: float = 15) -> QWidget:
    """Empty height between sections."""
    return sized(QWidget(), height=units)


def empty(layout: QVBoxLayout) -> None:
    """Take everything out of a layout."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
