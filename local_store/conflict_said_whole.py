"""A later version of a conflict that was never made: it says all of the conflict itself.

The first version makes the conflict record, and its author's next one only lays other words on it. Where the centre
refused the first, the next would be about nothing: the centre has no such record, and a rebase would take the conflict
for one that somebody else settled. Its words would be before nobody.
"""

from collections.abc import Iterator

import msgspec

from casework.edits import Edit
from local_store import receipts
from local_store.connection import Sql
from local_store.outbox import decode_edit


def conflict_said_whole(sql: Sql, edit: Edit) -> Edit | None:
    """The same edit as if it made the conflict; None where it does, or is about something else.

    The centre has nothing of the record, and has answered this edit: its next version gets an id of its own.
    """
    if edit.type != "conflict" or "of" in edit.set:
        return None
    made = next((one for one in _earlier(sql, edit.record) if "of" in one.set), None)
    if made is None:
        return None
    fields = {**made.set, **edit.set}
    return msgspec.structs.replace(edit, set=fields, seen=dict.fromkeys(fields, 0), base=dict.fromkeys(fields))


def _earlier(sql: Sql, record: str) -> Iterator[Edit]:
    """What was said of the record before: refused and waiting for its author, or given up."""
    for (body,) in sql("SELECT edit FROM attention WHERE record = ?", (record,)).fetchall():
        yield decode_edit(body)
    for receipt in receipts.of_record(sql, record):
        yield receipt.edit
