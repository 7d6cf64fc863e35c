"""What a laptop is told, in pages: everything it lacks, nothing of its own, and never more than a link can carry."""

import base64
import concurrent.futures
import datetime as dt
import gzip
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
import zstandard

from casework.edits import new_edit, new_id, new_record
from sync.wire import PAGE_BYTES, Applied
from tests.central.conftest import MakeLaptop
from tests.central.laptop import PASSWORD, Laptop, plain
from tests.central_process import CentralProcess

WORDS = Path(__file__).read_text(encoding="utf-8").split()


def prose(seed: int, words: int = 150) -> str:
    chosen = random.Random(seed)
    return " ".join(chosen.choice(WORDS) + str(chosen.randrange(1000)) for _ in range(words))


@pytest.fixture(scope="module")
def full_centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CentralProcess]:
    """A centre with twelve cases of amina's, 30 contacts each, and an assessment too big for one page."""
    records: list[dict[str, Any]] = []
    for case in [new_id() for _ in range(12)]:
        records.append({"id": new_id(), "type": "person", "case": case, "fields": {"surname": "Example"}})
        for n in range(30):
            day = (dt.date.today() - dt.timedelta(days=n)).isoformat()
            fields = {"date": day, "note": prose(len(records))}
            records.append({"id": new_id(), "type": "contact", "case": case, "fields": fields})
    records.append(
        {"id": new_id(), "type": "assessment", "case": records[0]["case"], "fields": {"q01": prose(0, 40_000)}}
    )
    with CentralProcess(tmp_path_factory.mktemp("full")) as process:
        process.add_user("amina", PASSWORD)
        process.load_records(records, assign="amina")
        process.start()
        yield process
        assert process.log() == ""


def test_a_new_laptop_gets_every_record_once_and_whole(full_centre: CentralProcess) -> None:
    amina = Laptop(full_centre.url, "amina")
    pages = amina.pull()
    came = [change.id for page in pages for change in page.changed]
    assert len(came) == len(set(came)) == 12 * 31 + 1 + 12, "each record once, and an assignment for each case"
    loaded = [json.loads(line) for line in (full_centre.folder / "records.jsonl").read_text("utf-8").splitlines()]
    assert all(amina.fields[record["id"]] == record["fields"] for record in loaded)
    assert len(amina.cases) == 12
    assert [page.entered for page in pages[1:]] == [[]] * (len(pages) - 1), "cases are told once, first"


