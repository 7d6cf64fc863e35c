"""Which edits wait behind a refused one: those that depend on it (`casework.dependence`). All others go on."""

from collections.abc import Callable

from casework.dependence import Behind
from casework.edits import Edit
from local_store import outbox, records
from local_store.connection import Sql
from local_store.outbox import decode_edit

REVOKED = "device_revoked"
"""The centre's code for a laptop that was taken out of service: it keeps whatever comes from it aside, and then the
laptop is emptied. So nothing there waits for a person."""


def at_centre(sql: Sql, record: str) -> bool:
    """Whether the centre has anything of a record, as far as this laptop knows."""
    row = records.load(sql, [record]).get(record)
    return row is not None and bool(row.stamps)


def hold_back(sql: Sql, refused: Edit, there: Callable[[str], bool]) -> None:
    """Mark what waits behind a newly refused edit. `there` says whether the centre has a record."""
    behind = Behind()
    behind.put(refused, makes=not there(refused.record))
    for item in outbox.waiting(sql):
        if item.follows is None and behind.holds_back(item.edit, makes=not there(item.edit.record)):
            outbox.follow(sql, item.edit.id, refused.id)


def waits_behind(sql: Sql, edit: Edit) -> str | None:
    """The refused edit that a new one has to wait for, if there is one."""
    statement = (
        "SELECT id, edit, creates FROM attention WHERE case_id = ? AND code <> ? "
        "AND case_id NOT IN (SELECT case_id FROM left_case)"  # of a case that left nothing waits for a person
    )
    refused = sql(statement, (edit.case, REVOKED)).fetchall()
    if not refused:
        return None
    earlier = outbox.of_case(sql, edit.case)
    for id, body, made in refused:
        behind = Behind()
        behind.put(decode_edit(body), makes=bool(made))
        for item in earlier:
            if item.follows == id:
                behind.put(item.edit, makes=not at_centre(sql, item.edit.record))
        if behind.holds_back(edit, makes=not at_centre(sql, edit.record)):
            return str(id)
    return None


def of(sql: Sql, refused_id: str) -> tuple[str, ...]:
    """The ids of the edits that wait with a refused one, oldest first."""
    lines = sql("SELECT id FROM outbox WHERE follows = ? ORDER BY n", (refused_id,)).fetchall()
    return tuple(line[0] for line in lines)


def let_go(sql: Sql, refused_id: str) -> None:
    """What waited behind an edit that is refused no longer may go, unless it waits behind another one too."""
    for id in of(sql, refused_id):
        outbox.follow(sql, id, None)
        item = outbox.find(sql, id)
        if item:
            outbox.follow(sql, id, waits_behind(sql, item.edit))


def let_all_go(sql: Sql, case: str | None = None) -> None:
    """Whatever waits behind refused edits of a case, or of any, may go."""
    sql("UPDATE outbox SET follows = NULL WHERE follows IS NOT NULL AND coalesce(?, case_id) = case_id", (case,))
