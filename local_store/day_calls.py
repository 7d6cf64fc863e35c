"""What LocalStore offers of records by their day: lists over all cases, and a case page by page."""

import datetime as dt
from collections.abc import Collection, Sequence

from casework.edits import Record
from local_store import record_lists
from local_store.connection import StoreConnection


class DayCalls:
    """Part of LocalStore. The day of a record is the one in `record_days.DAY_FIELDS`; removed records have none."""

    _db: StoreConnection

    def on_days(self, type: str, first: dt.date, last: dt.date | None = None) -> list[Record]:
        """Records of one type about the days from `first` to `last` (without it: from `first` on), soonest first."""
        with self._db.reading() as sql:
            return record_lists.on_days(sql, type, first.isoformat(), last.isoformat() if last else "")

    def newest(self, type: str, limit: int, case: str = "", skip: int = 0) -> list[Record]:
        """Records of one type, the newest first, those without a day last; of all cases, or of one."""
        with self._db.reading() as sql:
            return record_lists.newest(sql, type, limit, case, skip)

    def count_by_case(self, type: str) -> dict[str, int]:
        """How many records of one type each case has that are not removed."""
        with self._db.reading() as sql:
            return record_lists.count_by_case(sql, type)

    def of_types(self, cases: Collection[str], types: Sequence[str]) -> list[Record]:
        """Every record of these types in these cases, removed ones too."""
        with self._db.reading() as sql:
            return record_lists.of_types(sql, cases, types)
