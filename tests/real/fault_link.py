"""The link that can fail in more ways: slow, damaging a byte, or ending one direction only."""

import asyncio
from typing import Any

from desktop.walkthrough.link import PIECE, Link, Way

PACKET = 1460


class FaultLink(Link):
    """Cuts, resets and goes silent as `Link` does; is slow with `shape`, and tells of each fault in `injected`."""

    def __init__(self, upstream: int) -> None:
        self.latency = 0.0
        self.rate: float | None = None
        self.damaged = 0
        self.half_closed = 0
        self._damage: dict[Way, int | None] = {"up": None, "down": None}
        self._in_body = True
        self._end: dict[Way, int | None] = {"up": None, "down": None}
        self.forgotten = 0
        super().__init__(upstream)

    def shape(self, latency: float, rate: float | None) -> None:
        """From now on so many seconds to come through, each way, at `rate` bytes a second."""

        def set_() -> None:
            self.latency, self.rate = latency, rate

        self._tell(set_)

    def damage(self, way: Way, byte: int, *, in_body: bool = True) -> None:
        """Flip a bit of one byte on that way: the one that comes so many bytes after the end of the next headers,
        or after now."""

        def arm() -> None:
            self._damage = {"up": None, "down": None, way: byte}
            self._in_body = in_body

        self._tell(arm)

    def half_close(self, way: Way, count: int) -> None:
        """Let `count` more bytes through on that way and then end that direction of that connection; the other one
        stays open."""

        def arm() -> None:
            self._end = {"up": None, "down": None, way: count}

        self._tell(arm)

    def forget(self) -> None:
        """Carry nothing more on the connections there are, and tell nobody: what a laptop finds that slept too long.
        New ones are carried."""

        def begin_anew() -> None:
            self.forgotten += 1

        self._tell(begin_anew)

    def restore(self) -> None:
        """Carry everything again, fast and as it is."""

        def calm() -> None:
            self.latency, self.rate = 0.0, None
            self._damage = {"up": None, "down": None}
            self._end = {"up": None, "down": None}

        self._tell(calm)
        super().restore()

    async def _pour(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, way: Way) -> None:
        await super()._pour(_Source(self, source, way), target, way)  # type: ignore[arg-type]

    def spoil(self, data: bytes, way: Way) -> bytes:
        """What comes out of the link for these bytes."""
        byte = self._damage[way]
        if byte is None:
            return data
        if self._in_body:
            head = data.find(b"\r\n\r\n")
            if head < 0 or head + 4 == len(data):
                return data
            byte = head + 4 + byte % (len(data) - head - 4)
        elif byte >= len(data):
            self._damage[way] = byte - len(data)
            return data
        self._damage[way] = None
        self.damaged += 1
        return data[:byte] + bytes([data[byte] ^ 1 << byte % 8]) + data[byte + 1 :]

    def ends_with(self, data: bytes, way: Way) -> bytes | None:
        """The last bytes of this direction, where it ends within `data`."""
        left = self._end[way]
        if left is None:
            return None
        if left > len(data):
            self._end[way] = left - len(data)
            return None
        self._end[way] = None
        self.half_closed += 1
        return data[:left]


class _Source:
    """Reads from one side as the link is: late, slowly, spoilt, and no further than to the end it was given."""

    def __init__(self, link: FaultLink, source: asyncio.StreamReader, way: Way) -> None:
        self._link = link
        self._source = source
        self._way: Any = way
        self._over = False
        self._remembered = link.forgotten

    async def read(self, most: int) -> bytes:
        if self._over:
            return b""
        data = await self._source.read(PACKET if self._link.rate else min(most, PIECE))
        while data and self._remembered != self._link.forgotten:
            data = await self._source.read(PIECE)
        if self._link.latency or self._link.rate:
            await asyncio.sleep(self._link.latency + (len(data) / self._link.rate if self._link.rate else 0))
        last = self._link.ends_with(data, self._way)
        if last is not None:
            self._over = True
            data = last
        return self._link.spoil(data, self._way)
