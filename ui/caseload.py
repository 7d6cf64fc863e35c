"""Caseload: find a case, and see which comes next."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from casework.local_rules import LocalRules
from casework.roles import Act, may
from local_store.shapes import CaseSummary, Hit
from ui.announce import announce
from ui.caseload_view import (
    AT_FIRST,
    COLUMNS,
    CRITERIA,
    FILTERS,
    Asked,
    caseload_rows,
    chosen,
    count_words,
    counts,
    head_words,
    matching,
    notes_row,
    weight_line,
    where_words,
)
from ui.chips import Chip
from ui.desk import Desk
from ui.found_words import because
from ui.icons import icons
from ui.page import NARROW_EM, Ground, Now, Page, Scroll
from ui.parts.buttons import link, outline
from ui.parts.choices import Box
from ui.parts.columns import ColumnDelegate, ColumnHeads
from ui.parts.fields import TextField
from ui.parts.flow import Flow
from ui.parts.headings import PageTitle
from ui.parts.row_list import ENTER, RowList
from ui.parts.rows import Row
from ui.parts.words import Hairline, Words
from ui.place import Place
from ui.theme import current, restyled, sized, spaced

FILTER_WIDTH = 186
STORE_FROM = 2
"""Letters of a search from which the store is asked too: other names, numbers, places; from the third, case notes."""


class SearchField(TextField):
    """The search of this list. Escape clears it, then leaves; Down goes to the rows."""

    def __init__(self) -> None:
        super().__init__("Search your cases: name, number, order or next thing")
        self.setObjectName("search")
        self._icon = QLabel(self)
        self._icon.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._key = Words("Ctrl+F", "caption", "ink2", parent=self)
        self._key.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        sized(self, height=36)
        self._lay()

    def _lay(self) -> None:
        theme = current()
        side = theme.units(16)
        self._icon.setPixmap(icons.pixmap("search", side, theme.colour("ink2"), self.devicePixelRatioF()))
        self._icon.setGeometry(theme.units(12), (self.height() - side) // 2, side, side)
        self._key.setText("Esc clears" if self.text() else "Ctrl+F")
        hint = self._key.sizeHint()
        self._key.setGeometry(
            self.width() - hint.width() - theme.units(12),
            (self.height() - hint.height()) // 2,
            hint.width(),
            hint.height(),
        )
        self.setTextMargins(theme.units(27), 0, hint.width() + theme.units(12), 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The icon at the left, the key at the right."""
        super().resizeEvent(event)
        self._lay()

    def changeEvent(self, event: QEvent) -> None:
        """Follow a new text size."""
        super().changeEvent(event)
        if restyled(event) and hasattr(self, "_key"):
            self._lay()

    def _typed(self, text: str) -> None:
        self._lay()
        super()._typed(text)


class FilterPanel(QWidget):
    """The boxes of the filter. They change nothing until Apply filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = spaced(QVBoxLayout(self), (24, 19, 14, 20), 1)
        column.addWidget(Words("Filter", "section"))
        self.boxes: dict[str, Box] = {}
        for name, criteria in FILTERS.items():
            head = Words(name, "small_strong")
            head.setContentsMargins(0, current().units(12), 0, current().units(3))
            column.addWidget(head)
            for one in criteria:
                box = Box(one.name, "0")
                box.setObjectName(f"filter_{one.key}")
                self.boxes[one.key] = box
                column.addWidget(box)
        column.addSpacing(current().units(10))
        self.apply = outline("Apply filter")
        self.apply.setObjectName("apply_filter")
        self.apply.setSizePolicy(self.boxes["mine"].sizePolicy())
        column.addWidget(self.apply)
        column.addStretch(1)

    def ticked(self) -> frozenset[str]:
        """The boxes ticked now."""
        return frozenset(key for key, box in self.boxes.items() if box.isChecked())

    def show_ticks(self, ticked: frozenset[str]) -> None:
        """Tick these."""
        for key, box in self.boxes.items():
            box.setChecked(key in ticked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter applies."""
        if event.key() in ENTER:
            self.apply.click()
            return
        super().keyPressEvent(event)


