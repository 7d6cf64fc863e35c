"""The server's own OpenAPI page: what the framework knows of the routes, and with it all that a client has to know."""

from collections.abc import Iterator, Mapping
from typing import Any

import msgspec
from litestar import Request
from litestar.openapi import OpenAPIConfig
from litestar.openapi.plugins import JsonRenderPlugin, SwaggerRenderPlugin
from litestar.openapi.spec import Components, SecurityScheme

from central.examples import ANSWERED, ASKED
from central.problems import PROBLEMS, REFUSALS
from sync import wire

_AS_IT_IS = "application/octet-stream"
_JSON = "application/json"
_ALL = ("protocol", "coding", "database_away", "centre_trouble")
_READING = ("signed_out", "device_revoked", "client_too_old")
_BODY = ("message", "too_large")

PROBLEMS_OF: Mapping[str, tuple[str, ...]] = {
    "sign_in": (*_BODY, "wrong_password", "device_revoked", "device_taken", "slow_down"),
    "enrol": (*_BODY, "signed_out", "device_revoked", "device_taken"),
    "refresh": ("signed_out", "device_revoked"),
    "change_password": (*_BODY, "wrong_password", "password_short", "slow_down"),
    "recovery": (*_BODY, "wrong_password", "no_such_device", "device_revoked", "device_taken", "slow_down"),
    "me": _READING,
    "edits": (*_BODY, "signed_out"),
    "changes": ("message", "cursor", *_READING),
    "looks": (*_BODY, "signed_out", "client_too_old"),
    "alike": (*_BODY, *_READING, "not_your_role", "slow_down"),
    "deliver_file": (
        *_BODY, "signed_out", "not_your_role", "not_your_case", "file_size", "file_kind", "damaged",
        "list_reads_only",
    ),
    "fetch_file": ("message", *_READING, "not_your_role", "not_your_case", "not_your_section", "no_such_file"),
}  # fmt: skip
"""Operation -> the codes of the Problems it can answer with, besides those that every route can."""

_GIVES: Mapping[str, str] = {
    "hello": "Which server this is, and which protocol it speaks.",
    "sign_in": "A session, and the laptop's token where one was asked for.",
    "enrol": "The laptop's own token.",
    "refresh": "The token it was asked with, good for as long again.",
    "change_password": "Whose password it is now.",
    "recovery": "The secret of this laptop.",
    "me": "Who the token stands for, and what their laptop is to know.",
    "edits": "One result for each edit, in order.",
    "changes": "One page; or, with `pages`, a stream of them, one a line.",
    "looks": "How many of these looks the centre has now: all of them.",
    "alike": "Who may be this child. `children` is always there, and often empty.",
    "deliver_file": "How much of the file the centre has.",
    "fetch_file": "The bytes of the file from `offset` on.",
}

_PROTOCOL = {
    "name": wire.PROTOCOL_HEADER,
    "in": "header",
    "required": True,
    "description": "The version of the protocol that the client speaks.",
    "schema": {"type": "string", "const": wire.PROTOCOL},
}
_CLIENT = {
    "name": wire.CLIENT_HEADER,
    "in": "header",
    "required": False,
    "description": "Which version of the program asks, in numbers: one too old may deliver, and reads nothing.",
    "schema": {"type": "string"},
    "example": "1.2.0",
}


def openapi_config() -> OpenAPIConfig:
    """How the framework is to describe the routes; what it cannot know is added as the page is asked for."""
    return OpenAPIConfig(
        title="Holdfast centre",
        version=wire.PROTOCOL,
        description="\n\n".join(_introduction()),
        use_handler_docstrings=True,
        components=Components(security_schemes={"token": SecurityScheme(type="http", scheme="bearer")}),
        security=[{"token": []}],
        render_plugins=[_Swagger(), _Json()],
    )


def complete(document: Mapping[str, Any]) -> dict[str, Any]:
    """The document with every header, body, status, code and example, and the messages as they are declared."""
    whole: dict[str, Any] = msgspec.to_builtins(document)
    whole["components"]["schemas"] = _messages()
    for path, operations in whole["paths"].items():
        for operation in operations.values():
            name = operation["operationId"] if path.removeprefix("/v1") not in ("", "/") else "hello"
            operation |= _completed(name, operation)
    return whole


class _Json(JsonRenderPlugin):
    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return super().render(request, complete(openapi_schema))


