"""What is shown of a record of which something waits, laid over what the centre gave of it.

It lies in a table beside the records, by the number of their rows, so that a row stays as long as it is: one that
becomes longer in a full page has its neighbours move, and a save waits for each page. A record that was made here has
in its row what it was made with (`shown`), until the centre has it; what lies over it is newer.
"""

import msgspec

from casework.edits import Record
from local_store.connection import Sql

_LAID = "(SELECT laid_over.{} FROM laid_over WHERE laid_over.n = record.n)"
ITS_FIELDS, ITS_STAMPS = _LAID.format("fields"), _LAID.format("stamps")
"""In a statement about `record`: what is laid over the row, NULL for nothing."""
FIELDS = f"coalesce({ITS_FIELDS}, shown, held)"
STAMPS = f"coalesce({ITS_STAMPS}, shown_stamps, stamps)"
"""What is shown of the row, whatever it comes from."""

_json = msgspec.json.Encoder().encode


def layer(shown: Record | None) -> tuple[bytes | None, bytes | None]:
    """Fields and stamps as they are kept; `shown` is None where nothing waits."""
    return (None, None) if shown is None else (_json(shown.fields), _json(shown.stamps))


def put(sql: Sql, n: int, shown: Record | None) -> None:
    """Lay `shown` over row `n`; None takes away what lies there."""
    if shown is None:
        sql("DELETE FROM laid_over WHERE n = ?", (n,))
    else:
        sql("REPLACE INTO laid_over (n, fields, stamps) VALUES (?,?,?)", (n, *layer(shown)))
