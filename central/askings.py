"""Who asked whether a child is known: kept for the access audit, and how often anybody may ask."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

import sqlalchemy as sa

from casework.edits import new_id
from casework.words import count
from central import feed, schema
from central.answers import Refusal
from central.feed import Turn
from central.sessions import Caller
from central.store import Store

LIMITS = ((3600, 200), (24 * 3600, 600))
"""In so many seconds one person may ask so often, from all their laptops together: another laptop is enrolled in no
time. A form asks some eight times for each child that is added; nobody adds twenty-five in an hour."""
TOLD, KEPT_BACK = "told", "kept_back"
"""How a look stands that was none: whoever asked was told of the case, or only that a manager can say."""


def keep(store: Store, caller: Caller, told: Sequence[str], kept_back: Sequence[str], now: dt.datetime) -> None:
    """Keep that somebody asked, and of which cases they are about to be told. Raises Refusal 429 where it is too often.

    It is counted in the transaction that keeps it, and before anything is told: many questions at once gain nothing.
    What was typed is not kept: a service need not know of whom nothing was known.
    """
    asked_at = now.timestamp()
    id = new_id()
    with store.writing() as connection:
        turn = feed.take_turn(connection, caller.authority)
        _count(connection, caller, asked_at)
        asking = {"authority": caller.authority, "user_name": caller.user, "id": id, "device": caller.device}
        asking |= {"at": asked_at, "told": len(told), "kept_back": len(kept_back)}
        connection.execute(schema.asking.insert(), asking)
        looks = [(case, TOLD) for case in told] + [(case, KEPT_BACK) for case in kept_back]
        rows = [_look(turn, caller, f"{id}.{number}", *look, now) for number, look in enumerate(looks)]
        if rows:
            connection.execute(schema.look.insert(), rows)
        feed.end_turn(connection, turn)


def _count(connection: sa.Connection, caller: Caller, asked_at: float) -> None:
    for seconds, most in LIMITS:
        asked = {"authority": caller.authority, "user": caller.user, "since": asked_at - seconds, "before": most - 1}
        oldest = connection.execute(_OLDEST, asked).scalar_one_or_none()
        if oldest is not None:
            wait = int(oldest + seconds - asked_at) + 1
            reason = f"You have asked about too many children. Ask again in {count(-(-wait // 60), 'minute')}."
            raise Refusal(429, "slow_down", reason, retry_after=wait)


def _look(turn: Turn, caller: Caller, id: str, case: str, standing: str, now: dt.datetime) -> dict[str, Any]:
    at = now.isoformat(timespec="milliseconds")
    return {
        "authority": turn.authority,
        "user_name": caller.user,
        "id": id,
        "number": turn.next_look(),
        "device": caller.device,
        "case_id": case,
        "record": "",
        "at": at,
        "position": 0,
        "received_at": at,
        "standing": standing,
    }


_asking = schema.asking.c
_OLDEST = (
    sa.select(_asking.at)
    .where(
        _asking.authority == sa.bindparam("authority"),
        _asking.user_name == sa.bindparam("user"),
        _asking.at > sa.bindparam("since"),
    )
    .order_by(_asking.at.desc())
    .limit(1)
    .offset(sa.bindparam("before"))
)
"""Of as many askings as may be made in a time, the oldest that is in it: none, where there are fewer."""
