"""The frame: rail, line at the top, page area. It knows which page shows which place, and where somebody came from."""

from collections.abc import Callable
from functools import partial

import msgspec
from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from casework.case_file import case_file
from casework.roles import title as role_title
from casework.trouble import Trouble
from casework.words import everyday_name
from local_store.shapes import CaseSummary
from local_store.store import LocalStore
from ui.across import CourtPage, DiaryPage
from ui.attention import AttentionPage
from ui.case import visit_view
from ui.case.case_page import CasePage
from ui.case.case_reading import unsaved_contact
from ui.case_words import initials
from ui.caseload import CaseloadPage
from ui.connection_line import ConnectionLine
from ui.desk import Desk
from ui.documents import DocumentsPage
from ui.done import DoneLine, taking_back
from ui.drafts import DraftsPage
from ui.find import FindAnything
from ui.find_view import WHOSE_CONTACT, WHOSE_VISIT
from ui.help_page import HelpPage
from ui.new_child import NewChildPage
from ui.outbox import OutboxPage
from ui.page import FOLDED_EM, Ground, Now, Page
from ui.parts.words import Hairline, Words
from ui.place import VISIT, Place
from ui.post import PostPage
from ui.print_jobs_view import prints_that_need_you
from ui.rail import PAGES, OpenCase, Rail
from ui.rules import RulesPage
from ui.settings import Settings, SettingsPage
from ui.texts import TextsPage
from ui.theme import current, spaced
from ui.today import TodayPage
from ui.today_view import groups
from ui.trouble_area import PageStack, TroubleArea

OPEN_CASES, MOST_OPEN = "open_cases", 5


class PageGround(QWidget):
    """The page area: page colour, a rounded top left corner, a hairline round it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground under everything right of the rail."""
        theme = current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.colour("window"))
        radius = theme.units(10)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, radius * 2, radius * 2)
        path = QPainterPath()
        path.addRoundedRect(box, radius, radius)
        painter.fillPath(path, theme.colour("page"))
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawPath(path)
        painter.end()


class DemoStrip(Ground):
    """Says that everybody here is invented. Above the line at the top, on every page."""

    def __init__(self) -> None:
        super().__init__("window")
        row = spaced(QHBoxLayout(self), (24, 3, 16, 3), 8)
        row.addWidget(Words("DEMO", "caption_strong"))
        row.addWidget(Words("Everybody here is invented. Nothing here is about a real child.", "caption", "ink2"), 1)
        self.setObjectName("demo_strip")


