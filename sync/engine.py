"""One cycle with the centre: settle what was sent, pull, rebase, push, pull. Each step can be cut anywhere."""

import time
from collections.abc import Callable, Sequence

import msgspec

from casework.edits import Edit, now_text
from local_store.shapes import HeldFields, Pending, State
from local_store.store import LocalStore
from sync import merge
from sync.conversion import answer_of, page_of, wire_edit
from sync.enrolment import Enrolment
from sync.errors import NoConnection, NotAllowed, RequestRefused, TooOld
from sync.pace import Pace
from sync.status import Link, SyncReport, SyncStatus
from sync.transport import Server
from sync.wire import PAGE_BYTES, Changes, Refused, Result

ROUNDS = 4
"""How often one cycle rebases and pushes again while colleagues are faster; the next cycle goes on."""
AT_ONCE = 500
"""How many waiting edits are looked at for one batch."""

Progress = Callable[[SyncStatus], None]
CasesChanged = Callable[[frozenset[str]], None]


class SyncEngine:
    """Brings one store and the centre together. One thread uses it; `sync_once` may be called again and again.

    `progress` hears how far a push has come: `sent_of_batch` is the place of the last edit on its way, as in "Sending 2
    of 5". `cases_changed` hears, after each commit, which cases now show something else. `device_name` is what people
    call this laptop.
    """

    def __init__(
        self,
        store: LocalStore,
        server: Server,
        *,
        progress: Progress | None = None,
        cases_changed: CasesChanged | None = None,
        device_name: str = "",
    ) -> None:
        self._store = store
        self._server = server
        self._progress = progress
        self._cases_changed = cases_changed
        self._enrolment = Enrolment(store, server, device_name)
        self._page_bytes = Pace(least=4 * 1024, start=PAGE_BYTES, most=PAGE_BYTES)
        self._batch_bytes = Pace(least=4 * 1024, start=PAGE_BYTES, most=4 * PAGE_BYTES)
        self._moved_on = False
        self._counted = SyncReport()

    def sync_once(self) -> SyncReport:
        """One whole cycle. Raises a `sync.errors.SyncTrouble` where it could not end; what was done until then stands.

        Nothing is lost either way: what was not acknowledged waits in the store, and the next cycle begins with it.
        """
        began = time.perf_counter()
        before = msgspec.structs.replace(self._server.traffic)
        self._counted = SyncReport()
        self._moved_on = False
        self._enrolment.ready()
        self._cycle()
        self._enrolment.heard()
        traffic = self._server.traffic
        return msgspec.structs.replace(
            self._counted,
            requests=traffic.requests - before.requests,
            bytes_up=traffic.up - before.up,
            bytes_down=traffic.down - before.down,
            seconds=time.perf_counter() - began,
        )

    def _cycle(self) -> None:
        self._settle()
        try:
            self._pull()
        except (TooOld, NotAllowed):
            self._push()  # who may read nothing any more may still deliver
            raise
        for _ in range(ROUNDS):
            self._rebase()
            if not self._push():
                return
            self._pull()

    def _settle(self) -> None:
        """Send again, unchanged, what was sent and not answered: only then is it known what it came to."""
        self._send(State.SENT)

    def _pull(self) -> None:
        """Take page after page; each is committed with its cursor, so that a cut costs one page."""
        cursor = self._store.cursor()
        more = True
        while more:
            try:
                page = self._page_after(cursor)
            except NoConnection as cut:
                self._page_bytes.cut()
                self._go_on_after(cut)
                continue
            self._touched(self._store.apply_page(page_of(page)))
            self._page_bytes.held()
            self._count(pulled=len(page.changed))
            cursor, more = page.cursor, page.more

    def _page_after(self, cursor: str) -> Changes:
        try:
            return self._enrolment.call(lambda: self._server.changes(cursor, self._page_bytes.now))
        except RequestRefused as refused:
            if refused.code != "cursor" or not cursor:
                raise
        # the centre does not know where we were (it was restored, or moved house): from the beginning
        return self._enrolment.call(lambda: self._server.changes("", self._page_bytes.now))

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
            self._touched(self._store.rebase(lay))
            self._count(conflicts=made)

    def _push(self) -> bool:
        """Send everything that may leave. False where there was nothing."""
        return self._send(State.SENT, State.WAITING)

    def _send(self, *states: State) -> bool:
        """Send in order, batch after batch. False where there was nothing.

        The store is asked anew for each batch: an answer to one batch can change what the next one says, hold a part of
        it back, or let an edit that was just saved come along.
        """
        done = 0
        while waiting := [item.edit for item in self._store.sendable(AT_ONCE) if item.state in states]:
            batch = self._batch_bytes.first_of(waiting, lambda edit: len(msgspec.json.encode(edit.set)))
            self._tell(done + len(batch), done + len(waiting))
            self._store.mark_sent([edit.id for edit in batch])  # durable before the first byte leaves
            try:
                self._deliver(batch)
            except NoConnection as cut:
                self._batch_bytes.cut()
                self._go_on_after(cut)
                continue
            self._batch_bytes.held()
            done += len(batch)
        return done > 0

    def _deliver(self, batch: Sequence[Edit]) -> None:
        """Send a batch and settle its answers. One that the centre cannot take as a whole goes in two parts."""
        if not batch:
            return
        device = self._enrolment.device.id
        try:
            results = self._enrolment.call(lambda: self._server.send([wire_edit(edit, device) for edit in batch]))
        except RequestRefused as refused:
            if len(batch) > 1:
                middle = len(batch) // 2
                self._deliver(batch[:middle])
                may_go = {item.edit.id for item in self._store.sendable(AT_ONCE)}
                self._deliver([edit for edit in batch[middle:] if edit.id in may_go])
                return
            results = [Refused(batch[0].id, refused.code, refused.reason)]
        self._take(results)

    def _take(self, results: Sequence[Result]) -> None:
        """Settle the answers to a batch, in one commit."""
        settled = self._store.settle([answer_of(result) for result in results], now_text())
        self._touched(settled.cases)
        self._count(pushed=settled.applied, refused=settled.refused)

    def _go_on_after(self, cut: NoConnection) -> None:
        """Go on at once if anything got through since the last cut, else leave it to the next cycle."""
        if not self._moved_on:
            raise cut
        self._moved_on = False

    def _touched(self, cases: frozenset[str]) -> None:
        """Something was committed: that is progress, and the window may want to read those cases again."""
        self._moved_on = True
        if cases and self._cases_changed:
            self._cases_changed(cases)

    def _tell(self, position: int, total: int) -> None:
        if self._progress:
            self._progress(SyncStatus(link=Link.SENDING, waiting=total, sent_of_batch=position, batch=total))

    def _count(self, pulled: int = 0, pushed: int = 0, conflicts: int = 0, refused: int = 0) -> None:
        so_far = self._counted
        self._counted = SyncReport(
            pulled=so_far.pulled + pulled,
            pushed=so_far.pushed + pushed,
            conflicts=so_far.conflicts + conflicts,
            refused=so_far.refused + refused,
        )
