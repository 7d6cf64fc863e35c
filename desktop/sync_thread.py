"""The thread that owns the network: one cycle after another, at once when there is something to send."""

import datetime as dt
import random
import threading
import time
from collections.abc import Callable

import msgspec
from PySide6.QtCore import QObject, QThread, Signal

from casework.people import Person
from casework.trouble import Trouble
from desktop.asking import Answer, Asker
from desktop.key_errands import KeyErrands
from desktop.listening import Listener
from local_store import Device, LocalStore
from local_store.errors import DamagedStore, DiskFull, StoreTrouble
from sync import Credentials, Server, SyncEngine
from sync.errors import Busy, Revoked, SyncTrouble, WrongPassword
from sync.retry import LONGEST_OFFLINE, Backoff
from sync.status import Link, SyncStatus

EVERY_SECONDS = 60.0
"""How often the centre is asked for news that it did not tell by itself: a held request brings it at once."""
LONGEST_WAIT = 60.0
"""How long a centre in trouble is left alone at most."""
SLOW_SECONDS = 2.0
"""A push that takes longer than this is called slow."""
CLOCK_SECONDS = 300.0
"""A laptop whose clock is off by more than this is told so: the times of its records are not right."""
OUT_OF_REACH = frozenset({Link.OFFLINE, Link.SIGNED_OUT, Link.CENTRE_TROUBLE, Link.NOT_HOLDFAST, Link.CERTIFICATE})
"""As the last cycle ended, a question to the centre would only be waited for."""
ASLEEP_SECONDS = 10.0
"""A wait that took so much longer by the wall clock than it was meant to was a laptop asleep."""


