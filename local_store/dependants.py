"""Which edits wait behind a refused one: those that make no sense without it. All others go on."""

from collections.abc import Callable

from casework.edits import Edit
from local_store import outbox, records
from local_store.connection import Sql
from local_store.outbox import decode_edit

REVOKED = "device_revoked"
"""The centre's code for a laptop that was taken out of service: it keeps whatever comes from it aside, and then the
laptop is emptied. So nothing there waits for a person."""


class Refused:
    """One refused edit and what follows it, as later edits are asked in the order written.

    An edit follows when what its author was looking at was written by the refused edit (or by one that follows it), or
    when the record, or the whole case, would have been made by it. `creates`: the centre does not have the record.
    """

    def __init__(self, edit: Edit, creates: bool) -> None:
        self.edit = edit
        self._edits = {edit.id}
        self._unmade = {edit.record} if creates else set()

    def holds_back(self, later: Edit, creates: bool) -> bool:
        """Whether `later` waits with this one."""
        unmade = later.record in self._unmade or later.case in self._unmade
        looked_at = any(stamp in self._edits for stamp in later.seen.values())
        if not (unmade or looked_at):
            return False
        self._edits.add(later.id)
        if creates:
            self._unmade.add(later.record)
        return True


def at_centre(sql: Sql, record: str) -> bool:
    """Whether the centre has anything of a record, as far as this laptop knows."""
    row = records.load(sql, [record]).get(record)
    return row is not None and bool(row.stamps)


def hold_back(sql: Sql, refused: Edit, there: Callable[[str], bool]) -> None:
    """Mark what waits behind a newly refused edit. `there` says whether the centre has a record."""
    behind = Refused(refused, not there(refused.record))
    for item in outbox.waiting(sql):
        if item.follows is None and behind.holds_back(item.edit, not there(item.edit.record)):
            sql("UPDATE outbox SET follows = ? WHERE id = ?", (refused.id, item.edit.id))


def waits_behind(sql: Sql, edit: Edit) -> str | None:
    """The refused edit that a new one has to wait for, if there is one."""
    statement = "SELECT id, edit, creates FROM attention WHERE case_id = ? AND code <> ?"
    refused = sql(statement, (edit.case, REVOKED)).fetchall()
    if not refused:
        return None
    earlier = outbox.of_case(sql, edit.case)
    for id, body, made in refused:
        behind = Refused(decode_edit(body), bool(made))
        for item in earlier:
            if item.follows == id:
                behind.holds_back(item.edit, not at_centre(sql, item.edit.record))
        if behind.holds_back(edit, not at_centre(sql, edit.record)):
            return str(id)
    return None


def of(sql: Sql, refused_id: str) -> tuple[str, ...]:
    """The ids of the edits that wait with a refused one, oldest first."""
    lines = sql("SELECT id FROM outbox WHERE follows = ? ORDER BY n", (refused_id,)).fetchall()
    return tuple(line[0] for line in lines)


def let_go(sql: Sql, *, refused_id: str = "", case: str = "") -> None:
    """What waited behind a refused edit, or behind any in a case, may go."""
    if refused_id:
        sql("UPDATE outbox SET follows = NULL WHERE follows = ?", (refused_id,))
    if case:
        sql("UPDATE outbox SET follows = NULL WHERE case_id = ? AND follows IS NOT NULL", (case,))


def let_all_go(sql: Sql) -> None:
    """Whatever waits behind a refused edit may go."""
    sql("UPDATE outbox SET follows = NULL WHERE follows IS NOT NULL")
