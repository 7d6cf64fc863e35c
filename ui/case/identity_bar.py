"""The identity bar: on every page of a case, and never scrolled away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui.case.identity import Identity, Level
from ui.case.page_tabs import PageList, PageTabs
from ui.case_tabs import ALL_PAGES, MORE_PAGES, PAGES
from ui.parts.badge import RiskBadge
from ui.parts.buttons import ButtonKind, filled, outline
from ui.parts.flow import Flow
from ui.parts.folding import Folding
from ui.parts.words import Hairline, OneLine, Picture, Words
from ui.theme import current, spaced

NARROW_EM = 60
ACTS_BELOW_EM = 40
"""Under so many em a long name and the buttons beside it do not fit: they stand below it."""
MARGIN = 24


class IdentityBar(Folding):
    """Who this is, Print, Add, Record a contact, and the pages of the case."""

    print_wanted = Signal()
    record_wanted = Signal()
    add_wanted = Signal()
    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sunk_ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._identity: Identity | None = None
        self._narrow = False
        self._page = "summary"
        self.print_button = outline("Print", self.print_wanted.emit, icon_name="printer")
        self.print_button.setObjectName("print")
        self.print_button.setToolTip("Print (Ctrl+P)")
        self.add_button = outline("Add", self.add_wanted.emit, icon_name="plus")
        self.add_button.setObjectName("add_to_case")
        self.add_button.setAccessibleName("Add to this case")
        self.add_button.setToolTip("Add to this case (Ctrl+Shift+N)")
        self.record_button = filled("Record a contact", self.record_wanted.emit)
        self.record_button.setObjectName("record_contact")
        self.record_button.setToolTip("Record a contact (Ctrl+N)")
        self.tabs = PageTabs(PAGES)
        self.tabs.tabBarClicked.connect(self._tab_wanted)
        self.tabs.currentChanged.connect(self._tab_wanted)
        self.list = PageList(ALL_PAGES)
        self.more = PageList(MORE_PAGES, "More", kind=ButtonKind.QUIET)
        self.more.setObjectName("more_pages")
        for pages in (self.list, self.more):
            pages.chosen.connect(self.page_wanted.emit)
        self._build()

    def _build(self) -> None:
        column = spaced(QVBoxLayout(self))
        self._top = spaced(QBoxLayout(QBoxLayout.Direction.LeftToRight), (MARGIN, 12, MARGIN, 0), 8)
        self._names = spaced(QHBoxLayout())
        self._top.addLayout(self._names, 1)
        acts = spaced(QHBoxLayout(), spacing=8)
        for button in (self.print_button, self.add_button, self.record_button):
            acts.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        acts.addStretch(1)
        self._top.addLayout(acts)
        column.addLayout(self._top)
        self._facts = QWidget()
        self._facts_row = spaced(QVBoxLayout(self._facts), (MARGIN, 4, MARGIN, 0))
        column.addWidget(self._facts)
        pages = spaced(QHBoxLayout(), (MARGIN, 4, MARGIN, 0), 8)
        pages.addWidget(self.tabs)
        pages.addWidget(self.more, 0, Qt.AlignmentFlag.AlignVCenter)
        pages.addWidget(self.list, 0, Qt.AlignmentFlag.AlignTop)
        pages.addStretch(1)
        self._worker = Words("", "body", "ink2")
        pages.addWidget(self._worker)
        self._pages_row = pages
        column.addLayout(pages)
        column.addWidget(Hairline())
        self.setTabOrder(self.print_button, self.add_button)
        self.setTabOrder(self.add_button, self.record_button)
        self.setTabOrder(self.record_button, self.tabs)
        self.setTabOrder(self.tabs, self.more)

    def show_identity(self, identity: Identity) -> None:
        """Show who this is."""
        if identity != self._identity:
            self._identity = identity
            self.setAccessibleName(identity.spoken())
            self._lay_out()

    def show_page(self, page: str) -> None:
        """Mark which page of the case is shown."""
        self._page = page
        self.list.show_page(page)
        self.more.show_page(page)
        self.tabs.show_page(page)

    def show_recording(self, offered: bool, filled: bool) -> None:
        """Record a contact steps back where the page has a filled button of its own."""
        self.record_button.setVisible(offered)
        self.add_button.setVisible(offered)
        self.record_button.set_kind(ButtonKind.FILLED if filled else ButtonKind.OUTLINE)
        self.fold()

    def fold(self) -> None:
        """Fold and unfold with the width counted in text."""
        wide_em = current().em(self.window().width())
        narrow = wide_em < NARROW_EM
        below = wide_em < ACTS_BELOW_EM and not self.record_button.isHidden()  # Print alone has room
        self._top.setDirection(QBoxLayout.Direction.TopToBottom if below else QBoxLayout.Direction.LeftToRight)
        room = self.width() - 2 * current().units(MARGIN)
        as_list = narrow or self.tabs.whole_width() + self.more.sizeHint().width() > room
        self.tabs.setVisible(not as_list)
        self.more.setVisible(not as_list)
        self.list.setVisible(as_list)
        self._worker.setVisible(narrow)
        bottom = 8 if as_list else 0
        spaced(self._pages_row, (MARGIN, 8 if as_list else 4, MARGIN, bottom), 8)
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay_out()

    def _lay_out(self) -> None:
        who = self._identity
        if who is None:
            return
        _empty(self._names)
        names = Flow(gap=10, line_gap=0, at_foot=True)
        name = OneLine(who.name, "title")
        name.setAccessibleName(f"{who.name}, heading")
        name.setObjectName("case_name")
        names.addWidget(name)
        aside = who.short if self._narrow else f"known as {who.known_as}" if who.known_as else ""
        if aside:
            names.addWidget(OneLine(aside, "body", "ink2"))
        self._names.addWidget(names, 1)
        _empty(self._facts_row)
        if self._narrow:
            self._facts_row.addWidget(Words(who.order, "body", wrap=True))
        facts = Flow(gap=20 if self._narrow else 28, line_gap=4)
        for widget in self._narrow_facts(who) if self._narrow else self._wide_facts(who):
            facts.addWidget(widget)
        self._facts_row.addWidget(facts)
        self._worker.setText(who.worker)

    def _wide_facts(self, who: Identity) -> list[QWidget]:
        return [
            _fact("Age", Words(who.age, "medium")),
            _fact("Order", OneLine(who.order, "medium")),
            _fact("Serious harm", _level(who.serious_harm, "Serious harm")),
            _fact("Safety and wellbeing", _level(who.safety, "Safety and wellbeing")),
            _fact("Visiting", _visiting(who)),
            _fact("Worker", Words(who.worker, "medium")),
        ]

    def _narrow_facts(self, who: Identity) -> list[QWidget]:
        return [
            _beside("Wellbeing", _level(who.safety, "Safety and wellbeing")),
            _beside("Serious harm", _level(who.serious_harm, "Serious harm")),
            _visiting(who),
        ]

    def _tab_wanted(self, index: int) -> None:
        if index >= 0:
            self.page_wanted.emit(str(self.tabs.tabData(index)))


def _fact(label: str, value: QWidget) -> QWidget:
    fact = QWidget()
    column = spaced(QVBoxLayout(fact), spacing=1)
    column.addWidget(Words(label, "caption", "ink2"))
    column.addWidget(value) if isinstance(value, Words) else column.addWidget(value, 0, Qt.AlignmentFlag.AlignLeft)
    return fact


def _beside(label: str, value: QWidget) -> QWidget:
    fact = QWidget()
    row = spaced(QHBoxLayout(fact), spacing=6)
    row.addWidget(Words(label, "body", "ink2"))
    row.addWidget(value)
    return fact


def _level(level: Level, of: str) -> QWidget:
    return RiskBadge(level.words, of) if level.badge else Words(level.words, "medium")


def _visiting(who: Identity) -> QWidget:
    if not who.visiting_icon:
        return Words(who.visiting, "medium")
    shown = QWidget()
    row = spaced(QHBoxLayout(shown), spacing=5)
    row.addWidget(Picture(who.visiting_icon, "warn"))
    row.addWidget(Words(who.visiting, "strong", "warn"))
    if who.visiting_more:
        row.addWidget(Words(who.visiting_more, "body", "ink2"))
    return shown


def _empty(layout: object) -> None:
    while (item := layout.takeAt(0)) is not None:  # type: ignore[attr-defined]
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
