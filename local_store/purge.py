"""Taking a case off the laptop: nothing of it stays readable once nothing of it waits to be delivered."""

from collections.abc import Iterable

from local_store import (
    attachments,
    dependants,
    handing_in,
    in_case,
    laptop,
    looks,
    print_jobs,
    receipts,
    remembered,
    search_index,
)
from local_store.connection import Sql


def leaves(sql: Sql, cases: Iterable[str]) -> None:
    """These cases are no longer this person's. Their edits still go out first, refused ones behind them too.

    What was typed and not saved becomes an edit, and goes with them.
    """
    for case in cases:
        sql("INSERT OR IGNORE INTO left_case (case_id) VALUES (?)", (case,))
        handing_in.hand_in(sql, case)
        dependants.let_all_go(sql, case)
        attachments.leaves(sql, case)
        print_jobs.purge(sql, case=case)


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
        owe_overwriting(sql)
    return frozenset(purged)


_OWED = "holdfast.to_overwrite"


def owe_overwriting(sql: Sql) -> None:
    """Rows were purged: the write-ahead log and the copy of before an update still hold them (`LocalStore`).

    Kept in the same transaction, so that what is cut off before it is done is done at the next opening.
    """
    laptop.remember(sql, _OWED, True)


def owes_overwriting(sql: Sql) -> bool:
    """Whether something that was purged may still stand in the log or in a copy."""
    return laptop.recall(sql, _OWED) is not None


def overwritten(sql: Sql) -> None:
    """Nothing purged stands anywhere any longer."""
    sql("DELETE FROM memory WHERE name = ?", (_OWED,))


def _purge(sql: Sql, case: str) -> None:
    remembered.forget(sql, case)
    search_index.take_out(sql, [line[0] for line in sql(in_case.numbers(), {"case": case}).fetchall()])
    sql(f"DELETE FROM record WHERE {in_case.ITS}", {"case": case})
    for table in ("case_summary", "draft", "seen_by", "hidden_record"):
        sql(f"DELETE FROM {table} WHERE case_id = ?", (case,))
    sql("DELETE FROM attention WHERE case_id = ? AND at_centre", (case,))  # of the others these are the only words
    looks.forget(sql, case)
    attachments.purge(sql, case)
    print_jobs.purge(sql, case=case)
    receipts.strip(sql, case)
