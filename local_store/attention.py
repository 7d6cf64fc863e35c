"""What waits for a person: edits the centre refused, two versions of one field, and proposals."""

from casework.edits import Record
from local_store import dependants, receipts, records, summaries
from local_store.connection import Sql
from local_store.outbox import decode_edit, json_of
from local_store.shapes import Answer, Attention, Pending, State


def refused(sql: Sql, item: Pending, answer: Answer, since: str, *, creates: bool) -> None:
    """Put a refused edit in front of its author. `creates`: without it the centre has nothing of the record."""
    edit = item.edit
    sql(
        "INSERT INTO attention (id, record, case_id, type, since, saved_at, creates, code, reason, sent_at, attempts, "
        "at_centre, edit) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)",
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
            item.sent_at,
            item.attempts,
            answer.at_centre,
            json_of(edit),
        ),
    )


def all_of_it(sql: Sql) -> list[Attention]:
    """Everything that waits for a person, oldest first. The conflicts of one record are one thing."""
    return sorted(_refused(sql) + _conflicts(sql) + _proposals(sql), key=lambda one: one.since)


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


def _proposals(sql: Sql) -> list[Attention]:
    return [
        Attention(
            id=proposal.id,
            kind="proposal",
            case=proposal.case,
            record=str(proposal.fields.get("of") or proposal.id),
            type=str(proposal.fields.get("of_type") or ""),
            since=str(proposal.fields.get("at") or ""),
            reason=str(proposal.fields.get("because") or ""),
        )
        for proposal in records.open_proposals(sql)
    ]


def give_up(sql: Sql, edit_id: str, now: str) -> str | None:
    """A refused edit is given up: it stays in the receipts, and what waited behind it may go. The case, if found."""
    item = find(sql, edit_id)
    if item is None:
        return None
    receipts.keep(sql, item, now, "given up")
    sql("DELETE FROM attention WHERE id = ?", (edit_id,))
    dependants.let_go(sql, edit_id)
    summaries.changed(sql, [item.edit.case])
    summaries.forget_unmade(sql, item.edit.case)
    return item.edit.case


def find(sql: Sql, edit_id: str) -> Pending | None:
    """A refused edit as it was in the outbox, while it waits for a person."""
    line = sql("SELECT edit, saved_at, attempts, sent_at FROM attention WHERE id = ?", (edit_id,)).fetchone()
    if line is None:
        return None
    edit, saved_at, attempts, sent_at = line
    return Pending(decode_edit(edit), State.SENT, saved_at, attempts, sent_at=sent_at)


def how_many(sql: Sql) -> int:
    """How many things wait for a person."""
    line = sql(
        "SELECT (SELECT count(*) FROM attention) + "
        "(SELECT count(DISTINCT open_conflict) FROM record WHERE open_conflict IS NOT NULL) + "
        "(SELECT count(*) FROM record WHERE open_proposal IS NOT NULL)"
    ).fetchone()
    return int(line[0])
