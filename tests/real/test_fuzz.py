"""The server's API, fuzzed from its own description: no failure of ours, no hang, and nothing applied in part."""

import gzip
import json
from collections.abc import Iterator
from typing import Any

import pytest
import requests
import schemathesis
import sqlalchemy as sa
import zstandard
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis import APIOperation, Case, GenerationMode

from central import schema
from central.store import Store
from sync.wire import CHECK_HEADER, PROTOCOL, PROTOCOL_HEADER, Problem, check_of
from tests.central.laptop import PASSWORD, Laptop, plain
from tests.central_process import CentralProcess

HANG = 10.0
"""Seconds without an answer that count as a hang."""
EXAMPLES = 8
SLOW_ON_PURPOSE = {"/v1/signin"}
PROTOCOL_IS = {PROTOCOL_HEADER: PROTOCOL, "Accept-Encoding": "identity"}


class Api:
    """A running server, its description, a laptop of amina's, and a look into its ledger."""

    def __init__(self, centre: CentralProcess) -> None:
        self.url = centre.url
        self.amina = Laptop(centre.url, "amina")
        self.case = self.amina.open_case()
        self.contact = self.amina.write(self.case, "contact", note="Met at the library.")
        page = requests.get(f"{centre.url}/schema/openapi.json", timeout=HANG).json()
        self.description = schemathesis.openapi.from_dict(page)
        self.http = requests.Session()
        self.http.trust_env = False
        self._store = Store(centre.database)

    def headers(self, signed_in: bool) -> dict[str, str]:
        """What a request carries beside what is made up."""
        token = str(self.amina.http.headers["Authorization"])
        return PROTOCOL_IS | ({"Authorization": token} if signed_in else {})

    def received(self) -> tuple[int, int, int]:
        """How much there is: entries of the ledger, records, and the head of the feed."""
        count = sa.func.count()
        with self._store.reading() as connection:
            ledger = connection.execute(sa.select(count).select_from(schema.ledger)).scalar_one()
            records = connection.execute(sa.select(count).select_from(schema.record)).scalar_one()
            head = connection.execute(sa.select(sa.func.sum(schema.authority.c.position))).scalar_one()
        return ledger, records, head

    def send(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> requests.Response:
        """A request that was made by hand."""
        return self.http.request(method, self.url + path, data=body, headers=headers, timeout=HANG)

    def close(self) -> None:
        self._store.close()
        self.http.close()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def api(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Api]:
    database = request.getfixturevalue("postgres").database("fuzz") if request.param == "postgresql" else None
    with CentralProcess(tmp_path_factory.mktemp("fuzz"), database) as centre:
        centre.add_user("amina", PASSWORD)
        centre.start()
        api = Api(centre)
        yield api
        api.close()
        assert "Traceback" not in centre.log()
        assert "Error" not in centre.log()


def as_it_should_be(api: Api, answer: requests.Response, before: tuple[int, int, int]) -> None:
    """No failure of ours; and an answer that is no success is a Problem that left nothing behind."""
    assert answer.status_code < 500, answer.content
    if answer.status_code >= 400:
        problem = json.loads(plain(answer))
        assert set(problem) == set(Problem.__struct_fields__), problem
        assert api.received() == before, "nothing of a refused request stays"


def fuzz(
    api: Api, operation: APIOperation[Any, Any, Any, Any], mode: GenerationMode, signed_in: bool, examples: int
) -> None:
    """Requests that fit the description of one operation, or that do not."""
    path = operation.path

    @given(case=operation.as_strategy(generation_mode=mode), data=st.data())
    @settings(max_examples=examples, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    def check(case: Case, data: st.DataObject) -> None:
        if path == "/v1/edits" and mode is GenerationMode.POSITIVE:
            closer_to_life(api, case.body, data)
        if path == "/v1/changes" and isinstance(case.query, dict):
            case.query.pop("wait", None)
        before = api.received()
        answer = case.call(base_url=api.url, headers=api.headers(signed_in), timeout=HANG, session=api.http)
        as_it_should_be(api, answer, before)
        if path == "/v1/edits" and answer.status_code == 200:
            results = json.loads(plain(answer))["results"]
            assert [one["id"] for one in results] == [edit["id"] for edit in case.body["edits"]]

    check()


def closer_to_life(api: Api, body: Any, data: st.DataObject) -> None:
    """Made-up edits, some of them about a case and a record that are there."""
    for edit in body["edits"]:
        known = data.draw(st.sampled_from([{}, {"case": api.case}, {"case": api.case, "record": api.contact}]))
        kind = data.draw(st.sampled_from([{}, {"type": "contact"}, {"type": "assignment"}, {"type": "case"}]))
        edit |= known | kind


def operations(api: Api, mode: GenerationMode) -> list[APIOperation[Any, Any, Any, Any]]:
    """All that the server describes; of requests that must not fit, those with something in them to get wrong."""
    described = [one.ok() for one in api.description.get_all_operations()]
    assert len(described) >= 8
    if mode is GenerationMode.POSITIVE:
        return described
    return [one for one in described if len(one.body) or len(one.query) or len(one.path_parameters)]


@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "not"])
@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
def test_no_request_makes_the_server_fail(api: Api, mode: GenerationMode, signed_in: bool) -> None:
    for operation in operations(api, mode):
        fuzz(api, operation, mode, signed_in, 4 if operation.path in SLOW_ON_PURPOSE else EXAMPLES)


