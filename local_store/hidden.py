"""Records that are not for this laptop's user: what was held of them is taken off, and that there are some can be said.

As with a case that left, what waits for such a record goes out first, and what was typed in it becomes an edit and goes
too: it comes before whoever may write it, as a proposal.
"""

from collections.abc import Iterable, Sequence

import msgspec

from local_store import (
    attachments,
    drafts,
    handing_in,
    outbox,
    print_jobs,
    purge,
    receipts,
    records,
    remembered,
    search_index,
    summaries,
)
from local_store.connection import Sql
from local_store.outbox import decode_edit, json_of
from local_store.shapes import HiddenRecord, PageRecord


def hide(sql: Sql, hidden: Sequence[HiddenRecord]) -> set[str]:
    """These records are not for this user. Their cases."""
    for one in hidden:
        sql(
            "INSERT INTO hidden_record (id, case_id, section) VALUES (?,?,?) "
            "ON CONFLICT (id) DO UPDATE SET case_id = excluded.case_id, section = excluded.section",
            (one.id, one.case, one.section),
        )
        handing_in.hand_in(sql, one.case, one.id)
        print_jobs.purge(sql, document=one.id)
        sql("UPDATE outbox SET follows = NULL WHERE record = ? AND follows IS NOT NULL", (one.id,))
    purge_hidden(sql, [one.id for one in hidden])
    return {one.case for one in hidden}


def shown(sql: Sql, changed: Iterable[PageRecord]) -> None:
    """These records have come, so they are for this user (again)."""
    if sql("SELECT 1 FROM hidden_record LIMIT 1").fetchone():
        for one in changed:
            sql("DELETE FROM hidden_record WHERE id = ?", (one.id,))


def withhold(sql: Sql, changed: Iterable[PageRecord]) -> None:
    """Take off the fields that the centre has and that are not for this user (any longer)."""
    for one in changed:
        row = records.load(sql, [one.id]).get(one.id) if one.withheld else None
        if row is None or not row.held.keys() & set(one.withheld):
            continue
        handing_in.hand_in(sql, one.case, one.id)
        row = records.load(sql, [one.id])[one.id]
        before = row.as_shown()
        for fields in (row.held, row.stamps, row.authors, row.times):
            for name in one.withheld:
                fields.pop(name, None)
        row.replay(item.edit for item in outbox.of_record(sql, one.id))
        records.store(sql, [row], {one.id: before})
        receipts.strip_record(sql, one.id)
        summaries.forget_made(sql, one.case)
        purge.owe_overwriting(sql)


def is_hidden(sql: Sql, id: str) -> bool:
    """Whether this record is not for this user."""
    return sql("SELECT 1 FROM hidden_record WHERE id = ?", (id,)).fetchone() is not None


def count(sql: Sql, case: str) -> dict[str, int]:
    """How many records of the case are hidden from this user, by the section that they are kept for."""
    lines = sql("SELECT section, count(*) FROM hidden_record WHERE case_id = ? GROUP BY section", (case,)).fetchall()
    return dict(lines)


def purge_hidden(sql: Sql, ids: Iterable[str]) -> None:
    """Take those of these records off that are hidden, and for which nothing waits."""
    purged = False
    for id in ids:
        line = sql("SELECT case_id FROM hidden_record WHERE id = ?", (id,)).fetchone()
        if line and not sql("SELECT 1 FROM outbox WHERE record = ? LIMIT 1", (id,)).fetchone():
            purged = _take_off(sql, line[0], id) or purged
    if purged:
        search_index.forget(sql)
        purge.owe_overwriting(sql)


def _take_off(sql: Sql, case: str, id: str) -> bool:
    """Nothing of the record stays, but the words of this user's that the centre did not take. Whether anything was."""
    row = records.load(sql, [id]).get(id)
    typed = [draft.key for draft in drafts.all_of_them(sql, case) if draft.record == id]
    refused = sql("SELECT id, edit FROM attention WHERE record = ?", (id,)).fetchall()
    told = receipts.of_record(sql, id)
    if row is None and not typed and not refused and not told:
        return False
    remembered.forget_record(sql, id)
    summaries.forget_made(sql, case)
    if row is not None:
        records.remove(sql, row)
        attachments.forget_of(sql, row.as_shown())
    for key in typed:
        drafts.drop(sql, key)
    for edit_id, body in refused:
        bare = msgspec.structs.replace(decode_edit(body), base={})
        sql("UPDATE attention SET edit = ? WHERE id = ?", (json_of(bare), edit_id))
    receipts.strip_record(sql, id)
    sql("DELETE FROM words_owed WHERE record = ?", (id,))
    sql("UPDATE hidden_record SET purged = purged + 1 WHERE id = ?", (id,))
    return True
