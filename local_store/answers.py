"""What the centre answered to a push: each edit finds its next place, in one transaction."""

from collections.abc import Iterable

from casework.edits import Edit
from local_store import attention, dependants, hidden, outbox, purge, receipts, records, summaries
from local_store.conflict_said_whole import conflict_said_whole
from local_store.connection import Sql
from local_store.records import Row
from local_store.shapes import Answer, Held, Pending, Settled, State

HIDDEN = "hidden"
"""The centre's code for a change of what its author may not see any longer: it lies before those who may."""


class UnknownOutcome(ValueError):
    """An answer with an outcome that protocol version 1 does not have: a fault of the caller."""


def settle(sql: Sql, answers: Iterable[Answer], received_at: str) -> Settled:
    """Lay the answers on the outbox. An answer for an edit that is no longer there changes nothing."""
    settling = _Settling(sql, received_at)
    for answer in answers:
        found = outbox.find(sql, answer.id)
        if found:
            settling.lay(found, answer)
    return settling.finish()


class _Settling:
    """One batch of answers: the records it is about are read once, and written once at the end."""

    def __init__(self, sql: Sql, received_at: str) -> None:
        self.sql = sql
        self.received_at = received_at
        self.counted = {"applied": 0, "stale": 0, "refused": 0, "proposed": 0}
        self.cases: set[str] = set()
        self.rows: dict[str, Row] = {}

    def row(self, record: str) -> Row | None:
        if record not in self.rows:
            self.rows.update(records.load(self.sql, [record]))
        return self.rows.get(record)

    def at_centre(self, record: str) -> bool:
        row = self.row(record)
        return row is not None and bool(row.stamps)

    def lay(self, item: Pending, answer: Answer) -> None:
        self.cases.add(item.edit.case)
        if answer.outcome in ("applied", "duplicate") and answer.position is not None:
            self.applied(item, answer, answer.position)
        elif answer.outcome == "stale":
            self.stale(item.edit, answer)
        elif answer.outcome == "refused" and answer.proposal:
            self.proposed(item, answer)
        elif answer.outcome == "refused":
            self.refused(item, answer)
        else:
            raise UnknownOutcome(answer.outcome)

    def applied(self, item: Pending, answer: Answer, position: int) -> None:
        edit = item.edit
        self.take(edit, {name: Held(value, position, edit.author, edit.at) for name, value in edit.set.items()})
        outbox.take_out(self.sql, edit.id)
        receipts.keep(self.sql, item, self.received_at, answer.outcome, position)
        for later in outbox.of_record(self.sql, edit.record):
            if later.state is State.WAITING:
                outbox.see(self.sql, later.edit, edit.id, position)
        self.counted["applied"] += 1

    def stale(self, edit: Edit, answer: Answer) -> None:
        self.take(edit, answer.fields)
        if not self.at_centre(edit.record) and (whole := conflict_said_whole(self.sql, edit)):
            outbox.rewrite(self.sql, whole)
        outbox.mark(self.sql, edit.id, State.STALE)
        self.counted["stale"] += 1

    def refused(self, item: Pending, answer: Answer) -> None:
        edit = item.edit
        outbox.take_out(self.sql, edit.id)
        if answer.code == dependants.REVOKED:
            dependants.let_all_go(self.sql)
        else:
            dependants.hold_back(self.sql, edit, self.at_centre)
        attention.refused(self.sql, item, answer, self.received_at, creates=not self.at_centre(edit.record))
        self.counted["refused"] += 1

    def proposed(self, item: Pending, answer: Answer) -> None:
        """It stands in the ledger, and before the case's present worker. What depends on it goes there too."""
        self.row(item.edit.record)
        outbox.take_out(self.sql, item.edit.id)
        receipts.keep(self.sql, item, self.received_at, "proposed")
        if answer.code == HIDDEN:
            receipts.strip_record(self.sql, item.edit.record)
        self.counted["proposed"] += 1

    def take(self, edit: Edit, fields: dict[str, Held]) -> None:
        """Take what the centre has of a record, where that is newer than what is held."""
        row = self.row(edit.record)
        if row is None:  # an edit is never here without its record, but the centre's word is kept in any case
            row = self.rows[edit.record] = Row(id=edit.record, case=edit.case, type=edit.type)
        for name, held in fields.items():
            row.take(name, held)

    def finish(self) -> Settled:
        replay(self.sql, self.rows.values())
        summaries.changed(self.sql, self.cases)
        hidden.purge_hidden(self.sql, self.rows)
        purged = purge.purge_left(self.sql, self.cases)
        return Settled(**self.counted, cases=frozenset(self.cases), purged=purged)


def replay(sql: Sql, rows: Iterable[Row]) -> None:
    """Show those records anew: what the centre has, with the outbox on top.

    A record of which nothing is left (made here, then refused or given up) leaves its case.
    """
    for row in rows:
        before = records.shown(sql, row.id)
        row.replay(item.edit for item in outbox.of_record(sql, row.id))
        if row.shown is None and not row.stamps:
            records.remove(sql, row)
        else:
            records.store(sql, [row], {row.id: before} if before else None)
