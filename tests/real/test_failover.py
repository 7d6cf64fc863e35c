"""The database restarts, or dies and its standby takes over, while laptops go on sending. The server never restarts."""

import concurrent.futures
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from casework.edits import new_edit, new_record
from central.application import RETRY_AFTER
from sync.wire import Applied, Edits, to_wire
from tests.central.laptop import PASSWORD, Laptop
from tests.central_process import CentralProcess
from tests.conftest import need_postgres
from tests.postgres import Postgres, until
from tests.real.town import Town, calm_down

EACH_WAY = (
    "postgresql://holdfast@/{name}?host=127.0.0.1:{first}&host=127.0.0.1:{second}&target_session_attrs=read-write"
)


@pytest.fixture
def pair() -> Iterator[tuple[Postgres, Postgres]]:
    """A PostgreSQL and its standby, without which it acknowledges nothing."""
    need_postgres()
    with ExitStack() as both:
        primary, standby = both.enter_context(Postgres()), both.enter_context(Postgres())
        primary.initialise().start()
        primary.database("town")
        standby.copy_of(primary, "standby").start()
        primary.require("standby")
        yield primary, standby


def both(pair: tuple[Postgres, Postgres], name: str) -> str:
    """The address of a database of whichever of the two takes writes."""
    return EACH_WAY.format(name=name, first=pair[0].port, second=pair[1].port)


def test_a_primary_is_killed_and_its_standby_promoted_and_no_acknowledged_edit_is_lost(
    pair: tuple[Postgres, Postgres], tmp_path: Path
) -> None:
    primary, standby = pair
    town = Town(tmp_path, both(pair, "town"))
    for seed, worker in enumerate(town.workers):
        worker.start(seed)
    for worker in town.workers:
        worker.wait_for("synced", 3)
    primary.kill()
    for worker in town.workers:
        worker.wait_for("trouble")
    standby.promote()
    for worker in town.workers:
        worker.wait_for("synced", 3)  # by themselves: neither the server nor they were told anything
        worker.kill()
    received = {worker.laptop.user: acknowledged(town, place) for place, worker in enumerate(town.workers)}
    ledger = town.ledger(town.ids.case)
    for user, ids in received.items():
        assert ids, f"{user} had something acknowledged"
        assert ids <= set(ledger), "everything that was acknowledged is there"
    calm = calm_down(town)
    town.close()
    assert (calm.lost, calm.double, calm.agree) == ([], [], True)
    assert all(set(worker.troubles) <= {"Busy", "NoConnection"} for worker in town.workers), "never a bare 500"


@pytest.mark.soak
def test_the_same_check_finds_what_a_standby_that_lags_has_lost(tmp_path: Path) -> None:
    """Without synchronous replication an acknowledged edit can be lost: the check above must be able to see it."""
    need_postgres()
    with Postgres() as primary, Postgres() as standby:
        primary.initialise().start()
        primary.database("town")
        standby.copy_of(primary, "standby").start()
        town = Town(tmp_path, both((primary, standby), "town"))
        written = "SELECT count(*) FROM ledger"
        until(lambda: standby.ask(written, "town") == primary.ask(written, "town"), "the standby has everything")
        standby.stop()  # it lags, and nobody waits for it
        town.workers[0].start(1)
        town.workers[0].wait_for("synced", 3)
        town.workers[0].kill()
        primary.kill()
        standby.start()
        standby.promote()
        lost = acknowledged(town, 0) - set(town.ledger(town.ids.case))
        town.close()
        assert lost


def acknowledged(town: Town, place: int) -> set[str]:
    """The edits for which this laptop has a receipt."""
    laptop = town.workers[place].laptop
    laptop.start_again()
    records = [one.id for one in laptop.store.case(town.ids.case)]
    receipts = [receipt for record in records for receipt in laptop.store.receipts(record)]
    ids = {receipt.edit.id for receipt in receipts if receipt.outcome in ("applied", "duplicate")}
    laptop.server.close()
    laptop.store.close()
    return ids


@pytest.fixture
def server_and_database(tmp_path: Path) -> Iterator[tuple[CentralProcess, Postgres]]:
    """A server with amina in it, and a PostgreSQL that only it minds."""
    need_postgres()
    with Postgres() as database:
        database.initialise().start()
        with CentralProcess(tmp_path, database.database("town")) as server:
            server.add_user("amina", PASSWORD)
            server.start()
            yield server, database


@pytest.mark.parametrize("end", ["stop", "kill"])
def test_a_server_outlives_its_database(server_and_database: tuple[CentralProcess, Postgres], end: str) -> None:
    server, database = server_and_database
    amina, other = Laptop(server.url, "amina"), Laptop(server.url, "amina")
    case = amina.open_case()
    other.pull()
    for _ in range(2):
        database.stop() if end == "stop" else database.kill()
        for method, path, message in (("GET", "me", None), ("GET", "changes", None), ("POST", "edits", Edits([]))):
            answer = amina.call(method, path, message)
            assert (answer.status_code, answer.headers["Retry-After"]) == (503, str(RETRY_AFTER))
            assert answer.json()["code"] == "database_away"
        database.start()
        alert = amina.write(case, "alert", note="Written after it came back.")
        other.pull()
        assert other.fields[alert]["note"] == "Written after it came back."
    assert "Traceback" not in server.log()
    assert "Written after" not in server.log()


def test_a_held_request_ends_when_the_database_goes(server_and_database: tuple[CentralProcess, Postgres]) -> None:
    server, database = server_and_database
    amina = Laptop(server.url, "amina")
    amina.pull()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        held = pool.submit(amina.call, "GET", "changes", cursor=amina.cursor, wait=30)
        amina.ask("GET", "me", None, dict)
        began = time.monotonic()
        database.kill()
        assert held.result(timeout=30).status_code == 503
        assert time.monotonic() - began < 5
    database.start()
    amina.pull()


def test_a_database_that_takes_no_writes_is_said_to_be_away(pair: tuple[Postgres, Postgres], tmp_path: Path) -> None:
    """The server was led to a standby: it says so, keeps nothing in part, and goes on once that one is promoted."""
    primary, standby = pair
    with CentralProcess(tmp_path, primary.url("town")) as server:
        server.add_user("amina", PASSWORD)
        server.start()
        amina = Laptop(server.url, "amina")
        case = amina.open_case()
        server.stop()
        written = "SELECT count(*) FROM ledger"
        until(lambda: standby.ask(written, "town") == primary.ask(written, "town"), "the standby has everything")
        server.database = standby.url("town")
        server.start()
        amina.pull()
        edit = new_edit(new_record("alert", case), {"note": "x"}, "amina")
        answer = amina.call("POST", "edits", Edits([to_wire(edit)]))
        assert (answer.status_code, answer.json()["code"]) == (503, "database_away")
        primary.kill()
        standby.promote()
        assert isinstance(amina.push(edit)[0], Applied)
