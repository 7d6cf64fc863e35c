"""When the words of a saved record go into the index for finding, its day into the lists by day, and itself into that
of its case: not while somebody waits for Save, but before the next search, and when there is time. Lists look at what
is owed besides.

Words and day of a record are owed while an edit of it in the outbox has `found` 0, or it stands in `words_owed`, where
a trigger puts it when such an edit leaves the outbox. Whoever writes a record of which they are owed does not know what
the index has of it, and puts all of it anew.
"""

from casework.edits import Record
from local_store import record_days, search_index
from local_store.connection import Sql

OWED = "SELECT record FROM outbox INDEXED BY outbox_record WHERE found = 0 UNION SELECT record FROM words_owed"
"""A statement: the records whose words and day are not in yet."""
_ANY = "SELECT 1 FROM outbox INDEXED BY outbox_record WHERE found = 0 UNION ALL SELECT 1 FROM words_owed LIMIT 1"


def any_owed(sql: Sql) -> bool:
    """Whether the words and day of any record are not in yet."""
    return sql(_ANY).fetchone() is not None


def owed(sql: Sql) -> list[str]:
    """The records whose words and day are not in yet."""
    return [line[0] for line in sql(OWED).fetchall()]


def index(sql: Sql, n: int, shown: Record, before: Record | None) -> None:
    """Bring index and day in line with a record that shows `shown` now, and showed `before`."""
    if before is None:
        search_index.index(sql, n, shown, None)
    elif _is_owed(sql, shown.id):
        pay(sql, n, shown)
        paid(sql, shown.id)
    else:
        search_index.index(sql, n, shown, before)
        if record_days.day_of(shown) != record_days.day_of(before):
            record_days.keep(sql, n, shown)


def pay(sql: Sql, n: int, shown: Record) -> None:
    """Put all words of a record into the index anew, keep its day, and list it under its case."""
    search_index.take_out(sql, [n])
    search_index.index(sql, n, shown, None)
    record_days.keep(sql, n, shown)


def paid(sql: Sql, record: str) -> None:
    """All words and the day of a record are in, or the record is gone."""
    sql("UPDATE outbox SET found = 1 WHERE record = ? AND found = 0", (record,))
    sql("DELETE FROM words_owed WHERE record = ?", (record,))


def _is_owed(sql: Sql, record: str) -> bool:
    statement = (
        "SELECT 1 FROM outbox WHERE record = :id AND found = 0 UNION ALL "
        "SELECT 1 FROM words_owed WHERE record = :id LIMIT 1"
    )
    return sql(statement, {"id": record}).fetchone() is not None
