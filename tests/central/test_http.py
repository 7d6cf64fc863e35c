"""The outermost layer: header, packing, failures, https, and a server that comes and goes."""

import concurrent.futures
import gzip
import json
from pathlib import Path

import msgspec
import pytest
import requests
import sqlalchemy as sa
import trustme
import zstandard

from casework.edits import new_edit, new_record
from central.edge import BODY_BYTES
from sync.wire import PROTOCOL_HEADER, Applied, Edits, Results, SignIn, encode, to_wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import PASSWORD, Laptop, plain
from tests.central_process import CentralProcess


@pytest.mark.parametrize("path", ["", "/v1"])
def test_it_says_that_it_is_holdfast(shared_centre: CentralProcess, path: str) -> None:
    response = requests.get(shared_centre.url + path, timeout=30)
    assert response.json() == {"holdfast": "central", "protocol": 1}
    assert response.headers[PROTOCOL_HEADER] == "1"


@pytest.mark.parametrize("header", [None, "2", ""])
def test_another_protocol_is_told_so(shared_centre: CentralProcess, header: str | None) -> None:
    headers = {} if header is None else {PROTOCOL_HEADER: header}
    response = requests.get(shared_centre.url + "/v1/me", headers=headers, timeout=30)
    assert response.status_code == 400
    assert response.json()["code"] == "protocol"
    assert response.headers[PROTOCOL_HEADER] == "1"


def test_every_failure_is_a_problem_with_a_sentence(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    answers = [
        amina.call("GET", "nothing"),
        amina.call("DELETE", "me"),
        amina.http.get(amina.url + "/nothing", timeout=30),
        amina.http.post(amina.url + "/v1/signin", data=b"{", timeout=30),
        amina.call("POST", "signin", {"user": 1}),
        amina.call("POST", "edits", {"edits": "x"}),
        amina.call("GET", "changes", limit_bytes="many"),
    ]
    assert [answer.status_code for answer in answers] == [404, 405, 404, 400, 400, 400, 400]
    for answer in answers:
        problem = json.loads(plain(answer))
        assert problem["reason"].endswith(".")
        assert answer.headers[PROTOCOL_HEADER] == "1"


@pytest.mark.parametrize("coding", ["zstd", "gzip"])
def test_packed_requests_are_read_and_answers_packed_alike(laptop: MakeLaptop, coding: str) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    edits = [to_wire(new_edit(new_record("contact", case), {"note": f"Note {n}."}, "amina")) for n in range(20)]
    body = encode(Edits(edits))
    packed = gzip.compress(body) if coding == "gzip" else zstandard.ZstdCompressor().compress(body)
    response = amina.http.post(
        amina.url + "/v1/edits",
        data=packed,
        headers={"Content-Encoding": coding, "Accept-Encoding": coding},
        timeout=30,
    )
    assert response.headers["Content-Encoding"] == coding
    results = msgspec.json.decode(plain(response), type=Results).results
    assert [type(result) for result in results] == [Applied] * 20


def test_a_client_without_packing_is_answered_plainly(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    amina.open_case()
    response = amina.http.get(amina.url + "/v1/changes", headers={"Accept-Encoding": "identity"}, timeout=30)
    assert response.headers.get("Content-Encoding", "identity") == "identity"
    assert response.json()["changed"]


def test_a_damaged_or_boundless_body_is_refused(laptop: MakeLaptop) -> None:
    amina = laptop("amina")

    def post(body: bytes, coding: str) -> requests.Response:
        return amina.http.post(amina.url + "/v1/edits", data=body, headers={"Content-Encoding": coding}, timeout=30)

    bomb = b" " * (BODY_BYTES + 1)
    whole = gzip.compress(b'{"edits": []}' + b" " * 500)
    answers = [
        post(b"not packed", "zstd"),
        post(whole[:-9], "gzip"),
        post(b"{}", "br"),
        post(zstandard.ZstdCompressor().compress(bomb), "zstd"),
        post(gzip.compress(bomb, 1), "gzip"),
    ]
    codes = [(answer.status_code, json.loads(plain(answer))["code"]) for answer in answers]
    assert codes == [(400, "coding")] * 2 + [(415, "coding")] + [(413, "too_large")] * 2


def test_what_was_answered_survives_kill_9(centre: CentralProcess) -> None:
    centre.add_user("amina", PASSWORD)
    centre.start()
    amina = Laptop(centre.url, "amina")
    case = amina.open_case()
    contacts = [amina.write(case, "contact", note=f"Note {n}.") for n in range(20)]
    centre.kill()
    assert centre.start() == amina.url, "the same port"
    reader = Laptop(centre.url, "amina")
    reader.pull()
    assert [reader.fields[id]["note"] for id in contacts] == [f"Note {n}." for n in range(20)]


def test_a_server_that_stops_lets_held_requests_go(centre: CentralProcess) -> None:
    centre.add_user("amina", PASSWORD)
    centre.start()
    amina, watcher = Laptop(centre.url, "amina"), Laptop(centre.url, "amina")
    amina.pull()
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        held = pool.submit(amina.page, wait=60)
        watcher.ask("GET", "me", None, dict)
        centre.stop()
        page = held.result(timeout=10)
    assert page.changed == []


def test_https_with_a_certificate_of_its_own(centre: CentralProcess, tmp_path: Path) -> None:
    authority = trustme.CA()
    certificate = authority.issue_cert("127.0.0.1")
    files = {name: tmp_path / f"{name}.pem" for name in ("authority", "certificate", "key")}
    authority.cert_pem.write_to_path(str(files["authority"]))
    certificate.private_key_pem.write_to_path(str(files["key"]))
    certificate.cert_chain_pems[0].write_to_path(str(files["certificate"]))
    centre.start("--certificate", str(files["certificate"]), "--private-key", str(files["key"]))
    assert centre.url.startswith("https://127.0.0.1:")
    assert requests.get(centre.url, verify=str(files["authority"]), timeout=30).json()["holdfast"] == "central"
    with pytest.raises(requests.exceptions.SSLError):
        requests.get(centre.url, timeout=30)


def test_a_key_that_does_not_fit_is_said_so(centre: CentralProcess, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pem"
    bad.write_text("not a certificate", encoding="utf-8")
    done = centre.run("serve", "--port", "0", "--certificate", str(bad), "--private-key", str(bad))
    assert done.returncode == 1
    assert done.stderr.startswith("The certificate and the private key cannot be used.")


def test_a_fault_of_ours_is_told_and_logged_without_a_word_of_the_case(centre: CentralProcess) -> None:
    centre.add_user("amina", PASSWORD)
    centre.start()
    amina = Laptop(centre.url, "amina")
    case = amina.open_case()
    engine = sa.create_engine(centre.database)
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE ledger RENAME TO elsewhere")
    edit = new_edit(new_record("contact", case), {"note": "Zephyr Quillsworth was here."}, "amina")
    response = amina.call("POST", "edits", Edits([to_wire(edit)]))
    assert response.status_code == 500
    assert json.loads(plain(response))["code"] == "centre_trouble"
    assert "central/ledger.py" in centre.log().replace("\\", "/"), "where it failed"
    assert "Quillsworth" not in centre.log()
    assert case not in centre.log()
    with engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE elsewhere RENAME TO ledger")
    engine.dispose()
    assert isinstance(amina.push(edit)[0], Applied), "nothing of the failed batch was kept"


def test_no_request_is_logged(shared_centre: CentralProcess, laptop: MakeLaptop) -> None:
    laptop("amina").call("POST", "signin", SignIn("amina", "wrong"))
    assert shared_centre.log() == ""
