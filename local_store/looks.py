"""Which cases were opened on this laptop: kept until the centre has it, for the audit of who saw what."""

import datetime as dt
from collections.abc import Iterable

from casework.edits import new_id
from local_store import laptop, records
from local_store.connection import Sql
from local_store.shapes import Look, Page

ONE_LOOK = 15 * 60
"""Seconds within which opening the same record again, with nothing new in its case, is the same look."""


def look(sql: Sql, case: str, record: str, now: str) -> None:
    """Note that the user opened a case, or one record of it."""
    opened = dt.datetime.fromisoformat(now).timestamp()
    position = reach(sql, case)
    last = sql(
        "SELECT opened, position FROM look WHERE case_id = ? AND record = ? ORDER BY n DESC LIMIT 1", (case, record)
    ).fetchone()
    if last and abs(opened - last[0]) < ONE_LOOK and last[1] == position:
        return
    keep(sql, [Look(new_id(), case, now, position, record)])


def keep(sql: Sql, looks: Iterable[Look]) -> None:
    """Keep looks that the centre does not have, each once."""
    for one in looks:
        opened = dt.datetime.fromisoformat(one.at).timestamp()
        sql(
            "INSERT OR IGNORE INTO look (id, case_id, record, at, opened, position, sent, attempts) "
            "VALUES (?,?,?,?,?,?,0,0)",
            (one.id, one.case, one.record, one.at, opened, one.position),
        )


def reach(sql: Sql, case: str) -> int:
    """Up to which position of the feed this laptop has all of a case: 0 while a part of it is on its way.

    The highest stamp held is not enough. While pages come, or where an edit of this laptop was applied after the last
    page, something older may not be here yet, and nobody may be said to have seen it.
    """
    coming = sql("SELECT coming FROM case_summary WHERE case_id = ?", (case,)).fetchone()
    if coming is None or coming[0]:
        return 0
    return min(records.newest_stamp(sql, case), laptop.whole_up_to(sql))


def heard(sql: Sql, page: Page) -> None:
    """Keep up to where the feed is all here: as far as any page has come, once one says that there is no more."""
    newest = max((max(one.stamp, *one.stamps.values(), 0) for one in page.changed), default=0)
    laptop.set_reach(sql, newest, page.more)


def to_send(sql: Sql, limit: int) -> list[Look]:
    """Looks that the centre does not have, oldest first; those it was asked to take before come last."""
    statement = "SELECT id, case_id, at, position, record FROM look WHERE sent = 0 ORDER BY attempts, n LIMIT ?"
    return [Look(*line) for line in sql(statement, (limit,)).fetchall()]


def not_taken(sql: Sql, ids: Iterable[str]) -> None:
    """The centre was asked to take these, and did not: they go again after the others."""
    for id in ids:
        sql("UPDATE look SET attempts = attempts + 1 WHERE id = ?", (id,))


def taken(sql: Sql, ids: Iterable[str], now: str) -> None:
    """The centre has these. They stay as long as another opening could be the same look, where the case is here."""
    for id in ids:
        sql("DELETE FROM look WHERE id = ? AND case_id IN (SELECT case_id FROM left_case)", (id,))
        sql("UPDATE look SET sent = 1 WHERE id = ?", (id,))
    over = dt.datetime.fromisoformat(now).timestamp() - ONE_LOOK
    sql("DELETE FROM look WHERE sent = 1 AND opened < ?", (over,))


def forget(sql: Sql, case: str) -> None:
    """A case is purged: what the centre has of it goes, what it does not have stays until it does."""
    sql("DELETE FROM look WHERE case_id = ? AND sent = 1", (case,))
