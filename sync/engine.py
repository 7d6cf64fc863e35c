"""One cycle with the centre: settle what was sent, pull, rebase, push, pull. Each step can be cut anywhere."""

import time
from collections.abc import Callable, Sequence

import msgspec

from casework.edits import Edit, now_text
from local_store.shapes import HeldFields, Pending, Settled, State
from local_store.store import LocalStore
from sync import merge
from sync.attachments import FileMover
from sync.enrolment import Enrolment
from sync.errors import NotAllowed, Revoked, SyncTrouble, TooOld
from sync.looks import LookSender
from sync.pace import Headway
from sync.pulling import Puller
from sync.sending import Sender
from sync.status import Link, SyncReport, SyncStatus
from sync.transport import Server
from sync.wire import Changes

ROUNDS = 4
"""How often one cycle rebases and pushes again while colleagues are faster; the next cycle goes on."""

Progress = Callable[[SyncStatus], None]
CasesChanged = Callable[[frozenset[str]], None]


class SyncEngine:
    """Brings one store and the centre together. One thread uses it; `sync_once` may be called again and again.

    `progress` hears how far a push has come: `sent_of_batch` is the place of the last edit on its way, as in "Sending 2
    of 5". `cases_changed` hears, after each commit, which cases now show something else. `called` says whether
    somebody wants another cycle by now: files then wait for it. `device_name` is what people call this laptop.
    """

    def __init__(
        self,
        store: LocalStore,
        server: Server,
        *,
        progress: Progress | None = None,
        cases_changed: CasesChanged | None = None,
        called: Callable[[], bool] | None = None,
        device_name: str = "",
    ) -> None:
        self._store = store
        self._server = server
        self._progress = progress
        self._cases_changed = cases_changed
        self._enrolment = Enrolment(store, server, device_name)
        self._headway = Headway()
        self._sender = Sender(
            store, server, self._enrolment, headway=self._headway, settled=self._settled, tell=self._sending
        )
        self._puller = Puller(store, server, self._enrolment, headway=self._headway, pulled=self._page_taken)
        self._looks = LookSender(store, server, self._enrolment)
        self._files = FileMover(
            store,
            server,
            self._enrolment,
            headway=self._headway,
            interrupted=lambda: self._sender.waits() or (called is not None and called()),
        )
        self._counted = SyncReport()

    def sync_once(self) -> SyncReport:
        """One whole cycle. Raises a `sync.errors.SyncTrouble` where it could not end; what was done until then stands.

        Nothing is lost either way: what was not acknowledged waits in the store, and the next cycle begins with it.
        """
        began = time.perf_counter()
        before = msgspec.structs.replace(self._server.traffic)
        self._counted = SyncReport()
        self._headway.begin()
        self._sender.begin()
        try:
            self._enrolment.ready()
            self._cycle()
        except SyncTrouble as trouble:
            if isinstance(trouble, Revoked):
                self._store.note_taken_out(now_text())
            waiting = [item.edit.id for item in self._store.pending()]
            self._store.note_trouble(waiting, trouble.short, now_text())
            raise
        if self._store.taken_out():
            self._store.back_in_service()
        self._enrolment.heard()
        self._after_edits()
        self._sender.end()
        traffic = self._server.traffic
        return msgspec.structs.replace(
            self._counted,
            requests=traffic.requests - before.requests,
            bytes_up=traffic.up - before.up,
            bytes_down=traffic.down - before.down,
            seconds=time.perf_counter() - began,
        )

    @property
    def files_not_taken(self) -> int:
        """How many of the files that are still to be sent the centre said no to."""
        return self._files.not_taken()

    def _cycle(self) -> None:
        self._sender.send(State.SENT)  # again, unchanged: only then is it known what became of it
        try:
            self._puller.pull()
        except (TooOld, NotAllowed) as trouble:
            if isinstance(trouble, Revoked):
                self._store.note_taken_out(now_text())
                self._store.let_all_go()
            self._deliver(lambda: None)  # who may read nothing any more may still deliver
            if isinstance(trouble, Revoked):
                self._looks.send()
                self._files.move(outgoing_only=True)
            raise
        self._deliver(self._puller.pull)

    def _deliver(self, and_then: Callable[[], None]) -> None:
        """Rebase and push, and again for as long as colleagues are faster: what is stale goes in its new form."""
        for _ in range(ROUNDS):
            self._rebase()
            if not self._sender.send(State.SENT, State.WAITING):
                return
            and_then()

    def _after_edits(self) -> None:
        """What no edit ever waits for: who looked at what, and files."""
        looks, moved = self._looks.send(), self._files.move()
        self._counted = msgspec.structs.replace(
            self._counted,
            looks=looks,
            attachments_up=moved.up,
            attachments_down=moved.down,
            attachments_left=moved.left,
        )
        self._changed(moved.cases)

    def _page_taken(self, page: Changes, cases: frozenset[str]) -> None:
        self._counted = msgspec.structs.replace(self._counted, pulled=self._counted.pulled + len(page.changed))
        self._changed(cases)

    def _rebase(self) -> None:
        """Lay what waits on what the centre has by now."""
        made = 0

        def lay(outbox: Sequence[Pending], held: HeldFields) -> list[Edit]:
            nonlocal made
            laid = merge.lay(outbox, held)
            before = {item.edit.id for item in outbox}
            made = sum(edit.type == "conflict" and "of" in edit.set and edit.id not in before for edit in laid)
            return laid

        if self._store.pending():
            cases = self._store.rebase(lay)
            self._counted = msgspec.structs.replace(self._counted, conflicts=self._counted.conflicts + made)
            self._changed(cases)

    def _settled(self, settled: Settled) -> None:
        self._counted = msgspec.structs.replace(
            self._counted,
            pushed=self._counted.pushed + settled.applied,
            refused=self._counted.refused + settled.refused,
            proposals=self._counted.proposals + settled.proposed,
        )
        self._changed(settled.cases)

    def _sending(self, place: int, of: int) -> None:
        if self._progress:
            self._progress(SyncStatus(link=Link.SENDING, waiting=of, sent_of_batch=place, batch=of))

    def _changed(self, cases: frozenset[str]) -> None:
        if cases and self._cases_changed:
            self._cases_changed(cases)
