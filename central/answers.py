"""What every answer has in common: its problem bodies, its compression, and the protocol header."""

import gzip
import io
from collections.abc import Callable

import zstandard

from casework.trouble import Trouble
from sync.wire import Problem, encode

ZSTD_LEVEL = 5
"""Measured on 3,280 records: 7 % smaller than level 3 for 50 ms more; level 12 saves 4 % more for 660 ms more."""


class Refusal(Trouble):
    """A request that is not answered as asked: an HTTP status, a code for programs, a sentence for people."""

    def __init__(self, status: int, code: str, reason: str, retry_after: int | None = None) -> None:
        super().__init__(reason)
        self.status = status
        self.code = code
        self.retry_after = retry_after

    def body(self) -> bytes:
        """The problem as it travels."""
        return encode(Problem(code=self.code, reason=self.happened))

    def headers(self) -> dict[str, str]:
        """`Retry-After` in seconds, where waiting helps."""
        return {} if self.retry_after is None else {"Retry-After": str(self.retry_after)}


Compress = Callable[[bytes], bytes]


def coding(accepted: str) -> tuple[str, Compress]:
    """The best coding of those in an Accept-Encoding header: zstd, else gzip, else none ("identity")."""
    names = {part.split(";")[0].strip().lower() for part in accepted.split(",") if not _unwanted(part)}
    if "zstd" in names:
        return "zstd", zstandard.ZstdCompressor(level=ZSTD_LEVEL).compress
    if "gzip" in names:
        return "gzip", lambda body: gzip.compress(body, 6, mtime=0)
    return "identity", lambda body: body


def _unwanted(part: str) -> bool:
    _, _, weight = part.partition(";q=")
    return bool(weight) and not weight.strip("0. ")


def unpacked(body: bytes, coded: str, limit: int) -> bytes:
    """A request body as it was before its Content-Encoding. Raises Refusal if it is damaged or over `limit` bytes."""
    try:
        if coded == "zstd":
            with zstandard.ZstdDecompressor().stream_reader(body) as reader:
                plain = reader.read(limit + 1)
        elif coded == "gzip":
            plain = _gunzip(body, limit)
        else:
            raise Refusal(415, "coding", "This server reads bodies as they are, or packed with zstd or gzip.")
    except (zstandard.ZstdError, OSError, EOFError) as error:
        raise Refusal(400, "coding", "The message arrived damaged. Sending it again may help.") from error
    if len(plain) > limit:
        raise too_large()
    return plain


def too_large() -> Refusal:
    """A body that this server will not take in one piece."""
    return Refusal(413, "too_large", "This is more than the server takes at once. Send it in smaller parts.")


def _gunzip(body: bytes, limit: int) -> bytes:
    with gzip.GzipFile(fileobj=io.BytesIO(body)) as reader:
        return reader.read(limit + 1)
