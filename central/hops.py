"""Splices down: the way from a long text that a laptop has to the present one, read from the ledger."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from casework.edits import Stamp, Value
from central import schema
from sync.wire import LONG, Hop, is_much_smaller


class _Laid(msgspec.Struct):
    """What is asked of an edit in the ledger."""

    set: dict[str, Any]
    seen: dict[str, Stamp]


class _Applied(NamedTuple):
    id: str
    position: int
    edit: _Laid


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
    edits = _applied_since(connection, authority, record, complete)
    positions = _positions(connection, authority, edits)
    ways = {field: _way(edits, positions, field) for field in long}
    return {field: hops for field, hops in ways.items() if _leads(hops, *texts[field], complete)}


def _leads(hops: Sequence[Hop], stamp: int, text: str, complete: int) -> bool:
    """Whether the hops go from what stood at `complete` to the present text, and are worth more than it."""
    return bool(hops) and hops[0].over <= complete and hops[-1].stamp == stamp and is_much_smaller(hops, text)


def _applied_since(connection: sa.Connection, authority: int, record: str, complete: int) -> list[_Applied]:
    """The applied edits of a record after this position, oldest first."""
    ledger = schema.ledger.c
    query = (
        sa.select(ledger.id, ledger.position, ledger.edit)
        .where(ledger.authority == authority, ledger.record == record, ledger.position > complete)
        .order_by(ledger.position)
    )
    return [_Applied(row.id, row.position, _decode(row.edit)) for row in connection.execute(query).all()]


def _positions(connection: sa.Connection, authority: int, edits: Sequence[_Applied]) -> dict[str, int]:
    """Where the edits stand that these, or the others among them, were written on top of."""
    positions = {one.id: one.position for one in edits}
    earlier = {stamp for one in edits for stamp in one.edit.seen.values() if isinstance(stamp, str)} - positions.keys()
    if earlier:
        ledger = schema.ledger.c
        query = sa.select(ledger.id, ledger.position).where(ledger.authority == authority, ledger.id.in_(earlier))
        positions.update((row.id, row.position) for row in connection.execute(query))
    return positions


def _way(edits: Sequence[_Applied], positions: Mapping[str, int], field: str) -> list[Hop]:
    """One hop for each edit of the field, each over the text that the one before it made; empty where it breaks off."""
    hops: list[Hop] = []
    for one in edits:
        if field not in one.edit.set:
            continue
        splice, seen = one.edit.set[field], one.edit.seen.get(field, 0)
        over = positions[seen] if isinstance(seen, str) else seen
        if not isinstance(splice, list) or (hops and over != hops[-1].stamp):
            return []
        hops.append(Hop(over, one.position, splice))
    return hops


_decode = msgspec.json.Decoder(_Laid).decode
