"""The window: sign in, unlock, or the frame. Its title never says more than Holdfast."""

import datetime as dt
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QStackedWidget

from casework.trouble import Trouble
from local_store.store import LocalStore
from ui import clipboard
from ui.alt_watch import AltWatch
from ui.case.record_editor import RecordEditor
from ui.case_tabs import ALL_PAGES
from ui.case_tabs import PAGES as PAGES_IN_VIEW
from ui.desk import Desk
from ui.door import Door
from ui.forgotten import ForgottenPage
from ui.frame import Frame
from ui.lock_notice import LockNotice
from ui.parts.words import Words
from ui.place import Place
from ui.rail import PAGES
from ui.settings import REMEMBERED, Settings
from ui.sign_in import SignInPage
from ui.texts import TextsPage
from ui.theme import Scheme, Theme, apply, system_scheme
from ui.theme.focus_ring import FocusRing
from ui.unlock import UnlockPage
from ui.unlock_words import UnlockFacts

STEP = 0.1
MINUTE_MS = 60_000


class StopPage(Door):
    """Holdfast cannot start here: why, and what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__()
        self.column.addWidget(Words("Holdfast", "display"))
        self.place_messages()
        self.say_trouble(trouble)


class LockingPage(Door):
    """Between the case that was in view and the page that unlocks: it holds nothing and asks for nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.column.addWidget(Words("Holdfast is locked", "display"))