class SyncThread(QThread):
    """Runs cycles until `finish`. Emits the newest SyncStatus, and the ids of cases that a page changed.

    taken_out: the centre said that this laptop is out of service.
    """

    status_changed = Signal(object)
    cases_changed = Signal(object)
    taken_out = Signal()

    def __init__(
        self,
        open_store: Callable[[], LocalStore],
        device: Device,
        password: str = "",
        parent: QObject | None = None,
        met_damage: Callable[[], None] = lambda: None,
        errands: KeyErrands | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_store = open_store
        self._device = device
        self._password = password
        self._met_damage = met_damage
        self._errands = errands
        self._woken = threading.Event()
        self._ending = False
        self._backoff = Backoff(random.Random(), longest=LONGEST_WAIT)
        self._status = SyncStatus(last_contact=device.last_contact)
        self._cycle_began = time.monotonic()
        self._credentials: Credentials | None = None
        self._token = device.token
        self._asker = Asker(device.server)

    def wake(self) -> None:
        """There is something to send, the network came back, or somebody pressed Send now: try at once."""
        self._woken.set()

    def sign_in(self, password: str) -> None:
        """Somebody typed their password after the centre signed this laptop out."""
        self._credentials = Credentials(self._device.user, password)
        self.wake()

    def ask_whether_known(self, typed: Person, answer: Answer) -> None:
        """Ask the centre whether a child who is being added is known: see `Asker`. No cycle is waited for."""
        self._asker.ask(typed, "" if self._status.link in OUT_OF_REACH else self._token, answer)

    def finish(self) -> None:
        """End after the request that is on its way, if any. Does not wait for it."""
        self._ending = True
        self._asker.finish()
        self.wake()

    def run(self) -> None:
        try:
            opened = self._open_store()
        except StoreTrouble as trouble:
            if isinstance(trouble, DamagedStore):
                self._met_damage()
            self._say(self._of_laptop(trouble))
            return
        with opened as store:
            server = Server(self._device.server, Credentials(self._device.user, self._password))
            engine = SyncEngine(
                store,
                server,
                progress=self._progress,
                cases_changed=self.cases_changed.emit,
                called=self._woken.is_set,
                device_name=self._device.name,
            )
            listener = Listener(self._device.server, self.wake)
            try:
                while not self._ending:
                    if self._credentials:
                        server.credentials, self._credentials = self._credentials, None
                    self._recount(store)
                    pause = self._one_cycle(store, engine, server)
                    self._token = server.token
                    if self._status.link is Link.CONNECTED and not self._ending:
                        listener.listen(server.token, store.cursor())
                    if self._slept_through(pause):
                        server.close()  # whatever it was connected to is long gone
                    self._woken.clear()
            finally:
                listener.finish()
                server.close()

    def _slept_through(self, seconds: float) -> bool:
        """Wait to be woken, at most so long. True where the laptop slept meanwhile, and the wait is over by that."""
        until = time.monotonic() + seconds
        while (left := until - time.monotonic()) > 0:
            piece, began = min(left, 2.0), time.time()
            if self._woken.wait(piece):
                return False
            if time.time() - began > piece + ASLEEP_SECONDS:
                return True
        return False

    def _one_cycle(self, store: LocalStore, engine: SyncEngine, server: Server) -> float:
        """One cycle, and how many seconds to wait before the next one."""
        self._cycle_began = time.monotonic()
        try:
            if self._errands:
                self._errands.before_cycle(store, server)
            report = engine.sync_once()
            if self._errands:
                self._errands.after_cycle(store, server)
            store.tidy()
        except SyncTrouble as trouble:
            if isinstance(trouble, WrongPassword):  # not again and again: the centre would slow everybody of this name
                server.credentials = Credentials(self._device.user)
            if isinstance(trouble, Revoked):
                self.taken_out.emit()
            pause = self._backoff.failed(trouble.retry_after if isinstance(trouble, Busy) else None)
            pause = min(pause, LONGEST_OFFLINE) if trouble.link is Link.OFFLINE else pause
            next_try = dt.datetime.now().astimezone() + dt.timedelta(seconds=pause)
            self._tell(store, trouble.link, detail=trouble.detail, next_try=next_try.isoformat(timespec="seconds"))
            return pause
        except StoreTrouble as trouble:
            if isinstance(trouble, DamagedStore):
                self._met_damage()
            self._say(self._of_laptop(trouble))
            return LONGEST_WAIT
        self._backoff.held()
        slow = bool(report.pushed) and report.seconds > SLOW_SECONDS
        off = server.clock_off if abs(server.clock_off) > CLOCK_SECONDS else 0.0
        self._tell(store, Link.CONNECTED, slow=slow, clock_off=off)
        return 0.0 if report.attachments_left else EVERY_SECONDS

    def _of_laptop(self, trouble: Trouble) -> SyncStatus:
        link = Link.DISK_FULL if isinstance(trouble, DiskFull) else Link.LAPTOP_TROUBLE
        return msgspec.structs.replace(self._status, link=link, detail=trouble.detail)

    def _recount(self, store: LocalStore) -> None:
        """What waits is another than before; of the connection nothing new is known yet."""
        counts = store.counts()
        self._say(
            msgspec.structs.replace(
                self._status,
                waiting=counts.waiting,
                files=counts.files,
                need_you=counts.need_you,
                more_to_come=counts.more_to_come,
            )
        )

    def _progress(self, status: SyncStatus) -> None:
        """The engine says how far a push has come; what waits and what needs a person was counted before."""
        self._say(
            msgspec.structs.replace(
                self._status,
                link=Link.SENDING,
                slow=time.monotonic() - self._cycle_began > SLOW_SECONDS,
                sent_of_batch=status.sent_of_batch,
                batch=status.batch,
            )
        )

    def _tell(
        self,
        store: LocalStore,
        link: Link,
        slow: bool = False,
        detail: str = "",
        clock_off: float = 0.0,
        next_try: str = "",
    ) -> None:
        counts, device = store.counts(), store.device()
        self._say(
            SyncStatus(
                link=link,
                slow=slow,
                waiting=counts.waiting,
                files=counts.files,
                need_you=counts.need_you,
                more_to_come=counts.more_to_come,
                last_contact=device.last_contact if device else "",
                detail=detail,
                clock_off=clock_off,
                next_try=next_try,
            )
        )

    def _say(self, status: SyncStatus) -> None:
        if status != self._status or status.link is Link.UNKNOWN:
            self._status = status
            self.status_changed.emit(status)
