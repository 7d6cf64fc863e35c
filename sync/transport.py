"""The way to the centre: one kept HTTP session, bodies compressed both ways, every failure one kind of trouble."""

import ipaddress
from typing import TYPE_CHECKING, Any, TypeVar
from urllib.parse import urlsplit

import msgspec

from sync import answers, coding
from sync.errors import CertificateProblem, InsecureAddress, NoConnection, NotHoldfast, SyncTrouble
from sync.wire import (
    PROTOCOL,
    PROTOCOL_HEADER,
    Changes,
    Edits,
    Enrol,
    Enrolled,
    Me,
    Result,
    Results,
    SignedIn,
    SignIn,
    WireEdit,
    encode,
)

if TYPE_CHECKING:
    import requests

T = TypeVar("T")

CONNECT_SECONDS = 10.0
SILENCE_SECONDS = 30.0
"""How long a link may carry nothing at all before it counts as cut. Slow is not dead: the whole has no limit."""


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
    https, and never for this machine itself. `authorities` names a file of certificate authorities to trust instead.
    """

    def __init__(
        self,
        url: str,
        credentials: Credentials,
        *,
        authorities: str | None = None,
        trust_env: bool | None = None,
        connect_seconds: float = CONNECT_SECONDS,
        silence_seconds: float = SILENCE_SECONDS,
    ) -> None:
        """Raises InsecureAddress unless `url` is https, or http to this machine."""
        self.url, loopback = _checked(url)
        self.credentials = credentials
        self.token = ""
        self.traffic = Traffic()
        self._authorities = authorities
        self._trust_env = (not loopback) if trust_env is None else trust_env
        self._timeout = (connect_seconds, silence_seconds)
        self._coding = "zstd"
        self._session: requests.Session | None = None
        self._kept = False

    def sign_in(self, device: str | None) -> SignedIn:
        """A session for the name and password. Raises WrongPassword."""
        self.token = ""
        asked = SignIn(self.credentials.user, self.credentials.password, device)
        return self._call("POST", "/v1/signin", SignedIn, asked)

    def enrol(self, id: str, name: str) -> Enrolled:
        """The token of this laptop; needs a session."""
        return self._call("POST", "/v1/devices", Enrolled, Enrol(id, name))

    def me(self) -> Me:
        """Who the token speaks for."""
        return self._call("GET", "/v1/me", Me)

    def send(self, edits: list[WireEdit]) -> list[Result]:
        """Hand in edits: one result for each, in order."""
        results = self._call("POST", "/v1/edits", Results, Edits(edits)).results
        if [result.id for result in results] != [edit.id for edit in edits]:
            raise NotHoldfast("POST /v1/edits: the answers do not belong to what was sent")
        return results

    def changes(self, cursor: str, limit_bytes: int) -> Changes:
        """The page that follows `cursor`, of at most `limit_bytes` as it travels."""
        return self._call("GET", "/v1/changes", Changes, params={"cursor": cursor, "limit_bytes": str(limit_bytes)})

    def close(self) -> None:
        """End the connection. The next request opens a new one."""
        if self._session is not None:
            self._session.close()
        self._session, self._kept = None, False

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
        """One request and its whole answer. A kept connection may have been closed meanwhile: then once more."""
        kept, self._kept = self._kept, False
        try:
            reply = self._exchange(method, path, plain, params)
        except NoConnection as cut:
            if not kept or not cut.at_once:
                raise
            reply = self._exchange(method, path, plain, params)
        self._kept = True
        return reply

    def _exchange(self, method: str, path: str, plain: bytes | None, params: dict[str, str] | None) -> answers.Reply:
        import requests
        import urllib3

        headers = {"Accept-Encoding": "zstd, gzip", "Accept": "application/json", PROTOCOL_HEADER: PROTOCOL}
        body = None
        if plain is not None:
            headers["Content-Type"] = "application/json"
            body, coded = coding.packed(plain, self._coding)
            if coded:
                headers["Content-Encoding"] = coded
            self.traffic.up += len(body)
        self.traffic.requests += 1
        try:
            with self._opened().request(
                method,
                self.url + path,
                params=params,
                data=coding.in_pieces(body),
                headers=headers,
                auth=self._authorise,
                timeout=self._timeout,
                stream=True,
                allow_redirects=False,
            ) as response:
                pieces = []
                for piece in response.raw.stream(coding.PIECE, decode_content=False):
                    self.traffic.down += len(piece)
                    pieces.append(piece)
                return answers.Reply(
                    f"{method} {path}", response.status_code, dict(response.headers.lower_items()), b"".join(pieces)
                )
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError) as error:
            self.close()
            raise _trouble(f"{method} {path}", error) from error

    def _opened(self) -> "requests.Session":
        if self._session is None:
            import requests  # 180 ms: here, so that nobody waits for it who does not need it

            self._session = requests.Session()
            self._session.trust_env = self._trust_env
            if self._authorities:
                self._session.verify = self._authorities
        return self._session

    def _authorise(self, request: "requests.PreparedRequest") -> "requests.PreparedRequest":
        # as `auth`, so that a password of the machine's own (.netrc) never takes the place of the token
        if self.token:
            request.headers["Authorization"] = f"Bearer {self.token}"
        return request


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


def _trouble(what: str, error: Exception) -> SyncTrouble:
    """The one kind of trouble that a failure of the link stands for. Its text holds no address of a page or person."""
    import ssl

    import urllib3

    causes = _causes(error)
    detail = f"{what}: {', '.join(dict.fromkeys(type(cause).__name__ for cause in causes))}"
    for cause in causes:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CertificateProblem(f"{detail}: {cause.verify_message}")
        if isinstance(cause, ssl.SSLError) and cause.reason in ("WRONG_VERSION_NUMBER", "HTTP_REQUEST"):
            return NotHoldfast(detail)
    silent = any(isinstance(cause, (TimeoutError, urllib3.exceptions.TimeoutError)) for cause in causes)
    return NoConnection(detail, at_once=not silent)


def _causes(error: BaseException | None) -> list[BaseException]:
    """The error and everything it was wrapped around, from outside to inside."""
    found: list[BaseException] = []
    todo = [error]
    while todo:
        one = todo.pop(0)
        if isinstance(one, BaseException) and one not in found:
            found.append(one)
            todo += [getattr(one, "reason", None), *one.args, one.__cause__, one.__context__]
    return found