@pytest.mark.parametrize(
    ("accepted", "limit"), [("zstd", PAGE_BYTES), ("gzip", PAGE_BYTES), ("zstd", 9000), ("gzip", 9000)]
)
def test_a_page_fits_the_link_unless_one_record_does_not(
    full_centre: CentralProcess, accepted: str, limit: int
) -> None:
    amina = Laptop(full_centre.url, "amina")
    amina.http.headers["Accept-Encoding"] = accepted
    more, cursor, too_big, sizes = True, "", 0, []
    while more:
        with amina.http.get(
            f"{amina.url}/v1/changes", params={"cursor": cursor, "limit_bytes": limit}, stream=True, timeout=30
        ) as response:
            assert response.headers["Content-Encoding"] == accepted
            packed = response.raw.read(decode_content=False)
        page = msgspec.json.decode(unpacked(packed, accepted))
        more, cursor = page.get("more", False), page["cursor"]
        sizes.append(len(packed))
        if len(packed) > limit:
            too_big += 1
            assert [change["type"] for change in page["changed"]] == ["assessment"]
    assert too_big == 1
    assert sum(size > limit // 2 for size in sizes) >= len(sizes) - 3, f"pages are well filled: {sizes}"


def unpacked(body: bytes, coding: str) -> bytes:
    return gzip.decompress(body) if coding == "gzip" else zstandard.ZstdDecompressor().decompress(body, 1 << 28)


def test_people_and_the_ten_newest_contacts_come_before_the_rest(full_centre: CentralProcess) -> None:
    amina = Laptop(full_centre.url, "amina")
    order = [change for page in amina.pull(limit_bytes=9000) for change in page.changed]
    first = order[: 12 * (1 + 1 + 10)]
    assert {change.type for change in first} == {"person", "assignment", "contact"}
    newest = {(dt.date.today() - dt.timedelta(days=n)).isoformat() for n in range(10)}
    assert {change.set["date"] for change in first if change.type == "contact"} == newest


def test_a_cut_pull_goes_on_at_the_last_page(full_centre: CentralProcess) -> None:
    amina = Laptop(full_centre.url, "amina")
    seen: set[str] = set()
    more = True
    while more:
        page = amina.page(limit_bytes=20_000)
        came = {change.id for change in page.changed}
        assert not came & seen
        seen |= came
        more = page.more
    assert amina.page().changed == []


def test_nothing_of_a_laptops_own_comes_back(laptop: MakeLaptop) -> None:
    amina, other = laptop("amina"), laptop("amina")
    case = amina.open_case()
    amina.pull()
    contact = amina.write(case, "contact", note="Mine.", place="Office")
    assert [change.id for page in amina.pull() for change in page.changed] == []
    other.pull()
    assert isinstance(other.change(case, "contact", contact, place="Home"), Applied)
    (change,) = [change for page in amina.pull() for change in page.changed]
    assert (change.id, change.set) == (contact, {"place": "Home"}), "only the field that the other laptop changed"
    assert change.authors == {"place": "amina"}


def test_a_laptop_that_starts_again_gets_its_own_edits_too(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="Mine.")
    amina.pull()
    amina.cursor, amina.fields = "", {}
    amina.pull()
    assert amina.fields[contact] == {"note": "Mine."}


def test_only_changed_fields_travel_with_their_stamps(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    address = amina.write(case, "address", line1="1 Mill Street", postcode="K1 1AA", town="Kelford")
    reader.pull()
    before = dict(reader.stamps[address])
    one = amina.change(case, "address", address, seen=before["town"], town="Carrow")
    two = amina.change(case, "address", address, seen=before["postcode"], postcode="K2 2BB")
    assert isinstance(one, Applied)
    assert isinstance(two, Applied)
    (change,) = [change for page in reader.pull() for change in page.changed]
    assert change.set == {"postcode": "K2 2BB", "town": "Carrow"}
    assert (change.stamp, change.stamps) == (two.position, {"town": one.position})


def test_a_hundred_changes_arrive_every_one_and_in_order(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    reader.pull()
    edits = [new_edit(new_record("address", case), {"town": f"{n}"}, "amina") for n in range(100)]
    amina.push(*edits)
    assert [change.id for page in reader.pull() for change in page.changed] == [edit.record for edit in edits]


def test_a_change_made_between_two_pages_is_not_lost(full_centre: CentralProcess) -> None:
    """A field that changes while its record waits for its page, and another field of it after: both must arrive."""
    reader, writer = Laptop(full_centre.url, "amina"), Laptop(full_centre.url, "amina")
    writer.pull()
    reader.pull()
    contacts = [id for id, fields in writer.fields.items() if "date" in fields][:40]
    cases = {change.id: change.case for page in Laptop(full_centre.url, "amina").pull() for change in page.changed}

    def change(record: str, **fields: Any) -> None:
        result = writer.change(cases[record], "contact", record, **fields)
        assert isinstance(result, Applied)
        writer.fields[record].update(fields)
        writer.stamps[record].update(dict.fromkeys(fields, result.position))

    for n, contact in enumerate(contacts):
        change(contact, place=prose(n), note=prose(1000 + n))
    for contact in reversed(contacts):
        page = reader.page(limit_bytes=1024)
        change(contact, reason="Later.")
        assert page.more or contact != contacts[-1]
    reader.pull(limit_bytes=1024)
    assert {id: reader.fields[id] for id in contacts} == {id: writer.fields[id] for id in contacts}
    assert {id: reader.stamps[id] for id in contacts} == {id: writer.stamps[id] for id in contacts}


def test_an_old_contact_that_leaves_the_first_tier_is_not_missed(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    reader.pull()
    ids = [amina.write(case, "contact", date=f"2026-01-{day:02d}", note=prose(day)) for day in range(1, 31)]
    while reader.page(limit_bytes=1024).more:
        ids.append(amina.write(case, "contact", date="2026-02-01", note=prose(len(ids))))
        if len(ids) > 45:
            break
    reader.pull(limit_bytes=1024)
    assert [id for id in ids if id not in reader.fields] == []


@pytest.mark.parametrize("cursor", ["x", "bm90IG91cnM", "lLA", "\u00e9"])
def test_a_cursor_that_is_not_ours_is_refused(laptop: MakeLaptop, cursor: str) -> None:
    response = laptop("amina").call("GET", "changes", cursor=cursor)
    assert response.status_code == 400
    assert msgspec.json.decode(plain(response))["code"] == "cursor"


def test_a_cursor_of_another_device_is_refused(laptop: MakeLaptop) -> None:
    amina, other = laptop("amina"), laptop("amina")
    amina.pull()
    assert other.call("GET", "changes", cursor=amina.cursor).status_code == 400


def test_a_held_request_hears_of_a_colleagues_edit(laptop: MakeLaptop) -> None:
    amina, reader = laptop("amina"), laptop("amina")
    case = amina.open_case()
    reader.pull()
    contact = new_edit(new_record("contact", case), {"note": "Now."}, "amina")
    with concurrent.futures.ThreadPoolExecutor(1) as pool:
        held = pool.submit(reader.page, wait=20)
        amina.push(contact)
        page = held.result(timeout=15)
    assert [change.id for change in page.changed] == [contact.record]


def test_a_held_request_is_answered_when_its_time_is_over(laptop: MakeLaptop) -> None:
    amina = laptop("amina")
    amina.open_case()
    amina.pull()
    page = amina.page(wait=0.3)
    assert (page.changed, page.more) == ([], False)
    assert amina.page().changed == []


def test_two_authorities_share_nothing(laptop: MakeLaptop) -> None:
    amina, esi = laptop("amina"), laptop("esi")
    case = amina.open_case()
    contact = amina.write(case, "contact", note="Northwick's own.")
    (own,) = esi.push(new_edit(new_record("case", case, case), {"reference": "EAST-1"}, "esi"))
    assert isinstance(own, Applied), "the same number is another case there"
    (theirs,) = esi.push(new_edit(new_record("contact", case, contact), {"note": "Eastham's."}, "esi"))
    assert isinstance(theirs, Applied)
    esi.pull()
    assert esi.fields[contact] == {"note": "Eastham's."}
    reader = laptop("amina")
    reader.pull()
    assert reader.fields[contact] == {"note": "Northwick's own."}


@pytest.mark.parametrize("field", ["text", "far", "looks"])
def test_a_cursor_that_names_what_cannot_be_is_not_taken(laptop: MakeLaptop, field: str) -> None:
    reader = laptop("amina")
    reader.pull()
    cursor = msgspec.msgpack.decode(base64.urlsafe_b64decode(reader.cursor + "=" * (-len(reader.cursor) % 4)))
    if field == "looks":
        cursor[4] = 2**63
    else:
        cursor[3][0][1] = [0, "\0", ""] if field == "text" else [2**63, "", ""]
    forged = base64.urlsafe_b64encode(msgspec.msgpack.encode(cursor)).decode().rstrip("=")
    answer = reader.call("GET", "changes", cursor=forged)
    assert answer.status_code == 400
    assert json.loads(plain(answer))["code"] == "cursor"
