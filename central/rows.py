"""The rows a laptop is still owed in one tier, in the order in which they travel."""

import heapq
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from central import schema
from central.cursor import Place, Progress

_CHUNK = 40

Owed = tuple[Place, bool, Any]
"""Where the row sorts, whether the whole record travels, and the row."""


def owed(
    connection: sa.Connection, authority: int, user: str, tier: int, base: int, progress: Progress
) -> Iterator[Owed]:
    """Records of the cases the user holds that come after `progress.place`, oldest first.

    A record sorts by its newest change, or by its case's arrival (when the case entered the user's scope, or `base`
    where that is later) if nothing of it changed since. Records of a case that arrived after the tier was last complete
    travel whole.
    """
    asked = {"authority": authority, "user": user, "tier": tier, "base": base, "complete": progress.complete}
    yield from heapq.merge(_arrivals(connection, asked, progress.place), _changes(connection, asked, progress.place))


def _arrivals(connection: sa.Connection, asked: dict[str, Any], after: Place) -> Iterator[Owed]:
    position, in_case, last = after
    since = 0 if asked["base"] >= position else position
    cases = connection.execute(_ARRIVED, asked | {"since": since}).all()
    for arrived, case in sorted((max(row.entered, asked["base"]), row.case_id) for row in cases):
        if (arrived, case) < (position, in_case):
            continue
        whole = arrived > asked["complete"]
        first = last if (arrived, case) == (position, in_case) else ""
        query = asked | {"case": case, "arrived": arrived, "last": first}
        # All at once: a page ends in the middle of a case, and SQLite would keep the moment that a half-read query
        # belongs to on its connection, for whoever asks there next.
        for row in connection.execute(_OF_CASE, query).all():
            yield (arrived, case, row.id), whole, row


def _changes(connection: sa.Connection, asked: dict[str, Any], after: Place) -> Iterator[Owed]:
    # Nothing at `after` itself is owed but what has no case: a place that names one was a record that has travelled.
    past = max(asked["base"], after[0] if after[1] else after[0] - 1)
    while True:
        rows = connection.execute(_CHANGED, asked | {"past": past}).all()
        for row in rows:
            yield (row.position, row.case_id, row.id), max(row.entered, asked["base"]) > asked["complete"], row
        if len(rows) < _CHUNK:
            return
        past = rows[-1].position


_record, _scope = schema.record.c, schema.scope.c
_HOLDS = (
    (_scope.authority == sa.bindparam("authority")) & (_scope.user_name == sa.bindparam("user")) & _scope.gone.is_(None)
)
_ARRIVED = sa.select(_scope.case_id, _scope.entered).where(_HOLDS, _scope.entered >= sa.bindparam("since"))
_OF_CASE = (
    sa.select(schema.record)
    .where(
        _record.authority == sa.bindparam("authority"),
        _record.case_id == sa.bindparam("case"),
        _record.tier == sa.bindparam("tier"),
        _record.position <= sa.bindparam("arrived"),
        _record.id > sa.bindparam("last"),
    )
    .order_by(_record.id)
)
# A subquery and no join, so that the database walks the feed from where the laptop is, and not all of the user's cases.
_ENTERED = sa.select(_scope.entered).where(_HOLDS, _scope.case_id == _record.case_id).scalar_subquery()
_CHANGED = (
    sa.select(schema.record, _ENTERED.label("entered"))
    .where(
        _record.authority == sa.bindparam("authority"),
        _record.tier == sa.bindparam("tier"),
        _record.position > sa.bindparam("past"),
        _record.position > _ENTERED,
    )
    .order_by(_record.position)
    .limit(_CHUNK)
)
