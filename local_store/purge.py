"""Taking a case off the laptop: nothing of it stays readable once nothing of it waits to be delivered."""

from collections.abc import Iterable

from local_store import attachments, dependants, looks, receipts, search_index
from local_store.connection import Sql


def leaves(sql: Sql, cases: Iterable[str]) -> None:
    """These cases are no longer this person's. Their edits still go out first, refused ones behind them too."""
    for case in cases:
        sql("INSERT OR IGNORE INTO left_case (case_id) VALUES (?)", (case,))
        dependants.let_all_go(sql, case)
        attachments.leaves(sql, case)


def returns(sql: Sql, cases: Iterable[str]) -> None:
    """These cases are this person's (again)."""
    for case in cases:
        sql("DELETE FROM left_case WHERE case_id = ?", (case,))


def left(sql: Sql, cases: Iterable[str]) -> set[str]:
    """Those of `cases` that have left."""
    return {case for case in cases if sql("SELECT 1 FROM left_case WHERE case_id = ?", (case,)).fetchone()}


def purge_left(sql: Sql, cases: Iterable[str]) -> frozenset[str]:
    """Purge those of `cases` that have left and have nothing waiting; the ones purged.

    The mark that a case has left stays, so that an editor still open on it cannot bring it back for good.
    """
    purged: set[str] = set()
    for case in left(sql, cases):
        waits = sql("SELECT 1 FROM outbox WHERE case_id = ? LIMIT 1", (case,)).fetchone()
        if not waits:
            _purge(sql, case)
            purged.add(case)
    if purged:
        search_index.forget(sql)
    return frozenset(purged)


def _purge(sql: Sql, case: str) -> None:
    search_index.take_out(sql, [line[0] for line in sql("SELECT n FROM record WHERE case_id = ?", (case,)).fetchall()])
    for table in ("record", "case_summary", "draft", "attention", "seen_by"):
        sql(f"DELETE FROM {table} WHERE case_id = ?", (case,))
    looks.forget(sql, case)
    attachments.purge(sql, case)
    receipts.strip(sql, case)
