"""Holding a request open until the feed of its authority moves."""

import asyncio
import contextlib


class Bell:
    """Rung when an authority's feed has moved, and for everybody when the server stops. Belongs to the event loop."""

    def __init__(self) -> None:
        self._heard: dict[int, asyncio.Event] = {}
        self.closing = False

    def listen(self, authority: int) -> asyncio.Event:
        """What the next ring sets. Take it before looking, so that no ring falls between looking and waiting."""
        return self._heard.setdefault(authority, asyncio.Event())

    def ring(self, authority: int) -> None:
        """Wake whoever waits for this authority."""
        heard = self._heard.pop(authority, None)
        if heard:
            heard.set()

    def close(self) -> None:
        """Wake everybody, and let nobody wait any more."""
        self.closing = True
        for authority in list(self._heard):
            self.ring(authority)


async def heard_within(heard: asyncio.Event, seconds: float) -> None:
    """Wait for the ring, at most so many seconds."""
    with contextlib.suppress(TimeoutError):
        await asyncio.wait_for(heard.wait(), seconds)
