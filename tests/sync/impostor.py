"""A small real HTTP server that answers whatever it is told to, for answers that a centre should never give."""

import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, NamedTuple, Self

import requests
import zstandard


class Asked(NamedTuple):
    """One request as it arrived."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def plain(self) -> bytes:
        """The body before it was packed."""
        return zstandard.decompress(self.body) if self.headers.get("content-encoding") == "zstd" else self.body


class Told(NamedTuple):
    """One answer."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = {}


def gateway(centre: str, instead: Callable[[Asked], Told | None]) -> Callable[[Asked], Told]:
    """Passes requests on to a real centre, but for those that `instead` answers."""
    session = threading.local()

    def answer(asked: Asked) -> Told:
        told = instead(asked)
        if told is not None:
            return told
        if not hasattr(session, "kept"):
            session.kept = requests.Session()
            session.kept.trust_env = False
        headers = {name: value for name, value in asked.headers.items() if name not in ("host", "connection")}
        with session.kept.request(
            asked.method, centre + asked.path, data=asked.body, headers=headers, stream=True
        ) as it:
            kept = ("content-type", "content-encoding", "holdfast-protocol", "retry-after", "holdfast-size")
            return Told(it.status_code, it.raw.read(), {n: v for n, v in it.headers.items() if n.lower() in kept})

    return answer


class HungUp(Exception):
    """The connection is to be closed without an answer."""


class Impostor:
    """Answers with what `answer` makes of each request, and keeps them all in `asked`."""

    def __init__(self, answer: Callable[[Asked], Told], context: Any = None) -> None:
        self.answer = answer
        self.asked: list[Asked] = []
        self._http = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        if context:
            self._http.socket = context.wrap_socket(self._http.socket, server_side=True)
        self.port = self._http.server_address[1]
        self.url = f"{'https' if context else 'http'}://127.0.0.1:{self.port}"
        self._thread = threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._http.shutdown()
        self._http.server_close()

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        impostor = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def respond(self) -> None:
                length = int(self.headers.get("Content-Length") or 0)
                headers = {name.lower(): value for name, value in self.headers.items()}
                asked = Asked(self.command, self.path, headers, self.rfile.read(length))
                impostor.asked.append(asked)
                try:
                    told = impostor.answer(asked)
                except HungUp:
                    self.close_connection = True
                    return
                self.send_response(told.status)
                for name, value in told.headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(told.body)))
                self.end_headers()
                self.wfile.write(told.body)

            do_GET = respond  # noqa: N815 - http.server's own name
            do_POST = respond  # noqa: N815
            do_PUT = respond  # noqa: N815

            def log_message(self, format: str, *args: Any) -> None:
                """Quiet: the requests are in `asked`."""

        return Handler
