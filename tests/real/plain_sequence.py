"""The centre with a bug planted in it: positions come from a plain sequence, drawn before the transaction has its turn.

python -m tests.real.plain_sequence serve ...      as `python -m central serve ...`

So a later position can be visible before an earlier one, and a reader goes past the earlier one without ever seeing it:
what the check of the feed's order must be able to catch. On PostgreSQL the numbers come from one of its sequences; on
SQLite, which has none, from a counter in a file of its own.
"""

import datetime as dt
import random
import sqlite3
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing

import psycopg
import sqlalchemy as sa

from central import feed, ledger, schema
from central.command import main
from central.ledger import Batch
from central.sessions import Caller
from central.store import Store
from sync.wire import Result

Numbers = Callable[[], int]
_drawn = threading.local()


class PlainTurn(feed.Turn):
    """A turn that nobody waits for."""

    def next(self) -> int:
        self.position = next(_drawn.numbers)
        return self.position


def take_turn(connection: sa.Connection, authority: int) -> PlainTurn:
    found = feed.head(connection, authority)
    return PlainTurn(authority, 0, found.swept_on, looks=0)


def end_turn(connection: sa.Connection, turn: feed.Turn) -> None:
    table = schema.authority
    connection.execute(
        table.update()
        .where((table.c.id == turn.authority) & (table.c.position < turn.position))
        .values(position=turn.position, swept_on=turn.swept_on)
    )


def receive_with(draw: Numbers) -> Callable[[Store, Caller, Batch, dt.datetime], list[Result]]:
    received = ledger.receive

    def receive(store: Store, caller: Caller, batch: Batch, now: dt.datetime) -> list[Result]:
        _drawn.numbers = iter([draw() for _ in range(8 * len(batch.edits))])
        time.sleep(random.uniform(0, 0.02))  # what a larger batch does between its number and its commit
        return received(store, caller, batch, now)

    return receive


def sequence_of(database: str) -> Numbers:
    """Draws the next number, for every process that serves this database."""
    if database.startswith("postgresql"):
        with psycopg.connect(database, autocommit=True) as connection:
            connection.execute("CREATE SEQUENCE IF NOT EXISTS numbers START 1000")

        def nextval() -> int:
            with psycopg.connect(database, autocommit=True) as connection:
                row = connection.execute("SELECT nextval('numbers')").fetchone()
            assert row is not None
            return int(row[0])

        return nextval
    file = database.removeprefix("sqlite:///") + ".numbers"
    with closing(sqlite3.connect(file, timeout=60)) as connection, connection:
        connection.execute("CREATE TABLE IF NOT EXISTS numbers (one INTEGER PRIMARY KEY, number INTEGER)")
        connection.execute("INSERT OR IGNORE INTO numbers VALUES (1, 1000)")

    def counted() -> int:
        with closing(sqlite3.connect(file, timeout=60)) as connection, connection:
            return int(connection.execute("UPDATE numbers SET number = number + 1 RETURNING number").fetchone()[0])

    return counted


if __name__ == "__main__":
    feed.take_turn = take_turn  # type: ignore[assignment]
    feed.end_turn = end_turn
    ledger.receive = receive_with(sequence_of(sys.argv[sys.argv.index("--database") + 1]))
    sys.exit(main(sys.argv[1:]))
