"""Files of cases: kept in the encrypted store, to be sent or brought, piece by piece."""

import hashlib
import secrets
from pathlib import Path
from typing import Any

import pytest

from casework import new_id
from casework.attachments import MAX_BYTES
from local_store import Attachment, FileState, LocalStore, Taken
from local_store.errors import NotAttached
from local_store.file_parts import PART_BYTES
from tests.local_store import by_hand
from tests.local_store.desk import KEY, Desk

PDF = "application/pdf"


def paper(size: int) -> bytes:
    return b"%PDF-1.7\n" + secrets.token_bytes(size - 9)


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def state(store: LocalStore, sha256: str) -> FileState:
    file = store.attachment(sha256)
    assert isinstance(file, Attachment)
    return file.state


def refer(desk: Desk, content: bytes, case: str = "", **fields: Any) -> str:
    """The centre says that a document has this file."""
    name = name_of(content)
    declared = {"title": "Letter", "file": name, "file_size": len(content), "file_type": PDF, **fields}
    desk.bring("document", declared, case=case)
    return name


def fetched(desk: Desk, content: bytes, piece: int = 10_000, case: str = "") -> list[Taken]:
    """The centre sends the file, in pieces, from where it is here."""
    name = name_of(content)
    file = desk.store.attachment(name)
    assert file is not None
    return [
        desk.store.take_piece(name, case or desk.case, at, content[at : at + piece], len(content))
        for at in range(file.here, len(content), piece)
    ]


@pytest.mark.parametrize("size", [10, PART_BYTES - 1, PART_BYTES, PART_BYTES + 1, 3 * PART_BYTES + 7])
def test_a_file_attached_is_here_as_it_was_and_is_to_be_sent(desk: Desk, path: Path, size: int) -> None:
    content = paper(size)
    name = desk.store.attach(desk.case, content, PDF)
    assert name == name_of(content)
    desk.store.close()
    with LocalStore.open(path, KEY) as again:
        assert again.attachment_bytes(name) == content
        assert again.attachment(name) == Attachment(name, size, PDF, FileState.TO_SEND, size, 0)
        (file,) = again.attachments_to_send()
        assert (file.sha256, file.case, file.size, file.media_type, file.done) == (name, desk.case, size, PDF, 0)


def test_pieces_are_read_wherever_they_begin(desk: Desk) -> None:
    content = paper(3 * PART_BYTES)
    name = desk.store.attach(desk.case, content, PDF)
    for at in (0, 1, PART_BYTES - 1, PART_BYTES, 2 * PART_BYTES + 5, len(content) - 1, len(content)):
        for length in (0, 1, 100, PART_BYTES, PART_BYTES + 1, len(content)):
            assert desk.store.attachment_piece(name, at, length) == content[at : at + length], (at, length)
    assert desk.store.attachment_piece("0" * 64, 0, 10) == b""


@pytest.mark.parametrize(
    ("content", "media_type"),
    [(b"", PDF), (b"%PDF-" + bytes(MAX_BYTES), PDF), (b"MZ\x90", "application/x-msdownload"), (b"MZ\x90", PDF)],
    ids=["empty", "too large", "a program", "a program that says it is a PDF"],
)
def test_some_files_are_not_kept(desk: Desk, content: bytes, media_type: str) -> None:
    with pytest.raises(NotAttached) as refused:
        desk.store.attach(desk.case, content, media_type)
    assert refused.value.happened.endswith(".")
    assert desk.store.attachments_to_send() == []


def test_sending_is_kept_as_it_goes_on(desk: Desk) -> None:
    name = desk.store.attach(desk.case, paper(1000), PDF)
    desk.store.attachment_sent(name, desk.case, 400, False)
    assert [file.done for file in desk.store.attachments_to_send()] == [400]
    file = desk.store.attachment(name)
    assert file is not None
    assert (file.state, file.sent) == (FileState.TO_SEND, 400)
    desk.store.attachment_sent(name, desk.case, 1000, True)
    assert desk.store.attachments_to_send() == []
    assert state(desk.store, name) is FileState.SENT


