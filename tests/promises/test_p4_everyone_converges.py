"""P4. When all is sent, every laptop with a case shows the same case, whatever happened on the way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sync.laptops import Service, case_on
from tests.sync.simulation import Day, Team


@pytest.fixture(scope="module")
def team(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Team]:
    team = Team(service, tmp_path_factory.mktemp("team"))
    yield team
    team.close()


@pytest.mark.parametrize("seed", range(4))
def test_a_random_day_on_three_laptops(service: Service, team: Team, seed: int):
    Day(team, service.case(), seed).run()


def test_a_laptop_that_was_away_for_everything_shows_the_same(service: Service, team: Team, tmp_path: Path):
    ids = service.case()
    Day(team, ids, 1000).run()
    late = service.laptop(tmp_path, "callum")
    late.sync()
    assert case_on(late, ids.case) == case_on(team.laptops[0], ids.case)
    stamps = {one.id: one.stamps for one in late.store.case(ids.case)}
    for laptop in team.laptops:
        assert {one.id: one.stamps for one in laptop.store.case(ids.case)} == stamps


@pytest.mark.soak
def test_many_random_days(tmp_path_factory: pytest.TempPathFactory):
    service = Service(tmp_path_factory.mktemp("soak"), cases=301)
    team = Team(service, tmp_path_factory.mktemp("team"))
    for seed in range(2000, 2300):
        Day(team, service.case(), seed).run()
    team.close()
    service.centre.stop()
