"""The caseload: one summary a case, made again when the case or the day has changed."""

from collections.abc import Iterable

from local_store.connection import Sql


def changed(sql: Sql, cases: Iterable[str]) -> None:
    """Something of these cases was written: their summaries are old from here on."""
    for case in cases:
        sql(
            "INSERT INTO case_summary (case_id, coming, changes, made_at, made_for) VALUES (?, 0, 1, 0, '') "
            "ON CONFLICT (case_id) DO UPDATE SET changes = changes + 1",
            (case,),
        )


def coming(sql: Sql, entered: Iterable[str], more: bool) -> None:
    """Cases that just entered are not all here until a page says that there is no more."""
    if more:
        for case in entered:
            sql("UPDATE case_summary SET coming = 1 WHERE case_id = ?", (case,))
    else:
        sql("UPDATE case_summary SET coming = 0 WHERE coming")
