"""The way to the centre: one kept HTTP session, bodies compressed both ways, every failure one kind of trouble."""

import base64
import binascii
import contextlib
import datetime as dt
import ipaddress
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec

from casework.version import VERSION
from sync import answers, coding
from sync.connection import Connection, HttpConnection, Incoming, Request
from sync.errors import InsecureAddress, NoConnection, NotHoldfast
from sync.wire import (
    CHECK_HEADER,
    CLIENT_HEADER,
    PROTOCOL,
    PROTOCOL_HEADER,
    SIZE_HEADER,
    STREAM,
    AskAlike,
    AskRecovery,
    AttachmentState,
    ChangePassword,
    Changes,
    Edits,
    Enrol,
    Enrolled,
    Kept,
    KnownAlready,
    Look,
    Looks,
    Me,
    PasswordChanged,
    RecoverySecret,
    Result,
    Results,
    SignedIn,
    SignIn,
    WireEdit,
    check_of,
    encode,
)

T = TypeVar("T")
JSON = "application/json"
AS_IT_IS = "application/octet-stream"


class Credentials(msgspec.Struct, frozen=True):
    """Who signs in. Without a password only a laptop that is enrolled already can be used."""

    user: str
    password: str = ""

    def __repr__(self) -> str:
        return "Credentials(...)"


class Traffic(msgspec.Struct):
    """What went over the link: requests, and the bytes of their bodies as they travelled."""

    requests: int = 0
    up: int = 0
    down: int = 0


