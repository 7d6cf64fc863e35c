"""Serving the application over HTTP or HTTPS until the process is told to stop."""

import json
import socket
import sys
import threading
from pathlib import Path
from typing import Any

import uvicorn

from casework.trouble import Trouble
from central import clients
from central.application import build_app
from central.store import Store
from central.waiting import Bell


class CannotListen(Trouble):
    """The address is taken, or the certificate does not go with its key."""


def serve(
    store: Store,
    host: str,
    port: int,
    certificate: Path | None = None,
    private_key: Path | None = None,
    also: dict[str, Any] | None = None,
    minimum_client: str = clients.ANY,
    until_input_ends: bool = False,
) -> None:
    """Listen until a signal comes. Once listening, one line of JSON on stdout says where; `also` goes into it.

    `until_input_ends`: also until standard input ends, as it does when the process that started this one is gone,
    however it went. Port 0 takes a free one. Raises CannotListen.
    """
    listening = _listen(host, port)
    scheme = "https" if certificate else "http"
    shown = f"[{host}]" if ":" in host else host
    line = json.dumps({"url": f"{scheme}://{shown}:{listening.getsockname()[1]}", **(also or {})})
    bell = Bell()
    config = uvicorn.Config(
        build_app(store, bell, minimum_client),
        access_log=False,
        log_level="warning",
        server_header=False,
        http="h11",
        loop="asyncio",
        ws="none",
        lifespan="on",
        timeout_keep_alive=90,
        timeout_graceful_shutdown=5,
        ssl_certfile=certificate,
        ssl_keyfile=private_key,
    )
    try:
        config.load()
    except OSError as error:  # ssl.SSLError among them
        raise CannotListen(
            "The certificate and the private key cannot be used.",
            next_step="Both must be PEM files, and the key must be the certificate's own.",
            detail=type(error).__name__,
        ) from error
    server = _Server(config, bell, line)
    if until_input_ends:
        threading.Thread(target=server.end_with_input, daemon=True).start()
    server.run(sockets=[listening])


def _listen(host: str, port: int) -> socket.socket:
    # Not socket.create_server: it names no protocol, asyncio then does not know that this is TCP and leaves Nagle's
    # algorithm on, and every answer waits 40 ms for an acknowledgement.
    listening = socket.socket(
        socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP
    )
    try:
        if sys.platform != "win32":  # there it would let a second server take the same port
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError as error:
        listening.close()
        raise CannotListen(
            f"Cannot listen on port {port} of {host}.",
            next_step="Another program may be using it: choose another --port.",
            detail=error.strerror or "",
        ) from error
    return listening


class _Server(uvicorn.Server):
    """Says when it is ready, and lets held requests go when it is told to stop."""

    def __init__(self, config: uvicorn.Config, bell: Bell, line: str) -> None:
        super().__init__(config)
        self._bell = bell
        self._line = line

    def end_with_input(self) -> None:
        """Read standard input to its end, then stop as on a signal."""
        while sys.stdin.buffer.read(1024):
            pass
        self.should_exit = True

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        print(self._line, flush=True)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._bell.close()
        await super().shutdown(sockets)
