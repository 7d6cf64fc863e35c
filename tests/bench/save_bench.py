"""`save(edit)` beside one bare durable commit of the same bytes, turn about: python -m tests.bench.save_bench [FOLDER]

Bare: SQLCipher with the store's own settings, one table, one row with the same JSON; once as it is, and once with its
write-ahead log lengthened beforehand, as the store's own is (`local_store.log_length`). All are on one disk. Where
other programs write to it too, all are slow and the ratio is small: believe it on a quiet disk only.

Measured twice: with logs that only grow, where a save has to pay for the length of all that it writes; and as in use,
where SQLite begins a log anew after 1000 pages. That favours the store, which gets there first.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from casework import new_edit, new_id, new_record
from local_store import LocalStore
from local_store.cipher import keyed
from local_store.connection import SETTINGS
from local_store.log_length import lengthen

KEY = bytes(range(32))
NOTE = "Met at the office; the bursary form was filled in together. " * 15
BEFORE_IT_COUNTS = 20


class Bare:
    """A database with one table, and nothing to do but to commit."""

    def __init__(self, path: Path, *, lengthened: bool) -> None:
        self.connection = keyed(path, KEY).conn
        for setting in SETTINGS:
            self.connection.execute(setting).fetchall()
        self.connection.execute("CREATE TABLE edit (n INTEGER PRIMARY KEY, edit BLOB NOT NULL)")
        if lengthened:
            lengthen(path.with_name(path.name + "-wal"))

    def commit(self, body: bytes) -> None:
        self.connection.execute("BEGIN IMMEDIATE")
        self.connection.execute("INSERT INTO edit (edit) VALUES (?)", (body,))
        self.connection.execute("COMMIT")


class Turns:
    """How long each turn of something took, and how many pages it wrote to its log."""

    def __init__(self, connection: Any, work: Callable[[Any, bytes], object]) -> None:
        self._connection, self._work = connection, work
        self._pages = self._in_log()
        self.seconds: list[float] = []
        self.pages: list[int] = []

    def take(self, edit: Any, body: bytes) -> None:
        began = time.perf_counter()
        self._work(edit, body)
        self.seconds.append(time.perf_counter() - began)
        before, self._pages = self._pages, self._in_log()
        self.pages.append(self._pages - before if self._pages > before else self._pages)

    def _in_log(self) -> int:
        pages: int = self._connection.execute("PRAGMA wal_checkpoint = NOOP").fetchone()[1]
        return pages


def measure(folder: Path, cases: int, *, only_grows: bool, times: int = 400) -> dict[str, float | bool]:
    """Milliseconds and pages of each, and their ratio."""
    store = LocalStore.create(folder / "store.db", KEY)
    bare, ahead = (Bare(folder / f"{name}.db", lengthened=name == "ahead") for name in ("bare", "ahead"))
    ids = [new_id() for _ in range(cases)]
    all_turns = [
        Turns(store._db._db.conn, lambda edit, body: store.save(edit)),
        Turns(bare.connection, lambda edit, body: bare.commit(body)),
        Turns(ahead.connection, lambda edit, body: ahead.commit(body)),
    ]
    if only_grows:
        for connection in (store._db._db.conn, bare.connection, ahead.connection):
            connection.execute("PRAGMA wal_autocheckpoint = 0")
    for number in range(times + BEFORE_IT_COUNTS):
        edit = new_edit(new_record("contact", ids[number % cases]), {"note": f"{number} {NOTE}"}, "imogen.farrowby")
        body = msgspec.json.encode(edit)
        first = number % len(all_turns)
        for turns in all_turns[first:] + all_turns[:first]:
            turns.take(edit, body)
    counted = [turns.seconds[BEFORE_IT_COUNTS:] for turns in all_turns]
    save_ms, bare_ms, ahead_ms = (1000 * statistics.median(seconds) for seconds in counted)
    found = {
        "cases": cases,
        "log_only_grows": only_grows,
        "save_ms": round(save_ms, 3),
        "bare_ms": round(bare_ms, 3),
        "ratio": round(save_ms / bare_ms, 2),
        "median_of_ratios": round(statistics.median(save / bare for save, bare, _ in zip(*counted, strict=True)), 2),
        "bare_ahead_ms": round(ahead_ms, 3),
        "ratio_ahead": round(save_ms / ahead_ms, 2),
        "save_pages": round(statistics.mean(all_turns[0].pages[BEFORE_IT_COUNTS:]), 2),
        "bare_pages": round(statistics.mean(all_turns[1].pages[BEFORE_IT_COUNTS:]), 2),
    }
    store.close()
    bare.connection.close()
    ahead.connection.close()
    return found


def main(folder: str = "") -> None:
    for cases in (40, 400):
        for only_grows in (True, False):
            with tempfile.TemporaryDirectory(dir=folder or None) as place:
                print(json.dumps(measure(Path(place), cases, only_grows=only_grows)))


if __name__ == "__main__":
    main(*sys.argv[1:])
