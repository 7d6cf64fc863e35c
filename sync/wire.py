"""The messages of protocol version 1, as the laptop and the centre both know them."""

import re
import zlib
from typing import Any

import msgspec

from casework.edits import Edit, Stamp, Value
from casework.known_already import KnownAlready as KnownAlready  # an answer that travels as it is
from casework.known_already import KnownChild as KnownChild
from casework.record_types import about_fields
from casework.service import Service
from casework.splices import Splice, checksum, splice_between
from sync.asking import AskAlike as AskAlike

PROTOCOL = "1"
PROTOCOL_HEADER = "Holdfast-Protocol"
CLIENT_HEADER = "Holdfast-Client"
"""Which version of the program asks: what `minimum_client` is held against."""
STREAM = "application/jsonl"
"""The media type of several pages in one answer: one JSON object a line."""
PAGE_BYTES = 64 * 1024
"""A page is at most this many bytes compressed, so that one always fits through the worst link."""


CHECK_HEADER = "Holdfast-Check"
"""The CRC-32 of a body as it travels (`check_of`). Whoever is told it compares, and takes nothing that was damaged."""


class SignIn(msgspec.Struct, frozen=True):
    """POST /v1/signin. With `device` and `device_name` it enrols the laptop in the same breath: one round trip less."""

    user: str
    password: str
    device: str | None = None
    device_name: str = ""

    def __repr__(self) -> str:
        return "SignIn(...)"


class SignedIn(msgspec.Struct, frozen=True):
    """A session: the token for the Authorization header (Bearer) and who it speaks for.

    `device_token` is what POST /v1/devices would have given, where the sign-in named the laptop.
    """

    token: str
    expires_in: int
    user: str
    name: str
    role: str
    authority: str
    authority_name: str
    device_token: str = ""


class Enrol(msgspec.Struct, frozen=True):
    """POST /v1/devices, with a bearer token. `name` is what people call the laptop. The id is made on the laptop."""

    id: str
    name: str


class Enrolled(msgspec.Struct, frozen=True):
    """The device's own token: it stays valid until it is revoked or its user is."""

    device: str
    token: str


class ChangePassword(msgspec.Struct, frozen=True):
    """POST /v1/password. Needs no token: whoever knows the old password may change it."""

    user: str
    old: str
    new: str

    def __repr__(self) -> str:
        return "ChangePassword(...)"


class PasswordChanged(msgspec.Struct, frozen=True):
    """The new password is the right one now, for this user; also where it was so before."""

    user: str


class AskRecovery(msgspec.Struct, frozen=True):
    """POST /v1/recovery: for the secret of this laptop, by the name and password of its own user."""

    user: str
    password: str
    device: str

    def __repr__(self) -> str:
        return "AskRecovery(...)"


class RecoverySecret(msgspec.Struct, frozen=True):
    """What the centre keeps for one laptop, in base64: the same each time. By itself it opens nothing."""

    device: str
    secret: str

    def __repr__(self) -> str:
        return "RecoverySecret(...)"


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
    """An edit as it travels: all of `casework.Edit` but the values its author was looking at.

    A list in `set` is a splice over the text at `seen`. `checksums` names the CRC-32 (of UTF-8) of the text that a
    splice must come to: one that was counted in other units, or made over another text, is refused and never laid.
    """

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
    checksums: dict[str, int] = {}


LONG = 400
"""From this many code points on a text may travel as a splice: of a shorter one there is nothing to save."""
MUCH_SMALLER = 2
"""A splice travels where it is at least so many times smaller than the text: else the text itself packs as well."""


def to_wire(edit: Edit) -> WireEdit:
    """The part of an edit that travels: the same each time, since an edit that may have left must not change.

    A long text of which little changed travels as a splice over `base`. That is right only where `base` is the very
    text that the centre has at `seen`, and it is: both are taken from one record as this laptop showed it.

    - A field without an edit of this laptop's shows the centre's value under the centre's stamp: the two were taken
      together from a page, or from the answer to a stale edit. A draft keeps the two together, too.
    - On top of an own edit that has no position yet, `seen` names that edit and `base` is what it set. The centre
      laid that edit to exactly this value, or never applied it, and then `seen` leads nowhere and this one is stale.
      When it is acknowledged, only the name of the same value changes: its position stands in `seen` instead.
    - A rebase moves both at once, to what the field shows now: the centre's value and stamp, or those of the edit laid
      before (a merge changes `set` alone). Where the centre's spelling stands, `base` is that spelling.
    - Where the author was looking at own words that a rebase had changed meanwhile, the edit says so (`whole`).
    - The centre lays a splice only on a field whose stamp is the one seen. "The same value is there already" is asked
      of whole values alone, so a splice is stale there, and its rebase then finds that there is nothing to do.

    A centre put back to an old copy gives stamps twice: then nothing that waits keeps the stamps it saw
    (`local_store.sent_again`). What could still go wrong is a fault: the checksum tells it, and the edit comes before
    its author. A field without a text before, what this version does not know, and
    the versions held by a conflict, which must stand whole wherever the ledger is read, travel as they are.
    """
    tried = {field: _splice(edit, field, value) for field, value in edit.set.items()}
    splices = {field: splice for field, splice in tried.items() if splice is not None}
    return WireEdit(
        id=edit.id,
        record=edit.record,
        type=edit.type,
        case=edit.case,
        at=edit.at,
        author=edit.author,
        device=edit.device,
        set={**edit.set, **splices},
        seen=edit.seen,
        replaces=edit.replaces,
        checksums={field: checksum(edit.set[field]) for field in splices},
    )


