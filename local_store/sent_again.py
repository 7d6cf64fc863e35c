"""What a centre acknowledged and may have lost (it was restored from a backup) waits again, to be sent once more.

An edit goes with the id it had: a centre that still has it says `duplicate`, and nothing changes. What its author was
looking at is no stamp of that centre any longer (it may have given the same number to another change meanwhile), so the
edit names a stamp that no field has: where the centre does not know the edit, it is stale, and is laid anew on what the
centre has, with the value its author saw.
"""

import datetime as dt
from collections.abc import Mapping

import msgspec

from casework.edits import Edit, Stamp
from local_store import answers, outbox, records, summaries
from local_store.connection import Sql
from local_store.outbox import decode_edit
from local_store.shapes import Draft, Pending, State

NO_STAMP = -1
"""A stamp that no field ever has."""
DAYS = 60
"""How old a backup is at most: what was acknowledged longer ago is in it."""
_AGAIN = ("applied", "duplicate", "proposed")


def all_of_it(sql: Sql, now: str) -> None:
    """Put back what was acknowledged in the last DAYS, before what waits; and drop from everything the stamps seen."""
    for item in outbox.waiting(sql):
        outbox.rewrite(sql, _unseen(item.edit))
    for key, body in sql("SELECT key, draft FROM draft").fetchall():
        draft = msgspec.json.decode(body, type=Draft)
        kept = msgspec.structs.replace(draft, seen=_without_stamps(draft.seen))
        sql("UPDATE draft SET draft = ? WHERE key = ?", (msgspec.json.encode(kept), key))
    rows = records.load(sql, (edit.record for edit in _put_back(sql, now)))
    answers.replay(sql, rows.values())
    summaries.changed(sql, {row.case for row in rows.values()})
    sql("UPDATE look SET sent = 0")
    sql("UPDATE attachment SET to_send = 1, sent = 0, delivered = 0 WHERE made_here = 1")


def _put_back(sql: Sql, now: str) -> list[Edit]:
    since = dt.datetime.fromisoformat(now).timestamp() - dt.timedelta(days=DAYS).total_seconds()
    lines = sql(
        "SELECT n, edit, saved_at, sent_at, attempts FROM receipt WHERE received >= ? AND outcome IN (?,?,?) "
        "AND case_id NOT IN (SELECT case_id FROM left_case) AND record NOT IN (SELECT id FROM hidden_record) "
        "ORDER BY n",
        (since, *_AGAIN),
    ).fetchall()
    first = sql("SELECT min(coalesce(min(n), 1), 1) FROM outbox").fetchone()[0]
    edits: list[Edit] = []
    for place, (n, body, saved_at, sent_at, attempts) in enumerate(lines, first - len(lines)):
        edit = _unseen(decode_edit(body))
        outbox.add(sql, Pending(edit, State.SENT, saved_at, attempts, sent_at=sent_at))
        sql("UPDATE outbox SET n = ? WHERE id = ?", (place, edit.id))
        sql("DELETE FROM receipt WHERE n = ?", (n,))
        edits.append(edit)
    return edits


def _unseen(edit: Edit) -> Edit:
    return msgspec.structs.replace(edit, seen=_without_stamps(edit.seen))


def _without_stamps(seen: Mapping[str, Stamp]) -> dict[str, Stamp]:
    """0 (never set) and the ids of own edits mean the same at every centre."""
    return {name: NO_STAMP if isinstance(stamp, int) and stamp else stamp for name, stamp in seen.items()}