def test_attaching_again_sends_nothing_again(desk: Desk) -> None:
    content = paper(1000)
    name = desk.store.attach(desk.case, content, PDF)
    desk.store.attach(desk.case, content, PDF)
    assert len(desk.store.attachments_to_send()) == 1
    desk.store.attachment_sent(name, desk.case, 1000, True)
    assert desk.store.attach(desk.case, content, PDF) == name
    assert desk.store.attachments_to_send() == []


def test_one_file_of_two_cases_is_kept_once_and_sent_for_both(desk: Desk) -> None:
    content, other = paper(1000), new_id()
    name = desk.store.attach(desk.case, content, PDF)
    desk.store.attach(other, content, PDF)
    assert [file.case for file in desk.store.attachments_to_send()] == [desk.case, other]
    desk.store.attachment_sent(name, desk.case, 1000, True)
    desk.leaves()
    assert state(desk.store, name) is FileState.TO_SEND
    assert desk.store.attachment_bytes(name) == content


def test_small_files_come_by_themselves_and_large_ones_when_they_are_wanted(desk: Desk) -> None:
    small, large, middle = paper(1000), paper(1024 * 1024 + 1), paper(5000)
    names = [refer(desk, content) for content in (large, middle, small)]
    assert [file.sha256 for file in desk.store.attachments_to_fetch(10)] == [names[2], names[1]]
    assert [state(desk.store, name) for name in names] == [FileState.AT_CENTRE, FileState.WANTED, FileState.WANTED]
    desk.store.want(names[0])
    assert [file.sha256 for file in desk.store.attachments_to_fetch(2)] == [names[0], names[2]]
    assert desk.store.attachments_to_fetch(1)[0].wanted
    desk.store.want("0" * 64)
    assert desk.store.attachment("0" * 64) is None


@pytest.mark.parametrize(
    "fields",
    [
        {"file": None},
        {"file": "../../etc/passwd"},
        {"file": 7},
        {"removed_on": "2026-11-26"},
        {"file_size": None},
        {"file_size": True},
        {"file_size": "small"},
    ],
)
def test_what_names_no_file_of_known_size_brings_nothing(desk: Desk, fields: dict[str, Any]) -> None:
    refer(desk, paper(100), **fields)
    assert desk.store.attachments_to_fetch(10) == []


def test_a_file_that_came_is_here_and_does_not_come_again(desk: Desk, path: Path) -> None:
    content = paper(25_000)
    name = refer(desk, content)
    assert fetched(desk, content)[-1] is Taken.WHOLE
    assert state(desk.store, name) is FileState.HERE
    refer(desk, content)
    refer(desk, content, case=new_id())
    desk.store.want(name)
    assert desk.store.attachments_to_fetch(10) == []
    assert desk.store.attach(desk.case, content, PDF) == name
    assert desk.store.attachments_to_send() == [], "the centre has it: it came from there"
    assert desk.store.attachment_bytes(name) == content


def test_fetching_goes_on_where_it_was(desk: Desk, path: Path) -> None:
    content = paper(25_000)
    name = refer(desk, content)
    assert desk.store.take_piece(name, desk.case, 0, content[:7_001], len(content)) is Taken.KEPT
    assert state(desk.store, name) is FileState.PARTLY_HERE
    assert desk.store.attachment_bytes(name) is None
    assert desk.store.take_piece(name, desk.case, 0, content[:100], len(content)) is Taken.ELSEWHERE
    assert desk.store.take_piece(name, desk.case, 9_000, content[9_000:], len(content)) is Taken.ELSEWHERE
    desk.store.close()
    with LocalStore.open(path, KEY) as again:
        assert [file.done for file in again.attachments_to_fetch(10)] == [7_001]
        desk.store = again
        assert set(fetched(desk, content)) == {Taken.KEPT, Taken.WHOLE}
        assert again.attachment_bytes(name) == content


