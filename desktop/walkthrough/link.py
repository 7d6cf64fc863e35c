"""A link that can fail: a TCP proxy on the loopback address that counts, cuts after so many bytes, and goes silent."""

import asyncio
import contextlib
import socket
import struct
import threading
from collections.abc import Callable
from typing import Literal

LOOPBACK = "127.0.0.1"
PIECE = 64 * 1024
Way = Literal["up", "down"]


class Link:
    """Carries connections from its own port to `upstream`, until it is told to fail. "Up" is towards the server.

    May be told from any thread; a call returns when it has taken effect. Ends with `stop`, or as a context manager.
    """

    def __init__(self, upstream: int) -> None:
        self.upstream = upstream
        self.port = 0
        self.carried: dict[Way, int] = {"up": 0, "down": 0}
        self.connections = 0
        self.cuts = 0
        self._open = True
        self._silent = False
        self._fuse: dict[Way, int | None] = {"up": None, "down": None}
        self._stays_cut = False
        self._live: set[asyncio.StreamWriter] = set()
        self._loop = asyncio.new_event_loop()
        ready = threading.Event()
        self._thread = threading.Thread(target=self._run, args=(ready,), name="link", daemon=True)
        self._thread.start()
        ready.wait()

    def __enter__(self) -> "Link":
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def url(self) -> str:
        """Where a laptop finds the server when it goes through this link."""
        return f"http://{LOOPBACK}:{self.port}"

    def cut(self) -> None:
        """Reset every connection, and every new one, until `restore`."""
        self._tell(self._cut_now, True)

    def cut_after(self, way: Way, count: int, *, stays: bool = False) -> None:
        """Let exactly `count` more bytes through on that way; at the next one reset every connection.

        With `stays` the link is down from then on; else the next connection goes through again.
        """

        def arm() -> None:
            self._fuse = {"up": None, "down": None, way: count}
            self._stays_cut = stays

        self._tell(arm)

    def go_silent(self) -> None:
        """Carry nothing more, and close nothing: new connections are taken and never answered. Until `restore`."""

        def hush() -> None:
            self._silent = True

        self._tell(hush)

    def restore(self) -> None:
        """Carry everything again. Connections that were silent are reset: what they lost is gone."""

        def mend() -> None:
            if self._silent:
                self._reset_all()
            self._open, self._silent = True, False
            self._fuse = {"up": None, "down": None}

        self._tell(mend)

    def stop(self) -> None:
        """End every connection and the proxy itself."""
        if self._thread.is_alive():
            self._tell(self._reset_all)
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join()

    def _tell(self, act: Callable[..., None], *how: bool) -> None:
        done = threading.Event()

        def do() -> None:
            act(*how)
            done.set()

        self._loop.call_soon_threadsafe(do)
        done.wait()

    def _run(self, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        server = self._loop.run_until_complete(asyncio.start_server(self._carry, LOOPBACK, 0))
        self.port = server.sockets[0].getsockname()[1]
        ready.set()
        self._loop.run_forever()
        server.close()
        tasks = asyncio.all_tasks(self._loop)
        for task in tasks:
            task.cancel()
        self._loop.run_until_complete(asyncio.gather(*tasks, return_exceptions=True))
        self._loop.close()

    async def _carry(self, near_in: asyncio.StreamReader, near_out: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._live.add(near_out)
        if not self._open:
            self._reset(near_out)
            return
        try:
            far_in, far_out = await asyncio.open_connection(LOOPBACK, self.upstream)
        except OSError:
            self._reset(near_out)
            return
        self._live.add(far_out)
        try:
            await asyncio.gather(self._pour(near_in, far_out, "up"), self._pour(far_in, near_out, "down"))
        except asyncio.CancelledError:  # the proxy stops; raised on, asyncio would write about it
            return
        for writer in (near_out, far_out):
            self._live.discard(writer)
            writer.close()

    async def _pour(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, way: Way) -> None:
        with contextlib.suppress(OSError):  # the other side went away: so ends the connection
            while data := await source.read(PIECE):
                if self._silent:
                    continue
                left = self._fuse[way]
                through = data if left is None else data[:left]
                self.carried[way] += len(through)
                target.write(through)
                if left is not None:
                    self._fuse[way] = left - len(through)
                    if len(data) > left:
                        await target.drain()
                        self._cut_now(self._stays_cut)
                        return
                await target.drain()
            if not self._silent and target in self._live:
                target.write_eof()

    def _cut_now(self, stays: bool) -> None:
        self.cuts += 1
        self._open = not stays
        self._fuse = {"up": None, "down": None}
        self._reset_all()

    def _reset_all(self) -> None:
        for writer in list(self._live):
            self._reset(writer)

    def _reset(self, writer: asyncio.StreamWriter) -> None:
        self._live.discard(writer)
        raw = writer.get_extra_info("socket")
        if raw is not None:
            with contextlib.suppress(OSError):
                raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        writer.transport.abort()