def _splice(edit: Edit, field: str, value: Value) -> Splice | None:
    base = edit.base.get(field)
    if not (isinstance(value, str) and len(value) >= LONG and isinstance(base, str)):
        return None
    if edit.type == "conflict" or field in edit.whole or field not in about_fields(edit.type):
        return None
    splice = splice_between(base, value)
    return splice if is_much_smaller(splice, value) else None


def is_much_smaller(splices: Any, text: str) -> bool:
    """Whether these splices are worth more than the text they come to."""
    return len(encode(splices)) * MUCH_SMALLER <= len(text.encode())


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
    """The centre will not apply this edit, and keeps it in quarantine. `reason` is a sentence for its author.

    Where the edit came too late for its author to make it (the case had left them, or was merged into another), the
    centre has laid it before the case's present worker: `proposal` is the id of the record that holds it.
    """

    id: str
    code: str
    reason: str
    proposal: str | None = None


Result = Applied | Duplicate | Stale | Refused


class Results(msgspec.Struct, frozen=True):
    """The answer to POST /v1/edits: one result for each edit, in order."""

    results: list[Result]


class Hop(msgspec.Struct, frozen=True, array_like=True):
    """One step of a long text: over the text that has the stamp `over`, lay `splice`; it then has `stamp`."""

    over: int
    stamp: int
    splice: Splice


class Changed(msgspec.Struct, frozen=True, omit_defaults=True):
    """Fields of one record that changed since the cursor. `stamps` holds those that differ from `stamp`.

    `authors` and `times` (by the author's clock) say for each field who wrote it and when, where that is known: a page
    of two versions names both people. The centre may leave them out of a first page, where nothing can clash.
    A long text of which little changed stands in `splices` instead of `set`: the hops from an earlier version to the
    present one, in order, and `checksums` the CRC-32 (of UTF-8) of the text they come to. A laptop begins at the hop
    whose `over` is the stamp it holds; where it holds none of them, or comes to another text, it asks for the page
    again with `splices=no`.
    `withheld` names fields that the centre has and that are not for this user: where one is held, it is taken off.
    """

    id: str
    type: str
    case: str
    set: dict[str, Value]
    stamp: int
    stamps: dict[str, int] = {}
    authors: dict[str, str] = {}
    times: dict[str, str] = {}
    splices: dict[str, list[Hop]] = {}
    checksums: dict[str, int] = {}
    withheld: list[str] = []


class Hidden(msgspec.Struct, frozen=True):
    """A record of a case that the laptop holds, which is not for its user: kept for a section that they do not read.

    Where the record is held, it is taken off once its pending edits are delivered. Nothing else of it ever travels.
    """

    id: str
    case: str
    section: str


class SeenBy(msgspec.Struct, frozen=True):
    """Somebody else looked at a case on a laptop that had all of it up to `position`."""

    case: str
    user: str
    name: str
    at: str
    position: int


class Changes(msgspec.Struct, frozen=True, omit_defaults=True):
    """GET /v1/changes?cursor=&limit_bytes=&wait=&pages=: one page. It and its cursor are committed together.

    A case in `left` is purged after its pending edits are delivered; one in `entered` travels whole, in this page and
    the next ones. `looks` holds the newest look of each colleague at each case the laptop holds, where it is news.
    `hidden` holds the records of these cases that the user's role does not see, each once, until that changes.
    With `pages` above 1 the answer is up to so many pages, one JSON object a line, packed as one stream in which every
    page can be read as soon as it has arrived.
    """

    cursor: str
    changed: list[Changed] = []
    entered: list[str] = []
    left: list[str] = []
    more: bool = False
    looks: list[SeenBy] = []
    hidden: list[Hidden] = []


class Look(msgspec.Struct, frozen=True, omit_defaults=True):
    """Somebody opened a case on this laptop, which had all of it up to `position`. `record` where it was one record."""

    id: str
    case: str
    at: str
    position: int
    record: str = ""


class Looks(msgspec.Struct, frozen=True):
    """POST /v1/looks: who looked at what, for the access audit. The same look twice is kept once."""

    looks: list[Look]


class Kept(msgspec.Struct, frozen=True):
    """The answer to POST /v1/looks: how many of them the centre has now."""

    kept: int


class AttachmentState(msgspec.Struct, frozen=True):
    """PUT /v1/attachments/{sha256}?case=&size=&media_type=&offset=: how much of the file the centre has.

    The body is the next piece, as it is. A piece that does not begin at `received` is not taken; the answer says where
    to go on. An empty piece only asks. A file is `complete` once all of it is there and its SHA-256 is right.
    GET /v1/attachments/{sha256}?case=&offset=&limit_bytes= gives a piece as it is; the header Holdfast-Size says how
    large the whole is.
    """

    sha256: str
    size: int
    received: int
    complete: bool


SIZE_HEADER = "Holdfast-Size"


class Problem(msgspec.Struct, frozen=True):
    """The body of every answer that is not a success: a code for programs, a sentence for people."""

    code: str
    reason: str


def check_of(body: bytes | bytearray) -> str:
    """What the header Holdfast-Check says of a body: its CRC-32 in eight hexadecimal digits."""
    return f"{zlib.crc32(body):08x}"


def checked_line(message: bytes) -> bytes:
    """A message as a line of a stream. Its last member, `check`, is the CRC-32 of the message without it.

    A stream is read before it ends, so that no check at its end could come in time.
    """
    return message[:-1] + b',"check":%d}\n' % zlib.crc32(message)


def is_damaged(line: bytes | bytearray) -> bool:
    """Whether a line of a stream is not what its `check` says, or has lost it."""
    found = _CHECK.search(line)
    return found is None or zlib.crc32(line[: found.start()] + b"}") != int(found[1])


_CHECK = re.compile(rb',"check":(\d+)}$')


def encode(message: Any) -> bytes:
    """A message as JSON."""
    return msgspec.json.encode(message)
