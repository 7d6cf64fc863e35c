"""Save: the edit in the outbox and the record as it now shows, in one transaction."""

from collections.abc import Callable, Iterable

import msgspec

from casework.differences import same
from casework.edits import Edit, Record, Stamp, Value, with_edit
from local_store import dependants, outbox, records, summaries
from local_store.connection import Sql
from local_store.records import Row
from local_store.shapes import Pending, State


def save(sql: Sql, edits: Iterable[Edit], now: str, device_id: Callable[[], str]) -> None:
    """Save `edits` in order. One that was saved before, by its id, changes nothing."""
    for edit in edits:
        if not outbox.known(sql, edit.id):
            _save_one(sql, edit, now, device_id)


def _save_one(sql: Sql, edit: Edit, now: str, device_id: Callable[[], str]) -> None:
    row = records.load(sql, [edit.record]).get(edit.record)
    before = row.as_shown() if row else None
    row = row or Row(id=edit.record, case=edit.case, type=edit.type)
    edit = _in_view(sql, _completed(edit, before, device_id), before)
    outbox.add(sql, Pending(edit, State.WAITING, now, follows=dependants.waits_behind(sql, edit)))
    row.shown = with_edit(row.as_shown(), edit)
    records.store(sql, [row], {row.id: before} if before else None, words_are_owed=True)
    summaries.changed(sql, {row.case})


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


def _in_view(sql: Sql, edit: Edit, before: Record | None) -> Edit:
    """The edit with what its author was really looking at, where that was words of this laptop that waited.

    They can say something else by now: written on, or with a colleague's words in them. Then what was seen is what they
    were written over. Or they were taken back, and never stood anywhere: then it is nothing that stands there now.
    """
    seen: dict[str, Stamp] = {}
    base: dict[str, Value] = {}
    for name, stamp in edit.seen.items():
        if not isinstance(stamp, str) or name not in edit.base:
            continue
        item = outbox.find(sql, stamp)
        if (item is None and outbox.known(sql, stamp)) or (item is not None and item.follows is not None):
            continue
        if item is not None and name in item.edit.set:
            if not same(item.edit.set[name], edit.base[name]):
                seen[name] = item.edit.seen.get(name, 0)
            continue
        seen[name] = 0
        if before is None or name not in before.stamps:
            base[name] = None
    if not seen:
        return edit
    return msgspec.structs.replace(edit, seen={**edit.seen, **seen}, base={**edit.base, **base})