class Window(QMainWindow):
    """The one window. desktop/ tells it what to show, and hears what somebody wants.

    sign_in_wanted: server, user name, password. unlock_wanted: the passphrase. account_chosen: the id of another
    account of this laptop. unlock_with_centre_wanted, begin_again_wanted: the password that the centre knows.
    settings_laid: settings are in force. stay_wanted: somebody asked that Holdfast does not lock yet. closing: it is
    about to be closed, and still as it was.
    """

    sign_in_wanted = Signal(str, str, str)
    unlock_wanted = Signal(str)
    use_another_account_wanted = Signal()
    account_chosen = Signal(str)
    unlock_with_centre_wanted = Signal(str)
    begin_again_wanted = Signal(str)
    place_changed = Signal()
    settings_laid = Signal(object)
    stay_wanted = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, now: Callable[[], dt.datetime]) -> None:
        super().__init__()
        self.setWindowTitle("Holdfast")
        self._theme, self._now = theme, now
        self._settings = Settings(scale=theme.scale, scheme=theme.scheme.value)
        self._facts: UnlockFacts | None = None
        self._frame: Frame | None = None
        self._lock_notice: LockNotice | None = None
        self._actions: dict[str, QAction] = {}
        self._bar = self.menuBar()  # kept: asked for while the window is taken apart, it would be made anew
        self._stack = QStackedWidget()
        self._stack.setObjectName("window_ground")
        self._sign_in, self._unlock = SignInPage(), UnlockPage(now)
        self._forgotten = ForgottenPage()
        for page in (self._sign_in, self._unlock, self._forgotten):
            self._stack.addWidget(page)
        self.setCentralWidget(self._stack)
        self._sign_in.wanted.connect(self.sign_in_wanted)
        self._sign_in.back_wanted.connect(self._back_to_unlock)
        self._unlock.wanted.connect(self.unlock_wanted)
        self._unlock.another_account_wanted.connect(self.use_another_account_wanted)
        self._unlock.account_chosen.connect(self.account_chosen)
        self._unlock.forgotten_wanted.connect(self._show_forgotten)
        self._forgotten.wanted.connect(self.unlock_with_centre_wanted)
        self._forgotten.begin_again_wanted.connect(self.begin_again_wanted)
        self._forgotten.back_wanted.connect(self._back_to_unlock)
        self._ring = FocusRing(self)
        self._alt = AltWatch(self)
        self._make_actions()
        self._minute = QTimer(self)
        self._minute.timeout.connect(self._minute_passed)
        self._minute.start(MINUTE_MS)
        self.resize(1366, 768)

    # what desktop/ tells

    def show_sign_in(self, server_default: str, trouble: Trouble | None, hint: str = "") -> None:
        """The first page of a new laptop, or of another account."""
        self.close_desk()
        self._sign_in.show_for(server_default, trouble, can_go_back=self._facts is not None, hint=hint)
        self._stack.setCurrentWidget(self._sign_in)

    def show_unlock(self, facts: UnlockFacts) -> None:
        """The laptop is locked."""
        self.close_desk()
        self._facts = facts
        self._unlock.show_facts(facts)
        self._stack.setCurrentWidget(self._unlock)

    def show_forgotten(self, facts: UnlockFacts, trouble: Trouble | None = None) -> None:
        """What is here can be opened only with the centre, or with the old passphrase."""
        self.close_desk()
        self._facts = facts
        self._forgotten.show_facts(facts)
        self._stack.setCurrentWidget(self._forgotten)
        if trouble is not None:
            self._forgotten.say_trouble(trouble)

    def _show_forgotten(self) -> None:
        if self._facts is not None:
            self.show_forgotten(self._facts)

    def show_locking(self) -> None:
        """The laptop is being locked: what was in view is off the screen when this returns."""
        self.close_desk()
        page = LockingPage()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.repaint()

    def show_stop(self, trouble: Trouble) -> None:
        """Holdfast cannot run here: nothing but this is shown."""
        page = StopPage(trouble)
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def say_trouble(self, trouble: Trouble) -> None:
        """Say what happened, on whatever is in view."""
        if self._frame is not None:
            self._frame.say_trouble(trouble)
            return
        shown = self._stack.currentWidget()
        if isinstance(shown, Door):
            shown.say_trouble(trouble)

    def busy(self, sentence: str) -> None:
        """Say what is being done before the cases are open."""
        shown = self._stack.currentWidget()
        if isinstance(shown, Door):
            shown.busy(sentence)

    def open_desk(self, desk: Desk, place: Place) -> None:
        """The laptop is open: show the frame, at the place where somebody left off."""
        self.close_desk()
        frame = Frame(desk, self._now, self._settings)
        self._frame = frame
        frame.place_changed.connect(self.place_changed)
        frame.settings_chosen.connect(self.take_settings)
        frame.menu_wanted.connect(self._open_menu)
        frame.acted.connect(self._act)
        self._lock_notice = LockNotice(frame)
        self._lock_notice.stay_wanted.connect(self.stay_wanted)
        self._stack.addWidget(frame)
        self._stack.setCurrentWidget(frame)
        for door in (self._sign_in, self._unlock, self._forgotten):
            door.busy("")
        for secret in (self._unlock.passphrase, self._sign_in.password, self._forgotten.password):
            secret.clear()
        frame.show_place(place)
        desk.read(_recall_settings, self._take_recalled)

    def keep_drafts(self) -> None:
        """Keep everything typed that is not kept yet."""
        for editor in self.findChildren(RecordEditor):
            editor.keep()
        for texts in self.findChildren(TextsPage):
            texts.keep()

    def close_desk(self) -> None:
        """Nothing of any case stays in memory of the window."""
        if self._frame is None:
            return
        frame, self._frame, self._lock_notice = self._frame, None, None
        clipboard.forget()
        self._stack.removeWidget(frame)
        frame.hide()
        frame.deleteLater()

    def warn_of_lock(self, seconds: int) -> None:
        """Nobody has touched the window: it locks in so many seconds."""
        if self._lock_notice is not None:
            self._lock_notice.warn(seconds)
            QApplication.alert(self)  # behind another program, its entry in the task bar asks to be looked at

    def count_to_lock(self, seconds: int) -> None:
        """The seconds left."""
        if self._lock_notice is not None:
            self._lock_notice.count(seconds)

    def stay_open(self) -> None:
        """Somebody is there after all."""
        if self._lock_notice is not None:
            self._lock_notice.stays()

    def place(self) -> Place:
        """Where somebody is, with the caret."""
        return self._frame.place() if self._frame is not None else Place()

    def go(self, place: Place) -> None:
        """Go to a place of the open laptop."""
        if self._frame is not None:
            self._frame.go(place)

    def frame(self) -> Frame | None:
        """The frame, while the laptop is open."""
        return self._frame

    # settings

    def _take_recalled(self, kept: object) -> None:
        if isinstance(kept, dict) and self._frame is not None:
            try:
                self._lay(msgspec.convert(kept, Settings))
            except msgspec.ValidationError:  # kept by another version: the ones in use stay
                return

    def lay_settings(self, settings: Settings) -> None:
        """Look like this until somebody's own settings are read."""
        self._lay(settings)

    def take_settings(self, settings: Settings) -> None:
        """Lay settings on the window, and keep them."""
        self._lay(settings)
        if self._frame is not None:
            kept = msgspec.to_builtins(settings)
            self._frame.desk.do(lambda store: store.remember(REMEMBERED, kept))

    def _lay(self, settings: Settings) -> None:
        changed = (settings.scale, settings.scheme) != (self._settings.scale, self._settings.scheme)
        self._settings = settings
        app = QApplication.instance()
        if changed and isinstance(app, QApplication):
            scheme = system_scheme(app) if settings.scheme == "system" else Scheme(settings.scheme)
            self._theme = Theme(settings.scale, scheme)
            apply(app, self._theme)
            QTimer.singleShot(0, self._lay_again)
        self._bar.setVisible(settings.keep_menu)
        if self._frame is not None:
            self._frame.show_settings(settings)
        self.settings_laid.emit(settings)

    def settings(self) -> Settings:
        """The settings in force."""
        return self._settings

    def _lay_again(self) -> None:
        """Widths are counted in text: tell every part of the window that its em has changed."""
        size = self._stack.size()
        self._stack.resize(size.width(), size.height() - 1)
        self._stack.resize(size)

    def scale_by(self, step: float) -> None:
        """Ctrl+Plus and Ctrl+Minus."""
        scale = round(min(2.0, max(0.8, self._settings.scale + step)), 2)
        self.take_settings(msgspec.structs.replace(self._settings, scale=scale))

    # actions, menu, keys

    def _make_actions(self) -> None:
        bar = self._bar
        bar.setVisible(False)
        bar.installEventFilter(self)
        file, edit, case = bar.addMenu("&File"), bar.addMenu("&Edit"), bar.addMenu("&Case")
        go, help_menu = bar.addMenu("&Go"), bar.addMenu("&Help")
        self._add(file, "record", "Record a contact", "Ctrl+N")
        self._add(file, "visit", "Record a home visit", "Ctrl+Shift+D")
        self._add(file, "add_child", "Add a child", "Ctrl+Shift+A")
        self._add(file, "add_to_case", "Add to this case", "Ctrl+Shift+N")
        self._add(file, "add_file", "Add a file", "Ctrl+O")
        self._add(file, "print", "Print", "Ctrl+P")
        self._add(file, "send_now", "Send now", "")
        self._add(file, "lock", "Lock", "Ctrl+L")
        self._add(file, "quit", "Close Holdfast", "Ctrl+Q")
        self._add(edit, "undo", "Undo", "Ctrl+Z")
        self._add(edit, "find", "Find a case, page or action", "Ctrl+K")
        self._add(edit, "larger", "Larger text", "Ctrl++", "Ctrl+=")
        self._add(edit, "smaller", "Smaller text", "Ctrl+-")
        self._add(edit, "normal", "Text at 100 %", "Ctrl+0")
        self._add(case, "next_case", "Next open case", "Ctrl+Tab")
        self._add(case, "close_case", "Close this case", "Ctrl+W")
        case.addSeparator()
        for number, (tab, words) in enumerate(ALL_PAGES, start=1):
            self._add(case, f"tab:{tab}", words, f"Alt+{number}" if number <= len(PAGES_IN_VIEW) else "")
        for each in PAGES:
            self._add(go, f"page:{each.page}", each.name, f"Ctrl+{each.key}")
        go.addSeparator()
        self._add(go, "outbox", "What has not been sent", "Ctrl+U")
        self._add(go, "back", "Back", "Escape")
        self._add(go, "next_part", "Next part of the window", "F6")
        self._add(go, "part_before", "Part before", "Shift+F6")
        self._add(help_menu, "help", "What to do, and keys", "F1")

    def _add(self, menu: QMenu, act: str, words: str, *keys: str) -> None:
        action = QAction(words, self)
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        action.triggered.connect(lambda _checked=False: self._act(act))
        menu.addAction(action)
        self.addAction(action)
        self._actions[act] = action

    def _act(self, act: str) -> None:
        """One action, by menu, key or Find anything."""
        if act in ("larger", "smaller", "normal"):
            self.scale_by({"larger": STEP, "smaller": -STEP, "normal": 1.0 - self._settings.scale}[act])
        elif act == "quit":
            self.close()
        elif self._frame is not None:
            self._act_in_frame(self._frame, act)

    def _act_in_frame(self, frame: Frame, act: str) -> None:
        name, _, what = act.partition(":")
        acts: dict[str, Callable[[], object]] = {
            "record": lambda: frame.record_contact(what),
            "visit": lambda: frame.record_visit(what),
            "add_child": lambda: frame.go(Place(page="new_child")),
            "add_to_case": frame.add_to_case,
            "add_file": frame.add_file,
            "print": frame.print_this,
            "send_now": frame.desk.send_now,
            "sign_in": frame.sign_in_again,
            "lock": frame.desk.lock_wanted.emit,
            "undo": frame.undo,
            "find": frame.find_anything,
            "next_case": frame.next_case,
            "close_case": frame.close_case,
            "back": frame.back,
            "next_part": frame.next_part,
            "part_before": lambda: frame.next_part(backwards=True),
            "outbox": lambda: frame.go(Place(page="outbox")),
            "help": lambda: frame.go(Place(page="help")),
            "page": lambda: frame.go(Place(page=what)),
            "tab": lambda: frame.show_case_tab(what),
        }
        if name in acts:
            acts[name]()

    def _open_menu(self) -> None:
        bar = self._bar
        bar.setVisible(True)
        bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
        first = bar.actions()[0]
        bar.setActiveAction(first)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The menu goes again when it is left, unless it is kept in view."""
        if watched is self._bar and event.type() == QEvent.Type.FocusOut and not self._settings.keep_menu:
            QTimer.singleShot(0, self._menu_left)
        return super().eventFilter(watched, event)

    def _menu_left(self) -> None:
        bar = self._bar
        if QApplication.activePopupWidget() is None and not bar.hasFocus():
            bar.setVisible(self._settings.keep_menu)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F10 opens the menu."""
        if event.key() == Qt.Key.Key_F10 and self._frame is not None:
            self._open_menu()
            return
        super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Alt by itself opens the menu."""
        alone = self._alt.alone and event.key() == Qt.Key.Key_Alt
        if alone and self._frame is not None and not event.isAutoRepeat():
            self._open_menu()
            return
        super().keyReleaseEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Said before anything is hidden: Qt moves the focus then, and the place would be another."""
        self.closing.emit()
        super().closeEvent(event)

    def _back_to_unlock(self) -> None:
        if self._facts is not None:
            self.show_unlock(self._facts)

    def _minute_passed(self) -> None:
        if self._frame is not None:
            self._frame.minute_passed()
        else:
            self._unlock.minute_passed()


def _recall_settings(store: LocalStore) -> object:
    return store.recall(REMEMBERED)
