"""Reading an answer of the centre: the message that was asked for, or the trouble that its status stands for."""

import datetime as dt
import email.utils
from collections.abc import Iterable, Iterator
from typing import TypeVar

import msgspec

from local_store.dependants import REVOKED
from sync import coding
from sync.errors import (
    Busy,
    CentreTrouble,
    LaptopNotKnown,
    NoConnection,
    NotAllowed,
    NotHoldfast,
    RequestRefused,
    Revoked,
    SignedOut,
    SyncTrouble,
    TooBig,
    TooOld,
    WrongPassword,
)
from sync.wire import CHECK_HEADER, PROTOCOL_HEADER, Problem, check_of, is_damaged

T = TypeVar("T")


WRONG_PASSWORD, NO_SUCH_DEVICE = "wrong_password", "no_such_device"
NETWORK_SIGN_IN = 511
"""What a guest network says that knows how to say it: sign in to the network first."""


class Reply(msgspec.Struct, frozen=True):
    """One answer as it came: `what` was asked ("GET /v1/me"), the status, headers in small letters, the packed body."""

    what: str
    status: int
    headers: dict[str, str]
    body: bytes


def read(reply: Reply, message: type[T]) -> T:
    """The answer as `message`. Raises the trouble of its status, or NotHoldfast where it is something else.

    One that was damaged on its way counts as one that did not come: NoConnection.
    """
    if reply.headers.get(CHECK_HEADER.lower(), check_of(reply.body)) != check_of(reply.body):
        raise NoConnection(f"{_detail(reply)}: damaged")
    if reply.status != 200 and not 200 < reply.status < 300:
        raise trouble(reply)
    try:
        return msgspec.json.decode(_plain(reply), type=message)
    except coding.NotReadable as error:
        raise _unreadable(reply.headers, _detail(reply), error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotHoldfast(f"{_detail(reply)}: {type(error).__name__}") from error


def lines(what: str, headers: dict[str, str], pieces: Iterable[bytes], message: type[T]) -> Iterator[T]:
    """The messages of an answer that comes a line each, as they arrive. Raises NotHoldfast where one is none.

    A damaged line ends the answer, as a cut would: NoConnection.
    """
    decoder = msgspec.json.Decoder(message)
    line = bytearray()
    try:
        unpacking = coding.Unpacking(headers.get("content-encoding", "").strip().lower())
        for piece in pieces:
            line += unpacking.take(piece)
            while (end := line.find(b"\n")) >= 0:
                if is_damaged(line[:end]):
                    raise NoConnection(f"{what}: damaged")
                yield decoder.decode(line[:end])
                del line[: end + 1]
    except coding.NotReadable as error:
        raise _unreadable(headers, what, error) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise NotHoldfast(f"{what}: {type(error).__name__}") from error
    if line:
        raise NotHoldfast(f"{what}: the last line has no end")


def piece(reply: Reply, size_header: str) -> tuple[bytes, int]:
    """A piece of a file, and the size of the whole from its header. Raises as `read` does."""
    if reply.status != 200:
        raise trouble(reply)
    size = reply.headers.get(size_header.lower(), "")
    if not size.isdecimal():
        raise NotHoldfast(f"{_detail(reply)}: {size_header}")
    try:
        return _plain(reply), int(size)
    except coding.NotReadable as error:
        raise NotHoldfast(f"{_detail(reply)}: {type(error).__name__}") from error


def trouble(reply: Reply) -> SyncTrouble:
    """The trouble that an answer other than a success stands for."""
    detail = _detail(reply)
    problem = _problem(reply)
    if reply.status in (429, 503):
        return Busy(_retry_after(reply), detail)
    if reply.status == NETWORK_SIGN_IN:
        return NotHoldfast(detail)
    if reply.status >= 500:
        return CentreTrouble(detail)
    if reply.status == 413:  # a server in front of the centre may say so, in its own words
        return TooBig(detail)
    if problem is None or reply.status < 400:
        return NotHoldfast(detail)
    detail = f"{detail}: {problem.code}"
    if reply.status == 401:
        return WrongPassword(detail) if _is_about_password(reply, problem) else SignedOut(detail)
    if problem.code == NO_SUCH_DEVICE:
        return LaptopNotKnown(problem.reason, detail)
    if reply.status in (403, 409):
        kind = Revoked if problem.code == REVOKED else NotAllowed
        return kind(problem.reason, detail)
    if reply.status == 426 or problem.code == "protocol":
        return TooOld(detail)
    if problem.code == "coding":  # damaged on its way
        return NoConnection(detail)
    if reply.status in (400, 422):
        return RequestRefused(problem.code, problem.reason, detail)
    return CentreTrouble(detail)


def _is_about_password(reply: Reply, problem: Problem) -> bool:
    return problem.code == WRONG_PASSWORD or reply.what.endswith("/signin")


def _unreadable(headers: dict[str, str], detail: str, error: coding.NotReadable) -> SyncTrouble:
    """A body that cannot be unpacked: from a centre it was damaged on its way, else it is no centre's."""
    kind = NoConnection if PROTOCOL_HEADER.lower() in headers else NotHoldfast
    return kind(f"{detail}: {type(error).__name__}")


def clock_off(headers: dict[str, str], now: dt.datetime, before: float) -> float:
    """Seconds by which `now` is ahead of the centre's clock; as `before` where the answer does not tell its time."""
    told = _moment(headers.get("date", ""))
    return before if told is None else (now - told).total_seconds()


def _plain(reply: Reply) -> bytes:
    return coding.unpacked(reply.body, reply.headers.get("content-encoding", "").strip().lower())


def _problem(reply: Reply) -> Problem | None:
    try:
        return msgspec.json.decode(_plain(reply), type=Problem)
    except (coding.NotReadable, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _detail(reply: Reply) -> str:
    return f"{reply.what}: status {reply.status}"


def _retry_after(reply: Reply) -> float | None:
    """Seconds, from a number or a date; a date is measured by the centre's own clock where it tells it."""
    text = reply.headers.get("retry-after", "").strip()
    if text.isdecimal():
        return float(text)
    until, now = _moment(text), _moment(reply.headers.get("date", ""))
    if until is None:
        return None
    return max(0.0, (until - (now or dt.datetime.now(dt.UTC))).total_seconds())


def _moment(text: str) -> dt.datetime | None:
    try:
        moment = email.utils.parsedate_to_datetime(text)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
