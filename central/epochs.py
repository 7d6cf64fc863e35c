"""Epochs: how the centre notices that it has lost something, so that the laptops bring it again.

Where a backup is put back, or a standby takes over that had not everything, the feed is at an earlier position again,
and the positions after it are handed out a second time, to other changes. So a new epoch of each feed begins whenever
this program starts or its database has moved, and every cursor names the epoch it was made in. A cursor whose epoch is
not known here, or that has come further than the epoch did, speaks of changes that this database does not have.
(Kafka's replicas find out in the same way where they differ: by leader epochs.)
"""

import secrets

import sqlalchemy as sa

from central import schema

NONE = 0
"""No epoch has begun yet: a feed that was made while the server was running."""


def begin(connection: sa.Connection) -> None:
    """A new epoch of every feed begins at the position where the feed is."""
    feeds = schema.authority
    held = feeds.update().values(position=feeds.c.position)  # changes nothing, and nobody takes a position meanwhile
    for authority, position in connection.execute(held.returning(feeds.c.id, feeds.c.position)).all():
        epoch = int(secrets.token_hex(4), 16) % 0x7FFF_FFFE + 1
        connection.execute(feeds.update().where(feeds.c.id == authority).values(epoch=epoch))
        number = connection.execute(_NEWEST, {"authority": authority}).scalar_one()
        values = {"authority": authority, "number": number + 1, "id": epoch, "began": position}
        connection.execute(schema.epoch.insert(), values)


def reached(connection: sa.Connection, authority: int, epoch: int) -> int | None:
    """The position that an earlier epoch had come to when the next one began; None where this database has not it."""
    number = connection.execute(_NUMBER, {"authority": authority, "epoch": epoch}).scalar_one_or_none()
    if number is None and epoch != NONE:
        return None
    return connection.execute(_NEXT, {"authority": authority, "number": number or 0}).scalar_one_or_none()


_epoch = schema.epoch.c
_of = _epoch.authority == sa.bindparam("authority")
_NEWEST = sa.select(sa.func.coalesce(sa.func.max(_epoch.number), 0)).where(_of)
_NUMBER = sa.select(_epoch.number).where(_of, _epoch.id == sa.bindparam("epoch"))
_NEXT = sa.select(_epoch.began).where(_of, _epoch.number == sa.bindparam("number") + 1)
