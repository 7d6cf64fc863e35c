"""The server's own OpenAPI page: nothing it can say is missing, and what it says is so."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import requests

import central
from casework.edits import new_edit, new_id, new_record
from central.application import _SENTENCES
from central.description import PROBLEMS_OF
from central.examples import ANSWERED, ASKED
from central.problems import PROBLEMS, REFUSALS
from sync import wire
from tests.central.conftest import MakeLaptop
from tests.central.laptop import PASSWORD, Laptop
from tests.central_process import CentralProcess

METHODS = {"get", "put", "post"}
NO_TOKEN = {"sign_in", "change_password", "recovery"}
SOURCES = sorted(Path(central.__file__).parent.glob("*.py"))


@pytest.fixture(scope="module")
def page(shared_centre: CentralProcess) -> Any:
    """The page as anybody can fetch it."""
    return requests.get(shared_centre.url + "/schema/openapi.json", timeout=30).json()


def operations(page: Any) -> Iterator[tuple[str, str, Any]]:
    for path, methods in page["paths"].items():
        for method, operation in methods.items():
            yield path, method, operation


def parts(value: Any) -> Iterator[dict[str, Any]]:
    """Every object within the document."""
    if isinstance(value, dict):
        yield value
        for one in value.values():
            yield from parts(one)
    elif isinstance(value, list):
        for one in value:
            yield from parts(one)


def told(function: str) -> set[tuple[Any, ...]]:
    """The first constants with which the server's code calls this function."""
    calls = (node for file in SOURCES for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))))
    return {
        tuple(one.value if isinstance(one, ast.Constant) else None for one in call.args[:2])
        for call in calls
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == function
    }


def test_people_can_read_it_too(shared_centre: CentralProcess) -> None:
    shown = requests.get(shared_centre.url + "/schema", timeout=30)
    assert shown.status_code == 200
    assert "client_too_old" in shown.text


def test_it_names_every_route_and_message(page: Any) -> None:
    routes = {path.removeprefix("/v1/"): set(methods) for path, methods in page["paths"].items()}
    assert routes == {
        "/": {"get"},
        "/v1": {"get"},
        "signin": {"post"},
        "devices": {"post"},
        "password": {"post"},
        "recovery": {"post"},
        "refresh": {"post"},
        "me": {"get"},
        "edits": {"post"},
        "changes": {"get"},
        "looks": {"post"},
        "people/alike": {"post"},
        "attachments/{sha256}": {"get", "put"},
    }
    messages = {
        name for name, kind in vars(wire).items() if isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    } - {"Edit"}
    assert messages <= set(page["components"]["schemas"])
    assert page["components"]["schemas"]["Hop"]["type"] == "array", "as it travels, not as Python sees it"


def test_every_code_the_server_can_send_is_named(page: Any) -> None:
    calls = {pair for pair in told("Refusal") if None not in pair}
    sent = calls | {(status, code) for status, (code, _) in _SENTENCES.items()}
    named = {(status, code) for code, problem in PROBLEMS.items() for status in problem.statuses}
    assert named == sent
    refusals = {pair[1] for pair in told("Refused") if len(pair) == 2 and pair[1] is not None}
    assert refusals == set(REFUSALS)
    for code in (*PROBLEMS, *REFUSALS):
        assert f"`{code}`" in page["info"]["description"]
    of_all = {"protocol", "coding", "database_away", "centre_trouble", "no_such_page"}
    of_routes = {code for codes in PROBLEMS_OF.values() for code in codes}
    assert of_routes | of_all == set(PROBLEMS)


def test_the_document_holds_together(page: Any) -> None:
    assert page["openapi"].startswith("3.1")
    ids = [operation["operationId"] for _, _, operation in operations(page)]
    assert len(ids) == len(set(ids))
    for part in parts(page):
        reference = part.get("$ref")
        if isinstance(reference, str):
            target = page
            for step in reference.removeprefix("#/").split("/"):
                target = target[step]
    for path, method, operation in operations(page):
        assert method in METHODS
        assert operation["summary"]
        assert len(operation["description"]) > 40
        parameters = {(one["name"], one["in"]) for one in operation.get("parameters", [])}
        assert len(parameters) == len(operation.get("parameters", []))
        assert {name for name, place in parameters if place == "path"} == set(re.findall(r"{(\w+)}", path))
        assert all(one["description"] and one["schema"] for one in operation.get("parameters", []))
        assert all(one["description"] for one in operation["responses"].values())


