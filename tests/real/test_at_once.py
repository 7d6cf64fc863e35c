"""The same asked by many at the same moment, of two server processes on one database: never a failure of ours."""

import concurrent.futures
import threading
from collections.abc import Callable

import pytest
import requests

from casework.edits import new_case, new_edit, new_id, new_record
from sync.wire import Applied, Duplicate, Edits, Enrol, SignIn, to_wire
from tests.central.laptop import PASSWORD, Laptop
from tests.central_process import CentralProcess

AT_ONCE = 8


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def two(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    """Two processes of the centre on one database, with amina, callum and dev in it."""
    folders = [tmp_path_factory.mktemp(name) for name in ("first", "second")]
    if request.param == "sqlite":
        database = f"sqlite:///{(folders[0] / 'centre.sqlite').as_posix()}"
    else:
        database = request.getfixturevalue("postgres").database("at-once")
    first, second = (CentralProcess(folder, database) for folder in folders)
    for user in ("amina", "callum", "dev"):
        first.add_user(user, PASSWORD)
    with first, second:
        first.start()
        second.start()
        yield first, second
        assert "Traceback" not in first.log() + second.log()


def all_at_once(ask: Callable[[int], requests.Response]) -> list[requests.Response]:
    """Every answer to `ask`, called with 0, 1, 2... by so many threads that begin together."""
    together = threading.Barrier(AT_ONCE)

    def one(number: int) -> requests.Response:
        together.wait(timeout=30)
        return ask(number)

    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(one, range(AT_ONCE)))


def test_one_person_signs_in_on_many_laptops(two) -> None:
    amina = [Laptop(two[number % 2].url, "amina") for number in range(2)]
    for _ in range(3):
        answers = all_at_once(lambda n: amina[n % 2].call("POST", "signin", SignIn("callum", PASSWORD)))
        assert {answer.status_code for answer in answers} <= {200, 429}
        assert 200 in {answer.status_code for answer in answers}


def test_wrong_passwords_at_once_gain_nothing(two) -> None:
    """Each attempt is counted before it is looked at: many at once are slowed down as one after the other would be."""
    amina = [Laptop(two[number % 2].url, "amina") for number in range(2)]
    statuses = []
    for _ in range(2):
        answers = all_at_once(lambda n: amina[n % 2].call("POST", "signin", SignIn("dev", f"wrong {n}")))
        statuses += [answer.status_code for answer in answers]
    assert set(statuses) == {401, 429}
    assert statuses.count(401) <= 6, "five are free, and then one at a time"


def test_one_laptop_is_enrolled_many_times(two) -> None:
    amina = [Laptop(two[number % 2].url, "amina") for number in range(2)]
    for _ in range(3):
        laptop = new_id()
        for one in amina:
            one.use(one.session.token)
        answers = all_at_once(lambda n, id=laptop: amina[n % 2].call("POST", "devices", Enrol(id, "Mine")))
        assert {answer.status_code for answer in answers} == {200}


def test_one_batch_is_sent_many_times(two) -> None:
    """A laptop that hears nothing sends again, while the first is still being taken in: one applies, all say where."""
    session = Laptop(two[0].url, "amina").session
    laptops = [Laptop(two[number % 2].url, "amina", session=session) for number in range(AT_ONCE)]
    case = new_case()
    opening = new_edit(case, {"reference": "ONCE"}, "amina")
    edits = [opening, *(new_edit(new_record("contact", case.id), {"note": f"{n}"}, "amina") for n in range(5))]
    message = Edits([to_wire(edit) for edit in edits])
    answers = all_at_once(lambda n: laptops[n].call("POST", "edits", message))
    assert {answer.status_code for answer in answers} == {200}
    results = [laptop.push(*edits) for laptop in laptops]
    assert all(isinstance(result, Applied | Duplicate) for one in results for result in one)
    assert len({tuple(result.position for result in one) for one in results}) == 1
