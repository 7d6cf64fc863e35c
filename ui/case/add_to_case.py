"""What can be added to a case: all types of record the role may write, found as one types."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from casework.record_types import RECORD_TYPES
from casework.sections import may_write
from ui.announce import announce
from ui.case import visit_view
from ui.case.record_sections import HEADINGS
from ui.case_tabs import ALL_PAGES, LISTED
from ui.edit_words import title_of
from ui.parts.buttons import quiet
from ui.parts.fields import TextField
from ui.parts.headings import PageTitle
from ui.parts.row_list import ENTER, RowList
from ui.parts.rows import ROW, Row, section
from ui.parts.words import Words
from ui.theme import sized, spaced

VISIT = Row(key=visit_view.KIND, first="Home visit", beside="A contact, for a tablet on your knees", icon="plus")
"""Not a type of its own: the form that a home visit has."""
MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class AddToCase(QWidget):
    """Type to find, arrows and Enter to choose. `chosen` carries the type, or the key of `VISIT`; `left`: nothing."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page_ground")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("Add to this case")
        self._role = role
        column = spaced(QVBoxLayout(self), (24, 16, 24, 16), 10)
        column.addWidget(PageTitle("Add to this case"))
        self.field = sized(TextField("What to add", hint="Type what to add: referral, school, arrest"), width=476)
        self.field.setObjectName("add_field")
        self.field.edited.connect(self._show)
        self.field.installEventFilter(self)
        column.addWidget(self.field)
        self.list = RowList("What can be added")
        self.list.setObjectName("add_list")
        self.list.opened.connect(lambda row: self.chosen.emit(row.key))
        column.addWidget(self.list, 1)
        self._none = Words("", "body", "ink2", wrap=True)
        column.addWidget(self._none)
        column.addWidget(quiet("Close", self.leave, hint="Esc"))
        self._show()

    def take_focus(self) -> None:
        """Typing begins in the field."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def leave(self) -> None:
        """Nothing is added."""
        self.left.emit()

    def _show(self) -> None:
        typed = self.field.text()
        rows = addable(self._role, typed)
        self.list.mark(typed.strip())
        self.list.show_rows(rows)
        self.list.select_first()
        none = not any(row.kind == ROW for row in rows)
        self._none.setText(f"Nothing that can be added is called “{typed.strip()}”." if none else "")
        self._none.setVisible(none)
        if none:
            announce(self, self._none.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The caret stays in the field while arrows move in the list."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in MOVES:
            self.list.keyPressEvent(event)
            return True
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            row = self.list.current_row()
            if row is not None:
                self.chosen.emit(row.key)
            return True
        return False


def addable(role: str, typed: str = "") -> list[Row]:
    """The types by the page they stand on, those that have every word typed in their name or that of their list."""
    rows: list[Row] = []
    wanted = typed.casefold().split()
    for tab, page in ALL_PAGES:
        found = [type for type in LISTED.get(tab, ()) if may_write(role, type) and _fits(type, page, wanted)]
        visits = [VISIT] if tab == "contacts" and may_write(role, "contact") and _is_named(VISIT, wanted) else []
        if found or visits:
            rows.append(section(f"tab-{tab}", page))
            rows += [Row(key=type, first=title_of(type), beside=_about(type), icon="plus") for type in found]
            rows += visits
    return rows


def _is_named(row: Row, wanted: list[str]) -> bool:
    return all(word in f"{row.first} {row.beside}".casefold() for word in wanted)


def _fits(type: str, page: str, wanted: list[str]) -> bool:
    names = " ".join((title_of(type), HEADINGS[type][0], page, _about(type))).casefold()
    return all(word in names for word in wanted)


def _about(type: str) -> str:
    """The first sentence about the type."""
    about = (RECORD_TYPES[type].__doc__ or "").split("\n")[0]
    return about.split(". ")[0].rstrip(".")
