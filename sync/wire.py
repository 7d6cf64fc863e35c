"""The messages of protocol version 1, as the laptop and the centre both know them."""

from typing import Any

import msgspec

from casework.edits import Edit, Stamp, Value
from casework.service import Service

PROTOCOL = "1"
PROTOCOL_HEADER = "Holdfast-Protocol"
PAGE_BYTES = 64 * 1024
"""A page is at most this many bytes compressed, so that one always fits through the worst link."""


class SignIn(msgspec.Struct, frozen=True):
    """POST /v1/signin"""

    user: str
    password: str
    device: str | None = None


class SignedIn(msgspec.Struct, frozen=True):
    """A session: the token for the Authorization header (Bearer) and who it speaks for."""

    token: str
    expires_in: int
    user: str
    name: str
    role: str
    authority: str
    authority_name: str


class Enrol(msgspec.Struct, frozen=True):
    """POST /v1/devices, with a bearer token. `name` is what people call the laptop. The id is made on the laptop."""

    id: str
    name: str


class Enrolled(msgspec.Struct, frozen=True):
    """The device's own token: it stays valid until it is revoked or its user is."""

    device: str
    token: str


class Me(msgspec.Struct, frozen=True):
    """GET /v1/me"""

    user: str
    name: str
    role: str
    authority: str
    authority_name: str
    cases: int
    lease_days: int = 14
    minimum_client: str = "0"
    service: Service = Service()


class WireEdit(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """An edit as it travels: all of `casework.Edit` but the values its author was looking at."""

    id: str
    record: str
    type: str
    case: str
    at: str
    author: str
    device: str
    set: dict[str, Value]
    seen: dict[str, Stamp]
    replaces: str | None = None


def to_wire(edit: Edit) -> WireEdit:
    """The part of an edit that travels."""
    return WireEdit(
        id=edit.id,
        record=edit.record,
        type=edit.type,
        case=edit.case,
        at=edit.at,
        author=edit.author,
        device=edit.device,
        set=edit.set,
        seen=edit.seen,
        replaces=edit.replaces,
    )


class Edits(msgspec.Struct, frozen=True):
    """POST /v1/edits: a batch, in order, one transaction."""

    edits: list[WireEdit]


class Current(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a field holds at the centre, for an edit that was stale."""

    stamp: int
    value: Value
    author: str = ""
    at: str = ""


class Applied(msgspec.Struct, frozen=True, tag_field="result", tag="applied"):
    """The edit now stands in the feed at `position`."""

    id: str
    position: int


class Duplicate(msgspec.Struct, frozen=True, tag_field="result", tag="duplicate"):
    """The centre had this edit already, at `position`."""

    id: str
    position: int


class Stale(msgspec.Struct, frozen=True, tag_field="result", tag="stale"):
    """Somebody changed these fields first; nothing of the edit was applied."""

    id: str
    fields: dict[str, Current]


class Refused(msgspec.Struct, frozen=True, tag_field="result", tag="refused"):
    """The centre will not apply this edit, and keeps it in quarantine. `reason` is a sentence for its author."""

    id: str
    code: str
    reason: str


Result = Applied | Duplicate | Stale | Refused


class Results(msgspec.Struct, frozen=True):
    """The answer to POST /v1/edits: one result for each edit, in order."""

    results: list[Result]


class Changed(msgspec.Struct, frozen=True, omit_defaults=True):
    """Fields of one record that changed since the cursor. `stamps` holds those that differ from `stamp`.

    `authors` and `times` (by the author's clock) say for each field who wrote it and when, where that is known: a page
    of two versions names both people. The centre may leave them out of a first page, where nothing can clash.
    """

    id: str
    type: str
    case: str
    set: dict[str, Value]
    stamp: int
    stamps: dict[str, int] = {}
    authors: dict[str, str] = {}
    times: dict[str, str] = {}


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """GET /v1/changes?cursor=&limit_bytes=&wait=: one page. It and its cursor are committed together.

    A case in `left` is purged after its pending edits are delivered; one in `entered` travels whole, in this page and
    the next ones.
    """

    cursor: str
    changed: list[Changed] = []
    entered: list[str] = []
    left: list[str] = []
    more: bool = False


class Problem(msgspec.Struct, frozen=True):
    """The body of every answer that is not a success: a code for programs, a sentence for people."""

    code: str
    reason: str


def encode(message: Any) -> bytes:
    """A message as JSON."""
    return msgspec.json.encode(message)
