"""Save: the edit in the outbox, the record as it now shows, its words for searching, in one transaction."""

from collections.abc import Callable, Iterable

import msgspec

from casework.differences import same
from casework.edits import Edit, Record, Stamp, with_edit
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
    edit = _in_view(sql, _completed(edit, before, device_id))
    outbox.add(sql, Pending(edit, State.WAITING, now, follows=dependants.waits_behind(sql, edit)))
    row.shown = with_edit(row.as_shown(), edit)
    records.store(sql, [row], {row.id: before} if before else None)
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


def _in_view(sql: Sql, edit: Edit) -> Edit:
    """An edit of this laptop that waits can say something else by now than its author was looking at: it was written
    on, or a colleague's words were merged into it. It is then not what was seen, but what that was written over."""
    seen: dict[str, Stamp] = {}
    for name, stamp in edit.seen.items():
        item = outbox.find(sql, stamp) if isinstance(stamp, str) and name in edit.base else None
        if item is None or item.follows is not None or name not in item.edit.set:
            continue
        if not same(item.edit.set[name], edit.base[name]):
            seen[name] = item.edit.seen.get(name, 0)
    return msgspec.structs.replace(edit, seen={**edit.seen, **seen}) if seen else edit
