"""Splices down: the way from a long text that a laptop has to the present one, read from the ledger."""

from collections.abc import Mapping, Sequence

import sqlalchemy as sa

from casework.edits import Value
from central.replaced import AppliedEdit, applied_since
from sync.wire import LONG, Hop, is_much_smaller


def hops_to(
    connection: sa.Connection, authority: int, record: str, texts: Mapping[str, tuple[int, Value]], complete: int
) -> dict[str, list[Hop]]:
    """For fields of one record (name -> present stamp and value) the hops from what a laptop had at `complete`.

    A field is left out where its value has to travel whole: it is no long text, the hops are not much smaller, or they
    do not lead all the way, since somebody set the whole text in between. The first hop is over the text that stood at
    `complete`; a laptop that knows later ones (of its own making, or from the answer to a stale edit) finds its stamp
    further on, because every applied edit of the field is a hop.
    """
    long = {field for field, (_, value) in texts.items() if isinstance(value, str) and len(value) >= LONG}
    if not long:
        return {}
    edits = applied_since(connection, authority, record, complete)
    ways = {field: _way(edits, field) for field in long}
    return {field: hops for field, hops in ways.items() if _leads(hops, *texts[field], complete)}


def _leads(hops: Sequence[Hop], stamp: int, text: str, complete: int) -> bool:
    """Whether the hops go from what stood at `complete` to the present text, and are worth more than it."""
    return bool(hops) and hops[0].over <= complete and hops[-1].stamp == stamp and is_much_smaller(hops, text)


def _way(edits: Sequence[AppliedEdit], field: str) -> list[Hop]:
    """One hop for each edit of the field, each over the text that the one before it made; empty where it breaks off."""
    hops: list[Hop] = []
    for edit in edits:
        if field not in edit.set:
            continue
        splice, former = edit.set[field], edit.replaced.get(field)
        if not isinstance(splice, list) or former is None or (hops and former.stamp != hops[-1].stamp):
            return []
        hops.append(Hop(former.stamp, edit.position, splice))
    return hops
