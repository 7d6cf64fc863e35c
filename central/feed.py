"""Positions of an authority's feed, and numbers of its looks, handed out inside the transaction that commits them."""

from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from central import schema


class Turn(msgspec.Struct):
    """One writer's turn at the feed of an authority: nobody else takes a position until its transaction ends.

    So a reader who sees position n + 1 sees n too. `swept_on` is the day when assignments were last looked through;
    `looks` is the number of the newest look.
    """

    authority: int
    position: int
    swept_on: str
    looks: int

    def next(self) -> int:
        """A position that nobody had."""
        self.position += 1
        return self.position

    def next_look(self) -> int:
        """A number that no look had."""
        self.looks += 1
        return self.looks


def take_turn(connection: sa.Connection, authority: int) -> Turn:
    """Wait for our turn at this authority's feed."""
    feed = schema.authority
    row = connection.execute(
        feed.update()
        .where(feed.c.id == authority)
        .values(position=feed.c.position)  # changes nothing, and holds the row until we commit
        .returning(feed.c.position, feed.c.swept_on, feed.c.looks)
    ).one()
    return Turn(authority, row.position, row.swept_on, row.looks)


def end_turn(connection: sa.Connection, turn: Turn) -> None:
    """Write down how far the feed has come; it shows when the transaction commits."""
    connection.execute(
        schema.authority.update()
        .where(schema.authority.c.id == turn.authority)
        .values(position=turn.position, swept_on=turn.swept_on, looks=turn.looks)
    )


class Head(NamedTuple):
    """How far a feed has come: its newest position, the day when assignments were last looked through, its epoch."""

    position: int
    swept_on: str
    epoch: int


def head(connection: sa.Connection, authority: int) -> Head:
    """The head of this authority's feed, as this reader sees it."""
    row = connection.execute(_HEAD, {"authority": authority}).one()
    return Head(row.position, row.swept_on, row.epoch)


_HEAD = sa.select(schema.authority.c.position, schema.authority.c.swept_on, schema.authority.c.epoch).where(
    schema.authority.c.id == sa.bindparam("authority")
)
