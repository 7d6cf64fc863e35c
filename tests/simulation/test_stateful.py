"""Hypothesis looks for a schedule of its own that breaks a promise, and shrinks it to the steps that matter."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.simulation.centre import PEOPLE
from tests.simulation.faults import OF_A_REQUEST, Figures, Plan, Trouble
from tests.simulation.laptop import Sizes
from tests.simulation.many import scratch
from tests.simulation.schedule import HOURS, HOW
from tests.simulation.world import Begin, World, world

which = st.integers(0, 20)
troubles = st.builds(Trouble, st.sampled_from(OF_A_REQUEST), st.integers(0, 99).map(lambda part: part / 100))
plans = st.builds(Plan, st.lists(st.none() | troubles, max_size=6).map(tuple), st.none() | st.integers(0, 11))
kinds = st.lists(st.sampled_from(("new", "new", "common", "clear", "same")), min_size=1, max_size=3).map(tuple)

goes_on = st.lists(st.sampled_from(("new", "new", "back", "same", "clear")), min_size=1, max_size=2).map(tuple)


class Days(RuleBasedStateMachine):
    """Steps of a `World`, drawn one by one."""

    folder: Path

    def __init__(self) -> None:
        super().__init__()
        self.open = contextlib.ExitStack()
        self.world: World

    @initialize(page=st.sampled_from((64, 1500, 65536)), batch=st.sampled_from((1, 3, 500)), new=st.booleans())
    def begin(self, page: int, batch: int, new: bool) -> None:
        begin = Begin(
            ("amina 1", "callum 1", "morgan 1"),
            ("callum 1",) if new else (),
            Sizes(page, 500 if page > 64 else 2, batch),
        )
        self.world = self.open.enter_context(world(self.folder, "hypothesis", begin, Figures()))

    def laptop(self, number: int) -> Any:
        return self.world.laptops[number % len(self.world.laptops)]

    @rule(one=which, record=which, kinds=kinds, dies_at=st.none() | st.integers(0, 1))
    def write(self, one: int, record: int, kinds: tuple[str, ...], dies_at: int | None) -> None:
        self.world.write(self.laptop(one), record, kinds, dies_at)

    @rule(one=which, record=which, where=which)
    def write_words(self, one: int, record: int, where: int) -> None:
        self.world.write_words(self.laptop(one), record, where)

    @rule(one=which, record=which, kinds=goes_on, dies_at=st.none() | st.integers(0, 1))
    def go_on(self, one: int, record: int, kinds: tuple[str, ...], dies_at: int | None) -> None:
        self.world.go_on(self.laptop(one), record, kinds, dies_at)

    @rule(one=which, case=which, type=st.sampled_from(("contact", "address", "alert")))
    def add(self, one: int, case: int, type: str) -> None:
        self.world.add(self.laptop(one), case, type)

    @rule(one=which, record=which)
    def open_editor(self, one: int, record: int) -> None:
        self.world.open_editor(self.laptop(one), record)

    @rule(editor=which)
    def save_editor(self, editor: int) -> None:
        self.world.save_editor(editor)

    @rule(one=which, record=which, how=which)
    def write_badly(self, one: int, record: int, how: int) -> None:
        self.world.write_badly(self.laptop(one), record, how)

    @rule(one=which, conflict=which, kept=which)
    def settle(self, one: int, conflict: int, kept: int) -> None:
        self.world.settle(self.laptop(one), conflict, kept)

    @rule(one=which, plan=plans, goes_on=st.none() | which)
    def sync(self, one: int, plan: Plan, goes_on: int | None) -> None:
        self.world.sync(self.laptop(one), plan, goes_on)

    @rule(request=which)
    def late(self, request: int) -> None:
        self.world.late(request)

    @rule(one=which, hours=st.sampled_from(HOURS))
    def turn_clock(self, one: int, hours: float) -> None:
        self.world.turn_clock(self.laptop(one), hours)

    @rule(case=which, user=st.sampled_from(sorted(PEOPLE)[:3]), how=st.sampled_from(HOW))
    def assign(self, case: int, user: str, how: str) -> None:
        self.world.assign(self.world.laptops[-1], case, user, how)

    @rule(one=which)
    def revoke(self, one: int) -> None:
        self.world.revoke(self.laptop(one))

    def teardown(self) -> None:
        with self.open:
            if hasattr(self, "world"):
                self.world.come_to_rest()


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with scratch() as made:
        yield made


@pytest.mark.filterwarnings("ignore:.*Reserved kwarg")
@pytest.mark.parametrize("examples", [30, pytest.param(2000, marks=pytest.mark.soak)])
def test_hypothesis_finds_no_way_to_break_a_promise(folder: Path, examples: int) -> None:
    Days.folder = folder
    run_state_machine_as_test(
        Days,
        settings=settings(
            max_examples=examples,
            stateful_step_count=25,
            deadline=None,
            derandomize=examples < 100,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
