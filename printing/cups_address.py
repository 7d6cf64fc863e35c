"""Where this computer's CUPS listens, and one question to it. Only ever on this computer: nothing here is encrypted."""

import http.client
import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from printing import ipp
from printing.errors import PrintSystemAway

SOCKETS = (Path("/run/cups/cups.sock"), Path("/private/var/run/cupsd"))
PORT = 631
SECONDS = 10.0
"""How long CUPS may take for an answer. The window never waits for it."""
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


class CupsAddress(msgspec.Struct, frozen=True):
    """A domain socket, or a port of this computer."""

    socket: str = ""
    host: str = "localhost"
    port: int = PORT

    def ask(self, message: ipp.Message, path: str = "/") -> ipp.Message:
        """Send a message and read the answer. Raises PrintSystemAway where nobody answers, or not in this protocol."""
        connection = _OverSocket(self.socket) if self.socket else _plain(self.host, self.port)
        try:
            connection.request("POST", path, ipp.encode(message), {"Content-Type": ipp.MEDIA_TYPE})
            answer = connection.getresponse()
            content = answer.read()
            if answer.status in (http.client.UNAUTHORIZED, http.client.FORBIDDEN):  # it asks for a password
                return ipp.Message(ipp.Status.NOT_AUTHENTICATED, ())
            if answer.status != http.client.OK:
                raise PrintSystemAway(f"HTTP {answer.status}")
            return ipp.decode(content)
        except (OSError, http.client.HTTPException, ipp.NotIpp) as error:
            raise PrintSystemAway(type(error).__name__) from error
        finally:
            connection.close()


def _plain(host: str, port: int) -> http.client.HTTPConnection:
    return http.client.HTTPConnection(host, port, timeout=SECONDS)


class _OverSocket(http.client.HTTPConnection):
    """HTTP over a domain socket, as libcups speaks it."""

    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=SECONDS)
        self._path = path

    def connect(self) -> None:
        if sys.platform == "win32":
            raise OSError("Windows has no CUPS")
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(SECONDS)
        self.sock.connect(self._path)


def cups_address() -> CupsAddress | None:
    """Where CUPS is to be asked: as CUPS_SERVER says, at its socket, or at its port. None where it is elsewhere.

    A CUPS on another computer is left to the printing of the operating system, which encrypts what it sends.
    """
    if sys.platform == "win32":
        return None
    told = os.environ.get("CUPS_SERVER", "").partition("/version=")[0]
    if told.startswith("/"):
        return CupsAddress(socket=told)
    if told:
        return _told(told)
    found = next((path for path in SOCKETS if path.exists()), None)
    return CupsAddress(socket=str(found)) if found else CupsAddress()


def _told(server: str) -> CupsAddress | None:
    try:
        parts = urlsplit(f"//{server}")
        host, port = parts.hostname or "", parts.port or PORT
    except ValueError:
        return None
    return CupsAddress(host=host, port=port) if host in _LOOPBACK else None
