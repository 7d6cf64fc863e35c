"""What every room's tests share."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from casework.edits import new_id
from tests.central_process import CentralProcess
from tests.postgres import Postgres, programs

if TYPE_CHECKING:
    from tests.sync.laptops import Service

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before any test brings Qt with it


def pytest_collection_finish() -> None:
    """Garbage is collected between tests, on the thread of the tests, and never elsewhere.

    A cycle that holds a widget, collected on the thread of a store or a link, is a crash of Qt some tests later (the
    application sees to the same in `desktop.garbage`). What was imported stays, so that a collection is short.
    """
    gc.collect()
    gc.freeze()
    gc.disable()


@pytest.fixture(autouse=True)
def _no_garbage() -> Iterator[None]:
    """What a test leaves goes with it. What is older waits for the end of its module: to look at all takes longer."""
    yield
    gc.collect(1)


@pytest.fixture(autouse=True, scope="module")
def _no_garbage_of_a_module() -> Iterator[None]:
    yield
    gc.collect()
    gc.freeze()  # what is left by now stays: lists that are kept, modules that came late


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[CentralProcess]:
    """A central server with an empty database of its own. It is not started yet: add users, then `start()`."""
    folder = tmp_path / "centre"
    folder.mkdir()
    with CentralProcess(folder) as process:
        yield process


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A running PostgreSQL for all tests that do not kill it. Each makes a database of its own in it."""
    need_postgres()
    with Postgres() as server:
        server.initialise().start()
        yield server
        server.stop()


def need_postgres() -> None:
    """Leave the test out, by name, where there is no PostgreSQL to start."""
    if programs() is None:
        pytest.skip("PostgreSQL is not installed here")


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, of either kind."""
    if request.param == "sqlite":
        return f"sqlite:///{(tmp_path / 'centre.sqlite').as_posix()}"
    server: Postgres = request.getfixturevalue("postgres")
    return server.database(new_id())


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> "Iterator[Service]":
    """One running central server with three people and many cases, for all tests that sync real laptops with it."""
    from tests.sync.laptops import Service  # brings the whole centre with it: only for those who need it

    service = Service(tmp_path_factory.mktemp("service"), cases=144)
    yield service
    service.centre.stop()
