"""Save: the edit in the outbox and the record as it now shows, in one transaction."""

from collections.abc import Callable, Iterable

import msgspec

from casework.differences import same
from casework.edits import Edit, Record, Stamp, Value, with_edit
from local_store import dependants, outbox, receipts, records, summaries
from local_store.connection import Sql
from local_store.shapes import Pending, State


def save(sql: Sql, edits: Iterable[Edit], now: str, device_id: Callable[[], str]) -> None:
    """Save `edits` in order. One that was saved before, by its id, changes nothing."""
    for edit in edits:
        if not outbox.known(sql, edit.id):
            _save_one(sql, edit, now, device_id)


def _save_one(sql: Sql, edit: Edit, now: str, device_id: Callable[[], str]) -> None:
    n, before = records.in_row(sql, edit.record) or (None, None)
    edit = in_view(sql, _completed(edit, before, device_id), before)
    outbox.add(sql, Pending(edit, State.WAITING, now, follows=dependants.waits_behind(sql, edit)))
    shown = before or Record(id=edit.record, type=edit.type, case=edit.case)
    records.save(sql, n, with_edit(shown, edit))
    if before is None:
        summaries.begin(sql, edit.case)


def _completed(edit: Edit, before: Record | None, device_id: Callable[[], str]) -> Edit:
    """An edit made outside the screens may come without its laptop, or without the values its author looked at.

    The values are known only for fields whose stamp is the one shown now.
    """
    if not edit.device:
        edit = msgspec.structs.replace(edit, device=device_id())
    if edit.base or before is None:
        return edit
    base = {name: before.fields.get(name) for name in edit.set if edit.seen.get(name, 0) == before.stamps.get(name, 0)}
    return msgspec.structs.replace(edit, base=base)


def in_view(sql: Sql, edit: Edit, before: Record | None) -> Edit:
    """The edit with what its author was really looking at, where that was words of this laptop's own.

    They can say something else by now: written on, or with a colleague's words in them. Then what was seen is what they
    were written over. Or they were taken back, and never stood anywhere: then it is nothing that stands there now. In
    each case, and where the centre has them only in a conflict or a proposal, it has no such text at what was seen.
    """
    seen: dict[str, Stamp] = {}
    base: dict[str, Value] = {}
    whole: set[str] = set(edit.whole)
    for name, stamp in edit.seen.items():
        if not isinstance(stamp, str) or name not in edit.base:
            continue
        item = outbox.find(sql, stamp)
        if item is not None and item.follows is not None:
            continue
        own = item.edit if item is not None else _acknowledged(sql, stamp)
        if own is not None and name in own.set:
            if not same(own.set[name], edit.base[name]):
                seen[name] = own.seen.get(name, 0)
                whole.add(name)
            continue
        whole.add(name)
        if own is None and outbox.known(sql, stamp):
            continue
        seen[name] = 0
        if before is None or name not in before.stamps:
            base[name] = None
    if not whole:
        return edit
    return msgspec.structs.replace(
        edit, seen={**edit.seen, **seen}, base={**edit.base, **base}, whole=tuple(sorted(whole))
    )


def _acknowledged(sql: Sql, edit_id: str) -> Edit | None:
    """An edit of this laptop's as the centre has applied it."""
    receipt = receipts.of_edit(sql, edit_id)
    return receipt.edit if receipt is not None and receipt.outcome in receipts.ACKNOWLEDGED else None