def test_a_damaged_file_is_dropped_and_fetched_again(desk: Desk) -> None:
    content = paper(25_000)
    name = refer(desk, content)
    damaged = content[:12_000] + bytes([content[12_000] ^ 1]) + content[12_001:]
    desk.store.take_piece(name, desk.case, 0, damaged[:20_000], len(content))
    assert desk.store.take_piece(name, desk.case, 20_000, damaged[20_000:], len(content)) is Taken.DAMAGED
    assert desk.store.attachment_bytes(name) is None
    assert [file.done for file in desk.store.attachments_to_fetch(10)] == [0]
    assert fetched(desk, content)[-1] is Taken.WHOLE


def test_attaching_what_was_on_its_way_here_ends_the_fetching(desk: Desk) -> None:
    content = paper(25_000)
    name = refer(desk, content)
    desk.store.take_piece(name, desk.case, 0, content[:7_000], len(content))
    desk.store.attach(desk.case, content, PDF)
    assert desk.store.attachments_to_fetch(10) == []
    assert desk.store.attachment_bytes(name) == content
    assert len(desk.store.attachments_to_send()) == 1, "nobody knows yet whether the centre has all of it"


def rows(store: LocalStore) -> int:
    with store._db.reading() as sql:
        tables = ("attachment", "attachment_content", "attachment_part")
        return sum(int(sql(f"SELECT count(*) FROM {table}").fetchone()[0]) for table in tables)


def test_files_go_with_their_case(desk: Desk) -> None:
    here, sent, partly = paper(5000), paper(6000), paper(7000)
    refer(desk, here)
    fetched(desk, here)
    desk.store.attachment_sent(desk.store.attach(desk.case, sent, PDF), desk.case, 6000, True)
    name = refer(desk, partly)
    desk.store.take_piece(name, desk.case, 0, partly[:100], len(partly))
    desk.leaves()
    assert rows(desk.store) == 0


def test_a_file_still_to_be_sent_stays_until_it_is_delivered_and_no_longer(tmp_path: Path) -> None:
    secret = b"Zephyrine Quillsworth-Test walked along the tramway. " * 4000
    path = tmp_path / "store.db"
    with LocalStore.create(path, KEY) as store:
        desk = Desk(store)
        desk.bring("person", {"surname": "Quillsworth"})
        name = store.attach(desk.case, secret, "text/plain")
        desk.leaves()
        assert store.case(desk.case) == []
        assert [file.sha256 for file in store.attachments_to_send()] == [name]
        assert store.attachment_bytes(name) == secret
        store.attachment_sent(name, desk.case, 10, False)
        assert b"tramway" in b"".join(by_hand.pages(path, KEY)) + _log(path, store)
        store.attachment_sent(name, desk.case, len(secret), True)
        assert rows(store) == 0
    assert b"tramway" not in b"".join(by_hand.pages(path, KEY))


def _log(path: Path, store: LocalStore) -> bytes:
    """What is still in the log comes into the store first, so that it can be read by hand."""
    store._db.empty_log()
    return b"".join(by_hand.pages(path, KEY))


def test_no_byte_of_a_file_lies_open_on_the_disk(tmp_path: Path) -> None:
    with LocalStore.create(tmp_path / "store.db", KEY) as store:
        store.attach(new_id(), b"Zephyrine walked along the tramway. " * 4000, "text/plain")
        assert all(b"tramway" not in file.read_bytes() for file in tmp_path.iterdir())


def test_a_file_of_a_case_that_left_is_brought_no_more(desk: Desk) -> None:
    name = refer(desk, paper(1000))
    desk.write_new("contact", note="still to be sent")
    desk.leaves()
    desk.store.want(name)
    assert desk.store.attachments_to_fetch(10) == []