@pytest.mark.soak
@pytest.mark.parametrize("signed_in", [True, False], ids=["signed in", "not"])
@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
def test_many_requests(api: Api, mode: GenerationMode, signed_in: bool) -> None:
    for operation in operations(api, mode):
        fuzz(api, operation, mode, signed_in, 60 if operation.path in SLOW_ON_PURPOSE else 1000)


AWKWARD = ["\x00", "a\x00b", "\ud800", "\u202e", "𐍈" * 30, "x" * 5000, "", " ", "' OR 1=1 --", "\r\nX: y"]


@pytest.mark.parametrize("text", AWKWARD, ids=ascii)
def test_awkward_words_anywhere(api: Api, text: str) -> None:
    edit = {"id": text, "record": text, "type": text, "case": text, "at": text, "author": text, "device": text,
            "set": {text: text, "date": text, "worker": text, "surname": text}, "seen": {text: text}}  # fmt: skip
    in_case = edit | {"id": "fuzz-" + ascii(text)[:40], "record": api.contact, "type": "contact", "case": api.case}
    bodies: list[tuple[str, Any]] = [
        ("/v1/signin", {"user": text, "password": text, "device": text}),
        ("/v1/devices", {"id": text, "name": text}),
        ("/v1/devices", {"id": "fuzzed", "name": text}),
        ("/v1/edits", {"edits": [edit]}),
        ("/v1/edits", {"edits": [in_case]}),
        ("/v1/edits", {"edits": [in_case | {"id": "new-" + in_case["id"], "record": in_case["id"], "seen": {}}]}),
        ("/v1/edits", {"edits": [in_case | {"id": "list-" + in_case["id"], "set": {"note": [[0, 0, text]]}}]}),
    ]
    for path, body in bodies:
        before = api.received()
        answer = api.send("POST", path, json.dumps(body).encode(), api.headers(signed_in=True))
        as_it_should_be(api, answer, before)
    answer = api.http.get(
        f"{api.url}/v1/changes", params={"cursor": text.encode("utf-8", "replace")}, headers=api.headers(True),
        timeout=HANG,
    )  # fmt: skip
    assert answer.status_code < 500
    api.amina.pull()


CODINGS = ["identity", "zstd", "gzip", "br", "", "zstd, gzip", "ZSTD"]


@settings(max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(
    body=st.one_of(
        st.binary(max_size=300),
        st.binary(max_size=100).map(zstandard.compress),
        st.binary(max_size=100).map(gzip.compress),
        st.sampled_from([b'{"edits": [', b'{"edits": [{}]}', b'{"edits": [null]}', b"[" * 5000, b'{"edits":' * 3000]),
        st.sampled_from([zstandard.compress(b"0" * 100_000_000), gzip.compress(b"0" * 40_000_000)]),
    ),
    coding=st.sampled_from(CODINGS),
    path=st.sampled_from(["/v1/edits", "/v1/signin", "/v1/devices", "/v1/refresh", "/v1/nowhere"]),
    checked=st.sampled_from(["", "right", "wrong"]),
)
def test_any_bytes_for_a_body(api: Api, body: bytes, coding: str, path: str, checked: str) -> None:
    headers = api.headers(signed_in=True) | {"Content-Encoding": coding}
    if checked:
        headers[CHECK_HEADER] = check_of(body) if checked == "right" else "00000000"
    before = api.received()
    as_it_should_be(api, api.send("POST", path, body, headers), before)
