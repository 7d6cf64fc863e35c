"""The log gets its length from a connection that goes on writing, and nothing depends on whether it does."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from local_store import LocalStore, log_length
from local_store.connection import OFTEN
from local_store.frames import write_all
from local_store.log_length import LENGTH
from tests.local_store.desk import KEY, Desk


def log_of(desk: Desk) -> Path:
    return desk.store._db.path.with_name(desk.store._db.path.name + "-wal")


def write_often(desk: Desk) -> list[str]:
    return [desk.write_new("contact", note=f"note {number}").id for number in range(OFTEN + 2)]


def test_the_log_of_a_connection_that_goes_on_writing_has_its_length(desk: Desk) -> None:
    desk.write_new("contact", note="one")
    assert log_of(desk).stat().st_size < LENGTH
    written = write_often(desk)
    assert log_of(desk).stat().st_size == LENGTH
    with LocalStore.open(desk.store._db.path, KEY) as other:
        assert set(written) <= {item.edit.id for item in other.pending()}


def test_what_is_committed_is_in_a_log_of_zeros_after_the_program_was_killed(desk: Desk, tmp_path: Path) -> None:
    written = write_often(desk)
    for file in desk.store._db.path.parent.iterdir():  # as it is found after a kill: without the shared memory
        if not file.name.endswith("-shm"):
            (tmp_path / file.name).write_bytes(file.read_bytes())
    with LocalStore.open(tmp_path / desk.store._db.path.name, KEY) as found:
        assert set(written) <= {item.edit.id for item in found.pending()}


def test_a_log_emptied_for_a_purge_gets_its_length_again(desk: Desk) -> None:
    write_often(desk)
    assert desk.store._db.empty_log()
    assert log_of(desk).stat().st_size == 0
    write_often(desk)
    assert log_of(desk).stat().st_size == LENGTH


def test_a_log_that_is_not_begun_anew_gets_its_length_once_more(desk: Desk) -> None:
    """While somebody reads the store SQLite cannot begin it anew."""
    write_often(desk)
    desk.store._db._db.execute("PRAGMA wal_autocheckpoint = 0")
    long = [desk.write_new("contact", note="a long note " * 20_000).id for _ in range(2 * OFTEN)]
    assert log_of(desk).stat().st_size == 2 * LENGTH
    with LocalStore.open(desk.store._db.path, KEY) as other:
        assert set(long) <= {item.edit.id for item in other.pending()}


def part_of_it(file: int, content: bytes) -> None:
    os.write(file, content[: len(content) // 2])
    raise OSError(errno.ENOSPC, "no room")


def all_of_it(file: int, content: bytes) -> None:
    write_all(file, content)
    os.fsync = not_synced


def not_synced(file: int) -> None:
    raise OSError(errno.EIO, "does not answer")


@pytest.mark.parametrize("fault", [part_of_it, all_of_it])
def test_a_disk_that_does_not_take_it_keeps_what_is_saved(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, fault: Callable[[int, bytes], None]
) -> None:
    tried: list[int] = []

    def failing(file: int, content: bytes) -> None:
        if any(content):  # a frame of the journal
            write_all(file, content)
        else:
            tried.append(len(content))
            fault(file, content)

    monkeypatch.setattr("os.fsync", os.fsync)  # what the fault puts in its place is put back
    monkeypatch.setattr("local_store.frames.write_all", failing)
    written = write_often(desk)
    assert len(tried) == 1
    assert log_of(desk).stat().st_size < LENGTH
    monkeypatch.undo()
    with LocalStore.open(desk.store._db.path, KEY) as other:
        assert set(written) <= {item.edit.id for item in other.pending()}


def test_a_disk_with_little_room_keeps_it(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = log_length.disk_usage(desk.store._db.path.parent)._replace(free=4 * LENGTH - 1)
    monkeypatch.setattr(log_length, "disk_usage", lambda path: usage)
    write_often(desk)
    assert log_of(desk).stat().st_size < LENGTH
