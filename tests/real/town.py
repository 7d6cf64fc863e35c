"""Two laptops as processes, a server as a process, a database, and links that fail: one service under all of it."""

import queue
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import msgspec
import sqlalchemy as sa

from central import schema
from central.store import Store
from sync.wire import WireEdit
from tests.forked import ROOT
from tests.real.fault_link import FaultLink
from tests.sync.laptops import CaseIds, Laptop, Service, case_on, nowhere


class Promised(NamedTuple):
    """An edit that a laptop said is safe, and the word that only this edit holds."""

    id: str
    token: str


class Town(Service):
    """A service on any database, whose two workers' laptops are `Worker` processes behind a link each."""

    def __init__(self, folder: Path, database: str | None = None) -> None:
        super().__init__(folder, cases=3, database=database)
        self.ids: CaseIds = self.case()
        self.links = [FaultLink(self.centre.port) for _ in range(2)]
        self.workers = [
            Worker(self.laptop(folder, user, url=link.url), self.ids)
            for user, link in zip(("amina", "callum"), self.links, strict=True)
        ]

    def ledger(self, case: str = "") -> dict[str, tuple[str, WireEdit]]:
        """Every edit the centre ever received (about one case): its result, and the edit as it came."""
        table = schema.ledger
        query = sa.select(table.c.id, table.c.result, table.c.edit).order_by(table.c.received_at)
        if case:
            query = query.where(table.c.case_id == case)
        store = Store(self.centre.database)
        with store.reading() as connection:
            lines = connection.execute(query).all()
        store.close()
        return {id: (result, msgspec.json.decode(edit, type=WireEdit)) for id, result, edit in lines}

    def close(self) -> None:
        """End whatever still runs."""
        for worker in self.workers:
            worker.end()
        for link in self.links:
            link.stop()
        self.centre.stop()


class Worker:
    """A laptop whose program is a process of its own: started, and killed at any moment."""

    def __init__(self, laptop: Laptop, ids: CaseIds) -> None:
        self.laptop = laptop
        self.promised: list[Promised] = []
        self.troubles: Counter[str] = Counter()
        self.synced = 0
        self.starts = 0
        self._ids = ids
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._process: subprocess.Popen[str] | None = None
        laptop.sync()  # its cases are here before it is left alone
        laptop.server.close()
        laptop.store.close()

    def start(self, seed: int) -> None:
        """Let it work."""
        assert self._process is None, "it works already"
        self.starts += 1
        laptop = self.laptop
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.real.worker", str(laptop.path), laptop._key.hex(), laptop.url, laptop.user,
             *self._ids, f"{seed}.{self.starts}"],
            cwd=ROOT, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._listening = threading.Thread(target=self._listen, args=(self._process,), daemon=True)
        self._listening.start()

    def kill(self) -> None:
        """kill -9, and take in what it had said until then."""
        process, self._process = self._process, None
        assert process is not None, "it does not work"
        assert process.poll() is None, "the laptop's program ended by itself"
        process.kill()
        process.wait()
        self._listening.join()
        self.hear()

    def end(self) -> None:
        """No matter how."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._listening.join()
            self._process = None

    def wait_for(self, what: str, times: int = 1) -> None:
        """Until it has said `saved` or `synced` or `trouble` so many times more."""
        while times:
            line = self._lines.get(timeout=60)
            assert line is not None, "the laptop's program ended by itself"
            self._take(line)
            times -= line.startswith(what)

    def hear(self) -> None:
        """Take in what it said meanwhile."""
        while not self._lines.empty():
            line = self._lines.get()
            if line is not None:
                self._take(line)

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        assert process.stdout is not None
        for line in process.stdout:
            if line.endswith("\n"):
                self._lines.put(line.strip())
        self._lines.put(None)

    def _take(self, line: str) -> None:
        word, *rest = line.split()
        if word == "saved":
            self.promised.append(Promised(*rest))
        elif word == "synced":
            self.synced += 1
        else:
            self.troubles[rest[0]] += 1


class Calm(NamedTuple):
    """How it was when all was calm: edits promised, of them lost, changes that count twice, and whether all agree."""

    promised: int
    lost: list[str]
    double: list[str]
    agree: bool


def calm_down(town: Town) -> Calm:
    """Everything runs and nobody works any more: sync both laptops until nothing waits, and look what became of it."""
    laptops = [worker.laptop for worker in town.workers]
    lost: list[str] = []
    for worker in town.workers:
        worker.laptop.start_again()
        worker.laptop.saved = list(worker.promised)  # type: ignore[arg-type]
        lost += [f"{worker.laptop.user} before: {edit.id}" for edit in nowhere(worker.laptop, town)]
    for _ in range(12):
        for laptop in laptops:
            laptop.sync()
        if not any(laptop.waiting() for laptop in laptops):
            break
    for laptop in laptops:
        laptop.sync()
        lost += [f"{laptop.user} waits: {edit.id}" for edit in laptop.waiting()]
        lost += [f"{laptop.user} after: {edit.id}" for edit in nowhere(laptop, town)]
    fresh = town.laptop(town.folder, "amina")
    fresh.sync()
    shown = [case_on(laptop, town.ids.case) for laptop in (*laptops, fresh)]
    texts = "\n".join(str(value) for record in shown[0].values() for value in record.values())
    lost += [f"word {one.token}" for worker in town.workers for one in worker.promised if one.token not in texts
             and not _superseded(one, town)]  # fmt: skip
    note = str(shown[0][town.ids.contact]["note"]).split()
    double = [word for word, times in Counter(note).items() if times > 1 and word.startswith(("amina", "callum"))]
    double += _applied_twice(town)
    for laptop in (*laptops, fresh):
        laptop.server.close()
        laptop.store.close()
    promised = sum(len(worker.promised) for worker in town.workers)
    return Calm(promised, lost, double, shown[0] == shown[1] == shown[2])


def _superseded(one: Promised, town: Town) -> bool:
    """Whether the word was a phone number, which the next one takes the place of: then the ledger must have it."""
    entries = [edit for _, edit in town.ledger(town.ids.case).values() if one.token in str(edit.set)]
    return any("phone" in edit.set or edit.type == "conflict" for edit in entries)


def _applied_twice(town: Town) -> list[str]:
    """Edits that were applied, and applied again under another id."""
    ledger = town.ledger(town.ids.case)
    roots: Counter[str] = Counter()
    for id, (result, edit) in ledger.items():
        root = id
        while root in ledger and ledger[root][1].replaces:
            root = str(ledger[root][1].replaces)
        if result == "applied" and edit.type != "conflict":
            roots[root] += 1
    return [f"edit {root}" for root, times in roots.items() if times > 1]
