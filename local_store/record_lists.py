"""Records in lists: over all cases by their day, of one case page by page. Each is found through an index."""

from collections.abc import Collection, Sequence

from casework.edits import Record
from local_store.connection import Sql
from local_store.records import SHOWN, as_shown


def on_days(sql: Sql, type: str, first: str, last: str) -> list[Record]:
    """Records of one type about the days from `first` to `last` (ISO; empty: without end), soonest first."""
    lines = sql(
        f"SELECT {SHOWN} FROM record INDEXED BY record_day WHERE type = ? AND day BETWEEN ? AND ? ORDER BY day",
        (type, first, last or "9999"),
    )
    return [as_shown(line) for line in lines.fetchall()]


def newest(sql: Sql, type: str, limit: int, case: str, skip: int) -> list[Record]:
    """Records of one type that are not removed, the newest first, in pages; of one case where one is given."""
    index, where, order = ("record_of_case", "case_id = :case AND", "") if case else ("record_day", "", "case_id DESC,")
    lines = sql(
        f"SELECT {SHOWN} FROM record INDEXED BY {index} WHERE {where} type = :type AND day IS NOT NULL "
        f"ORDER BY day DESC, {order} n DESC LIMIT :limit OFFSET :skip",
        {"case": case, "type": type, "limit": limit, "skip": skip},
    )
    return [as_shown(line) for line in lines.fetchall()]


def count_by_case(sql: Sql, type: str) -> dict[str, int]:
    """How many records of one type each case has that are not removed."""
    statement = (
        "SELECT case_id, count(*) FROM record INDEXED BY record_day WHERE type = ? AND day IS NOT NULL GROUP BY case_id"
    )
    return dict(sql(statement, (type,)).fetchall())


def of_types(sql: Sql, cases: Collection[str], types: Sequence[str]) -> list[Record]:
    """Every record of these types in these cases, removed ones too."""
    found: list[Record] = []
    kinds = ",".join("?" * len(types))
    for case in cases:
        lines = sql(f"SELECT {SHOWN} FROM record WHERE case_id = ? AND type IN ({kinds})", (case, *types))
        found += [as_shown(line) for line in lines.fetchall()]
    return found