class Server:
    """The centre at `url`. One thread uses it at a time; `close` ends its connection.

    Plain http is for this machine only. Settings of the machine (proxies, own certificate authorities) are obeyed for
    https, and never for this machine itself. `settings` are those of `HttpConnection`; `connection` takes its place.
    `clock_off`: how many seconds this laptop's clock is ahead of the centre's (less than 0: behind), to about a second.
    """

    def __init__(
        self,
        url: str,
        credentials: Credentials,
        *,
        connection: Connection | None = None,
        trust_env: bool | None = None,
        **settings: Any,
    ) -> None:
        """Raises InsecureAddress unless `url` is https, or http to this machine."""
        self.url, loopback = _checked(url)
        self.credentials = credentials
        self.token = ""
        self.traffic = Traffic()
        trusts = (not loopback) if trust_env is None else trust_env
        self._connection = connection or HttpConnection(self.url, trust_env=trusts, **settings)
        self.clock_off = 0.0
        self._coding = "zstd"
        self._kept = False

    def sign_in(self, device: str | None, device_name: str = "") -> SignedIn:
        """A session for the name and password, and with `device_name` the laptop's own token. Raises WrongPassword."""
        self.token = ""
        asked = SignIn(self.credentials.user, self.credentials.password, device, device_name)
        return self._call("POST", "/v1/signin", SignedIn, asked)

    def enrol(self, id: str, name: str) -> Enrolled:
        """The token of this laptop; needs a session."""
        return self._call("POST", "/v1/devices", Enrolled, Enrol(id, name))

    def change_password(self, old: str, new: str) -> None:
        """Another password for this user. May be asked again. Raises WrongPassword where `old` is not the right one."""
        asked = ChangePassword(self.credentials.user, old, new)
        self._call("POST", "/v1/password", PasswordChanged, asked)

    def recovery_secret(self, device: str) -> bytes:
        """What the centre keeps to help open this laptop. Raises WrongPassword, LaptopNotKnown, Revoked."""
        asked = AskRecovery(self.credentials.user, self.credentials.password, device)
        answer = self._call("POST", "/v1/recovery", RecoverySecret, asked)
        try:
            return base64.b64decode(answer.secret, validate=True)
        except binascii.Error as error:
            raise NotHoldfast("POST /v1/recovery: not a secret") from error

    def me(self) -> Me:
        """Who the token speaks for."""
        return self._call("GET", "/v1/me", Me)

    def send(self, edits: list[WireEdit]) -> list[Result]:
        """Hand in edits: one result for each, in order."""
        results = self._call("POST", "/v1/edits", Results, Edits(edits)).results
        if [result.id for result in results] != [edit.id for edit in edits]:
            raise NotHoldfast("POST /v1/edits: the answers do not belong to what was sent")
        return results

    def changes(
        self, cursor: str, limit_bytes: int, most: int = 1, wait: float = 0, splices: bool = True
    ) -> Iterator[Changes]:
        """The pages that follow `cursor`, each of about `limit_bytes` as it travels, at most `most` in one answer.

        They come as they arrive. With `wait` the centre holds the request for so many seconds until there is news.
        """
        params = {"cursor": cursor, "limit_bytes": str(limit_bytes)}
        params |= {"pages": str(most)} if most > 1 else {}
        params |= {"wait": f"{wait:g}"} if wait else {}
        params |= {} if splices else {"splices": "no"}
        with self._answered("GET", "/v1/changes", None, params) as incoming:
            kind = incoming.headers.get("content-type", "")
            pieces = self._counted(incoming.pieces)
            if incoming.status == 200 and kind.startswith(STREAM):
                yield from answers.lines("GET /v1/changes", incoming.headers, pieces, Changes)
            else:
                reply = answers.Reply("GET /v1/changes", incoming.status, incoming.headers, b"".join(pieces))
                yield answers.read(reply, Changes)

    def tell_looks(self, looks: list[Look]) -> Kept:
        """Say who opened which case, for the access audit."""
        return self._call("POST", "/v1/looks", Kept, Looks(looks))

    def whether_known(self, asked: AskAlike) -> KnownAlready:
        """Whether a child who is being added is known to the service. A centre that does not know it: CentreTrouble."""
        return self._call("POST", "/v1/people/alike", KnownAlready, asked)

    def close(self) -> None:
        """End the connection. The next request opens a new one."""
        self._connection.close()
        self._kept = False

    def _call(
        self, method: str, path: str, answer: type[T], message: Any = None, params: dict[str, str] | None = None
    ) -> T:
        plain = None if message is None else encode(message)
        reply = self._ask(method, path, plain, params)
        if reply.status == 415 and self._coding == "zstd":
            self._coding = "gzip"
            reply = self._ask(method, path, plain, params)
        return answers.read(reply, answer)

    def _ask(self, method: str, path: str, plain: bytes | None, params: dict[str, str] | None) -> answers.Reply:
        """One request and its whole answer."""
        with self._answered(method, path, plain, params) as incoming:
            body = b"".join(self._counted(incoming.pieces))
            return answers.Reply(f"{method} {path}", incoming.status, incoming.headers, body)

    @contextlib.contextmanager
    def _answered(
        self, method: str, path: str, plain: bytes | None, params: dict[str, str] | None, kind: str = JSON
    ) -> Iterator[Incoming]:
        """One request, and its answer as it comes. A kept connection may have been closed meanwhile: then once more."""
        kept, self._kept = self._kept, False
        with contextlib.ExitStack() as open_answer:
            try:
                incoming = open_answer.enter_context(
                    self._connection.exchange(self._request(method, path, plain, params, kind))
                )
            except NoConnection as cut:
                if not kept or not cut.at_once:
                    raise
                incoming = open_answer.enter_context(
                    self._connection.exchange(self._request(method, path, plain, params, kind))
                )
            self.clock_off = answers.clock_off(incoming.headers, dt.datetime.now(dt.UTC), self.clock_off)
            yield incoming
            self._kept = True

    def _counted(self, pieces: Iterable[bytes]) -> Iterator[bytes]:
        for piece in pieces:
            self.traffic.down += len(piece)
            yield piece

    def _request(
        self, method: str, path: str, plain: bytes | None, params: dict[str, str] | None, kind: str
    ) -> Request:
        """A request as it travels, counted. Files are packed already, and travel as they are."""
        headers = {"Accept-Encoding": "zstd, gzip", PROTOCOL_HEADER: PROTOCOL, CLIENT_HEADER: VERSION}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        body = None
        if plain is not None:
            headers["Content-Type"] = kind
            body, coded = coding.packed(plain, self._coding) if kind == JSON else (plain, "")
            if coded:
                headers["Content-Encoding"] = coded
            headers[CHECK_HEADER] = check_of(body)
            self.traffic.up += len(body)
        self.traffic.requests += 1
        return Request(method, path, params or {}, headers, body)

    def put_attachment(
        self, sha256: str, piece: bytes, *, case: str, size: int, media_type: str, offset: int
    ) -> AttachmentState:
        """Hand in a piece of a file of `size` bytes; how much of it the centre has. An empty piece only asks."""
        params = {"case": case, "size": str(size), "media_type": media_type, "offset": str(offset)}
        reply = self._file("PUT", sha256, piece or None, params)
        state = answers.read(reply, AttachmentState)
        if state.sha256 != sha256 or not 0 <= state.received <= size:
            raise NotHoldfast("PUT /v1/attachments: the answer does not belong to what was sent")
        return state

    def get_attachment(self, sha256: str, *, case: str, offset: int, limit_bytes: int) -> tuple[bytes, int]:
        """The piece of a file that begins at `offset`, of at most `limit_bytes`; and the size of the whole."""
        params = {"case": case, "offset": str(offset), "limit_bytes": str(limit_bytes)}
        reply = self._file("GET", sha256, None, params)
        piece, size = answers.piece(reply, SIZE_HEADER)
        if len(piece) > limit_bytes or offset + len(piece) > size or (not piece and offset < size):
            raise NotHoldfast("GET /v1/attachments: the piece does not fit the file")
        return piece, size

    def _file(self, method: str, sha256: str, piece: bytes | None, params: dict[str, str]) -> answers.Reply:
        with self._answered(method, f"/v1/attachments/{sha256}", piece, params, AS_IT_IS) as incoming:
            body = b"".join(self._counted(incoming.pieces))
            return answers.Reply(f"{method} /v1/attachments", incoming.status, incoming.headers, body)


def _checked(url: str) -> tuple[str, bool]:
    """The address without a slash at its end, and whether it is this machine. Raises InsecureAddress."""
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise InsecureAddress(type(error).__name__) from error
    loopback = _is_loopback(host)
    if not host or parts.username or parts.scheme not in ("http", "https"):
        raise InsecureAddress("not an address")
    if parts.scheme == "http" and not loopback:
        raise InsecureAddress("plain http to another machine")
    return f"{parts.scheme}://{parts.netloc}{parts.path.rstrip('/')}", loopback


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
