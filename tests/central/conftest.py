"""One central server for all tests of this room that do not need one of their own."""

from collections.abc import Callable, Iterator

import pytest

from sync.wire import SignedIn
from tests.central.laptop import PASSWORD, Laptop
from tests.central_process import CentralProcess

MakeLaptop = Callable[[str], Laptop]

USERS = {
    "amina": ("northwick", "case_manager"),
    "bo": ("northwick", "case_manager"),
    "carla": ("northwick", "manager"),
    "dev": ("northwick", "data_officer"),
    "nia": ("northwick", "nurse"),
    "esi": ("eastham", "case_manager"),
}


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def shared_centre(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentralProcess]:
    """A running centre with amina, bo, carla (manager), dev (data officer) and nia (nurse); esi in another authority.

    Each test that uses it runs twice, over either kind of database.
    """
    database = None
    if request.param == "postgresql":
        database = request.getfixturevalue("postgres").database("shared")
    with CentralProcess(tmp_path_factory.mktemp("centre"), database) as process:
        for user, (authority, role) in USERS.items():
            process.add_user(user, PASSWORD, authority=authority, role=role, name=f"{user.title()} Example")
        process.start()
        yield process
        assert process.log() == "", "the centre logged an error"


@pytest.fixture(scope="session")
def laptop(shared_centre: CentralProcess) -> MakeLaptop:
    """A new enrolled laptop of a user, with nothing on it. One sign-in serves all of them: it is slow on purpose."""
    sessions: dict[str, SignedIn] = {}

    def make(user: str) -> Laptop:
        made = Laptop(shared_centre.url, user, session=sessions.get(user))
        sessions[user] = made.session
        return made

    return make
