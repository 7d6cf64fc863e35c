"""Records in lists: over all cases by their day, of one case page by page. Each is found through an index.

The few whose day is not kept yet (`local_store.words_later`) are looked at one by one, whatever the index has of them.
"""

from collections import Counter
from collections.abc import Collection, Sequence

import msgspec

from casework.edits import Record
from local_store import in_case, words_later
from local_store.connection import Sql
from local_store.record_days import day_of
from local_store.records import SHOWN, as_shown


class _Owed(msgspec.Struct, frozen=True):
    """A record whose day is owed: the number of its row, and the day that the index has of it, None for none."""

    record: Record
    n: int
    in_index: str | None

    @property
    def day(self) -> str | None:
        """The day it is about."""
        return day_of(self.record)


def _owed(sql: Sql, type: str, case: str = "") -> dict[str, _Owed]:
    """Those of one type by their ids, where one is given of one case."""
    found: dict[str, _Owed] = {}
    for id in words_later.owed(sql):
        line = sql(f"SELECT {SHOWN}, n, day FROM record WHERE id = ? AND type = ?", (id, type)).fetchone()
        if line is not None:
            *columns, n, in_index = line
            record = as_shown(columns)
            if case in ("", record.case):
                found[id] = _Owed(record, n, in_index)
    return found


def on_days(sql: Sql, type: str, first: str, last: str) -> list[Record]:
    """Records of one type about the days from `first` to `last` (ISO; empty: without end), soonest first."""
    last = last or "9999"
    owed = _owed(sql, type)
    lines = sql(
        f"SELECT {SHOWN} FROM record INDEXED BY record_day WHERE type = ? AND day BETWEEN ? AND ? ORDER BY day",
        (type, first, last),
    )
    found = [as_shown(line) for line in lines.fetchall() if line[0] not in owed]
    besides = [one.record for one in owed.values() if one.day is not None and first <= one.day <= last]
    return sorted(found + besides, key=lambda record: day_of(record) or "") if besides else found


def newest(sql: Sql, type: str, limit: int, case: str, skip: int) -> list[Record]:
    """Records of one type that are not removed, the newest first, in pages; of one case where one is given."""
    owed = _owed(sql, type, case)
    if not owed:
        return [record for record, _ in _newest_in_index(sql, type, limit, case, skip)]
    first = _newest_in_index(sql, type, skip + limit + len(owed), case, 0)
    found = [(record, n) for record, n in first if record.id not in owed]
    found += [(one.record, one.n) for one in owed.values() if one.day is not None]
    found.sort(key=lambda one: (day_of(one[0]) or "", one[0].case, one[1]), reverse=True)
    return [record for record, _ in found[skip : skip + limit]]


def _newest_in_index(sql: Sql, type: str, limit: int, case: str, skip: int) -> list[tuple[Record, int]]:
    """The same with the numbers of their rows, as far as the index knows."""
    index, where, order = ("record_of_case", in_case.LISTED, "") if case else ("record_day", "true", "case_id DESC,")
    lines = sql(
        f"SELECT {SHOWN}, n FROM record INDEXED BY {index} WHERE {where} AND type = :type AND day IS NOT NULL "
        f"ORDER BY day DESC, {order} n DESC LIMIT :limit OFFSET :skip",
        {"case": case, "type": type, "limit": limit, "skip": skip},
    )
    return [(as_shown(columns), n) for *columns, n in lines.fetchall()]


def count_by_case(sql: Sql, type: str) -> dict[str, int]:
    """How many records of one type each case has that are not removed."""
    statement = (
        "SELECT case_id, count(*) FROM record INDEXED BY record_day WHERE type = ? AND day IS NOT NULL GROUP BY case_id"
    )
    counted = Counter(dict(sql(statement, (type,)).fetchall()))
    for one in _owed(sql, type).values():
        counted[one.record.case] += (one.day is not None) - (one.in_index is not None)
    return {case: number for case, number in counted.items() if number}


def of_types(sql: Sql, cases: Collection[str], types: Sequence[str]) -> list[Record]:
    """Every record of these types in these cases, removed ones too."""
    found: list[Record] = []
    kinds = {f"type{at}": type for at, type in enumerate(types)}
    its = in_case.numbers(f"type IN ({','.join(f':{name}' for name in kinds)})")
    for case in cases:
        lines = sql(f"SELECT {SHOWN} FROM record WHERE n IN ({its})", {"case": case, **kinds})
        found += [as_shown(line) for line in lines.fetchall()]
    return found
