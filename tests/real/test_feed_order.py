"""The feed in commit order, with several server processes on one database."""

import concurrent.futures
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from central.news import LOOK_AGAIN
from tests.central.commit_order import read_while_writing
from tests.central.laptop import PASSWORD, Laptop
from tests.central_process import CentralProcess

Servers = Callable[[int, str], list[CentralProcess]]


@pytest.fixture
def servers(tmp_path: Path, database: str) -> Iterator[Servers]:
    """Starts so many processes of the centre on one database, with amina in it; `module` may have a bug planted."""
    with ExitStack() as running:

        def start(count: int, module: str) -> list[CentralProcess]:
            made = []
            for number in range(count):
                folder = tmp_path / f"server-{number}"
                folder.mkdir()
                made.append(running.enter_context(CentralProcess(folder, database, module=module)))
            made[0].add_user("amina", PASSWORD)
            for server in made:
                server.start()
            return made

        yield start


def laptops(servers: list[CentralProcess], count: int) -> list[Laptop]:
    """Laptops of amina's, each of which speaks to another process than the one before."""
    session = Laptop(servers[0].url, "amina").session
    return [Laptop(servers[number % len(servers)].url, "amina", session=session) for number in range(count)]


def test_a_reader_through_another_process_never_misses_a_position(servers: Servers, database: str) -> None:
    started = servers(3 if database.startswith("postgresql") else 2, "central")
    reader, *writers = laptops(started, 10)
    order = read_while_writing(writers, reader, writers[0].open_case(), each=12)
    assert order.seen == order.given, "every position once, in order"
    assert [server.log() for server in started] == [""] * len(started)


def test_the_same_check_catches_a_plain_sequence(servers: Servers) -> None:
    reader, *writers = laptops(servers(2, "tests.real.plain_sequence"), 10)
    case = writers[0].open_case()
    for _ in range(20):
        if read_while_writing(writers, reader, case, each=8).missed:
            return
    pytest.fail("a plain sequence was not caught in 20 rounds: the check is too weak")


def test_a_held_request_hears_of_an_edit_that_another_process_took_in(servers: Servers) -> None:
    watcher, writer = laptops(servers(2, "central"), 2)
    case = writer.open_case()
    watcher.pull()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        held = pool.submit(watcher.page, wait=30)
        watcher.ask("GET", "me", None, dict)  # a request that came after the held one was answered: it is being held
        alert = writer.write(case, "alert", note="Seen from the other side.")
        began = time.monotonic()
        page = held.result(timeout=30)
        took = time.monotonic() - began
    assert [change.id for change in page.changed] == [alert]
    assert took < 2 * LOOK_AGAIN, "about a second"
