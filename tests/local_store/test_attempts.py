"""Wrong passphrases slow down: two people, a clock that goes back and forth, a crash, a file that somebody deleted."""

import os
from pathlib import Path

import pytest

from local_store import attempts
from local_store.key_errors import WrongPassphrase

NOON = 1_800_000_000.0
YEAR = 365 * 86400.0


def try_at(folder: Path, now: float) -> int:
    """A wrong try; how long it has to wait, whether it was looked at or not."""
    try:
        attempts.begin(folder, now)
    except WrongPassphrase as too_soon:
        return too_soon.wait_seconds
    return attempts.wrong(folder).wait_seconds


def may_try(folder: Path, now: float) -> bool:
    try:
        attempts.begin(folder, now)
    except WrongPassphrase:
        return False
    return True


def test_one_person_does_not_slow_another(tmp_path: Path) -> None:
    hers, his = tmp_path / "hers", tmp_path / "his"
    for folder in (hers, his):
        folder.mkdir()
    for moment in (0, 5, 20):
        try_at(hers, NOON + moment)
    assert not may_try(hers, NOON + 21)
    assert may_try(his, NOON + 21)
    assert try_at(his, NOON + 27) == 15, "his second"


def test_a_clock_set_back_costs_one_wait_and_not_a_year(tmp_path: Path) -> None:
    for moment in (0, 5, 20):
        try_at(tmp_path, NOON + YEAR + moment)
    assert try_at(tmp_path, NOON) == 60
    assert try_at(tmp_path, NOON + 59) == 1
    assert may_try(tmp_path, NOON + 60)


def test_a_clock_that_goes_back_and_forth_gains_no_tries(tmp_path: Path) -> None:
    """Forth lets one try through, as a wait would; each goes on counting, and back costs a wait again."""
    for moment in (0, 5, 20):
        try_at(tmp_path, NOON + moment)
    looked_at = 0
    for _ in range(10):
        looked_at += may_try(tmp_path, NOON + 3600)
        looked_at += may_try(tmp_path, NOON)
    assert looked_at == 10
    assert try_at(tmp_path, NOON + 2) == 58


def test_a_crash_while_it_is_counted_does_not_begin_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for moment in (0, 5, 20):
        try_at(tmp_path, NOON + moment)
    with monkeypatch.context() as patch:

        def cut(*_: object) -> None:
            raise KeyboardInterrupt

        patch.setattr(os, "fdopen", cut)  # the file is open, and emptied, and nothing is written yet
        with pytest.raises(KeyboardInterrupt):
            attempts.begin(tmp_path, NOON + 100)
    assert not may_try(tmp_path, NOON + 79), "the count of before is there, whole"


def test_a_file_that_says_nothing_counts_as_the_longest_wait(tmp_path: Path) -> None:
    file = tmp_path / attempts.ATTEMPTS_FILE
    for content in (b"", b'{"wrong":', b"[]"):
        file.write_bytes(content)
        os.utime(file, (NOON, NOON))
        assert try_at(tmp_path, NOON + 1) == 59
    assert may_try(tmp_path, NOON + 61)


def test_a_deleted_file_begins_anew(tmp_path: Path) -> None:
    """Whoever may delete it may copy the key file too (docs/security.md): it slows a person at the keyboard."""
    for moment in (0, 5, 20):
        try_at(tmp_path, NOON + moment)
    (tmp_path / attempts.ATTEMPTS_FILE).unlink()
    assert try_at(tmp_path, NOON + 21) == 5
