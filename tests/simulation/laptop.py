"""One laptop of the simulation: a real store on disk and a real engine, which may die at any durable step."""

import datetime as dt
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from casework.edits import Edit, Record
from local_store import LocalStore
from sync import Credentials, Server, SyncEngine
from sync.errors import SyncTrouble
from sync.pace import Pace
from tests.simulation.centre import PASSWORD
from tests.simulation.faults import QUIET, Died, Mortal, Plan
from tests.simulation.link import SimulatedLink
from tests.simulation.nature import Clock, Nature

KEY = b"the key of a simulated laptop..."


class Sizes(NamedTuple):
    """How much goes into one request at first, and at most: bytes of a page, pages of an answer, edits of a batch."""

    page: int = 64 * 1024
    pages: int = 500
    batch: int = 500


class Row(NamedTuple):
    """One record as its row has it: what the centre gave."""

    n: int
    id: str
    case: str
    held: dict[str, Any]
    stamps: dict[str, int]


class Laptop:
    """A laptop and its user. `ended` says how the last cycle ended: None where it was whole."""

    def __init__(self, name: str, user: str, path: Path, nature: Nature, link: SimulatedLink, sizes: Sizes) -> None:
        self.name = name
        self.user = user
        self.path = path
        self.clock = Clock(nature)
        self.mortal = Mortal()
        self.revoked = False
        self.ended: BaseException | None = None
        self.before_marking: Callable[[], None] | None = None
        self._nature = nature
        self._link = link
        self._sizes = sizes
        self._rows: dict[tuple[Any, ...], Row] = {}
        self._open()

    def _open(self) -> None:
        with self._nature.at(self.clock):
            self.store = LocalStore.open(self.path, KEY, today=self.clock.today, now=self.clock.text)
            self.mortal.watch(self.store._db)
            self._watch_marking()
            credentials = Credentials(self.user, PASSWORD)
            server = Server("http://127.0.0.1:1", credentials, connection=self._link)
            self.engine = SyncEngine(self.store, server, device_name=self.name)
        self.engine._puller._bytes = Pace(min(64, self._sizes.page), self._sizes.page, self._sizes.page)
        self.engine._puller._pages = Pace(1, self._sizes.pages, self._sizes.pages)
        self.engine._sender._edits = Pace(1, self._sizes.batch, self._sizes.batch)

    def _watch_marking(self) -> None:
        """What is done `before_marking` happens once, when the sync thread has read what it will send."""
        mark = self.store.mark_sent

        def mark_sent(edit_ids: Iterable[str]) -> list[Edit]:
            act, self.before_marking = self.before_marking, None
            if act:
                act()
            return mark(edit_ids)

        self.store.mark_sent = mark_sent  # type: ignore[method-assign]

    @property
    def device(self) -> str:
        """The id of this laptop."""
        return self.engine._enrolment.device.id

    def sync(self, plan: Plan = QUIET) -> None:
        """One cycle, in which goes wrong what is planned."""
        self._link.troubles = list(plan.requests)
        self.mortal.dies_at(plan.dies_at)
        self.ended = None
        try:
            with self._nature.at(self.clock):
                self.engine.sync_once()
        except SyncTrouble as trouble:
            self.ended = trouble
        except Died as death:
            self.start_again()
            self.ended = death
        self.mortal.dies_at(None)
        self.before_marking = None
        self._link.troubles = []

    def save(self, edits: list[Edit], dies_at: int | None = None) -> bool:
        """Save as the window does. False where the laptop died before the edits were safe."""
        self.mortal.dies_at(dies_at)
        try:
            with self._nature.at(self.clock):
                self.store.save_all(edits)
        except Died:
            self.start_again()
            here = {item.edit.id for item in self.store.pending()}
            assert (dies_at == 1) == (edits[0].id in here), "P1: safe when the commit returned, and not before"
            return edits[0].id in here
        finally:
            self.mortal.dies_at(None)
        return True

    def write_on(self, edit: Edit, dies_at: int | None = None) -> None:
        """As a form that saves as it is written. The laptop may die before it, or after."""
        self.mortal.dies_at(dies_at)
        try:
            with self._nature.at(self.clock):
                self.store.write_on(edit)
        except Died:
            self.start_again()
        finally:
            self.mortal.dies_at(None)

    def start_again(self) -> None:
        """The program ended without a word and was started again."""
        self.mortal.dies_at(None)
        self.store.close()
        self._open()

    def turn_clock(self, by: dt.timedelta) -> None:
        """Somebody sets the clock, or its battery was empty."""
        self.clock.off += by

    def cases(self) -> list[str]:
        """The cases of which this laptop has anything."""
        with self.store._db.reading() as sql:
            return [line[0] for line in sql("SELECT DISTINCT case_id FROM record ORDER BY case_id")]

    def records(self) -> list[Record]:
        """Every record as it is shown, in an order that does not depend on chance."""
        found = [record for case in self.cases() for record in self.store.case(case)]
        return sorted(found, key=lambda record: record.id)

    def rows(self) -> list[Row]:
        """Every record as the centre gave it. One that is as before is the same object as before."""
        with self.store._db.reading() as sql:
            lines = sql("SELECT n, id, case_id, held, stamps FROM record").fetchall()
        before, self._rows = self._rows, {}
        decode = msgspec.json.decode
        for line in lines:
            n, id, case, held, stamps = line
            self._rows[line] = before.get(line) or Row(n, id, case, decode(held), decode(stamps))
        return list(self._rows.values())

    def found_by(self) -> dict[int, tuple[set[tuple[str, int]], set[str]]]:
        """By the number of a record's row: the words that find its case, and the words of its text."""
        self.store.tidy()  # the words of what was just saved come before the next search
        found: dict[int, tuple[set[tuple[str, int]], set[str]]] = {}
        vocabulary = (
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.word_of USING fts5vocab('main', 'search_note', 'instance')"
        )
        with self.store._db.reading() as sql:
            sql(vocabulary)
            for n, word, way in sql("SELECT n, word, way FROM found_by").fetchall():
                found.setdefault(n, (set(), set()))[0].add((word, way))
            for n, word in sql("SELECT doc, term FROM temp.word_of").fetchall():
                found.setdefault(n, (set(), set()))[1].add(word)
        return found

    def close(self) -> None:
        """Close the store."""
        self.store.close()
