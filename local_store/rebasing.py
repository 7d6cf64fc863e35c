"""The new outbox after a rebase, written in one transaction."""

from collections.abc import Mapping, Sequence

import msgspec

from casework.edits import Edit
from local_store import answers, outbox, purge, receipts, records, summaries
from local_store.connection import Sql
from local_store.records import Row
from local_store.shapes import Held, Lay, Pending, State


class SentEditChanged(ValueError):
    """A rebase changed or dropped an edit that may be on its way: a fault of the caller, and nothing was kept."""


def rebase(sql: Sql, lay: Lay, now: str) -> frozenset[str]:
    """Replace the outbox by what `lay` makes of it (see `shapes.Lay`); the cases touched.

    What waits in a case that has left is not laid on anything: nothing new of that case comes, and the centre puts the
    edit as it was made before whoever has the case now.
    """
    whole = outbox.waiting(sql)
    left = purge.left(sql, {item.edit.case for item in whole})
    going = [item for item in whole if item.state is State.WAITING and item.edit.case in left]
    before = [item for item in whole if item not in going] if going else whole
    rows: dict[str, Row] = {}

    def held(record: str) -> Mapping[str, Held]:
        if record not in rows:
            rows.update(records.load(sql, [record]))
        return rows[record].held_fields() if record in rows else {}

    laid = lay(before, held)
    if laid == [item.edit for item in before]:
        return frozenset()
    after = _rows_of(laid, before, now)
    _require_sent_kept(before, after)
    _write(sql, before, after, going, now)
    return _show(sql, before, after)


def _rows_of(laid: Sequence[Edit], before: Sequence[Pending], now: str) -> list[Pending]:
    known = {item.edit.id: item for item in before}
    rows: list[Pending] = []
    for edit in laid:
        same, replaced = known.get(edit.id), known.get(edit.replaces or "")
        if same:
            rows.append(msgspec.structs.replace(same, edit=edit))
        elif replaced:
            rows.append(Pending(edit, State.WAITING, replaced.saved_at, follows=replaced.follows))
        else:
            rows.append(Pending(edit, State.WAITING, now))
    return rows


def _require_sent_kept(before: Sequence[Pending], after: Sequence[Pending]) -> None:
    kept = {item.edit.id: item for item in after}
    if len(kept) != len(after):
        raise SentEditChanged("an edit stands in the new outbox twice")
    for item in before:
        if item.state is State.SENT and kept.get(item.edit.id) != item:
            raise SentEditChanged(item.edit.id)


def _write(sql: Sql, before: Sequence[Pending], after: Sequence[Pending], going: Sequence[Pending], now: str) -> None:
    staying = {item.edit.id for item in after}
    replaced = {item.edit.replaces: item.edit.id for item in after}
    for item in before:
        if item.edit.id not in staying:
            by = replaced.get(item.edit.id)
            receipts.keep(sql, item, now, "replaced" if by else "merged", replaced_by=by)
    sql("DELETE FROM outbox")
    for item in (*after, *going):
        outbox.add(sql, item)


def _show(sql: Sql, before: Sequence[Pending], after: Sequence[Pending]) -> frozenset[str]:
    was = {item.edit.id: item.edit for item in before}
    now = {item.edit.id: item.edit for item in after}
    different = [was.get(id) or now[id] for id in was.keys() | now.keys() if was.get(id) != now.get(id)]
    rows = records.load(sql, (edit.record for edit in different))
    for edit in different:
        if edit.record not in rows:
            rows[edit.record] = Row(id=edit.record, case=edit.case, type=edit.type)
    answers.replay(sql, rows.values())
    cases = frozenset(edit.case for edit in different)
    summaries.changed(sql, cases)
    purge.purge_left(sql, cases)
    return cases
