"""`save(edit)` beside one bare durable commit of the same bytes, turn about: python -m tests.bench.save_bench [FOLDER]

Bare: SQLCipher with the store's own settings, one table, one row with the same JSON. Both are on one disk. Where other
programs write to it too, both are slow and the ratio is small: believe it on a quiet disk only.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import msgspec

from casework import new_edit, new_id, new_record
from local_store import LocalStore
from local_store.cipher import keyed
from local_store.connection import SETTINGS

KEY = bytes(range(32))
NOTE = "Met at the office; the bursary form was filled in together. " * 15
FRAME = 4096 + 24
BEFORE_IT_COUNTS = 20


def seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def pages_in_log(path: Path) -> int:
    return path.with_name(path.name + "-wal").stat().st_size // FRAME


def measure(folder: Path, cases: int, times: int = 400) -> dict[str, float]:
    """Milliseconds and pages of each, and their ratio."""
    path, bare_path = folder / f"store-{cases}.db", folder / f"bare-{cases}.db"
    store, bare = LocalStore.create(path, KEY), keyed(bare_path, KEY)
    for setting in SETTINGS:
        bare.conn.execute(setting).fetchall()
    bare.conn.execute("CREATE TABLE edit (n INTEGER PRIMARY KEY, edit BLOB NOT NULL)")
    for connection in (store._db._db.conn, bare.conn):
        connection.execute("PRAGMA wal_autocheckpoint = 0")
    ids = [new_id() for _ in range(cases)]

    def bare_commit(body: bytes) -> None:
        bare.conn.execute("BEGIN IMMEDIATE")
        bare.conn.execute("INSERT INTO edit (edit) VALUES (?)", (body,))
        bare.conn.execute("COMMIT")

    took: list[tuple[float, float]] = []
    for number in range(times + BEFORE_IT_COUNTS):
        if number == BEFORE_IT_COUNTS:
            pages, bare_pages = pages_in_log(path), pages_in_log(bare_path)
        edit = new_edit(new_record("contact", ids[number % cases]), {"note": f"{number} {NOTE}"}, "imogen.farrowby")
        body = msgspec.json.encode(edit)
        turns = [lambda: store.save(edit), lambda: bare_commit(body)]  # noqa: B023 - called in this turn
        first = number % 2
        one, other = seconds(turns[first]), seconds(turns[1 - first])
        took.append((other, one) if first else (one, other))
    counted = took[BEFORE_IT_COUNTS:]
    save_ms, bare_ms = (1000 * statistics.median(times) for times in zip(*counted, strict=True))
    found = {
        "cases": cases,
        "save_ms": round(save_ms, 3),
        "bare_ms": round(bare_ms, 3),
        "ratio": round(save_ms / bare_ms, 2),
        "median_of_ratios": round(statistics.median(save / bare for save, bare in counted), 2),
        "save_pages": round((pages_in_log(path) - pages) / times, 2),
        "bare_pages": round((pages_in_log(bare_path) - bare_pages) / times, 2),
    }
    store.close()
    bare.close()
    return found


def main(folder: str = "") -> None:
    with tempfile.TemporaryDirectory(dir=folder or None) as place:
        for cases in (40, 400):
            print(json.dumps(measure(Path(place), cases)))


if __name__ == "__main__":
    main(*sys.argv[1:])
