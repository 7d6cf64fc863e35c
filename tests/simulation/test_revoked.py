"""A laptop that was taken out of service hands in all it has, in the form in which it can be used, in one cycle."""

from collections.abc import Iterator

import pytest

from sync.errors import NotAllowed, Revoked
from tests.simulation.faults import Fault, Figures, Plan, Trouble
from tests.simulation.laptop import Sizes
from tests.simulation.many import scratch
from tests.simulation.user_steps import FIELDS
from tests.simulation.world import Begin, World, world

pytestmark = pytest.mark.filterwarnings("ignore:.*Reserved kwarg")


@pytest.fixture
def lived() -> Iterator[World]:
    begin = Begin(("amina 1", "callum 1"), sizes=Sizes(batch=1))
    with scratch() as folder, world(folder, "revoked", begin, Figures()) as lived:
        yield lived


def test_what_was_written_on_top_of_each_other(lived: World) -> None:
    amina, _ = lived.laptops
    for _ in range(3):
        lived.write(amina, 0, ("new",))
    lived.revoke(amina)
    lived.sync(amina)
    assert isinstance(amina.ended, NotAllowed)
    assert amina.store.pending() == []
    lived.write(amina, 0, ("new",))  # by somebody who has not heard of it yet
    lived.sync(amina)
    assert amina.store.pending() == []


def test_what_was_stale_when_the_link_broke(lived: World) -> None:
    amina, _ = lived.laptops
    lived.write(amina, 0, ("new",))
    lost = [Trouble(Fault.REQUEST_LOST)] * 6
    lived.sync(amina, Plan((None, Trouble(Fault.MEANWHILE, 0.001), *lost)))
    assert [item.state.value for item in amina.store.pending()] == ["stale"]
    lived.revoke(amina)
    lived.sync(amina)
    assert isinstance(amina.ended, NotAllowed)
    assert amina.store.pending() == []


def test_what_waited_behind_a_refused_edit(lived: World) -> None:
    amina, _ = lived.laptops
    lived.write_badly(amina, 0, 1)
    (bad,) = amina.store.pending()
    which = [one.id for one in amina.records() if one.type in FIELDS].index(bad.edit.record)
    lived.write(amina, which, ("new",))
    lived.sync(amina)
    assert [item.follows for item in amina.store.pending()] == [bad.edit.id]
    lived.revoke(amina)
    lived.sync(amina)
    assert isinstance(amina.ended, Revoked)
    assert amina.store.pending() == []
