"""A page from the centre: its changes and its cursor, in one transaction."""

from collections.abc import Sequence
from functools import reduce
from itertools import dropwhile

from casework.edits import Record, Value
from casework.splices import DoesNotFit, checksum, spliced
from local_store import hidden, laptop, looks, outbox, purge, records, seen_by, sent_again, summaries
from local_store.connection import Sql
from local_store.errors import StoreTrouble
from local_store.records import Row
from local_store.shapes import Held, Hop, Page, PageRecord


class HopMissing(StoreTrouble):
    """A long text came as splices, and they do not lead on from the text that is held: the page is needed again, whole.

    The sync engine asks for it with `splices=no`, so nobody should ever read this.
    """

    def __init__(self, detail: str = "") -> None:
        super().__init__(
            "A change from the centre does not fit what is on this laptop.",
            "Nothing was changed, and everything you saved is safe.",
            "Send and receive again. If it happens again, copy the details for IT support.",
            detail,
        )


def apply(sql: Sql, page: Page) -> frozenset[str]:
    """Take a page. A field is taken only where its stamp is newer than the one held. The cases it touched.

    Raises HopMissing where a long text came as splices over another text than the one held.
    """
    purge.returns(sql, page.entered)
    hidden.shown(sql, page.changed)
    hidden.withhold(sql, page.changed)
    touched = _take(sql, page.changed) | hidden.hide(sql, page.hidden)
    summaries.changed(sql, touched | set(page.entered))
    summaries.coming(sql, page.entered, page.more)
    seen_by.keep(sql, page.looks)
    purge.leaves(sql, page.left)
    purge.purge_left(sql, touched | set(page.left))
    looks.heard(sql, page)
    laptop.set_cursor(sql, page.cursor, page.more)
    return frozenset(touched.union(page.entered, page.left))


def begin_again(sql: Sql, now: str) -> None:
    """The centre does not know our place (it was restored from a backup, or moved house): take all of it anew.

    Its positions mean something else than those held, and may be lower: so whatever it has is newer than what is here.
    What it had acknowledged goes to it again, since it may have lost it.
    """
    for n, stamps in sql("SELECT n, stamps FROM record").fetchall():
        sql("UPDATE record SET stamps = ? WHERE n = ?", (records.none_known(stamps), n))
    sent_again.all_of_it(sql, now)
    laptop.set_cursor(sql, "", more=True)


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
    if row.n is None and not row.stamps and not one.splices:
        return _lay_new(row, one) if one.set else False
    texts = {name: _after(row, name, hops, one.checksums.get(name)) for name, hops in one.splices.items()}
    taken = [
        row.take(name, Held(value, one.stamps.get(name, one.stamp), one.authors.get(name, ""), one.times.get(name, "")))
        for name, value in (one.set | texts).items()
    ]
    return any(taken)


def _after(row: Row, field: str, hops: Sequence[Hop], expected: int | None) -> Value:
    """The text that the hops come to, from the one that is held on; that itself where it is as new as the last."""
    held, stamp = row.held.get(field), row.stamps.get(field, 0)
    if hops and stamp >= hops[-1].stamp:
        return held
    ahead = list(dropwhile(lambda hop: hop.over != stamp, hops))
    if not ahead or not isinstance(held, str):
        raise HopMissing(f"{row.type}.{field}: held at {stamp}")
    try:
        text = reduce(spliced, (hop.splice for hop in ahead), held)
    except DoesNotFit as misfit:
        raise HopMissing(f"{row.type}.{field}: does not fit at {stamp}") from misfit
    if expected is not None and checksum(text) != expected:
        raise HopMissing(f"{row.type}.{field}: another text at {stamp}")
    return text


def _lay_new(row: Row, one: PageRecord) -> bool:
    """A record that was not here: taken whole, which is most of a first page."""
    row.held = dict(one.set)
    row.stamps = {**dict.fromkeys(one.set, one.stamp), **one.stamps}
    row.authors = dict(one.authors)
    row.times = dict(one.times)
    return True
