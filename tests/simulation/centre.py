"""The centre of the simulation: the whole application of the product over SQLite, asked without a socket."""

import asyncio
import logging
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlencode

from casework.service import Service
from central import accounts, epochs, sessions
from central.application import build_app
from central.store import Store
from central.waiting import Bell
from sync.connection import Request
from tests.simulation.faults import Mortal
from tests.simulation.nature import Clock, Nature

PASSWORD = "a long enough password"
PEOPLE = {"amina": "case_manager", "callum": "case_manager", "dana": "case_manager", "morgan": "manager"}
AUTHORITY = "northwick"


class Told(NamedTuple):
    """An answer: status, headers in small letters, and the body in the pieces in which it was sent."""

    status: int
    headers: dict[str, str]
    pieces: list[bytes]

    @property
    def body(self) -> bytes:
        """All of it."""
        return b"".join(self.pieces)


class Centre:
    """One server, which may die at its commits and be started again."""

    def __init__(self, path: Path, nature: Nature) -> None:
        self.path = path
        self.nature = nature
        self.clock = Clock(nature)
        self.mortal = Mortal()
        self.failures = _Failures()
        self._store = Store(f"sqlite:///{path}")
        self._plain_writing = self._store.writing
        self._loop = asyncio.new_event_loop()
        self._app = build_app(self._store, Bell(), minimum_client="0")

    def found(self) -> None:
        """A new database with its people."""
        self._store.prepare()
        with self._store.writing() as connection:
            connection.exec_driver_sql("UPDATE database SET id = 'simulated'")
            number = accounts.make_authority(connection, AUTHORITY, Service(name=AUTHORITY))
            for user, role in PEOPLE.items():
                accounts.add_user(connection, number, user, role, user.title(), PASSWORD)

    def begin(self, nature: Nature) -> None:
        """Another world begins, over the file as it now is."""
        self.nature = nature
        self.clock = Clock(nature)
        self.mortal.dies_at(None)
        self._store.writing = self._plain_writing  # type: ignore[method-assign]
        self.mortal.watch(self._store)

    def start_again(self) -> None:
        """What a crash leaves: the file, and nothing that was in memory. No connection stays open."""
        self.mortal.dies_at(None)
        self._store.close()
        self._store.when_moved(epochs.begin)

    def revoke(self, device: str) -> None:
        """Take a laptop out of service."""
        with self.nature.at(self.clock):
            sessions.revoke(self._store, device, self.clock.now().timestamp())

    def forget_sessions(self, device: str) -> None:
        """The tokens of a laptop lapse."""
        with self._store.writing() as connection:
            connection.exec_driver_sql("UPDATE token SET expires_at = 0 WHERE device = ?", (device,))

    def load(self, work: Callable[[Any], None]) -> None:
        """Do `work` on a connection, in a transaction: the caseload of the template."""
        with self.nature.at(self.clock), self._store.writing() as connection:
            work(connection)

    def answer(self, request: Request, arrives: float | None = None) -> Told | None:
        """What the centre says to a request; None where nobody hears it, since the request was cut.

        `arrives` is the part of the body (0 to 1) after which the link breaks. Raises Died.
        """
        told: list[Any] = []

        async def send(message: Any) -> None:
            told.append(message)

        with self.nature.at(self.clock):
            self._loop.run_until_complete(self._app(_scope(request), _body_of(request, arrives), send))
        if arrives is not None:
            return None
        start = told[0]
        headers = {name.decode().lower(): value.decode() for name, value in start["headers"]}
        return Told(start["status"], headers, [message.get("body", b"") for message in told[1:]])

    def reader(self) -> sqlite3.Connection:
        """A connection of one's own to the database, to read in it as it is on disk."""
        return sqlite3.connect(self.path, isolation_level=None)

    def close(self) -> None:
        """Close everything; the file then holds all there is."""
        self._store.close()
        with closing(self.reader()) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class _Failures(logging.Handler):
    """What the centre wrote into its log: it logs nothing but its own failures."""

    def __init__(self) -> None:
        super().__init__()
        self.last = ""
        log = logging.getLogger("holdfast.central")
        log.addHandler(self)
        log.propagate = False

    def emit(self, record: logging.LogRecord) -> None:
        self.last = record.getMessage()


def _scope(request: Request) -> Any:
    body = request.body or b""
    headers = {**request.headers, "Content-Length": str(len(body)), "Host": "centre"}
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": "https",
        "path": request.path,
        "raw_path": request.path.encode(),
        "query_string": urlencode(request.params).encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode()) for name, value in headers.items()],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 2),
    }


def _body_of(request: Request, arrives: float | None) -> Callable[[], Any]:
    """What the server reads of the request: all of it, or a part and then that the link is gone."""
    body = request.body or b""
    messages: list[Any] = [{"type": "http.disconnect"}]
    if arrives is None:
        messages.insert(0, {"type": "http.request", "body": body, "more_body": False})
    elif part := body[: int(len(body) * arrives)]:
        messages.insert(0, {"type": "http.request", "body": part, "more_body": True})

    async def receive() -> Any:
        return messages.pop(0) if len(messages) > 1 else messages[0]

    return receive
