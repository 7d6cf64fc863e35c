"""Files of a case: cut anywhere and gone on with, checked when whole, and given to who holds the case."""

import concurrent.futures
import datetime as dt
import hashlib
import random
from typing import Any

import msgspec
import pytest
import requests
import sqlalchemy as sa

from casework.attachments import MAX_BYTES
from central import schema
from central.attachments import PART_BYTES, PIECE_BYTES
from central.store import Store
from sync.wire import SIZE_HEADER, Applied, AttachmentState, Problem
from tests.central.conftest import MakeLaptop
from tests.central.laptop import Laptop, plain
from tests.central_process import CentralProcess

YESTERDAY = (dt.date.today() - dt.timedelta(days=1)).isoformat()
PDF = b"%PDF-1.7\n" + random.Random(7).randbytes(3 * PART_BYTES)


class File:
    """A file on its way to a case."""

    def __init__(self, case: str, body: bytes = PDF, media_type: str = "application/pdf") -> None:
        self.case, self.body, self.media_type = case, body, media_type
        self.sha256 = hashlib.sha256(body).hexdigest()

    def put(self, laptop: Laptop, offset: int, piece: bytes, **params: Any) -> requests.Response:
        asked = {"case": self.case, "size": len(self.body), "media_type": self.media_type, "offset": offset, **params}
        url = f"{laptop.url}/v1/attachments/{self.sha256}"
        return laptop.http.put(url, data=piece, params=asked, timeout=30)

    def state(self, laptop: Laptop, offset: int = 0, piece: bytes = b"", **params: Any) -> AttachmentState:
        answer = self.put(laptop, offset, piece, **params)
        assert answer.status_code == 200, answer.content
        return msgspec.json.decode(plain(answer), type=AttachmentState)

    def deliver(self, laptop: Laptop) -> AttachmentState:
        return self.state(laptop, 0, self.body)

    def get(self, laptop: Laptop, **params: Any) -> requests.Response:
        return laptop.call("GET", f"attachments/{self.sha256}", **{"case": self.case, **params})


def problem(answer: requests.Response, status: int) -> str:
    assert answer.status_code == status, answer.content
    told = msgspec.json.decode(plain(answer), type=Problem)
    assert told.reason.endswith(".")
    return told.code


def test_a_file_goes_up_and_comes_down_in_pieces(laptop: MakeLaptop) -> None:
    amina, other = laptop("amina"), laptop("amina")
    file = File(amina.open_case())
    here = 0
    assert file.state(amina) == AttachmentState(file.sha256, len(PDF), 0, complete=False)
    while here < len(PDF):
        assert problem(file.get(other), 404) == "no_such_file"
        state = file.state(amina, here, PDF[here : here + 300_001])
        assert here < state.received == min(here + 300_001, len(PDF))
        assert state == file.state(other), "whoever asks is told the same"
        here = state.received
    assert state.complete
    got = b""
    while len(got) < len(PDF):
        answer = file.get(other, offset=len(got), limit_bytes=100_003)
        assert answer.headers[SIZE_HEADER] == str(len(PDF))
        assert "Content-Encoding" not in answer.headers
        got += answer.content
    assert got == PDF
    assert file.get(other).content == PDF[:PIECE_BYTES]
    assert file.get(other, offset=len(PDF)).content == b""
    assert problem(file.get(other, offset=len(PDF) + 1), 400) == "message"


