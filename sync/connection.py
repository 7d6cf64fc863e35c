"""One kept HTTP connection to the centre: requests out, answers in piece by piece, each failure one kind of trouble."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple, Protocol

from sync import coding
from sync.errors import CertificateProblem, NoConnection, NotHoldfast, SyncTrouble

if TYPE_CHECKING:
    import requests

CONNECT_SECONDS = 10.0
SILENCE_SECONDS = 30.0
"""How long a link may carry nothing at all before it counts as cut. Slow is not dead: the whole has no limit."""
PROXY_SIGN_IN = "Tunnel connection failed: 407"
"""How Python's own HTTP library says that a proxy on the way wants somebody to sign in."""


class Request(NamedTuple):
    """One request: its body as it travels, packed already."""

    method: str
    path: str
    params: dict[str, str] = {}
    headers: dict[str, str] = {}
    body: bytes | None = None

    @property
    def what(self) -> str:
        """What was asked, without anything about anybody: GET /v1/me."""
        return f"{self.method} {self.path}"


class Incoming(NamedTuple):
    """An answer as it arrives: status, headers in small letters, and the body as it travels, piece by piece."""

    status: int
    headers: dict[str, str]
    pieces: Iterator[bytes]


class Connection(Protocol):
    """What carries requests. The simulation has one of its own; everybody else an `HttpConnection`."""

    def exchange(self, request: Request) -> contextlib.AbstractContextManager[Incoming]:
        """Send, and read the answer inside the block. Raises NoConnection and its kin, at any piece."""
        ...

    def close(self) -> None:
        """End the connection. The next request opens a new one."""
        ...


class HttpConnection:
    """One thread uses it at a time.

    Settings of the machine (proxies, own certificate authorities) are obeyed with `trust_env`. `authorities` names a
    file of certificate authorities to trust instead.
    """

    def __init__(
        self,
        url: str,
        *,
        trust_env: bool,
        authorities: str | None = None,
        connect_seconds: float = CONNECT_SECONDS,
        silence_seconds: float = SILENCE_SECONDS,
    ) -> None:
        self._url = url
        self._trust_env = trust_env
        self._authorities = authorities
        self._timeout = (connect_seconds, silence_seconds)
        self._session: requests.Session | None = None

    @contextlib.contextmanager
    def exchange(self, request: Request) -> Iterator[Incoming]:
        """Send, and read the answer inside the block. Raises NoConnection, CertificateProblem or NotHoldfast."""
        import requests
        import urllib3

        broken = (requests.RequestException, urllib3.exceptions.HTTPError, OSError)
        try:
            response = self._opened().request(
                request.method,
                self._url + request.path,
                params=request.params or None,
                data=coding.in_pieces(request.body),
                headers={name: value for name, value in request.headers.items() if name != "Authorization"},
                auth=_Authorisation(request.headers.get("Authorization", "")),
                timeout=self._timeout,
                verify=self._authorities,  # here and not on the session: there the machine's settings would win
                stream=True,
                allow_redirects=False,
            )
        except broken as error:
            raise self._cut(request, error) from error

        def pieces() -> Iterator[bytes]:
            came = False
            try:
                for piece in response.raw.stream(coding.PIECE, decode_content=False):
                    came = True
                    yield piece
            except broken as error:
                raise self._cut(request, error) from error
            if not came and not _says_how_it_ends(response):
                self.close()
                raise NoConnection(f"{request.what}: cut within the headers")

        with response:
            yield Incoming(response.status_code, dict(response.headers.lower_items()), pieces())

    def close(self) -> None:
        """End the connection. The next request opens a new one."""
        if self._session is not None:
            self._session.close()
        self._session = None

    def _cut(self, request: Request, error: Exception) -> SyncTrouble:
        self.close()
        return _trouble(request.what, error)

    def _opened(self) -> "requests.Session":
        if self._session is None:
            import requests  # 180 ms: here, so that nobody waits for it who does not need it
            import urllib3

            self._session = requests.Session()
            self._session.trust_env = self._trust_env
            # requests' own words about itself: 87 bytes up that nobody reads, on every request
            self._session.headers.clear()
            self._session.headers["User-Agent"] = urllib3.util.SKIP_HEADER
        return self._session


def _says_how_it_ends(response: "requests.Response") -> bool:
    """Whether an empty body is meant to be empty: headers that are cut off look to Python like headers that ended."""
    said = "Content-Length" in response.headers or "Transfer-Encoding" in response.headers
    return said or response.status_code in (204, 304)


class _Authorisation:
    """As `auth`, so that a password of the machine's own (.netrc) never takes the place of the token."""

    def __init__(self, words: str) -> None:
        self._words = words

    def __call__(self, request: "requests.PreparedRequest") -> "requests.PreparedRequest":
        if self._words:
            request.headers["Authorization"] = self._words
        return request


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
        if isinstance(cause, OSError) and PROXY_SIGN_IN in str(cause):
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
