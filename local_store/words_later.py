"""When the words of a saved record go into the index for finding: before the next search, and when there is time.

Not while somebody waits for Save. A record's words are owed while an edit of it in the outbox has `found` 0, or it
stands in `words_owed`, where a trigger puts it when such an edit leaves the outbox. Whoever writes the index of a
record whose words are owed does not know what the index has of it, and puts all of it anew.
"""

from casework.edits import Record
from local_store import search_index
from local_store.connection import Sql

_OWED = (
    "SELECT record FROM outbox INDEXED BY outbox_record WHERE found = 0 UNION SELECT record FROM words_owed",
    "SELECT 1 FROM outbox INDEXED BY outbox_record WHERE found = 0 UNION ALL SELECT 1 FROM words_owed LIMIT 1",
)


def any_owed(sql: Sql) -> bool:
    """Whether the words of any record are not in the index yet."""
    return sql(_OWED[1]).fetchone() is not None


def owed(sql: Sql) -> list[str]:
    """The records whose words are not in the index yet."""
    return [line[0] for line in sql(_OWED[0]).fetchall()]


def index(sql: Sql, n: int, shown: Record, before: Record | None) -> None:
    """Bring the index in line with a record that now shows `shown`, and showed `before`, whatever it has of it."""
    if before is None or not _is_owed(sql, shown.id):
        search_index.index(sql, n, shown, before)
        return
    search_index.take_out(sql, [n])
    search_index.index(sql, n, shown, None)
    paid(sql, shown.id)


def paid(sql: Sql, record: str) -> None:
    """All words of a record are in the index, or the record is gone."""
    sql("UPDATE outbox SET found = 1 WHERE record = ? AND found = 0", (record,))
    sql("DELETE FROM words_owed WHERE record = ?", (record,))


def _is_owed(sql: Sql, record: str) -> bool:
    statement = (
        "SELECT 1 FROM outbox WHERE record = :id AND found = 0 UNION ALL "
        "SELECT 1 FROM words_owed WHERE record = :id LIMIT 1"
    )
    return sql(statement, {"id": record}).fetchone() is not None
