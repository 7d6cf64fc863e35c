"""Edits that the centre has not acknowledged, in the order written."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from casework.edits import Edit
from local_store.connection import Sql
from local_store.shapes import Pending, SendTrouble, State

decode_edit = msgspec.json.Decoder(Edit).decode
json_of = msgspec.json.Encoder().encode
_COLUMNS = "edit, state, saved_at, attempts, follows, sent_at, trouble, trouble_at"


def pending(line: Sequence[Any]) -> Pending:
    """One row as it is handed out."""
    edit, state, saved_at, attempts, follows, sent_at, code, at = line
    trouble = SendTrouble(code, at) if code else None
    return Pending(decode_edit(edit), State(state), saved_at, attempts, follows, sent_at, trouble)


def waiting(sql: Sql) -> list[Pending]:
    """The whole outbox, oldest first."""
    return [pending(line) for line in sql(f"SELECT {_COLUMNS} FROM outbox ORDER BY n").fetchall()]


def sendable(sql: Sql, limit: int) -> list[Pending]:
    """What may leave now, oldest first: not what is stale, nor what waits behind a refused edit."""
    statement = f"SELECT {_COLUMNS} FROM outbox WHERE state <> ? AND follows IS NULL ORDER BY n LIMIT ?"
    return [pending(line) for line in sql(statement, (State.STALE.value, limit)).fetchall()]


def of_record(sql: Sql, record: str) -> list[Pending]:
    """What waits for one record, oldest first."""
    statement = f"SELECT {_COLUMNS} FROM outbox WHERE record = ? ORDER BY n"
    return [pending(line) for line in sql(statement, (record,)).fetchall()]


def of_case(sql: Sql, case: str) -> list[Pending]:
    """What waits for one case, oldest first."""
    in_case = "SELECT n FROM outbox WHERE case_id = ?"  # from the index alone, which has the case of each
    statement = f"SELECT {_COLUMNS} FROM outbox WHERE n IN ({in_case}) ORDER BY n"
    return [pending(line) for line in sql(statement, (case,)).fetchall()]


def newest_of_case(sql: Sql, case: str) -> Pending | None:
    """What was written last of all that waits for one case."""
    newest = "SELECT max(n) FROM outbox WHERE case_id = ?"
    line = sql(f"SELECT {_COLUMNS} FROM outbox WHERE n = ({newest})", (case,)).fetchone()
    return pending(line) if line else None


def find(sql: Sql, edit_id: str) -> Pending | None:
    """One edit, while it is in the outbox."""
    line = sql(f"SELECT {_COLUMNS} FROM outbox WHERE id = ?", (edit_id,)).fetchone()
    return pending(line) if line else None


def add(sql: Sql, item: Pending) -> None:
    """Put an edit at the end."""
    edit, trouble = item.edit, item.trouble
    sql(
        "INSERT INTO outbox (id, record, case_id, state, saved_at, attempts, follows, sent_at, trouble, trouble_at, "
        "edit) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
        (
            edit.id,
            edit.record,
            edit.case,
            item.state.value,
            item.saved_at,
            item.attempts,
            item.follows,
            item.sent_at,
            trouble.code if trouble else None,
            trouble.at if trouble else None,
            json_of(edit),
        ),
    )


def take_out(sql: Sql, edit_id: str) -> None:
    """Remove an edit that has found another place."""
    sql("DELETE FROM outbox WHERE id = ?", (edit_id,))


def rewrite(sql: Sql, edit: Edit) -> None:
    """Keep the new content of an edit that is still here."""
    sql("UPDATE outbox SET edit = ? WHERE id = ?", (json_of(edit), edit.id))


def see(sql: Sql, later: Edit, edit_id: str, position: int) -> None:
    """Where `later` was written on top of an edit that now stands in the feed, name its position instead."""
    if edit_id in later.seen.values():
        seen = {name: position if stamp == edit_id else stamp for name, stamp in later.seen.items()}
        rewrite(sql, msgspec.structs.replace(later, seen=seen))


def mark(sql: Sql, edit_id: str, state: State) -> None:
    """Set where an edit stands."""
    sql("UPDATE outbox SET state = ? WHERE id = ?", (state.value, edit_id))


def follow(sql: Sql, edit_id: str, refused_id: str | None) -> None:
    """Have an edit wait behind a refused one, or behind none any longer."""
    sql("UPDATE outbox SET follows = ? WHERE id = ?", (refused_id, edit_id))


def mark_sent(sql: Sql, edit_ids: Iterable[str], now: str) -> list[Edit]:
    """From here on these edits may be on their way: id and content stay as they are until an answer comes.

    Those marked, as they are now.
    """
    marked: list[Edit] = []
    for edit_id in edit_ids:
        sql(
            "UPDATE outbox SET state = ?, attempts = attempts + 1, "
            "sent_at = CASE sent_at WHEN '' THEN ? ELSE sent_at END WHERE id = ? AND state <> ?",
            (State.SENT.value, now, edit_id, State.STALE.value),
        )
        item = find(sql, edit_id)
        if item is not None and item.state is State.SENT:
            marked.append(item.edit)
    return marked


def note_trouble(sql: Sql, edit_ids: Iterable[str], trouble: SendTrouble) -> None:
    """Keep why these edits could not be delivered; the same reason as before keeps its time."""
    for edit_id in edit_ids:
        sql(
            "UPDATE outbox SET trouble = ?, trouble_at = ? WHERE id = ? AND trouble IS NOT ?",
            (trouble.code, trouble.at, edit_id, trouble.code),
        )


def known(sql: Sql, edit_id: str) -> bool:
    """Whether this edit was saved here before, wherever it is by now."""
    statement = (
        "SELECT 1 FROM outbox WHERE id = :id UNION ALL SELECT 1 FROM receipt WHERE id = :id "
        "UNION ALL SELECT 1 FROM attention WHERE id = :id LIMIT 1"
    )
    return sql(statement, {"id": edit_id}).fetchone() is not None


def records_waiting(sql: Sql, among: Iterable[str]) -> set[str]:
    """Those records that have something in the outbox."""
    waiting_for = {line[0] for line in sql("SELECT DISTINCT record FROM outbox").fetchall()}
    return waiting_for.intersection(among) if waiting_for else waiting_for


def cases_waiting(sql: Sql) -> dict[str, tuple[int, int]]:
    """How many edits wait, and the number of the newest of them, case by case."""
    lines = sql("SELECT case_id, count(*), max(n) FROM outbox GROUP BY case_id").fetchall()
    return {case: (waiting, newest) for case, waiting, newest in lines}
