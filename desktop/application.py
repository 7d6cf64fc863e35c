"""The one place where everything is made and wired: paths, key, store, threads, window."""

import datetime as dt
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QThread, QTimer
from PySide6.QtNetwork import QNetworkInformation
from PySide6.QtWidgets import QApplication

from casework import locking
from casework.trouble import Trouble
from casework.words import count
from desktop import crash_report, lock_screen, sign_in, taken_out, whereabouts
from desktop.away import away_watch
from desktop.entrance import Entrance
from desktop.folders import Folders
from desktop.garbage import GarbageOnWindowThread
from desktop.idle import IdleWatch
from desktop.key_errands import KeyErrands
from desktop.lease_watch import LeaseWatch
from desktop.passphrase import OpenPassphrase
from desktop.print_thread import PrintThread
from desktop.store_thread import StoreThread
from desktop.sync_thread import SyncThread
from desktop.taken_out import TakenOut
from local_store import LocalStore
from local_store.typed_words import TypedWords
from ui.desk import Desk, Who
from ui.errand import Errand
from ui.place import Place
from ui.settings import Settings
from ui.window import Window


def clock() -> dt.datetime:
    """The laptop's clock, with its time zone."""
    return dt.datetime.now().astimezone()


class Application(QObject):
    """One run of Holdfast: signed out, locked, or open.

    Made once, after the QApplication. `now` is the laptop's clock. `locks` is called with the reason when the cases are
    about to be closed by a lock, `locked` when they are; by default the same process shows the page that unlocks.
    """

    def __init__(
        self,
        folders: Folders,
        window: Window,
        server: str,
        now: Callable[[], dt.datetime] = clock,
        hint: str = "",
        locks: Callable[[str], object] = lambda _because: None,
        locked: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(window)
        self._folders = folders
        self._window = window
        self._now = now
        self._locks, self._locked = locks, locked
        self._lock_once_open = ""
        self._store_thread: StoreThread | None = None
        self._sync_thread: SyncThread | None = None
        self._print_thread: PrintThread | None = None
        self._typed: TypedWords | None = None
        self._leaving: list[QThread] = []
        self._desk: Desk | None = None
        self._garbage = GarbageOnWindowThread(self)
        self._idle = IdleWatch(locking.USUAL, self)
        self._idle.idle.connect(self._lock_after_idling)
        self._hand_in: Callable[[], TakenOut | None] = lambda: None
        self._lease = LeaseWatch(now, self)
        self._lease.ended.connect(self._lease_ended)
        self._idle.warned.connect(window.warn_of_lock)
        self._idle.counted.connect(window.count_to_lock)
        self._idle.extended.connect(window.stay_open)
        self._away = away_watch(window)
        self._away.away.connect(self._nobody_there)
        self._remember = QTimer(self)
        self._remember.setSingleShot(True)
        self._remember.setInterval(400)
        self._remember.timeout.connect(self._remember_place)
        self._entrance = Entrance(folders, window, server, hint, self.on_their_way, self)
        self._entrance.tried.connect(self._somebody_comes)
        self._entrance.opened.connect(self._opened)
        window.place_changed.connect(self._place_changed)
        window.settings_laid.connect(self._settings_laid)
        window.stay_wanted.connect(self._idle.touch)
        crash_report.install(folders.root, window.say_trouble)
        if QNetworkInformation.loadDefaultBackend():
            QNetworkInformation.instance().reachabilityChanged.connect(self._network_changed)
        application = QApplication.instance()
        assert application is not None
        application.installEventFilter(self._idle)
        window.closing.connect(self.close)
        application.aboutToQuit.connect(self.close)

    def start(self, because: str = "") -> None:
        """Show the first page. `because`: why it is locked, where it was open before."""
        self._entrance.show_first_page(because)

    def _somebody_comes(self) -> None:
        self._lock_once_open = ""

    # -- out of service -------------------------------------------------------------------------

    def _out_of_service(self) -> None:
        """The centre took this laptop out of service: nothing is shown any more, and everything is handed in."""
        sync, printing, hand_in = self._sync_thread, self._print_thread, self._hand_in
        if self._desk is None or sync is None or printing is None:
            return
        self._shut(self._window.close_desk)
        self._entrance.show_unlock("")
        self._window.busy("Handing in what has not been sent yet.")

        def once_alone() -> TakenOut | None:
            sync.wait()  # its connection to the store is closed then
            printing.wait()
            return hand_in()

        Errand(once_alone, self._handed_in, self._window.say_trouble, self).start()

    def _handed_in(self, out: TakenOut | None) -> None:
        if out is None:  # in service again meanwhile
            self._entrance.show_unlock("")
        else:
            self._entrance.show_emptied(out)

    # -- open -----------------------------------------------------------------------------------

    def _opened(self, opened: sign_in.Opened) -> None:
        self._folders.remember_account(opened.account)
        lock_screen.keep(opened.account.folder, lock_screen.facts(opened.device, None))
        path, key = opened.account.store, opened.key
        self._hand_in = partial(taken_out.hand_in_and_destroy, opened.account, key, opened.password)

        def open_store() -> LocalStore:
            return LocalStore.open(path, key)

        self._store_thread = StoreThread(open_store, self, opened.account.note_damage)
        self._store_thread.damage_found.connect(self._window.say_trouble)
        device = opened.device
        self._sync_thread = SyncThread(
            open_store,
            device,
            opened.password,
            met_damage=opened.account.note_damage,
            errands=KeyErrands(opened.account, key),
        )
        self._print_thread = PrintThread(open_store, device, self._now, met_damage=opened.account.note_damage)
        passphrase = OpenPassphrase(
            self._folders, opened.account, key, device, self._store_thread, self._sync_thread, self._all_changed, self
        )
        self._typed = TypedWords(path, key)
        self._desk = Desk(
            Who(
                user=device.user,
                name=device.user_name,
                role=device.role,
                authority=device.authority,
                authority_name=device.authority_name,
                device=device.id,
                device_name=device.name,
                service=device.service,
            ),
            self._store_thread,
            self._sync_thread,
            self,
            passphrase,
            self._typed,
            self._print_thread,
        )
        passphrase.setParent(self._desk)
        self._desk.lock_wanted.connect(self.lock)
        self._desk.trouble.connect(self._window.say_trouble)
        self._sync_thread.status_changed.connect(self._desk.show_status)
        self._sync_thread.cases_changed.connect(self._desk.changed)
        self._sync_thread.taken_out.connect(self._out_of_service)
        self._print_thread.changed.connect(self._desk.prints_changed)
        self._print_thread.cases_changed.connect(self._desk.paper_recorded)
        self._store_thread.start()
        self._away.hold()
        told = opened.told
        self._desk.read(whereabouts.left_off, lambda place: self._open_desk(place, told))

    def _open_desk(self, place: Place, told: Trouble | None) -> None:
        if self._desk is None or self._sync_thread is None or self._print_thread is None:
            return  # locked before the store had answered
        self._idle.set_minutes(locking.lock_after(self._desk.who.service.lock_after, None))
        self._window.open_desk(self._desk, place)
        if told is not None:
            self._window.say_trouble(told)
        self._sync_thread.start()
        self._print_thread.start()
        self._idle.start()
        self._lease.start(self._desk.read)
        if self._lock_once_open:
            self.lock(self._lock_once_open)

    def _settings_laid(self, settings: Settings) -> None:
        if self._desk is not None:
            self._idle.set_minutes(locking.lock_after(self._desk.who.service.lock_after, settings.lock_after))

    def _all_changed(self) -> None:
        if self._desk is not None:
            self._desk.changed.emit(frozenset())

    def _network_changed(self) -> None:
        if self._sync_thread is not None:
            self._sync_thread.wake()

    def _place_changed(self) -> None:
        if not self._remember.isActive():  # while somebody types it changes all the time, and is kept all the same
            self._remember.start()

    def _remember_place(self, closed: bool = False) -> None:
        if self._desk is None or self._window.frame() is None:
            return
        place, at = self._window.place(), self._now().isoformat(timespec="seconds")
        self._desk.do(lambda store: whereabouts.keep(store, place, at, closed))

    def _lock_after_idling(self) -> None:
        self.lock(f"Locked after {count(round(self._idle.minutes), 'minute')} without use.")

    def _lease_ended(self) -> None:
        self.lock("This laptop has been without a connection for too long to show cases.")

    def _nobody_there(self, because: str) -> None:
        """The laptop sleeps, is locked, or somebody else is at it. Cases that are being opened are closed at once."""
        self._lock_once_open = because
        self.lock(because)

    def lock(self, because: str = "You locked it.") -> None:
        """Close the store and show the unlock page. Drafts are kept; unlocking comes back to the same place."""
        if self._desk is None or self._window.frame() is None:
            return
        self._locks(because)
        self._shut(self._window.show_locking)
        if self._locked is None:
            self._entrance.show_unlock(because)
            self._away.let_go()  # a process that ends lets go by that, once its memory has been given back
        else:
            self._locked()

    def close(self) -> None:
        """The program ends: everything asked so far is done and the store is closed."""
        self._shut(self._window.close_desk)
        self._garbage.stop()

    def on_their_way(self) -> list[QThread]:
        """Threads that were told to end and still wait for an answer of the network, or of a print system."""
        return [thread for thread in self._leaving if thread.isRunning()]

    def _shut(self, off_the_screen: Callable[[], None]) -> None:
        if self._desk is None:
            return
        assert self._store_thread is not None
        assert self._sync_thread is not None
        assert self._print_thread is not None
        assert self._typed is not None
        assert self._entrance.account is not None
        self._idle.stop()
        self._lease.stop()
        self._hand_in = lambda: None
        self._remember.stop()
        self._window.keep_drafts()
        self._remember_place(closed=True)
        folder = self._entrance.account.folder
        self._store_thread.ask(lambda store: _keep_lock_screen(store, folder))
        desk, self._desk = self._desk, None
        off_the_screen()
        self._sync_thread.finish()
        self._print_thread.finish()
        self._leaving = [*self.on_their_way(), self._sync_thread, self._print_thread]
        self._store_thread.finish()
        self._typed.close()
        self._sync_thread = self._store_thread = self._print_thread = self._typed = None
        desk.deleteLater()


def _keep_lock_screen(store: LocalStore, folder: Path) -> None:
    device = store.device()
    if device is not None:
        out = store.taken_out() is not None
        lock_screen.keep(folder, lock_screen.facts(device, store.counts(), store.latest_seen(), out))