class Frame(QWidget):
    """Everything that is seen of an open laptop."""

    place_changed = Signal()
    settings_chosen = Signal(object)
    menu_wanted = Signal()
    acted = Signal(str)

    def __init__(self, desk: Desk, now: Now, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk, self._now, self._settings = desk, now, settings
        self._cases: list[CaseSummary] = []
        self._open: list[str] = []
        self._trail: list[Place] = []
        self._pages: dict[str, Page] = {}
        self._shown: Page | None = None
        self._folded: bool | None = None
        self.rail = Rail(desk.who.name, role_title(desk.who.role))
        self.line = ConnectionLine(now)
        self._stack = PageStack()
        self.trouble = TroubleArea()
        self.done_line = DoneLine()
        self._build()
        self.find_panel = FindAnything(desk, now, self)
        self._connect()
        self.line.show_status(desk.status)
        self._read()
        self._read_prints()
        self._tidy_drafts()

    def _build(self) -> None:
        row = spaced(QHBoxLayout(self))
        row.addWidget(self.rail)
        ground = PageGround()
        column = spaced(QVBoxLayout(ground), (1, 1, 0, 0))
        if self.desk.who.service.training:
            column.addWidget(DemoStrip())
        column.addWidget(self.line)
        column.addWidget(Hairline())
        column.addWidget(self.trouble)
        column.addWidget(self.done_line)
        column.addWidget(self._stack, 1)
        row.addWidget(ground, 1)

    def _connect(self) -> None:
        self.rail.page_wanted.connect(self._go_page)
        self.rail.case_wanted.connect(self._go_case)
        self.rail.case_closed.connect(self.close_case)
        self.rail.menu_wanted.connect(self.menu_wanted)
        self.rail.lock_wanted.connect(self.desk.lock_wanted)
        self.line.followed.connect(self.go)
        self.line.find_wanted.connect(self.find_anything)
        self.line.go_to_wanted.connect(self._show_go_to)
        self.done_line.undo_wanted.connect(self.undo)
        self.find_panel.chosen.connect(self._chosen)
        self.desk.status_changed.connect(self._status_changed)
        self.desk.changed.connect(self._laptop_changed)
        self.desk.prints_changed.connect(self._read_prints)

    # pages

    def _make(self, name: str) -> Page:
        makers: dict[str, Callable[[], Page]] = {
            "today": lambda: TodayPage(self.desk, self._now),
            "caseload": lambda: CaseloadPage(self.desk, self._now),
            "diary": lambda: DiaryPage(self.desk, self._now),
            "court": lambda: CourtPage(self.desk, self._now),
            "documents": lambda: DocumentsPage(self.desk, self._now),
            "attention": lambda: AttentionPage(self.desk, self._now),
            "post": lambda: PostPage(self.desk, self._now),
            "rules": lambda: RulesPage(self.desk, self._now),
            "texts": lambda: TextsPage(self.desk, self._now),
            "settings": self._make_settings,
            "outbox": lambda: OutboxPage(self.desk, self._now),
            "drafts": lambda: DraftsPage(self.desk, self._now),
            "help": lambda: HelpPage(self.desk, self._now),
            "case": lambda: CasePage(self.desk, self._now),
            "new_child": lambda: NewChildPage(self.desk, self._now),
        }
        page = makers.get(name, makers["today"])()
        page.go.connect(self.go)
        page.moved.connect(self._moved)
        page.act.connect(self._page_acts)
        page.done.connect(self.done_line.show_done)
        self._stack.addWidget(page)
        return page

    def _make_settings(self) -> Page:
        page = SettingsPage(self.desk, self._now, self._settings)
        page.chosen.connect(self.settings_chosen)
        return page

    def sign_in_again(self) -> None:
        """The centre wants a password that this laptop does not know: ask for it where passphrases are changed."""
        self.go(Place(page="settings"))
        page = self._pages.get("settings")
        if isinstance(page, SettingsPage):
            page.ask_for_centres_password()

    def page(self, name: str) -> Page:
        """The page of that name, made when it is first wanted."""
        if name not in self._pages:
            self._pages[name] = self._make(name)
        return self._pages[name]

    def present(self) -> Page | None:
        """The page in view."""
        shown = self._stack.currentWidget()
        return shown if isinstance(shown, Page) else None

    def place(self) -> Place:
        """Where somebody is, down to the caret."""
        shown = self.present()
        return shown.place() if shown is not None else Place()

    def go(self, place: Place) -> None:
        """Go there, and remember where we came from."""
        if place.page == "sign_in":
            self.acted.emit("sign_in")
            return
        shown = self.present()
        if shown is not None:
            came_from = shown.place()
            if (came_from.page, came_from.case, came_from.tab) != (place.page, place.case, place.tab):
                self._trail = [*self._trail[-30:], came_from]
        self.done_line.show_done(None)
        self.show_place(place)

    def show_place(self, place: Place) -> None:
        """Show a place without adding to the trail."""
        if place.page == "case" and place.case is None:
            place = Place(page="caseload")
        page = self.page(place.page)
        changed = self._shown is not page
        self._shown = page
        if self.find_panel.isVisible():
            self.find_panel.close_panel()
        self._stack.setCurrentWidget(page)
        page.show_place(place)
        if changed:
            page.take_focus()
        if place.page == "case" and place.case:
            self._opened(place.case)
        self.rail.show_present(place.page, place.case or "")
        self.line.on_page(place.page)
        self.place_changed.emit()

    def back(self) -> None:
        """Escape: one step back."""
        shown = self.present()
        if shown is not None and shown.step_back():
            return
        if self._trail:
            self.show_place(self._trail.pop())
        elif self.place().page != "today":
            self.show_place(Place())

    def back_to_before(self) -> None:
        """What was opened from another page is done: back to that page."""
        if self._trail:
            self.show_place(self._trail.pop())

    def _moved(self) -> None:
        place = self.place()
        self.rail.show_present(place.page, place.case or "")
        self.place_changed.emit()

    def _go_page(self, page: str) -> None:
        self.go(Place(page=page))
        shown = self.present()
        if shown is not None:
            shown.take_focus()

    def _go_case(self, case: str) -> None:
        self.go(Place(page="case", case=case))

    def _page_acts(self, act: str) -> None:
        name, _, text = act.partition(":")
        if name == "find":
            self.find_anything(text)
        elif name == "back_to_before":
            self.back_to_before()
        else:
            self.acted.emit(act)

    # open cases

    def _opened(self, case: str) -> None:
        if case not in self._open:
            self._open = [case, *self._open][:MOST_OPEN]
            self._keep_open()
        self._show_open()

    def close_case(self, case: str = "") -> None:
        """Take a case out of the rail; the one in view gives way to where we came from."""
        shown = self.place()
        case = case or (shown.case or "" if shown.page == "case" else "")
        if not case:
            return
        self._open = [one for one in self._open if one != case]
        self._trail = [one for one in self._trail if one.case != case]
        if shown.page == "case" and shown.case == case:
            self.back()
        self._keep_open()
        self._show_open()

    def next_case(self) -> None:
        """Ctrl+Tab: the next open case."""
        if not self._open:
            return
        shown = self.place().case
        at = self._open.index(shown) + 1 if shown in self._open else 0
        self._go_case(self._open[at % len(self._open)])

    def _keep_open(self) -> None:
        cases = list(self._open)
        self.desk.do(lambda store: store.remember(OPEN_CASES, cases))

    def _show_open(self) -> None:
        rows = {row.case: row for row in self._cases}
        words = initials if self._settings.hide_names else everyday_name
        shown = [OpenCase(case, words(rows[case])) for case in self._open if case in rows]
        self.rail.show_cases(shown)
        place = self.place()
        self.rail.show_present(place.page, place.case or "")

    # what is on the laptop

    def _read(self) -> None:
        self.desk.read(_read_frame, self._show_read)

    def _show_read(self, read: "FrameRead") -> None:
        if not isValid(self):
            return
        self._cases = read.cases
        if read.lease_days:
            self.line.set_lease(read.lease_days)
        self._open = [*self._open, *(case for case in read.open_cases if case not in self._open)][:MOST_OPEN]
        self._show_open()
        self._show_counts(read.need_you)

    def _show_counts(self, need_you: int) -> None:
        self.rail.show_counts(groups(self._cases, self._now().date()).to_do(), need_you)

    def _read_prints(self) -> None:
        self.desk.read(prints_that_need_you, lambda number: self.rail.show_prints(number) if isValid(self) else None)

    def _laptop_changed(self, _cases: object) -> None:
        self._read()

    def _status_changed(self, _status: object) -> None:
        self.line.show_status(self.desk.status)

    def undo(self) -> None:
        """Ctrl+Z: take back what the line says was just done."""
        done = self.done_line.done()
        self.done_line.show_done(None)
        if done is not None:
            who, at = self.desk.who, self._now().astimezone().isoformat(timespec="seconds")
            self.desk.read(lambda store: taking_back(store, done, who.user, who.device, at), self.desk.save)

    def _tidy_drafts(self) -> None:
        """At unlock and at midnight: drafts put aside more than 30 days ago go."""
        self._tidied = self._now().date()
        self.desk.do(lambda store: store.tidy_drafts(), lambda gone: self.desk.drafts_changed.emit() if gone else None)

    # find, fold, trouble

    def find_anything(self, text: str = "") -> None:
        """Open Find anything."""
        place = self.place()
        case = place.case if place.page == "case" else None
        self.find_panel.open_for(self._cases, self._open, case, text if isinstance(text, str) else "")

    def _chosen(self, opens: object) -> None:
        if isinstance(opens, Place):
            self.go(opens)
        elif isinstance(opens, str):
            self.acted.emit(opens)

    def record_contact(self, case: str = "") -> None:
        """Ctrl+N: for the case in view, else ask which. A contact typed there and never saved is opened again first."""
        shown = self.present()
        if case:
            place = Place(page="case", case=case, tab="contacts", part="editor")
            self.desk.read(
                lambda store: unsaved_contact(store, case),
                lambda record: self.go(msgspec.structs.replace(place, record=record)) if isValid(self) else None,
            )
        elif isinstance(shown, CasePage):
            shown.record_contact()
        else:
            self.find_panel.open_for(self._cases, self._open, None, whose=WHOSE_CONTACT)

    def record_visit(self, case: str = "") -> None:
        """Ctrl+Shift+D, D for doorstep: the home visit of today in the case in view, else ask which case."""
        shown, today = self.present(), self._now().date()
        if case:
            place = Place(page="case", case=case, tab="contacts", part=VISIT)

            def which(store: LocalStore) -> str | None:
                return visit_view.visit_to_write_up(case_file(case, store.case(case)), store.drafts(case), today)

            self.desk.read(
                which, lambda record: self.go(msgspec.structs.replace(place, record=record)) if isValid(self) else None
            )
        elif isinstance(shown, CasePage):
            shown.record_visit()
        else:
            self.find_panel.open_for(self._cases, self._open, None, whose=WHOSE_VISIT)

    def add_to_case(self) -> None:
        """Ctrl+Shift+N: anything else to the case in view, else ask which."""
        shown = self.present()
        if isinstance(shown, CasePage):
            shown.add_to_case()
        else:
            self.find_anything()

    def add_file(self) -> None:
        """Ctrl+O: to the case in view, else ask which."""
        shown = self.present()
        if isinstance(shown, CasePage):
            shown.add_file()
        else:
            self.find_anything()

    def print_this(self) -> None:
        """Ctrl+P: what can be printed of the case in view."""
        shown = self.present()
        if isinstance(shown, CasePage):
            shown.print_this()
        else:
            self._go_page("documents")

    def show_case_tab(self, tab: str) -> None:
        """Alt+1 to 9."""
        shown = self.present()
        if isinstance(shown, CasePage):
            shown.show_tab(tab)

    def _show_go_to(self) -> None:
        menu = QMenu(self)
        for each in PAGES:
            menu.addAction(f"{each.name}\tCtrl+{each.key}", partial(self._go_page, each.page))
        rows = {row.case: row for row in self._cases}
        if self._open:
            menu.addSeparator()
        for case in self._open:
            if case in rows:
                name = initials(rows[case]) if self._settings.hide_names else everyday_name(rows[case])
                menu.addAction(name, partial(self._go_case, case))
        menu.addSeparator()
        menu.addAction("Menu\tF10", self.menu_wanted.emit)
        menu.addAction("Lock\tCtrl+L", self.desk.lock_wanted.emit)
        menu.popup(self.line.go_to.mapToGlobal(QPoint(0, self.line.go_to.height())))

    def say_trouble(self, trouble: Trouble) -> None:
        """A notice under the line at the top: it stays until it is closed, and one replaces another."""
        self.trouble.say(trouble)

    def show_settings(self, settings: Settings) -> None:
        """Other settings were chosen."""
        self._settings = settings
        page = self._pages.get("settings")
        if isinstance(page, SettingsPage):
            page.show_settings(settings)
        self._show_open()
        self._fold()

    def minute_passed(self) -> None:
        """The clock moved."""
        self.line.minute_passed()
        if self._now().date() != self._tidied:
            self._tidy_drafts()
        shown = self.present()
        if shown is not None:
            shown.minute_passed()

    def next_part(self, backwards: bool = False) -> None:
        """F6: rail, line, page."""
        shown = self.present()
        parts: list[tuple[QWidget, Callable[[], object]]] = [
            (self.rail, self.rail.take_focus),
            (self.line, lambda: self.line.find_field.setFocus(Qt.FocusReason.TabFocusReason)),
        ]
        if shown is not None:
            parts.append((shown, shown.take_focus))
        parts = [one for one in parts if one[0].isVisible()]
        focused = self.focusWidget()
        at = next((at for at, (part, _) in enumerate(parts) if focused and part.isAncestorOf(focused)), -1)
        step = -1 if backwards else 1
        parts[(at + step) % len(parts)][1]()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Under 60 em the rail folds into Go to."""
        super().resizeEvent(event)
        self.find_panel.setGeometry(self.rect())
        self._fold()

    def _fold(self) -> None:
        folded = current().em(self.width()) < FOLDED_EM
        if folded != self._folded:
            self._folded = folded
            self.rail.setVisible(not folded)
            self.line.fold(folded)


class FrameRead(msgspec.Struct, frozen=True):
    """What the frame shows of the laptop."""

    cases: list[CaseSummary]
    need_you: int
    open_cases: list[str]
    lease_days: int


def _read_frame(store: LocalStore) -> FrameRead:
    device = store.device()
    return FrameRead(
        cases=store.caseload(),
        need_you=len(store.attention()),
        open_cases=[case for case in (store.recall(OPEN_CASES) or []) if isinstance(case, str)],
        lease_days=device.lease_days if device else 0,
    )
