"""A page from the centre: its changes and its cursor, in one transaction."""

from collections.abc import Sequence

from casework.edits import Record
from local_store import laptop, looks, outbox, purge, records, seen_by, summaries
from local_store.connection import Sql
from local_store.records import Row
from local_store.shapes import Held, Page, PageRecord


def apply(sql: Sql, page: Page) -> frozenset[str]:
    """Take a page. A field is taken only where its stamp is newer than the one held. The cases it touched."""
    purge.returns(sql, page.entered)
    touched = _take(sql, page.changed)
    summaries.changed(sql, touched | set(page.entered))
    summaries.coming(sql, page.entered, page.more)
    seen_by.keep(sql, page.looks)
    purge.leaves(sql, page.left)
    purge.purge_left(sql, touched | set(page.left))
    looks.heard(sql, page)
    laptop.set_cursor(sql, page.cursor, page.more)
    return frozenset(touched.union(page.entered, page.left))


def _take(sql: Sql, changed: Sequence[PageRecord]) -> set[str]:
    rows = records.load(sql, (one.id for one in changed))
    before: dict[str, Record] = {id: row.as_shown() for id, row in rows.items()}
    taken: dict[str, Row] = {}
    for one in changed:
        row = rows.get(one.id) or rows.setdefault(one.id, Row(id=one.id, case=one.case, type=one.type))
        if _lay(row, one):
            taken[row.id] = row
    for id in outbox.records_waiting(sql, taken):
        taken[id].replay(item.edit for item in outbox.of_record(sql, id))
    records.store(sql, taken.values(), before)
    return {row.case for row in taken.values()}


def _lay(row: Row, one: PageRecord) -> bool:
    if row.n is None and not row.stamps:
        return _lay_new(row, one)
    taken = [
        row.take(name, Held(value, one.stamps.get(name, one.stamp), one.authors.get(name, ""), one.times.get(name, "")))
        for name, value in one.set.items()
    ]
    return any(taken)


def _lay_new(row: Row, one: PageRecord) -> bool:
    """A record that was not here: taken whole, which is most of a first page."""
    row.held = dict(one.set)
    row.stamps = {**dict.fromkeys(one.set, one.stamp), **one.stamps}
    row.authors = dict(one.authors)
    row.times = dict(one.times)
    return True
