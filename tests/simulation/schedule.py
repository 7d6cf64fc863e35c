"""Schedules: the steps that a seed comes to, and living through them."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from local_store import State
from tests.simulation.centre import PEOPLE
from tests.simulation.faults import OF_A_REQUEST, Fault, Figures, Plan, Trouble
from tests.simulation.laptop import Laptop, Sizes
from tests.simulation.template import LAPTOPS
from tests.simulation.world import Begin, World, world

HOURS = (-72.0, -24.0, -3.0, -0.5, 0.25, 1.0, 5.0, 24.0, 240.0)
HOW = ("ended", "ends today", "given", "from tomorrow")
TROUBLES = (*OF_A_REQUEST, Fault.MEANWHILE, Fault.MEANWHILE)
GOES_ON = ("new", "new", "new", "back", "same", "clear", "common")
KINDS = ("new",) * 17 + ("common", "common", "clear", "same")


class Lived(NamedTuple):
    """A schedule that held: its trace."""

    seed: int
    trace: str


def run(folder: Path, seed: int, figures: Figures, tell: Callable[[str], None] = lambda _: None) -> Lived:
    """Live through the schedule of this seed. Raises `Broken` where a promise is."""
    chance = random.Random(seed)
    with world(folder, str(seed), _begin(chance), figures, tell) as lived:
        figures["schedules"] += 1
        scheduler = _Scheduler(lived, chance)
        for _ in range(10 + min(50, int(chance.expovariate(1 / 10)))):
            figures["steps"] += 1
            scheduler.step()
        lived.come_to_rest()
        return Lived(seed, lived.trace)


def _begin(chance: random.Random) -> Begin:
    names = sorted(chance.sample(list(LAPTOPS), chance.choice((2, 3, 3, 3, 4, 5))))
    sizes = Sizes(chance.choice((64, 400, 1500, 65536)), chance.choice((1, 2, 500)), chance.choice((1, 2, 5, 500)))
    return Begin(tuple(names), tuple(name for name in names if chance.random() < 0.1), sizes)


class _Scheduler:
    """Draws one step after another."""

    def __init__(self, lived: World, chance: random.Random) -> None:
        self.world = lived
        self.chance = chance
        self.faults = chance.choice((0.0, 0.15, 0.3, 0.5))
        self.managers = [one for one in lived.laptops if one.user == "morgan"]
        self.steps: dict[Callable[[Laptop, int], None], float] = {
            self.write: 30,
            self.words: 14,
            self.go_on: 10,
            self.sync: 34,
            lambda one, which: lived.add(one, which, chance.choice(("contact", "address", "alert"))): 5,
            lambda one, which: lived.remove(one, which): 1,
            lambda one, _: lived.open_case(one): 0.7,
            lambda one, which: lived.open_editor(one, which): 3,
            lambda _, which: lived.save_editor(which): 3,
            lambda one, which: lived.leave_unanswered(one, which): 4,
            lambda one, which: lived.write_over_a_merge(one, which): 1.5,
            lambda one, which: lived.write_badly(one, which, chance.randrange(3)): 1.5,
            lambda one, which: lived.settle(one, which, chance.randrange(3)): 3,
            lambda one, which: lived.give_up(one, which): 0.7,
            lambda _, which: lived.late(which): 3,
            lambda one, _: lived.die(one): 0.5,
            lambda one, _: lived.turn_clock(one, chance.choice(HOURS)): 1.5,
            lambda _, __: lived.time_passes(chance.choice((0.1, 1.0, 24.0))): 1,
            lambda one, _: lived.sign_out(one): 0.5,
            lambda one, _: lived.revoke(one): 0.25,
            self.assign: 4 if self.managers else 0,
        }

    def step(self) -> None:
        """One step, of any kind."""
        (kind,) = self.chance.choices(list(self.steps), list(self.steps.values()))
        kind(self.chance.choice(self.world.laptops), self.chance.randrange(1000))

    def write(self, laptop: Laptop, which: int) -> None:
        kinds = tuple(self.chance.choice(KINDS) for _ in range(self.chance.choice((1, 1, 2, 3))))
        self.world.write(laptop, which, kinds, self._dies())

    def words(self, laptop: Laptop, which: int) -> None:
        self.world.write_words(laptop, which, self.chance.randrange(1000), self._dies())

    def go_on(self, laptop: Laptop, which: int) -> None:
        kinds = tuple(self.chance.choice(GOES_ON) for _ in range(self.chance.choice((1, 2))))
        self.world.go_on(laptop, which, kinds, self._dies())

    def _dies(self) -> int | None:
        return self.chance.randrange(2) if self.chance.random() < self.faults / 20 else None

    def sync(self, laptop: Laptop, _: int) -> None:
        chance = self.chance
        troubles = tuple(
            Trouble(chance.choice(TROUBLES), round(chance.random(), 3)) if chance.random() < self.faults else None
            for _ in range(chance.randrange(10))
        )
        if self.faults and chance.random() < 0.3 and any(one.state is State.SENT for one in laptop.store.pending()):
            troubles = (Trouble(Fault.STRANGER, 0.4), *troubles[1:])  # a server that is down for all but the pages
        plan = Plan(troubles, chance.randrange(12) if chance.random() < self.faults / 2 else None)
        self.world.sync(laptop, plan, chance.randrange(1000) if chance.random() < 0.15 else None)

    def assign(self, _: Laptop, which: int) -> None:
        self.world.assign(self.managers[0], which, self.chance.choice(list(PEOPLE)[:3]), self.chance.choice(HOW))