def test_a_piece_that_does_not_begin_where_the_last_one_ended_is_not_taken(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    file = File(amina.open_case())
    for offset, piece, received in (
        (5, PDF[5:], 0),
        (0, PDF[:1000], 1000),
        (0, PDF[:1000], 1000),
        (999, PDF[999:], 1000),
    ):
        assert file.state(amina, offset, piece).received == received
    assert problem(file.put(amina, 1000, PDF[1000:] + b"x"), 400) == "message"
    assert file.state(amina, 1000, PDF[1000:]).complete
    assert file.state(amina, 0, b"anything").complete, "it is here already"


def test_a_damaged_file_is_dropped_and_can_be_sent_again(shared_centre: CentralProcess, laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    file = File(amina.open_case())
    assert file.state(amina, 0, PDF[:1000]).received == 1000
    assert problem(file.put(amina, 1000, PDF[1000:-1] + b"?"), 422) == "damaged"
    store = Store(shared_centre.database)
    with store.reading() as connection:
        part = schema.attachment_part.c
        left = connection.execute(sa.select(sa.func.count()).where(part.case_id == file.case)).scalar_one()
    store.close()
    assert left == 0
    assert file.state(amina).received == 0
    assert file.deliver(amina).complete


def test_another_size_than_was_said_begins_again(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    file = File(amina.open_case())
    assert file.state(amina, 0, PDF[:1000], size=2000).received == 1000
    assert file.state(amina).received == 0, "of the file that this laptop means, nothing is here"
    assert file.deliver(amina).complete
    assert file.state(amina, size=2000) == AttachmentState(file.sha256, len(PDF), len(PDF), complete=True)


@pytest.mark.parametrize("first", [3, 1000, None], ids=["a few bytes at first", "some", "all at once"])
def test_a_file_that_is_not_what_it_says_is_found_out(laptop: MakeLaptop, first: int | None) -> None:
    amina = laptop("amina")
    file = File(amina.open_case(), b"MZ" + PDF)
    answer = file.put(amina, 0, file.body[:first])
    if first == 3:
        answer = file.put(amina, 3, file.body[3:50])
    assert problem(answer, 415) == "file_kind"
    assert file.state(amina).received == 0


def test_size_and_kind_are_limited(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    file = File(case)
    assert problem(file.put(amina, 0, b"", size=MAX_BYTES + 1), 413) == "file_size"
    assert problem(file.put(amina, 0, b"", size=0), 413) == "file_size"
    assert problem(file.put(amina, 0, b"", media_type="application/x-msdownload"), 415) == "file_kind"
    large = File(case, b"%PDF-" + bytes(MAX_BYTES - 5))
    assert large.deliver(amina).complete
    beyond = large.put(amina, 0, bytes(33 * 1024 * 1024))
    assert problem(beyond, 413) == "too_large"


@pytest.mark.parametrize("sha256", ["abc", "A" * 64, "%2e%2e"])
def test_a_name_that_is_no_fingerprint_is_refused(laptop: MakeLaptop, sha256: str) -> None:
    amina = laptop("amina")
    asked = {"case": amina.open_case(), "size": 5, "media_type": "application/pdf"}
    for method in ("GET", "PUT"):
        assert problem(amina.call(method, f"attachments/{sha256}", **asked), 400) == "message"


def test_only_who_holds_the_case_reads_and_who_held_it_delivers(laptop: MakeLaptop) -> None:
    amina, bo, carla, esi = laptop("amina"), laptop("bo"), laptop("carla"), laptop("esi")
    case = amina.open_case()
    file, late = File(case), File(case, b"%PDF-late")
    file.deliver(amina)
    for stranger in (bo, esi, carla):
        assert problem(file.get(stranger), 403) == "not_your_case"
        assert problem(late.put(stranger, 0, late.body), 403) == "not_your_case"
    assignment = carla.write(case, "assignment", worker="bo")
    assert file.get(bo).content == PDF
    carla.change(case, "assignment", assignment, until=YESTERDAY)
    assert problem(file.get(bo), 403) == "not_your_case"
    assert late.deliver(bo).complete
    assert late.get(amina).content == late.body
    other = File(amina.open_case())
    assert problem(other.get(amina), 404) == "no_such_file", "a file belongs to a case"


def test_a_role_that_only_reads_delivers_nothing(laptop: MakeLaptop) -> None:
    amina, carla, dev = laptop("amina"), laptop("carla"), laptop("dev")
    case = amina.open_case()
    carla.write(case, "assignment", worker="dev")
    file = File(case)
    file.deliver(amina)
    assert file.get(dev).content == PDF
    assert problem(file.put(dev, 0, PDF), 403) == "not_your_role"


def test_a_lost_laptop_delivers_and_reads_nothing(shared_centre: CentralProcess, laptop: MakeLaptop) -> None:
    lost, other = laptop("amina"), laptop("amina")
    file = File(lost.open_case())
    assert shared_centre.run("device", "revoke", lost.device).returncode == 0
    assert file.deliver(lost).complete
    assert problem(file.get(lost), 403) == "device_revoked"
    assert file.get(other).content == PDF


def test_two_laptops_that_bring_the_same_file_at_once_bring_it_once(laptop: MakeLaptop) -> None:
    laptops = [laptop("amina") for _ in range(4)]
    file = File(laptops[0].open_case())

    def bring(one: Laptop) -> AttachmentState:
        state = file.state(one)
        while not state.complete:
            state = file.state(one, state.received, PDF[state.received : state.received + 50_000])
        return state

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        states = list(pool.map(bring, laptops))
    assert {state.received for state in states} == {len(PDF)}
    assert file.get(laptops[0], limit_bytes=len(PDF)).content == PDF


def test_a_case_has_the_files_of_one_that_was_put_together_with_it(laptop: MakeLaptop) -> None:
    amina, bo, carla = laptop("amina"), laptop("bo"), laptop("carla")
    old, whole, other = (amina.open_case() for _ in range(3))
    carla.write(whole, "assignment", worker="bo")
    file = File(old, b"%PDF-merged")
    file.deliver(amina)
    merging = amina.change(old, "case", old, seen=0, merged_into=whole)
    assert isinstance(merging, Applied)
    assert file.get(bo, case=whole).content == file.body
    assert problem(file.get(bo, case=old), 403) == "not_your_case"
    assert problem(file.get(amina, case=other), 404) == "no_such_file"
