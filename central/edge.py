"""The outermost layer: the protocol header, packed bodies in and out, and a sentence for every failure."""

import logging
import traceback
from typing import Any

from litestar.datastructures import Headers, MutableScopeHeaders
from litestar.enums import ScopeType
from litestar.types import ASGIApp, Message, Receive, Scope, Send

from central.answers import Refusal, coding, damaged, too_large, unpacked
from sync.wire import CHECK_HEADER, PROTOCOL, PROTOCOL_HEADER, STREAM, check_of

BODY_BYTES = 32 * 1024 * 1024
"""The most that one request may hold, once unpacked."""
_WORTH_PACKING = 200
_AS_IT_IS = "application/octet-stream"  # a piece of a file: pictures and documents are packed already

log = logging.getLogger("holdfast.central")


class Edge:
    """Wraps the application. Nothing it logs holds a value of a request: only where in the program it failed."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != ScopeType.HTTP:
            await self._app(scope, receive, send)
            return
        headers = Headers.from_scope(scope)
        answer = _Answer(send, headers.get("accept-encoding", ""))
        try:
            _check_protocol(scope["path"], headers)
            await self._app(scope, await _plain_body(headers, receive), answer.send)
        except Refusal as refusal:
            await answer.refuse(refusal)
        except Exception as error:  # noqa: BLE001 - the last line of defence: told, logged, and never a bare 500
            log.error("%s\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
            await answer.refuse(trouble())


def trouble() -> Refusal:
    """What a client is told when the fault is ours."""
    return Refusal(500, "centre_trouble", "Something went wrong at the centre. Nothing on this laptop is lost.")


def _check_protocol(path: str, headers: Headers) -> None:
    if path.startswith("/v1/") and headers.get(PROTOCOL_HEADER, "") != PROTOCOL:
        raise Refusal(
            400, "protocol", f"This server speaks Holdfast protocol {PROTOCOL}. Say so in the header {PROTOCOL_HEADER}."
        )


async def _plain_body(headers: Headers, receive: Receive) -> Receive:
    coded = headers.get("content-encoding", "identity").lower()
    check = headers.get(CHECK_HEADER, "")
    if coded == "identity" and not check:
        return receive
    packed = bytearray()
    more = True
    while more:
        message = await receive()
        if message["type"] != "http.request":
            break
        packed += message["body"]
        more = message["more_body"]
        if len(packed) > BODY_BYTES:
            raise too_large()
    if check and check != check_of(packed):
        raise damaged()
    body = bytes(packed) if coded == "identity" else unpacked(bytes(packed), coded, BODY_BYTES)
    told = False

    async def replay() -> Any:
        nonlocal told
        if told:
            return await receive()
        told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replay


class _Answer:
    """Holds an answer back until it is complete, and packs it unless it is packed already.

    One that packs itself and comes in pieces is a stream: it goes on as it comes.
    """

    def __init__(self, send: Send, accepted: str) -> None:
        self._send = send
        self._accepted = accepted
        self._start: Any = None
        self._body = bytearray()
        self._streams = False
        self._broken = False

    async def send(self, message: Message) -> None:
        if self._broken:
            return
        if message["type"] == "http.response.start":
            # A second beginning is the sentence for a failure in the middle of a stream. The laptop has pages already:
            # the answer ends unfinished, which it takes for a cut.
            self._broken = self._streams
            self._start = message
        elif message["type"] == "http.response.body":
            if self._streams:
                await self._send(message)
            elif message["more_body"] and STREAM in MutableScopeHeaders(self._start).get("content-type", ""):
                await self._begin_stream(message)
            else:
                self._body += message["body"]
                if not message["more_body"]:
                    await self._finish()

    async def _begin_stream(self, message: Message) -> None:
        self._streams = True
        self._head()
        await self._send(self._start)
        await self._send(message)

    async def refuse(self, refusal: Refusal) -> None:
        if self._streams:
            return  # the answer has begun: it ends unfinished, which the laptop takes for a cut
        headers = {"content-type": "application/json"} | refusal.headers()
        raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
        self._start = {"type": "http.response.start", "status": refusal.status, "headers": raw}
        self._body = bytearray(refusal.body())
        await self._finish()

    def _head(self) -> MutableScopeHeaders:
        headers = MutableScopeHeaders(self._start)
        headers[PROTOCOL_HEADER] = PROTOCOL
        headers["cache-control"] = "no-store"
        return headers

    async def _finish(self) -> None:
        headers = self._head()
        body = bytes(self._body)
        packed = "content-encoding" in headers or headers.get("content-type", "").startswith(_AS_IT_IS)
        if not packed and len(body) >= _WORTH_PACKING:
            name, compress = coding(self._accepted)
            if name != "identity":
                body = compress(body)
                headers["content-encoding"] = name
        headers["content-length"] = str(len(body))
        headers[CHECK_HEADER] = check_of(body)
        await self._send(self._start)
        await self._send({"type": "http.response.body", "body": body, "more_body": False})