class CaseloadPage(Page):
    """The list of cases."""

    def __init__(self, desk: Desk, now: Now, parent: QWidget | None = None) -> None:
        super().__init__(desk, now, parent)
        self._cases: list[CaseSummary] = []
        self._own_points = False
        self._asked = Asked()
        self._hits: list[Hit] = []
        self._waits_for = {"cases"}  # what the laptop has not answered yet: nothing is said to be missing meanwhile
        self._said = ""
        self._narrow: bool | None = None
        self._wanted = ""
        row = spaced(QHBoxLayout(self))
        self._panel = FilterPanel()
        self._panel.apply.clicked.connect(self._apply)
        self._panel.show_ticks(AT_FIRST)
        self._panel_area = sized(Scroll(_on(Ground("sunk"), self._panel)), width=FILTER_WIDTH)
        self._panel_line = Hairline(upright=True)
        row.addWidget(self._panel_area)
        row.addWidget(self._panel_line)
        row.addWidget(self._main(), 1)
        QShortcut("Ctrl+F", self, self._to_search, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def _main(self) -> QWidget:
        main = QWidget()
        column = spaced(QVBoxLayout(main), (10, 16, 14, 0), 0)
        head = QWidget()
        top = spaced(QVBoxLayout(head), (10, 0, 10, 8), 8)
        self.title = PageTitle("Caseload")
        self._filter_button = outline("Filter", self._turn_filter)
        self._filter_button.setObjectName("filter")
        self.title.add(self._filter_button)
        self._filter_button.hide()
        self._chips = Flow(gap=7, line_gap=6)
        self.title.add(self._chips)
        top.addWidget(self.title)
        self.search = SearchField()
        self.search.edited.connect(self._searched)
        self.search.installEventFilter(self)
        line = spaced(QHBoxLayout(), spacing=10)
        line.addWidget(self.search, 1)
        if may(self.desk.who.role, Act.WRITE_CASE):
            add = outline("Add a child", lambda: self.act.emit("add_child"), icon_name="plus")
            add.setObjectName("add_child")
            line.addWidget(add)
        top.addLayout(line)
        column.addWidget(head)
        self._heads = ColumnHeads([(key, head_words(key, "name"), width) for key, width in COLUMNS], sorts=True)
        self._heads.pressed.connect(self._sort)
        column.addWidget(self._heads)
        self._nothing = self._nothing_line()
        column.addWidget(self._nothing)
        self.list = RowList("Cases", delegate=ColumnDelegate([width for _, width in COLUMNS]))
        self.list.setObjectName("caseload_list")
        self.list.opened.connect(self._open)
        self.list.case_wanted.connect(self._open)
        self._heads.follow(self.list)
        column.addWidget(self.list, 1)
        return main

    def _nothing_line(self) -> QWidget:
        holder = QWidget()
        row = spaced(QHBoxLayout(holder), (10, 8, 10, 8), 6)
        self._nothing_words = Words("")
        self._elsewhere = link("Search closed cases", self._other_cases, style="body")
        row.addWidget(self._nothing_words)
        row.addWidget(self._elsewhere)
        row.addStretch(1)
        holder.hide()
        return holder

    def place(self) -> Place:
        """The caseload, the case selected, and the search."""
        return Place(page="caseload", record=self.list.current_key() or None, field=self.search.text())

    def show_place(self, place: Place) -> None:
        """Come back to the same search and row."""
        if place.field and place.field != self.search.text():
            self.search.set_value(place.field)
            self._asked = _with(self._asked, search=place.field)
        self._wanted = place.record or ""
        super().show_place(place)

    def take_focus(self) -> None:
        """The search field."""
        self._to_search()

    def _to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def read(self) -> None:
        """Ask for all cases on this laptop."""
        super().read()
        self.ask(lambda store: (store.caseload(), store.rules()), self._show)

    def _show(self, read: tuple[list[CaseSummary], LocalRules]) -> None:
        cases, rules = read
        self._waits_for.discard("cases")
        self._cases, self._own_points = cases, bool(rules.points)
        for key, number in counts(cases, self.now().date()).items():
            self._panel.boxes[key].show_count(str(number))
        self._show_rows()
        if self._wanted:
            self.list.select_key(self._wanted)
            self._wanted = ""

    def _show_rows(self) -> None:
        today = self.now().date()
        of = chosen(self._cases, self._asked, today)
        why = {hit.case: because(hit) for hit in reversed(self._hits) if hit.field}
        shown = matching(of, self._asked.search, today, why)
        rows = caseload_rows(shown, today, why)
        in_notes = sum(not hit.field for hit in self._hits)
        more = notes_row(in_notes, self._asked.search)
        self.list.mark(self._asked.search)
        self.list.show_rows([*rows, *([more] if more else [])])
        words = count_words(len(shown), len(of), self._asked)
        aside = words if shown or not self._asked.search else ""
        if shown and not self._asked.closed:
            aside += f", {weight_line(shown, self._own_points)}"
        self.title.show_words("Caseload", aside)
        self._nothing.setVisible(not shown and not self._waits_for)
        self._nothing_words.setText(f"{words}." if self._asked.search else "No cases fit this filter.")
        self._elsewhere.setText(where_words(self._asked))
        self._elsewhere.updateGeometry()
        self._show_chips()
        for key, head in self._heads.heads.items():
            head.show_words(head_words(key, self._asked.sort))
        if self._waits_for:
            return
        if self._asked.search and words != self._said:
            announce(self, words)
        self._said = words

    def _show_chips(self) -> None:
        self._chips.clear()
        for key in CRITERIA:
            if key in self._asked.boxes:
                self._chips.addWidget(Chip(CRITERIA[key].name, self._takes_off(key)))

    def _takes_off(self, key: str) -> Callable[[], None]:
        return lambda: self._ask_again(boxes=self._asked.boxes - {key})

    def _ask_again(self, **changed: object) -> None:
        self._asked = _with(self._asked, **changed)
        self._panel.show_ticks(self._asked.boxes)
        self._show_rows()
        self.moved.emit()

    def _apply(self) -> None:
        self._ask_again(boxes=self._panel.ticked())

    def _sort(self, column: str) -> None:
        self._ask_again(sort=column)

    def _other_cases(self) -> None:
        self._ask_again(closed=not self._asked.closed)

    def _searched(self) -> None:
        search = self.search.text().strip()
        self._hits = []
        self._waits_for.discard("hits")
        if len(search) >= STORE_FROM:
            self._waits_for.add("hits")
            self.ask(lambda store: (search, store.search(search)), self._take_hits)
        self._ask_again(search=search)

    def _take_hits(self, found: tuple[str, list[Hit]]) -> None:
        search, hits = found
        if search == self._asked.search:
            self._hits = hits
            self._waits_for.discard("hits")
            self._show_rows()

    def _open(self, row: Row) -> None:
        if row.key == "notes":
            self.act.emit(f"find:{row.opens}")
        else:
            self.go.emit(row.opens)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the search field: Down goes to the rows, Escape clears, then leaves."""
        if watched is not self.search or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape and self.search.text():
            event.accept()  # Escape is the window's way back, but here it clears first
            return True
        if event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.clear()
                self._searched()
                return True
            if event.key() in ENTER and (rows := self.list.rows_model.rows()):
                self._open(rows[0])
                return True
        return super().eventFilter(watched, event)

    def _turn_filter(self) -> None:
        shown = self._panel_area.isHidden()
        self._panel_area.setVisible(shown)
        self._panel_line.setVisible(shown)
        if shown:
            self._panel.boxes["mine"].setFocus(Qt.FocusReason.TabFocusReason)

    def fold(self) -> None:
        """In a narrow window the filter is a button."""
        narrow = current().em(self.window().width()) < NARROW_EM
        if narrow != self._narrow:
            self._narrow = narrow
            self._filter_button.setVisible(narrow)
            self._panel_area.setVisible(not narrow)
            self._panel_line.setVisible(not narrow)


def _with(asked: Asked, **changed: object) -> Asked:
    return msgspec.structs.replace(asked, **changed)


def _on(ground: Ground, content: QWidget) -> Ground:
    spaced(QVBoxLayout(ground)).addWidget(content)
    return ground
