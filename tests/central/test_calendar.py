"""Assignments that begin and end by the calendar, without anybody editing them."""

import datetime as dt
from pathlib import Path

from casework.service import Service
from central import accounts, feed, schema, scope
from central.kept import Mark, new_kept, write_records
from central.store import Store

MONDAY = dt.date(2026, 11, 23)


def held_on(store: Store, authority: int, day: dt.date) -> set[str]:
    scope.keep_to_the_day(store, authority, day)
    with store.reading() as connection:
        rows = connection.execute(schema.scope.select().where(schema.scope.c.gone.is_(None)))
        return {row.user_name for row in rows}


def test_a_week_of_cover_begins_and_ends_by_itself(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{(tmp_path / 'c.sqlite').as_posix()}")
    store.prepare()
    with store.writing() as connection:
        authority = accounts.make_authority(connection, "northwick", Service())
        turn = feed.take_turn(connection, authority)
        cover = {"worker": "bo", "since": "2026-11-24", "until": "2026-11-25"}
        records = [
            new_kept("a1", "c1", "assignment", {"worker": "amina"}, Mark(turn.next())),
            new_kept("a2", "c1", "assignment", cover, Mark(turn.next())),
        ]
        write_records(connection, authority, records)
        feed.end_turn(connection, turn)
    days = [held_on(store, authority, MONDAY + dt.timedelta(days=n)) for n in range(4)]
    assert days == [{"amina"}, {"amina", "bo"}, {"amina", "bo"}, {"amina"}]
    with store.reading() as connection:
        before = feed.head(connection, authority)
    assert held_on(store, authority, MONDAY + dt.timedelta(days=3)) == {"amina"}
    with store.reading() as connection:
        assert feed.head(connection, authority) == before, "a second look on the same day changes nothing"
    store.close()