def test_every_route_tells_headers_statuses_and_examples(page: Any) -> None:
    for path, method, operation in operations(page):
        name = operation["operationId"]
        if path in ("/", "/v1"):
            assert set(operation["responses"]) == {"200"}
            continue
        headers = {one["name"]: one["required"] for one in operation["parameters"] if one["in"] == "header"}
        assert headers == {wire.PROTOCOL_HEADER: True, wire.CLIENT_HEADER: False}
        assert operation.get("security", page["security"]) == ([] if name in NO_TOKEN else [{"token": []}])
        assert {"200", "400", "415", "500"} <= set(operation["responses"])
        assert ("requestBody" in operation) == (method != "get" and name != "refresh")
        for status, response in operation["responses"].items():
            if status != "200":
                assert response["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/Problem"}
    assert wire.SIZE_HEADER in page["paths"]["/v1/attachments/{sha256}"]["get"]["responses"]["200"]["headers"]
    assert "Retry-After" in page["paths"]["/v1/signin"]["post"]["responses"]["429"]["headers"]


def test_the_examples_are_messages(page: Any) -> None:
    examples = 0
    for part in parts(page["paths"]):
        reference = part.get("schema", {}).get("$ref", "") if "example" in part else ""
        if reference:
            msgspec.convert(part["example"], getattr(wire, reference.rsplit("/", 1)[1]), strict=True)
            examples += 1
    assert examples > len(ASKED) + len(ANSWERED)


def answers(amina: Laptop) -> Iterator[tuple[str, str, requests.Response]]:
    """What the server says to a number of good and bad requests: operation, and its answer."""
    case = amina.open_case()
    file = f"attachments/{'0' * 64}"
    asked = {"case": case, "size": 5, "media_type": "application/pdf"}
    bad = wire.to_wire(new_edit(new_record("contact", new_id()), {"note": "x"}, "amina"))
    yield "post", "/v1/signin", amina.call("POST", "signin", wire.SignIn("amina", PASSWORD))
    yield "post", "/v1/signin", amina.call("POST", "signin", wire.SignIn("amina", "wrong"))
    changed = wire.ChangePassword("amina", PASSWORD, PASSWORD)
    yield "post", "/v1/password", amina.call("POST", "password", changed)
    yield "post", "/v1/password", amina.call("POST", "password", wire.ChangePassword("amina", PASSWORD, "short"))
    yield "post", "/v1/password", amina.call("POST", "password", wire.ChangePassword("amina", "wrong", "wrong again"))
    yield "post", "/v1/recovery", amina.call("POST", "recovery", wire.AskRecovery("amina", PASSWORD, amina.device))
    yield "post", "/v1/recovery", amina.call("POST", "recovery", wire.AskRecovery("amina", PASSWORD, "none"))
    yield "post", "/v1/recovery", amina.call("POST", "recovery", wire.AskRecovery("amina", "wrong", amina.device))
    yield "post", "/v1/devices", amina.call("POST", "devices", wire.Enrol("", ""))
    yield "post", "/v1/refresh", amina.call("POST", "refresh")
    yield "get", "/v1/me", amina.call("GET", "me")
    yield "post", "/v1/edits", amina.call("POST", "edits", wire.Edits([bad]))
    yield "post", "/v1/edits", amina.call("POST", "edits", {"edits": 1})
    yield "get", "/v1/changes", amina.call("GET", "changes", cursor="made up")
    yield "get", "/v1/changes", amina.call("GET", "changes", pages=0)
    yield "post", "/v1/looks", amina.call("POST", "looks", {"looks": [1]})
    yield "post", "/v1/people/alike", amina.call("POST", "people/alike", wire.AskAlike("Nobody", "Ofthatname"))
    yield "post", "/v1/people/alike", amina.call("POST", "people/alike", {"surname": 5})
    yield "post", "/v1/people/alike", amina.call("POST", "people/alike", wire.AskAlike(surname="x" * 101))
    for params in (asked, asked | {"size": 0}, asked | {"media_type": "x"}, asked | {"case": new_id()}, {}):
        yield "put", "/v1/attachments/{sha256}", amina.call("PUT", file, **params)
        yield "get", "/v1/attachments/{sha256}", amina.call("GET", file, **params)
    amina.use("nobody's")
    yield "get", "/v1/me", amina.call("GET", "me")
    yield "put", "/v1/attachments/{sha256}", amina.call("PUT", file, **asked)


def test_the_server_says_nothing_else(page: Any, laptop: MakeLaptop) -> None:
    statuses = set()
    for method, path, answer in answers(laptop("amina")):
        response = page["paths"][path][method]["responses"][str(answer.status_code)]
        statuses.add(answer.status_code)
        if answer.status_code != 200:
            problem = msgspec.json.decode(answer.content, type=wire.Problem)
            assert f"`{problem.code}`" in response["description"]
    assert statuses == {200, 400, 401, 403, 404, 413, 415, 422}
