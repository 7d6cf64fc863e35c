"""kill -9 of laptops, server and database at random moments, while two people work on one case through bad links."""

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from tests.conftest import need_postgres
from tests.postgres import Postgres
from tests.real.town import Calm, Town, Worker, calm_down

Fault = Callable[[], None]


class Faults:
    """What can happen to a town. `happened` counts each kind."""

    def __init__(self, town: Town, server: Postgres | None, chance: random.Random) -> None:
        self._town = town
        self._server = server
        self._chance = chance
        self.happened: Counter[str] = Counter()

    def one(self) -> None:
        """Let one thing happen, chosen by chance, to somebody chosen by chance."""
        kinds: list[Fault] = [
            self.laptop_killed, self.server_killed, self.cut, self.damaged, self.half_closed, self.silent, self.slow
        ]  # fmt: skip
        if self._server is not None:
            kinds.append(self.database_killed)
        self.let(self._chance.choice(kinds))

    def let(self, fault: Fault) -> None:
        """Let this happen."""
        fault()
        self.happened[fault.__name__] += 1

    def laptop_killed(self) -> None:
        worker = self._somebody()
        worker.kill()
        worker.start(self._chance.getrandbits(32))

    def server_killed(self) -> None:
        self._town.centre.kill()
        self._somebody().wait_for("trouble")  # somebody noticed
        self._town.centre.start()

    def database_killed(self) -> None:
        assert self._server is not None
        self._server.kill()
        self._somebody().wait_for("trouble")
        self._server.start()

    def cut(self) -> None:
        link = self._chance.choice(self._town.links)
        link.cut_after(self._chance.choice(("up", "down")), self._chance.randrange(3000))

    def damaged(self) -> None:
        link = self._chance.choice(self._town.links)
        link.damage(self._chance.choice(("up", "down")), self._chance.randrange(10_000))

    def half_closed(self) -> None:
        link = self._chance.choice(self._town.links)
        link.half_close(self._chance.choice(("up", "down")), self._chance.randrange(3000))

    def silent(self) -> None:
        place = self._chance.randrange(2)
        self._town.links[place].go_silent()
        self._town.workers[place].wait_for("trouble")
        self._town.links[place].restore()

    def slow(self) -> None:
        link = self._chance.choice(self._town.links)
        link.shape(self._chance.choice((0, 0.02, 0.2)), self._chance.choice((None, 8_000, 64_000)))

    def _somebody(self) -> Worker:
        return self._chance.choice(self._town.workers)


@contextmanager
def town_on(database: str, folder: Path) -> Iterator[tuple[Town, Postgres | None]]:
    """A town on a database of its own, which nobody else minds being killed."""
    if database == "sqlite":
        with closing(Town(folder)) as town:
            yield town, None
        return
    need_postgres()
    with Postgres() as server:
        server.initialise().start()
        with closing(Town(folder, server.database("town"))) as town:
            yield town, server


def run(town: Town, server: Postgres | None, seed: int, steps: int) -> tuple[Calm, Counter[str]]:
    """Some faults at random moments of work, then calm."""
    chance = random.Random(seed)
    faults = Faults(town, server, chance)
    for worker in town.workers:
        worker.start(chance.getrandbits(32))
        worker.wait_for("saved")
    for _ in range(steps):
        faults.one()
        chance.choice(town.workers).wait_for("saved", chance.randint(1, 6))
    must = [faults.laptop_killed, faults.server_killed, *([faults.database_killed] if server else [])]
    for fault in must:  # whatever chance chose, each of these at least once
        if not faults.happened[fault.__name__]:
            faults.let(fault)
    for worker in town.workers:
        worker.wait_for("saved", 2)
        worker.kill()
    for link in town.links:
        link.restore()
    return calm_down(town), faults.happened


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_whatever_is_killed_and_however_links_fail_nothing_is_lost(database: str, tmp_path: Path) -> None:
    with town_on(database, tmp_path) as (town, server):
        calm, happened = run(town, server, seed=1, steps=6)
        assert calm.lost == calm.double == []
        assert calm.agree
        assert calm.promised > 20
        assert sum(happened.values()) >= 6


@pytest.mark.soak
@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
@pytest.mark.parametrize("seed", range(100, 110))
def test_a_long_bad_day(database: str, seed: int, tmp_path: Path) -> None:
    with town_on(database, tmp_path) as (town, server):
        calm, happened = run(town, server, seed, steps=60)
        print(f"{database} seed {seed}: {calm.promised} promised, {dict(happened)}")  # noqa: T201 - the figures of the soak
        assert (calm.lost, calm.double, calm.agree) == ([], [], True)
