"""Who looked at what: kept for the access audit, and told to the colleagues who hold the case."""

import datetime as dt
from collections.abc import Sequence
from typing import Any, NamedTuple

import msgspec
import sqlalchemy as sa

from central import accounts, feed, schema, scope
from central.answers import Refusal
from central.feed import Turn
from central.kept import CHUNK, load_records
from central.scope import Standing
from central.sessions import Caller
from central.sight import sight_of
from central.store import Store
from sync.wire import Look, SeenBy

LONGEST = 100
"""Code points of an id or a moment that are kept: no laptop of ours sends more."""


def receive(store: Store, caller: Caller, looks: Sequence[Look], now: dt.datetime) -> int:
    """Keep these looks, each once; how many of them are here now. Raises Refusal where one has no proper id.

    A look at a case that is not the caller's, or at a record that their role does not see, is kept too, and says so: it
    is what an audit is for.
    """
    clean = {look.id: _cleaned(look) for look in looks}
    if not all(0 < len(id) <= LONGEST and id.isprintable() for id in clean):
        raise Refusal(400, "message", "A look in this message has no proper id, so nothing of the message was taken.")
    with store.writing() as connection:
        turn = feed.take_turn(connection, caller.authority)
        known = _known(connection, caller, list(clean))
        fresh = [look for look in clean.values() if look.id not in known]
        if fresh:
            _keep(connection, turn, caller, fresh, now)
            feed.end_turn(connection, turn)
    return len(clean)


class Seen(NamedTuple):
    """What colleagues saw that is news, and the number of the newest look: `since` of the next question."""

    by: list[SeenBy]
    newest: int


def seen_by(connection: sa.Connection, authority: int, user: str, cases: Sequence[str] | None, since: int) -> Seen:
    """For each case that the user holds (of `cases`, unless None), the furthest look of each other user, if it is news.

    News is what has a number above `since`; 0 asks for all. `connection` must see one moment throughout.
    """
    newest = connection.execute(_NEWEST, {"authority": authority}).scalar_one()
    asked = {"authority": authority, "user": user, "since": since}
    if newest <= since:
        return Seen([], newest)
    if cases is None:
        return Seen(_told(connection.execute(_SEEN, asked)), newest)
    some: list[SeenBy] = []
    for start in range(0, len(cases), CHUNK):
        query = _SEEN.where(schema.seen.c.case_id.in_(cases[start : start + CHUNK]))
        some += _told(connection.execute(query, asked))
    return Seen(some, newest)


def _told(rows: Any) -> list[SeenBy]:
    return [SeenBy(row.case_id, row.user_name, row.full_name, row.at, row.position) for row in rows]


_seen, _holds, _account = schema.seen.c, schema.scope.c, schema.account.c
_NEWEST = sa.select(schema.authority.c.looks).where(schema.authority.c.id == sa.bindparam("authority"))
_SEEN = (
    sa.select(_seen.case_id, _seen.user_name, _account.full_name, _seen.at, _seen.position)
    .join(
        schema.scope,
        (_holds.authority == _seen.authority)
        & (_holds.user_name == sa.bindparam("user"))
        & (_holds.case_id == _seen.case_id)
        & _holds.gone.is_(None),
    )
    .join(schema.account, _account.user_name == _seen.user_name)
    .where(
        _seen.authority == sa.bindparam("authority"),
        _seen.number > sa.bindparam("since"),
        _seen.user_name != sa.bindparam("user"),
    )
    .order_by(_seen.number)
)


def _keep(connection: sa.Connection, turn: Turn, caller: Caller, looks: list[Look], now: dt.datetime) -> None:
    standings = _standings(connection, caller, list({look.case for look in looks}))
    hidden = _hidden(connection, caller, list({look.record for look in looks if look.record}))
    came = {"authority": turn.authority, "user_name": caller.user, "device": caller.device}
    came |= {"received_at": now.isoformat(timespec="milliseconds")}
    rows = [came | _columns(look, standings[look.case], turn, hidden=look.record in hidden) for look in looks]
    connection.execute(schema.look.insert(), rows)
    theirs = [row for row in rows if row["standing"] in _THEIRS]
    furthest = {row["case_id"]: row for row in sorted(theirs, key=lambda row: (row["position"], row["number"]))}
    for row in furthest.values():
        _come_further(connection, row)


_THEIRS = frozenset({"held", "left"})


def _hidden(connection: sa.Connection, caller: Caller, ids: list[str]) -> set[str]:
    """Which of these records the caller's role does not see."""
    role = accounts.role_of(connection, caller.authority, caller.user)
    sight = sight_of(role)
    found = load_records(connection, caller.authority, ids)
    return {id for id, record in found.items() if not sight.sees(record.section)}


def _standings(connection: sa.Connection, caller: Caller, cases: list[str]) -> dict[str, Standing]:
    found = scope.held_or_left(connection, caller.authority, caller.user, cases)
    for case in cases:
        if case not in found:
            there = scope.exists(connection, caller.authority, case)
            found[case] = Standing.ELSEWHERE if there else Standing.UNKNOWN
    return found


def _columns(look: Look, standing: Standing, turn: Turn, *, hidden: bool) -> dict[str, Any]:
    return {
        "id": look.id,
        "number": turn.next_look(),
        "case_id": look.case,
        "record": look.record,
        "at": look.at,
        "position": max(0, min(look.position, turn.position)),
        "standing": "hidden" if hidden and standing is Standing.HELD else standing.name.lower(),
    }


def _come_further(connection: sa.Connection, look: dict[str, Any]) -> None:
    """Write down how far the user has seen the case, unless another laptop of theirs had come further."""
    columns = ("authority", "case_id", "user_name", "number", "at", "position")
    asked = {"its_" + name: look[name] for name in columns}
    if not connection.execute(_FURTHER, asked).rowcount and not connection.execute(_THERE, asked).first():
        connection.execute(_FIRST, asked)


_ITS: dict[str, Any] = {name: sa.bindparam("its_" + name) for name in ("authority", "case_id", "user_name")}
_HOW_FAR: dict[str, Any] = {name: sa.bindparam("its_" + name) for name in ("number", "at", "position")}
_THIS = sa.and_(*(_seen[name] == value for name, value in _ITS.items()))
_FURTHER = schema.seen.update().where(_THIS, _seen.position <= _HOW_FAR["position"]).values(**_HOW_FAR)
_THERE = sa.select(_seen.number).where(_THIS)
_FIRST = schema.seen.insert().values(**_ITS, **_HOW_FAR)


def _known(connection: sa.Connection, caller: Caller, ids: list[str]) -> set[str]:
    look = schema.look.c
    found: set[str] = set()
    for start in range(0, len(ids), CHUNK):
        mine = sa.select(look.id).where(look.authority == caller.authority, look.user_name == caller.user)
        found |= set(connection.execute(mine.where(look.id.in_(ids[start : start + CHUNK]))).scalars())
    return found


def _cleaned(look: Look) -> Look:
    case, at, record = (_clip(text) for text in (look.case, look.at, look.record))
    return msgspec.structs.replace(look, case=case, at=at, record=record)


def _clip(text: str) -> str:
    return "".join(letter for letter in text if letter.isprintable())[:LONGEST]
