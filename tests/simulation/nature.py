"""Time and chance, the only things of the world that the simulation replaces: each clock is its own, each id seeded."""

import contextlib
import datetime as dt
import random
import sys
import time
import types
import uuid
from collections.abc import Iterator
from typing import Any

import anyio.to_thread
import argon2  # noqa: F401 - before anything is replaced
import litestar.concurrency
import uuid_utils

import central.application
import central.command  # noqa: F401 - every module of the centre is here, so that no clock is overlooked
import sync.engine  # noqa: F401
from central import passwords

ROOMS = ("casework", "local_store", "sync", "central")
DAWN = dt.datetime(2026, 11, 25, 9, 0, tzinfo=dt.UTC)


class Clock:
    """What one machine takes for the time: the true time and how far this clock is off it."""

    def __init__(self, nature: "Nature") -> None:
        self._nature = nature
        self.off = dt.timedelta()

    def now(self) -> dt.datetime:
        """The time on this clock, in UTC."""
        return self._nature.true_time + self.off

    def text(self) -> str:
        """As `casework.edits.now_text`."""
        return self.now().isoformat(timespec="seconds")

    def today(self) -> dt.date:
        """The day on this clock."""
        return self.now().date()


class Nature:
    """The true time, the clock of whichever machine is at work, and where its random numbers come from."""

    def __init__(self, seed: str) -> None:
        self.true_time = DAWN
        self.clock = Clock(self)
        self._numbers = random.Random(f"ids {seed}")

    @contextlib.contextmanager
    def at(self, clock: Clock) -> Iterator[None]:
        """Inside the block the machine with this clock is at work."""
        before, self.clock = self.clock, clock
        try:
            yield
        finally:
            self.clock = before

    def passes(self, **time: float) -> None:
        """Time goes by, for everybody."""
        self.true_time += dt.timedelta(**time)

    def uuid7(self) -> uuid.UUID:
        """An id that sorts by the clock of the machine at work."""
        moment = int(self.clock.now().timestamp() * 1000) & (1 << 48) - 1
        bits = self._numbers.getrandbits(74)
        return uuid.UUID(int=moment << 80 | 7 << 76 | bits >> 62 << 64 | 2 << 62 | bits & (1 << 62) - 1)

    def token(self, count: int = 32) -> str:
        """As `secrets.token_urlsafe`."""
        return f"{self._numbers.getrandbits(8 * count):x}"


class _Pretending(type):
    """A date stays a date: only `now` and `today` are replaced."""

    def __instancecheck__(cls, instance: object) -> bool:
        return isinstance(instance, cls.__mro__[1])


def _calendar(nature: Nature) -> Any:
    """The module `datetime`, with the clock of whoever is at work."""

    class Date(dt.date, metaclass=_Pretending):
        def __new__(cls, *parts: Any) -> Any:
            return dt.date(*parts)

        @classmethod
        def today(cls) -> Any:
            return nature.clock.today()

    class Moment(dt.datetime, metaclass=_Pretending):
        def __new__(cls, *parts: Any, **named: Any) -> Any:
            return dt.datetime(*parts, **named)

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return _Here.of(nature.clock.now())

    replaced = types.ModuleType("datetime")
    replaced.__dict__.update(dt.__dict__)
    replaced.__dict__.update(date=Date, datetime=Moment)
    return replaced


class _Here(dt.datetime):
    """A moment whose local time is UTC, wherever the simulation runs: texts have the same length everywhere."""

    @classmethod
    def of(cls, moment: dt.datetime) -> "_Here":
        return cls.combine(moment.date(), moment.time(), moment.tzinfo)

    def astimezone(self, tz: Any = None) -> dt.datetime:
        return dt.datetime.combine(self.date(), self.time(), self.tzinfo)


async def _at_once(work: Any, *arguments: Any, limiter: Any = None, **named: Any) -> Any:
    """Work for a thread, done here and now: the order of events is the schedule's alone."""
    return work(*arguments, **named)


@contextlib.contextmanager
def ruled_by(nature: Nature) -> Iterator[None]:
    """Inside the block the product's code has its time and chance from `nature`."""
    timer = types.ModuleType("time")
    timer.__dict__.update(time.__dict__)
    timer.__dict__.update(time=lambda: nature.clock.now().timestamp(), monotonic=lambda: nature.true_time.timestamp())
    substitutes = {
        id(dt): _calendar(nature),
        id(time): timer,
        id(uuid_utils): types.SimpleNamespace(uuid7=nature.uuid7),
        id(sys.modules["secrets"]): types.SimpleNamespace(token_urlsafe=nature.token, token_hex=nature.token),
        id(anyio.to_thread.run_sync): _at_once,
        id(litestar.concurrency.sync_to_thread): _at_once,
        id(passwords.hashed): lambda password: password,
        id(passwords.fits): lambda kept, password: kept == password,
    }
    places = [(module, name, id(module.__dict__[name])) for module, name in _places(frozenset(substitutes))]
    before = [(module, name, module.__dict__[name]) for module, name, _ in places]
    for module, name, what in places:
        setattr(module, name, substitutes[what])
    try:
        yield
    finally:
        for module, name, value in before:
            setattr(module, name, value)


_known: dict[tuple[int, frozenset[int]], list[tuple[Any, str]]] = {}


def _places(wanted: frozenset[int]) -> list[tuple[Any, str]]:
    """Every module of the product (and of the framework, for threads) that names one of the things replaced."""
    key = (len(sys.modules), wanted)
    if key not in _known:
        _known[key] = [
            (module, name)
            for path, module in list(sys.modules.items())
            if path.split(".")[0] in (*ROOMS, "litestar") or path == "anyio.to_thread"
            for name, value in list(vars(module).items())
            if id(value) in wanted and (path.split(".")[0] in ROOMS or value in _OF_THREADS)
        ]
    return _known[key]


_OF_THREADS = (anyio.to_thread.run_sync, litestar.concurrency.sync_to_thread)