class _Swagger(SwaggerRenderPlugin):
    def render(self, request: Request[Any, Any, Any], openapi_schema: dict[str, Any]) -> bytes:
        return super().render(request, complete(openapi_schema))


def _introduction() -> Iterator[str]:
    yield (
        f"Protocol {wire.PROTOCOL} of Holdfast. Every request to a route below /v1/ carries the header "
        f"`{wire.PROTOCOL_HEADER}: {wire.PROTOCOL}`, and every answer does too. Bodies are JSON in UTF-8; answers are "
        "packed with zstd where `Accept-Encoding` allows, else gzip; requests may be packed with either. Pieces of "
        "files travel as they are. What is no success is a Problem: a code for programs, a sentence for people."
    )
    yield "Codes of a Problem:"
    yield "\n".join(
        f"* `{code}` ({', '.join(map(str, told.statuses))}): {told.means}" for code, told in PROBLEMS.items()
    )
    yield "Codes of an edit that is refused (POST /v1/edits answers 200; each edit has a result of its own):"
    yield "\n".join(f"* `{code}`: {means}" for code, means in REFUSALS.items())


def _messages() -> dict[str, Any]:
    kinds = {type(example) for example in (*ASKED.values(), *ANSWERED.values())} - {dict}
    _, schemas = msgspec.json.schema_components(
        [*sorted(kinds, key=lambda kind: kind.__name__), wire.Problem], ref_template="#/components/schemas/{name}"
    )
    return schemas


def _completed(name: str, operation: Mapping[str, Any]) -> dict[str, Any]:
    codes = (*PROBLEMS_OF.get(name, ()), *(() if name == "hello" else _ALL))
    answers = {"200": _success(name)} | {str(status): _failure(status, codes) for status in _statuses(codes)}
    added: dict[str, Any] = {"responses": dict(sorted(answers.items()))}
    if name != "hello":
        added["parameters"] = [_PROTOCOL, _CLIENT, *_own_parameters(operation)]
    if "signed_out" not in codes:
        added["security"] = []
    if name in ASKED:
        added["requestBody"] = {"required": True, "content": {_JSON: _example(ASKED[name])}}
    if name == "deliver_file":
        piece = {"description": "The next bytes of the file, as they are; none to ask how much is here."}
        added["requestBody"] = piece | {"required": False, "content": {_AS_IT_IS: {}}}
    return added


def _own_parameters(operation: Mapping[str, Any]) -> list[Any]:
    # A header named Authorization is what the security scheme says already.
    said = ("Authorization", wire.CLIENT_HEADER)
    return [one for one in operation.get("parameters", []) if one["name"] not in said]


def _success(name: str) -> dict[str, Any]:
    headers = {wire.PROTOCOL_HEADER: {"schema": {"type": "string"}, "description": "The protocol of the server."}}
    if name == "fetch_file":
        size = {"schema": {"type": "integer"}, "description": "How large the whole file is, in bytes."}
        return {
            "description": _GIVES[name],
            "headers": headers | {wire.SIZE_HEADER: size},
            "content": {_AS_IT_IS: {}},
        }
    content = {_JSON: _example(ANSWERED[name])}
    if name == "changes":
        content[wire.STREAM] = _example(ANSWERED[name])
    return {"description": _GIVES[name], "headers": headers, "content": content}


def _example(message: Any) -> dict[str, Any]:
    kind = type(message)
    schema = {"type": "object"} if kind is dict else {"$ref": f"#/components/schemas/{kind.__name__}"}
    return {"schema": schema, "example": msgspec.to_builtins(message)}


def _statuses(codes: tuple[str, ...]) -> list[int]:
    return sorted({status for code in codes for status in PROBLEMS[code].statuses})


def _failure(status: int, codes: tuple[str, ...]) -> dict[str, Any]:
    ours = [code for code in PROBLEMS if code in codes and status in PROBLEMS[code].statuses]
    content = _example(wire.Problem(ours[0], PROBLEMS[ours[0]].means))
    told: dict[str, Any] = {
        "description": "\n".join(f"* `{code}`: {PROBLEMS[code].means}" for code in ours),
        "content": {_JSON: content},
    }
    if status == 429:
        told["headers"] = {"Retry-After": {"schema": {"type": "integer"}, "description": "In seconds."}}
    return told
