"""P2. Every saved edit is at every moment in the outbox, in the centre's ledger, or in front of the user."""

import json
import subprocess
import sys

import pytest

from casework import Edit, new_edit, new_id, new_record
from sync.errors import NoConnection, NotAllowed
from tests.link import Link
from tests.sync.impostor import Impostor, Told, gateway
from tests.sync.laptops import Laptop, Service, nowhere

PROBLEM = json.dumps({"code": "some_code", "reason": "Some reason."}).encode()
HTML = b"<html>Sign in to the guest network</html>"


@pytest.fixture(scope="module")
def enrolled(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Laptop:
    return service.laptop(tmp_path_factory.mktemp("p2"))


@pytest.fixture
def laptop(service: Service, enrolled: Laptop) -> Laptop:
    """One laptop for the many tests that leave nothing behind: bringing its cases down takes longer than they do."""
    enrolled.url = service.centre.url
    enrolled.begin_anew()
    return enrolled


def write_some(laptop: Laptop, ids) -> list[Edit]:
    return [
        laptop.change(ids.person, phone="07700 900011"),
        laptop.add("contact", ids.case, date="2026-11-26", note="Met at the library."),
        laptop.change(ids.contact, place="Library"),
    ]


@pytest.mark.parametrize("body", [PROBLEM, HTML, b""], ids=["problem", "html", "empty"])
@pytest.mark.parametrize("status", [200, 204, 302, 400, 401, 403, 404, 409, 410, 413, 422, 426, 429, 500, 502, 503])
def test_no_answer_of_any_server_drops_an_edit(service: Service, laptop, status, body):
    edits = write_some(laptop, service.case_to_share())
    with Impostor(lambda _: Told(status, body)) as impostor:
        laptop.connect(impostor.url)
        for _ in range(3):
            assert laptop.try_sync() is not None
            assert nowhere(laptop, service) == []
        assert len(impostor.asked) >= 3
    laptop.connect(service.centre.url)
    laptop.sync()
    assert {service.ledger()[edit.id][0] for edit in edits} == {"applied"}


@pytest.mark.parametrize("status", [400, 401, 403, 404, 409, 413, 422, 426, 429, 500, 502, 503])
def test_no_answer_to_the_push_alone_drops_an_edit(service: Service, laptop, status):
    """The centre answers as ever, but for what is handed in."""
    edits = write_some(laptop, service.case_to_share())
    silent = gateway(service.centre.url, lambda asked: Told(status, PROBLEM) if asked.path == "/v1/edits" else None)
    with Impostor(silent) as impostor:
        laptop.connect(impostor.url)
        for _ in range(3):
            laptop.try_sync()
            assert nowhere(laptop, service) == []
        assert any(asked.path == "/v1/edits" for asked in impostor.asked)
    assert {edit.id for edit in edits} <= {edit.id for edit in laptop.waiting()} | laptop.in_front_of_its_user()


@pytest.mark.parametrize("way", ["up", "down"])
@pytest.mark.parametrize("count", [0, 1, 120, 500, 900])
def test_no_cut_of_the_link_drops_an_edit(service: Service, tmp_path, way, count):
    ids = service.case_to_share()
    with Link(service.centre.port) as link:
        laptop = service.laptop(tmp_path, url=link.url)
        laptop.sync()
        laptop.server.close()
        write_some(laptop, ids)
        link.cut_after(way, count, stays=True)
        assert isinstance(laptop.try_sync(), NoConnection)
        assert nowhere(laptop, service) == []
        laptop.start_again()
        assert nowhere(laptop, service) == []
        link.restore()
        laptop.sync()
    assert laptop.waiting() == []
    assert nowhere(laptop, service) == []


def test_failure_after_failure_drops_nothing(service: Service, amina):
    ids = service.case_to_share()
    amina.sync()
    edits = write_some(amina, ids)
    with Impostor(lambda _: Told(500, PROBLEM)) as impostor:
        amina.connect(impostor.url)
        for _ in range(40):
            amina.try_sync()
    assert [edit.id for edit in amina.waiting()] == [edit.id for edit in edits]


def test_a_case_that_was_reassigned_meanwhile_keeps_what_was_written_for_it(service: Service, amina, tmp_path):
    ids = service.case()
    amina.sync()
    edits = write_some(amina, ids)
    [assignment] = [
        one for one in amina.store.case(ids.case) if one.type == "assignment" and one.fields["worker"] == "amina"
    ]
    manager = service.laptop(tmp_path, "morgan")
    manager.store.save(new_edit(assignment, {"until": "2026-01-31"}, "morgan"))
    manager.sync()
    when_sending = []

    def look(_) -> None:  # the case is known to have left by now, and nothing was delivered yet
        when_sending.append((amina.shows(ids.person, "phone"), nowhere(amina, service)))

    amina.engine._progress = look
    amina.sync()
    assert when_sending == [("07700 900011", [])]
    assert nowhere(amina, service) == []
    assert {service.ledger()[edit.id][0] for edit in edits} == {"refused"}  # in quarantine, as proposals
    assert amina.store.case(ids.case) == []


def test_a_revoked_laptop_still_delivers(service: Service, amina):
    ids = service.case()
    amina.sync()
    edits = write_some(amina, ids)
    done = service.centre.run("device", "revoke", amina.store.device().id)
    assert done.returncode == 0, done.stderr
    assert isinstance(amina.try_sync(), NotAllowed)
    assert nowhere(amina, service) == []
    assert {service.ledger()[edit.id][0] for edit in edits} == {"refused"}
    assert {edit.id for edit in edits} <= amina.in_front_of_its_user()


def test_an_edit_too_big_for_the_centre_comes_before_its_author_and_the_others_go(service: Service, amina):
    ids = service.case()
    amina.sync()
    edits = [amina.change(ids.person, phone=f"07700 90002{number}") for number in range(4)]
    big = amina.add("document", ids.case, title="Far too long", text="".join(map(str, range(9000))))
    edits += [amina.change(ids.person, email=f"{number}@example.org") for number in range(4)]

    def too_big(asked):
        return Told(413, HTML) if len(asked.body) > 2000 else None

    with Impostor(gateway(service.centre.url, too_big)) as impostor:
        amina.connect(impostor.url)
        report = amina.sync()
    assert (report.pushed, report.refused) == (8, 1)
    assert {service.ledger()[edit.id][0] for edit in edits} == {"applied"}
    assert big.id in amina.in_front_of_its_user()
    assert amina.waiting() == []
    assert nowhere(amina, service) == []


WRITER = """
import sys
from pathlib import Path
from casework import new_edit
from local_store import LocalStore
from sync import Credentials, Server, SyncEngine
import os

path, key, url, record = sys.argv[1:]
store = LocalStore.open(Path(path), bytes.fromhex(key))
store.save(new_edit(store.record(record), {"phone": "07700 900013"}, "amina", id="%s"))
die_at = os._exit
engine = SyncEngine(store, Server(url, Credentials("amina", "%s")), progress=None)
settle = store.settle
store.settle = lambda *answer: die_at(9)  # the answer is here, and nothing of it is on the disk yet
engine.sync_once()
"""


def test_a_laptop_that_dies_between_the_answer_and_its_commit(service: Service, amina):
    ids = service.case()
    amina.sync()
    edit_id = new_id()
    amina.server.close()
    amina.store.close()
    program = WRITER % (edit_id, "a long enough password")
    arguments = [str(amina.path), amina._key.hex(), service.centre.url, ids.person]
    died = subprocess.run([sys.executable, "-c", program, *arguments], check=False)
    assert died.returncode == 9
    amina.start_again()
    assert [edit.id for edit in amina.waiting()] == [edit_id]
    assert service.ledger()[edit_id][0] == "applied"
    report = amina.sync()
    assert (report.pushed, report.conflicts) == (1, 0)
    assert amina.waiting() == []


def test_the_check_itself_finds_a_lost_edit(service: Service, amina):
    """A promise that cannot be seen broken is none: an edit saved nowhere is found missing."""
    ids = service.case()
    amina.sync()
    lost = new_edit(new_record("contact", ids.case), {"note": "x"}, "amina")
    amina.saved.append(lost)
    assert nowhere(amina, service) == [lost]
