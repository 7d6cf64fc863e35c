"""The laptop's store: each thing that a person waits for beside the least that it could cost, in the same run.

What is compared is measured in turns, so that a busy moment of the machine falls on both.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
from argon2.low_level import Type, hash_secret_raw

from casework import Record, new_edit, new_record
from local_store import LocalStore, key_file, keys
from local_store.cipher import keyed
from local_store.connection import SETTINGS
from local_store.records import SHOWN, as_shown
from local_store.shapes import CaseSummary
from tests.bench.measured import Measured, measured
from tests.bench.store_caseload import FIRST, LAST, ME, STREET, TODAY, fill
from tests.bench.typing_bench import typing
from ui.reading import contacts_between, count_documents, hearings

KEY = bytes(range(32))
PASSPHRASE = "a long enough passphrase"
MS = 1000.0
FRAME = 16.0
SAVES, READS, UNLOCKS = 60, 30, 5
LAPTOP = "laptop"
"""The window says with each edit which laptop it is from."""
NOTE = " ".join(f"word{at % 40} of a note that somebody writes" for at in range(21))[:930]
"""About 150 words."""

TYPED = (
    *("appointment", "the court", "college", "his mother", "contact", "conference", "concern", "restructive", "they"),
    *(
        "tenancy arrears",
        "landlord because",
        "cannabis",
        "interview with",
        "after the panel",
        "motivation",
        "unserving",
    ),
    *("quigly", "sorensn", "lindqvsit", "amina pereira", "zoe okafor", "mbeki", "ximena", "blesing", "yusuf birch"),
    *("dob 12/3/2010", "tw/4402", "07700 912345", "LN12 4AA", "harbour street", "northwick academy", "zzzzqqq"),
)


def figures() -> Iterator[Measured]:
    """All of them, with 40 and with 400 cases."""
    with tempfile.TemporaryDirectory() as folder:
        yield from typing(Path(folder))
        yield from _opening(Path(folder))
        for cases in (40, 400):
            path = Path(folder) / str(cases) / "store.db"
            big = fill(path, KEY, cases)
            with LocalStore.open(path, KEY, today=lambda: TODAY) as store:
                yield from _Bench(store, big, str(cases)).figures()
            yield _memory(path, Path(folder) / "empty.db", str(cases))


class _Bench:
    def __init__(self, store: LocalStore, big: str, cases: str) -> None:
        self._store, self._big, self._cases = store, big, cases
        self._sql: Callable[..., Any] = store._db._db.conn.execute

    def figures(self) -> Iterator[Measured]:
        yield self.case()
        yield from self.lists()
        yield from self.search()
        yield from self.save()

    def save(self) -> Iterator[Measured]:
        """A note of 150 words, new or changed, beside one durable commit of its bytes into an empty store."""
        contacts = [one for one in self._store.case(self._big) if one.type == "contact"][:SAVES]

        def new() -> Any:
            contact = new_record("contact", self._big)
            return new_edit(contact, {"date": str(TODAY), "kind": "phone", "note": NOTE}, ME, device=LAPTOP)

        def changed(at: int, one: Record) -> Any:
            return new_edit(one, {"note": f"{NOTE} {at}"}, ME, device=LAPTOP)

        yield self._saved("new", [new() for _ in range(SAVES)])
        yield self._saved("changed", [changed(at, one) for at, one in enumerate(contacts)])

    def _saved(self, name: str, edits: Sequence[Any]) -> Measured:
        with tempfile.TemporaryDirectory(dir=self._store._db.path.parent) as folder:
            bare = keyed(Path(folder) / "bare.db", KEY)
            for setting in SETTINGS:
                bare.conn.execute(setting).fetchall()
            bare.conn.execute("CREATE TABLE row (n INTEGER PRIMARY KEY, bytes BLOB NOT NULL)")
            ours: list[float] = []
            theirs: list[float] = []
            for edit in edits:
                ours.append(_seconds(lambda edit=edit: self._store.save(edit)))
                theirs.append(_seconds(lambda edit=edit: _commit(bare.conn.execute, msgspec.json.encode(edit))))
            bare.close()
        floor = statistics.median(theirs) * MS
        return measured(
            f"store.save.{name}.{self._cases}", statistics.median(ours) * MS, "ms", baseline=floor, goal=1.5 * floor
        )

    def case(self) -> Measured:
        """A case of 150 records beside a bare read of each of its rows by its id."""
        ids = [one.id for one in self._store.case(self._big)]

        def bare() -> list[Record]:
            statement = f"SELECT {SHOWN} FROM record WHERE id = ?"
            return [as_shown(self._sql(statement, (id,)).fetchone()) for id in ids]

        ours, floor = _in_turns(lambda: self._store.case(self._big), bare)
        return measured(f"store.case.{self._cases}", ours, "ms", baseline=floor, goal=2 * floor)

    def lists(self) -> Iterator[Measured]:
        """The caseload with its due dates beside a bare read of its rows; pages over all cases beside the caseload."""
        decode = msgspec.json.Decoder(CaseSummary).decode

        def bare() -> list[CaseSummary]:
            return [decode(line[0]) for line in self._sql("SELECT summary FROM case_summary").fetchall()]

        ours, floor = _in_turns(self._store.caseload, bare)
        yield measured(f"store.caseload.{self._cases}", ours, "ms", baseline=floor)
        for name, ask in (("today", self._today), ("court_list", lambda: hearings(self._store, TODAY))):
            ours, floor = _in_turns(ask, self._store.caseload)
            yield measured(f"store.{name}.{self._cases}", ours, "ms", baseline=floor)

    def _today(self) -> None:
        """What the page Today reads."""
        rows = self._store.caseload()
        self._store.counts()
        contacts_between(self._store, TODAY, TODAY, rows)
        count_documents(self._store, rows)
        self._store.device()

    def search(self) -> Iterator[Measured]:
        """Every letter from the third on of what people type, beside a bare look into the index for the same."""
        ours: list[float] = []
        theirs: list[float] = []
        for text in (*TYPED, *FIRST[::4], *LAST[::4], *STREET[::4]):
            for end in range(3, len(text) + 1):
                typed = text[:end]
                ours.append(_seconds(lambda typed=typed: self._store.search(typed)) * MS)
                theirs.append(_seconds(lambda typed=typed: self._bare_search(typed)) * MS)
        for name, part in (("p99", 98), ("median", 49)):
            cut, floor = (statistics.quantiles(each, n=100)[part] for each in (ours, theirs))
            goal = FRAME if name == "p99" else None
            yield measured(f"store.search.{name}.{self._cases}", cut, "ms", baseline=floor, goal=goal)

    def _bare_search(self, typed: str) -> None:
        words = " ".join(f'"{word}"*' for word in "".join(c if c.isalnum() else " " for c in typed).split())
        lines = self._sql(
            "SELECT rowid FROM search_note WHERE search_note MATCH ? ORDER BY rowid DESC LIMIT 50", (words,)
        )
        for (n,) in lines.fetchall():
            self._sql(f"SELECT {SHOWN} FROM record WHERE n = ?", (n,)).fetchone()


def _opening(folder: Path) -> Iterator[Measured]:
    """From the passphrase to the caseload, beside Argon2id alone; and on the first opening of a day."""
    for cases in (40, 400):
        place = folder / f"unlock{cases}"
        place.mkdir()
        fill(place / "store.db", keys.make_keys(place, PASSPHRASE), cases)
        kept = key_file.read(place)

        def usable(place: Path = place, day: int = 0) -> None:
            key = keys.unlock(place, PASSPHRASE)
            today = TODAY.fromordinal(TODAY.toordinal() + day)
            with LocalStore.open(place / "store.db", key, today=lambda: today) as store:
                assert store.caseload()

        def argon(kept: key_file.KeyFile = kept) -> None:
            hash_secret_raw(
                secret=PASSPHRASE.encode(),
                salt=kept.salt,
                time_cost=kept.passes,
                memory_cost=kept.memory_kib,
                parallelism=kept.lanes,
                hash_len=32,
                type=Type.ID,
            )

        ours, floor = _in_turns(usable, argon, UNLOCKS)
        yield measured(f"store.unlock.{cases}", ours, "ms", baseline=floor)
        first = _seconds(lambda usable=usable: usable(day=1)) * MS
        yield measured(f"store.unlock.first_of_a_day.{cases}", first, "ms", baseline=floor)


def _memory(path: Path, empty: Path, cases: str) -> Measured:
    """What the window holds with the caseload open, beside the same window on an empty store."""
    if not empty.exists():
        LocalStore.create(empty, KEY, today=lambda: TODAY).close()
    held, floor = (_resident(each) for each in (path, empty))
    return measured(f"window.memory.{cases}", held, "MB", baseline=floor)


def _resident(path: Path) -> float:
    command = [sys.executable, "-m", "tests.bench.window_memory", str(path)]
    done = subprocess.run(
        command, check=True, capture_output=True, text=True, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    )
    return float(done.stdout.split()[-1])


def _commit(sql: Callable[..., Any], data: bytes) -> None:
    sql("BEGIN IMMEDIATE")
    sql("INSERT INTO row (bytes) VALUES (?)", (data,))
    sql("COMMIT")


def _in_turns(ours: Callable[[], object], floor: Callable[[], object], times: int = READS) -> tuple[float, float]:
    """The medians of both, in milliseconds."""
    pairs = [(_seconds(ours), _seconds(floor)) for _ in range(times)]
    return statistics.median(one for one, _ in pairs) * MS, statistics.median(other for _, other in pairs) * MS


def _seconds(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
