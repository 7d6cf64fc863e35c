"""A form that saves as it is written: successive edits of one record are one row until it leaves the laptop.

The row keeps its id, since nobody else has heard of it, and its place, since nothing of its case was written after it.
What its author was looking at stays that of the first edit. A field that holds again what it held before drops out, and
an edit that sets nothing any more goes without a trace. Whatever is on its way, refused, stale or behind something else
stays as it is, and a new edit is laid on top of it; and so does an edit that left a conflict over the same field: the
record of a conflict is found by its edit and field, and a second one would be taken for the first.
"""

from collections.abc import Callable, Iterable

import msgspec

from casework.differences import same
from casework.edits import Edit, conflict_id
from local_store import answers, dependants, outbox, purge, records, saving, summaries
from local_store.connection import Sql
from local_store.records import Row
from local_store.shapes import Pending, State

_CONFLICTS = (("record", "id"), ("attention", "record"), ("receipt", "record"))


def write_on(sql: Sql, edit: Edit, now: str, device_id: Callable[[], str]) -> Edit | None:
    """Save `edit`, made one with the edit that it goes on from where that has never left; as it waits now, or None."""
    last = outbox.newest_of_case(sql, edit.case)
    if last is not None and _is_said(last.edit, edit):
        return last.edit
    if last is not None and _goes_on_from(sql, last, edit):
        return _lay_over(sql, last.edit, edit)
    edit = without_what_is_as_before(edit)
    if not edit.set:
        return None
    saving.save(sql, [edit], now, device_id)
    item = outbox.find(sql, edit.id)
    return item.edit if item else None


def _is_said(last: Edit, edit: Edit) -> bool:
    """The same was asked before: it is not written twice."""
    return last.id == edit.id or (
        last.record == edit.record
        and bool(edit.set)
        and all(name in last.set and same(last.set[name], value) for name, value in edit.set.items())
    )


def _goes_on_from(sql: Sql, last: Pending, edit: Edit) -> bool:
    """Whether `last` has never left, and `edit` is its author's, written over nothing but it."""
    before = last.edit
    never_left = last.state is State.WAITING and not last.attempts and not last.sent_at
    alone = last.follows is None and before.replaces is None
    whose = (before.record, before.type, before.author) == (edit.record, edit.type, edit.author)
    if not (never_left and alone and whose and before.device == (edit.device or before.device)):
        return False
    # A colleague's words may have come into it meanwhile, or another window's: then it is not what was in view.
    in_view = all(same(edit.base.get(name), before.set[name]) for name in edit.set if name in before.set)
    return in_view and not _left_a_conflict(sql, before, edit.set) and dependants.waits_behind(sql, edit) is None


def _left_a_conflict(sql: Sql, before: Edit, fields: Iterable[str]) -> bool:
    """Whether a conflict over one of these fields was made of `before`, whatever has become of it since."""
    conflicts = [conflict_id(before.id, name) for name in fields]
    marks = ",".join("?" * len(conflicts))
    made = " UNION ALL ".join(f"SELECT 1 FROM {table} WHERE {column} IN ({marks})" for table, column in _CONFLICTS)
    return sql(f"{made} LIMIT 1", conflicts * len(_CONFLICTS)).fetchone() is not None


def _lay_over(sql: Sql, before: Edit, edit: Edit) -> Edit | None:
    edit = saving.in_view(sql, edit, records.shown(sql, edit.record))
    after = without_what_is_as_before(
        msgspec.structs.replace(
            before,
            at=edit.at,
            set={**before.set, **edit.set},
            seen={**edit.seen, **before.seen},
            base={**edit.base, **before.base},
            whole=(*before.whole, *(name for name in edit.whole if name not in before.set)),
        )
    )
    if after.set:
        outbox.rewrite(sql, after)
    else:
        outbox.take_out(sql, before.id)
    row = records.load(sql, [edit.record]).get(edit.record) or Row(id=edit.record, case=edit.case, type=edit.type)
    answers.replay(sql, [row])
    summaries.changed(sql, {edit.case})
    summaries.forget_unmade(sql, edit.case)
    purge.purge_left(sql, [edit.case])
    return after if after.set else None


def without_what_is_as_before(edit: Edit) -> Edit:
    """`edit` with only those fields that it makes something else of than its author found there."""
    set = {name: value for name, value in edit.set.items() if name not in edit.base or not same(value, edit.base[name])}
    return msgspec.structs.replace(
        edit,
        set=set,
        seen={name: stamp for name, stamp in edit.seen.items() if name in set},
        base={name: value for name, value in edit.base.items() if name in set},
    )
