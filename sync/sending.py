"""Sending edits: in order, in batches, each settled when it is answered; one that cannot be taken steps aside."""

from collections.abc import Callable, Sequence

import msgspec

from casework.dependence import Behind
from casework.edits import Edit, now_text
from local_store.shapes import Answer, Settled, State
from local_store.store import LocalStore
from sync.conversion import answer_of, wire_edit
from sync.enrolment import Enrolment
from sync.errors import Busy, CentreTrouble, NoConnection, NotHoldfast, RequestRefused, SyncTrouble, TooBig
from sync.pace import Headway, Pace
from sync.transport import Server
from sync.wire import PAGE_BYTES, Refused, Result, encode, to_wire

BATCH_BYTES = 3 * PAGE_BYTES
"""A batch before it is packed, which makes it about three times smaller: then it fits through the worst link."""
AT_ONCE = 500
"""The most edits in one batch."""
IN_A_ROW = 8
"""When so many edits, each by itself, are not taken one after another, the centre is at fault and not they."""

Sent = Callable[[int, int], None]


class Sender:
    """The sending part of one cycle. `tell` hears the place of the last edit on its way, and of how many it is."""

    def __init__(
        self,
        store: LocalStore,
        server: Server,
        enrolment: Enrolment,
        *,
        headway: Headway,
        settled: Callable[[Settled], None],
        tell: Sent,
    ) -> None:
        self._store = store
        self._server = server
        self._enrolment = enrolment
        self._headway = headway
        self._settled = settled
        self._tell = tell
        self._bytes = Pace(least=4 * 1024, start=BATCH_BYTES, most=BATCH_BYTES)
        self._edits = Pace(least=1, start=AT_ONCE, most=AT_ONCE)
        self._aside = Aside(self._at_centre)

    def begin(self) -> None:
        """A new cycle: what stepped aside for the last one is tried again."""
        self._aside = Aside(self._at_centre)

    def end(self) -> None:
        """Raise what kept an edit from being sent in this cycle, if there was any."""
        if self._aside.last is not None:
            raise self._aside.last

    def send(self, *states: State) -> bool:
        """Send all edits in one of these states that may leave. False where there was nothing.

        The store is asked anew for each batch: an answer to one batch can change what the next one says, hold a part of
        it back, or let an edit that was just saved come along.
        """
        done = 0
        while waiting := self._waiting(states):
            batch = self._bytes.first_of(waiting[: self._edits.now], _size)
            self._tell(done + len(batch), done + len(waiting))
            # Durable before the first byte leaves. What goes is what was marked: its author may be writing on.
            batch = self._store.mark_sent([edit.id for edit in batch])
            if not batch:
                continue
            try:
                results = self._deliver(batch)
            except NoConnection as cut:
                self._bytes.cut()
                self._headway.go_on_after(cut)
                continue
            except (RequestRefused, CentreTrouble, NotHoldfast) as trouble:
                self._find_the_one_at_fault(batch, trouble)
                continue
            self._take(results)
            self._bytes.held()
            self._edits.held()
            self._aside.centre_can_read()
            self._put_before_author(self._aside.refusals())
            done += len(batch)
        return done > 0

    def waits(self) -> bool:
        """Whether an edit may leave that this cycle does not go round: one that was saved meanwhile."""
        return bool(self._waiting((State.SENT, State.WAITING)))

    def _waiting(self, states: Sequence[State]) -> list[Edit]:
        sendable = [item.edit for item in self._store.sendable(AT_ONCE) if item.state in states]
        return self._aside.without(sendable)

    def _deliver(self, batch: Sequence[Edit]) -> list[Result]:
        device = self._enrolment.device.id
        return self._enrolment.call(lambda: self._server.send([wire_edit(edit, device) for edit in batch]))

    def _take(self, results: Sequence[Result]) -> None:
        """Settle answers, in one commit."""
        self._settle([answer_of(result) for result in results])

    def _put_before_author(self, unreadable: Sequence[Result]) -> None:
        """Edits that the centre did not take in at all: their only words are on this laptop."""
        self._settle([msgspec.structs.replace(answer_of(one), at_centre=False) for one in unreadable])

    def _settle(self, answers: Sequence[Answer]) -> None:
        if answers:
            settled = self._store.settle(answers, now_text())
            self._headway.made()
            self._settled(settled)

    def _at_centre(self, record: str) -> bool:
        """Whether the centre has anything of a record, as far as this laptop knows."""
        shown = self._store.record(record)
        return shown is not None and any(isinstance(stamp, int) for stamp in shown.stamps.values())

    def _find_the_one_at_fault(self, batch: Sequence[Edit], trouble: SyncTrouble) -> None:
        """A batch was not taken as a whole: go one by one. An edit that is not taken by itself steps aside."""
        if isinstance(trouble, Busy):
            raise trouble
        if len(batch) > 1:
            self._edits.crawl()
        elif isinstance(trouble, TooBig):
            self._put_before_author([Refused(batch[0].id, trouble.code, trouble.reason)])
        else:
            self._store.note_trouble([batch[0].id], trouble.short, now_text())
            self._aside.put(batch[0], trouble)
            self._put_before_author(self._aside.refusals())


def _size(edit: Edit) -> int:
    """About how much of a request this edit takes: what it sets, as it travels."""
    return len(encode(to_wire(edit).set))


class Aside:
    """The edits that this cycle goes round, each with its reason, and whatever depends on them.

    An edit that the centre cannot read is refused, and comes before its author, once the centre has proved that it can
    read others. Any other trouble is the centre's own: the edit stays in the outbox and is tried in the next cycle.
    `at_centre` says whether the centre has anything of a record.
    """

    def __init__(self, at_centre: Callable[[str], bool]) -> None:
        self.last: SyncTrouble | None = None
        self._at_centre = at_centre
        self._reasons: dict[str, SyncTrouble] = {}
        self._behind: Behind | None = None
        self._in_a_row = 0
        self._proven = False

    def put(self, edit: Edit, trouble: SyncTrouble) -> None:
        """Go round `edit`. Raises the trouble where too many in a row had it."""
        self._in_a_row += 1
        if self._in_a_row >= IN_A_ROW:
            raise trouble
        self._reasons[edit.id] = trouble
        self._behind = self._behind or Behind()
        self._behind.put(edit, makes=not self._at_centre(edit.record))

    def without(self, edits: Sequence[Edit]) -> list[Edit]:
        """Those of `edits` that depend on nothing that is aside."""
        behind = self._behind
        if behind is None:
            return list(edits)
        return [edit for edit in edits if not behind.holds_back(edit, makes=not self._at_centre(edit.record))]

    def centre_can_read(self) -> None:
        """The centre took an edit in this cycle."""
        self._in_a_row = 0
        self._proven = True

    def refusals(self) -> list[Result]:
        """What the centre cannot read although it can read others: refused, and no longer this cycle's trouble."""
        unreadable = {id: one for id, one in self._reasons.items() if isinstance(one, RequestRefused) and self._proven}
        for id in unreadable:
            del self._reasons[id]
        self.last = next(reversed(self._reasons.values()), None)
        return [Refused(id, one.code, one.reason) for id, one in unreadable.items()]
