"""As many schedules again, so that a test that is asked for by itself is half as long."""

from tests.simulation.conftest import Say
from tests.simulation.faults import Figures
from tests.simulation.test_schedules import SCHEDULES, live_through


def test_thousands_of_schedules_hold_every_promise(say: Say) -> None:
    figures, seeds = Figures(), range(SCHEDULES, 2 * SCHEDULES)
    live_through(seeds, figures, say)
    say(f"seeds {seeds[0]} to {seeds[-1]}: {figures.line()}")
    assert figures["schedules"] == SCHEDULES
