"""What waits for a person: edits the centre refused, and two versions of one field."""

from casework.edits import Record
from local_store import dependants, receipts, records, summaries
from local_store.connection import Sql
from local_store.outbox import decode_edit, json_of
from local_store.shapes import Answer, Attention, Pending, Receipt


def refused(sql: Sql, item: Pending, answer: Answer, since: str, *, creates: bool) -> None:
    """Put a refused edit in front of its author. `creates`: without it the centre has nothing of the record."""
    edit = item.edit
    sql(
        "INSERT INTO attention (id, record, case_id, type, since, saved_at, creates, code, reason, edit) "
        "VALUES (?,?,?,?,?,?,?,?,?,?)",
        (
            edit.id,
            edit.record,
            edit.case,
            edit.type,
            since,
            item.saved_at,
            creates,
            answer.code,
            answer.reason,
            json_of(edit),
        ),
    )


def all_of_it(sql: Sql) -> list[Attention]:
    """Everything that waits for a person, oldest first. The conflicts of one record are one thing."""
    return sorted(_refused(sql) + _conflicts(sql), key=lambda one: one.since)


def _refused(sql: Sql) -> list[Attention]:
    lines = sql("SELECT id, case_id, record, type, since, code, reason, edit FROM attention").fetchall()
    return [
        Attention(
            id=id,
            kind="refused",
            case=case,
            record=record,
            type=type,
            since=since,
            code=code,
            reason=reason,
            edit=decode_edit(edit),
            dependants=dependants.of(sql, id),
        )
        for id, case, record, type, since, code, reason, edit in lines
    ]


def _conflicts(sql: Sql) -> list[Attention]:
    about: dict[str, list[Record]] = {}
    for conflict in records.open_conflicts(sql):
        about.setdefault(conflict.fields.get("of") or conflict.id, []).append(conflict)
    return [
        Attention(
            id=together[0].id,
            kind="conflict",
            case=together[0].case,
            record=record,
            type=together[0].fields.get("of_type") or "",
            since=min(str(one.fields.get("mine_at") or "") for one in together),
            conflicts=tuple(one.id for one in together),
        )
        for record, together in about.items()
    ]


def give_up(sql: Sql, edit_id: str, now: str) -> str | None:
    """A refused edit is given up: it stays in the receipts, and what waited behind it may go. The case, if found."""
    line = sql("SELECT case_id, saved_at, edit FROM attention WHERE id = ?", (edit_id,)).fetchone()
    if line is None:
        return None
    case, saved_at, edit = line
    receipts.keep(sql, Receipt(decode_edit(edit), saved_at, now, "given up"))
    sql("DELETE FROM attention WHERE id = ?", (edit_id,))
    dependants.let_go(sql, refused_id=edit_id)
    summaries.changed(sql, [case])
    summaries.forget_unmade(sql, case)
    return str(case)


def how_many(sql: Sql) -> int:
    """How many things wait for a person."""
    line = sql(
        "SELECT (SELECT count(*) FROM attention) + "
        "(SELECT count(DISTINCT open_conflict) FROM record WHERE open_conflict IS NOT NULL)"
    ).fetchone()
    return int(line[0])
