"""Several pages in one answer: packed as one stream, each page readable as soon as it has come."""

import zlib

import msgspec
import pytest
import requests
import zstandard

from casework.edits import new_edit, new_record
from sync.wire import STREAM, Changes
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop

NOTES = 60


@pytest.fixture
def fresh(laptop: MakeLaptop) -> Laptop:
    """A laptop that has everything still to come: a case with many notes."""
    writer = laptop("amina")
    case = writer.open_case()
    notes = [f"Note {n}: " + f"{n * 7919 % 1000:03d} words about the day. " * 40 for n in range(NOTES)]
    writer.push(*(new_edit(new_record("contact", case), {"note": note}, "amina") for note in notes))
    return laptop("amina")


def _ask(laptop: Laptop, coding: str, pages: int, cursor: str = "") -> requests.Response:
    headers = {"Accept-Encoding": coding}
    params = {"cursor": cursor, "limit_bytes": "1024", "pages": str(pages)}
    return laptop.http.get(f"{laptop.url}/v1/changes", params=params, headers=headers, stream=True, timeout=30)


def _body(answer: requests.Response) -> bytes:
    return b"".join(answer.raw.stream(decode_content=False))


def _unpack(coding: str, body: bytes) -> bytes:
    if coding == "zstd":
        return zstandard.ZstdDecompressor().decompressobj().decompress(body)
    return zlib.decompressobj(wbits=31).decompress(body) if coding == "gzip" else body


def _zstd_pages(laptop: Laptop, pages: int, cursor: str = "") -> list[Changes]:
    return _pages(_unpack("zstd", _body(_ask(laptop, "zstd", pages, cursor))))


def _pages(plain: bytes) -> list[Changes]:
    return [msgspec.json.decode(line, type=Changes) for line in plain.splitlines()]


@pytest.mark.parametrize("coding", ["zstd", "gzip", "identity"])
def test_a_stream_is_the_same_pages_a_line_each(fresh: Laptop, coding: str) -> None:
    answer = _ask(fresh, coding, 500)
    assert answer.headers["content-type"] == STREAM
    pages = _pages(_unpack(coding, _body(answer)))
    assert [page.more for page in pages] == [True] * (len(pages) - 1) + [False]
    notes = [one for page in pages for one in page.changed if one.type == "contact"]
    assert len({one.id for one in notes}) == len(notes) >= NOTES
    assert len(pages) > 5


def test_a_stream_ends_after_as_many_pages_as_were_asked_for_and_goes_on_from_any_of_them(fresh: Laptop) -> None:
    first = _zstd_pages(fresh, 3)
    assert [page.more for page in first] == [True, True, True]
    whole = _zstd_pages(fresh, 500)
    rest = _zstd_pages(fresh, 500, first[1].cursor)
    known = {one.id for page in first[:2] for one in page.changed}
    assert known | {one.id for page in rest for one in page.changed} == {
        one.id for page in whole for one in page.changed
    }


def test_each_page_can_be_read_before_the_next_one_has_come(fresh: Laptop) -> None:
    body = _body(_ask(fresh, "zstd", 500))
    reading = zstandard.ZstdDecompressor().decompressobj()
    whole_lines = 0
    for at in range(0, len(body) // 2, 64):
        whole_lines += reading.decompress(body[at : at + 64]).count(b"\n")
    assert whole_lines >= 3


def test_what_fits_into_one_page_is_no_stream(fresh: Laptop) -> None:
    pages = _zstd_pages(fresh, 500)
    nothing_new = _ask(fresh, "zstd", 500, pages[-1].cursor)
    assert nothing_new.headers["content-type"] == "application/json"
    assert len(_body(nothing_new)) < 200
